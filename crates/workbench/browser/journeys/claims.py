"""Claims: what articles assert and deny, by whom, and what became of it."""

import re

from playwright.sync_api import expect

from tools import Tools

CLAIM = "a contract has not been signed"


def history(tools: Tools) -> None:
    """From the list to a claim, its origins and statements, its history as chart and table, into a document."""
    with tools.desk() as desk, tools.visit(desk) as visit:
        page = visit.page
        told = desk.tell("claims", "--all")
        several = [c for c in told if c["documents"] > 1 or c["disputed"]]
        visit.open("/")
        page.get_by_role("link", name="Claims", exact=True).click()
        expect(page.get_by_role("status")).to_have_text(f"{len(several)} claims")
        visit.check("claims")
        page.get_by_label("of one article, too").check()
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("status")).to_contain_text(f"{len(told)} claims")
        page.get_by_label("Words").fill("contract")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name=CLAIM).click()
        claim = next(c for c in told if c["words"] == CLAIM)
        expect(page.get_by_role("heading", level=1)).to_have_text(CLAIM)
        visit.check_everywhere("claim")
        # The chart has a point for each dated statement, and a twin in words.
        became = page.locator("section").filter(has=page.get_by_role("heading", name="What became of it"))
        expect(became.get_by_role("img")).to_be_visible()
        dated = [s for s in claim["statements"] if s["published"]]
        expect(became.locator("svg circle")).to_have_count(len(dated))
        expect(became.get_by_role("table")).to_contain_text("first seen")
        said = page.locator("section").filter(has=page.get_by_role("heading", name="What was said"))
        expect(said.locator("li.entry")).to_have_count(len(claim["statements"]))
        became.get_by_role("table").get_by_role("link", name="d01").first.click()
        expect(page).to_have_url(re.compile("id=d01&at="))
        marked = "".join(page.locator(".text .here").all_inner_texts())
        assert marked.replace(" ", "") == CLAIM.replace(" ", ""), marked
