"""Scores about health, addiction and justice are for who judged, the present regisseur and the named; for others they
do not exist."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.enums import GEVOELIGE_DOMEINEN, Zrmdomein
from intake.forms import GesprekForm
from intake.models import Klant, Zrmscore
from intake.overzicht import blad_of
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import (
    GesprekFactory,
    KlantFactory,
    OnderwerpantwoordFactory,
    ToegangFactory,
    VertrouwelingFactory,
    ZrmscoreFactory,
)
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import TeamStadsdeel, Waarneming
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
NAMES = (
    "consulent", "regisseur", "collega", "vreemde", "teamleider", "accountmanager", "manager", "beheerder", "privacy",
    "werkgever",
)  # fmt: skip
OPEN = {domein for domein in Zrmdomein if domein not in GEVOELIGE_DOMEINEN}
DAY = timedelta(days=1)


def judged(klant, writer) -> None:
    gesprek = GesprekFactory(klant=klant, medewerker=writer)
    Zrmscore.objects.bulk_create(
        Zrmscore(klant=klant, gesprek=gesprek, domein=domein, niveau=3, versie_lijst="2017")
        for domein in Zrmdomein
    )


def seen(medewerker, klant) -> set[str]:
    """What somebody sees of this klant, of the files that they may open."""
    rows = Zrmscore.objects.filter(klant__in=Klant.objects.visible_to(medewerker).filter(pk=klant.pk))
    return set(rows.visible_to(medewerker).values_list("domein", flat=True))


@pytest.fixture
def people(cast):
    """The cast, and who had or was given something."""
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    found = {name: getattr(cast, name) for name in NAMES}
    for name in ("vroeger", "gast", "genoemd", "ooit_genoemd"):
        team = cast.escamp if name == "gast" else cast.centrum
        found[name] = MedewerkerFactory(gebruikersnaam=name, team=team, rollen=[Rol.REGISSEUR])
    return found


@pytest.fixture
def klant(people):
    """Of `regisseur`, before that of `vroeger`; judged by `consulent`; `gast` is here for a day."""
    klant = KlantFactory(stadsdeel="Centrum")
    traject = TrajectFactory(klant=klant, start=date(2019, 1, 1))
    RegisseurschapFactory(
        traject=traject,
        klant=klant,
        medewerker=people["vroeger"],
        start=date(2019, 1, 1),
        einde=date(2019, 6, 1),
    )
    RegisseurschapFactory(
        traject=traject, klant=klant, medewerker=people["regisseur"], start=date(2019, 6, 1)
    )
    judged(klant, people["consulent"])
    ToegangFactory(klant=klant, medewerker=people["gast"])
    klant.refresh_from_db()
    return klant


def test_of_a_file_that_many_open_the_sensitive_domains_are_for_two(people, klant) -> None:
    everything = {"consulent", "regisseur"}
    rest = {"collega", "teamleider", "vroeger", "gast", "genoemd", "ooit_genoemd"}
    for name, medewerker in people.items():
        wanted = set(Zrmdomein) if name in everything else OPEN if name in rest else set()
        assert seen(medewerker, klant) == wanted, name


def test_whom_a_shielded_file_names_sees_all_of_it_and_nobody_else_anything(people, klant) -> None:
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="x")
    by = {"klant": klant, "toegevoegd_door": people["teamleider"]}
    VertrouwelingFactory(medewerker=people["genoemd"], **by)
    past = clock.now() - DAY
    VertrouwelingFactory(medewerker=people["ooit_genoemd"], vanaf=past - DAY, tot=past, **by)
    klant.refresh_from_db()
    for name, medewerker in people.items():
        wanted = set(Zrmdomein) if name in {"regisseur", "genoemd"} else set()
        assert seen(medewerker, klant) == wanted, name


def test_who_judged_sees_the_own_judgement_and_not_that_of_a_colleague(people, klant) -> None:
    ZrmscoreFactory(gesprek=GesprekFactory(klant=klant, medewerker=people["collega"]), domein="justitie")
    rows = Zrmscore.objects.filter(klant=klant, domein="justitie")
    assert rows.visible_to(people["consulent"]).get().gesprek.medewerker == people["consulent"]
    assert rows.visible_to(people["collega"]).get().gesprek.medewerker == people["collega"]
    assert rows.visible_to(people["regisseur"]).count() == 2


@pytest.mark.parametrize("domein", ["financien", "justitie"])
def test_a_score_that_somebody_may_not_see_is_withdrawn_by_no_address(
    people, klant, client_of, domein
) -> None:
    row = Zrmscore.objects.get(klant=klant, domein=domein)
    path = reverse("feit_vervallen", args=["zrmscore", row.pk])
    for name, status in {
        "regisseur": 200,
        "collega": 200 if domein == "financien" else 404,
        "vreemde": 404,
    }.items():
        browser = client_of(people[name])
        assert browser.get(path).status_code == status, name
        if status == 404:
            assert browser.post(path, {"reden": "x", "versie": 1}).status_code == 404
    row.refresh_from_db()
    assert row.vervallen_op is None


def test_the_topic_about_health_is_for_the_same_people(people, klant, client_of) -> None:
    gesprek = klant.gesprekken.get()
    word = "KANARIE-GEZOND"
    health = OnderwerpantwoordFactory(gesprek=gesprek, onderwerp_id="belastbaarheid", tekst=word, intern=word)
    OnderwerpantwoordFactory(gesprek=gesprek, onderwerp_id="geld", tekst="Komt rond")
    own = reverse("gesprek", args=[gesprek.pk])
    pages = (own, f"{own}?samen=ja", reverse("gesprek_wijzigen", args=[gesprek.pk]),
             reverse("feit_vervallen", args=["onderwerpantwoord", health.pk]),
             reverse("gesprek_nieuw", args=[klant.pk]), reverse("klant_dossier", args=[klant.pk]))  # fmt: skip
    for name in ("consulent", "regisseur", "collega", "teamleider", "gast"):
        browser, may = client_of(people[name]), name in {"consulent", "regisseur"}
        shown = [word in browser.get(page).content.decode() for page in pages]
        assert shown == [may] * 5 + [False], name
        assert "1 onderwerp besproken" in browser.get(pages[-1]).content.decode(), name
    correction = {"datum": "01-03-2019", "vorm": "kantoor", "gesprek_versie": 1, "versie": 0,
                  "o_belastbaarheid_tekst": "", "o_geld_tekst": "Komt niet rond", "z_justitie": "1"}  # fmt: skip
    assert client_of(people["collega"]).post(pages[2], correction).status_code == 302
    health.refresh_from_db()
    assert (health.tekst, health.vervallen_op) == (word, None)
    assert gesprek.antwoorden.get(onderwerp="geld").tekst == "Komt niet rond"


def test_who_stands_in_corrects_a_conversation_without_carrying_its_health_into_the_report(
    people, klant, client_of
):
    gesprek = GesprekFactory(klant=klant, medewerker=people["regisseur"], verslag="Rustig gesprek.")
    OnderwerpantwoordFactory(gesprek=gesprek, onderwerp_id="belastbaarheid", tekst="Rugklacht", intern=None)
    stand_in = people["collega"]
    Waarneming.objects.create(
        waarnemingnummer="W1", medewerker=people["regisseur"], waarnemer=stand_in, reden="Vakantie",
        start=clock.today(), einde=clock.today() + DAY,
    )  # fmt: skip
    here = reverse("gesprek_wijzigen", args=[gesprek.pk])
    page = client_of(stand_in).get(here)
    form = page.context["form"]
    assert form["o_belastbaarheid_tekst"].value() == "Rugklacht"
    assert form["verslag"].value() == "Rustig gesprek."
    # Somebody of the team, who may not read it, has no such field, and nothing of it in another.
    form = client_of(people["consulent"]).get(here).context["form"]
    assert "o_belastbaarheid_tekst" not in form.fields
    assert form["verslag"].value() == "Rustig gesprek."


def test_a_sensitive_text_of_a_draft_is_not_copied_to_where_everybody_reads(people, klant):
    gesprek = GesprekFactory(klant=klant, medewerker=people["regisseur"], verslag="Rustig gesprek.")
    blad = blad_of(gesprek, klant, people["consulent"], clock.today())
    kept = {"o_belastbaarheid_tekst": "Rugklacht", "o_belastbaarheid_intern": None, "o_weg_tekst": "Blijft"}
    form = GesprekForm(blad=blad, initial={"verslag": "Rustig gesprek.", **kept})
    assert form.initial["verslag"] == "Rustig gesprek.\n\nBlijft"
