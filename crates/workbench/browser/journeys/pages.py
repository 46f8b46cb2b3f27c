"""Every page of the navigation, and those that are reached from them, in all windows and colours."""

from playwright.sync_api import expect

from tools import Tools

# Reached from other pages; the rest is found in the navigation.
BEYOND = {
    "origins of a document": "/origins?document=d02",
    "text side by side": "/aligned?from=d02&to=d04",
    "a publisher": "/source?name=Northline+News+Agency",
    "a page that is not there": "/nowhere",
}


def navigation(tools: Tools) -> None:
    """Each entry leads to a page with one heading, which it marks as the current one."""
    with tools.desk() as desk, tools.visit(desk) as visit:
        page = visit.page
        visit.open("/")
        entries = page.get_by_role("navigation", name="Pages").get_by_role("link")
        names = entries.all_inner_texts()
        assert len(names) >= 12, names
        for name in names:
            entries.filter(has_text=name).first.click()
            expect(page.locator("nav a[aria-current=page]")).to_have_text(name)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            visit.check_everywhere(name)
        visit.open("/names")
        page.get_by_role("table").get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        visit.check_everywhere("a name")
        for name, path in BEYOND.items():
            if path == "/nowhere":
                with visit.refused():
                    visit.open(path)
                    expect(page.get_by_role("main")).to_contain_text("no such page")
            else:
                visit.open(path)
            visit.check_everywhere(name)
