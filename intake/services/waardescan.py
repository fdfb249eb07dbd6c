"""The scan becomes chances and alternatives by fixed rules that anyone can read, in the order in which they stand here.

They are sentences to talk about, no advice of a machine: the medewerker changes them with the klant. Nothing is added
up, and no two people are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from intake.models import Klant, Waardescan
from intake.models.waardescan import VRAGEN
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

WITHDRAWN = "Deze scan is intussen vervallen."
TOO_LITTLE = "Er is nog weinig bekend. Wij vullen dit samen aan."
NOTHING_ANSWERED = "Er is nog geen vraag beantwoord. Beantwoord er samen ten minste één."


@dataclass(frozen=True, slots=True)
class Regel:
    """When all of these questions have one of these answers, say this."""

    als: Mapping[str, tuple[str, ...]]
    kans: str = ""
    alternatief: str = field(default="", kw_only=True)

    def fits(self, answers: Mapping[str, Any]) -> bool:
        return all(answers.get(vraag) in wanted for vraag, wanted in self.als.items())


REGELS = (
    Regel(
        {"ervaring": ("zorg",)},
        "Werk in de zorg: u kent het vak, en er is veel vraag.",
        alternatief="Gastvrouw of gastheer, of vervoer van cliënten: zorg zonder lichamelijk zwaar werk.",
    ),
    Regel(
        {"ervaring": ("zorg",), "werktijden": ("overdag",)},
        "Dagbesteding, thuiszorg overdag of een huisartsenpraktijk: zorg met vaste tijden overdag.",
    ),
    Regel(
        {"ervaring": ("horeca",)},
        "Werk in de horeca of catering: u kunt snel beginnen.",
        alternatief="Een bedrijfsrestaurant of een winkel met verse producten: hetzelfde vak, minder late avonden.",
    ),
    Regel(
        {"ervaring": ("horeca",), "werktijden": ("overdag",)},
        "Lunchroom, bedrijfskantine of schoolkantine: horeca overdag.",
    ),
    Regel(
        {"ervaring": ("bouw",)},
        "Werk in de bouw of installatietechniek: vakmensen worden gezocht.",
        alternatief="Een bouwmarkt, een magazijn met bouwmateriaal of werkvoorbereiding: uw vakkennis telt daar mee.",
    ),
    Regel(
        {"ervaring": ("transport",)},
        "Werk in een magazijn, als bezorger of als chauffeur.",
        alternatief="Planning of de balie van een vervoersbedrijf: u weet hoe het werk loopt.",
    ),
    Regel(
        {"ervaring": ("transport",), "vervoer": ("auto",)},
        "Bezorgen met een bestelwagen of vervoer van personen.",
    ),
    Regel(
        {"ervaring": ("winkel",)},
        "Werk in een winkel of supermarkt.",
        alternatief="Klantenservice of een balie: u bent gewend klanten te helpen.",
    ),
    Regel(
        {"ervaring": ("schoonmaak",)},
        "Schoonmaak bij een vaste klant, zoals een school of ziekenhuis.",
        alternatief="Huiskamermedewerker in een verpleeghuis of hulp in een hotel.",
    ),
    Regel(
        {"ervaring": ("kantoor",)},
        "Administratie, receptie of klantenservice.",
        alternatief="Ondersteuning in de zorg of in het onderwijs: daar is ook veel te regelen.",
    ),
    Regel(
        {"ervaring": ("nergens", "anders"), "sterk_in": ("mensen",)},
        "Werk met mensen om mee te beginnen: gastvrouw of gastheer, winkel, kinderopvang of zorghulp.",
    ),
    Regel(
        {"ervaring": ("nergens", "anders"), "sterk_in": ("handen",)},
        "Werk met uw handen om mee te beginnen: groen, productie, keuken of hulp in de bouw.",
    ),
    Regel(
        {"ervaring": ("nergens", "anders"), "sterk_in": ("ordenen",)},
        "Werk waarin u regelt en ordent om mee te beginnen: magazijn, postkamer of eenvoudige administratie.",
    ),
    Regel(
        {"duur": ("lang",)},
        "U deed dit werk lang. Een werkgever kan u snel inzetten, ook om anderen in te werken.",
    ),
    Regel(
        {"diploma": ("mbo", "hbo")},
        "Met uw diploma kunt u ook reageren op werk waarvoor een diploma nodig is.",
    ),
    Regel(
        {"sterk_in": ("ordenen",), "computer": ("goed",)}, "Kantoorwerk met de computer past bij wat u kunt."
    ),
    Regel(
        {"sterk_in": ("mensen",), "nederlands": ("goed",)},
        "Werk met veel gesprekken, zoals een balie of de telefoon.",
    ),
    Regel(
        {"uren": ("paar_dagdelen",)},
        alternatief="Beginnen met een paar dagdelen en later meer uren: vraag erom bij het eerste gesprek.",
    ),
    Regel(
        {"werktijden": ("avond_of_nacht", "wisselend")},
        "U kunt op tijden werken die anderen niet willen. Daar is vaak toeslag voor.",
    ),
    Regel(
        {"vervoer": ("lopend_of_fiets",)},
        alternatief="Eerst zoeken in de eigen wijk, zodat u op de fiets kunt.",
    ),
    Regel(
        {
            "houding": ("zittend",),
            "ervaring": ("zorg", "horeca", "bouw", "transport", "winkel", "schoonmaak"),
        },
        alternatief="Werk waarbij u meer zit, in de sector die u kent: planning, kassa, balie of telefoon.",
    ),
    Regel(
        {"laatst": ("enkele_jaren", "lang_geleden")},
        alternatief="Een proefplaatsing of stage om het werk weer op te pakken en te laten zien wat u kunt.",
    ),
    Regel(
        {"diploma": ("geen", "vmbo"), "leren": ("op_het_werk",)},
        "Leren en werken tegelijk: een erkend leerbedrijf leidt u op voor een diploma of een deel ervan.",
    ),
    Regel(
        {"leren": ("met_een_cursus",)},
        alternatief="Een korte opleiding met zicht op een baan, in een sector die mensen zoekt.",
    ),
    Regel(
        {"diploma": ("buitenland",)},
        alternatief="Uw diploma laten waarderen: dan weet een werkgever wat het hier waard is.",
    ),
    Regel(
        {"nederlands": ("lastig",)},
        alternatief="Taalles naast het werk, of werk waarin u met collega's oefent (taaltraining).",
    ),
    Regel(
        {"computer": ("niet",)},
        alternatief="Een basiscursus computer bij de bibliotheek. Veel werk vraagt nu een beetje computer.",
    ),
)


def proposal(answers: Mapping[str, Any]) -> tuple[str, str]:
    """Chances and alternatives in words, one a line."""
    fitting = [rule for rule in REGELS if rule.fits(answers)]
    chances = [rule.kans for rule in fitting if rule.kans]
    others = [rule.alternatief for rule in fitting if rule.alternatief]
    return "\n".join(chances) or TOO_LITTLE, "\n".join(others)


def add_waardescan(
    *, door: UUID, klant_id: UUID, scan_id: UUID | None, datum: date, antwoorden: Mapping[str, Any]
) -> Waardescan:
    """Keep the answers of a klant on a day, with what the rules say of them. Sent twice, it is one scan."""
    answers = {code: antwoorden.get(code) or None for code in VRAGEN}
    content = {"datum": datum, **answers}
    with handeling(door=door), checked():
        known = sent_before(Waardescan.objects.filter(klant=klant_id), pk=scan_id, content=content)
        if known:
            return known
        klant = locked(Klant.objects.current(), pk=klant_id)
        if not any(answers.values()):
            raise RefusalError(NOTHING_ANSWERED)
        chances, others = proposal(answers)
        row = Waardescan(klant=klant, datum=datum, medewerker_id=door, **answers)
        row.pk, row.kansen, row.alternatieven = scan_id or row.pk, chances, others or None
        row.save(force_insert=True)
    return row


def correct_answers(
    *, door: UUID, scan_id: UUID, versie: int, datum: date, antwoorden: Mapping[str, Any]
) -> Waardescan:
    """Answers, or the day, put right. Of the words only what the rules said of the old answers goes, and what they say
    of the new ones comes; what somebody wrote stays."""
    answers = {code: antwoorden.get(code) or None for code in VRAGEN}
    with handeling(door=door), checked():
        row = locked(Waardescan.objects.all(), pk=scan_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        if not any(answers.values()):
            raise RefusalError(NOTHING_ANSWERED)
        before, after = proposal({code: getattr(row, code) for code in VRAGEN}), proposal(answers)
        words = (row.kansen, row.alternatieven)
        row.kansen, row.alternatieven = (
            _said_anew(text, old, new) for text, old, new in zip(words, before, after, strict=True)
        )
        row.datum = datum
        for code, answer in answers.items():
            setattr(row, code, answer)
        row.save(update_fields=["datum", "kansen", "alternatieven", *answers])
    return row


def _said_anew(text: str | None, old: str, new: str) -> str | None:
    """The lines of `text`, without those that only followed from the old answers and with those of the new ones."""
    gone, comes = old.splitlines(), new.splitlines()
    kept = [line for line in (text or "").splitlines() if line not in gone or line in comes]
    kept += [line for line in comes if line not in kept and line not in gone]
    return "\n".join(kept) or None


def save_waardescan(*, door: UUID, scan_id: UUID, versie: int, kansen: str, alternatieven: str) -> Waardescan:
    """The words as medewerker and klant leave them."""
    with handeling(door=door), checked():
        row = locked(Waardescan.objects.all(), pk=scan_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        row.kansen, row.alternatieven = kansen or None, alternatieven or None
        row.save(update_fields=["kansen", "alternatieven"])
    return row
