"""Who an appointment is for: nobody in two places at once, nobody who died or moved, and letters for one reader."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from intake.models import Contactgegeven, Deelname, Vertegenwoordiger
from intake.services import velen
from intake.services.afspraken import change_afspraak, plan_afspraak
from intake.services.bijeenkomsten import add_deelname
from intake.views.agenda import fill_letter
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, BijeenkomstFactory, KlantFactory, UitnodigingFactory
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def begin():
    return (clock.now() + timedelta(days=7)).replace(hour=10, minute=0, second=0, microsecond=0)


def facts(medewerker, begin):
    return {
        "medewerker_id": medewerker.pk, "begin": begin, "duur": 60, "vorm": "kantoor", "plaats": None,
        "onderwerp": None,
    }  # fmt: skip


def test_a_klant_is_in_one_place_at_a_time(cast, begin):
    give_stadsdeel(cast.centrum)
    klant, now = KlantFactory(), clock.now()
    meeting = BijeenkomstFactory(begin=begin, duur=60)
    add_deelname(door=cast.consulent.pk, klant_id=klant.pk, bijeenkomst_id=meeting.pk, now=now)

    def plan(moment, medewerker=cast.regisseur):
        return plan_afspraak(
            door=cast.consulent.pk,
            klant_id=klant.pk,
            afspraak_id=None,
            gegevens=facts(medewerker, moment),
            now=now,
        )

    with pytest.raises(RefusalError, match="heeft dan al een bijeenkomst, om 10:00"):
        plan(begin + HOUR / 2)
    later = plan(begin + HOUR)  # who ends at eleven is free at eleven
    with pytest.raises(RefusalError, match="om 10:00"):
        change_afspraak(
            door=cast.consulent.pk, afspraak_id=later.pk, versie=later.versie,
            gegevens=facts(cast.regisseur, begin + HOUR / 4), now=now,
        )  # fmt: skip
    other = BijeenkomstFactory(begin=begin + HOUR / 2, duur=30)
    with pytest.raises(RefusalError, match="Heeft dan al een afspraak, om 10:00"):
        add_deelname(door=cast.consulent.pk, klant_id=klant.pk, bijeenkomst_id=other.pk, now=now)
    Deelname.objects.update(status="afgemeld")
    add_deelname(door=cast.consulent.pk, klant_id=klant.pk, bijeenkomst_id=other.pk, now=now)


def test_nobody_calls_who_died_after_the_invitation(cast, client_of, begin):
    give_stadsdeel(cast.centrum)
    klant, meeting = KlantFactory(), BijeenkomstFactory(begin=begin, begeleider=cast.consulent)
    add_deelname(door=cast.consulent.pk, klant_id=klant.pk, bijeenkomst_id=meeting.pk, now=clock.now())
    klant.overleden_op = clock.today()
    klant.save()
    said = velen.tell_participants(
        door=cast.consulent.pk, reeks=meeting.pk, bijeenkomst_id=meeting.pk, now=clock.now()
    )
    assert (said.bellen, said.niet_meer) == (0, 1)
    page = client_of(cast.consulent).get(f"/bijeenkomsten/{meeting.pk}/").content.decode()
    assert "Overleden: neem geen contact op" in page
    assert "Weet het nog niet" not in page
    assert "Mailen en brieven klaarzetten" not in page


def test_letters_say_who_calls_whom_and_whose_post_somebody_gets(cast, begin):
    klant = KlantFactory()
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="070-3000000", bron="klant")
    Vertegenwoordiger.objects.create(
        klant=klant, soort="bewindvoerder", naam="Bea Bewind", adres="Plein 1, 2511 CS DEN HAAG"
    )
    afspraak = AfspraakFactory(
        klant=klant, medewerker=cast.consulent, begin=begin, vorm="telefoon", plaats="Spui 70"
    )
    letter = UitnodigingFactory(afspraak=afspraak, klant=klant, manier="brief")
    fill_letter(letter)
    html = render_to_string("pdf/uitnodiging.html", {"brieven": [letter, letter], "vandaag": clock.today()})
    assert "wij bellen u op 070-3000000" in html
    assert f"Geachte Bea Bewind,</p>\n          <p>U krijgt de post voor {klant.naam}." in html
    assert "Spui 70" not in html
    assert "U mag iemand meenemen" not in html
