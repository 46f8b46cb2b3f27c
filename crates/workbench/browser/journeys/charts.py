"""Timeline and map: each point of a chart has a row of a table, whatever is filtered."""

from playwright.sync_api import Page, expect

from tools import Tools


def twins(page: Page) -> int:
    """How many points the chart has; the table has as many rows, each with a link."""
    rows = page.get_by_role("table").locator("tbody tr")
    expect(page.get_by_role("img").locator("circle")).to_have_count(rows.count())
    for row in rows.all():
        expect(row.get_by_role("link").first).to_be_visible()
    return rows.count()


def timeline(tools: Tools) -> None:
    """Filters by certainty and by date; a row leads to its words."""
    with tools.desk() as desk, tools.visit(desk) as visit:
        page = visit.page
        visit.open("/timeline")
        everything = twins(page)
        expect(page.get_by_role("status")).to_have_text(f"{everything} dated statements")
        visit.check("timeline")
        page.get_by_label("Certainty").select_option("certain")
        page.get_by_label("Published from").fill("2023-10-31")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_label("Certainty")).to_have_value("certain")
        fewer = twins(page)
        assert 0 < fewer < everything, (fewer, everything)
        assert "certainty=certain" in page.url and "from=2023-10-31" in page.url, page.url
        rows = page.get_by_role("table").locator("tbody tr")
        for row in rows.all():
            expect(row.locator(".tag.certain")).to_be_visible()
        rows.first.get_by_role("link").first.click()
        expect(page.locator(".here").first).to_be_in_viewport()
        page.go_back()
        assert twins(page) == fewer
        visit.open("/timeline?q=zeppelin")
        expect(page.get_by_text("No statement that fits")).to_be_visible()
        visit.check("timeline, empty")


def map_of_places(tools: Tools) -> None:
    """Filters by who speaks; a place leads to what is said of it, with the other filters kept."""
    with tools.desk() as desk, tools.visit(desk) as visit:
        page = visit.page
        visit.open("/map")
        everything = twins(page)
        visit.check("map")
        page.get_by_label("On the word of").fill("Kaminskaya")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_label("On the word of")).to_have_value("Kaminskaya")
        fewer = twins(page)
        assert 0 < fewer < everything, (fewer, everything)
        row = page.get_by_role("table").locator("tbody tr").first
        statements = row.locator("td.number").first.inner_text()
        row.get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Search")
        expect(page.get_by_label("On the word of")).to_have_value("Kaminskaya")
        expect(page.get_by_role("status")).to_contain_text(f"{statements} statement")
