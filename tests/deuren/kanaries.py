"""Canaries: a text of its own in every text field of every row, and whose it is."""

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from tests.house import finders
from werkoffensief.web.notation import MAANDEN

PATTERN = re.compile(r"kanarie\d{4}z", re.IGNORECASE)
DAYS = re.compile(
    r"\b(\d{1,2})-(\d{1,2})-(19[78]\d)\b|\b(19[78]\d)-(\d\d)-(\d\d)\b|\b(\d{1,2}) ([a-z]{3,9}) (19[78]\d)\b"
)
BSN = re.compile(r"999\d{6}")

# Text fields that cannot hold any text, each with its reason. Everything else gets a canary.
NO_CANARY = {
    "Medewerker.password": "a hash",
    "Werkgever.kvk_nummer": "8 digits",
    "Klant.klantnummer": "is a canary from the start: other rows name it",
    "Klant.stadsdeel": "decides the team; a canary for whoever has a regisseur",
    "Identificatie.sleutel_id": "names a key",
    "Concept.soort": "a closed list in code",
    "Concept.inhoud": "a canary in `verslag`",
    "Document.opslagnaam": "random, and the name of a file", "Document.afdruk": "a hash",
    "Campagne.code": "the default campaign is found by it",
    "Afwijking.bron": "a closed list", "Afwijking.tabel": "a closed list", "Afwijking.eenheid": "a closed list",
    "Afwijking.sleutel": "the key of the row, here a klantnummer",
    "Afwijking.scherm": "canaries in its columns", "Afwijking.bestand": "canaries in its columns",
    "Importbestand.naam": "a closed list", "Importbestand.resultaat": "read by code",
    "Cijferregel.soort": "derived", "Cijferregel.sector": "derived", "Cijferregel.stadsdeel": "derived",
    "Opdracht.soort": "names code", "Opdracht.sleutel": "ids", "Opdracht.inhoud": "ids",
    "Inzage": "the log writes it", "Handeling": "the log writes it",
    "Importgeheugen": "hashes",
    "Werkervaring.van": "a year", "Werkervaring.tot": "a year", "Taalkennis.taal": "a code of a language",
    "Planversie.inhoud": "a canary in `waar_sta_ik` from the start: it never changes",
    "Samenvoeging.wat": "ids, read by code",
    "Nachttaak.naam": "names code",
    "Uitnodiging.sleutel": "ids", "Agendafeed.afdruk": "a hash",
    "Lijstfilter.lijst": "names code", "Lijstfilter.query": "a closed list of filters and values",
    "Lijstweergave": "names code",
    "Sessie.session_data": "signed",
}  # fmt: skip
# What must stand before the canary.
BEFORE = {"Werkgever.website": "https://", "Profiel.webadres": "https://mijn.voorbeeld.nl/"}
AFTER = {"Medewerker.email": "@post.voorbeeld.nl", "Contactgegeven.waarde": "@post.voorbeeld.nl"}
JSON_KEY = {"Concept": {"inhoud": "verslag"}, "Afwijking": {"scherm": "achternaam", "bestand": "achternaam"}}


@dataclass(frozen=True, slots=True)
class Spoor:
    """Where a canary sits: the field, and whose row it is."""

    model: str
    veld: str
    pk: Any
    klant: UUID | None
    medewerker: UUID | None
    team: UUID | None = None

    @property
    def naam(self) -> str:
        return f"{self.model}.{self.veld}"


