"""Pictures of the main pages, for docs/images: `cargo xtask browser --shots docs/images`."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Page

from desk import QUESTION
from tools import Tools
from visit import PATIENCE, PHONE, WIDE

ANSWER = "/ask?q=" + QUESTION.replace(" ", "+")


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the page, the window, and how much of the page is in it."""

    name: str
    path: str
    height: int
    phone: bool = False
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("answer", ANSWER, 1480),
    Shot("document", "/document?id=d08&at=77-126", 800),
    Shot("origins", "/origins?document=d02", 780),
    Shot("timeline", "/timeline?from=2023-10-31", 900),
    Shot("answer-phone", ANSWER, PHONE["height"], phone=True),
    Shot("document-phone-dark", "/document?id=d08", PHONE["height"], phone=True, scheme="dark"),
)


def take(tools: Tools, folder: Path) -> None:
    """Takes them all."""
    folder.mkdir(parents=True, exist_ok=True)
    with tools.desk() as desk:
        for shot in SHOTS:
            window = PHONE if shot.phone else WIDE
            context = tools.browser.new_context(
                viewport={"width": window["width"], "height": shot.height},
                color_scheme=shot.scheme,
                reduced_motion="reduce",
                locale="en-GB",
            )
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.goto(desk.address + shot.path)
            page.evaluate("scrollTo(0, 0)")
            path = folder / f"{shot.name}.webp"
            print(f"  {path}: {keep(page, path) / 1000:.0f} kB")
            context.close()


def keep(page: Page, path: Path) -> int:
    """Writes what the window shows; letters stay sharp, and the file small."""
    Image.open(BytesIO(page.screenshot())).convert("RGB").save(path, "WEBP", quality=72, method=6)
    return path.stat().st_size
