"""Finding somebody: what finds whom, for whom, and at what price."""

import html
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake import bsn as burgerservicenummer
from intake.expressions import NumberCore
from intake.models import Contactgegeven, Identificatie, Klant, Klantnummer
from tests.dossier.gevallen import ROLES, crowd, give_stadsdeel, person_of, search
from tests.intake.factories import KlantFactory
from werkoffensief.web import clock
from werkoffensief.web.zoekwoorden import plain, spellings, variants

pytestmark = pytest.mark.django_db
BSN = "999990019"
PATH = "/klanten/zoeken/"


def found(response):
    """Names and why, in the order of the page."""
    rows = re.findall(
        r'<th scope="row"><a href="/klanten/[^"]+">([^<]*)</a>.*?</tr>', response.content.decode(), re.DOTALL
    )
    reasons = re.findall(r'data-kop="Gevonden op">([^<]*)<', response.content.decode())
    return [(html.unescape(name), html.unescape(why)) for name, why in zip(rows, reasons, strict=True)]


def names(response):
    return [name for name, _why in found(response)]


def give_bsn(klant, bsn=BSN):
    row = Identificatie(klant=klant)
    row.bsn_versleuteld, row.sleutel_id = burgerservicenummer.encrypt(bsn, row_id=row.pk)
    row.bsn_index = burgerservicenummer.index_of(bsn)
    row.save()


def give_phone(klant, number="06-12345678", **kwargs):
    return Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde=number, bron="klant", **kwargs)


# --- Spelling ------------------------------------------------------------

PEOPLE = [
    ("Noor", "van der", "Meer"), ("Fatima", "el", "Amrani"), ("Zoë", None, "Brûlé"), ("Jan", None, "Dijkstra"),
    ("Ömer", None, "Çelik"), ("Kees", "van 't", "Hof"), ("Piet", None, "Wijngaarde"), ("Anna", None, "Jansen-de Boer"),
    ("Marco", None, "d'Ancona"), ("Łucja", None, "Wójcik"), ("Xiao", None, "Li"), ("Bernd", None, "Groß"),
    ("Yvonne", None, "Uyttewaal"), ("Jo", "de", "Vries"),
]  # fmt: skip
SPELLINGS = [
    ("meer", "Meer"), ("MEER", "Meer"), ("noor meer", "Meer"), ("meer noor", "Meer"), ("meer, noor", "Meer"),
    ("van der meer", "Meer"), ("van de meer", "Meer"), ("vd meer", "Meer"), ("vdr meer", "Meer"),
    ("vandermeer", "Meer"), ("n meer", "Meer"),
    ("me", "Meer"), ("oor", "Meer"), ("mer", "Çelik"), ("noor jansen", None), ("x meer", None),
    ("amrani", "Amrani"), ("el amrani", "Amrani"), ("elamrani", "Amrani"), ("el-amrani", "Amrani"),
    ("amranni", "Amrani"), ("amrnai", "Amrani"), ("amran", "Amrani"), ("amrini", "Amrani"), ("amrinn", None),
    ("f. el amrani", "Amrani"), ("fatma amrani", "Amrani"), ("fatime el amrany", "Amrani"), ("fatema ali", None),
    ("brule", "Brûlé"), ("zoe", "Zoë"), ("Zoë Brûlé", "Brûlé"), ("Zoe\u0308 Bru\u0302le\u0301", "Brûlé"),
    ("dijkstra", "Dijkstra"), ("dykstra", "Dijkstra"), ("dijk", "Dijkstra"), ("dyk", "Dijkstra"), ("di", "Dijkstra"),
    ("jkstra", "Dijkstra"), ("dykstar", "Dijkstra"), ("deikstra", "Dijkstra"), ("uijttewaal", "Uyttewaal"),
    ("uittewaal", "Uyttewaal"), ("wyngaarde", "Wijngaarde"), ("wijngarde", "Wijngaarde"), ("wyngarde", "Wijngaarde"),
    ("omer celik", "Çelik"), ("celic", "Çelik"), ("ömer", "Çelik"), ("hof", "Hof"), ("van 't hof", "Hof"),
    ("vant hof", "Hof"), ("t hof", "Hof"), ("jansen de boer", "Jansen"), ("boer jansen", "Jansen"),
    ("jansendeboer", "Jansen"), ("janssen", "Jansen"), ("ancona", "Ancona"), ("d’ancona", "Ancona"),
    ("dancona", "Ancona"), ("lucja wojcik", "Wójcik"), ("wojick", "Wójcik"), ("li", "Li"), ("lo", None),
    ("gross", "Groß"), ("groß", "Groß"), ("vries", "Vries"), ("de vries", "Vries"), ("van vries", "Vries"),
    ("vreis", "Vries"), ("vrise", "Vries"), ("vrzzs", None),
]  # fmt: skip


