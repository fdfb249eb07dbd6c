"""What a merge would do, side by side and in words, before anybody presses the button."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps

from intake.models import (
    Adres,
    Belemmering,
    Concept,
    Contactgegeven,
    Deelname,
    Herinneringstop,
    Klant,
    Klantnummer,
    Klanttag,
    Overslag,
    Toegang,
    Toestemming,
    Vertrouweling,
    Waardescan,
    Wwrecht,
)
from intake.services.samenvoegen import Wat
from intake.services.samenvoegen_dubbel import BY_MODEL
from intake.services.samenvoegen_eigen import after_merge
from werkoffensief.web import notation
from werkoffensief.web.clock import AMSTERDAM

STAYS, COMES, ENDS, NOTHING = "blijft", "komt mee", "het andere eindigt", "hetzelfde"
BOTH = "het andere komt erbij"
LEFT = "het andere komt niet mee"
STAYING = (
    "Dit gaat niet terug: {}. Bij het samenvoegen zijn twee concepten één tekst geworden, en daarna is die tekst "
    "gewijzigd. De hele tekst blijft in dit dossier. {}"
)
LOOK = "Kijk zelf na wat bij welk dossier hoort."
THEY_LOOK = "Wie het concept schreef, kijkt na wat bij welk dossier hoort."
# What the tables are called to whoever decides, where their own name says too little.
IN_WORDS = {
    "intake.klant": "Dossiers die eerder met het andere zijn samengevoegd",
    "intake.samenvoeging": "Eerdere samenvoegingen",
    "intake.toegang": "Keren dat iemand met een reden toegang nam of meekeek",
    "intake.vertrouweling": "Collega's die het andere dossier mogen of mochten openen toen het was afgeschermd",
    "intake.overslag": "Keren dat de klant in de werklijst is overgeslagen",
    "intake.claim": "Keren dat iemand de klant in de werklijst nam",
    "intake.herinneringstop": "Keren dat herinneringen zijn uitgezet",
    "intake.verzoek": "Verzoeken over de eigen gegevens",
    "intake.deelname": "Plekken bij een bijeenkomst",
    "intake.onderwerpantwoord": "Antwoorden per onderwerp",
    "intake.keuzeantwoord": "Antwoorden op vaste vragen",
    "intake.zrmscore": "Scores van de Zelfredzaamheid-Matrix",
    "intake.klanttag": "Talenten en wensen",
    "intake.uitvraag": "Vragen aan anderen, met toestemming",
    "intake.terugbelbelofte": "Beloften om terug te bellen",
    "intake.wwrecht": "Einddata van de WW",
    "trajecten.regisseurschap": "Perioden met een regisseur",
    "trajecten.doelactie": "Acties bij een doel",
    "trajecten.wachtpunt": "Dingen waarop het plan wacht",
    "trajecten.planversie": "Eerdere versies van het plan",
    "trajecten.toekenning": "Besluiten over hulp",
    "trajecten.uitgave": "Uitgaven bij een besluit",
    "trajecten.regisseurswens": "Vragen om een andere regisseur",
    "trajecten.opbouw": "Weken van de opbouw in uren",
    "trajecten.werkfitbeoordeling": "Beoordelingen of de klant werkfit is",
    "dossier.uitstel": "Keren dat werk is uitgesteld",
    "doelen.vraag": "Vragen van een manager over het klantnummer",
    "overdracht.afwijking": "Verschillen tussen een levering en het scherm",
    "dossier.bulkregel": "Keuzes voor meer klanten tegelijk",
}
OWN = (
    ("geboortedatum", "Geboortedatum"),
    ("stadsdeel", "Stadsdeel"),
    ("grondslag", "Grondslag"),
    ("let_op", "Let op"),
    ("tolk_taal", "Tolk"),
    ("veiligheid", "Veiligheid"),
    ("overleden_op", "Overleden op"),
    ("verhuisd_op", "Verhuisd op"),
)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One thing that both files say: of the kept file, of the other, and what becomes of it."""

    wat: str
    blijft: str
    ander: str
    gevolg: str


def compare(kept: Klant, merged: Klant) -> list[Vergelijking]:
    """Every thing of the two people that one of the files says."""
    changes = after_merge(kept, merged)
    rows = [_own("Naam", kept.naam, merged.naam)]
    for name, label in OWN:
        pair = _text(kept, name), _text(merged, name)
        rows.append(_joined(label, *pair) if name in changes else _own(label, *pair))
    mine, other = _reach(kept), _reach(merged)
    rows += [_reached(wat, mine.get(wat, ""), other.get(wat, "")) for wat in sorted({*mine, *other})]
    return [row for row in rows if row.blijft or row.ander]


