"""The watch itself: what must never happen, made to happen, is noticed. Otherwise the other journeys prove nothing."""

from tools import Tools
from visit import Visit

ELSEWHERE = "() => { const i = new Image(); i.src = 'https://elsewhere.example/x.png'; document.body.append(i); }"
INLINE = "() => { const s = document.createElement('script'); s.text = 'window.ran = true'; document.body.append(s); }"
FAILS = "() => { setTimeout(() => { throw new Error('made to fail') }) }"
NAMELESS = "() => { const b = document.createElement('button'); document.querySelector('main').append(b); }"
WIDE = "() => { document.querySelector('main').style.minWidth = '3000px' }"


def sees(tools: Tools) -> None:
    """A request to elsewhere, a script in the page, one that fails, a nameless button, a page that is too wide."""
    with tools.desk() as desk:
        visit = Visit(tools.browser, desk.address)
        visit.open("/")
        visit.page.evaluate(ELSEWHERE)
        visit.page.evaluate(INLINE)
        assert visit.page.evaluate("window.ran") is None, "an inline script ran"
        with visit.page.expect_event("pageerror"):
            visit.page.evaluate(FAILS)
        visit.page.evaluate(NAMELESS)
        visit.check("with a button without a name")
        noted = " ".join(visit.troubles)
        for sign in ("asks https://elsewhere.example", "Content Security Policy", "made to fail", "critical"):
            assert sign in noted, f"not noticed: {sign}; noticed: {noted}"
        visit.page.evaluate(WIDE)
        try:
            visit.check("too wide")
        except AssertionError:
            pass
        else:
            raise AssertionError("a page wider than the window was not noticed")
        visit.troubles.clear()
        visit.end()