@dataclass
class Kanaries:
    """Every canary by its text, and by field and row."""

    sporen: dict[str, Spoor] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1))
    born: dict[str, Spoor] = field(default_factory=dict)  # by the birth date, each klant's own, as 1970-12-31

    def next(self) -> str:
        return f"kanarie{next(self.numbers):04d}z"

    def reason(self) -> str:
        """For what cannot be changed once it is written."""
        return self.next()

    def text(self, row: models.Model, veld: str) -> str:
        """What this field of this row is to hold."""
        return self.next()

    def add(self, text: str, row: models.Model, veld: str) -> None:
        model = type(row).__name__
        klant = row.pk if model == "Klant" else getattr(row, "klant_id", None)
        medewerker = row.pk if model == "Medewerker" else getattr(row, "medewerker_id", None)
        team = getattr(row, "team_id", None)
        self.sporen.setdefault(text, Spoor(model, veld, row.pk, klant, medewerker, team))

    def of(self, row: models.Model, veld: str) -> str:
        """The canary in this field of this row."""
        wanted = (type(row).__name__, veld, row.pk)
        return next(text for text, s in self.sporen.items() if (s.model, s.veld, s.pk) == wanted)

    def in_text(self, text: str) -> set[str]:
        return {found.lower() for found in PATTERN.findall(text)}

    def born_in(self, text: str) -> set[str]:
        """The birth dates that stand there, however they are written."""
        found = set()
        for day, month, year, iso_year, iso_month, iso_day, d, name, y in DAYS.findall(text):
            number = MAANDEN.index(name) + 1 if name in MAANDEN else 0
            found.add(
                f"{year or iso_year or y}-{int(month or iso_month or number):02}-{int(day or iso_day or d):02}"
            )
        return found & set(self.born)


def invented_bsn(number: int) -> str:
    """An invented BSN of the never issued range that passes the 11-check."""
    for start in range(999_000_000 + number * 40, 999_999_999):
        digits = str(start)
        if (sum(int(d) * (9 - i) for i, d in enumerate(digits[:8])) - int(digits[8])) % 11 == 0:
            return digits
    raise AssertionError


def own_models() -> list[type[models.Model]]:
    own = finders.floors()
    return [m for m in apps.get_models() if m._meta.app_config.name in own and not finders.is_event(m)]


def text_fields(model: type[models.Model]) -> list[models.Field]:
    """Fields in which somebody may type what they like."""
    return [
        f
        for f in model._meta.concrete_fields
        if isinstance(f, models.CharField | models.TextField | models.JSONField) and not f.choices
    ]


def mark_all(world: Any) -> Kanaries:
    """Put a canary in every text field of every row that there is."""
    kanaries = world.kanaries
    for model in own_models():
        if model.__name__ in NO_CANARY or not model._meta.managed:
            continue
        for row in model._default_manager.all():
            _mark(kanaries, row)
            if born := getattr(row, "geboortedatum", None):
                kanaries.born[f"{born}"] = Spoor("Klant", "geboortedatum", row.pk, row.pk, None)
    return kanaries


def _mark(kanaries: Kanaries, row: models.Model) -> None:
    model, change = type(row), {}
    for f in text_fields(model):
        name, value = f.name, getattr(row, f.name)
        if isinstance(value, str) and PATTERN.fullmatch(value):
            kanaries.add(value, row, name)
        elif name in JSON_KEY.get(model.__name__, {}):
            change[name] = {JSON_KEY[model.__name__][name]: kanaries.text(row, name)}
            kanaries.add(next(iter(change[name].values())), row, name)
        elif _may_be_changed(row, f):
            text = kanaries.text(row, name)
            kanaries.add(text, row, name)
            if text != value:
                change[name] = _dressed(row, name, text)
    if change:
        model._default_manager.filter(pk=row.pk).update(**change)


def _dressed(row: models.Model, name: str, text: str) -> str:
    """The canary as this field takes it: an address of the web or of a mail."""
    key = f"{type(row).__name__}.{name}"
    mail = PATTERN.fullmatch(text) and getattr(row, "soort", "email") == "email"
    return BEFORE.get(key, "") + text + (AFTER.get(key, "") if mail else "")


def _may_be_changed(row: models.Model, f: models.Field) -> bool:
    name = f"{type(row).__name__}.{f.name}"
    if f.primary_key or f.generated or (f.null and getattr(row, f.name) is None):
        return False
    if name == "Klant.stadsdeel":
        return row.regisseur_id is not None  # type: ignore[attr-defined]
    return name not in NO_CANARY
