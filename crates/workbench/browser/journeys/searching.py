"""Search: filters stay in the address, so that the way back leads to them."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tools import Tools

WORDS = 'Gomel "drone factory"'


def asked(page: Page) -> dict[str, str]:
    """The filters in the address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items() if name != "by"}


def search(tools: Tools, *, scripts: bool) -> None:
    """Words, then a publisher more; into a document and back; back once more."""
    with tools.desk() as desk, tools.visit(desk, scripts=scripts) as visit:
        page = visit.page
        visit.open("/search")
        visit.check("search")
        words, publisher = page.get_by_role("searchbox", name="Words"), page.get_by_label("Publisher")
        press = page.get_by_role("button", name="Search")
        found, entries = page.get_by_role("status"), page.locator("#found").get_by_role("listitem")
        words.fill(WORDS)
        press.click()
        page.wait_for_url("**/search?*q=*")
        expect(found).to_contain_text("statement")
        expect(entries).not_to_have_count(0)
        first = entries.count()
        expect(found).to_have_text(f"{first} statements")
        publisher.fill("BelNova")
        press.click()
        page.wait_for_url("**publisher=BelNova**")
        expect(entries).not_to_have_count(first)
        fewer = entries.count()
        assert 0 < fewer < first, (fewer, first)
        for entry in entries.all():
            expect(entry).to_contain_text("BelNova")
        assert asked(page) == {"q": WORDS, "publisher": "BelNova"}, page.url
        visit.check_everywhere("search with results")

        entries.first.get_by_role("link", name="BelNova").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(tools.articles["d08"].title)
        page.go_back()
        expect(entries).to_have_count(fewer)
        expect(publisher).to_have_value("BelNova")
        page.go_back()
        expect(entries).to_have_count(first)
        expect(words).to_have_value(WORDS)
        expect(publisher).to_have_value("")
        # The address alone is enough for a colleague.
        visit.open("/search?q=drone&certainty=denied")
        expect(words).to_have_value("drone")
        expect(page.get_by_label("Certainty")).to_have_value("denied")
        for entry in entries.all():
            expect(entry.locator(".tag.denied")).to_be_visible()
        # What is found goes on to the other pages with the same filters.
        page.get_by_role("link", name="On a timeline").click()
        expect(words).to_have_value("drone")
        expect(page.get_by_label("Certainty")).to_have_value("denied")


def with_scripts(tools: Tools) -> None:
    """With scripts, which exchange the results alone."""
    search(tools, scripts=True)


def without_scripts(tools: Tools) -> None:
    """Without them."""
    search(tools, scripts=False)
