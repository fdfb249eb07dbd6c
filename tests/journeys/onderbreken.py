"""Somebody types a report while everything goes wrong: after each interruption, what is left of the text?

Used by tests/journeys/test_concept.py (a hundred) and tests/campaigns/concept/onderbreken.py (a hundred).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import BrowserContext, Page

from intake.models import Concept
from tests.journeys.conftest import PASSWORD, log_in
from werkoffensief.accounts.models import Sessie

WORDS = ("zij", "wil", "leren", "lassen", "en", "zoekt", "werk", "dicht", "bij", "huis,", "maandag", "bellen")
DELAY = 15  # milliseconds between keys
SECONDS = 2  # the most that may be lost when the tab itself is killed


@dataclass
class Onderbreking:
    """What one interruption cost: characters that the server had acknowledged, and characters that were typed."""

    soort: str
    bevestigd_kwijt: int
    getypt_kwijt: int


@dataclass
class Typist:
    """One person, one report. `typed`: all that was ever typed and not lost when a tab died."""

    context: BrowserContext
    address: str
    page: Page
    random: Random
    typed: str = ""
    found: list[Onderbreking] = field(default_factory=list)

    def type_some(self) -> None:
        text = " ".join(self.random.choices(WORDS, k=self.random.randint(1, 8))) + " "
        report = self.page.get_by_label("Verslag")
        report.press("Control+End")
        report.press_sequentially(text, delay=DELAY)
        self.typed += text
        self.page.wait_for_timeout(self.random.choice((0, 0, 300, 1200, 2500)))

    def settle(self) -> None:
        """A tab that died may have sent its last words after the next one opened: both texts stand here, so choose."""
        if self.page.locator("#concept-botsing").is_visible():
            assert self.page.get_by_label("De andere tekst").input_value()
            self.page.get_by_role("button", name="Ga verder met alleen mijn tekst").click()

    def interrupt(self, soort: str) -> None:
        """This interruption, and on with what is left of the text."""
        self.settle()
        acknowledged = kept()
        HOW[soort](self)
        left = self.page.get_by_label("Verslag").input_value()
        same = common(self.typed, left)
        lost = max(0, common(self.typed, acknowledged) - same)
        self.found.append(Onderbreking(soort, lost, len(self.typed) - same))
        self.typed = left

    def open_again(self) -> None:
        self.page.goto(self.address)
        if "/inloggen/" in self.page.url:
            self._log_in()

    def _log_in(self) -> None:
        self.page.get_by_label("Gebruikersnaam").fill("regisseur")
        self.page.get_by_label("Wachtwoord").fill(PASSWORD)
        self.page.get_by_role("button", name="Inloggen").click()
        self.page.get_by_label("Verslag").wait_for()


def kept() -> str:
    """What the server has."""
    row = Concept.objects.filter(soort="gesprek").first()
    return row.inhoud["verslag"] if row else ""


def common(text: str, other: str) -> int:
    """How many characters of `text` stand at the beginning of `other`."""
    return next(
        (n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other))
    )


def leave(typist: Typist) -> None:
    typist.page.goto("/")
    typist.open_again()


def reload(typist: Typist) -> None:
    typist.page.reload()


def kill_tab(typist: Typist) -> None:
    """The process of the tab dies, without a word to the page."""
    fresh = typist.context.new_page()
    fresh.set_default_timeout(15_000)
    typist.page.close(run_before_unload=False)
    typist.page = fresh
    typist.open_again()


def lose_connection(typist: Typist) -> None:
    typist.context.set_offline(True)
    typist.type_some()
    typist.page.wait_for_timeout(typist.random.choice((100, 2000)))
    typist.context.set_offline(False)
    typist.page.wait_for_timeout(100)


def end_session(typist: Typist) -> None:
    typist.page.wait_for_timeout(1000 * SECONDS + 500)
    typist.settle()
    Sessie.objects.all().delete()
    typist.page.get_by_label("Verslag").press_sequentially(".")
    typist.typed += "."
    typist.page.get_by_role("link", name="Opnieuw inloggen").click()
    typist._log_in()


HOW: dict[str, Callable[[Typist], None]] = {
    "weggaan": leave,
    "verversen": reload,
    "venster weg": kill_tab,
    "geen verbinding": lose_connection,
    "uitgelogd": end_session,
}


def run(page: Page, address: str, *, times: int, seed: int) -> list[Onderbreking]:
    """Type and be interrupted, `times` times."""
    random = Random(seed)
    log_in(page, "regisseur")
    page.goto(address)
    typist = Typist(page.context, address, page, random)
    kinds = [list(HOW)[number % len(HOW)] for number in range(times)]
    random.shuffle(kinds)
    for kind in kinds:
        typist.type_some()
        typist.interrupt(kind)
    return typist.found


def judge(found: list[Onderbreking]) -> None:
    """Nothing acknowledged is lost; of what was not, at most two seconds, and only when the tab itself died."""
    assert {one.soort for one in found} == set(HOW)
    most = {"venster weg": SECONDS * 1000 // DELAY}
    lost = [one for one in found if one.bevestigd_kwijt or one.getypt_kwijt > most.get(one.soort, 0)]
    assert lost == [], lost  # pytest writes out no comparison of a module without tests
