"""Who says so, on whose word, how certain, and how many independent origins stand behind a claim.

>>> import reportedly
>>> reading = reportedly.read("The ministry said the bridge may have collapsed.")
>>> [s["words"] for s in reading["statements"]]
['the bridge may have collapsed']
"""

from __future__ import annotations

import json
import os
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Iterable

from . import _reportedly
from ._reportedly import ReportedlyError, __version__

if TYPE_CHECKING:
    import pyarrow

__all__ = ["Casebook", "ReportedlyError", "__version__", "read", "read_batch", "reader_version"]


def _object(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def read(text: str, published: str | None = None) -> dict[str, Any]:
    """What stands in a text: attributions, statements with their chains, names, places, times and more.

    `published` (ISO 8601) is what "yesterday" is counted from. Places are UTF-8 bytes of the text.
    """
    return _object(_reportedly.read(text, published))


def reader_version() -> str:
    """Name of the weights and rules that read. Equal names read equal texts equally."""
    return _reportedly.reader_version()


def read_batch(
    batch: "pyarrow.RecordBatch",
    text: str = "text",
    published: str | None = None,
    keep: Iterable[str] = (),
) -> "pyarrow.RecordBatch":
    """Readings of a batch of texts, a row each in the same order.

    The columns of the result are those of `keep`, then `reading` (JSON), `statements` (how many) and `fingerprints`
    (Int64, for finding text that was taken over). Where the text is null, so are these.
    """
    import pyarrow as pa

    texts = batch.column(text).to_pylist()
    dates = batch.column(published).cast(pa.string()).to_pylist() if published else []
    found = _reportedly.read_many(texts, dates)
    kept = [(name, batch.column(name)) for name in keep]
    made = [
        ("reading", pa.array([row and row[0] for row in found], pa.string())),
        ("statements", pa.array([row and row[1] for row in found], pa.int32())),
        ("fingerprints", pa.array([row and row[2] for row in found], pa.list_(pa.int64()))),
    ]
    names, columns = zip(*kept, *made)
    return pa.RecordBatch.from_arrays(list(columns), names=list(names))


class Casebook:
    """Articles and what was read in them, in one file. It is made by the first `add`.

    May be used from any thread, and by several programs at once.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)

    def __repr__(self) -> str:
        return f"Casebook({self.path!r})"

    def add(self, *paths: str | os.PathLike[str]) -> dict[str, Any]:
        """Takes in files and folders and reads what is new. Adding the same again changes nothing."""
        return _object(_reportedly.add(self.path, [os.fspath(path) for path in paths]))

    def ask(
        self,
        question: str,
        prior: float | None = None,
        *,
        hypotheses: Iterable[str] = (),
        machine: bool = False,
        keep: bool = False,
    ) -> dict[str, Any]:
        """Answers a question, with every origin and quotation that the answer rests on.

        `hypotheses` are explanations that `matrix` sets beside each other. What people have corrected holds, unless
        `machine` asks for the answer without. With `keep` the casebook keeps the question and its answer, as
        `reportedly ask` does, and `kept` says what changed since it was last asked; without, nothing is written, so
        that asking in a loop leaves no trace.
        """
        at = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if keep else None
        return _object(_reportedly.ask(self.path, question, prior, list(hypotheses), machine, at))

    def claims(self, all: bool = False) -> list[dict[str, Any]]:
        """What the documents assert and deny, most independent origins first.

        Of two documents or more, or in dispute; with `all` those of a single document, too.
        """
        found: list[dict[str, Any]] = json.loads(_reportedly.claims(self.path, all))
        return found

    def documents(self) -> list[dict[str, Any]]:
        """All documents with their texts, by date, then name."""
        found: list[dict[str, Any]] = json.loads(_reportedly.documents(self.path))
        return found

    def table(
        self, name: str, question: str | None = None, *, hypotheses: Iterable[str] = ()
    ) -> "pyarrow.Table":
        """A table: `documents`, `statements`, `attributions`, `claims`, `origins`, `assessments`, `hypotheses`,
        `questions`, `corrections`.

        With a question, `origins`, `assessments` and `hypotheses` are those of its answer.
        """
        import pyarrow as pa

        types = {"text": pa.string(), "whole": pa.int64(), "real": pa.float64(), "flag": pa.bool_()}
        columns = _reportedly.table(self.path, name, question, list(hypotheses))
        schema = pa.schema([(column, types[kind]) for column, kind, _ in columns])
        return pa.table({column: cells for column, _, cells in columns}, schema=schema)

    def export(
        self,
        format: str,
        question: str | None = None,
        table: str | None = None,
        *,
        hypotheses: Iterable[str] = (),
    ) -> bytes:
        """The casebook in a format that others read (`reportedly export --help` lists them).

        Of `csv` and `parquet` the table that is named.
        """
        return bytes(_reportedly.export(self.path, format, question, table, list(hypotheses)))
