"""Everything that is kept about one person, table by table, for the answer to a request (AVG art. 15).

Which fields: those of the models, but for what a row keeps for itself (`INTERNAL`). So a new field is in the answer by
itself; a new table with a klant is a part here or a line in `LEFT_OUT` (a test finds a table that is neither).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import BinaryField, Field, Model, QuerySet

from intake.models import (
    Actie,
    Adres,
    Afspraak,
    Belemmering,
    Campagnedeelname,
    Claim,
    Contactgegeven,
    Contactpoging,
    Deelname,
    Document,
    Gesprek,
    Gezinsband,
    Gezinslid,
    Herinneringstop,
    Identificatie,
    Keuzeantwoord,
    Klant,
    Klantnummer,
    Klanttag,
    Onderwerpantwoord,
    Ontheffing,
    Overslag,
    Taak,
    Terugbelbelofte,
    Toegang,
    Toestemming,
    Uitkering,
    Uitnodiging,
    Uitvraag,
    Vertegenwoordiger,
    Vertrouweling,
    Verzoek,
    Waardescan,
    Wwrecht,
    Zrmscore,
)
from intake.queries import INTERNAL as NOT_SAID
from trajecten.models import (
    Aanwezigheid,
    Boeking,
    Buddycontact,
    Buddykoppeling,
    Doel,
    Doelactie,
    Evaluatie,
    Kwijtschelding,
    Lening,
    Leningbrief,
    Nazorg,
    Opbouw,
    Plaatsing,
    Plan,
    Planversie,
    Profiel,
    Regisseurschap,
    Regisseurswens,
    Scholing,
    Stap,
    Taalkennis,
    Toekenning,
    Traject,
    Uitgave,
    Wachtplek,
    Wachtpunt,
    Werkervaring,
    Werkfitbeoordeling,
)
from werkoffensief.accounts.models import Medewerker
from werkoffensief.doelen.models import Vraag
from werkoffensief.dossier.models import Uitstel
from werkoffensief.dossier.queries.logboek import as_uuid, grounds, name_of, word_for
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.models import Handeling, Levering
from werkoffensief.logboek.queries import readings
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.web import notation

Row = dict[str, Any]
Woorden = Callable[[Row], list[tuple[str, str]]]  # what a row says, as label and value
CHUNK = 500
# What a row keeps for itself: keys, versions, what the database derives, and what only code can read.
INTERNAL = {
    "": {"id", "klant", "levering", "versie"},
    "Klant": {"sorteernaam", "zoeknaam"},
    "Identificatie": {"sleutel_id"},  # the number itself is given to `rows_of` by who revealed it
    "Document": NOT_SAID,
    "Gezinsband": {"ander"},  # somebody else: the relation is enough (AVG art. 15 lid 4)
    "Uitnodiging": {"sleutel", "reeks"},
    "Planversie": {"formaat"},
    "Uitstel": {"ding"},
    # A clash can name the number of somebody else; the others are ids and code.
    "Afwijking": {
        "toelichting",
        "rij_id",
        "sleutel_id",
        "bron",
        "sleutel",
        "gewijzigd_door",
        "afgehandeld_door",
    },
}
# Why a file is shielded; for whom stands in the table of Vertrouweling. Can put somebody in danger (UAVG art. 41).
SHIELDING = frozenset({"afgeschermd_reden"})
SHIELDED = (
    "Afscherming van uw dossier",
    "Waarom uw dossier is of was afgeschermd, en voor wie. In de logboeken staat van deze medewerkers geen naam.",
)
SOMEBODY = "Een medewerker"
# How a row was made, as its history has it, in words; of an act on screen also by whom.
VIA: dict[str, str] = {
    Via.SCHERM: "Scherm",
    Via.OPDRACHT: "Scherm",
    Via.IMPORT: "Levering",
    Via.TAAK: "Het systeem",
}
# By what a row is called elsewhere; the first that it has.
CALLED = (
    *("naam", "klantnummer", "trajectnummer", "akkoordnummer", "gespreknummer"),
    *("afspraaknummer", "titel", "pogingnummer", "wie"),
    *("afspraaknummer", "titel", "pogingnummer"),
    *("doelnummer", "actienummer", "aanbodnummer", "stapnummer", "toekenningsnummer"),
    *("leningnummer", "kwijtscheldingsnummer", "nummer", "koppelnummer"),
)


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One table of the answer. `van`: the column that says whose row it is; `alleen`: which of the rows, by field."""

    model: type[Model]
    titel: str
    orde: str
    van: str = "klant"
    alleen: tuple[tuple[str, Any], ...] = ()

    @property
    def naam(self) -> str:
        plural = str(self.model._meta.verbose_name_plural).replace(" ", "_")
        return plural if self.van in {"klant", "pk", "lening__klant"} else f"{plural}_{self.van}"