@pytest.fixture
def people(cast):
    give_stadsdeel(cast.centrum)
    return [
        KlantFactory(voornaam=voornaam, tussenvoegsel=tussenvoegsel, achternaam=achternaam)
        for voornaam, tussenvoegsel, achternaam in PEOPLE
    ]


def test_each_spelling_finds_whom_it_means_and_nobody_far_off(cast, client_of, people):
    browser = client_of(cast.consulent)
    wrong = []
    for text, expected in SPELLINGS:
        seen = names(search(browser, text))
        if expected and not any(expected in name for name in seen):
            wrong.append((text, expected, seen))
        if expected is None and seen:
            wrong.append((text, None, seen))
    assert wrong == []


def test_python_and_the_database_make_the_same_of_a_name(people):
    for klant in people:
        words = plain(" ".join(filter(None, (klant.achternaam, klant.voornaam, klant.tussenvoegsel)))).split()
        assert set(words) <= set(klant.zoeknaam.split())
        assert {other for word in words for other in spellings(word)} <= set(klant.zoeknaam.split())
        with connection.cursor() as cursor:
            cursor.execute("SELECT naamvarianten(%s)", [klant.zoeknaam])
            (made,) = cursor.fetchone()
        long = [word for word in klant.zoeknaam.split() if 4 <= len(word) <= 30]
        assert set(made or []) == {key for word in long for key in variants(word)}


def test_best_come_first_and_each_says_why(cast, client_of):
    give_stadsdeel(cast.centrum)
    for name in ("Jansma", "Jansens", "Janse", "Verjansen", "Jansen", "Jensen", "Jansen-Aal"):
        KlantFactory(achternaam=name)
    KlantFactory(achternaam="Aal", voornaam="Jansen")
    assert found(search(client_of(cast.consulent), "jansen")) == [
        ("Noor Jansen", "achternaam"), ("Noor Jansen-Aal", "achternaam"), ("Jansen Aal", "naam"),
        ("Noor Jansens", "begin van de naam"),
        ("Noor Verjansen", "deel van de naam"), ("Noor Janse", "lijkt op: Janse"), ("Noor Jensen", "lijkt op: Jensen"),
    ]  # fmt: skip


def test_surname_is_first_in_every_spelling_with_the_tussenvoegsels_that_were_typed(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam="Wijngaarde", tussenvoegsel="van de", voornaam="Bo")
    KlantFactory(achternaam="Wyngaarde", tussenvoegsel="de", voornaam="Al")
    KlantFactory(achternaam="Aal", voornaam="Wyngaarde")
    browser = client_of(cast.consulent)
    for text in ("wyngaarde", "wijngaarde", "de wyngaarde"):
        first = [name for name, why in found(search(browser, text)) if why == "achternaam"]
        assert sorted(first) == ["Al de Wyngaarde", "Bo van de Wijngaarde"], text
    assert ("Bo van de Wijngaarde", "achternaam") in found(search(browser, "van de wyngaarde"))
    assert ("Al de Wyngaarde", "naam") in found(search(browser, "van de wyngaarde"))


def test_tussenvoegsel_that_was_typed_comes_first(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam="Berg", tussenvoegsel="den", voornaam="Aad")
    KlantFactory(achternaam="Berg", tussenvoegsel="van den", voornaam="Bea")
    assert names(search(client_of(cast.consulent), "van den berg")) == ["Bea van den Berg", "Aad den Berg"]


