"""Journeys through the workbench in a real browser. Run by `cargo xtask browser`.

    python run.py PROGRAM CHROMIUM [--only WORD] [--shots FOLDER]

PROGRAM is `reportedly`, CHROMIUM the browser. With --shots, pictures are taken instead of journeys.
"""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

import shots
from journeys import JOURNEYS
from tools import Tools
from visit import PATIENCE

HERE = Path(__file__).resolve().parent
# Characters of a failure that are shown: Playwright adds the whole page to some.
LENGTH = 1200


def told(error: Exception) -> str:
    """Where a journey failed, in our own files, and why."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(HERE)]
    where = [f"    {Path(f.filename).relative_to(HERE)}:{f.lineno}: {f.line}" for f in frames[1:]]
    why = str(error)[:LENGTH].replace("\n", "\n    ")
    return "\n".join([*where, f"    {type(error).__name__}: {why}"])


def main() -> int:
    """Runs all journeys, whatever becomes of each, and says which failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("chromium", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--shots", type=Path)
    given = parser.parse_args()
    expect.set_options(timeout=PATIENCE)
    failed: list[str] = []
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium)
        tools = Tools(given.program.resolve(), browser, Path(folder))
        if given.shots:
            shots.take(tools, given.shots)
            return 0
        wanted = {name: journey for name, journey in JOURNEYS.items() if given.only in name}
        for name, journey in wanted.items():
            start = time.monotonic()
            try:
                journey(tools)
            except Exception as error:  # the other journeys are made, too
                failed.append(name)
                print(told(error))
            result = "FAILED" if name in failed else "ok"
            print(f"  {name}: {result}, {time.monotonic() - start:.1f} s", flush=True)
        version = browser.version
        browser.close()
    took = time.monotonic() - begun
    print(f"browser: {len(wanted)} journeys in Chromium {version}, {tools.checked} pages checked by axe, {took:.0f} s")
    if failed or not wanted:
        print(f"browser: FAILED: {', '.join(failed) or 'there is no such journey'}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
