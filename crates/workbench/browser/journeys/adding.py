"""Taking in: a file, a text; with progress, pause and cancel."""

from playwright.sync_api import Locator, Page, expect

from tools import Tools

TEXT = "The harbour office of Gomel said on Friday that the ferry of the works had sunk. Nobody was hurt, it added."
# Articles of the long job: many enough for a person to press a button meanwhile.
MANY = 1200
# Milliseconds for reading them all, on a slow computer.
LONG = 120_000


def job(page: Page, name: str) -> Locator:
    """A job in the list of those in the background."""
    return page.locator("#jobs").get_by_role("listitem").filter(has_text=name)


def upload(tools: Tools) -> None:
    """A file comes in while the page looks on, and its document is found, read, and given back to the byte."""
    left_out = tools.articles["d10"]
    with tools.desk(without="d10") as desk, tools.visit(desk) as visit:
        page = visit.page
        visit.open("/")
        expect(page.get_by_role("main")).to_contain_text("9 documents")
        page.get_by_role("link", name="Add", exact=True).click()
        visit.check("add")
        given = (left_out.line + "\n").encode()
        file = {"name": "maize.jsonl", "mimeType": "application/jsonl", "buffer": given}
        page.get_by_label("Page, text, feed").set_input_files(file)  # type: ignore[arg-type]
        page.locator("form").filter(has_text="Page, text, feed").get_by_role("button", name="Take it in").click()
        # The list keeps itself up to date: nothing is loaded again.
        expect(job(page, "maize.jsonl")).to_contain_text("1 document: 1 new, 0 known, 0 without text.")
        visit.check("add, with a job that is done")
        job(page, "maize.jsonl").get_by_role("link", name="Inbox").click()
        expect(page.get_by_role("main")).to_contain_text("10 new documents")
        visit.check("inbox")
        page.get_by_role("link", name=left_out.title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(left_out.title)
        expect(page.locator(".said-here")).to_contain_text("Alena Sauchanka")
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the capture").click()
        assert download.value.path().read_bytes().strip() == given.strip(), "the capture is what was given"
        ids = [d["id"] for d in desk.tell("documents")]
        assert sorted(ids) == sorted(tools.articles), ids


def paste(page: Page, title: str) -> None:
    """Takes a text in."""
    page.get_by_label("Headline").fill(title)
    page.get_by_label("Publisher").fill("Harbour Daily")
    page.get_by_label("Published").fill("2023-11-03")
    page.get_by_role("textbox", name="Text").fill(TEXT)
    page.locator("form").filter(has=page.get_by_label("Headline")).get_by_role("button").click()


def pause_and_cancel(tools: Tools) -> None:
    """A long job is paused; a text waits behind it; the long one is cancelled, and the text comes in."""
    words = [sentence for d in tools.articles.values() for sentence in d.text.split(". ")]
    records = [
        {"id": f"m{n}", "text": ". ".join(words[(n * 7 + k * 3) % len(words)] for k in range(4)) + f" ({n})."}
        for n in range(MANY)
    ]
    many = tools.file("many.jsonl", records)
    with tools.desk() as desk, tools.visit(desk) as visit:
        page = visit.page
        visit.open("/add")
        page.get_by_label("Page, text, feed").set_input_files(many)
        page.locator("form").filter(has_text="Page, text, feed").get_by_role("button", name="Take it in").click()
        long = job(page, "many.jsonl")
        long.get_by_role("button", name="Pause").click()
        expect(long).to_contain_text("Paused while")
        visit.check("add, with a job that is paused")
        paste(page, "Ferry of the works sinks")
        text = job(page, "pasted")
        expect(text).to_contain_text("Waits for the others.")
        paste(page, "Ferry never was there")
        expect(text).to_have_count(2)
        # What has not begun is cancelled at once.
        text.first.get_by_role("button", name="Cancel").click()
        expect(text.first).to_contain_text("Cancelled.")
        # A paused job goes on where it stood.
        long.get_by_role("button", name="Go on").click()
        expect(long).not_to_contain_text("Paused")
        long.get_by_role("button", name="Cancel").click()
        expect(long).to_contain_text("Cancelled. What was taken in stays")
        expect(text.last).to_contain_text("1 document: 1 new", timeout=LONG)
        visit.check_everywhere("add, with jobs that have ended")

        page.get_by_role("link", name="Documents", exact=True).click()
        page.get_by_label("Title or id").fill("ferry")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name="Ferry of the works sinks").click()
        expect(page.locator(".said-here")).to_contain_text("harbour office")
        titles = [d["title"] for d in desk.tell("documents")]
        assert "Ferry of the works sinks" in titles and "Ferry never was there" not in titles
