"""What an accountmanager does: employers, whom to call there, contacts, agreements and vacancies.

Each is one transaction, named `door` the medewerker who acts. Raises RefusalError with a Dutch sentence, StaleError
when somebody else was first; then nothing changed.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from werkgevers.models import Contactmoment, Contactpersoon, Vacature, Werkakkoord, Werkgever
from werkgevers.queries import accountmanagers
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

WERKGEVER = ("naam", "sector", "plaats", "bezoekadres", "telefoon", "website")
CONTACTPERSOON = ("naam", "functie", "telefoon", "email", "gestopt_op")
CONTACTMOMENT = ("datum", "soort", "contactpersoon", "verslag", "afspraak", "afspraak_op")
AKKOORD = ("sector", "ingangsdatum", "einddatum", "banen", "ontwikkelplekken")
VACATURE = ("functie", "aantal", "uren_per_week", "plaats", "werkakkoord", "open_van", "open_tot")


def create_werkgever(
    *,
    door: UUID | str,
    kvk_nummer: str,
    gegevens: Mapping[str, Any],
    accountmanager_id: UUID | None = None,
) -> Werkgever:
    """A new employer; its KvK-nummer is the key and never changes."""
    with handeling(door=door), checked():
        if Werkgever.objects.filter(kvk_nummer=kvk_nummer).exists():
            raise RefusalError("Er is al een werkgever met dit KvK-nummer.", field="kvk_nummer")
        _check_accountmanager(accountmanager_id)
        return Werkgever.objects.create(
            kvk_nummer=kvk_nummer, accountmanager_id=accountmanager_id, **_chosen(gegevens, WERKGEVER)
        )


def save_werkgever(
    *, door: UUID | str, werkgever_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Werkgever:
    """Change what is known about an employer."""
    with handeling(door=door), checked():
        row = locked(Werkgever.objects.all(), pk=werkgever_id, versie=versie)
        return _saved(row, gegevens, WERKGEVER)


def assign_accountmanager(
    *, door: UUID | str, werkgever_id: UUID, versie: int, medewerker_id: UUID | None
) -> Werkgever:
    """Say who the accountmanager is; None: nobody for now."""
    with handeling(door=door), checked():
        row = locked(Werkgever.objects.all(), pk=werkgever_id, versie=versie)
        _check_accountmanager(medewerker_id)
        return _saved(row, {"accountmanager_id": medewerker_id}, ("accountmanager_id",))


def archive_werkgever(
    *, door: UUID | str, werkgever_id: UUID, versie: int, reden: str, day: date
) -> Werkgever:
    """Put an employer away; refused while something still runs there."""
    if not reden.strip():
        raise RefusalError("Geef een reden waarom deze werkgever naar het archief gaat.", field="reden")
    with handeling(door=door), checked():
        row = locked(Werkgever.objects.all(), pk=werkgever_id, versie=versie)
        if row.werkakkoorden.running_on(day).exists():
            raise RefusalError(
                "Er loopt nog een werkakkoord met deze werkgever. Vul eerst de laatste dag in."
            )
        if row.vacatures.unclosed().exists():
            raise RefusalError("Deze werkgever heeft nog een open vacature. Sluit die eerst.")
        gegevens = {"gearchiveerd_op": day, "archief_reden": reden}
        return _saved(row, gegevens, ("gearchiveerd_op", "archief_reden"))


def restore_werkgever(*, door: UUID | str, werkgever_id: UUID, versie: int) -> Werkgever:
    """Take an employer out of the archive."""
    with handeling(door=door), checked():
        row = locked(Werkgever.objects.all(), pk=werkgever_id, versie=versie)
        return _saved(row, {}, ("gearchiveerd_op", "archief_reden"))


def create_contactpersoon(
    *,
    door: UUID | str,
    werkgever_id: UUID,
    gegevens: Mapping[str, Any],
    contactpersoon_id: UUID | None = None,
) -> Contactpersoon:
    """Somebody to call at an employer. Sent twice with one `contactpersoon_id` it is one."""
    content = _chosen(gegevens, CONTACTPERSOON)
    with handeling(door=door), checked():
        rows = Contactpersoon.objects.filter(werkgever=werkgever_id)
        return sent_before(rows, pk=contactpersoon_id, content=content) or Contactpersoon.objects.create(
            pk=contactpersoon_id or uuid4(), werkgever_id=werkgever_id, **content
        )


def save_contactpersoon(
    *, door: UUID | str, contactpersoon_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Contactpersoon:
    """Change whom to call, or say that they no longer work there."""
    with handeling(door=door), checked():
        row = locked(Contactpersoon.objects.all(), pk=contactpersoon_id, versie=versie)
        return _saved(row, gegevens, CONTACTPERSOON)


def record_contactmoment(
    *,
    door: UUID,
    werkgever_id: UUID,
    gegevens: Mapping[str, Any],
    now: datetime,
    contactmoment_id: UUID | None = None,
) -> Contactmoment:
    """A contact that `door` had with an employer. Sent twice with one `contactmoment_id` it is one.

    `gegevens["gedaan"]`: earlier contacts with this employer whose appointment is done with this one; one that
    somebody marked meanwhile stays as it is.
    """
    content = _chosen(gegevens, CONTACTMOMENT)
    with handeling(door=door), checked():
        _active(werkgever_id)
        _check_contactpersoon(werkgever_id, gegevens)
        rows = Contactmoment.objects.filter(werkgever=werkgever_id, medewerker=door)
        made = sent_before(rows, pk=contactmoment_id, content=content) or Contactmoment.objects.create(
            pk=contactmoment_id or uuid4(), werkgever_id=werkgever_id, medewerker_id=door, **content
        )
        done = [row.pk for row in gegevens.get("gedaan") or ()]
        waiting = Contactmoment.objects.valid().filter(werkgever=werkgever_id, gedaan_op__isnull=True)
        for row in waiting.filter(pk__in=done).exclude(pk=made.pk).select_for_update().order_by("pk"):
            _saved(row, {"gedaan_op": now}, ("gedaan_op",))
        return made


def save_contactmoment(
    *, door: UUID | str, contactmoment_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Contactmoment:
    """Change a contact. An appointment for another day is to be done again."""
    with handeling(door=door), checked():
        row = locked(Contactmoment.objects.valid(), pk=contactmoment_id, versie=versie)
        _check_contactpersoon(row.werkgever_id, gegevens)
        done = row.gedaan_op if gegevens.get("afspraak_op") == row.afspraak_op else None
        return _saved(row, {**gegevens, "gedaan_op": done}, (*CONTACTMOMENT, "gedaan_op"))


def finish_afspraak(*, door: UUID | str, contactmoment_id: UUID, versie: int, now: datetime) -> Contactmoment:
    """Mark what was agreed as done."""
    with handeling(door=door), checked():
        row = locked(Contactmoment.objects.valid(), pk=contactmoment_id)
        if row.gedaan_op:
            raise RefusalError("Dit was al gedaan.")
        if row.versie != versie:
            raise RefusalError("Iemand anders heeft deze afspraak gewijzigd. Kijk of die nog klopt.")
        return _saved(row, {"gedaan_op": now}, ("gedaan_op",))


def withdraw_contactmoment(
    *, door: UUID | str, contactmoment_id: UUID, versie: int, reden: str, now: datetime
) -> Contactmoment:
    """Take back a contact that never was."""
    if not reden.strip():
        raise RefusalError("Geef een reden waarom dit contact vervalt.", field="reden")
    with handeling(door=door), checked():
        row = locked(Contactmoment.objects.valid(), pk=contactmoment_id, versie=versie)
        return _withdrawn(row, reden, now)


def create_akkoord(
    *, door: UUID | str, werkgever_id: UUID, gegevens: Mapping[str, Any], akkoord_id: UUID | None = None
) -> Werkakkoord:
    """What an employer promises: paid jobs and places to learn, in a term. Sent twice with one `akkoord_id` it is
    one."""
    content = _chosen(gegevens, AKKOORD)
    with handeling(door=door), checked():
        _active(werkgever_id)
        rows = Werkakkoord.objects.filter(werkgever=werkgever_id)
        return sent_before(rows, pk=akkoord_id, content=content) or Werkakkoord.objects.create(
            pk=akkoord_id or uuid4(),
            akkoordnummer=next_number("werkakkoord"),
            werkgever_id=werkgever_id,
            **content,
        )


def save_akkoord(
    *, door: UUID | str, akkoord_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Werkakkoord:
    """Change an agreement; its term keeps covering the placements that draw on it (deferred trigger)."""
    with handeling(door=door), checked():
        row = locked(Werkakkoord.objects.valid(), pk=akkoord_id, versie=versie)
        return _saved(row, gegevens, AKKOORD)


def withdraw_akkoord(
    *, door: UUID | str, akkoord_id: UUID, versie: int, reden: str, now: datetime
) -> Werkakkoord:
    """Take back an agreement that never was; refused while placements or open vacancies draw on it."""
    if not reden.strip():
        raise RefusalError("Geef een reden waarom dit akkoord vervalt.", field="reden")
    with handeling(door=door), checked():
        row = locked(Werkakkoord.objects.valid(), pk=akkoord_id, versie=versie)
        if row.vacatures.unclosed().exists():
            raise RefusalError("Er is nog een open vacature bij dit akkoord. Sluit die eerst.")
        return _withdrawn(row, reden, now)


def create_vacature(
    *, door: UUID | str, werkgever_id: UUID, gegevens: Mapping[str, Any], vacature_id: UUID | None = None
) -> Vacature:
    """Work that an employer offers, perhaps under an agreement. Sent twice with one `vacature_id` it is one."""
    content = _chosen(gegevens, VACATURE)
    with handeling(door=door), checked():
        _active(werkgever_id)
        _check_akkoord(werkgever_id, gegevens)
        rows = Vacature.objects.filter(werkgever=werkgever_id)
        return sent_before(rows, pk=vacature_id, content=content) or Vacature.objects.create(
            pk=vacature_id or uuid4(), werkgever_id=werkgever_id, **content
        )


def save_vacature(
    *, door: UUID | str, vacature_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Vacature:
    """Change a vacancy that is not closed."""
    with handeling(door=door), checked():
        row = locked(Vacature.objects.unclosed(), pk=vacature_id, versie=versie)
        if gegevens.get("werkakkoord") != row.werkakkoord:
            _check_akkoord(row.werkgever_id, gegevens)
        return _saved(row, gegevens, VACATURE)


def close_vacature(
    *, door: UUID | str, vacature_id: UUID, versie: int, sluitreden: str, gesloten_op: date, today: date
) -> Vacature:
    """Close a vacancy, with what became of it."""
    if gesloten_op > today:
        raise RefusalError("Een vacature sluit niet op een dag die nog komt.", field="gesloten_op")
    with handeling(door=door), checked():
        row = locked(Vacature.objects.unclosed(), pk=vacature_id, versie=versie)
        gegevens = {"gesloten_op": gesloten_op, "sluitreden": sluitreden}
        return _saved(row, gegevens, ("gesloten_op", "sluitreden"))


def reopen_vacature(*, door: UUID | str, vacature_id: UUID, versie: int) -> Vacature:
    """Open a closed vacancy again."""
    with handeling(door=door), checked():
        row = locked(Vacature.objects.filter(gesloten_op__isnull=False), pk=vacature_id, versie=versie)
        _active(row.werkgever_id)
        _check_akkoord(row.werkgever_id, {"werkakkoord": row.werkakkoord})
        return _saved(row, {}, ("gesloten_op", "sluitreden"))


def _active(werkgever_id: UUID) -> None:
    """Lock the employer, so that nobody archives it meanwhile. Raises RefusalError when that was done before."""
    if locked(Werkgever.objects.all(), pk=werkgever_id).gearchiveerd_op:
        raise RefusalError("Deze werkgever staat in het archief. Haal de werkgever eerst terug.")


def _check_accountmanager(medewerker_id: UUID | None) -> None:
    if medewerker_id and not accountmanagers().filter(pk=medewerker_id).exists():
        raise RefusalError("Deze medewerker is geen accountmanager (meer).", field="medewerker")


def _check_contactpersoon(werkgever_id: UUID, gegevens: Mapping[str, Any]) -> None:
    person = gegevens.get("contactpersoon")
    if person and person.werkgever_id != werkgever_id:
        raise RefusalError("Deze contactpersoon hoort bij een andere werkgever.", field="contactpersoon")


def _check_akkoord(werkgever_id: UUID, gegevens: Mapping[str, Any]) -> None:
    """Lock the agreement, so that nobody withdraws it meanwhile."""
    akkoord = gegevens.get("werkakkoord")
    if not akkoord:
        return
    row = locked(Werkakkoord.objects.all(), pk=akkoord.pk)
    if row.werkgever_id != werkgever_id:
        raise RefusalError("Dit akkoord hoort bij een andere werkgever.", field="werkakkoord")
    if row.vervallen_op:
        raise RefusalError("Dit akkoord is vervallen.", field="werkakkoord")


def _chosen(gegevens: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: gegevens.get(name) for name in names}


def _saved(row: Any, gegevens: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    for name, value in _chosen(gegevens, names).items():
        setattr(row, name, value)
    row.save(update_fields=names)
    return row


def _withdrawn(row: Any, reden: str, now: datetime) -> Any:
    gegevens = {"vervallen_op": now, "vervallen_reden": reden}
    return _saved(row, gegevens, ("vervallen_op", "vervallen_reden"))
