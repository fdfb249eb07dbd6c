"""One conversation read back: together with the klant, on paper, and on its own page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from intake.enums import Antwoordstand, Ernst, Tagsoort, Uitvoerder, Vervolg, Zrmdomein
from intake.models import Actie, Belemmering, Gesprek, Klanttag, Onderwerpantwoord, Zrmscore
from intake.overzicht import agreed_in, choices_of
from werkoffensief.accounts.models import Medewerker


@dataclass(frozen=True, slots=True)
class Regel:
    """One agreement as it is read back. `wie`: klant, medewerker or ander."""

    wie: str
    naam: str
    wat: str
    voor_op: date | None
    voor_tekst: str = ""  # a day as it was typed in a draft


@dataclass(frozen=True, slots=True)
class Samen:
    """What klant and medewerker read together."""

    onderwerpen: list[tuple[str, str]] = field(default_factory=list)
    keuzes: list[tuple[str, str]] = field(default_factory=list)
    talenten: list[str] = field(default_factory=list)
    wensen: list[str] = field(default_factory=list)
    belemmeringen: list[str] = field(default_factory=list)
    verslag: str = ""
    afspraken: list[Regel] = field(default_factory=list)
    vervolg: str = ""
    vervolg_reden: str = ""
    opnieuw_op: date | None = None
    opnieuw_tekst: str = ""

    @property
    def klant_doet(self) -> list[Regel]:
        return [regel for regel in self.afspraken if regel.wie == Uitvoerder.KLANT]

    @property
    def wij_doen(self) -> list[Regel]:
        return [regel for regel in self.afspraken if regel.wie == Uitvoerder.MEDEWERKER]

    @property
    def ander_doet(self) -> list[Regel]:
        return [regel for regel in self.afspraken if regel.wie == Uitvoerder.ANDER]


NOT_SAID = {
    Antwoordstand.WEET_NOG_NIET.value: "Dit weet u nog niet.",
    Antwoordstand.WIL_NIET_VERTELLEN.value: "Hierover wilt u niets vertellen.",
}


def said_of(stand: str | None, tekst: str | None) -> str:
    """What came of a topic, said to the klant; nothing when only a note for ourselves did."""
    return tekst or NOT_SAID.get(stand or "", "")


def stands_in_the_way(
    naam: str, *, ernst: str = "", beheersbaar: bool = False, opgelost: bool = False, actie: str = ""
) -> str:
    """One thing that stands in the way, said to the klant."""
    word = "opgelost" if opgelost else "beheersbaar" if beheersbaar else ""
    how = ", ".join(filter(None, [dict(Ernst.choices).get(ernst, "").lower(), word]))
    return f"{naam}{f' ({how})' if how else ''}{f': {actie}' if actie else ''}"


def lines_of(acties: Iterable[Actie]) -> list[Regel]:
    return [
        Regel(row.wie, row.medewerker.naam if row.medewerker else row.wie_anders or "", row.wat, row.voor_op)
        for row in acties
    ]


def tags_of(gesprek: Gesprek) -> dict[str, list[str]]:
    """Talents and wishes that were said in this conversation, in words."""
    rows = Klanttag.objects.filter(gesprek=gesprek, vervallen_op__isnull=True)
    found: dict[str, list[str]] = {soort: [] for soort in Tagsoort.values}
    for soort, naam, tekst in rows.order_by("pk").values_list("soort", "tag__naam", "tekst"):
        found[soort].append(naam or tekst or "")
    return found


def answers_of(gesprek: Gesprek, medewerker: Medewerker) -> QuerySet[Onderwerpantwoord]:
    """What was said in this conversation, as far as this reader may see it, in the order of the topics."""
    rows = Onderwerpantwoord.objects.visible_to(medewerker).filter(gesprek=gesprek, vervallen_op__isnull=True)
    return rows.order_by("onderwerp__volgorde", "onderwerp__naam")


def together(gesprek: Gesprek, medewerker: Medewerker) -> Samen:
    """What was recorded of a conversation and the klant reads too; on the screen of this medewerker."""
    tags = tags_of(gesprek)
    answers = answers_of(gesprek, medewerker).values_list("onderwerp__naam", "stand", "tekst")
    said = [(naam, said_of(stand, tekst)) for naam, stand, tekst in answers]
    return Samen(
        onderwerpen=[(naam, words) for naam, words in said if words],
        keuzes=[(row.label, row.in_woorden) for row in choices_of(gesprek)],
        talenten=tags[Tagsoort.TALENT],
        wensen=tags[Tagsoort.WENS],
        belemmeringen=[
            stands_in_the_way(
                row.soort.naam,
                ernst=str(row.ernst or ""),
                beheersbaar=row.beheersbaar_op is not None,
                opgelost=row.opgelost_op is not None,
                actie=row.actie or "",
            )
            for row in barriers_of(gesprek)
        ],
        verslag=gesprek.verslag or "",
        afspraken=lines_of(agreed_in(gesprek)),
        vervolg=gesprek.vervolg or "",
        vervolg_reden=gesprek.vervolg_reden or "",
        opnieuw_op=gesprek.opnieuw_op,
    )


def agreements(gesprek: Gesprek) -> Samen:
    """Only what was agreed and how it goes on: what goes on paper."""
    return Samen(
        afspraken=lines_of(agreed_in(gesprek)),
        vervolg=gesprek.vervolg or "",
        vervolg_reden=gesprek.vervolg_reden or "",
        opnieuw_op=gesprek.opnieuw_op,
    )


def barriers_of(gesprek: Gesprek) -> QuerySet[Belemmering]:
    """What stood in the way on the day of this conversation, as it is now."""
    rows = Belemmering.objects.filter(
        klant=gesprek.klant_id, vervallen_op__isnull=True, vastgesteld_op__lte=gesprek.datum
    )
    rows = rows.exclude(opgelost_op__lt=gesprek.datum)
    return rows.select_related("soort").order_by("-vastgesteld_op", "pk")


def recorded(gesprek: Gesprek, medewerker: Medewerker) -> dict[str, Any]:
    """Everything that one conversation brought, for who may open the file; scores that this reader may see."""
    scores = Zrmscore.objects.visible_to(medewerker).filter(gesprek=gesprek, vervallen_op__isnull=True)
    tags = tags_of(gesprek)
    order = {domein.value: place for place, domein in enumerate(Zrmdomein)}
    return {
        "antwoorden": list(answers_of(gesprek, medewerker).select_related("onderwerp")),
        "scores": sorted(scores, key=lambda row: order[row.domein]),
        "afspraken": list(agreed_in(gesprek)),
        "keuzes": choices_of(gesprek),
        "besproken": Antwoordstand.BESPROKEN,
        "talenten": tags[Tagsoort.TALENT],
        "wensen": tags[Tagsoort.WENS],
        "belemmeringen": list(barriers_of(gesprek)),
    }


def goes_on(vervolg: str) -> str:
    """How it goes on, said to the klant."""
    return {
        Vervolg.NIEUW_GESPREK.value: "Wij maken een nieuwe afspraak om verder te praten.",
        Vervolg.PLAN.value: "Wij maken samen een plan.",
        Vervolg.NU_NIET.value: "Nu kan het nog niet. Wij vragen het u later opnieuw.",
        Vervolg.WIL_NIET.value: "U wilt nu niet verder. Wij vragen het u later opnieuw.",
    }.get(vervolg, "")
