"""A newsroom: nothing without an account; readers look, analysts correct under their own names, owners see who came."""

from playwright.sync_api import Page, expect

from desk import QUESTION
from journeys.asking import card
from journeys.correcting import DENIER
from tools import Tools
from visit import Visit

PASSWORD = "four words without sense"
ACCOUNTS = {"olga": ("owner", PASSWORD), "anna": ("analyst", PASSWORD), "rita": ("reader", PASSWORD)}


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fills the form in."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_out(visit: Visit) -> None:
    """Out, and out it is: the way back shows nothing."""
    visit.page.get_by_role("button", name="Sign out").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Sign in")
    visit.open("/documents")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Sign in")


def roles(tools: Tools) -> None:
    """A wrong password; a reader; an analyst, who signs with no other name; an owner, who sees who came."""
    with tools.desk(accounts=ACCOUNTS) as desk, tools.visit(desk) as visit:
        page = visit.page
        visit.open("/ask?q=" + QUESTION.replace(" ", "+"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        visit.check_everywhere("sign in")
        with visit.refused():
            sign_in(page, "rita", "not the password")
            expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")
        expect(page.get_by_label("Password")).to_have_value("")
        visit.check("sign in, after a wrong password")
        # The right one leads to where the person wanted to go.
        sign_in(page, "rita")
        expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)

        # A reader sees the answer and no form, and what a program sends in her name is refused.
        expect(card(page, DENIER)).to_be_visible()
        expect(page.get_by_text("Correct this statement")).to_have_count(0)
        expect(page.get_by_role("button", name="Keep this question")).to_have_count(0)
        token = page.locator("form[action='/sign-out'] input[name=token]").get_attribute("value") or ""
        sent: dict[str, str | float | bool] = {
            "token": token,
            "kind": "grade",
            "source": DENIER,
            "grade": "E",
            "seen": "0",
            "why": "",
            "back": "/",
        }
        refused = page.request.post(f"{desk.address}/correct", form=sent, headers={"origin": desk.address})
        assert refused.status == 403, refused.status
        assert desk.log() == [], "a reader changed something"
        visit.check_everywhere("answer, for a reader")
        sign_out(visit)

        sign_in(page, "anna")
        visit.open("/ask?q=" + QUESTION.replace(" ", "+"))
        said = card(page, DENIER).locator("figure.said").first
        said.get_by_text("Correct this statement").click()
        form = said.locator("form").filter(has=page.get_by_label("This statement"))
        expect(form).to_contain_text("Signed by anna.")
        form.get_by_label("This statement").select_option(label="takes no side")
        form.get_by_role("button", name="Set the stance").click()
        expect(page.get_by_role("status").first).to_contain_text("Kept.")
        assert [e["who"] for e in desk.log()] == ["anna"], desk.log()
        expect(page.get_by_role("link", name="Accounts")).to_have_count(0)
        sign_out(visit)

        sign_in(page, "olga")
        page.get_by_role("link", name="Accounts").click()
        for name in ACCOUNTS:
            expect(page.get_by_role("main")).to_contain_text(name)
        visit.check_everywhere("accounts")
        page.get_by_role("link", name="olga").first.click()
        visit.check_everywhere("account")
