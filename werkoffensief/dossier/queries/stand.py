"""How it stands with a klant now, out of all conversations: rungs, talents and wishes, agreements, how they manage."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from intake.enums import Keuzevraag, Tagsoort, Zrmdomein
from intake.models import Actie, Gesprek, Keuzeantwoord, Klanttag, Zrmscore
from intake.overzicht.gezegd import Gekozen
from werkoffensief.accounts.queries import Lezer
from werkoffensief.dossier.queries.samen import Deel

RUNGS, TAGS, AGREED, SCORES = 5, 60, 20, 100  # how many of each the page looks at


@dataclass(frozen=True, slots=True)
class Stand:
    """`treden`: the conversations that named a rung, the last first; `zrm`: by domain the last level that is seen."""

    treden: list[Any] = field(default_factory=list)
    tags: list[Any] = field(default_factory=list)
    acties: list[Any] = field(default_factory=list)
    zrm: list[Any] = field(default_factory=list)
    keuzes: list[Any] = field(default_factory=list)

    @property
    def nu(self) -> Any:
        """The last conversation that named the present rung."""
        return next((row for row in self.treden if row.trede), None)

    @property
    def haalbaar(self) -> Any:
        """The last conversation that named the attainable rung."""
        return next((row for row in self.treden if row.haalbare_trede), None)

    @property
    def talenten(self) -> list[str]:
        return [row.tag_naam or row.tekst for row in self.tags if row.soort == Tagsoort.TALENT]

    @property
    def wensen(self) -> list[str]:
        return [row.tag_naam or row.tekst for row in self.tags if row.soort == Tagsoort.WENS]

    @property
    def leeg(self) -> bool:
        return not (self.treden or self.tags or self.acties or self.zrm or self.keuzes)


def delen(klant: UUID) -> tuple[Deel, ...]:
    """The parts of one query, in the order that `stand_of` takes; `scores` come apart, as not everybody sees them."""
    of_klant = Q(klant=klant, vervallen_op__isnull=True)
    rungs = Gesprek.objects.filter(of_klant).exclude(trede__isnull=True, haalbare_trede__isnull=True)
    return (
        Deel(rungs.order_by("-datum", "-gespreknummer"), ("id", "datum", "trede", "haalbare_trede"), RUNGS),
        Deel(
            Klanttag.objects.filter(of_klant, tot__isnull=True).order_by("soort", "sinds", "pk"),
            ("id", "soort", "tag__naam", "tekst"),
            TAGS,
        ),
        Deel(
            Actie.objects.open()
            .filter(klant=klant)
            .order_by(F("voor_op").asc(nulls_last=True), "actienummer"),
            ("id", "wat", "wie_anders", "voor_op", "medewerker__naam"),
            AGREED,
        ),
        Deel(
            Keuzeantwoord.objects.filter(of_klant, gesprek__vervallen_op__isnull=True).order_by(
                "-gesprek__datum", "-gesprek__gespreknummer"
            ),
            ("id", "vraag", "stand", "getal", "keuze__naam", "gesprek__datum"),
            SCORES,
        ),
    )


def scores(klant: UUID, lezer: Lezer, leads: bool, shielded: bool) -> Deel:
    """How somebody manages, as far as this reader sees it (Zrmscore.objects.visible_in)."""
    seen = Zrmscore.objects.of_klant(klant, lezer.medewerker, leads=leads, shielded=shielded)
    live = seen.filter(vervallen_op__isnull=True, gesprek__vervallen_op__isnull=True)
    last_first = live.order_by("-gesprek__datum", "-gesprek__gespreknummer")
    return Deel(last_first, ("id", "domein", "niveau", "gesprek__datum"), SCORES)


def stand_of(
    treden: list[Any], tags: list[Any], acties: list[Any], zrm: list[Any], keuzes: list[Any]
) -> Stand:
    """These rows as one: of each domain only the last level, of each question only the last answer."""
    last = {row.domein: row for row in reversed(zrm)}
    said = {row.vraag: _chosen(row) for row in reversed(keuzes)}
    return Stand(
        treden,
        tags,
        acties,
        [last[domein] for domein in Zrmdomein.values if domein in last],
        [said[vraag] for vraag in Keuzevraag.values if vraag in said],
    )


def _chosen(row: Keuzeantwoord) -> Gekozen:
    number = None if row.getal is None else str(row.getal)
    naam, datum = row.keuze_naam, row.gesprek_datum  # type: ignore[attr-defined]
    return Gekozen(row.vraag, row.stand, number, naam, datum)
