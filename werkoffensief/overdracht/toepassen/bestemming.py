"""Where the rows of a file go, as data: references, the row they become, and what is checked.

The SQL pieces name these tables: `r` the delivered rows (temporary table lev_rij), `g` what was delivered last
time, `d` the row that is already there, `o` the resolved rows (lev_opgelost), `p` the rows to be written (lev_plan).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from werkoffensief.overdracht.kolommen import Tabel

Step = Callable[[Any], None]  # of a Werk, which knows this module


@dataclass(frozen=True)
class Verwijzing:
    """A column that names a row of another file. `gives`: resolved column → expression; the first tells if found.

    where: of which rows (`o`) it does.
    """

    kolom: str
    tabel: str
    join: str
    gives: dict[str, str]
    lijst: str | None = None
    where: str = "true"

    @property
    def found(self) -> str:
        return next(iter(self.gives))


@dataclass(frozen=True)
class Bestemming:
    """One file's target.

    base: the table whose row a delivered row becomes. match: the join that yields `d`. over: (reason, condition)
    of rows that are skipped. columns: column of `relation` → column of the file that brings it, None for what an
    existing row keeps. relation: where the present values of those columns are read. stand: id and the file's own
    columns as they are now. rules: (columns that take part, condition that is broken, why) over a whole row, for
    values of file and screen together. same: the columns by which two rows under different klantnummers mean one
    row. write: other than one INSERT and one UPDATE. before: runs before references are checked. choose: another
    rule than that of keuze.py. remembers: whether the hashes of a delivery are kept. begin: key → what stood there from
    the start, as if it had been delivered. nummer: the kind whose counter is raised.
    """

    tabel: Tabel
    base: str
    match: str
    columns: dict[str, str | None]
    stand: str
    verwijzingen: tuple[Verwijzing, ...] = ()
    over: tuple[tuple[str, str], ...] = ()
    relation: str = ""
    id_type: str = "uuid"
    new_id: str = "gen_random_uuid()"
    klant: str = "NULL::uuid"
    rules: tuple[tuple[tuple[str, ...], str, str], ...] = ()
    same: tuple[str, ...] = ()
    checks: tuple[Step, ...] = ()
    write: Step | None = None
    nummer: tuple[str, str] | None = None
    prepare: Callable[[tuple[Any, ...]], tuple[Any, ...]] | None = None
    before: Step | None = None
    choose: Step | None = None
    remembers: bool = True
    begin: Callable[[str], tuple[Any, ...] | None] | None = None

    @property
    def source(self) -> str:
        return self.relation or self.base

    @property
    def geschiedenis(self) -> str:
        """The table of events of the base table."""
        return f"{self.base}geschiedenis"
