from typing import Any

__all__ = [
    "ReportedlyError",
    "__version__",
    "add",
    "ask",
    "claims",
    "documents",
    "export",
    "read",
    "read_many",
    "reader_version",
    "table",
]

__version__: str

class ReportedlyError(Exception): ...

def read(text: str, published: str | None) -> str: ...
def read_many(
    texts: list[str | None], published: list[str | None]
) -> list[tuple[str, int, list[int]] | None]: ...
def reader_version() -> str: ...
def add(casebook: str, paths: list[str]) -> str: ...
def ask(
    casebook: str,
    question: str,
    prior: float | None,
    hypotheses: list[str],
    machine: bool,
    keep_at: str | None,
) -> str: ...
def claims(casebook: str, all: bool) -> str: ...
def documents(casebook: str) -> str: ...
def export(
    casebook: str, format: str, question: str | None, table: str | None, hypotheses: list[str]
) -> bytes: ...
def table(
    casebook: str, name: str, question: str | None, hypotheses: list[str]
) -> list[tuple[str, str, list[Any]]]: ...
