"""The timeline of the one-page file."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from intake.models import (
    Adres,
    Belemmering,
    Contactgegeven,
    Klant,
)
from tests.dossier.gevallen import ENDED, full_file, give_stadsdeel, page, person_of
from tests.intake.factories import (
    ContactpogingFactory,
    DocumentFactory,
    GesprekFactory,
    GezinslidFactory,
    KlantFactory,
    OntheffingFactory,
    TerugbelbelofteFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import StapFactory, TrajectFactory, write_plan
from trajecten.models import Doel, Wachtpunt
from werkoffensief.dossier.queries.bronnen import BY_SOORT, CHANGED, GROEPEN, TURNED
from werkoffensief.dossier.tijdlijn import LATER
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


def lines(text):
    """The entries of the timeline; nothing when there are none."""
    found = re.search(r'<ol class="tijdlijn breed">.*?</ol>', text, re.S)
    return found[0] if found else ""


def test_withdrawn_fact_stands_only_in_the_timeline_with_its_reason(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    gesprek = GesprekFactory(klant=klant, medewerker=cast.regisseur, verslag="Verkeerde persoon")
    with handeling(door=cast.collega.pk):
        gesprek.vervallen_op, gesprek.vervallen_reden = datetime(2026, 6, 1, tzinfo=UTC), "Was iemand anders"
        gesprek.save()
    text = page(client_of(cast.regisseur), klant)
    assert "Verkeerde persoon" not in text
    assert "<del>Gesprek: Op kantoor</del>" in text
    assert "Was iemand anders" in text


def test_timeline_says_who_recorded_it_and_what_came_from_a_delivery(cast, client_of):
    klant = KlantFactory()
    give_stadsdeel(cast.centrum)
    klant.refresh_from_db()
    with handeling(door=cast.collega.pk):
        GesprekFactory(klant=klant, medewerker=cast.regisseur)
    with handeling(door="systeem", via=Via.IMPORT):
        UitkeringFactory(klant=klant)
    with handeling(door=cast.teamleider.pk):
        Klant.objects.filter(pk=klant.pk).update(let_op="Tolk nodig")
    text = page(client_of(cast.consulent), klant)
    assert "door Collega van Dienst" in text
    assert "Uit een levering van" in text
    assert "Gegevens gewijzigd" not in text
    data = page(client_of(cast.consulent), klant, "?soort=gegevens")
    assert "Gegevens gewijzigd" in data
    assert "door Teamleider van Dienst" in data


def test_timeline_shows_a_dozen_and_more_on_request(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    for number in range(40):
        GesprekFactory(klant=klant, datum=date(2019, 1, 1 + number % 28), medewerker=cast.regisseur)
    browser = client_of(cast.regisseur)
    first = page(browser, klant)
    assert first.count("<time ") == 12
    assert 'href="?tijdlijn=42#tijdlijn"' in first
    whole = page(browser, klant, "?tijdlijn=60")
    assert whole.count("<time ") == 43  # 40 conversations, traject, regisseur, step
    assert "Toon meer" not in whole
    for nonsense in ("x", "-5", "²", "99999999", "1"):
        assert page(browser, klant, f"?tijdlijn={nonsense}").count("<time ") == 12


@pytest.mark.parametrize("groep", GROEPEN)
def test_timeline_shows_one_kind_when_asked(cast, client_of, opslagruimte, groep):
    klant, _, _ = full_file(cast.regisseur)
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="06", bron="klant")
    Belemmering.objects.create(klant=klant, soort_id="taal", vastgesteld_op=date(2020, 1, 1))
    DocumentFactory(klant=klant)
    OntheffingFactory(klant=klant)
    TerugbelbelofteFactory(klant=klant)
    titles = {
        "contact": {"Gesprek", "Contactpoging"},
        "plan": {"Traject gestart", "Regisseur", "Stap begonnen"},
        "werk": {"Plaatsing begonnen"},
        "uitkering": {"Uitkering begonnen"},
        "belemmering": {"Belemmering vastgesteld"},
        "ontheffing": {"Ontheffing begonnen"},
        "belofte": {"Beloofd terug te bellen op 01-03-2019"},
        "afgesproken": set(),
        "talent": set(),
        "documenten": {"Document toegevoegd"},
        "toegang": set(),
        "gegevens": {"Contactgegeven vastgelegd"},
    }
    assert set(titles) == set(GROEPEN)
    text = page(client_of(cast.regisseur), klant, f"?soort={groep}")
    line = lines(text)
    assert set(re.findall(r'<a href="[^"]*">([^<]*)</a>', line)) == titles[groep]
    assert 'href="?#tijdlijn" aria-current="true"' in re.sub(r"\s+", " ", text)
    assert ('aria-current="true">Toegang' in text) is (groep == "toegang")
    assert page(client_of(cast.regisseur), klant, "?soort=onzin").count("<time ") > line.count("<time ")


def test_every_kind_of_entry_belongs_to_one_group():
    of_groups = [soort for groep in GROEPEN.values() for soort in groep.soorten]
    assert sorted(of_groups) == sorted([*BY_SOORT, *LATER, CHANGED, TURNED])


def test_each_entry_leads_to_its_fact(cast, client_of, opslagruimte):
    klant, _, _ = full_file(cast.regisseur)
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="06", bron="klant")
    Adres.objects.create(klant=klant, postcode="2511 BT", bron="klant", **ENDED)
    GezinslidFactory(klant=klant, relatie="kind", bron="klant")
    for _ in range(7):
        DocumentFactory(klant=klant)
    for day in range(1, 15):
        GesprekFactory(klant=klant, datum=date(2020, 1, day), medewerker=cast.regisseur)
    browser = client_of(cast.regisseur)
    text = page(browser, klant, "?tijdlijn=42")
    line = lines(text) + lines(page(browser, klant, "?soort=gegevens"))
    links = re.findall(r'<a href="([^"]*)">', line)
    assert len(links) == line.count("<time ")
    whole = page(browser, klant, "?gesprekken=alles")
    older = [link for link in links if link.startswith("?gesprekken=alles#")]
    assert older
    for link in links:
        assert f'id="{link.split("#")[1]}"' in (whole if link in older else text), link
    assert "Toon alle gesprekken" in text
    assert "Toon alle gesprekken" not in whole


def test_timeline_says_what_turned_everything(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    browser = client_of(cast.regisseur)
    changes = (
        ({"overleden_op": date(2026, 5, 4)}, "Overleden op 04-05-2026"),
        ({"let_op": "Iets", "overleden_op": date(2026, 5, 5)}, "Overleden op 05-05-2026"),
        ({"overleden_op": None}, "Toch niet overleden"),
        ({"verhuisd_op": date(2026, 5, 6)}, "Verhuisd op 06-05-2026"),
        ({"verhuisd_op": None}, "Toch niet verhuisd"),
        ({"afgeschermd_op": clock.now(), "afgeschermd_reden": "Bedreigd."}, "Dossier afgeschermd"),
        ({"afgeschermd_op": None, "afgeschermd_reden": None}, "Afscherming van het dossier opgeheven"),
    )
    for change, words in changes:
        assert words not in lines(page(browser, klant))
        Klant.objects.filter(pk=klant.pk).update(**change)
        assert words in lines(page(browser, klant))
    Klant.objects.filter(pk=klant.pk).update(let_op="Iets anders")
    assert "Gegevens gewijzigd" not in lines(page(browser, klant))
    data = lines(page(browser, klant, "?soort=gegevens"))
    assert data.count("Gegevens gewijzigd") == 1
    assert data.count("Overleden op") == 2


def test_step_is_called_what_it_is(cast, client_of):
    klant, regie, _ = person_of(cast.regisseur)
    past, ahead = clock.today() - timedelta(days=9), clock.today() + timedelta(days=9)
    StapFactory(traject=regie.traject, start=past, status="gepland")
    StapFactory(traject=regie.traject, start=ahead, status="gepland")
    StapFactory(traject=regie.traject, start=past, status="wacht")
    text = page(client_of(cast.regisseur), klant)
    said = lines(text)
    for day in (past, ahead):
        assert f"Stap gepland voor {day:%d-%m-%Y}" in said
    assert said.count("Stap wacht") == 1
    assert said.count("Stap begonnen") == 1
    plan = text.split('id="plan-kop"')[1].split("</section>")[0]
    assert re.findall(r"had op ([0-9-]+) moeten beginnen", plan) == [f"{past:%d-%m-%Y}"]


def test_timeline_says_who_spoke_and_the_first_line(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    GesprekFactory(klant=klant, medewerker=cast.collega, verslag="\r\n\n Eerste regel.\nTweede regel.")
    GesprekFactory(klant=klant, medewerker=cast.collega, verslag="woord " * 60)
    ContactpogingFactory(klant=klant, medewerker=cast.collega)
    said = lines(page(client_of(cast.regisseur), klant))
    assert f": Op kantoor, {cast.collega.naam}" in said
    assert f": Niet bereikt, {cast.collega.naam}" in said
    assert '<span class="d-block text-break">Eerste regel.</span>' in said
    assert "Tweede regel" not in said
    cut = re.search(r">(woord [^<]*)<", said)[1]
    assert len(cut) <= 120
    assert cut.endswith("woord…")


def test_timeline_stands_in_the_wide_column_after_the_plan(cast, client_of):
    text = page(client_of(cast.regisseur), full_file(cast.regisseur)[0])
    places = [text.index(f'id="{key}"') for key in ("plan-kop", "tijdlijn", "plaatsingen-kop")]
    assert places == sorted(places)
    assert places[-1] < text.index("<aside")


def test_who_ended_it_stands_with_the_end_and_who_began_it_with_the_beginning(cast, client_of):
    klant, regie, _ = person_of(cast.regisseur)
    with handeling(door=cast.teamleider.pk):
        stap = StapFactory(traject=regie.traject, start=date(2026, 5, 4), status="lopend")
    with handeling(door=cast.collega.pk):
        type(stap).objects.filter(pk=stap.pk).update(status="afgerond", einde=date(2026, 5, 6))
    entries = lines(page(client_of(cast.regisseur), klant)).split("</li>")
    door = {
        title: next(line for line in entries if title in line and f'#feit-{stap.pk}"' in line)
        for title in ("Stap begonnen", "Stap geëindigd")
    }
    assert "door Teamleider van Dienst" in door["Stap begonnen"]
    assert "door Collega van Dienst" in door["Stap geëindigd"]


def test_one_save_that_turns_two_things_says_both(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    row = Klant.objects.filter(pk=klant.pk)
    row.update(verhuisd_op=date(2026, 5, 6))
    shielded = {"afgeschermd_op": clock.now(), "afgeschermd_reden": "Bedreigd."}
    with handeling(door=cast.collega.pk):
        row.update(verhuisd_op=None, overleden_op=date(2026, 5, 7), let_op="Iets", **shielded)
    said = lines(page(client_of(cast.regisseur), klant))
    entries = said.split("</li>")
    for words in ("Toch niet verhuisd", "Overleden op 07-05-2026", "Dossier afgeschermd"):
        (entry,) = [entry for entry in entries if words in entry]
        assert "door Collega van Dienst" in entry, words
    assert said.count("Verhuisd op") == 1
    assert said.count("07-05-2026") == 1
    assert "Gegevens gewijzigd" not in page(client_of(cast.regisseur), klant, "?soort=gegevens")


def test_a_later_change_of_a_conversation_has_its_own_line(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    gesprek = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=date(2026, 3, 3))
    row = type(gesprek).objects.filter(pk=gesprek.pk)
    browser = client_of(cast.regisseur)
    assert "gewijzigd" not in lines(page(browser, klant))
    with handeling(door=cast.collega.pk):
        row.update(verslag="Toch anders.")
    (entry,) = [entry for entry in lines(page(browser, klant)).split("</li>") if "gewijzigd" in entry]
    assert f'<a href="#feit-{gesprek.pk}">Gesprek van 03-03-2026 gewijzigd</a>' in entry
    assert f"{clock.today():%d-%m-%Y}" in entry
    assert "door Collega van Dienst" in entry
    assert "gewijzigd" in lines(page(browser, klant, "?soort=contact"))
    row.update(vervallen_op=clock.now(), vervallen_reden="Iemand anders")
    said = lines(page(browser, klant))
    assert said.count("gewijzigd") == said.count("<del>Gesprek van 03-03-2026 gewijzigd</del>") == 1


def test_each_status_of_a_step_has_its_own_line(cast, client_of):
    klant, regie, _ = person_of(cast.regisseur)
    stap = StapFactory(traject=regie.traject, start=date(2026, 5, 4), status="wacht")
    row = type(stap).objects.filter(pk=stap.pk)
    row.update(start=date(2026, 5, 5))
    browser = client_of(cast.regisseur)
    title = f'<a href="#feit-{stap.pk}">{stap.voorziening.naam}</a>: '
    assert title not in lines(page(browser, klant))
    with handeling(door=cast.collega.pk):
        row.update(status="afgerond", einde=date(2026, 5, 6))
    row.update(einde=date(2026, 5, 7))
    (entry,) = [entry for entry in lines(page(browser, klant)).split("</li>") if title in entry]
    assert f"{title}afgerond" in entry
    assert f"{clock.today():%d-%m-%Y}" in entry
    assert "door Collega van Dienst" in entry
    assert title in lines(page(browser, klant, "?soort=plan"))


def test_what_became_of_a_plan_stands_in_the_timeline(cast, client_of):
    klant, regie, _ = person_of(cast.regisseur)
    old = regie.traject
    row = type(old).objects.filter(pk=old.pk)
    row.update(einde=date(2026, 3, 1), einde_reden="werk", samenvatting="Werkt in de keuken.")
    traject = TrajectFactory(klant=klant, start=date(2026, 4, 1), vervolg_op=old)
    write_plan(traject, "", cast.regisseur)
    done = {"afgesloten_op": date(2026, 4, 3)}
    doel = Doel.objects.get(traject=traject)
    browser = client_of(cast.teamleider)
    for status, words in (("behaald", "Doel gelukt</a>: Doel"), ("losgelaten", "Doel losgelaten</a>: Doel")):
        Doel.objects.filter(pk=doel.pk).update(status=status, **done)
        assert words in lines(page(browser, klant, "?soort=plan"))
    Wachtpunt.objects.update(klaar_op=date(2026, 4, 4))
    said = lines(page(browser, klant, "?soort=plan&tijdlijn=60"))
    for words in (
        "Traject beëindigd</a>: Werk", "Werkt in de keuken.", "Traject heropend", "Doel gekozen</a>: Doel",
        "Wachten begonnen</a>: Wacht", "Wachten voorbij</a>: Wacht", "Plan geëvalueerd", ">Ging</span>",
        f"Plan samen afgesproken</a>: versie 1, {cast.regisseur.naam}",
    ):  # fmt: skip
        assert words in said
    assert said.count("Traject gestart") == 1
    Doel.objects.update(vervallen_op=clock.now(), vervallen_reden="Toch niet")
    assert "<del>Doel gekozen: Doel</del>" in lines(page(browser, klant, "?soort=plan&tijdlijn=60"))
