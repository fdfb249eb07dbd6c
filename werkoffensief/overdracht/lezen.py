"""From bytes to normalised rows or refusals, without a database (contract.md section 2).

`read_folder(path)` finds the files, `read_table(source, tabel, today=…)` reads one. A file is accepted whole
or refused whole: apply `rows` only when `fouten` is empty. What needs the database is checked by whoever
applies the rows: codes, references, periods that overlap, unique BSNs. Its refusals use `Fout` too, and
`GelezenTabel.bad_records_for` gives the raw rows for the correction file.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from werkoffensief.overdracht.csvbestand import open_csv
from werkoffensief.overdracht.fouten import FOUT_KOLOM, Fout, SlechteRegel, nearest, show
from werkoffensief.overdracht.inhoud import MAX_BYTES, Inhoud, OnleesbaarBestandError
from werkoffensief.overdracht.kolommen import Tabel
from werkoffensief.overdracht.tabellen import BY_NAME, TABELLEN
from werkoffensief.overdracht.waarden import column_reader, format_waarde
from werkoffensief.overdracht.werkblad import open_xlsx

BLOCK = 4096
EXTENSIONS = (".csv", ".xlsx")
NO_FILE = "is geen bestand dat gelezen kan worden, maar een map of een verwijzing naar iets dat er niet is"


@dataclass(slots=True)
class GelezenTabel:
    """One file, read.

    rows: normalised rows in the order of `tabel.columns` (None for empty, date, int, str, tuple of str), in
      file order, each key once.
    lines: the first line of each row.
    header: the file's column names in their order, without `fout`.
    fouten: every refusal, by line; when there is one, the file is refused whole (`accepted`).
    bad_records: the refused rows as they came, for `write_fouten_csv`.
    doubled: number of rows left out because the same content stood there already.
    data: the file itself, so that a row can be looked up as it came.
    delimiter: what stands between its cells.
    """

    tabel: Tabel
    bestand: str
    header: list[str] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    bad_records: list[SlechteRegel] = field(default_factory=list)
    doubled: int = 0
    data: bytes = field(default=b"", repr=False)
    delimiter: str = ";"

    @property
    def accepted(self) -> bool:
        return not self.fouten

    def bad_records_for(self, fouten: Iterable[Fout]) -> list[SlechteRegel]:
        """The raw rows to which these refusals belong, in file order; for refusals that the database gave."""
        reasons: dict[int, list[str]] = {}
        for fout in fouten:
            if fout.regel is not None:
                reasons.setdefault(fout.regel, []).append(fout.zin())
        raw = raw_records(self.data, self.bestand, self.tabel, reasons)
        return [SlechteRegel(line, raw[line], tuple(reasons[line])) for line in sorted(raw)]


@dataclass(slots=True)
class Levering:
    """The files of one run.

    bestanden: (tabel, file name, path or opened file) in reading order. onbekend: names that are no import file
    (reported and ignored; harmless to print). fouten: files that cannot be taken at all (a folder of
    that name, the same table as csv and as xlsx).
    """

    bestanden: list[tuple[Tabel, str, Path | BinaryIO]] = field(default_factory=list)
    onbekend: list[str] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)


def read_folder(path: Path) -> Levering:
    """Find the import files in a folder, or take one file.

    Raises FileNotFoundError when there is no such path, another OSError when the folder cannot be read.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return _sort_out([(file.name, file, file.is_file()) for file in files])


def read_files(files: Iterable[tuple[str, BinaryIO]]) -> Levering:
    """The same for opened files with their names (an upload)."""
    return _sort_out([(name, file, True) for name, file in sorted(files, key=itemgetter(0))])


def _sort_out(files: Iterable[tuple[str, Path | BinaryIO, bool]]) -> Levering:
    levering = Levering()
    found: dict[str, list[tuple[str, Path | BinaryIO | None]]] = {}
    for name, file, is_file in files:
        stem, _dot, extension = name.rpartition(".")
        if f".{extension}" in EXTENSIONS and stem in BY_NAME:
            found.setdefault(stem, []).append((name, file if is_file else None))
        else:
            levering.onbekend.append(show(name.encode("utf-8", "replace").decode()))
    for tabel in TABELLEN:
        same = found.get(tabel.name, [])
        if len(same) == 1:
            name, readable = same[0]
            if readable is None:
                levering.fouten.append(Fout(name, None, None, None, NO_FILE))
            else:
                levering.bestanden.append((tabel, name, readable))
        elif same:
            waarom = f"dezelfde tabel staat er ook als {same[1][0]}; lever er een van de twee"
            levering.fouten.append(Fout(same[0][0], None, None, None, waarom))
    return levering


def read_table(
    source: Path | BinaryIO, tabel: Tabel, *, today: date, bestand: str | None = None
) -> GelezenTabel:
    """Read one file. Never raises on what is in it: everything wrong is a `Fout`.

    `bestand` is the name that messages show; its ending .xlsx decides the format. May be left out for a path.
    """
    name = bestand or (source.name if isinstance(source, Path) else f"{tabel.name}.csv")
    result = GelezenTabel(tabel, name)
    try:
        result.data = _read_bytes(source)
        inhoud = _open(result.data, name, tabel)
        _Reader(result, inhoud, today).read()
    except OnleesbaarBestandError as refusal:
        result.fouten.append(Fout(name, refusal.regel, None, None, str(refusal)))
    result.fouten.sort(key=lambda fout: fout.regel or 0)
    result.bad_records.sort(key=lambda record: record.regel)
    return result


