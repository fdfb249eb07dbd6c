"""The person: registered, corrected, identified, shielded.

`door` is the id of the medewerker who acts. Each raises RefusalError with a Dutch sentence, StaleError when
somebody else was first.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from intake import bsn as burgerservicenummer
from intake.enums import BsnOntbreekt
from intake.models import Identificatie, Klant, Klantnummer
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked

GEGEVENS = (
    "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "stadsdeel", "grondslag", "let_op",
    "tolk_taal", "veiligheid", "veiligheid_tot", "overleden_op", "verhuisd_op",
)  # fmt: skip


def create_klant(
    *,
    door: UUID,
    klant_id: UUID,
    gegevens: Mapping[str, Any],
    bsn: str | None = None,
    reden_ontbreekt: str = BsnOntbreekt.NIET_GELEVERD,
) -> Klant:
    """Register a person under a new number. `klant_id` came with the form: sent twice, it is one person."""
    known = Klant.objects.filter(pk=klant_id).first()
    if known:
        return known
    with handeling(door=door), checked():
        nummer = next_number("klant")
        klant = Klant(pk=klant_id, klantnummer=nummer, **{n: gegevens[n] for n in GEGEVENS if n in gegevens})
        klant.save(force_insert=True)
        Klantnummer.objects.create(nummer=nummer, klant=klant)
        _write_identificatie(Identificatie(klant=klant), bsn, reden_ontbreekt)
    klant.refresh_from_db()
    return klant


def save_klantgegevens(*, door: UUID, klant_id: UUID, versie: int, gegevens: Mapping[str, Any]) -> Klant:
    """Correct what is known about a person. The team follows the stadsdeel by trigger."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id, versie=versie)
        for name in GEGEVENS:
            setattr(klant, name, gegevens[name])
        klant.save(update_fields=GEGEVENS)
    return klant


def set_identificatie(
    *, door: UUID, klant_id: UUID, versie: str, bsn: str | None, reden_ontbreekt: str | None
) -> None:
    """Give a klant a BSN, or the reason why there is none. `versie`: see `identificatie_state`."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id)
        row = Identificatie.objects.filter(klant=klant).first() or Identificatie(klant=klant)
        if identificatie_state(row) != versie:
            raise StaleError(versie=identificatie_state(row), stored={"reden_ontbreekt": row.reden_ontbreekt})
        _write_identificatie(row, bsn, reden_ontbreekt)
        # No history keeps a BSN, so the act itself is logged; without the log there is no change.
        record_handeling(door=door, soort="BSN gewijzigd", object_soort="klant", object_id=str(klant_id))


def identificatie_state(row: Identificatie | None) -> str:
    """Changes with every change of the row, and says nothing about the number."""
    if row is None or row._state.adding:
        return "geen"
    told = bytes(row.bsn_versleuteld or b"") + (row.reden_ontbreekt or "").encode()
    return hashlib.sha256(told).hexdigest()[:16]


def _write_identificatie(row: Identificatie, bsn: str | None, reden_ontbreekt: str | None) -> None:
    row.bsn_versleuteld = row.sleutel_id = row.bsn_index = None
    row.reden_ontbreekt = None if bsn else reden_ontbreekt
    if bsn:
        try:
            digits = burgerservicenummer.normalised(bsn)
        except burgerservicenummer.BsnError as error:
            raise RefusalError(str(error), field="bsn") from None
        row.bsn_versleuteld, row.sleutel_id = burgerservicenummer.encrypt(digits, row_id=row.pk)
        row.bsn_index = burgerservicenummer.index_of(digits)
    row.save()


def shield(*, door: UUID, klant_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """From now on only the regisseur sees this file; so there must be one."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id, versie=versie)
        if klant.afgeschermd_op is not None:
            raise RefusalError("Dit dossier is al afgeschermd.")
        if klant.regisseur_id is None:
            raise RefusalError(
                "Wijs eerst een regisseur toe: na het afschermen ziet alleen die het dossier nog."
            )
        klant.afgeschermd_op, klant.afgeschermd_reden = now, reden
        klant.save(update_fields=["afgeschermd_op", "afgeschermd_reden"])


def unshield(*, door: UUID, klant_id: UUID, versie: int) -> None:
    """The team sees this file again."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id, versie=versie)
        if klant.afgeschermd_op is None:
            raise RefusalError("Dit dossier is niet afgeschermd.")
        klant.afgeschermd_op = klant.afgeschermd_reden = None
        klant.save(update_fields=["afgeschermd_op", "afgeschermd_reden"])
