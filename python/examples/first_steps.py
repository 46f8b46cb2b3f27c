"""First steps, to be run cell by cell (VS Code, Jupyter with jupytext, Spyder) or as it is.

    python first_steps.py ../../examples/drone-plant/documents.jsonl
"""

# %% Articles into a casebook
import sys
import tempfile
from pathlib import Path

import reportedly

articles = sys.argv[1] if len(sys.argv) > 1 else "../../examples/drone-plant/documents.jsonl"
case = reportedly.Casebook(Path(tempfile.mkdtemp()) / "first.casebook")
added = case.add(articles)
print(added["new"], "documents")

# %% A question, and what the answer rests on
answer = case.ask("Will Iran set up a drone factory in Belarus?")
print(answer["verdict"], answer["likelihood"], answer["estimate"])
for origin in answer["origins"]:
    print(f"{origin['stance']:10} {origin['name']} in {len(origin['documents'])} documents")

# %% Who says what, as a table
statements = case.table("statements")
speakers = statements.group_by("speaker").aggregate([("number", "count")]).sort_by([("number_count", "descending")])
print(speakers.slice(0, 5).to_pydict())

# %% One text by itself
reading = reportedly.read("Sources told the Post that the ministry may have known. The ministry denied it.")
for statement in reading["statements"]:
    print([link["name"] for link in statement["chain"]], statement["factuality"]["certainty"], statement["words"])
