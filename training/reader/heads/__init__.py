"""One file a head: gold records -> blocks with gold, the loss, dev figures.

Each module has `blocks(folder, tokenizer, split) -> [article]` (an article is a list of blocks; `gold`
says what the loss wants) and `loss(model, words, length, blocks) -> tensor`, where words [N, W, H] are
the states of the blocks' words and length [N] their number.
"""
