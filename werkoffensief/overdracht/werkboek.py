"""An .xlsx archive looked through before it is trusted: its unpacked size, and the cells of its first sheet.

What a workbook says of itself (sizes, dimensions) is not believed; a few kilobytes can unpack to gigabytes,
and one long text can be named by a million cells.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from werkoffensief.overdracht.inhoud import OnleesbaarBestandError
from werkoffensief.web.archives import CHUNK, ArchiveTooLargeError, refuse_bomb

MAX_UNPACKED = 400_000_000
MAX_PARTS = 2_000
MAX_CELLS = 6_000_000
MAX_CHARACTERS = 200_000_000
CELL_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
UNREADABLE = "dit is geen leesbaar xlsx-bestand (of er zit een wachtwoord op)"
TOO_LARGE = "het werkblad is te groot (verwijder lege rijen en kolommen aan het eind)"
FORMULE = "bevat een formule; plak de waarde zelf in de cel"
FOUTCEL = "bevat een foutwaarde van Excel"

OnStart = Callable[[str, dict[str, str]], None]


def scan(data: bytes) -> dict[int, dict[int, str]]:
    """Row number → {place: why} of the formulas and error cells on the first sheet.

    Raises OnleesbaarBestandError when this is no workbook or one that would unpack beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            _refuse_bomb(book)
            sheet = _Sheet(list(_text_lengths(book)))
            _walk(book.open(_first_sheet(book)), sheet.start, sheet.text)
            return sheet.faults
    except (OnleesbaarBestandError, MemoryError):
        raise
    except Exception as error:  # a stranger's archive fails in a dozen ways
        raise OnleesbaarBestandError(UNREADABLE) from error


def _refuse_bomb(book: zipfile.ZipFile) -> None:
    try:
        refuse_bomb(book, max_bytes=MAX_UNPACKED, max_parts=MAX_PARTS)
    except ArchiveTooLargeError:
        raise OnleesbaarBestandError("het bestand is uitgepakt te groot") from None


def _walk(file: IO[bytes], on_start: OnStart, on_text: Callable[[str], None] | None = None) -> None:
    """Call `on_start(name, attributes)` for every element; a document type (entities) is refused."""

    def local(name: str, attributes: dict[str, str]) -> None:
        on_start(name.rpartition(" ")[2], attributes)

    def no_doctype(*_details: object) -> None:
        raise OnleesbaarBestandError(UNREADABLE)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = local
    parser.StartDoctypeDeclHandler = no_doctype
    if on_text is not None:
        parser.CharacterDataHandler = on_text
    with file:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


def _text_lengths(book: zipfile.ZipFile) -> Iterator[int]:
    """The lengths of the shared texts, to which cells refer by number."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return
    lengths: list[int] = []

    def start(kind: str, _attributes: dict[str, str]) -> None:
        if kind == "si":
            lengths.append(0)

    def text(characters: str) -> None:
        if lengths:
            lengths[-1] += len(characters)

    _walk(book.open("xl/sharedStrings.xml"), start, text)
    yield from lengths


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The path of the first sheet in the archive. Raises LookupError when there is none."""
    ids: list[str] = []
    targets: dict[str, str] = {}

    def sheet(kind: str, attributes: dict[str, str]) -> None:
        if kind == "sheet":
            ids.extend(value for key, value in attributes.items() if key.endswith("relationships id"))

    def relation(kind: str, attributes: dict[str, str]) -> None:
        if kind == "Relationship":
            targets[attributes["Id"]] = attributes["Target"]

    _walk(book.open("xl/workbook.xml"), sheet)
    _walk(book.open("xl/_rels/workbook.xml.rels"), relation)
    target = targets[ids[0]].replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"


class _Sheet:
    """What is found while the first sheet is walked: faults, and how much calamine would have to hold."""

    def __init__(self, text_lengths: list[int]):
        self.text_lengths = text_lengths
        self.faults: dict[int, dict[int, str]] = {}
        self.row = self.column = 0
        self.last_row = self.last_column = 0
        self.shared = self.in_value = False
        self.characters = 0

    def start(self, kind: str, attributes: dict[str, str]) -> None:
        self.in_value = kind == "v"
        if kind == "c":
            self._cell(attributes)
        elif kind == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = -1
        elif kind == "f":
            self._refuse(FORMULE)

    def text(self, characters: str) -> None:
        """Count what a cell's text comes to; a shared text counts for every cell that names it."""
        if self.shared and self.in_value and characters.strip().isdecimal():
            number = int(characters)
            self.characters += self.text_lengths[number] if number < len(self.text_lengths) else 0
        else:
            self.characters += len(characters)
        if self.characters > MAX_CHARACTERS:
            raise OnleesbaarBestandError(TOO_LARGE)

    def _cell(self, attributes: dict[str, str]) -> None:
        match = CELL_NAME.fullmatch(attributes.get("r", ""))
        if match:
            self.column, self.row = _column_number(match[1]), int(match[2])
        else:
            self.column += 1
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)
        if (self.last_row + 1) * (self.last_column + 1) > MAX_CELLS:
            raise OnleesbaarBestandError(TOO_LARGE)
        self.shared = attributes.get("t") == "s"
        if attributes.get("t") == "e":
            self._refuse(FOUTCEL)

    def _refuse(self, why: str) -> None:
        self.faults.setdefault(self.row, {})[self.column] = why


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
