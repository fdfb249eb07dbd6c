"""The contact sheet has every page in every state, and its pictures show something."""

from pathlib import Path

import pytest

from tests.paginas.bezoek import Bezoeker
from tests.paginas.browser import chromium
from tests.paginas.register import ELDERS, PAGINAS
from tests.paginas.schermen import DESK, SCREENS, WITH_ERRORS, Beeld, beelden, photograph, write_sheet

SAMPLE = ("klant_lijst", "gesprek_nieuw")


def lacking(taken: list[Beeld]) -> set[tuple[str, str]]:
    """The pages of the register and the screens of which there is no picture."""
    have = {(beeld.bezoek.naam, beeld.scherm) for beeld in taken}
    wanted = {(naam, scherm) for naam in PAGINAS for scherm in SCREENS}
    refuses = [naam for naam, page in PAGINAS.items() if page.formulier and page.fouten_van != ELDERS]
    wanted |= {(naam, scherm) for naam in refuses for scherm in WITH_ERRORS}
    return wanted - have


def test_sheet_has_every_page_on_every_screen_and_with_errors():
    taken = beelden()
    assert lacking(taken) == set()
    assert len({beeld.naam for beeld in taken}) == len(taken)
    left_out = [beeld for beeld in taken if beeld.bezoek.naam != "werkgever"]
    assert lacking(left_out) == {("werkgever", scherm) for scherm in SCREENS}


@pytest.mark.lang
@pytest.mark.browser
def test_pictures_show_something(bezoeker: Bezoeker, tmp_path: Path):
    wanted = beelden(SAMPLE)
    photograph(bezoeker, wanted, tmp_path)
    sheet = write_sheet(wanted, tmp_path, "vandaag").read_text()
    with chromium() as browser:
        blank = len(browser.new_page(**DESK).screenshot())
    for beeld in wanted:
        assert (tmp_path / beeld.naam).stat().st_size > 2 * blank, beeld.naam
        assert f'src="{beeld.naam}"' in sheet
    assert len(wanted) == 2 * len(SCREENS) + len(WITH_ERRORS)
