"""The dashboard, the lists and the targets: who may, what they say, what they cost."""

import html
import re
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Klant, Klantnummer, Uitkering
from tests.doelen.load import load
from tests.doelen.test_recount import municipality
from tests.intake.factories import CampagneFactory, GesprekFactory, KlantFactory, UitkeringFactory
from tests.trajecten.factories import PlaatsingFactory
from tests.web.gelezen import read
from tests.werkgevers.factories import WerkakkoordFactory
from werkoffensief.accounts.models import Programma
from werkoffensief.doelen import rollup
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.models import Cijferregel, Doelstelling
from werkoffensief.doelen.queries import telling_year

ROLES = [
    "consulent", "regisseur", "collega", "vreemde", "teamleider", "accountmanager", "manager", "beheerder", "privacy",
    "werkgever",
]  # fmt: skip
AT = "?peildatum=2019-12-31&campagne=langdurig"


def target(waarde=4000, maat="regulier", jaar=2019):
    return Doelstelling.objects.create(programma=Programma.objects.get(), maat=maat, jaar=jaar, waarde=waarde)


@pytest.fixture
def programme(db):
    CampagneFactory(code="langdurig")
    target()
    target(500, "extra")
    return target(15000, "kosten_per_uitkering")


def place(number, stadsdeel="Centrum", sector="zorg"):
    """People who count in every figure."""
    for n in range(number):
        klant = KlantFactory(stadsdeel=stadsdeel)
        UitkeringFactory(klant=klant, start=date(2015, 1, 1), einde=date(2019, 1, 31), einde_reden_id="werk")
        GesprekFactory(klant=klant, datum=date(2019, 1, 2))
        akkoord = WerkakkoordFactory(werkgever__sector=sector)
        start = date(2019, 1, 10) + timedelta(days=n % 2)
        PlaatsingFactory(klant=klant, startdatum=start, werkgever=akkoord.werkgever, werkakkoord=akkoord)
    rollup.recompute_all()