ONDERDELEN = (
    Onderdeel(Klant, "Wie u bent", "klantnummer", van="pk"),
    Onderdeel(Klantnummer, "De nummers waaronder wij u kennen", "nummer"),
    Onderdeel(Identificatie, "Uw burgerservicenummer", "pk"),
    Onderdeel(Contactgegeven, "Telefoon en e-mail", "-geldig_van"),
    Onderdeel(Adres, "Adressen", "-geldig_van"),
    Onderdeel(Vertegenwoordiger, "Wie namens u handelt of handelde", "-geldig_van"),
    Onderdeel(Gezinslid, "Uw huishouden", "-geldig_van"),
    Onderdeel(
        Gezinsband,
        "Wie van uw huishouden bij ons een eigen dossier heeft of had, zonder naam",
        "-sinds",
        alleen=(("ander__afgeschermd_op__isnull", True),),
    ),
    Onderdeel(
        Gezinsband,
        "Wat u bent of was van een huisgenoot met een eigen dossier",
        "-sinds",
        van="ander",
        alleen=(("klant__afgeschermd_op__isnull", True),),
    ),
    Onderdeel(Uitkering, "Uitkeringen", "-start"),
    Onderdeel(Wwrecht, "Wanneer uw WW afloopt of afliep", "-ww_einde"),
    Onderdeel(Campagnedeelname, "Campagnes waar u bij hoort", "-sinds"),
    Onderdeel(Gesprek, "Gesprekken", "-datum"),
    Onderdeel(Contactpoging, "Pogingen om u te bereiken", "-datum"),
    Onderdeel(Afspraak, "Afspraken met u", "-begin"),
    Onderdeel(Deelname, "Bijeenkomsten waarvoor u bent uitgenodigd", "-bijeenkomst__begin"),
    Onderdeel(Uitnodiging, "Hoe wij u uitnodigden en herinnerden", "-gemaakt_op"),
    Onderdeel(Herinneringstop, "Wanneer u geen herinneringen kreeg of krijgt", "-vanaf"),
    Onderdeel(Taak, "Wat wij met u willen bespreken", "-op"),
    Onderdeel(Uitstel, "Wat een medewerker later over u wilde doen, en waarom", "-sinds"),
    Onderdeel(Belemmering, "Wat werk in de weg staat of stond", "-vastgesteld_op"),
    Onderdeel(Ontheffing, "Ontheffingen van de plicht om te werken", "-van"),
    Onderdeel(Terugbelbelofte, "Beloften om u terug te bellen", "-op"),
    Onderdeel(Claim, "Wie u uit de werklijst nam om met u te spreken", "-genomen_op"),
    Onderdeel(Overslag, "Wanneer en waarom u in de werklijst werd overgeslagen", "-vanaf"),
    Onderdeel(Onderwerpantwoord, "Wat in gesprekken is besproken", "-gesprek__datum"),
    Onderdeel(Keuzeantwoord, "Opleiding, taal, uren en reizen", "-gesprek__datum"),
    Onderdeel(Zrmscore, "Zelfredzaamheid-Matrix", "-gesprek__datum"),
    Onderdeel(Klanttag, "Talenten en wensen", "-sinds"),
    Onderdeel(Actie, "Wat is afgesproken", "-afgesproken_op"),
    Onderdeel(Traject, "Trajecten", "-start"),
    Onderdeel(Regisseurschap, "Uw regisseurs", "-start"),
    Onderdeel(Regisseurswens, "Uw vragen om een andere regisseur, en ons antwoord", "-gevraagd_op"),
    Onderdeel(Plan, "Uw plan, in uw eigen woorden", "-traject__start"),
    Onderdeel(Doel, "Uw doelen", "-gesteld_op"),
    Onderdeel(Doelactie, "Welke afspraak bij welk doel hoort", "-doel__gesteld_op"),
    Onderdeel(Wachtpunt, "Waar wij op wachten of wachtten", "-sinds"),
    Onderdeel(Evaluatie, "Hoe wij naar uw plan keken", "-gehouden_op"),
    Onderdeel(Planversie, "Het plan zoals wij het afspraken", "-afgesproken_op"),
    Onderdeel(Lening, "Leningen uit het opleidingsfonds", "-gevraagd_op"),
    Onderdeel(Kwijtschelding, "Wat wij u van een lening kwijtscholden, of niet", "-gevraagd_op"),
    Onderdeel(Leningbrief, "Brieven over uw leningen", "-opgemaakt_op"),
    Onderdeel(Boeking, "Wat er op uw leningen is betaald en terugbetaald", "nummer", van="lening__klant"),
    Onderdeel(Profiel, "Uw profiel", "pk"),
    Onderdeel(Werkervaring, "Werk dat u deed", "-van"),
    Onderdeel(Scholing, "Opleidingen en cursussen die u deed", "-jaar"),
    Onderdeel(Taalkennis, "Talen die u kent", "taal"),
    Onderdeel(Buddykoppeling, "Uw buddies", "-start"),
    Onderdeel(Buddycontact, "Uw contact met een buddy", "-dag"),
    Onderdeel(Stap, "Stappen in uw traject", "-start"),
    Onderdeel(Toekenning, "Besluiten over hulp op weg naar werk, met de brief", "-besloten_op"),
    Onderdeel(Uitgave, "Wat wij voor u betaalden", "-betaald_op"),
    Onderdeel(Opbouw, "Hoeveel dagen en uren wij afspraken", "-vanaf"),
    Onderdeel(Aanwezigheid, "Of u in een groep was", "-dag"),
    Onderdeel(Werkfitbeoordeling, "Hoe u ervoor stond", "-dag"),
    Onderdeel(Wachtplek, "Waarvoor u op een wachtlijst staat of stond", "-aangemeld_op"),
    Onderdeel(Plaatsing, "Werk en opleiding", "-startdatum"),
    Onderdeel(Nazorg, "Hoe het daarna met u ging", "-gedaan_op"),
    Onderdeel(Toestemming, "Wie wij met uw toestemming iets mogen vragen", "-gegeven_op"),
    Onderdeel(
        Uitvraag, "Wat wij met uw toestemming aan anderen vroegen, en wat zij antwoordden", "-gevraagd_op"
    ),
    Onderdeel(Waardescan, "Arbeidsmarktwaardescans", "-datum"),
    Onderdeel(Document, "Documenten", "-toegevoegd_op"),
    Onderdeel(Vraag, "Vragen van een manager over uw klantnummer", "-gesteld_op"),
    Onderdeel(Toegang, "Medewerkers van een ander team die uw dossier met een reden openden", "-vanaf"),
    Onderdeel(Vertrouweling, "Wie uw dossier mocht zien toen het was afgeschermd", "-vanaf"),
    Onderdeel(Verzoek, "Uw verzoeken over uw gegevens", "-ontvangen_op"),
    Onderdeel(Afwijking, "Verschillen tussen een levering en het scherm", "-gemeld_op"),
)
# Tables with a klant that are no part of the answer: how they are called there, and why.
LEFT_OUT = {
    "Concept": (
        "Concepten",
        "Tekst die een medewerker typte en nog niet heeft vastgelegd. Alleen de schrijver kan die lezen.",
    ),
    "Samenvoeging": (
        "Samengevoegde dossiers",
        "Hulpgegevens waarmee wij een samenvoeging 30 dagen lang ongedaan kunnen maken. Uw oude nummers staan bij De "
        "nummers waaronder wij u kennen.",
    ),
    "Bulkregel": (
        "Keuzes voor meer klanten tegelijk",
        "Hulpgegevens van een medewerker die voor meer klanten tegelijk een regisseur koos. De uitkomst staat bij "
        "Uw regisseurs.",
    ),
    "Cijferregel": (
        "Tellingen",
        "In welke cijfers u meetelt. Dit wordt elke nacht opnieuw berekend uit de gegevens hierboven.",
    ),
    "Importgeheugen": (
        "Geheugen van leveringen",
        "Onleesbare afdrukken, waarmee wij zien of een bestand iets nieuws brengt. Er is geen gegeven uit af te lezen.",
    ),
}
# What no table with a klant keeps, so nobody can count what of it is about this person. Erasing looks there too.
ELSEWHERE = (
    (
        "Bestanden van leveringen",
        "Een bestand dat wacht op verwerking, en regels die zijn geweigerd: het correctiebestand en de zinnen die "
        "zeggen wat er mis was. Geweigerde regels bewaren wij hooguit 7 dagen. Ze horen nog niet bij een dossier.",
    ),
    (
        "Zoekvragen",
        "Waar een ingelogde medewerker het laatst op zocht. Dat verdwijnt als de sessie is opgeruimd.",
    ),
    ("Reservekopieën", "Daarin staat hetzelfde, tot ze verlopen."),
)


