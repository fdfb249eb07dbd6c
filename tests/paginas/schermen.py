"""The contact sheet: every page on filled data, on a desk, a phone, in the dark, on paper and with errors.

    make schermen                     # everything, into .data/test/schermen/
    ARGS="klant_dossier start" make schermen
    ARGS="--map elders" make schermen

Writes a picture of each, and index.html with all of them on one page, by page a row.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.paginas.register import FOUTEN, GEVULD, PAGINAS, Bezoek, bezoeken

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
PAPER = {"viewport": {"width": 794, "height": 1123}}  # A4
SCREENS: dict[str, dict[str, Any]] = {
    "bureau": DESK,
    "telefoon": PHONE,
    "donker": {**DESK, "color_scheme": "dark"},
    "print": PAPER,
}
WITH_ERRORS = {"fouten": DESK, "fouten-telefoon": PHONE}
TALLEST = 4000  # pixels of a picture; a list of 300 rows says nothing more
SHEET = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Alle schermen</title><style>
body {{ font: 15px sans-serif; margin: 1.5rem }} td, th {{ vertical-align: top; text-align: left; padding: .5rem }}
img {{ border: 1px solid #999; max-width: 300px; max-height: 420px; object-fit: cover; object-position: top }}
thead th {{ position: sticky; top: 0; background: #fff }}</style></head><body><h1>Alle schermen</h1>
<p>{number} beelden van {pages} pagina’s, {day}.</p><table><thead><tr><th>Pagina</th>{head}</tr></thead>
<tbody>{rows}</tbody></table></body></html>"""


@dataclass(frozen=True)
class Beeld:
    """One picture that is to be taken."""

    bezoek: Bezoek
    scherm: str

    @property
    def naam(self) -> str:
        return f"{self.bezoek}-{self.scherm}.png"

    @property
    def rij(self) -> tuple[str, str]:
        """Of which page, in which role."""
        return self.bezoek.naam, self.bezoek.rol


def beelden(names: Iterable[str] = ()) -> list[Beeld]:
    """Every page in one role (a regisseur where that can be), the start page in all; every screen of each state."""
    wanted = set(names)
    found = []
    for bezoek in _one_role_each():
        if not wanted or bezoek.naam in wanted:
            screens = WITH_ERRORS if bezoek.staat == FOUTEN else SCREENS
            found += [Beeld(bezoek, scherm) for scherm in screens]
    return found


def _one_role_each() -> list[Bezoek]:
    every = sorted(bezoeken(), key=lambda bezoek: (bezoek.naam, bezoek.rol != "regisseur"))
    kept: dict[tuple[str, str, str], Bezoek] = {}
    for bezoek in every:
        kept.setdefault((bezoek.naam, bezoek.staat, bezoek.rol if bezoek.naam == "start" else ""), bezoek)
    order = list(PAGINAS)
    return sorted(kept.values(), key=lambda bezoek: order.index(bezoek.naam))


def photograph(bezoeker: Any, wanted: list[Beeld], folder: Path) -> None:
    """Take these pictures. The pages are made first: in a process with a browser Django asks no database."""
    from tests.paginas.browser import chromium, tab

    pages = {bezoek: bezoeker.open(bezoek) for bezoek in dict.fromkeys(beeld.bezoek for beeld in wanted)}
    no_page = {str(b): p.antwoord.status_code for b, p in pages.items() if p.antwoord.status_code != 200}
    assert not no_page, f"no page: {no_page}"
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for scherm, screen in {**SCREENS, **WITH_ERRORS}.items():
            mine = [beeld for beeld in wanted if beeld.scherm == scherm]
            if not mine:
                continue
            with tab(browser, [pages[beeld.bezoek] for beeld in mine], **screen) as show:
                for beeld in mine:
                    page = show(pages[beeld.bezoek])
                    if scherm == "print":
                        page.emulate_media(media="print")
                    _take(page, folder / beeld.naam, screen["viewport"]["width"])


def _take(page: Any, path: Path, width: int) -> None:
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})


def write_sheet(taken: list[Beeld], folder: Path, day: str) -> Path:
    """index.html: by page a row, by screen a column."""
    columns = {**SCREENS, "antwoord": {}, **WITH_ERRORS}
    rows: dict[tuple[str, str], dict[str, list[str]]] = {}
    for beeld in taken:
        column = beeld.scherm if beeld.bezoek.staat in {GEVULD, FOUTEN} else "antwoord"
        rows.setdefault(beeld.rij, {}).setdefault(column, []).append(beeld.naam)
    body = "".join(
        f"<tr><th>{naam}<br>{rol}</th>{''.join(_cell(cells.get(name, [])) for name in columns)}</tr>"
        for (naam, rol), cells in rows.items()
    )
    head = "".join(f"<th>{name}</th>" for name in columns)
    index = folder / "index.html"
    pages = len({beeld.bezoek.naam for beeld in taken})
    index.write_text(SHEET.format(number=len(taken), pages=pages, day=day, head=head, rows=body))
    return index


def _cell(names: list[str]) -> str:
    pictures = (
        f'<a href="{html.escape(n)}"><img src="{html.escape(n)}" alt="{n}" loading="lazy"></a>' for n in names
    )
    return f"<td>{''.join(pictures)}</td>"