def test_a_word_that_is_a_part_of_another_one_is_looked_for_beside_it(cast, client_of):
    give_stadsdeel(cast.centrum)
    for voornaam, achternaam in (
        ("Jan", "Jansen"),
        ("Piet", "Jansen"),
        ("Jan", "Pietersen"),
        ("Marjan", "Jansen"),
    ):
        KlantFactory(voornaam=voornaam, achternaam=achternaam)
    browser = client_of(cast.consulent)
    assert (
        names(search(browser, "jan jansen"))
        == names(search(browser, "jansen jan"))
        == ["Jan Jansen", "Marjan Jansen"]
    )
    assert names(search(browser, "j jansen")) == ["Jan Jansen"]
    # Of a word with a typo nobody knows where it stands in the name.
    assert names(search(browser, "jan jansne")) == ["Jan Jansen", "Marjan Jansen", "Piet Jansen"]
    assert names(search(browser, "jan")) == ["Jan Jansen", "Jan Pietersen", "Marjan Jansen", "Piet Jansen"]


# --- Other ways ------------------------------------------------------------


def test_date_of_birth_alone_and_with_a_name(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam="Jansen", voornaam="Bo", geboortedatum=date(1980, 3, 12))
    KlantFactory(achternaam="Bakker", voornaam="Al", geboortedatum=date(1980, 3, 12))
    KlantFactory(achternaam="Jansen", voornaam="Cor", geboortedatum=date(1980, 12, 31))
    KlantFactory(achternaam="Jansen", voornaam="Dee", geboortedatum=date(1981, 1, 1))
    KlantFactory(achternaam="Jansen", voornaam="Eef", geboortedatum=None)
    browser = client_of(cast.consulent)
    for text in ("12-03-1980", "12 3 1980", "1980-03-12", "12031980"):
        assert found(search(browser, text)) == [
            ("Al Bakker", "geboortedatum"),
            ("Bo Jansen", "geboortedatum"),
        ]
    assert found(search(browser, "jansen 1980")) == [
        ("Bo Jansen", "naam en geboortejaar"),
        ("Cor Jansen", "naam en geboortejaar"),
    ]
    assert found(search(browser, "12-3-1980 janse")) == [("Bo Jansen", "begin van de naam en geboortedatum")]
    assert "12-03-1980" in search(browser, "jansen 1980").content.decode()


def test_telephone_in_any_notation_and_only_the_present_one(cast, client_of):
    give_stadsdeel(cast.centrum)
    one, other, old = (KlantFactory(achternaam=name) for name in ("Aa", "Bee", "Cee"))
    give_phone(one, "06 - 1234 5678")
    give_phone(other, "+31612345678 (moeder)")
    give_phone(old, "0612345678", geldig_tot=clock.now() + timedelta(seconds=1))
    Contactgegeven.objects.create(klant=old, soort="email", waarde="k0612345678@x.nl", bron="klant")
    browser = client_of(cast.consulent)
    for text in ("06-12345678", "0612345678", "+31 6 12 34 56 78", "0031612345678"):
        assert found(search(browser, text)) == [("Noor Aa", "telefoon"), ("Noor Bee", "telefoon")]
    part = [("Noor Aa", "begin van het telefoonnummer"), ("Noor Bee", "begin van het telefoonnummer")]
    for text in ("06-1234567", "0612", "6123"):
        assert found(search(browser, text)) == part
    assert names(search(browser, "061")) == names(search(browser, "0613")) == []


