"""A question, its answer, an origin of it, and the words on which that rests."""

import re

from playwright.sync_api import Locator, Page, expect

from desk import QUESTION, Desk
from tools import Tools
from visit import Visit

ORIGIN = "Ukraine's National Resistance Center"
QUOTE = "Iranian engineers are evaluating the possibility of converting a plant in the Belarusian city of Gomel"


def card(page: Page, origin: str) -> Locator:
    """An origin of an answer."""
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=origin))


def ask(page: Page) -> None:
    """Types the question on the first page."""
    page.get_by_label("Ask a question").fill(QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)


def the_words(visit: Visit, tools: Tools) -> None:
    """The document is open, at the words that its address names; they alone are marked."""
    found = re.search(r"id=(d\d\d)&at=(\d+)-(\d+)", visit.page.url)
    assert found, visit.page.url
    document = tools.articles[found[1]]
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(document.title)
    quote = document.words(int(found[2]), int(found[3]))
    assert quote.startswith(QUOTE), quote
    marked = visit.page.locator(".text .here").all_inner_texts()
    assert "".join(marked).replace(" ", "") == quote.replace(" ", ""), marked
    # The browser has gone to the first of them.
    top = visit.page.locator("#here").evaluate("e => e.getBoundingClientRect().top")
    height = visit.page.evaluate("innerHeight")
    assert 0 <= top < height, f"the words are at {top} of {height}"


def answer(visit: Visit, desk: Desk) -> None:
    """The page says what the program says."""
    page, told = visit.page, desk.tell("ask", QUESTION)
    expect(page.locator(".numbers")).to_contain_text(f"{told['estimate']['probability'] * 100:.0f} %")
    expect(page.get_by_text("Not enough evidence")).to_be_visible()
    for origin in told["origins"][:2]:
        expect(card(page, origin["name"])).to_be_visible()
    supports = told["independent_supporting"]
    expect(page.get_by_text(f"{supports} independent origin supports")).to_be_visible()


def follow(tools: Tools, *, scripts: bool) -> None:
    """Asks, opens what an origin said, and follows a quote into its document."""
    with tools.desk() as desk, tools.visit(desk, scripts=scripts) as visit:
        page = visit.page
        visit.open("/")
        visit.check("first page")
        ask(page)
        answer(visit, desk)
        visit.check_everywhere("answer")
        origin = card(page, ORIGIN)
        more = origin.get_by_text(re.compile(r"^\d+ more statements?$"))
        hidden = origin.locator("figure.said").last
        expect(hidden).to_be_hidden()
        more.click()
        expect(hidden).to_be_visible()
        origin.locator("figure.said").first.get_by_role("link", name="Northline News Agency").click()
        the_words(visit, tools)
        visit.check_everywhere("document")
        # The chain of each statement leads to its source, and from there to all it has said.
        page.get_by_role("link", name=ORIGIN).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(ORIGIN)
        expect(page.get_by_role("heading", name="What was said on its word")).to_be_visible()
        assert desk.log() == [], "looking changes nothing"


def follow_a_quote(tools: Tools) -> None:
    """With scripts."""
    follow(tools, scripts=True)


def without_scripts(tools: Tools) -> None:
    """Without them."""
    follow(tools, scripts=False)