def moves(wat: Wat, drafts: int | None = None) -> list[tuple[str, int]]:
    """How many rows of each kind go along, whatever they are; the numbers are said apart.

    `drafts`: how many of them, where that is not what the merge moved: of an undone merge some stay.
    """
    found = []
    for label, keys in wat["rijen"].items():
        model: Any = apps.get_model(label)
        if model is not Klantnummer:
            words = IN_WORDS.get(label) or str(model._meta.verbose_name_plural).capitalize()
            found.append((words, len(keys)))
    links = len({*wat.get("banden", {}).get("klant", ()), *wat.get("banden", {}).get("ander", ())})
    found += [("Gezinsbanden", links)] if links else []
    if drafts is None:
        drafts = len(wat["concepten"]["verplaatst"]) + len(wat["concepten"]["samen"])
    return sorted(found) + ([("Concepten", drafts)] if drafts else [])


def drafts_that_stay(concepten: Collection[Concept], reader: UUID) -> str:
    """Whose drafts an undone merge leaves where they are, for who undoes it; nothing of what they say."""
    own = sum(row.medewerker_id == reader for row in concepten)
    others = len(concepten) - own
    whose = [
        (own, "uw concept", f"{own} concepten van u"),
        (others, "een concept van een collega", f"{others} concepten van collega's"),
    ]
    said = " en ".join(one if number == 1 else more for number, one, more in whose if number)
    return said and STAYING.format(said, THEY_LOOK if others else LOOK)


def doubt(kept: Klant, merged: Klant) -> str:
    """What says that these may be two people; a name alone does not, as people marry and are misspelt."""
    mine, other = kept.geboortedatum, merged.geboortedatum
    if mine is None or other is None or mine == other:
        return ""
    same = kept.achternaam.casefold() == merged.achternaam.casefold()
    return f"{'De geboortedatum is' if same else 'De naam en de geboortedatum zijn'} niet gelijk."


def consequences(kept: Klant, merged: Klant, today: date) -> list[str]:
    """What holds for the kept file from then on because it held for the other, and who can then open it."""
    found = [
        f"Het andere dossier is in de werklijst overgeslagen tot en met {notation.short_date(row.tot)}"
        f" ({row.reden}). Dat geldt dan ook voor dit dossier."
        for row in Overslag.objects.on(today).filter(klant=merged)
    ]
    stops = Herinneringstop.objects.filter(klant=merged, tot__isnull=True)
    if stops.exists() and not Herinneringstop.objects.filter(klant=kept, tot__isnull=True).exists():
        found.append("Bij het andere dossier staan herinneringen uit. Dan krijgt deze klant er ook geen.")
    return found + _opens(kept, merged)


def _opens(kept: Klant, merged: Klant) -> list[str]:
    """Who gains access to the kept file, by name."""
    found = []
    if merged.regisseur and not kept.regisseur:
        found.append(
            f"{merged.regisseur.naam} is regisseur van het andere dossier en wordt dat van dit dossier. Dan kan"
            f" {merged.regisseur.naam} dit dossier openen, en wie voor deze regisseur waarneemt ook."
        )
        if merged.team_id != kept.team_id and merged.team:
            found.append(
                f"Dit dossier hoort dan bij team {merged.team.naam}: wie daar met klanten werkt, kan het openen."
            )
    granted = Toegang.objects.current().filter(klant=merged).select_related("medewerker")
    for row in granted.order_by("medewerker__naam", "pk"):
        if not Klant.objects.visible_to(row.medewerker).filter(pk=kept.pk).exists():
            until = row.tot.astimezone(AMSTERDAM)
            found.append(
                f"{row.medewerker.naam} kan met een reden het andere dossier openen, en dan ook dit dossier, tot"
                f" {notation.short_date(until.date())} om {notation.clock_time(until)}. De reden: {row.reden}"
            )
    named = Vertrouweling.objects.current().filter(klant=merged).select_related("medewerker")
    return found + [
        f"{row.medewerker.naam} staat bij het andere dossier op de lijst van wie het mag openen als het wordt"
        " afgeschermd. Dat geldt dan ook voor dit dossier."
        for row in named.order_by("medewerker__naam")
    ]


def lapses(wat: Wat) -> list[str]:
    """What becomes one and what lapses, each with what it says, in sentences."""
    found = [sentence for label, pairs in wat.get("paren", {}).items() for sentence in _pairs(label, pairs)]
    found += _agreements(wat.get("toestemming", {})) + _ends(wat.get("ww_open", {}))
    links = len(wat.get("banden", {}).get("vervallen", ()))
    if links:
        found.append(
            f"Koppelingen tussen deze twee als huisgenoten, of die daarna dubbel zijn: {links}. Die vervallen."
        )
    return found


def _pairs(label: str, pairs: list[list[str]]) -> list[str]:
    model: Any = apps.get_model(label)
    rows = model._default_manager.in_bulk([pk for pair in pairs for pk in pair])
    by_key = {str(pk): row for pk, row in rows.items()}
    return [_sentence(by_key[stays], by_key[gone]) for stays, gone in pairs]