def pages(doelstelling):
    lists = {f"/doelen/2019/{figuur}/{AT}": {"manager"} for figuur in Figuur.values}
    return {
        "/doelen/": {"manager"},
        "/doelen/doelstellingen/": {"manager"},
        f"/doelen/doelstellingen/{doelstelling.pk}/": {"manager"},
        **lists,
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_page_opens_for_its_roles_only(cast, client_of, programme, role):
    place(2)
    browser = client_of(getattr(cast, role))
    allowed = {path: 200 if role in roles else 403 for path, roles in pages(programme).items()}
    assert {path: browser.get(path).status_code for path in allowed} == allowed


@pytest.mark.parametrize("role", [role for role in ROLES if role != "manager"])
def test_nobody_else_changes_a_target(cast, client_of, programme, role):
    path = f"/doelen/doelstellingen/{programme.pk}/"
    answer = client_of(getattr(cast, role)).post(path, {"waarde": "1", "versie": "1"})
    programme.refresh_from_db()
    assert (answer.status_code, programme.waarde) == (403, 15000)


@pytest.fixture
def manager(cast, client_of):
    return client_of(cast.manager)


def text_of(response):
    return text_of_html(response.content.decode())


def text_of_html(text):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", read(text))).replace("\u00a0", " ")


def test_dashboard_says_each_figure_with_definition_date_and_list(manager, programme):
    place(11)
    for asked in ("?jaar=0000100000", "?jaar=0000", "?jaar=2019&peildatum=31-12-9999"):
        assert manager.get(f"/doelen/{asked}").status_code == 200
    assert manager.get("/doelen/2019/regulier/?peildatum=9999-12-31").status_code in {200, 404}
    page = manager.get("/doelen/?jaar=2019&peildatum=31-12-2019&campagne=langdurig")
    text = text_of(page)
    assert "11 mensen zijn geplaatst, van de 4.500 die het doel zijn (0,2 %)." in text
    assert "11 van hen zijn gesproken. Dat is 100,0 %." in text
    assert "Samen goed voor 110 banen en 55 ontwikkelplekken." in text
    assert "Op 31-12-2019 zijn 11 klanten geplaatst, 4.489 onder de norm van 4.500" in text
    assert "Regulier doel: 4.000" in text
    for figuur in Figuur.values:
        assert (
            f'href="/doelen/2019/{figuur}/?peildatum=2019-12-31&amp;campagne=langdurig"'
            in page.content.decode()
        )
    assert text.count("Hoe is dit geteld?") == len(Figuur.values) + 2


def section(page, ident):
    return text_of_html(re.search(rf'<section class="cijfer" id="{ident}">.*?</section>', page, re.S)[0])


def test_extra_and_saving_say_how_they_are_computed_and_where_the_targets_stand(manager, programme):
    Doelstelling.objects.filter(maat="regulier").update(waarde=9)
    place(11)
    page = manager.get("/doelen/?jaar=2019").content.decode()
    extra, saving = section(page, "extra"), section(page, "besparing")
    assert "2 plaatsingen zijn extra. Het doel is 500 extra, boven 9 reguliere." in extra
    assert "min het doel voor reguliere plaatsingen van het hele jaar (9)" in extra
    assert "niet omgerekend naar de peildatum" in extra
    assert "Van niemand is te zeggen of die persoon extra is" in extra
    assert "€ 30.000 per jaar is de besparing daarvan." in saving
    assert "Het aantal extra plaatsingen (2) keer de kosten van een uitkering per jaar (€ 15.000)." in saving
    for text in (extra, saving):
        assert "Stand op 31-12-2019." in text
    assert page.count('<a href="/doelen/doelstellingen/">de doelstellingen</a>') == 2
    assert "extra" not in section(page, "geplaatst")


def test_below_the_regular_target_nothing_is_extra_and_nothing_is_saved(manager, programme):
    place(3)
    page = manager.get("/doelen/?jaar=2019").content.decode()
    assert "0 plaatsingen zijn extra." in section(page, "extra")
    assert "€ 0 per jaar" in section(page, "besparing")


def test_each_number_on_the_dashboard_is_the_number_on_its_list(manager, programme):
    place(12)
    page = manager.get("/doelen/?jaar=2019").content.decode()
    for figuur in Figuur.values:
        number = re.match(r"\s*(\d+)", section(page, figuur))[1]
        text = text_of(manager.get(f"/doelen/2019/{figuur}/{AT}"))
        assert number == "12"
        assert re.search(r"\b12 (klanten|akkoorden)\b", text), figuur


def test_a_list_of_more_than_a_thousand_says_how_many_exactly(manager, programme):
    rows = [
        Klant(klantnummer=f"L{n:06d}", achternaam="Testpersoon", stadsdeel="Centrum") for n in range(1_234)
    ]
    with transaction.atomic():
        klanten = Klant.objects.bulk_create(rows)
        Klantnummer.objects.bulk_create(Klantnummer(nummer=row.klantnummer, klant=row) for row in klanten)
    Uitkering.objects.bulk_create(Uitkering(klant=row, start=date(2015, 1, 1)) for row in klanten)
    rollup.recompute_all()
    page = manager.get("/doelen/?jaar=2019").content.decode()
    assert section(page, "doelgroep").strip().startswith("1.234 mensen")
    text = text_of(manager.get(f"/doelen/2019/doelgroep/{AT}"))
    assert "1.234 klanten" in text
    assert "meer dan 1.000" not in text


def test_each_sector_of_ten_or_more_opens_its_list(manager, programme):
    place(10)
    place(9, sector="bouw_installatietechniek")
    page = manager.get("/doelen/?jaar=2019").content.decode()
    assert f'href="/doelen/2019/geplaatst/{AT.replace("&", "&amp;")}&amp;sector=zorg"' in page
    assert "sector=bouw" not in page
    text = text_of(manager.get(f"/doelen/2019/geplaatst/{AT}&sector=zorg"))
    assert "10 klanten" in text
    assert text.count("K0") == 2 * 10  # in the row and in its link
    for query in ("sector=bouw_installatietechniek", "sector=onzin", "sector=zorg&stadsdeel=Centrum"):
        assert manager.get(f"/doelen/2019/geplaatst/{AT}&{query}").status_code == 404
    assert manager.get(f"/doelen/2019/duurzaam/{AT}&sector=zorg").status_code == 404


def test_sums_come_from_the_rollup_and_lists_from_the_facts(manager, programme):
    place(3)
    Cijferregel.objects.filter(figuur="geplaatst").first().delete()
    assert "2 mensen zijn geplaatst" in text_of(manager.get("/doelen/?jaar=2019"))
    text = text_of(manager.get(f"/doelen/2019/geplaatst/{AT}"))
    assert "2 klanten De cijfers worden nu bijgewerkt. In deze lijst staan al 3 klanten." in text


def test_list_shows_klantnummers_and_no_name(manager, programme):
    place(2)
    for figuur in ("geplaatst", "doelgroep", "gesproken", "participeert"):
        text = text_of(manager.get(f"/doelen/2019/{figuur}/{AT}"))
        assert text.count("K0") == 2 * 2  # in the row and in its link
        assert "Testpersoon" not in text
        assert "Noor" not in text


def test_a_small_stadsdeel_has_no_number_and_no_list(manager, programme):
    place(10, "Centrum")
    place(9, "Laak")
    page = manager.get("/doelen/?jaar=2019")
    assert "minder dan 10" in text_of(page)
    assert "stadsdeel=Centrum" in page.content.decode()
    assert "stadsdeel=Laak" not in page.content.decode()
    assert manager.get(f"/doelen/2019/geplaatst/{AT}&stadsdeel=Centrum").status_code == 200
    for path in ("geplaatst", "duurzaam"):
        assert manager.get(f"/doelen/2019/{path}/{AT}&stadsdeel=Laak").status_code == 404
    assert "10 klanten" in text_of(manager.get(f"/doelen/2019/geplaatst/{AT}&stadsdeel=Centrum"))


@pytest.mark.parametrize(
    "figuur",
    [pytest.param(figuur, marks=pytest.mark.lang if at else ()) for at, figuur in enumerate(Figuur.values)],
)
def test_cost_of_a_list_does_not_grow_with_its_rows(manager, programme, figuur):
    costs = []
    for more in (1, 24, 75):
        place(more)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert manager.get(f"/doelen/2019/{figuur}/{AT}").status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2]


