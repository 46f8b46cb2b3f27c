"""Corrections: made, told, shown beside the machine's own reading, and taken back."""

import re

from playwright.sync_api import expect

from desk import QUESTION, WHO
from journeys.asking import ask, card
from tools import Tools

DENIER = "Defence Ministry of Belarus"
WHY = "it speaks for its own side"


def stance_of(tools: Tools, *, scripts: bool) -> None:
    """Turns round a statement of who denies; the estimate rises; undone, all is as it was."""
    with tools.desk() as desk, tools.visit(desk, scripts=scripts) as visit:
        page, before = visit.page, desk.percent()
        visit.open("/")
        ask(page)
        numbers = page.locator(".numbers")
        expect(numbers).to_contain_text(before)
        said = card(page, DENIER).locator("figure.said").first
        said.get_by_text("Correct this statement").click()
        form = said.locator("form").filter(has=page.get_by_label("This statement"))
        expect(form.get_by_label("Your name")).to_have_value(WHO)
        form.get_by_label("This statement").select_option(label="supports")
        form.get_by_label("Why").fill(WHY)
        form.get_by_role("button", name="Set the stance").click()

        told, after = page.get_by_role("status").first, desk.percent()
        assert before != after, "the correction changed nothing"
        expect(told).to_contain_text("Kept.")
        expect(told).to_contain_text(re.compile(rf"Before: .*{before}.* Now: .*{after}"))
        expect(numbers).to_contain_text(after)
        # The machine's own answer stands beside it.
        people = page.get_by_role("complementary")
        expect(people).to_contain_text("Corrected by people")
        expect(people).to_contain_text(re.compile(rf"The machine alone: .*{before}"))
        visit.check_everywhere("answer with a correction")
        event = desk.log()[0]
        assert (event["who"], event["why"], event["act"]["kind"]) == (WHO, WHY, "stance"), event
        assert event["act"]["stance"] == "supports", event

        told.get_by_role("link", name="Log").click()
        entry = page.locator("#e1")
        expect(entry).to_contain_text(WHY)
        visit.check_everywhere("log")
        entry.get_by_text("Undo").first.click()
        entry.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status")).to_contain_text("Kept as event 2")
        expect(entry).to_contain_text("undone by 2")
        assert [e["undone_by"] for e in desk.log()] == [2, None], desk.log()
        entry.get_by_role("link", name=QUESTION).click()
        expect(numbers).to_contain_text(before)
        expect(page.get_by_role("complementary")).to_have_count(0)
        assert desk.percent() == before


def stance(tools: Tools) -> None:
    """With scripts."""
    stance_of(tools, scripts=True)


def stance_without_scripts(tools: Tools) -> None:
    """Without them."""
    stance_of(tools, scripts=False)


def attribution(tools: Tools) -> None:
    """In a document: a statement that stands on somebody's word is set to be the author's own."""
    with tools.desk() as desk, tools.visit(desk) as visit:
        page = visit.page
        visit.open("/documents")
        page.get_by_label("Title or id").fill("d08")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name=tools.articles["d08"].title).click()
        statement = page.locator("#s1")
        expect(statement.get_by_role("link", name=DENIER)).to_be_visible()
        statement.get_by_text("Correct", exact=True).click()
        keep = page.get_by_role("button", name="Keep the attribution")
        form = statement.locator("form", has=keep)
        form.get_by_label("is wrong: it is the author's own word").check()
        form.get_by_label("Why").fill("no spokesman said so")
        form.get_by_role("button", name="Keep the attribution").click()

        expect(page.get_by_role("status").first).to_contain_text("Kept.")
        expect(statement).to_contain_text("the author’s own word")
        expect(statement.get_by_role("link", name=DENIER)).to_have_count(0)
        # What the machine read stands beside it, and stays in the casebook.
        expect(statement).to_contain_text(f"Set by {WHO}.")
        expect(statement).to_contain_text(f"The machine: {DENIER}")
        visit.check_everywhere("document with a correction")
        act = desk.log()[0]["act"]
        assert (act["kind"], act["judgement"], act["statement"]["document"]) == ("attribution", "reject", "d08"), act