def ids_of(klant: Klant) -> list[UUID]:
    """The rows that are this person: the file, and those that were merged into it."""
    return [
        klant.pk,
        *Klant.objects.filter(samengevoegd_in=klant).order_by("pk").values_list("pk", flat=True),
    ]


def is_shielded(ids: Sequence[UUID]) -> bool:
    """Whether anything is kept about shielding this file: now, or before."""
    before: Any = _history(Klant)
    return (
        Klant.objects.filter(pk__in=ids, afgeschermd_op__isnull=False).exists()
        or Vertrouweling.objects.filter(klant__in=ids).exists()
        or before._default_manager.filter(pgh_obj__in=ids, afgeschermd_reden__isnull=False).exists()
    )


def named_people(ids: Sequence[UUID]) -> frozenset[str]:
    """Who ever might open this file while it was shielded, as the logs write them."""
    rows = Vertrouweling.objects.filter(klant__in=ids)
    return frozenset(str(key) for key in rows.values_list("medewerker", flat=True))


def without(rows: Iterator[Row], names: frozenset[str]) -> Iterator[Row]:
    """The rows, but for these cells."""
    return ({name: value for name, value in row.items() if name not in names} for row in rows)


def fields_of(model: type[Model]) -> list[Field]:
    """What the answer says of a row of this table; that it was withdrawn comes last."""
    hidden = INTERNAL[""] | INTERNAL.get(model.__name__, set())
    fields: list[Any] = [field for field in model._meta.concrete_fields if field.name not in hidden]
    read = [field for field in fields if not isinstance(field, BinaryField)]
    return sorted(read, key=lambda field: field.name.startswith("vervallen"))


