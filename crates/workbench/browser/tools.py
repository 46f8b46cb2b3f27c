"""What each journey is given."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from desk import Desk, Document, articles, run, served
from visit import Visit


@dataclass
class Tools:
    """The program, the browser, and a folder for casebooks."""

    program: Path
    browser: Browser
    folder: Path
    articles: dict[str, Document] = field(default_factory=articles)
    # Pages that were checked for accessibility so far.
    checked: int = 0
    # Casebooks so far.
    made: int = 0

    def casebook(self, *, without: str = "") -> Path:
        """A new casebook of the example's articles, one of them left out if so wanted."""
        self.made += 1
        path = self.folder / f"{self.made}.casebook"
        lines = [d.line for d in self.articles.values() if d.id != without]
        source = self.folder / f"{self.made}.jsonl"
        source.write_text("\n".join(lines), encoding="utf-8")
        run(self.program, path, "add", source)
        return path

    @contextmanager
    def desk(self, *, without: str = "", accounts: dict[str, tuple[str, str]] | None = None) -> Iterator[Desk]:
        """Serves a new casebook: for one person, or for a newsroom of accounts (name: role, password)."""
        path = self.casebook(without=without)
        for name, (role, password) in (accounts or {}).items():
            run(self.program, path, "accounts", "add", name, "--role", role, given=password + "\n")
        with served(self.program, path, team=accounts is not None) as desk:
            yield desk

    @contextmanager
    def visit(self, desk: Desk, *, scripts: bool = True) -> Iterator[Visit]:
        """Opens a browser window on a desk, with cookies of its own."""
        visit = Visit(self.browser, desk.address, scripts=scripts)
        try:
            yield visit
        except BaseException:
            visit.abandon()
            raise
        self.checked += visit.checked
        visit.end()

    def file(self, name: str, records: list[dict[str, str]]) -> Path:
        """A file of JSON lines, to be taken in."""
        path = self.folder / name
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return path
