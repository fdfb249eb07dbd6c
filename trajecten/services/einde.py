"""An end of a traject that was written down wrongly: put right, or taken back.

It is the same traject that goes on; to go on after a fall-back is a new one, see `heropenen`.
"""

from datetime import date
from typing import Any
from uuid import UUID

from trajecten.models import Regisseurschap, Stap, Traject
from trajecten.overzicht.einde import VELDEN, Einde, Gesloten, began_after, ended_with
from trajecten.services.basis import ONE_DAY, living
from trajecten.services.heropenen import still_regisseur
from trajecten.services.stappen import stop_stap, take_place_again
from trajecten.services.traject import as_summary, end_regisseurs, stop_regisseur
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import RefusalError, checked, locked


def correct_end(
    *,
    door: UUID,
    traject_id: UUID,
    versie: int,
    einde: date,
    einde_reden_id: str,
    samenvatting: str,
    reden: str,
) -> Traject:
    """Another last day, reason or summary. What the end closed, closes on the corrected day.

    `reden`: why it was wrong; the history keeps it beside what stood there.
    """
    with handeling(door=door, reden=_said(reden)), checked():
        traject = _ended(traject_id, versie)
        began = began_after(traject).filter(start__lte=einde).first()
        if began:
            raise RefusalError(
                f"Op {short_date(began.start)} begon een ander traject. Kies een dag daarvoor.", field="einde"
            )
        before, was = ended_with(traject, lock=True), traject.einde
        traject.einde, traject.einde_reden_id = einde, einde_reden_id
        traject.samenvatting = as_summary(samenvatting)
        traject.save(update_fields=["einde", "einde_reden", "samenvatting"])
        if was != einde:
            _close_on(traject, before, was, einde)
    return traject


def undo_end(*, door: UUID, traject_id: UUID, versie: int, reden: str) -> list[str]:
    """It never ended: the traject runs on, with its regisseur, and with what the end closed.

    Gives what stays closed, in words: a place that is somebody else's by now, a regisseur who cannot be one any more.
    Refused when something began since.
    """
    with handeling(door=door, reden=_said(reden)), checked():
        traject = _ended(traject_id, versie)
        living(traject.klant_id)
        why = why_it_stays(traject)
        if why:
            raise RefusalError(why)
        before, was = ended_with(traject, lock=True), traject.einde
        traject.einde = traject.einde_reden_id = traject.samenvatting = None
        traject.save(update_fields=["einde", "einde_reden", "samenvatting"])
        stay = [_regisseur_again(row) for row in before.regisseurs] + _regisseurs_of(traject, before, was)
        stay += [_again(row, f"{row.rij.voorziening.naam} blijft gestopt") for row in before.stappen]
        stay += [
            _again(row, f"De plek op de wachtlijst van {row.rij.voorziening.naam} blijft gestopt")
            for row in before.wachtplekken
        ]
    return [words for words in stay if words]


def why_it_stays(traject: Traject) -> str:
    """Why the end of this traject cannot be taken back; empty when it can."""
    if traject.einde is None:
        return "Dit einde is al teruggedraaid. Het traject loopt weer."
    if traject.klant.overleden_op:
        return "Deze persoon is overleden. Daarom kan dit einde niet meer terug."
    other = began_after(traject).first()
    if other is None:
        return ""
    return (
        f"Op {short_date(other.start)} begon een ander traject. Daarom kan dit einde niet meer terug. Klopt dat "
        "andere traject niet? Laat het dan eerst vervallen, in het dossier."
    )


def _said(reden: str) -> str:
    if not reden.strip():
        raise RefusalError("Schrijf waarom het einde niet klopt.", field="reden")
    return reden.strip()


def _ended(traject_id: UUID, versie: int) -> Traject:
    traject = locked(Traject.objects.filter(vervallen_op__isnull=True), pk=traject_id, versie=versie)
    if traject.einde is None:
        raise RefusalError("Dit traject loopt. Er is geen einde dat niet klopt.")
    return traject


def _close_on(traject: Traject, before: Einde, was: date | None, einde: date) -> None:
    """All that ended with it, as the corrected day would have closed it."""
    for row in before.regisseurs:
        stop_regisseur(row.as_before(), einde)
        _save(row.rij)
    for along in _along(traject, before, was):
        along.einde = None
        stop_regisseur(along, einde)
        _save(along)
    end_regisseurs(traject, einde)
    for step in before.stappen:
        stop_stap(step.as_before(), einde)
        _saved_where_it_fits(step.rij)
    for plek in before.wachtplekken:
        plek.rij.geeindigd_op = max(einde, plek.rij.aangemeld_op)
        _save(plek.rij)


def _along(traject: Traject, before: Einde, was: date | None) -> list[Regisseurschap]:
    """Who stopped with the traject by a delivery: of which no act says both."""
    if was is None:
        return []
    known = [row.rij.pk for row in before.regisseurs]
    if any(row.rij.start == was + ONE_DAY for row in before.regisseurs):
        return []  # somebody was to follow on that day: then it was a transfer
    rows = Regisseurschap.objects.filter(traject=traject, vervallen_op__isnull=True, einde=was + ONE_DAY)
    return list(rows.exclude(pk__in=known).select_related("medewerker").select_for_update(of=("self",)))


def _regisseurs_of(traject: Traject, before: Einde, was: date | None) -> list[str]:
    return [_regisseur_again(Gesloten(row, {"einde": None})) for row in _along(traject, before, was)]


def _regisseur_again(row: Gesloten[Regisseurschap]) -> str:
    """Whoever was the regisseur is it again, without an end only when they still can be one."""
    name = row.rij.medewerker.naam
    if row.was["einde"] is None and not still_regisseur(row.rij.medewerker):
        return f"{name} kan geen regisseur meer zijn: wijs een regisseur toe"
    return _again(row, f"{name} is niet weer de regisseur")


def _again(row: Gesloten[Any], stays: str) -> str:
    """As it was before, where that still can be; else the words that say it stays."""
    try:
        with checked():
            back = row.as_before()
            if isinstance(back, Stap):
                take_place_again(back)
            _save(back)
    except RefusalError as refusal:
        return f"{stays}: {refusal}"
    return ""


def _saved_where_it_fits(stap: Stap) -> None:
    """A later last day may be one on which its place was somebody else's: then the step keeps its own."""
    try:
        with checked():
            _save(stap)
    except RefusalError:
        stap.refresh_from_db()


def _save(row: Any) -> None:
    row.save(update_fields=[*VELDEN[type(row)]])