def test_klantnummer_without_letters_and_zeros_and_its_beginning(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory(klantnummer="WO-001079", achternaam="Aa")
    KlantFactory(klantnummer="WO-107935", achternaam="Bee")
    browser = client_of(cast.consulent)
    word = "deel van het klantnummer"
    for text in ("1079", "001079", "WO-1079"):
        assert found(search(browser, text)) == [("Noor Aa", word), ("Noor Bee", word)]
    assert found(search(browser, "wo-0010")) == [("Noor Aa", word)]
    assert found(search(browser, "107935")) == [("Noor Bee", word)]
    KlantFactory(klantnummer="WO-000012", achternaam="Cee")
    KlantFactory(klantnummer="WO-000123", achternaam="Dee")
    assert found(search(browser, "000012")) == [("Noor Cee", word)]
    assert found(search(browser, "079")) == [("Noor Aa", word), ("Noor Bee", word)]
    assert names(search(browser, "793")) == names(search(browser, "o-107")) == ["Noor Bee"]
    assert names(search(browser, "79")) == names(search(browser, "797")) == []
    for text in ("wo-001079", "WO001079", "WO 001079", "WO-001079.", "wo 00 1079"):
        assert search(browser, text).url == f"/klanten/{klant.pk}/", text


@pytest.mark.parametrize(
    "text", ["14 augustus 1969", "14 aug 1969", "1969", "mevrouw Achterberg", "dhr. achterberg"]
)
def test_as_people_write_it(cast, client_of, text):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam="Achterberg", geboortedatum=date(1969, 8, 14))
    KlantFactory(achternaam="Mevers", geboortedatum=date(1970, 8, 14))
    browser = client_of(cast.consulent)
    assert names(search(browser, text)) == ["Noor Achterberg"]
    pages = [browser.post(PATH, {"q": words}).url for words in (text, "achterberg")]
    with CaptureQueriesContext(connection) as queries:
        browser.get(pages[0])
    with CaptureQueriesContext(connection) as others:
        browser.get(pages[1])
    assert len(queries) == len(others)