def rows_of(onderdeel: Onderdeel, ids: Sequence[UUID], *, bsn: str | None) -> Iterator[Row]:
    """The rows of one table that are about this person, withdrawn ones too, in a fixed number of queries for each
    CHUNK; as in the database, but what points to another row has its name, and last comes who or what brought it
    (AVG art. 15 lid 1 onder g). `bsn` was revealed and logged before."""
    model = onderdeel.model
    wanted = {f"{onderdeel.van}__in": ids, **dict(onderdeel.alleen)}
    rows = model._default_manager.filter(**wanted).order_by(onderdeel.orde, "pk")
    extra = ("pk", "levering_id") if any(f.name == "levering" for f in model._meta.fields) else ("pk",)
    for part in _parts(_named(model, rows, extra=extra)):
        origins = _origins(model, part)
        for row in part:
            said = {name: value for name, value in row.items() if name not in extra}
            said["herkomst"] = origins.get(row["pk"], "")
            yield {"bsn": bsn, **said} if model is Identificatie else said


def _origins(model: type[Model], rows: Sequence[Row]) -> dict[Any, str]:
    """Where each row came from: the delivery of which day, else who made it on screen, as far as the history knows."""
    by_row = {row["pk"]: row.get("levering_id") for row in rows}
    brought = {levering for levering in by_row.values() if levering is not None}
    days = dict(Levering.objects.filter(pk__in=brought).values_list("pk", "tijdstip"))
    made = _made(model, [key for key, levering in by_row.items() if levering is None])
    people = _people(context.get("door", "") for context in made.values())
    found = {key: f"Levering van {notation.short_date(days[row])}" for key, row in by_row.items() if row}
    for key, context in made.items():
        via = VIA.get(context.get("via", ""), "")
        found[key] = f"{via}, door {name_of(context.get('door', ''), people)}" if via == "Scherm" else via
    return found


