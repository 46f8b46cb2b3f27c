"""A casebook of its own for each journey, and the workbench that serves it."""

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "drone-plant" / "documents.jsonl"
QUESTION = "Will Iran set up a drone factory in Belarus?"
WHO = "vera"

Command = list[str | Path]

# Seconds until the program must have said where it listens.
PATIENCE = 60


@dataclass(frozen=True)
class Document:
    """An article of the example."""

    id: str
    title: str
    text: str
    line: str

    def words(self, start: int, end: int) -> str:
        """The words at a place, in bytes as the casebook counts them."""
        return self.text.encode()[start:end].decode()


def articles() -> dict[str, Document]:
    """The articles of the example by their ids."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    records = [(json.loads(line), line) for line in lines]
    return {d["id"]: Document(d["id"], d["title"], d["text"], line) for d, line in records}


@dataclass(frozen=True)
class Desk:
    """A casebook, and the address under which it is served."""

    program: Path
    casebook: Path
    address: str

    def tell(self, *arguments: str) -> Any:
        """What the program says of the casebook on the command line, as JSON. "Found nothing" is an answer, too."""
        command: Command = [self.program, "--quiet", "--casebook", self.casebook, *arguments, "--json"]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise AssertionError(f"{arguments}: {done.stderr.decode()}")
        return json.loads(done.stdout)

    def log(self) -> list[dict[str, Any]]:
        """The events of the log, the first one first."""
        events: list[dict[str, Any]] = self.tell("log")
        return events

    def percent(self) -> str:
        """The estimate of the question as pages write it."""
        return f"{self.tell('ask', QUESTION)['estimate']['probability'] * 100:.0f} %"


def run(program: Path, casebook: Path, *arguments: str | Path, given: str = "") -> None:
    """Runs the program on a casebook; `given` is its standard input."""
    command: Command = [program, "--quiet", "--casebook", casebook, *arguments]
    subprocess.run(command, input=given.encode(), capture_output=True, check=True)


@contextmanager
def served(program: Path, casebook: Path, *, team: bool = False) -> Iterator[Desk]:
    """Serves a casebook at a free port of this computer until the journey is over, however it ends."""
    how = ["--team"] if team else ["--who", WHO]
    command: Command = [program, "--quiet", "--casebook", casebook, "serve", "--port", "0", *how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    late = threading.Timer(PATIENCE, process.kill)
    late.start()
    try:
        assert process.stdout is not None
        line = process.stdout.readline().decode().strip()
        late.cancel()
        if not line.startswith("http://"):
            raise AssertionError(f"the workbench did not start: {line}")
        yield Desk(program, casebook, line.rstrip("/"))
    finally:
        late.cancel()
        process.kill()
        process.communicate()
