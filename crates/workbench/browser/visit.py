"""A person's visit: one browser window that notes whatever must never happen."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, ViewportSize

WIDE: ViewportSize = {"width": 1200, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
GRAVE = ("serious", "critical")

# Milliseconds until what is waited for must be there. Nothing waits that long unless it fails.
PATIENCE = 20_000

# Accessibility rules judge what is open, so folded parts are opened for them and folded again.
UNFOLD = "for (const d of document.querySelectorAll('details:not([open])')) { d.open = true; d.dataset.was = 'shut' }"
FOLD = "for (const d of document.querySelectorAll('details[data-was]')) { d.open = false; delete d.dataset.was }"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Whether the element with the focus is marked as such, and within the window.
FOCUS = """() => {
    const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
    const marked = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
    const seen = b.bottom > 0 && b.right > 0 && b.top < innerHeight && b.left < innerWidth;
    return marked && seen ? '' : `${e.outerHTML.slice(0, 120)} (marked ${marked}, in the window ${seen})`;
}"""


class Visit:
    """A browser window on a workbench. Requests to elsewhere, errors of the console (with them refusals of the
    Content-Security-Policy) and errors of scripts are noted and fail the journey when the visit ends."""

    def __init__(self, browser: Browser, address: str, *, scripts: bool = True) -> None:
        self.address = address
        self.scripts = scripts
        self.troubles: list[str] = []
        self.checked = 0
        self._refusals = 0
        self._context = browser.new_context(
            viewport=WIDE, java_script_enabled=scripts, reduced_motion="reduce", locale="en-GB"
        )
        self._context.set_default_timeout(PATIENCE)
        self._context.on("request", self._asked)
        self._context.on("console", self._said)
        self.page: Page = self._context.new_page()
        self.page.on("pageerror", lambda error: self._note(f"a script failed: {error}"))

    def _note(self, trouble: str) -> None:
        self.troubles.append(f"{self.page.url}: {trouble}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.address + "/"):
            self._note(f"asks {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # Browsers call every answer of 400 and more an error, those too that a journey is about.
        if self._refusals and message.text.startswith("Failed to load resource"):
            self._refusals -= 1
        elif message.type == "error" or "Content Security Policy" in message.text:
            self._note(f"the console says: {message.text}")

    @contextmanager
    def refused(self) -> Iterator[None]:
        """Something that the workbench is to refuse, with an answer of 400 or more."""
        self._refusals += 1
        yield
        if self.scripts:
            assert self._refusals == 0, "the workbench refused nothing"

    def open(self, path: str) -> None:
        """Opens a page by its address."""
        self.page.goto(self.address + path)

    def path(self) -> str:
        """The address of the page, without the workbench's own."""
        return self.page.url.removeprefix(self.address)

    def check(self, name: str) -> None:
        """No serious violation of accessibility, folded parts included, and nothing wider than the window.
        Where scripts are off, axe cannot run, and the window alone is looked at."""
        assert self.page.evaluate(OVERFLOW) <= 0, f"{name}: wider than the window"
        if not self.scripts:
            return
        self.page.evaluate(UNFOLD)
        found = Axe().run(self.page).response["violations"]
        self.page.evaluate(FOLD)
        for rule in found:
            if rule["impact"] in GRAVE:
                where = [node["html"][:160] for node in rule["nodes"][:3]]
                self._note(f"{name}: {rule['impact']}: {rule['help']}: {where}")
        self.checked += 1

    def check_everywhere(self, name: str) -> None:
        """The same in a wide window and at a phone's width, and in the dark."""
        self.check(name)
        self.page.emulate_media(color_scheme="dark")
        self.check(f"{name}, in the dark")
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(PHONE)
        self.check(f"{name}, on a phone")
        self.page.set_viewport_size(WIDE)

    def focus(self) -> str:
        """What is wrong with the focus, for who works by keyboard; empty where nothing is."""
        wrong: str = self.page.evaluate(FOCUS)
        return wrong

    def tab_to(self, wanted: Locator, most: int = 150) -> None:
        """Presses Tab until something has the focus. Each stop on the way must be seen to have it."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            wrong = self.focus()
            assert not wrong, f"the focus is not seen: {wrong}"
            if wanted.evaluate("e => e === document.activeElement"):
                return
        raise AssertionError(f"not reached by {most} times Tab: {wanted}")

    def end(self) -> None:
        """Closes the window; fails where something was noted."""
        self._context.close()
        assert not self.troubles, "\n  ".join(["this must never happen:", *self.troubles])

    def abandon(self) -> None:
        """Closes the window of a journey that has failed already, and tells what was noted on the way."""
        for trouble in self.troubles:
            print(f"    noted before: {trouble}")
        self._context.close()
