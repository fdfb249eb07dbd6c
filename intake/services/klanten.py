"""The person: registered, corrected, identified.

`door` is the id of the medewerker who acts. Each raises RefusalError with a Dutch sentence, StaleError when
somebody else was first.
"""

import hashlib
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from intake import bsn as burgerservicenummer
from intake.enums import BsnOntbreekt
from intake.models import Identificatie, Klant, Klantnummer
from intake.services.dubbel import one_at_a_time, refuse_double
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.logboek.queries import acts_of
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked, sent_before

BSN_BEKEND = "BSN was al bekend"  # somebody typed the BSN of another klant
KNOWN_LIMIT = 5  # an hour
KNOWN = (
    "Dit burgerservicenummer staat al bij een andere klant. Zoek de klant, of vraag toegang tot het dossier "
    "met een reden."
)
TOO_MANY_KNOWN = (
    "U hebt het afgelopen uur te vaak een burgerservicenummer ingevuld dat al bij een andere klant staat. "
    "Wacht een uur, of vraag uw teamleider."
)
TOCH_GEMAAKT = "klant toegevoegd naast een die erop lijkt"
BSN_GEWIJZIGD = "BSN gewijzigd"  # the act in the log: no history keeps a BSN
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
    anders_dan: Collection[UUID] = (),
) -> Klant:
    """Register a person under a new number. `klant_id` came with the form: sent twice, it is one person.

    Raises DubbelError when somebody of the own work has this BSN, or resembles and is not in `anders_dan`: those of
    whom the medewerker said that they are somebody else. That choice is in the log.
    """
    content = {name: gegevens[name] for name in GEGEVENS if name in gegevens}
    with handeling(door=door), checked():
        known = sent_before(
            Klant.objects.all(), pk=klant_id, content=content, same=lambda klant: _has_bsn(klant, bsn)
        )
        if known:
            return known
        index = _index_of(bsn)
        one_at_a_time(content, index)
        others = refuse_double(door=door, gegevens=content, bsn_index=index, anders_dan=anders_dan)
        nummer = next_number("klant")
        klant = Klant(pk=klant_id, klantnummer=nummer, **content)
        klant.save(force_insert=True)
        Klantnummer.objects.create(nummer=nummer, klant=klant)
        _write_identificatie(Identificatie(klant=klant), bsn, reden_ontbreekt, door)
        for other in others:
            record_handeling(door=door, soort=TOCH_GEMAAKT, object_soort="klant", object_id=str(other.pk))
    klant.refresh_from_db()
    return klant


def _index_of(bsn: str | None) -> bytes | None:
    """The blind index of a BSN that is one; what is none is refused where it is written."""
    try:
        return burgerservicenummer.index_of(burgerservicenummer.normalised(bsn)) if bsn else None
    except burgerservicenummer.BsnError:
        return None


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
        _write_identificatie(row, bsn, reden_ontbreekt, door)
        # No history keeps a BSN, so the act itself is logged; without the log there is no change.
        record_handeling(door=door, soort=BSN_GEWIJZIGD, object_soort="klant", object_id=str(klant_id))


def _has_bsn(klant: Klant, bsn: str | None) -> bool:
    """Whether this is the BSN of the klant; None for none."""
    row = Identificatie.objects.filter(klant=klant).first()
    index = _index_of(bsn) or b""
    return row is not None and bytes(row.bsn_index or b"") == index


def identificatie_state(row: Identificatie | None) -> str:
    """Changes with every change of the row, and says nothing about the number."""
    if row is None or row._state.adding:
        return "geen"
    told = bytes(row.bsn_versleuteld or b"") + (row.reden_ontbreekt or "").encode()
    return hashlib.sha256(told).hexdigest()[:16]


def _write_identificatie(
    row: Identificatie, bsn: str | None, reden_ontbreekt: str | None, door: UUID
) -> None:
    row.bsn_versleuteld = row.sleutel_id = row.bsn_index = None
    row.reden_ontbreekt = None if bsn else reden_ontbreekt
    if bsn:
        try:
            digits = burgerservicenummer.normalised(bsn)
        except burgerservicenummer.BsnError as error:
            raise RefusalError(str(error), field="bsn") from None
        row.bsn_versleuteld, row.sleutel_id = burgerservicenummer.encrypt(digits, row_id=row.pk)
        row.bsn_index = burgerservicenummer.index_of(digits)
        _refuse_known_bsn(row, door)
    row.save()


def _refuse_known_bsn(row: Identificatie, door: UUID) -> None:
    """Whose BSN is known already is said to nobody, and that it is known only so often: each time is in the log."""
    asked = acts_of("medewerker", str(door), hours=1).filter(soort=BSN_BEKEND)
    if asked.count() >= KNOWN_LIMIT:
        raise RefusalError(TOO_MANY_KNOWN, field="bsn")
    if Identificatie.objects.filter(bsn_index=row.bsn_index).exclude(pk=row.pk).exists():
        record_handeling(door=door, soort=BSN_BEKEND, object_soort="medewerker", object_id=str(door))
        raise RefusalError(KNOWN, field="bsn")


def reveal_bsn(*, door: UUID, klant_id: UUID) -> str | None:
    """The BSN in nine digits, or None when there is none that can be read. Who asked is in the log before the answer.

    Raises when the log does not take the line: then nobody sees the number.
    """
    record_handeling(door=door, soort="BSN getoond", object_soort="klant", object_id=str(klant_id))
    row = Identificatie.objects.filter(klant=klant_id, bsn_versleuteld__isnull=False).first()
    if row is None:
        return None
    try:
        return burgerservicenummer.decrypt(
            bytes(row.bsn_versleuteld or b""), row_id=row.pk, key_id=row.sleutel_id or ""
        )
    except burgerservicenummer.BsnError:
        return None
