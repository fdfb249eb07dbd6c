"""Nobody is in a traject without a regisseur: the nightly check, and the mail until it is so."""

import pytest
from django.core import mail

from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import TrajectFactory
from trajecten.services import assign_regisseur
from werkoffensief.accounts.models import Medewerker
from werkoffensief.berichten.services import run_nightly, work_off
from werkoffensief.dossier.queries.beheer import without_regisseur
from werkoffensief.dossier.queries.lijst import people_in
from werkoffensief.dossier.queries.werk import ZONDER_REGISSEUR
from werkoffensief.dossier.services.regisseurs import check_regisseurs
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _addresses(cast):
    for name in ("teamleider", "beheerder"):
        Medewerker.objects.filter(pk=getattr(cast, name).pk).update(
            email=f"{name}@den-haag.example", uitgenodigd_op=clock.now()
        )


def orphan():
    klant = KlantFactory(achternaam="Geheim")
    return klant, TrajectFactory(klant=klant)


def night():
    """Once the nightly jobs and what they put in the outbox; to whom a mail went."""
    mail.outbox.clear()
    run_nightly(now=clock.now())
    work_off(now=clock.now())
    return [message.to[0].partition("@")[0] for message in mail.outbox]


def test_it_counts_whom_the_group_of_the_teamleider_shows(cast, client_of):
    give_stadsdeel(cast.centrum)
    (klant, traject), (_other, other) = orphan(), orphan()
    person_of(cast.regisseur)
    today = clock.today()
    shown = ZONDER_REGISSEUR.people(people_in(cast.teamleider, "team"), cast.teamleider, today)
    assert without_regisseur(today) == {cast.centrum.pk: 2}
    assert shown.count() == 2
    page = client_of(cast.beheerder).get("/").content.decode().replace("\u00a0", " ")
    assert "In een traject zonder regisseur: 2 klanten." in page
    for row in (traject, other):
        assign_regisseur(
            door=cast.teamleider.pk, traject_id=row.pk, medewerker_id=cast.regisseur.pk, start=today
        )
    assert not without_regisseur(today)
    assert klant.achternaam not in page


def test_the_teamleider_gets_a_mail_without_a_name_and_none_once_it_is_solved(cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    give_stadsdeel(cast.centrum)
    klant, _traject = orphan()
    assert night() == ["teamleider"]
    text = mail.outbox[0].body.replace("\u00a0", " ")
    assert "In uw team zit 1 klant in een traject zonder regisseur" in text
    assert "/klanten/?groep=team&werk=zonder_regisseur" in text
    assert "Geheim" not in text
    assert klant.klantnummer not in text
    assert night() == []  # the same night: once


def test_solved_before_it_leaves_there_is_no_mail_and_without_a_teamleider_the_beheerder_hears(
    cast, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    give_stadsdeel(cast.escamp)
    MedewerkerFactory(team=cast.escamp, rollen=["teamleider"], is_active=False, email="weg@den-haag.example")
    _klant, traject = orphan()
    assert night() == ["beheerder"]
    assert "zonder teamleider die dat kan oplossen" in mail.outbox[0].body
    run_nightly(now=clock.now())
    mail.outbox.clear()
    check_regisseurs(clock.today())
    assign_regisseur(
        door=cast.teamleider.pk, traject_id=traject.pk, medewerker_id=cast.vreemde.pk, start=clock.today()
    )
    work_off(now=clock.now())
    assert mail.outbox == []
