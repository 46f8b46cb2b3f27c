"""Sources: a person grades one, and answers follow."""

import re

from playwright.sync_api import expect

from desk import QUESTION
from journeys.asking import ask, card
from journeys.correcting import DENIER
from tools import Tools


def grade(tools: Tools) -> None:
    """From the list to a source; its grade is set; the answer to the question changes, and says why."""
    with tools.desk() as desk, tools.visit(desk) as visit:
        page, before = visit.page, desk.percent()
        visit.open("/")
        page.get_by_role("link", name="Sources", exact=True).click()
        visit.check("sources")
        page.get_by_label("Name").fill("defence")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name=DENIER).first.click()
        expect(page.get_by_text("Not graded:")).to_be_visible()
        page.get_by_text("Set the grade").first.click()
        form = page.locator("form").filter(has=page.get_by_role("combobox", name="Grade"))
        form.get_by_role("combobox").select_option("E")
        form.get_by_label("Why").fill("denied what was shown later")
        form.get_by_role("button", name="Set the grade").click()
        expect(page.get_by_role("status").first).to_contain_text("Kept")
        expect(page.locator(".grade-box")).to_contain_text("unreliable")
        visit.check_everywhere("source with a grade")
        act = desk.log()[0]["act"]
        assert act == {"kind": "grade", "source": DENIER, "grade": "E"}, act

        after = desk.percent()
        assert before != after, "the grade changed nothing"
        page.get_by_role("link", name="Question", exact=True).click()
        ask(page)
        expect(page.locator(".numbers")).to_contain_text(after)
        expect(card(page, DENIER).locator(".weigh")).to_contain_text("E")
        expect(page.get_by_role("complementary")).to_contain_text(re.compile(rf"The machine alone: .*{before}"))
        visit.open("/sources?q=defence")
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name=DENIER))
        expect(row.first).to_contain_text("E")
        assert desk.tell("ask", QUESTION, "--machine")["estimate"] is not None