def _sentence(stays: Any, gone: Any) -> str:
    title, names = title_of(stays), BY_MODEL[type(stays)].differs(stays, gone)
    if not names:
        return f"{title}: staat in beide dossiers hetzelfde. Er blijft er één."
    here, there = said_by(stays, names), said_by(gone, names)
    return (
        f"{title}: het ene dossier zegt {here}, het andere {there}. Dit blijft: {here}. Dit vervalt: {there}."
    )


def _agreements(told: Wat) -> list[str]:
    """Agreements that differ and stay both, and those that one file says were withdrawn."""
    both, ended = told.get("wie", {}), told.get("ingetrokken", {})
    rows = {str(pk): row for pk, row in Toestemming.objects.in_bulk([*both, *ended]).items()}
    found = [
        f"{title_of(rows[pk])}: zegt in de twee dossiers iets anders. Allebei blijven ze, met wat eronder is"
        f" gevraagd. Bij die van het andere dossier ({said_by(rows[pk], BY_MODEL[Toestemming].zegt)}) staat voortaan"
        " uit welk dossier zij komt."
        for pk in both
    ]
    return found + [
        f"{title_of(rows[pk])}: is volgens een van de dossiers ingetrokken op"
        f" {notation.short_date(date.fromisoformat(after))}. Dat geldt ook na het samenvoegen."
        for pk, (_before, after) in ended.items()
    ]


def _ends(told: Wat) -> list[str]:
    """What becomes of an open end of the WW when a later one is open too."""
    settled, lapsed = told.get("voorkomen", {}), told.get("vervallen", ())
    keys = [key for key in (*settled, *lapsed, told.get("blijft")) if key]
    rows = {str(pk): row for pk, row in Wwrecht.objects.in_bulk(keys).items()}
    found = [
        f"{title_of(rows[pk])}: er was daarna weer WW, en geen uitkering. Het resultaat wordt: instroom voorkomen op"
        f" {notation.short_date(rows[pk].ww_einde)}."
        for pk in settled
    ]
    found += [f"{title_of(rows[pk])} (open): dit vervalt, want er is een latere einddatum." for pk in lapsed]
    return found + ([f"{title_of(rows[told['blijft']])}: blijft open."] if found else [])


def title_of(row: Any) -> str:
    """Which fact this is, in words."""
    title = str(row._meta.verbose_name).capitalize()
    match row:
        case Deelname():
            day = notation.short_date(row.bijeenkomst.begin.astimezone(AMSTERDAM).date())
            title = f"Groepsbijeenkomst '{row.bijeenkomst.titel}' van {day}"
        case Klanttag():
            title = f"{row.get_soort_display()} '{row.tag or row.tekst}'"
        case Belemmering():
            title = f"Belemmering '{row.soort}' van {notation.short_date(row.vastgesteld_op)}"
        case Toestemming():
            title = f"Toestemming om iets te vragen aan {row.wie}, van {notation.short_date(row.gegeven_op)}"
        case Wwrecht():
            title = f"Einde van de WW op {notation.short_date(row.ww_einde)}"
        case Waardescan():
            title = f"Arbeidsmarktwaardescan van {notation.short_date(row.datum)}"
    return title


def said_by(row: Any, names: Iterable[str]) -> str:
    """What these fields of a row say, in words."""
    return "; ".join(f"{_label(row, name)}: {_value(row, name)}" for name in names)


def _label(row: Any, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name).lower().rstrip("?")


def _value(row: Any, name: str) -> str:
    return f"'{_text(row, name)}'" if getattr(row, name) not in (None, "", []) else "niets"


def _own(label: str, mine: str, other: str) -> Vergelijking:
    if mine == other:
        return Vergelijking(label, mine, other, NOTHING)
    return Vergelijking(label, mine, other, f"{STAYS}; {LEFT}" if other else STAYS)


def _joined(label: str, mine: str, other: str) -> Vergelijking:
    return Vergelijking(label, mine, other, BOTH if mine else COMES)


def _reached(label: str, mine: str, other: str) -> Vergelijking:
    if not mine:
        return Vergelijking(label, mine, other, COMES)
    return Vergelijking(label, mine, other, f"{STAYS}; {ENDS}" if other else STAYS)


def _text(row: Any, name: str) -> str:
    show = getattr(row, f"get_{name}_display", None)
    value: Any = show() if show else getattr(row, name)
    if isinstance(value, list):
        return ", ".join(value)
    return notation.short_date(value) if isinstance(value, date) else str(value or "")


def _reach(klant: Klant) -> dict[str, str]:
    found = {
        row.get_soort_display(): row.waarde
        for row in Contactgegeven.objects.filter(klant=klant, geldig_tot__isnull=True)
    }
    for row in Adres.objects.filter(klant=klant, geldig_tot__isnull=True):
        parts = (
            row.straat,
            row.postcode,
            row.huisnummer,
            row.woonplaats,
            row.bereikbaar_via,
            row.bereikbaar_wanneer,
            row.bereikbaar_bij_wie,
        )
        found["Adres"] = " ".join(part for part in parts if part)
    return found