def _made(model: type[Model], keys: list[Any]) -> dict[Any, dict[str, str]]:
    """By row, what the history says of its making: who, and by which way. Nothing of a table without a history."""
    history = _history(model)
    if history is None:
        return {}
    found = history._default_manager.filter(pgh_obj__in=keys, pgh_label="nieuw").order_by("-pgh_id")
    return {key: context or {} for key, context in found.values_list("pgh_obj_id", "pgh_context")}


def _history(model: type[Model]) -> type[Model] | None:
    try:
        return apps.get_model(model._meta.app_label, f"{model.__name__}Geschiedenis")
    except LookupError:
        return None


def history_of(onderdeel: Onderdeel, ids: Sequence[UUID]) -> Iterator[Row]:
    """Every earlier state of those rows, the newest first: when, what happened, by whom, and what stood there then."""
    history = _history(onderdeel.model)
    if history is None:
        return
    van = "pgh_obj" if onderdeel.van == "pk" else onderdeel.van
    wanted = {f"{van}__in": ids, **dict(onderdeel.alleen)}
    found = history._default_manager.filter(**wanted).order_by("-pgh_id")
    extra = ("pgh_created_at", "pgh_label", "pgh_context")
    for part in _parts(_named(history, found, like=onderdeel.model, extra=extra)):
        doors = [str((row["pgh_context"] or {}).get("door", "")) for row in part]
        people = _people(doors)
        for row, door in zip(part, doors, strict=True):
            moment, label, context = (row.pop(name) for name in extra)
            said = {"waarom": (context or {}).get("reden", "")} if onderdeel.model is Traject else {}
            yield {"wanneer": moment, "gebeurtenis": label, "door": name_of(door, people), **said, **row}


def readings_of(ids: Sequence[UUID], *, unnamed: frozenset[str] = frozenset()) -> Iterator[Row]:
    """Who saw the data of this person, when, on which page and for what, the newest first. Names no other klant, and
    not the medewerkers in `unnamed`."""
    for lines in _parts(readings(object_id__in=ids).iterator(chunk_size=CHUNK)):
        people = _people(line.gebruiker for line in lines)
        reasons = grounds(line.verwerking_id for line in lines)
        for line in lines:
            yield {
                "wanneer": line.tijdstip,
                "wie": SOMEBODY if line.gebruiker in unnamed else name_of(line.gebruiker, people),
                "wat": line.actie_naam,
                "waarvoor": line.verwerking_naam or "",
                "reden": reasons.get(line.verwerking_id or "", ""),
                "welke_gegevens": ", ".join(line.verwerkte_soorten_gegevens),
            }


