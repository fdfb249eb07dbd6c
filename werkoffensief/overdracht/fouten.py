"""Refusals: what is wrong with one cell, row or file, as data and as a Dutch sentence.

Source: contract.md section 2, "A refusal names file, line, column, the value (a BSN masked) and why".
A value is made harmless when a `Fout` is built (`show`), so no BSN can reach a log through a repr.
The correction file (`write_fouten_csv`) is the one named exception: there the rows stand as they came.
"""

import csv
import difflib
import os
import re
import tempfile
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from stdnum.nl import bsn

MAX_SHOWN = 60
KEPT = timedelta(days=7)
FOUT_KOLOM = "fout"
PRIVATE_PATTERNS = ("*.fouten.csv", "*.afwijkingen.csv")
NINE_DIGITS = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
BSN_LIKE = re.compile(r"(?<![0-9])[0-9]{8,9}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Fout:
    """One refusal. `regel` is the record's first physical line; None where a part does not apply.

    Build it with `of_cell` (or with `waarde=None`): `waarde` must already be harmless.
    """

    bestand: str
    regel: int | None
    kolom: str | None
    waarde: str | None
    waarom: str

    @classmethod
    def of_cell(cls, bestand: str, regel: int, kolom: str, raw: str, waarom: str) -> "Fout":
        """The refusal of one cell; an empty cell shows no value, a BSN is masked."""
        text = raw.strip()
        shown = show(text, secret=kolom == "bsn", kvk=kolom == "kvk_nummer") if text else None
        return cls(bestand, regel, kolom, shown, waarom)

    def zin(self) -> str:
        """The sentence for the user: file, line, column, value, why."""
        place = [show(self.bestand)]
        if self.regel is not None:
            place.append(f"regel {self.regel}")
        if self.kolom is not None:
            place.append(f"kolom {show(self.kolom)}")
        value = "" if self.waarde is None else f'"{self.waarde}" '
        end = "" if self.waarom.endswith(("?", ".")) else "."
        return f"{', '.join(place)}: {value}{self.waarom}{end}"


@dataclass(frozen=True, slots=True)
class SlechteRegel:
    """One refused record as it came: its first line, its raw cells (BSN included) and why it was refused.

    `ruw`: the text of a record with broken quotes, of which no cells can be made.
    """

    regel: int
    cellen: tuple[str, ...]
    fouten: tuple[str, ...]
    ruw: str | None = None


def mask(text: str) -> str:
    """Hide all but the last four characters (of a short text: two or none): `*****2333`."""
    kept = 4 if len(text) >= 8 else 2 if len(text) >= 5 else 0
    return "*" * (len(text) - kept) + text[len(text) - kept :]


def _mask_hidden_bsn(match: re.Match[str]) -> str:
    digits = match.group()
    return mask(digits) if bsn.checksum(digits.zfill(9)) == 0 else digits


def _harmless(character: str) -> str:
    """Write a control, format or line-separating character as its escape; leave all others."""
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return character.encode("unicode_escape").decode("ascii")
    return character


def show(text: str, *, secret: bool = False, kvk: bool = False) -> str:
    """A foreign text made safe to print: at most 60 characters, no control characters, no BSN.

    `secret` masks the whole text (column bsn). Elsewhere a number that could be a BSN is masked too (a column
    that shifted), but not one of eight digits where those are expected (`kvk`).
    """
    shortened = len(text) > MAX_SHOWN
    text = text[: MAX_SHOWN + 9]
    text = (
        mask(text[:MAX_SHOWN]) if secret else (NINE_DIGITS if kvk else BSN_LIKE).sub(_mask_hidden_bsn, text)
    )
    text = "".join(map(_harmless, text[:MAX_SHOWN]))
    return text + "…" if shortened else text


def plain_sentence(text: str) -> str:
    """A sentence with foreign texts in it made safe to print: no control characters, no BSN."""
    return "".join(map(_harmless, BSN_LIKE.sub(_mask_hidden_bsn, text)))


def nearest(value: str, known: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """At most three known names that look most like `value`, best first; empty when none comes close.

    A name that holds the value, or is held by it, comes close whatever the difference in length.
    """
    wanted = value.strip().lower()[:MAX_SHOWN]
    by_lower = {name.lower(): name for name in known}
    held = [name for name in by_lower if len(wanted) >= 3 and (wanted in name or name in wanted)]
    similar = difflib.get_close_matches(wanted, by_lower, n=3, cutoff=cutoff)
    return [by_lower[name] for name in dict.fromkeys([*similar, *held])][:3]


def unknown_code(value: str, known: Collection[str]) -> str:
    """Why a code is refused, naming the nearest known codes (or all of a short list if none comes close)."""
    close = nearest(value, known)
    if close:
        return f"is geen bekende waarde; bedoelt u {' of '.join(close)}?"
    if known and len(known) <= 15:
        return f"is geen bekende waarde; kies uit: {', '.join(known)}"
    farther = nearest(value, known, cutoff=0.0)
    return "is geen bekende waarde" + (f"; het meest lijken: {', '.join(farther)}" if farther else "")


def write_fouten_csv(
    folder: Path,
    tabel: str,
    header: Sequence[str],
    bad_records: Iterable[SlechteRegel],
    delimiter: str = ";",
) -> Path:
    """Write `<tabel>.fouten.csv`: the bad rows as they came and one more column `fout`.

    A record with broken quotes is written as it came too, so `delimiter` must be its own, and it is refused again
    until somebody mends it. Folder mode 700, file mode 600, replaced at once. Renamed to `<tabel>.csv` it can be
    read again. `header` is the file's own (`GelezenTabel.header`). Raises OSError when the folder cannot be written.
    """
    target = private_path(folder, f"{tabel}.fouten.csv")
    handle, temporary = tempfile.mkstemp(prefix=".fouten-", dir=folder)  # mkstemp makes mode 600
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            _write_row(file, [*header, FOUT_KOLOM], delimiter)
            for record in bad_records:
                padding = [""] * (len(header) - len(record.cellen))
                told = " ".join(record.fouten)
                if record.ruw is None:
                    _write_row(file, [*record.cellen, *padding, told], delimiter)
                else:  # the quote of its last cell ends what an unclosed quote would swallow
                    quoted = told.replace('"', '""')
                    file.write(f'{record.ruw}{delimiter * len(padding)}{delimiter}"{quoted}"\n')
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target


def remove_fouten_csv(folder: Path, tabel: str) -> None:
    """Remove the correction file of an earlier run; nothing happens when there is none."""
    (folder / f"{tabel}.fouten.csv").unlink(missing_ok=True)


def _write_row(file: TextIO, cells: list[str], delimiter: str) -> None:
    """Quotes a lone carriage return too: Python's writer leaves it bare, and reads it as a record's end."""
    bare = any("\r" in cell for cell in cells)
    writer = csv.writer(
        file, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL if bare else csv.QUOTE_MINIMAL
    )
    writer.writerow(cells)


def private_path(folder: Path, name: str) -> Path:
    """The path of a private file; makes its folder with mode 700."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder / name


def remove_old(folder: Path, now: datetime) -> list[str]:
    """Remove correction and difference files older than seven days at `now` (aware); returns their names."""
    removed = []
    for pattern in PRIVATE_PATTERNS:
        for path in folder.glob(pattern):
            if path.lstat().st_mtime < (now - KEPT).timestamp():
                path.unlink(missing_ok=True)
                removed.append(path.name)
    return sorted(removed)
