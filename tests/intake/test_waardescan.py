"""The arbeidsmarktwaardescan: words from fixed rules, never a score, never an order."""

import re

import pytest
from django.db import IntegrityError, models, transaction

from intake.models import Klant, Waardescan
from intake.models.waardescan import VRAGEN
from intake.services.waardescan import REGELS, TOO_LITTLE, add_waardescan, proposal
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, WaardescanFactory
from tests.overdracht.wereld import deliver, deliver_world, sentences, snapshot
from werkoffensief.dossier.queries import klantlijst
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
NUMBERS = (models.IntegerField, models.FloatField, models.DecimalField)


@pytest.fixture
def own(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


def test_nothing_in_a_scan_is_a_number():
    fields = [field for field in Waardescan._meta.concrete_fields if field.name != "versie"]
    assert fields
    assert [field.name for field in fields if isinstance(field, NUMBERS)] == []


def test_no_rule_says_a_number_or_ranks():
    said = " ".join(f"{rule.kans} {rule.alternatief}" for rule in REGELS)
    assert re.findall(r"\d|%|score|punten|rang", said) == []


def test_every_rule_asks_known_questions_for_known_answers_and_says_something():
    known = {code: {value for value, _label in vraag.antwoorden} for code, vraag in VRAGEN.items()}
    for rule in REGELS:
        assert rule.kans or rule.alternatief
        for vraag, answers in rule.als.items():
            assert set(answers) <= known[vraag]


def test_every_answer_to_the_question_of_experience_leads_to_a_chance():
    silent = [
        value for value, _ in VRAGEN["ervaring"].antwoorden
        if proposal({"ervaring": value, "sterk_in": "mensen"})[0] == TOO_LITTLE
    ]  # fmt: skip
    assert silent == []


def test_care_by_day_gives_its_chance_and_an_alternative():
    chances, others = proposal({"ervaring": "zorg", "werktijden": "overdag"})
    assert "zorg met vaste tijden overdag" in chances
    assert "zonder lichamelijk zwaar werk" in others


def test_without_answers_it_says_so_and_invents_nothing():
    assert proposal(dict.fromkeys(VRAGEN)) == (TOO_LITTLE, "")


def test_no_list_of_people_knows_the_scan():
    source = re.compile(r"waardescan", re.IGNORECASE)
    names = [kolom.sleutel for kolom in klantlijst.KLANTEN.kolommen]
    names += [filter_.naam for filter_ in klantlijst.KLANTEN.filters]
    assert names
    assert [name for name in names if source.search(name)] == []
    assert not any("waardescan" in str(part) for part in Klant._meta.ordering)


def test_database_knows_the_answers_and_one_scan_a_day(own):
    scan = WaardescanFactory(klant=own)
    with pytest.raises(IntegrityError), transaction.atomic():
        Waardescan.objects.filter(pk=scan.pk).update(werktijden="nooit")
    with pytest.raises(IntegrityError), transaction.atomic():
        Waardescan.objects.filter(pk=scan.pk).update(kansen="x" * 2001)
    with pytest.raises(IntegrityError), transaction.atomic():
        WaardescanFactory(klant=own)


def test_a_second_scan_on_a_day_is_refused_with_a_sentence(own, cast):
    scan = {"klant_id": own.pk, "datum": clock.today(), "antwoorden": {}}
    with pytest.raises(RefusalError, match="nog geen vraag beantwoord"):
        add_waardescan(door=cast.regisseur.pk, scan_id=None, **scan)
    scan["antwoorden"] = {"ervaring": "horeca"}
    add_waardescan(door=cast.regisseur.pk, scan_id=None, **scan)
    with pytest.raises(RefusalError, match="al een scan"):
        add_waardescan(door=cast.regisseur.pk, scan_id=None, **scan)


def test_ask_read_change_and_print(own, cast, client_of):
    browser = client_of(cast.consulent)
    page = f"/klanten/{own.pk}/waardescan/"
    answer = browser.post(page, {"datum": clock.today().strftime("%d-%m-%Y"), "ervaring": "horeca"})
    assert answer.status_code == 302
    scan = Waardescan.objects.get(klant=own)
    assert (scan.werktijden, scan.ervaring, scan.medewerker) == (None, "horeca", cast.consulent)
    assert "bedrijfsrestaurant" in browser.get(answer.url).content.decode()
    changed = {"kansen": "Kok in het buurthuis", "alternatieven": "", "versie": scan.versie}
    assert browser.post(answer.url, changed).status_code == 302
    scan.refresh_from_db()
    assert (scan.kansen, scan.alternatieven) == ("Kok in het buurthuis", None)
    pdf = browser.get(f"{answer.url}pdf/")
    assert pdf.content.startswith(b"%PDF-")
    assert own.achternaam not in pdf["Content-Disposition"]


def test_that_no_question_is_required_is_said_once(own, cast, client_of):
    browser, scan = client_of(cast.consulent), WaardescanFactory(klant=own, medewerker=cast.consulent)
    for page in (f"/klanten/{own.pk}/waardescan/", f"/waardescans/{scan.pk}/antwoorden/"):
        text = browser.get(page).content.decode()
        assert "niet verplicht" not in text
        assert text.count("Geen van de vragen is verplicht") == 1


def test_answers_are_put_right_and_what_somebody_wrote_stays(own, cast, client_of):
    browser = client_of(cast.consulent)
    page = f"/klanten/{own.pk}/waardescan/"
    today = clock.today().strftime("%d-%m-%Y")
    browser.post(
        page, {"datum": today, "ervaring": "horeca", "werktijden": "overdag", "uren": "paar_dagdelen"}
    )
    scan = Waardescan.objects.get(klant=own)
    both = {"ervaring": "horeca", "werktijden": "overdag"}
    words = f"{proposal(both)[0]}\nKok in het buurthuis"
    browser.post(f"/waardescans/{scan.pk}/", {"kansen": words, "alternatieven": "", "versie": scan.versie})
    scan.refresh_from_db()
    here = f"/waardescans/{scan.pk}/antwoorden/"
    assert "Antwoorden opslaan" in browser.get(here).content.decode()
    right = {"datum": today, "ervaring": "winkel", "uren": "paar_dagdelen", "versie": scan.versie}
    assert browser.post(here, right).status_code == 302
    scan.refresh_from_db()
    assert (scan.ervaring, scan.werktijden) == ("winkel", None)
    assert scan.kansen == "Kok in het buurthuis\nWerk in een winkel of supermarkt."
    # What was struck out with the klant and still follows from the same answers does not come back.
    assert scan.alternatieven == "Klantenservice of een balie: u bent gewend klanten te helpen."
    stale = browser.post(here, right | {"ervaring": "zorg"})
    assert "heeft dit gewijzigd" in stale.content.decode()
    empty = browser.post(here, {"datum": today, "versie": scan.versie})
    assert "nog geen vraag beantwoord" in empty.content.decode()
    scan.refresh_from_db()
    assert scan.ervaring == "winkel"


def test_a_delivery_brings_scans_twice_and_writes_once():
    row = "K1;2019-05-01;m1;overdag;;;;zorg;;;;goed;;;;Werk in de zorg.;"
    deliver_world(waardescans=[row])
    scan = Waardescan.objects.get()
    assert (scan.werktijden, scan.uren, scan.ervaring, scan.nederlands) == ("overdag", None, "zorg", "goed")
    before = snapshot()
    assert not sentences(deliver({"waardescans": [row]}))
    assert snapshot() == before
    assert "geen bekende waarde" in " ".join(
        sentences(deliver({"waardescans": [row.replace("overdag", "nooit")]}))
    )
