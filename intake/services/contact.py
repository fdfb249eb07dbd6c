"""How a person can be reached. A change ends the present row and adds one: what held before stays known.

`versie` is a text: the ids and versions of the rows that the page showed (`state`).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from intake.enums import Adressoort, Contactsoort
from intake.models import Adres, Contactgegeven, Gezinslid, Klant, Vertegenwoordiger
from intake.models.contact import Geldig
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked

PLEK = ("bereikbaar_via", "bereikbaar_wanneer", "bereikbaar_bij_wie")
ADRES = ("soort", "straat", "postcode", "huisnummer", "woonplaats", *PLEK, "geheim")
VERTEGENWOORDIGER = ("soort", "naam", "organisatie", "adres", "telefoon", "email", "is_geadresseerde")
GEZINSLID = ("relatie", "naam", "geboortejaar", "inwonend")


def current(rows: QuerySet) -> QuerySet:
    """The rows that hold now."""
    return rows.filter(geldig_tot__isnull=True)


def state(rows: Iterable[Geldig]) -> str:
    """Changes whenever one of these rows changes, ends or is added."""
    return ",".join(sorted(f"{row.pk}.{row.versie}" for row in rows))


def set_contact(
    *, door: UUID, klant_id: UUID, versie: str, waarden: Mapping[str, str | None], bron: str, now: datetime
) -> None:
    """Telephone and e-mail as they are from now on, by Contactsoort; None for none."""
    with handeling(door=door), checked():
        klant = _locked_klant(klant_id)
        rows = {row.soort: row for row in current(klant.contactgegevens.all())}
        if state(rows.values()) != versie:
            stored = {soort: rows[soort].waarde if soort in rows else None for soort in Contactsoort.values}
            raise StaleError(versie=state(rows.values()), stored=stored)
        for soort in Contactsoort.values:
            present, wanted = rows.get(soort), waarden.get(soort)
            if wanted == (present.waarde if present else None):
                continue
            if present:
                _end(present, now)
            if wanted:
                Contactgegeven.objects.create(
                    klant=klant, soort=soort, waarde=wanted, bron=bron, geldig_van=now
                )


def set_adres(
    *, door: UUID, klant_id: UUID, versie: str, gegevens: Mapping[str, Any], bron: str, now: datetime
) -> None:
    """The address from now on, or the place or organisation through which somebody without one is reached."""
    wanted = {name: gegevens.get(name) for name in ADRES}
    if wanted["soort"] == Adressoort.GEEN_ADRES:
        wanted |= {"straat": None, "postcode": None, "huisnummer": None, "woonplaats": None}
    else:
        wanted |= dict.fromkeys(PLEK)
    with handeling(door=door), checked():
        klant = _locked_klant(klant_id)
        present = current(klant.adressen.all()).first()
        if state([present] if present else []) != versie:
            stored = {name: getattr(present, name, None) for name in ADRES}
            raise StaleError(versie=state([present] if present else []), stored=stored)
        if present and wanted == {name: getattr(present, name) for name in ADRES}:
            return
        if present:
            _end(present, now)
        Adres.objects.create(klant=klant, bron=bron, geldig_van=now, **wanted)


def set_vertegenwoordiger(
    *, door: UUID, klant_id: UUID, versie: str, gegevens: Mapping[str, Any], bron: str, now: datetime
) -> Vertegenwoordiger:
    """A bewindvoerder or gemachtigde from now on."""
    with handeling(door=door), checked():
        klant = _locked_klant(klant_id)
        rows = list(current(klant.vertegenwoordigers.all()))
        if state(rows) != versie:
            raise StaleError(versie=state(rows), stored={})
        values = {name: gegevens[name] for name in VERTEGENWOORDIGER}
        return Vertegenwoordiger.objects.create(klant=klant, bron=bron, geldig_van=now, **values)


def end_vertegenwoordiger(*, door: UUID, vertegenwoordiger_id: UUID, now: datetime) -> None:
    """This person no longer represents the klant."""
    with handeling(door=door), checked():
        row = locked(Vertegenwoordiger.objects.all(), pk=vertegenwoordiger_id)
        if row.geldig_tot is not None:
            raise RefusalError("Deze vertegenwoordiging is al beëindigd.")
        _end(row, now)


def add_gezinslid(
    *, door: UUID, klant_id: UUID, versie: str, gegevens: Mapping[str, Any], bron: str, now: datetime
) -> Gezinslid:
    """Somebody of the household, from now on."""
    with handeling(door=door), checked():
        klant = _locked_klant(klant_id)
        rows = list(current(klant.gezinsleden.all()))
        if state(rows) != versie:
            raise StaleError(versie=state(rows), stored={})
        values = {name: gegevens[name] for name in GEZINSLID}
        return Gezinslid.objects.create(
            gezinslidnummer=next_number("gezinslid"), klant=klant, bron=bron, geldig_van=now, **values
        )


def end_gezinslid(*, door: UUID, gezinslid_id: UUID, now: datetime) -> None:
    """This person no longer belongs to the household, or was noted by mistake."""
    with handeling(door=door), checked():
        row = locked(Gezinslid.objects.all(), pk=gezinslid_id)
        if row.geldig_tot is not None:
            raise RefusalError("Dit gezinslid is al beëindigd.")
        _end(row, now)


def _locked_klant(klant_id: UUID) -> Klant:
    return locked(Klant.objects.current(), pk=klant_id)


def _end(row: Geldig, now: datetime) -> None:
    row.geldig_tot = now
    row.save(update_fields=["geldig_tot"])
