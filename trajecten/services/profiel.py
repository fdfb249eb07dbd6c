"""The profile of a klant: its parts, its rows, and what a conversation already said (docs/adr/0027)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from intake.services.samenvoegen_dubbel import Soort
from trajecten.models import Profiel, Taalkennis
from trajecten.models.profiel import KEUZES, WOORDEN
from trajecten.overzicht.profiel import DELEN, REGELS, Row, Voorstel, fingerprint, present
from trajecten.services.basis import living
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked, sent_before

TAKEN_OFF = "Van het profiel gehaald"
LISTS = (*WOORDEN, *KEUZES)
NUMBERED: dict[str, str] = {"werk": "werkervaring", "scholing": "scholing"}
ALL_FIELDS = tuple(name for _title, names in DELEN.values() for name in names)
# When two files become one there is one profile, and one row for each language.
DUBBEL = (
    Soort(Profiel, (), ALL_FIELDS),
    Soort(Taalkennis, ("taal",), ("spreken", "luisteren", "lezen", "schrijven")),
)


def save_deel(*, door: UUID, klant_id: UUID, deel: str, gezien: str, gegevens: Mapping[str, Any]) -> Profiel:
    """One part of the profile of a klant. `gezien`: the fingerprint of that part when it was read.

    Raises StaleError when somebody else wrote in this part meanwhile; another part is no hindrance.
    """
    names = DELEN[deel][1]
    with handeling(door=door), checked():
        profiel = _locked(klant_id)
        now = fingerprint(profiel, names)
        if now != gezien:
            raise StaleError(versie=now, stored=present(profiel, names))
        profiel = profiel or Profiel(klant_id=klant_id)
        for name in names:
            setattr(profiel, name, _value(name, gegevens.get(name)))
        profiel.save()
    return profiel


def _locked(klant_id: UUID) -> Profiel | None:
    """The profile of a living klant, locked; so nobody makes a second one meanwhile."""
    living(klant_id)
    rows = Profiel.objects.filter(klant=klant_id, vervallen_op__isnull=True)
    return rows.select_for_update().first()


def take_over(*, door: UUID, klant_id: UUID, voorstel: Voorstel) -> None:
    """What a conversation said comes into the profile, where that says nothing yet; words come beside those there."""
    with handeling(door=door), checked():
        profiel = _locked(klant_id)
        if voorstel.gegevens:
            profiel = profiel or Profiel(klant_id=klant_id)
            for name, value in voorstel.gegevens.items():
                there = getattr(profiel, name)
                if name in LISTS:
                    setattr(profiel, name, _value(name, [*(there or []), *value]))
                elif there is None:
                    setattr(profiel, name, value)
            profiel.save()
        if voorstel.taal:
            live = Taalkennis.objects.filter(klant=klant_id, vervallen_op__isnull=True)
            if not live.filter(taal=voorstel.taal["taal"]).exists():
                Taalkennis.objects.create(klant_id=klant_id, **voorstel.taal)


def add_regel(*, door: UUID, klant_id: UUID, soort: str, regel_id: UUID, gegevens: Mapping[str, Any]) -> Row:
    """One more row: work, schooling or a language. Sent twice with one `regel_id` it is one."""
    said = {name: _value(name, value) for name, value in gegevens.items()}
    model: Any = REGELS[soort]
    with handeling(door=door), checked():
        living(klant_id)
        known = sent_before(model.objects.filter(klant=klant_id), pk=regel_id, content=said)
        if known:
            return known
        number = {f"{NUMBERED[soort]}nummer": next_number(NUMBERED[soort])} if soort in NUMBERED else {}
        return model.objects.create(pk=regel_id, klant_id=klant_id, **number, **said)


def save_regel(*, door: UUID, soort: str, regel_id: UUID, versie: int, gegevens: Mapping[str, Any]) -> Row:
    """Change a row. Raises StaleError when somebody else did so meanwhile."""
    said = {name: _value(name, value) for name, value in gegevens.items()}
    model: Any = REGELS[soort]
    with handeling(door=door), checked():
        row = locked(model.objects.filter(vervallen_op__isnull=True), pk=regel_id, versie=versie)
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=[*said])
    return row


def withdraw_regel(*, door: UUID, soort: str, regel_id: UUID, versie: int, now: datetime) -> Row:
    """Take a row off the profile; `restore_regel` brings it back. Not when somebody changed it since it was read."""
    model: Any = REGELS[soort]
    with handeling(door=door), checked():
        row = locked(model.objects.all(), pk=regel_id)
        if row.vervallen_op is None:
            if row.versie != versie:
                raise RefusalError("Iemand anders heeft dit net gewijzigd. Lees het eerst opnieuw.")
            row.vervallen_op, row.vervallen_reden = now, TAKEN_OFF
            row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row


def restore_regel(*, door: UUID, soort: str, regel_id: UUID) -> Row:
    """Bring back a row that was taken off."""
    model: Any = REGELS[soort]
    with handeling(door=door), checked():
        row = locked(model.objects.all(), pk=regel_id)
        living(row.klant_id)
        row.vervallen_op = row.vervallen_reden = None
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row


def _value(name: str, value: Any) -> Any:
    """As a file keeps it: lists sorted and without doubles, texts with inner line ends LF and nothing at the edges."""
    if isinstance(value, list | tuple):
        return sorted(set(value)) or None
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip() or None
    return value