def acts_on(ids: Sequence[UUID], *, unnamed: frozenset[str] = frozenset()) -> Iterator[Row]:
    """What the log of acts says about this person, the newest first: a BSN that was shown, an access that was taken."""
    rows = Handeling.objects.filter(object_soort="klant", object_id__in=[str(key) for key in ids])
    for acts in _parts(rows.order_by("-tijdstip", "-pk").iterator(chunk_size=CHUNK)):
        people = _people(act.door for act in acts)
        for act in acts:
            wie = SOMEBODY if act.door in unnamed else name_of(act.door, people)
            yield {"wanneer": act.tijdstip, "wie": wie, "wat": word_for(act.soort)}


def left_out(ids: Sequence[UUID], *, shielding: bool = False) -> list[tuple[str, int | None, str]]:
    """What is kept and stands not in the answer: its title, how many rows (None: cannot be known), and why.
    `shielding`: so is what is kept about that; how much it is would already tell."""
    models = {model.__name__: model for model in apps.get_models()}
    counted = [
        (titel, models[name]._default_manager.filter(klant_id__in=ids).count(), why)
        for name, (titel, why) in LEFT_OUT.items()
    ]
    uncounted = (SHIELDED, *ELSEWHERE) if shielding else ELSEWHERE
    return [*counted, *((titel, None, why) for titel, why in uncounted)]


def in_words_of_log(row: Row) -> list[tuple[str, str]]:
    """The same of a line of a log: every cell, as it is a row of a table."""
    return [(label_of(name), word_of(value)) for name, value in row.items()]


def in_words(onderdeel: Onderdeel, row: Row) -> list[tuple[str, str]]:
    """What a row says, as label and value; what is empty is left out."""
    fields: dict[str, Any] = {field.name: field for field in fields_of(onderdeel.model)}
    found = []
    for name, value in row.items():
        field = fields.get(name)
        choices = dict(getattr(getattr(field, "base_field", field), "flatchoices", ()))
        if isinstance(value, list):
            said = ", ".join(word_of(choices.get(part, part)) for part in value)
        else:
            said = word_of(choices.get(value, value) if choices else value)
        if said:
            found.append((label_of(name), said))
    return found


def label_of(name: str) -> str:
    """How a column is called on paper."""
    return "BSN" if name == "bsn" else name.replace("_", " ").capitalize()


def word_of(value: Any) -> str:
    """A value on paper."""
    if value is None or value in ("", {}):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date | time):
        return _moment(value)
    if isinstance(value, list):
        return ", ".join(map(word_of, value))
    if isinstance(value, dict):
        return "; ".join(f"{label_of(key)}: {word_of(part)}" for key, part in value.items())
    return str(value)


def _moment(value: date | time) -> str:
    if isinstance(value, datetime):
        return f"{notation.short_date(value)} {notation.clock_time(value)}"
    return notation.short_date(value) if isinstance(value, date) else value.isoformat(timespec="minutes")


def _named(
    model: type[Model], rows: QuerySet[Any], *, like: type[Model] | None = None, extra: tuple[str, ...] = ()
) -> Iterator[Row]:
    """Rows as dicts. What a key points to is looked up apart: history may point to what is gone."""
    kept = {field.name for field in model._meta.concrete_fields}
    fields = [field for field in fields_of(like or model) if field.name in kept]
    columns = [field.attname for field in fields]
    for part in _parts(rows.values(*columns, *extra).iterator(chunk_size=CHUNK)):
        names = {f.name: _names(f, {row[f.attname] for row in part}) for f in fields if f.is_relation}
        for row in part:
            said = {f.name: row[f.attname] for f in fields}
            said.update({name: found.get(said[name]) for name, found in names.items()})
            yield {**said, **{name: row[name] for name in extra}}


def _names(field: Field, keys: set[Any]) -> dict[Any, str]:
    model: Any = field.related_model
    found = model._default_manager.filter(pk__in=keys - {None})
    return {row.pk: next((str(v) for c in CALLED if (v := getattr(row, c, None))), "") for row in found}


def _people(doors: Iterable[str]) -> dict[Any, Medewerker]:
    return Medewerker.objects.in_bulk([key for door in doors if (key := as_uuid(door))])


def _parts(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """CHUNK at a time."""
    rows = iter(rows)
    while part := list(islice(rows, CHUNK)):
        yield part
