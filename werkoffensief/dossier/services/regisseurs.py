"""Nobody is in a traject without a regisseur: looked at every night, and said to whoever can solve it until it is so.

The mail holds a number and the address of the list, and is made from what is so when it leaves.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.template.loader import render_to_string

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening
from werkoffensief.accounts.services.melding import reachable
from werkoffensief.berichten.services import enqueue
from werkoffensief.dossier.queries.beheer import without_regisseur
from werkoffensief.web import clock

MAIL = "dossier.zonder_regisseur"
SUBJECT = "Werkoffensief: klanten in een traject zonder regisseur"


def check_regisseurs(day: date) -> None:
    """The nightly job: a mail to the teamleiders of each team where somebody is without; without one, and of people in
    no team, to the beheerders."""
    for team_id in without_regisseur(day):
        for medewerker in _who_solves(team_id):
            enqueue(
                soort=MAIL,
                sleutel=f"{medewerker.pk}:{team_id}:{day}",
                inhoud={"medewerker": str(medewerker.pk), "team": str(team_id) if team_id else None},
            )


def send_alarms(rows: list[Any]) -> None:
    """Handler of the outbox: nothing when everybody has a regisseur by now, or the account closed."""
    for row in rows:
        team_id = UUID(row.inhoud["team"]) if row.inhoud["team"] else None
        medewerker = Medewerker.objects.filter(pk=row.inhoud["medewerker"]).first()
        number = without_regisseur(clock.today())[team_id]
        if not number or medewerker is None or medewerker not in _who_solves(team_id):
            continue
        leads = team_id is not None and medewerker.team_id == team_id
        context = {"aantal": number, "leidt": leads, "adres": settings.WEB_ADRES}
        text = render_to_string("dossier/mail/zonder_regisseur.txt", context)
        EmailMessage(SUBJECT, text, to=[str(medewerker.email)]).send()


def _who_solves(team_id: UUID | None) -> list[Medewerker]:
    leaders = _with(Rol.TEAMLEIDER).filter(team=team_id) if team_id else Medewerker.objects.none()
    found = _reachable(leaders)
    return found or _reachable(_with(Rol.BEHEERDER))


def _with(rol: Rol) -> QuerySet[Medewerker]:
    grants = Rolverlening.objects.current().filter(rol=rol)
    return Medewerker.objects.filter(pk__in=grants.values("medewerker")).order_by("pk")


def _reachable(medewerkers: QuerySet[Medewerker]) -> list[Medewerker]:
    return [row for row in medewerkers if row.may_log_in and reachable(row.email)]