def test_parts_of_numbers_use_an_index(cast):
    """Without the sequential scan that a small table prefers, each branch walks an index."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = str(
        Klant.objects.alias(kern=NumberCore("klantnummer"))
        .filter(kern__gte="1079", kern__lte="1079")
        .explain()
    )
    assert "klant_klantnummer_kern" in plan
    assert "klant_klantnummer_deel" in Klant.objects.filter(klantnummer__contains="107").explain()


def test_results_get_the_focus_and_before_them_the_field(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam="Achterberg")
    browser = client_of(cast.consulent)
    headings = {
        text: re.findall(r"<h2[^>]*autofocus>([^<]*)", search(browser, text).content.decode())
        for text in ("achterberg", "xyz", "a")
    }
    assert headings == {"achterberg": ["Gevonden"], "xyz": ["Niets gevonden"], "a": ["Niet gezocht"]}
    assert re.search(r'id="zoek-q"[^>]*autofocus', browser.get("/klanten/zoeken/").content.decode())


def test_number_of_today_opens_the_file_and_an_old_one_says_so(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory(klantnummer="WO-77", achternaam="Jansen")
    Klantnummer.objects.create(nummer="OUD-1", klant=klant)
    browser = client_of(cast.consulent)
    for text in ("WO-77", " wo-77 "):
        assert search(browser, text).url == f"/klanten/{klant.pk}/"
    assert found(search(browser, "OUD-1")) == [("Noor Jansen", "oud klantnummer")]
    assert found(search(browser, "WO-7")) == [("Noor Jansen", "deel van het klantnummer")]
    assert names(search(browser, "WO7")) == names(search(browser, "OUD")) == []


def test_number_that_is_also_a_date_or_phone_gives_both(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory(klantnummer="12031980", achternaam="Aa")
    KlantFactory(geboortedatum=date(1980, 3, 12), achternaam="Bee")
    assert search(client_of(cast.consulent), "12031980").url == f"/klanten/{klant.pk}/"
    Klantnummer.objects.create(nummer="X", klant=klant)
    Klant.objects.filter(pk=klant.pk).update(klantnummer="X")
    assert found(search(client_of(cast.consulent), "12031980")) == [
        ("Noor Aa", "oud klantnummer"),
        ("Noor Bee", "geboortedatum"),
    ]


def test_whole_bsn_opens_the_file_and_stands_nowhere(cast, client_of, caplog):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory()
    give_bsn(klant)
    browser = client_of(cast.consulent)
    for text in (BSN, "999 990 019", "9999.90.019", f"noor {BSN}"):
        assert search(browser, text).url == f"/klanten/{klant.pk}/"
    stranger = client_of(cast.vreemde)
    with CaptureQueriesContext(connection) as queries:
        pages = [
            search(browser, text)
            for text in ("noor 999990018", "999990018", BSN[:-1], BSN[1:], f"x {BSN[:5]}")
        ]
        pages.append(search(stranger, BSN))
        search(browser, BSN)
    for page in pages:
        text = page.content.decode()
        assert names(page) == []
        assert not {BSN, "999990018", BSN[:-1], BSN[1:]} & set(re.findall(r"\d{8,9}", text))
    by_name = " ".join(query["sql"] for query in queries.captured_queries if "LIKE" in query["sql"])
    assert "99999" in by_name
    assert BSN[:8] not in by_name
    assert BSN not in caplog.text


# --- For whom ------------------------------------------------------------


def ways(klant):
    """Every text that finds this person."""
    return [
        "Zeldzaam",
        "zeld",
        "dzaa",
        "zeldzam",
        "1980-03-12",
        "zeldzaam 1980",
        klant.klantnummer,
        "OUD-9",
        BSN,
        "0612345678",
    ]


@pytest.fixture
def rare(cast):
    klant = person_of(cast.vreemde, achternaam="Zeldzaam", geboortedatum=date(1980, 3, 12))[0]
    Klantnummer.objects.create(nummer="OUD-9", klant=klant)
    give_bsn(klant)
    give_phone(klant)
    return klant


def test_own_regisseur_finds_by_every_way(cast, client_of, rare):
    browser = client_of(cast.vreemde)
    for text in ways(rare):
        page = search(browser, text)
        assert page.status_code == 302 or names(page) == ["Noor Zeldzaam"], text


@pytest.mark.parametrize("role", [role for role in ROLES if role != "vreemde"])
def test_somebody_of_another_team_is_found_by_no_way(cast, client_of, rare, role):
    browser = client_of(getattr(cast, role))
    allowed = role in {"consulent", "regisseur", "collega", "teamleider"}
    for text in ways(rare):
        page = search(browser, text)
        assert page.status_code == (200 if allowed else 403), text
        told = page.content.decode().replace(f'value="{text}"', "")
        assert not re.search('zeldzaam|geboortedatum"|lijkt op|er zijn er meer', told, re.IGNORECASE), text
        assert ("Niemand gevonden" in told) == allowed, text


def test_answer_about_a_stranger_and_about_nobody_is_the_same(cast, client_of, rare):
    browser = client_of(cast.consulent)

    def answer(text):
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", search(browser, text).content.decode())
        return page.replace(f'value="{text}"', "")

    assert answer("zeldzaam") == answer("bestaatniet")
    assert answer(BSN) == answer("999990020")
    assert answer("OUD-9") == answer("OUD-8")


def test_shielded_file_is_found_by_its_regisseur_only(cast, client_of, rare):
    Klant.objects.filter(pk=rare.pk).update(afgeschermd_op="2026-01-01T12:00Z", afgeschermd_reden="Bedreigd.")
    cast.collega.team = cast.escamp
    cast.collega.save()
    for text in ways(rare):
        assert names(search(client_of(cast.collega), text)) == [], text
    assert names(search(client_of(cast.vreemde), "zeldzaam")) == ["Noor Zeldzaam"]


def test_merged_person_is_found_under_the_remaining_one(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant, gone = KlantFactory(achternaam="Blijft"), KlantFactory(achternaam="Weg")
    number = gone.klantnummer
    Klantnummer.objects.filter(nummer=number).update(klant=klant)
    Klant.objects.filter(pk=gone.pk).update(klantnummer=None, samengevoegd_in=klant)
    browser = client_of(cast.consulent)
    assert found(search(browser, number)) == [("Noor Blijft", "oud klantnummer")]
    assert names(search(browser, "weg")) == []


# --- Hostile text ------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["\0", "%", "_", "%%", "__", "'", "\"';--", "\\", "\\%", "a" * 10_000, "a b " * 3_000, "🎉🎉", "   ", "\t\r\n",
     "<b>noor</b>", "{{ 7 }}", "٣٤٥", "９９９９９００１９", "\ud7ff\ufeff", "ﷺ" * 100, "(" * 99, "-" * 99, "0" * 99,
     "9" * 5_000, "1-1-0000", "99-99-9999", "𝒏𝒐𝒐𝒓" * 30, "é" * 100, "\u0301" * 100, "ij" * 50],
)  # fmt: skip
def test_hostile_text_is_answered_and_finds_nobody(cast, client_of, text):
    give_stadsdeel(cast.centrum)
    KlantFactory(voornaam="Bo", achternaam="Dam")
    page = search(client_of(cast.consulent), text)
    assert page.status_code == 200
    assert names(page) == []
    assert "<b>" not in page.content.decode()


def test_wildcards_are_no_wildcards(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(voornaam="Bo", achternaam="Dam")
    browser = client_of(cast.consulent)
    assert names(search(browser, "d_m")) == names(search(browser, "d%m")) == []
    assert names(search(browser, "da%")) == ["Bo Dam"]


def test_one_letter_is_too_short_and_says_so(cast, client_of):
    assert "Dit is te kort" in search(client_of(cast.consulent), "j").content.decode()


# --- Back ------------------------------------------------------------


def test_who_was_found_is_a_page_to_go_back_to_without_a_name_in_its_address(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam="Achterberg")
    browser = client_of(cast.consulent)
    answer = browser.post(PATH, {"q": "achterberg"})
    assert (answer.status_code, answer.url) == (302, f"{PATH}?zoek=1")
    assert names(browser.get(answer.url)) == names(browser.get(answer.url)) == ["Noor Achterberg"]
    other = client_of(cast.collega).get(answer.url)
    assert (names(other), "Deze zoekvraag is verlopen" in other.content.decode()) == ([], True)


@pytest.mark.parametrize("text", [BSN, "999990018", "612345678", f"jansen {BSN}"])
def test_what_can_be_a_bsn_is_not_kept_in_the_session(cast, client_of, text):
    browser = client_of(cast.consulent)
    assert browser.post(PATH, {"q": text}).status_code == 200
    assert "zoekvragen" not in browser.session


# --- Price ------------------------------------------------------------


def test_at_most_fifty_and_the_rest_is_only_mentioned(cast, client_of):
    give_stadsdeel(cast.centrum)
    for number in range(50):
        KlantFactory(achternaam=f"Velen{number:02}")
    browser = client_of(cast.consulent)
    page = search(browser, "velen")
    assert len(names(page)) == 50
    assert "50 klanten" in page.content.decode()
    assert "zijn er meer" not in page.content.decode()
    KlantFactory(achternaam="Velen99")
    page = search(browser, "velen")
    assert (len(names(page)), names(page)[0]) == (50, "Noor Velen00")
    assert "De eerste 50 klanten; er zijn er meer." in page.content.decode()


def test_who_is_found_by_surname_and_by_other_ways_counts_once(cast, client_of):
    give_stadsdeel(cast.centrum)
    for number in range(30):
        KlantFactory(achternaam="Velen", voornaam=f"Aad{number:02}")
    KlantFactory(achternaam="Velens")
    page = search(client_of(cast.consulent), "velen")
    assert (len(names(page)), names(page)[-1]) == (31, "Noor Velens")
    assert "zijn er meer" not in page.content.decode()
    for number in range(25):
        KlantFactory(achternaam="Velen", voornaam=f"Bep{number:02}")
    page = search(client_of(cast.consulent), "velen")
    assert (len(names(page)), names(page)[-1]) == (50, "Bep19 Velen")
    assert "De eerste 50 klanten; er zijn er meer." in page.content.decode()


OTHER_QUESTIONS = ("noor", "oo", "1980-03-12", "0612345678", "noor 1980", "1980", "0612")


@pytest.mark.parametrize(
    "text",
    ["testpersoon", "testpresoon", *(pytest.param(q, marks=pytest.mark.lang) for q in OTHER_QUESTIONS)],
)
def test_search_asks_the_same_few_queries_for_1_25_and_100_people(cast, client_of, text):
    browser, counts, present = client_of(cast.consulent), [], 0
    search(browser, text)  # the first question also makes the room in the session where it is kept
    for number in (1, 25, 100):
        for klant in crowd(cast.centrum, number - present, geboortedatum=date(1980, 3, 12)):
            give_phone(klant)
        present = number
        with CaptureQueriesContext(connection) as queries:
            url = browser.post(PATH, {"q": text}).url
        with CaptureQueriesContext(connection) as more:
            page = browser.get(url)
        assert len(names(page)) == min(number, 50)
        counts.append((len(queries), len(more)))
    assert len(set(counts)) == 1
    assert max(counts[0]) <= 12