def raw_records(
    data: bytes, bestand: str, tabel: Tabel, lines: Collection[int]
) -> dict[int, tuple[str, ...]]:
    """The cells of the records on these lines as they came (without the column `fout`)."""
    inhoud = _open(data, bestand, tabel)
    kept = _kept_places(inhoud.header)
    return {line: _without_fout(cells, kept, inhoud) for line, cells in inhoud.records if line in lines}


def _read_bytes(source: Path | BinaryIO) -> bytes:
    try:
        if isinstance(source, Path):
            with source.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        else:
            data = source.read(MAX_BYTES + 1)
    except OSError:
        raise OnleesbaarBestandError("het bestand kan niet worden gelezen") from None
    if len(data) > MAX_BYTES:
        raise OnleesbaarBestandError("het bestand is te groot")
    return data


def _open(data: bytes, name: str, tabel: Tabel) -> Inhoud:
    return open_xlsx(data, tabel) if name.endswith(".xlsx") else open_csv(data, tabel.column_names)


def _kept_places(header: Sequence[str]) -> list[int]:
    return [place for place, name in enumerate(header) if name != FOUT_KOLOM]


def _without_fout(cells: Sequence[str], kept: Sequence[int], inhoud: Inhoud) -> tuple[str, ...]:
    """A record without its column `fout`; a record of another width stays as it is."""
    if len(cells) != len(inhoud.header):
        return tuple(cells)
    return tuple(cells[place] for place in kept)


def header_faults(header: Sequence[str], tabel: Tabel) -> Iterator[tuple[str | None, str]]:
    """What is wrong with a header: (column, why) for every missing, unknown, double or nameless column."""
    known = tabel.positions
    if not known.keys() & set(header):
        yield None, f"de kopregel wordt niet herkend; verwacht: {';'.join(tabel.column_names)}"
        return
    for place, name in enumerate(header):
        if not name:
            yield None, f"kolom {place + 1} heeft geen naam in de kopregel"
    yield from _unknown_or_double(header, tabel)
    for kolom in tabel.columns:
        joined = next((unit for unit in tabel.joined if kolom.name in unit), ())
        needed = not kolom.optional_header or any(name in header for name in joined)
        if needed and kolom.name not in header:
            yield kolom.name, "ontbreekt in de kopregel"


def _unknown_or_double(header: Sequence[str], tabel: Tabel) -> Iterator[tuple[str | None, str]]:
    known = tabel.positions
    for name, times in Counter(filter(None, header)).items():
        if name not in known and name != FOUT_KOLOM:
            close = nearest(name, known)
            yield show(name), "onbekende kolom" + (f"; bedoelt u {' of '.join(close)}?" if close else "")
        elif times > 1:
            yield show(name), "staat dubbel in de kopregel"