def test_cost_of_the_dashboard_does_not_grow(manager, programme):
    costs = []
    for number, more in enumerate((1, 24, 75)):
        place(more, f"Deel {number}")
        with CaptureQueriesContext(connection) as queries:
            manager.get("/doelen/?jaar=2019")
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2]


def href(tag):
    return html.unescape(re.search(r'href="([^"]+)"', tag).group(1))


def test_a_long_list_goes_in_pages_and_shows_each_row_once(manager, programme):
    place(60)
    path, seen = f"/doelen/2019/geplaatst/{AT}", []
    for _ in range(2):
        body = manager.get(path).content.decode()
        seen += re.findall(r'<th scope="row">(K\d+)</th>', body)
        following = re.search(r'<a[^>]*rel="next"[^>]*>', body)
        path = following and "/doelen/2019/geplaatst/" + href(following.group())
    assert path is None
    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize(
    "path",
    [
        "/doelen/2019/onzin/",
        "/doelen/0/geplaatst/",
        "/doelen/99999/geplaatst/",
        "/doelen/2019/geplaatst/?peildatum=x",
        "/doelen/2019/geplaatst/?peildatum=2018-12-31",
        "/doelen/2019/geplaatst/?campagne=x",
        "/doelen/2019/geplaatst/?campagne=%00",
    ],
)
def test_nonsense_is_not_found(manager, programme, path):
    assert manager.get(path).status_code == 404


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("jaar=2019&peildatum=2018-12-31", "De peildatum ligt voor het begin van 2019."),
        ("jaar=2018", "Deze keuze is niet (meer) mogelijk."),
        ("jaar=%00&campagne=%00", "onzichtbaar teken"),
        ("peildatum=gisteren", "Deze datum klopt niet."),
        ("jaar=²", "Deze keuze is niet (meer) mogelijk."),
    ],
)
def test_a_wrong_choice_says_what_is_wrong(manager, programme, query, sentence):
    assert sentence in text_of(manager.get(f"/doelen/?{query}"))


