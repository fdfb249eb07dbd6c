"""From the fields of the conversation's form to what its service takes, and back again."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from intake.enums import Antwoordstand, Keuzevraag, Uitvoerder
from intake.models import Gesprek, Zrmscore
from intake.overzicht import Blad
from intake.services.belemmeringen import Nieuw, Wijziging
from intake.services.gesprekken import GESPREK
from intake.services.tafel import Afspraak, Antwoord, Tafel
from werkoffensief.accounts.models import Medewerker

SKIPPED = (Antwoordstand.WEET_NOG_NIET, Antwoordstand.WIL_NIET_VERTELLEN)
MADE_BY = {"": Uitvoerder.KLANT, "ik": Uitvoerder.MEDEWERKER, "ander": Uitvoerder.ANDER}
CHOSEN = {wie.value: choice for choice, wie in MADE_BY.items()}
COLLEGA = "collega"  # the medewerker who promised it, when that is not who corrects


def table_of(data: Mapping[str, Any], blad: Blad, lines: Iterable[str]) -> Tafel:
    """What was filled in, as the service takes it. A new page leaves out what was not touched."""
    correcting = blad.gesprek is not None
    answers = {topic.pk: answer_of(data, topic) for topic in blad.onderwerpen}
    choices = {vraag.value: choice_of(data, vraag) for vraag in Keuzevraag}
    scores = {domein.value: data.get(f"z_{domein}") for domein in blad.domeinen}
    return Tafel(
        antwoorden={code: said for code, said in answers.items() if said or correcting},
        keuzes={vraag: said for vraag, said in choices.items() if said or correcting},
        zrm={domein: niveau for domein, niveau in scores.items() if niveau or correcting},
        wijzigingen=tuple(_changes(data, blad)),
        nieuwe=tuple(_new(data, blad)),
        tags=tuple(_tags(data, blad)),
        houdt=_kept_words(data, blad) if data.get("tags") else None,
        afspraken=tuple(_agreements(data, lines, correcting=correcting)),
        gedaan=tuple(row.pk for row in blad.acties if data.get(f"g_{row.pk}")),
    )


def _text(data: Mapping[str, Any], name: str) -> str | None:
    return (data.get(name) or "").replace("\r\n", "\n") or None


def answer_of(data: Mapping[str, Any], topic: Any) -> Antwoord | None:
    """What was said about a topic; None when it was not touched. Who only writes has discussed it."""
    stand = str(data.get(f"o_{topic.pk}_stand") or "")
    tekst, intern = _text(data, f"o_{topic.pk}_tekst"), _text(data, f"o_{topic.pk}_intern")
    if stand.startswith("zelfde:"):
        earlier = topic.vorige["tekst"] if topic.vorige else ""
        return Antwoord(Antwoordstand.BESPROKEN.value, "\n".join(filter(None, [earlier, tekst])), intern)
    if stand in SKIPPED:
        return Antwoord(stand, None, intern)
    return Antwoord(Antwoordstand.BESPROKEN.value, tekst, intern) if stand or tekst or intern else None


def choice_of(data: Mapping[str, Any], vraag: str) -> tuple[str, str | None] | None:
    """The fixed answer to a question as `stand` and `waarde`; None when it was not asked."""
    chosen = str(data.get(f"q_{vraag}") or "")
    if chosen in SKIPPED:
        return chosen, None
    return (Antwoordstand.BESPROKEN.value, chosen) if chosen else None


def _changes(data: Mapping[str, Any], blad: Blad) -> Iterable[Wijziging]:
    for row in blad.belemmeringen:
        name = f"b_{row['id']}"
        change = Wijziging(
            belemmering_id=UUID(row["id"]),
            versie=data.get(f"{name}_versie") or 0,
            ernst=data.get(f"{name}_ernst"),
            actie=data.get(f"{name}_actie") or None,
            beheersbaar=bool(data.get(f"{name}_beheersbaar")),
            opgelost=bool(data.get(f"{name}_opgelost")),
        )
        if change.ernst or change.actie or change.beheersbaar or change.opgelost:
            yield change


def _new(data: Mapping[str, Any], blad: Blad) -> Iterable[Nieuw]:
    for soort in blad.soorten:
        if data.get(f"n_{soort.pk}"):
            name = f"m_{soort.pk}"
            yield Nieuw(soort.pk, data.get(f"{name}_ernst"), data.get(f"{name}_actie") or None)


def _tags(data: Mapping[str, Any], blad: Blad) -> Iterable[tuple[str, str | None, str | None]]:
    for tag in blad.tags:
        if data.get(f"t_{tag.pk}"):
            yield tag.soort, tag.pk, None
    for soort in ("talent", "wens"):
        if own := data.get(f"{soort}_tekst"):
            yield soort, None, own


def _kept_words(data: Mapping[str, Any], blad: Blad) -> tuple[UUID, ...]:
    return tuple(row.pk for row in blad.gezegde_tags if row.tag_id is None and data.get(f"k_{row.pk}"))


def _agreements(data: Mapping[str, Any], lines: Iterable[str], *, correcting: bool) -> Iterable[Afspraak]:
    for line in lines:
        made, wie = line.removeprefix("a"), data.get(f"{line}_wie") or ""
        stays = wie == COLLEGA
        agreed = Afspraak(
            wat=data.get(f"{line}_wat") or "",
            wie=Uitvoerder.MEDEWERKER.value if stays else MADE_BY[wie].value,
            van_collega=stays,
            wie_anders=data.get(f"{line}_anders") or None,
            voor_op=data.get(f"{line}_voor"),
            actie_id=None if made.isdigit() else UUID(made),
        )
        if agreed.wat or (correcting and agreed.actie_id):
            yield agreed


def filled(gesprek: Gesprek, blad: Blad, medewerker: Medewerker) -> dict[str, Any]:
    """What the form of a correction shows: the conversation as it is, by field."""
    found: dict[str, Any] = {name: getattr(gesprek, name) for name in GESPREK}
    found |= {"gesprek_versie": gesprek.versie, "tijd": f"{gesprek.tijd:%H:%M}" if gesprek.tijd else ""}
    for said in blad.antwoorden:
        name = f"o_{said.onderwerp_id}"
        found |= {f"{name}_stand": said.stand, f"{name}_tekst": said.tekst, f"{name}_intern": said.intern}
    found |= {f"q_{row.vraag}": row.waarde or row.stand for row in blad.eigen_keuzes}
    scores = Zrmscore.objects.visible_to(medewerker).filter(gesprek=gesprek, vervallen_op__isnull=True)
    found |= {f"z_{row.domein}": row.niveau for row in scores}
    found |= said_tags(blad)
    for row in blad.afspraken:
        found |= {
            f"a{row.pk}_wat": row.wat,
            f"a{row.pk}_wie": COLLEGA if blad.collega(row) else CHOSEN[row.wie],
            f"a{row.pk}_anders": row.wie_anders,
            f"a{row.pk}_voor": row.voor_op,
        }
    return found


def said_tags(blad: Blad) -> dict[str, Any]:
    """The ticks of the talents and wishes that were said in the conversation. `tags`: that they were asked for."""
    ticks = (f"t_{row.tag_id}" if row.tag_id else f"k_{row.pk}" for row in blad.gezegde_tags)
    return {"tags": "ja", **dict.fromkeys(ticks, "on")}
