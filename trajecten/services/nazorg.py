"""Aftercare: a check that was done, and what happens when somebody falls back.

One click says that all is well, and is no conversation: nobody says with it that they spoke with the klant. A check
with a note in which the klant was spoken is one as well: it is recorded as a conversation with the same words, so that
it counts wherever conversations count. The two are facts of their own after that (docs/adr/0022).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q

from intake.enums import Uitvoerder
from intake.models import Actie
from intake.services.gesprekken import record_gesprek
from intake.services.tafel import Afspraak
from trajecten.enums import Nazorgmet, Nazorgmoment, Nazorguitkomst, Plaatsingsoort
from trajecten.models import Nazorg, Plaatsing, Regisseurschap, Traject
from trajecten.overzicht.nazorg import WEEK, day_of
from trajecten.services.basis import open_traject
from trajecten.services.heropenen import reopen_traject
from trajecten.services.plaatsing import end_plaatsing
from trajecten.services.plan import add_actie
from trajecten.services.traject import set_evaluatie
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import RefusalError, SentBeforeError, checked, locked, sent_before

UITVAL = "uitval"  # the code of a placement that ended by a fall-back
WITH_KLANT = (Nazorgmet.KLANT, Nazorgmet.BEIDEN)


def all_well(*, door: UUID, plaatsing_id: UUID, moment: str, vandaag: date) -> Nazorg:
    """The check is done and all is well, today; also when somebody else said so a moment before."""
    with handeling(door=door), checked():
        plaatsing = _placement(plaatsing_id, moment, vandaag)
        known = Nazorg.objects.filter(plaatsing=plaatsing, moment=moment, vervallen_op__isnull=True).first()
        return known or Nazorg.objects.create(
            klant_id=plaatsing.klant_id, plaatsing=plaatsing, moment=moment, gedaan_op=vandaag,
            medewerker_id=door, uitkomst=Nazorguitkomst.GOED,
        )  # fmt: skip


def record_nazorg(
    *, door: UUID, plaatsing_id: UUID, moment: str, nazorg_id: UUID, gegevens: Mapping[str, Any]
) -> Nazorg:
    """A check with what was said: gedaan_op, met, vorm, uitkomst, notitie. With the klant it is a conversation too, in
    the form `vorm`. Sent twice with one `nazorg_id` it is one."""
    notitie = gegevens["notitie"].replace("\r\n", "\n").strip()
    said = {**{name: gegevens[name] for name in ("gedaan_op", "met", "uitkomst")}, "notitie": notitie}
    with handeling(door=door), checked():
        known = sent_before(
            Nazorg.objects.filter(plaatsing=plaatsing_id, moment=moment), pk=nazorg_id, content=said
        )
        if known:
            return known
        plaatsing = _placement(plaatsing_id, moment, said["gedaan_op"])
        row = Nazorg.objects.create(
            pk=nazorg_id, klant_id=plaatsing.klant_id, plaatsing=plaatsing, moment=moment, medewerker_id=door,
            **said,
        )  # fmt: skip
        if said["met"] in WITH_KLANT:
            label = Nazorgmoment(moment).label.lower()
            talk = {"datum": said["gedaan_op"], "vorm": gegevens["vorm"]}
            record_gesprek(
                door=door, klant_id=plaatsing.klant_id, gesprek_id=uuid4(),
                gegevens={**talk, "verslag": f"Nazorg {label}.\n\n{notitie}"},
            )  # fmt: skip
    return row


def _placement(plaatsing_id: UUID, moment: str, day: date) -> Plaatsing:
    """The placement, locked, when this check can have been done on `day`: a week early is not too early."""
    rows = Plaatsing.objects.filter(vervallen_op__isnull=True)
    plaatsing = locked(rows, pk=plaatsing_id)
    if day < plaatsing.startdatum:
        raise RefusalError("Deze dag ligt voor de eerste dag van de plaatsing.", field="gedaan_op")
    if plaatsing.einddatum and day > plaatsing.einddatum:
        ended = f"De plaatsing stopte op {short_date(plaatsing.einddatum)}. Daarna is er geen nazorg meer."
        raise RefusalError(ended, field="gedaan_op")
    op = day_of(moment, plaatsing.startdatum)
    if day < op - WEEK:
        raise RefusalError(f"Deze nazorg is pas op {short_date(op)}.", field="gedaan_op")
    return plaatsing


@dataclass(frozen=True, slots=True)
class Terugval:
    """What is said of a fall-back: the last day, what happened, and how it goes on.

    `evaluatie_op`: when the plan is looked at; `heropen_vanaf`: from when the last traject goes on.
    """

    einddatum: date
    toelichting: str
    evaluatie_op: date | None = None
    heropen_vanaf: date | None = None


def record_terugval(
    *, door: UUID, plaatsing_id: UUID, versie: int, terugval: Terugval, nieuw_id: UUID, vandaag: date
) -> Traject | None:
    """Work or education stopped, and the plan goes on: one act.

    Without a running traject the last one goes on in a new one, if that was asked. In both an action says that the plan
    is to be adjusted. Gives the traject that runs; `nieuw_id` is that of what is made: the action, or the traject. Sent
    twice it is one.
    """
    with handeling(door=door), checked():
        if _sent_before(plaatsing_id, versie, terugval, nieuw_id):
            return running_traject(Plaatsing.objects.values_list("klant_id", flat=True).get(pk=plaatsing_id))
        plaatsing = end_plaatsing(
            door=door, plaatsing_id=plaatsing_id, versie=versie, einddatum=terugval.einddatum,
            einde_reden_id=UITVAL, toelichting=terugval.toelichting,
        )  # fmt: skip
        running = running_traject(plaatsing.klant_id)
        if running:
            _adjust_plan(door, running, plaatsing.soort, terugval, nieuw_id, vandaag)
            return running
        old = last_traject(plaatsing.klant_id)
        if terugval.heropen_vanaf is None or old is None:
            return None
        new = reopen_traject(door=door, traject_id=old.pk, start=terugval.heropen_vanaf, nieuw_id=nieuw_id)
        _adjust_plan(door, new, plaatsing.soort, terugval, uuid4(), vandaag)
        return new


def _sent_before(plaatsing_id: UUID, versie: int, terugval: Terugval, nieuw_id: UUID) -> bool:
    """Whether this very form already said so. Raises SentBeforeError when it said something else then.

    Of two presses at once the second waits here for the placement.
    """
    row = locked(Plaatsing.objects.filter(vervallen_op__isnull=True), pk=plaatsing_id)
    if row.einddatum is None or row.einde_reden_id != UITVAL:
        return False
    actie = Actie.objects.filter(pk=nieuw_id, klant=row.klant_id).first()
    traject = Traject.objects.filter(pk=nieuw_id, klant=row.klant_id).first()
    stored: dict[str, Any] = {"einddatum": row.einddatum, "toelichting": row.einde_toelichting}
    said = {"einddatum": terugval.einddatum, "toelichting": _words(terugval.toelichting)}
    if actie or traject:
        stored["evaluatie_op"] = actie.voor_op if actie else traject and traject.evaluatie_op
        said["evaluatie_op"] = terugval.evaluatie_op
    if stored == said and (actie or traject or row.versie == versie + 1):
        return True
    if actie or traject:
        raise SentBeforeError(row, stored, SAID_BEFORE)
    return False


SAID_BEFORE = (
    "Dit formulier is al een keer verstuurd, met iets anders erin. Wat u toen verstuurde, is vastgelegd. Wat u nu "
    "typte, is niet opgeslagen en staat hieronder. Een einde dat niet klopt, wijzigt u op de pagina van de plaatsing."
)


def _words(text: str) -> str | None:
    return text.replace("\r\n", "\n").strip() or None


def running_traject(klant_id: UUID) -> Traject | None:
    """The traject of this klant without an end, if there is one."""
    return Traject.objects.filter(klant=klant_id, vervallen_op__isnull=True, einde__isnull=True).first()


def last_traject(klant_id: UUID) -> Traject | None:
    """The traject of this klant that ended last."""
    rows = Traject.objects.filter(klant=klant_id, vervallen_op__isnull=True, einde__isnull=False)
    return rows.select_related("klant").order_by("-einde").first()


def _whose(traject: Traject, day: date) -> dict[str, Any]:
    """Who adjusts the plan, whoever typed it: the regisseur of the traject, or who will be; without one the team."""
    rows = Regisseurschap.objects.filter(traject=traject, vervallen_op__isnull=True)
    row = rows.filter(Q(einde__isnull=True) | Q(einde__gt=day)).order_by("start").first()
    if row:
        return {"wie": Uitvoerder.MEDEWERKER.value, "medewerker_id": row.medewerker_id}
    team = traject.klant.team
    if team is None:
        return {"wie": Uitvoerder.MEDEWERKER.value}
    return {"wie": Uitvoerder.ANDER.value, "wie_anders": f"Team {team.naam}"}


def _adjust_plan(
    door: UUID, traject: Traject, soort: str, terugval: Terugval, actie_id: UUID, vandaag: date
) -> None:
    traject = open_traject(traject.pk)
    what = Plaatsingsoort(soort).label.lower()
    agreed = Afspraak(
        wat=f"Plan bijstellen: {what} stopte op {short_date(terugval.einddatum)}",
        voor_op=terugval.evaluatie_op,
        **_whose(traject, vandaag),
    )
    add_actie(
        door=door, traject_id=traject.pk, actie_id=actie_id, agreed=agreed, doel_id=None, vandaag=vandaag
    )
    if terugval.evaluatie_op:
        set_evaluatie(
            door=door,
            traject_id=traject.pk,
            versie=traject.versie,
            evaluatie_op=terugval.evaluatie_op,
            vandaag=vandaag,
        )
