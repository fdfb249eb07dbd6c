"""Start and end a traject, and take one back."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models.functions import Now

from intake.models import Actie
from intake.services.feiten import withdraw_feit
from trajecten.models import (
    Aanwezigheid,
    Doel,
    Doelactie,
    Evaluatie,
    Opbouw,
    Plan,
    Planversie,
    Regisseurschap,
    Stap,
    Toekenning,
    Traject,
    Wachtplek,
    Wachtpunt,
    Werkfitbeoordeling,
)
from trajecten.services.basis import ENDED_EARLIER, ONE_DAY, evaluated_in_time, living, open_traject
from trajecten.services.regisseur import appoint
from trajecten.services.stappen import end_stappen
from trajecten.services.toekenning import awards_of
from trajecten.services.wachtplek import stop_waiting
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.notation import long_date, quantity
from werkoffensief.web.refusals import checked, sent_before


def start_traject(
    *,
    door: UUID | str,
    klant_id: UUID,
    start: date,
    regisseur_id: UUID | None = None,
    traject_id: UUID | None = None,
    evaluatie_op: date | None = None,
) -> Traject:
    """A new traject; with a regisseur from its first day when one is named. Sent twice with one `traject_id` it is
    one."""
    with handeling(door=door), checked():
        known = sent_before(
            Traject.objects.filter(klant=klant_id),
            pk=traject_id,
            content={"start": start, "evaluatie_op": evaluatie_op},
            same=lambda traject: _first_regisseur(traject) == regisseur_id,
        )
        if known:
            return known
        klant = living(klant_id)
        evaluated_in_time(klant, evaluatie_op, start)
        traject = Traject.objects.create(
            pk=traject_id or uuid4(),
            trajectnummer=next_number("traject"),
            klant=klant,
            start=start,
            evaluatie_op=evaluatie_op,
        )
        if regisseur_id:
            appoint(traject, regisseur_id, start)
    return traject


def set_evaluatie(
    *, door: UUID | str, traject_id: UUID, versie: int, evaluatie_op: date | None, vandaag: date
) -> Traject:
    """Set the day on which a running plan is looked at, or take it away. Under 27 at most six months from `vandaag`."""
    with handeling(door=door), checked():
        traject = open_traject(traject_id, versie)
        if evaluatie_op != traject.evaluatie_op:
            evaluated_in_time(traject.klant, evaluatie_op, vandaag)
        traject.evaluatie_op = evaluatie_op
        traject.save(update_fields=["evaluatie_op"])
    return traject


def end_traject(
    *,
    door: UUID | str,
    traject_id: UUID,
    versie: int,
    einde: date,
    einde_reden_id: str,
    samenvatting: str | None = None,
) -> Traject:
    """End a traject on its last day: its regisseur stops, what still runs stops, what had not begun is withdrawn.

    `samenvatting`: what was done and what came of it; who ends it on screen writes one.
    """
    with handeling(door=door), checked():
        traject = open_traject(traject_id, versie)
        traject.einde, traject.einde_reden_id = einde, einde_reden_id
        traject.samenvatting = as_summary(samenvatting)
        traject.save(update_fields=["einde", "einde_reden", "samenvatting"])
        end_regisseurs(traject, einde)
        end_stappen(traject, einde)
        stop_waiting(traject, einde)
    return traject


def withdraw_traject(*, door: UUID, traject_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """Take back a traject that never was: with it go its regisseurs, its steps and its plan."""
    withdraw_feit(door=door, soort="traject", feit_id=traject_id, versie=versie, reden=reden, now=now)


def ties_of(row: Doel | Actie) -> list[Feit]:
    """What says that an action belongs to a goal goes with either of the two, locked."""
    ends = {"doel": row} if isinstance(row, Doel) else {"actie": row}
    return list(Doelactie.objects.select_for_update().filter(**ends, vervallen_op__isnull=True))


def parts_of(traject: Traject) -> list[Feit]:
    """The facts that go with a traject that is taken back, locked."""
    of_traject = {"traject": traject, "vervallen_op__isnull": True}
    return [
        *Regisseurschap.objects.select_for_update().filter(**of_traject),
        *Stap.objects.select_for_update().filter(**of_traject),
        *Wachtplek.objects.select_for_update().filter(**of_traject),
        *awards_of(traject),
        *Plan.objects.select_for_update().filter(**of_traject),
        *Doelactie.objects.select_for_update().filter(doel__traject=traject, vervallen_op__isnull=True),
        *Doel.objects.select_for_update().filter(**of_traject),
        *Wachtpunt.objects.select_for_update().filter(**of_traject),
        *Evaluatie.objects.select_for_update().filter(**of_traject),
        *Werkfitbeoordeling.objects.select_for_update().filter(**of_traject),
        *Opbouw.objects.select_for_update().filter(stap__traject=traject, vervallen_op__isnull=True),
        *Aanwezigheid.objects.select_for_update().filter(stap__traject=traject, vervallen_op__isnull=True),
    ]


GOES_ALONG: tuple[tuple[type[Feit], str, str, str], ...] = (
    (Doel, "traject", "doel", "doelen"),
    (Wachtpunt, "traject", "wachtpunt", "wachtpunten"),
    (Evaluatie, "traject", "evaluatie", "evaluaties"),
    (Toekenning, "traject", "besluit", "besluiten"),
    (Stap, "traject", "stap", "stappen"),
    (Wachtplek, "traject", "plek op een wachtlijst", "plekken op een wachtlijst"),
    (Opbouw, "stap__traject", "opbouw van dagen en uren", "keer opbouw van dagen en uren"),
    (Aanwezigheid, "stap__traject", "dag aanwezigheid", "dagen aanwezigheid"),
    (Werkfitbeoordeling, "traject", "werkfitbeoordeling", "werkfitbeoordelingen"),
    (Regisseurschap, "traject", "regisseur", "regisseurs"),
)


def goes_along(traject: Traject) -> str:
    """What lapses with this traject, with numbers, for whoever is about to take it back."""
    parts = ["het plan"] if Plan.objects.filter(traject=traject, vervallen_op__isnull=True).exists() else []
    for model, of, one, more in GOES_ALONG:
        number = model._default_manager.filter(**{of: traject}, vervallen_op__isnull=True).count()
        if number:
            parts.append(quantity(number, one, more))
    if not parts:
        return ""
    return f"Hiermee vervallen ook: {', '.join(parts)}. Gesprekken en acties blijven in het dossier staan."


def why_it_cannot_lapse(traject: Traject) -> str:
    """Empty when it can. A letter that was sent, and a plan that was agreed, were there: then the traject ends."""
    awards = Toekenning.objects.filter(traject=traject, vervallen_op__isnull=True, verzonden_op__isnull=False)
    award = awards.order_by("verzonden_op").first()
    agreed = Planversie.objects.filter(traject=traject).order_by("nummer").first()
    found = []
    if agreed:
        found.append(f"Op {long_date(agreed.afgesproken_op)} is het plan samen afgesproken.")
    if award and award.verzonden_op:
        found.append(f"Op {long_date(award.verzonden_op)} is een brief met een besluit verstuurd.")
    if not found:
        return ""
    then = (
        "Klopt het einde niet? Wijzig dan het einde."
        if traject.einde
        else "Stopt het? Beëindig het traject dan, en schrijf erbij waarom."
    )
    return f"{' '.join(found)} Daarom kan dit traject niet vervallen. {then}"


def instead_of_lapsing(traject: Traject) -> tuple[str, str]:
    """What one does then: a label and the name of its URL."""
    if traject.einde:
        return "Einde wijzigen", "traject_einde_wijzigen"
    return "Traject beëindigen", "traject_einde"


def as_summary(text: str | None) -> str | None:
    return (text or "").replace("\r\n", "\n").strip() or None


def _first_regisseur(traject: Traject) -> UUID | None:
    """Who was regisseur from the first day of this traject."""
    rows = Regisseurschap.objects.filter(traject=traject, start=traject.start)
    return rows.values_list("medewerker_id", flat=True).first()


def end_regisseurs(traject: Traject, einde: date) -> None:
    """Nobody is regisseur after the last day; half-open, so the end is the day after."""
    for row in Regisseurschap.objects.select_for_update().filter(traject=traject, vervallen_op__isnull=True):
        if row.start > einde or row.einde is None or row.einde > einde + ONE_DAY:
            stop_regisseur(row, einde)
            row.save(update_fields=["einde", "vervallen_op", "vervallen_reden"])


def stop_regisseur(row: Regisseurschap, einde: date) -> None:
    """This row as it is when its traject ends on that day; it is not saved."""
    if row.start > einde:
        row.vervallen_op, row.vervallen_reden = Now(), ENDED_EARLIER
    elif row.einde is None or row.einde > einde + ONE_DAY:
        row.einde = einde + ONE_DAY