class _Reader:
    """Reads the records of one opened file in blocks, column by column."""

    def __init__(self, result: GelezenTabel, inhoud: Inhoud, today: date):
        self.result, self.inhoud, self.tabel = result, inhoud, result.tabel
        self.kept = _kept_places(inhoud.header)
        self.width = len(inhoud.header)
        self.places = {name: place for place, name in enumerate(inhoud.header)}
        self.readers = [(kolom.name, column_reader(kolom, today=today)) for kolom in self.tabel.columns]
        self.raw: dict[int, Sequence[str]] = {}  # line → cells of rows to report
        self.ruw: dict[int, str] = {}  # line → the record as it came, where no cells could be made of it
        self.reasons: dict[int, list[str]] = {}  # line → sentences, beside those of its own refusals

    def read(self) -> None:
        self.result.header = [self.inhoud.header[place] for place in self.kept]
        for kolom, why in header_faults(self.inhoud.header, self.tabel):
            self.result.fouten.append(Fout(self.result.bestand, self.inhoud.header_line, kolom, None, why))
        if self.result.fouten:
            return
        while block := list(islice(self.inhoud.records, BLOCK)):
            self._block(self._of_right_width(block))
        self.result.delimiter = self.inhoud.delimiter
        for record in self.inhoud.broken:
            self._refuse_record(record.regel, record.cellen, record.waarom)
            self.ruw[record.regel] = self._raw_text(record.ruw)
        self._each_key_once()
        self._collect_bad_records()

    def _of_right_width(self, block: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
        right = [record for record in block if len(record[1]) == self.width]
        if len(right) < len(block):
            for line, cells in block:
                if len(cells) != self.width:
                    word = "weinig" if len(cells) < self.width else "veel"
                    why = f"te {word} cellen: {len(cells)}, de kopregel heeft er {self.width}"
                    self._refuse_record(line, cells, why)
        return right

    def _refuse_record(self, line: int, cells: Sequence[str], why: str) -> None:
        self.raw[line] = cells
        self.result.fouten.append(Fout(self.result.bestand, line, None, None, why))

    def _raw_text(self, lines: Sequence[str]) -> str:
        """The physical lines of a record; without the cell `fout` that an earlier correction file put at its end."""
        text = "".join(lines).rstrip("\r\n")
        if self.inhoud.header[-1] != FOUT_KOLOM:
            return text
        return re.sub(rf'{self.inhoud.delimiter}(?:"(?:[^"]|"")*"|[^"{self.inhoud.delimiter}]*)\Z', "", text)

    def _block(self, records: list[tuple[int, list[str]]]) -> None:
        if not records:
            return
        lines, cells = zip(*records, strict=True)
        raw = list(zip(*cells, strict=True))
        columns: dict[str, Sequence[Any]] = {}
        bad: dict[int, dict[str, str]] = self._faults_of_cells(lines)
        for name, read in self.readers:
            place = self.places.get(name)
            columns[name], faults = read(raw[place] if place is not None else ("",) * len(records))
            for row, why in faults:
                bad.setdefault(row, {}).setdefault(name, why)
        self._check_rules(columns, bad)
        rows = list(zip(*columns.values(), strict=True))
        for row in sorted(bad):
            self._refuse_cells(lines[row], cells[row], bad[row])
        good = [row for row in range(len(rows)) if row not in bad] if bad else None
        self.result.rows += rows if good is None else [rows[row] for row in good]
        self.result.lines += lines if good is None else [lines[row] for row in good]

    def _faults_of_cells(self, lines: Sequence[int]) -> dict[int, dict[str, str]]:
        """What the worksheet itself says of the cells of this block, by row and column name."""
        found: dict[int, dict[str, str]] = {}
        if self.inhoud.cell_faults:
            for row, line in enumerate(lines):
                for place, why in self.inhoud.cell_faults.get(line, {}).items():
                    if place < self.width and self.inhoud.header[place] != FOUT_KOLOM:
                        found.setdefault(row, {})[self.inhoud.header[place]] = why
        return found

    def _check_rules(self, columns: dict[str, Sequence[Any]], bad: dict[int, dict[str, str]]) -> None:
        refused = {row: set(faults) for row, faults in bad.items()}
        for rule in self.tabel.rules:
            for broken in rule(columns):
                if refused.get(broken.row, set()).isdisjoint((broken.kolom, *broken.others)):
                    bad.setdefault(broken.row, {})[broken.kolom] = broken.waarom

    def _refuse_cells(self, line: int, cells: Sequence[str], faults: dict[str, str]) -> None:
        self.raw[line] = cells
        for name in sorted(faults, key=self.tabel.positions.__getitem__):
            place = self.places.get(name)
            text = cells[place] if place is not None else ""
            self.result.fouten.append(Fout.of_cell(self.result.bestand, line, name, text, faults[name]))

    def _each_key_once(self) -> None:
        """The same key twice: the same content counts once, other content is refused."""
        rows, lines = self.result.rows, self.result.lines
        keys = list(map(itemgetter(*self.tabel.key_positions), rows))
        if len(set(keys)) == len(keys):
            return
        first_of: dict[Any, int] = {}
        extra: set[int] = set()
        clashes: list[tuple[int, int]] = []
        for place, key in enumerate(keys):
            first = first_of.setdefault(key, place)
            if first != place:
                extra.add(place)
                if rows[first] != rows[place]:
                    clashes.append((first, place))
        for first, place in clashes:
            self._refuse_clash(rows[place], lines[place], lines[first])
        dropped = extra | {first for first, _place in clashes}
        self.result.doubled = len(extra) - len(clashes)
        self.result.rows = [row for place, row in enumerate(rows) if place not in dropped]
        self.result.lines = [line for place, line in enumerate(lines) if place not in dropped]

    def _refuse_clash(self, row: tuple[Any, ...], line: int, first_line: int) -> None:
        key = " + ".join(format_waarde(row[place]) for place in self.tabel.key_positions)
        name = " + ".join(self.tabel.key)
        why = f"staat ook op regel {first_line}, met een andere inhoud"
        self.result.fouten.append(Fout(self.result.bestand, line, name, show(key), why))
        self.raw[line] = self.raw[first_line] = ()
        self.reasons.setdefault(first_line, []).append(
            f"Deze sleutel staat ook op regel {line}, met een andere inhoud."
        )

    def _collect_bad_records(self) -> None:
        """Join the raw rows with the sentences about them; rows of a clash are looked up again."""
        missing = {line for line, cells in self.raw.items() if not cells}
        looked_up = raw_records(self.result.data, self.result.bestand, self.tabel, missing) if missing else {}
        self.raw.update(looked_up)
        for fout in self.result.fouten:
            self.reasons.setdefault(fout.regel or 0, []).append(fout.zin())
        for line, cells in self.raw.items():
            kept = tuple(cells) if line in looked_up else _without_fout(cells, self.kept, self.inhoud)
            self.result.bad_records.append(
                SlechteRegel(line, kept, tuple(self.reasons[line]), self.ruw.get(line))
            )
