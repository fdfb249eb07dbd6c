"""What was said at the table, by topic and by question: before, and in the conversation itself."""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from intake.enums import Antwoordstand, Keuzevraag


@dataclass(frozen=True, slots=True)
class Gekozen:
    """The fixed answer to one question, and the day of its conversation."""

    vraag: str
    stand: str
    waarde: str | None
    naam: str | None  # of a code, also of one that ended
    datum: date

    @property
    def label(self) -> str:
        return Keuzevraag(self.vraag).label

    @property
    def in_woorden(self) -> str:
        return answer_in_words(self.stand, self.waarde, self.naam)


def answer_in_words(stand: str, waarde: str | None, naam: str | None) -> str:
    """A fixed answer as one reads it: the name of its code, its number, or that it is not known."""
    return naam or waarde or Antwoordstand(stand).label


@dataclass(slots=True)
class Gezegd:
    """What was said before, by topic and by question; and in the conversation itself. `laatst`: of a topic the day
    and the state of its last answer, which may say nothing. `gebruikt`: topics of which the conversation has an
    answer, withdrawn or not."""

    laatst: dict[str, tuple[date, str]] = field(default_factory=dict)
    eerder: dict[str, dict[str, Any]] = field(default_factory=dict)
    keuzes: dict[str, Gekozen] = field(default_factory=dict)
    eigen: list[Any] = field(default_factory=list)
    eigen_keuzes: list[Gekozen] = field(default_factory=list)
    gebruikt: set[tuple[str, str]] = field(default_factory=set)

    def before(self, over: str) -> dict[str, Any] | None:
        """The last answer about this topic; `daarna`: day and state of a later one that says nothing itself."""
        if over not in self.eerder:
            return None
        eerder, (datum, stand) = self.eerder[over], self.laatst[over]
        skipped = datum > eerder["datum"] and stand != Antwoordstand.BESPROKEN
        return {**eerder, "daarna": (datum, stand) if skipped else None}

    def take(
        self, deel: str, over: str, pk: UUID, stand: str, zin: str | None, terzijde: str | None,
        weg: datetime | None, datum: date,
    ) -> None:  # fmt: skip
        """One row of the question. Of a fixed answer `zin` is its code or number, and `terzijde` the code's name."""
        if deel == "eerder":
            self.eerder[over] = {"id": str(pk), "stand": stand, "tekst": zin, "datum": datum}
        elif deel == "laatst":
            self.laatst[over] = datum, stand
        elif deel == "keuze":
            self.keuzes[over] = Gekozen(over, stand, zin, terzijde, datum)
        elif deel == "eigen_keuze":
            self.eigen_keuzes.append(Gekozen(over, stand, zin, terzijde, datum))
        else:
            self.gebruikt.add(("onderwerp", over))
            if weg is None:
                self.eigen.append(SimpleNamespace(onderwerp_id=over, stand=stand, tekst=zin, intern=terzijde))
