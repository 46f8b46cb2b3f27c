"""The reader's network: one MiniLM encoder and its heads.

Shapes: B windows, T word pieces, W words (a word is what BERT's basic tokenizer yields: a run of
letters and digits, or one punctuation mark), C cues. A word is represented by its first word piece.
"""
import math
import os

import torch
from torch import nn
import torch.nn.functional as F

HIDDEN, HEADS, LAYERS, INNER, VOCAB, POSITIONS = 384, 12, 6, 1536, 30522, 512
CASES, DISTANCES = 5, 21


def bio(*names):
    return ('O',) + tuple(f'{x}-{n}' for n in names for x in 'BI')


# Labels of the sequence heads. Order is part of the exported model (see crates/nlp/src/heads).
LABELS = {
    'cue': bio('cue'),
    'role': bio('source', 'content'),
    'mention': bio('person', 'organization', 'location', 'facility', 'group', 'product', 'event'),
    'negation': ('O', 'word', 'affix'),
    'scope': ('O', 'scope'),
    'deed': bio('predicate'),
    'part': bio('actor', 'recipient', 'object', 'place', 'time'),
}
REALIS_LABELS = ('actual', 'generic', 'other')


class Layer(nn.Module):
    """A post-norm BERT layer, written out so that it exports to a handful of ONNX operators."""

    def __init__(self, dropout=0.1):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x, mask=None):
        """x [B, T, H]; mask [B, 1, 1, T] added to the attention scores, or None for no padding."""
        b, t = x.shape[0], x.shape[1]
        qkv = self.qkv(x).reshape(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        if torch.onnx.is_in_onnx_export() or not self.training:
            scores = q @ k.transpose(-1, -2) * (1.0 / math.sqrt(HIDDEN // HEADS))
            if mask is not None:
                scores = scores + mask
            a = F.softmax(scores, dim=-1) @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = a.permute(0, 2, 1, 3).reshape(b, t, HIDDEN)
        x = self.norm1(x + F.dropout(self.out(a), self.dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(VOCAB, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        # The vocabulary is lower-case; how a word was written (data.case_of) comes in here.
        self.case = nn.Parameter(torch.zeros(CASES, HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, cases=None, mask=None):
        """ids [B, T]; cases [B, T] 0..4, None for all lower; mask [B, 1, 1, T] or None -> [B, T, H]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind
        x = x + (self.case[0] if cases is None else self.case[cases])
        x = F.dropout(self.norm(x), 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, path):
        from safetensors.torch import load_file
        s = {k.removeprefix('bert.'): v for k, v in load_file(path).items()}
        e = 'embeddings.'
        self.word.weight.data = s[e + 'word_embeddings.weight']
        self.position.weight.data = s[e + 'position_embeddings.weight']
        self.kind.data = s[e + 'token_type_embeddings.weight'][0].clone()
        copy_linear(self.norm, s, e + 'LayerNorm')
        for i, layer in enumerate(self.layers):
            p = f'encoder.layer.{i}.'
            for part in ('weight', 'bias'):
                getattr(layer.qkv, part).data = torch.cat(
                    [s[f'{p}attention.self.{n}.{part}'] for n in ('query', 'key', 'value')])
            copy_linear(layer.out, s, p + 'attention.output.dense')
            copy_linear(layer.norm1, s, p + 'attention.output.LayerNorm')
            copy_linear(layer.up, s, p + 'intermediate.dense')
            copy_linear(layer.down, s, p + 'output.dense')
            copy_linear(layer.norm2, s, p + 'output.LayerNorm')


def copy_linear(module, tensors, name):
    module.weight.data = tensors[name + '.weight'].clone()
    module.bias.data = tensors[name + '.bias'].clone()


class Crf(nn.Module):
    """Linear-chain CRF. Moves into I-x from anything but B-x or I-x are forbidden."""

    def __init__(self, labels):
        super().__init__()
        n = len(labels)
        self.start = nn.Parameter(torch.zeros(n))
        self.move = nn.Parameter(torch.zeros(n, n))
        forbidden = torch.zeros(n, n)
        starts = torch.zeros(n)
        for j, b in enumerate(labels):
            if b.startswith('I-'):
                starts[j] = -1e4
                for i, a in enumerate(labels):
                    if a[1:] != b[1:]:
                        forbidden[i, j] = -1e4
        self.register_buffer('forbidden', forbidden, persistent=False)
        self.register_buffer('forbidden_start', starts, persistent=False)

    def tables(self):
        return self.start + self.forbidden_start, self.move + self.forbidden

    def nll(self, emit, gold, length):
        """Negative log-likelihood a sequence. emit [N, W, L], gold [N, W] (padding: any), length [N]."""
        start, move = self.tables()
        n, w, _ = emit.shape
        index = torch.arange(w)
        inside = index[None] < length[:, None]
        picked = emit.gather(2, gold[..., None])[..., 0]
        score = (picked * inside).sum(1) + start[gold[:, 0]]
        score = score + (move[gold[:, :-1], gold[:, 1:]] * inside[:, 1:]).sum(1)
        alpha = start + emit[:, 0]
        for t in range(1, w):
            step = torch.logsumexp(alpha[:, :, None] + move[None], dim=1) + emit[:, t]
            alpha = torch.where(inside[:, t, None], step, alpha)
        return torch.logsumexp(alpha, dim=1) - score

    def partial_nll(self, emit, allowed, length):
        """As `nll` where the gold leaves some words open. allowed [N, W, L]: labels a word may have."""
        n, w, l = emit.shape
        both = torch.cat([emit, emit + (~allowed) * -1e4])
        start, move = self.tables()
        inside = (torch.arange(w)[None] < length[:, None]).repeat(2, 1)
        alpha = start + both[:, 0]
        for t in range(1, w):
            step = torch.logsumexp(alpha[:, :, None] + move[None], dim=1) + both[:, t]
            alpha = torch.where(inside[:, t, None], step, alpha)
        total = torch.logsumexp(alpha, dim=1)
        return total[:n] - total[n:]

    @torch.no_grad()
    def decode(self, emit):
        """Best labels of one sequence. emit [W, L]."""
        start, move = self.tables()
        alpha, back = start + emit[0], []
        for t in range(1, emit.shape[0]):
            best, arg = (alpha[:, None] + move).max(0)
            alpha = best + emit[t]
            back.append(arg)
        path = [int(alpha.argmax())]
        for arg in reversed(back):
            path.append(int(arg[path[-1]]))
        return path[::-1]


class SecondLook(nn.Module):
    """The words of a paragraph once more, this time knowing one cue: what goes with that cue?"""

    def __init__(self):
        super().__init__()
        self.layer = Layer()
        # How many words before or behind the cue a word stands (data.distances).
        self.distance = nn.Parameter(torch.zeros(DISTANCES, HIDDEN))

    def forward(self, words, mark, cue, distance, mask=None):
        """words [C, W, H]; mark [H], what sort of cue it is; cue [C, W] 1 where the word is of the cue;
        distance [C, W] rows of `distance`; mask as in Layer -> [C, W, H]."""
        return self.layer(words + cue[..., None] * mark + self.distance[distance], mask)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        for name, labels in LABELS.items():
            setattr(self, name, nn.Linear(HIDDEN, len(labels)))
            setattr(self, name + '_crf', Crf(labels))
        # Attributions have a second look of their own; negations and deeds share one.
        self.role_look, self.part_look = SecondLook(), SecondLook()
        self.mark = nn.Parameter(torch.randn(HIDDEN) * 0.1)
        self.scope_mark = nn.Parameter(torch.randn(HIDDEN) * 0.1)
        self.part_mark = nn.Parameter(torch.randn(HIDDEN) * 0.1)
        # Training only: the same labels without the cue, which teaches the encoder the boundaries.
        self.hint = nn.Linear(HIDDEN, len(LABELS['role']))
        self.part_hint = nn.Linear(HIDDEN, len(LABELS['part']))
        self.predicate = nn.Linear(HIDDEN, 1)
        self.fact_up = nn.Linear(HIDDEN, HIDDEN)
        self.fact_down = nn.Linear(HIDDEN, 1)
        self.realis = nn.Linear(HIDDEN, len(REALIS_LABELS))
        self.embed = nn.Linear(HIDDEN, HIDDEN)
        nn.init.eye_(self.embed.weight)
        nn.init.zeros_(self.embed.bias)

    def begin_from(self, tensors):
        """Take over an earlier training; what it did not have stays as it is."""
        renamed = {k.replace('role_layer.', 'role_look.layer.'): v for k, v in tensors.items()}
        left = self.load_state_dict(renamed, strict=False)
        assert not left.unexpected_keys, left.unexpected_keys

    def look(self, head, words, cue, distance, mask=None):
        """Scores of `role`, `scope` or `part` for every word, given a cue. -> [C, W, labels]"""
        look, mark = {'role': (self.role_look, self.mark), 'scope': (self.part_look, self.scope_mark),
                      'part': (self.part_look, self.part_mark)}[head]
        return getattr(self, head)(look(words, mark, cue, distance, mask))

    def factuality(self, words):
        """-3 to 3 for a word read as an event. [..., H] -> [...]."""
        return 3 * torch.tanh(self.fact_down(F.gelu(self.fact_up(words)))[..., 0])

    def sentence(self, pooled):
        return F.normalize(self.embed(pooled), dim=-1)


def trained(run):
    """The reader of a finished training, or of the last checkpoint of an unfinished one. `run`: its folder."""
    model, final = Reader(), os.path.join(run, 'reader.pt')
    model.load_state_dict(torch.load(final) if os.path.exists(final) else torch.load(os.path.join(run, 'state.pt'))['model'])
    return model