def test_without_targets_or_campaign_the_page_says_the_next_step(manager):
    assert "Lever doelstellingen.csv aan" in text_of(manager.get("/doelen/"))
    assert "Er zijn nog geen doelstellingen." in text_of(manager.get("/doelen/doelstellingen/"))
    target()
    assert "Lever campagnes.csv aan" in text_of(manager.get("/doelen/"))
    CampagneFactory()
    assert "In deze periode is nog niemand geplaatst." in text_of(manager.get("/doelen/"))
    assert "Op deze peildatum telt hier niemand mee." in text_of(manager.get("/doelen/2019/geplaatst/"))
    assert "nog geen akkoord" in text_of(manager.get("/doelen/2019/akkoorden/"))


def test_a_target_in_the_future_alone_can_be_shown(manager, programme):
    Doelstelling.objects.update(jaar=2100)
    assert "Stand op 01-01-2100" in text_of(manager.get("/doelen/"))


def test_a_target_is_changed_with_the_version_that_was_read(manager, cast, client_of, programme):
    path = f"/doelen/doelstellingen/{programme.pk}/"
    form = {"waarde": "16000", "versie": str(programme.versie)}
    assert manager.post(path, form).status_code == 302
    programme.refresh_from_db()
    assert (programme.waarde, programme.versie) == (16000, 2)
    event = programme.geschiedenis.order_by("pgh_id").last()
    assert event.pgh_context["door"] == str(cast.manager.pk)
    stale = manager.post(path, {"waarde": "17000", "versie": "1"})
    assert "Iemand anders heeft dit gewijzigd" in text_of(stale)
    programme.refresh_from_db()
    assert programme.waarde == 16000


@pytest.mark.parametrize("waarde", ["", "-1", "1,5", "1000001", "x"])
def test_a_wrong_value_is_refused(manager, programme, waarde):
    answer = manager.post(f"/doelen/doelstellingen/{programme.pk}/", {"waarde": waarde, "versie": "1"})
    assert answer.status_code == 200
    programme.refresh_from_db()
    assert programme.waarde == 15000


def test_loaded_municipality_shows_what_doelstand_says(manager):
    load(municipality())
    assert "0 mensen zijn geplaatst" in text_of(manager.get("/doelen/?jaar=2019"))


@pytest.mark.parametrize(
    ("targets", "counted", "opens"),
    [
        ((2019, 2020, 2022), (2018, 2019, 2019, 2020), 2019),
        ((2019, 2020, 2025), (2019, 2019, 2025), 2025),
        ((2019, 2025, 2026), (2019, 2019, 2025), 2025),
        ((2025, 2026), (2025, 2025, 2026), 2026),
        ((2019, 2020), (), 2020),
    ],
)
def test_dashboard_opens_on_a_year_that_tells_something(db, targets, counted, opens):
    for year in counted:
        Cijferregel.objects.create(
            figuur="geplaatst", jaar=year, klant=KlantFactory(), van=date(year, 3, 1), soort="werk"
        )
    years = sorted(targets, reverse=True)
    assert telling_year(years, date(2026, 11, 22)) == opens
