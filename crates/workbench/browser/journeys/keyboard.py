"""The first journey again, by Tab and Enter alone: every stop is seen to have the focus."""

import re

from playwright.sync_api import expect

from desk import QUESTION
from journeys.asking import ORIGIN, answer, card, the_words
from tools import Tools


def follow_a_quote(tools: Tools) -> None:
    """The skip link, the question, an origin's folded statements, a quote in its document."""
    with tools.desk() as desk, tools.visit(desk) as visit:
        page, keys = visit.page, visit.page.keyboard
        visit.open("/")
        skip = page.get_by_role("link", name="Skip to content")
        assert skip.evaluate("e => e.getBoundingClientRect().right") < 0, "the skip link is seen by keyboard only"
        visit.tab_to(skip, 1)
        expect(skip).to_be_in_viewport()
        keys.press("Enter")
        # Past the navigation: the next stop is the question.
        visit.tab_to(page.get_by_label("Ask a question"), 1)
        keys.type(QUESTION)
        keys.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)
        answer(visit, desk)
        origin = card(page, ORIGIN)
        more = origin.get_by_text(re.compile(r"^\d+ more statements?$"))
        visit.tab_to(more)
        keys.press("Enter")
        expect(origin.locator("figure.said").last).to_be_visible()
        # Backwards is another way through the same stops.
        quote = origin.locator("figure.said").first.get_by_role("link", name="Northline News Agency")
        for _ in range(8):
            keys.press("Shift+Tab")
            assert not visit.focus(), visit.focus()
            if quote.evaluate("e => e === document.activeElement"):
                break
        expect(quote).to_be_focused()
        keys.press("Enter")
        page.wait_for_url("**/document?**")
        the_words(visit, tools)
        # A statement of the text leads to its entry, and back.
        stop = page.locator(".text a.st:not([tabindex])").last
        number = (stop.get_attribute("href") or "").removeprefix("#s")
        visit.tab_to(stop)
        keys.press("Enter")
        expect(page).to_have_url(re.compile(f"#s{number}$"))
        visit.check("document, by keyboard")
