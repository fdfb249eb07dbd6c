"""What came of a run: per file and as a whole."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from werkoffensief.overdracht.fouten import Fout


@dataclass
class Bestandresultaat:
    """One file: counts of rows, and the sentences about it. `correctie`: the name of its correction file."""

    bestand: str
    tabel: str
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    overgeslagen: int = 0
    geweigerd: int = 0
    verwijderd: int = 0
    verschillen: int = 0
    fouten: list[Fout] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    correctie: str | None = None
    afwijkingen: str | None = None

    @property
    def accepted(self) -> bool:
        return not self.fouten

    def zin(self) -> str:
        """One line: what happened to the rows."""
        if not self.accepted:
            return f"{self.bestand}: geweigerd ({len(self.fouten)} {'fout' if len(self.fouten) == 1 else 'fouten'})."
        parts = [f"{self.nieuw} nieuw", f"{self.gewijzigd} gewijzigd", f"{self.ongewijzigd} ongewijzigd"]
        parts += [f"{self.verwijderd} vervangen"] if self.verwijderd else []
        parts += [f"{self.overgeslagen} overgeslagen"] if self.overgeslagen else []
        return f"{self.bestand}: {', '.join(parts)}."

    def as_json(self) -> dict[str, Any]:
        """For the page: counts and sentences."""
        counts = (
            "nieuw",
            "gewijzigd",
            "ongewijzigd",
            "overgeslagen",
            "geweigerd",
            "verwijderd",
            "verschillen",
        )
        return {
            **{name: getattr(self, name) for name in counts},
            "bestand": self.bestand,
            "tabel": self.tabel,
            "overgenomen": self.accepted,
            "fouten": [fout.zin() for fout in self.fouten],
            "meldingen": self.meldingen,
            "correctie": self.correctie,
            "afwijkingen": self.afwijkingen,
        }


@dataclass
class Resultaat:
    """A run. `levering`: the delivery's id when something was written."""

    bestanden: list[Bestandresultaat] = field(default_factory=list)
    genegeerd: list[str] = field(default_factory=list)
    levering: UUID | None = None
    proef: bool = False

    @property
    def accepted(self) -> bool:
        """Everything was accepted, and there was something."""
        return bool(self.bestanden) and all(bestand.accepted for bestand in self.bestanden)
