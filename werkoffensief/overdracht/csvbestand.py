"""A csv file as records.

Contract.md section 2: UTF-8 with or without BOM, `;` or `,`, LF or CRLF, quotes strict.
"""

import csv
import io
import re
from collections.abc import Collection, Generator, Iterator

from werkoffensief.overdracht.inhoud import Gebroken, Inhoud, OnleesbaarBestandError

DELIMITERS = (";", ",")
MAX_REREAD = 100_000_000  # characters read again after broken quotes: no file may keep a worker busy
LINE_END = re.compile(rb"\r\n|\r|\n")
BAD_QUOTES = (
    "de aanhalingstekens kloppen niet (zet de hele cel tussen aanhalingstekens en verdubbel die erin)"
)
TOO_LONG = "een cel is veel te lang; misschien ontbreekt een aanhalingsteken"
TOO_MANY = "er zijn te veel regels met verkeerde aanhalingstekens; het bestand is hierna niet verder gelezen"


def open_csv(data: bytes, known: Collection[str]) -> Inhoud:
    """Open a csv file; `known` are the column names by which the delimiter is found.

    Raises OnleesbaarBestandError for an empty file, another encoding than UTF-8 or an unreadable header.
    """
    lines, quoted = _lines(data)
    start = next((place for place, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise OnleesbaarBestandError("het bestand heeft geen kopregel")
    delimiter, header, end = _header(lines, start, known)
    inhoud = Inhoud(start + 1, header, iter(()), delimiter=delimiter)
    reader = _Records(lines, delimiter, len(header), quoted, inhoud.broken)
    inhoud.records = reader.read(end)
    return inhoud


def _lines(data: bytes) -> tuple[list[str], bool]:
    """The physical lines with their ends, and whether a quote occurs at all."""
    if not data:
        raise OnleesbaarBestandError("het bestand is leeg (0 bytes)")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OnleesbaarBestandError('het bestand is UTF-16; sla het op als "CSV UTF-8"', 1)
    try:
        quoted = '"' in data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(LINE_END.findall(error.object, 0, error.start)) + 1
        raise OnleesbaarBestandError('het bestand is geen UTF-8; sla het op als "CSV UTF-8"', line) from None
    return list(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")), quoted


def _header(lines: list[str], start: int, known: Collection[str]) -> tuple[str, list[str], int]:
    """(delimiter, names, first line after the header); the delimiter that gives most known names wins."""
    found = []
    for delimiter in DELIMITERS:
        reader = csv.reader(_from(lines, start), delimiter=delimiter, strict=True)
        try:
            names = [name.strip() for name in next(reader)]
        except csv.Error:
            continue
        found.append((len(set(names) & set(known)), len(names), delimiter, names, start + reader.line_num))
    if not found:
        raise OnleesbaarBestandError(f"in de kopregel: {BAD_QUOTES}", start + 1)
    *_score, delimiter, names, end = max(found, key=lambda candidate: candidate[:2])
    return delimiter, names, end


def _from(lines: list[str], start: int) -> Iterator[str]:
    return (lines[place] for place in range(start, len(lines)))


def _strict_record(delimiter: str) -> re.Pattern[str]:
    """One record in which a cell either has no quote or stands wholly between quotes."""
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|[^"{delimiter}\r\n]*+)'
    return re.compile(rf"{cell}(?:{delimiter}{cell})*+(?:\r\n|\r|\n)?")


class _Records:
    """Reads the records; after a broken one it goes on at the next line, so that later faults are named.

    A line with an odd number of quotes leaves one open: then records of a wrong width are passed over until
    the first of the right width, because their faults would only be echoes of the same quote. A line that
    has all its delimiters is a record of its own, and is named. What is passed over belongs to the broken record
    before it, as it came.
    """

    def __init__(self, lines: list[str], delimiter: str, width: int, quoted: bool, broken: list[Gebroken]):
        self.lines, self.delimiter, self.width, self.quoted = lines, delimiter, width, quoted
        self.broken = broken
        self.strict = _strict_record(delimiter)
        self.passing = False
        self.reread = 0

    def read(self, start: int) -> Iterator[tuple[int, list[str]]]:
        again: int | None = start
        while again is not None:
            if self.reread > MAX_REREAD:
                self.broken.append(Gebroken(again + 1, [], TOO_MANY))
                return
            again = yield from self._until_broken(again)

    def _until_broken(self, start: int) -> Generator[tuple[int, list[str]], None, int | None]:
        """Yields records; returns the place to go on from after a broken one, or None at the end."""
        reader = csv.reader(_from(self.lines, start), delimiter=self.delimiter, strict=True)
        first = start
        try:
            for cells in reader:
                end = start + reader.line_num
                if len(cells) > 1 or (cells and cells[0].strip()):
                    if self._usable(cells, first, end):
                        yield first + 1, cells
                elif self.passing:
                    self._pass_over(first, end)
                first = end
        except csv.Error as error:
            reason = TOO_LONG if "field larger" in str(error) else BAD_QUOTES
            self.reread += sum(map(len, self.lines[first + 1 : start + reader.line_num]))
            if not self.passing or self.lines[first].count(self.delimiter) == self.width - 1:
                self._refuse(first, first + 1, reason)
            else:
                self._pass_over(first, first + 1)
            self.passing = self.passing or self.lines[first].count('"') % 2 == 1
            return first + 1
        return None

    def _usable(self, cells: list[str], first: int, end: int) -> bool:
        if self.passing:
            if len(cells) != self.width:
                self._pass_over(first, end)
                return False
            self.passing = False
        if not (self.quoted and any('"' in cell for cell in cells)):
            return True
        correct = self.strict.fullmatch("".join(self.lines[first:end])) is not None
        if not correct:
            self._refuse(first, end, BAD_QUOTES)
        return correct

    def _pass_over(self, first: int, end: int) -> None:
        self.broken[-1].ruw += self.lines[first:end]

    def _refuse(self, first: int, end: int, reason: str) -> None:
        line = self.lines[first][:20_000].rstrip("\r\n")
        cells = next(csv.reader([line], delimiter=self.delimiter), [])
        self.broken.append(Gebroken(first + 1, cells, reason, self.lines[first:end]))
