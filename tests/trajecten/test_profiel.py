"""The profile: built part by part, nothing lost when two people write, taken over from a conversation by one press."""

import contextlib
import html
import re
import zlib
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from intake.models import Klant, Klanttag, Samenvoeging
from intake.services.samenvoegen import merge_klanten
from intake.services.samenvoegen_terug import undo_merge
from intake.services.samenvoegplan import lapses
from tests.dossier.gevallen import person_of
from tests.intake.factories import GesprekFactory, KlantFactory
from trajecten.models import Profiel, Scholing, Taalkennis, Werkervaring
from trajecten.overzicht.profiel import DELEN, beeld_of, fingerprint
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
PARTS = {
    "mij": {"over_mij": "Ik werk graag buiten.", "vaardigheden": "snoeien\nmaaien"},
    "werk": {"beroepen": "hovenier\nmedewerker groen", "sectoren": ["overig", "zorg"], "baansoorten": ["01"],
             "contractduur": ["O"], "denkniveau": "4"},
    "tijden": {"uren_min": "16", "uren_max": "24", "dagen": ["ma", "di"], "kantoortijden": "1", "onregelmatig": "2",
               "beschikbaar_vanaf": f"{TODAY:%d-%m-%Y}", "beschikbaar_tot": f"{TODAY + timedelta(90):%d-%m-%Y}"},
    "reizen": {"vervoer": ["3", "5"], "rijbewijzen": ["B", "AM"], "reisafstand": "15", "reistijd": "45"},
    "gedrag": {"gedrag_goed": ["24105", "24116"], "gedrag_voldoende": ["24118"]},
    "eisen": {"eis_begeleiding": "1", "eis_aanpassing": "2"},
    "contact": {"toon_contact": ["telefoon"], "webadres": "https://www.voorbeeld.nl/mijn-werk"},
}  # fmt: skip
ROWS = {
    "werk": {"functie": "Hovenier", "werkgever": "Groen bv", "van": "maart 2015", "tot": "2019", "omschrijving": "x"},
    "scholing": {"soort": "cursus", "naam": "VCA", "stand": "1", "diploma": "1", "jaar": "2020", "school": "Bond",
                 "geldig_tot": "01-03-2030"},
    "taal": {"taal": "tigrin", "spreken": "4", "lezen": "2"},
}  # fmt: skip


@pytest.fixture
def klant(cast):
    return person_of(cast.regisseur)[0]


@pytest.fixture
def browser(cast, client_of, klant):
    return client_of(cast.regisseur)


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def words_of(answer):
    """What stands on the paper: the text of the page that the PDF was made of."""
    return " ".join(html.unescape(render_to_string("pdf/cv.html", {"blad": answer.context["blad"]})).split())


def inside(content):
    """What a PDF holds, packed or not."""
    parts = [content]
    for packed in re.findall(rb"stream\n(.*?)\nendstream", content, re.S):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompress(packed))
    return b"".join(parts)


def page(browser, klant):
    return text_of(browser.get(f"/klanten/{klant.pk}/profiel/"))


def save(browser, klant, deel, version=None, **values):
    there = Profiel.objects.filter(klant=klant, vervallen_op=None).first()
    said = {**PARTS[deel], "versie": version or fingerprint(there, DELEN[deel][1]), **values}
    return browser.post(f"/klanten/{klant.pk}/profiel/deel/{deel}/", said)


def add(browser, klant, soort, **values):
    said = {**ROWS[soort], "nieuw_id": str(uuid4()), **values}
    return browser.post(f"/klanten/{klant.pk}/profiel/nieuw/{soort}/", said)


def test_a_profile_is_built_part_by_part_and_says_what_is_not_there(browser, klant):
    assert "Begin met het profiel" in page(browser, klant)
    assert f"/klanten/{klant.pk}/profiel/" in text_of(browser.get(f"/klanten/{klant.pk}/"))
    save(browser, klant, "mij")
    said = page(browser, klant)
    assert "Nog niet ingevuld: <a" in said
    assert ">vervoer</a>" in said
    for deel in PARTS:
        assert save(browser, klant, deel).status_code == 302, deel
    for soort in ROWS:
        answer = add(browser, klant, soort)
        assert answer.status_code == 302, text_of(answer)
    said = page(browser, klant)
    assert "Het profiel is ingevuld." in said
    for words in (
        "hovenier, medewerker groen", "16 tot 24 uur", "Maandag, Dinsdag", "AM, B", "hoogstens 15 km",
        "Fiets, Bus, tram of trein", "Groen bv, maart 2015 – 2019", "Bond, afgemaakt"[:4], "Tigrinya",
        "spreken heel goed, lezen redelijk",
    ):  # fmt: skip
        assert words in said, words
    row = Profiel.objects.get()
    assert (row.sectoren, row.rijbewijzen, row.toon_contact) == (
        ["overig", "zorg"],
        ["AM", "B"],
        ["telefoon"],
    )
    assert (Werkervaring.objects.get().van, Taalkennis.objects.get().taal) == ("2015-03", "tir")


def test_two_people_in_one_part_lose_nothing_and_in_two_parts_do_not_meet(cast, client_of, browser, klant):
    other = client_of(cast.collega)
    save(browser, klant, "mij")
    seen = fingerprint(Profiel.objects.get(), DELEN["mij"][1])
    work_seen = fingerprint(Profiel.objects.get(), DELEN["werk"][1])
    assert save(other, klant, "mij", over_mij="Van de collega").status_code == 302
    both = text_of(save(browser, klant, "mij", version=seen, over_mij="Van mij"))
    assert "Van mij" in both
    assert "Van de collega" in both
    assert Profiel.objects.get().over_mij == "Van de collega"
    assert save(browser, klant, "werk", version=work_seen).status_code == 302
    add(browser, klant, "werk")
    row = Werkervaring.objects.get()
    url = f"/profielregels/werk/{row.pk}/"
    assert other.post(url, {**ROWS["werk"], "functie": "Voorman", "versie": 1}).status_code == 302
    stale = text_of(browser.post(url, {**ROWS["werk"], "functie": "Tuinman", "versie": 1}))
    assert "Voorman" in stale
    assert "Tuinman" in stale
    browser.post(f"{url}weg/", {"versie": 1})  # of what one did not read
    row.refresh_from_db()
    assert row.vervallen_op is None
    browser.post(f"{url}weg/", {"versie": row.versie})
    assert "Terugzetten" in page(browser, klant)
    assert browser.get(url).status_code == 404
    browser.post(f"{url}terug/")
    row.refresh_from_db()
    assert row.vervallen_op is None


@pytest.mark.parametrize(
    ("deel", "values", "sentence"),
    [
        ("werk", {"beroepen": "a\nb\nc\nd\ne\nf"}, "Kies er hoogstens 5"),
        ("tijden", {"uren_min": "30"}, "lager dan het aantal uren"),
        ("tijden", {"uren_max": "90"}, "60 of lager"),
        ("mij", {"vaardigheden": "a|b"}, "teken |"),
        ("tijden", {"beschikbaar_tot": f"{TODAY - timedelta(1):%d-%m-%Y}"}, "voor de eerste dag"),
        ("gedrag", {"gedrag_voldoende": ["24105"]}, "samenwerken en overleggen. Kies één"),
        ("contact", {"webadres": "javascript:alert(1)"}, "begint met https"),
        ("contact", {"webadres": "ftp://voorbeeld.nl/x"}, "begint met https"),
    ],
)
def test_bad_input_gets_a_sentence(browser, klant, deel, values, sentence):
    assert sentence in text_of(save(browser, klant, deel, **values))


@pytest.mark.parametrize(
    ("soort", "values", "sentence"),
    [
        ("werk", {"van": "ergens"}, "Bijvoorbeeld 2015 of 03-2015"),
        ("werk", {"van": "2020", "tot": "2019"}, "Het einde ligt voor het begin"),
        ("werk", {"tot": f"{TODAY.year + 1}"}, "in de toekomst"),
        ("taal", {"taal": "klingon"}, "Deze taal kennen wij niet"),
        ("taal", {"taal": "be"}, "Welke taal bedoelt u"),
        ("scholing", {"stand": "2"}, "die is afgemaakt"),
    ],
)
def test_a_bad_row_gets_a_sentence(browser, klant, soort, values, sentence):
    assert sentence in text_of(add(browser, klant, soort, **values))


def test_what_a_conversation_says_is_offered_and_taken_over_by_one_press(cast, browser, klant):
    gesprek = GesprekFactory(klant=klant, medewerker=cast.regisseur)
    asked = {"klant": klant, "gesprek": gesprek}
    answers = gesprek.keuzeantwoorden
    answers.create(**asked, vraag="uren", getal=20)
    answers.create(**asked, vraag="vervoer", keuze_id="fiets")
    answers.create(**asked, vraag="taal", keuze_id="b1")
    answers.create(**asked, vraag="rijbewijs", keuze_id="geen_rijbewijs")
    Klanttag.objects.create(klant=klant, soort="talent", tag_id="koken", gesprek=gesprek, sinds=gesprek.datum)
    said = page(browser, klant)
    for words in (
        "Hoogstens 20 uur werk per week",
        "Reist met: fiets",
        "Nederlands spreken",
        "gesprek: Koken",
    ):
        assert words in said, words
    assert "Rijbewijs" not in said.split("Wie ben ik?")[0]
    assert not Profiel.objects.exists()
    for wat in ("uren", "vervoer", "taal", "talenten", "uren"):
        browser.post(f"/klanten/{klant.pk}/profiel/overnemen/", {"wat": wat})
    row = Profiel.objects.get()
    assert (row.uren_max, row.vervoer, row.vaardigheden) == (20, ["3"], ["Koken"])
    assert Taalkennis.objects.get().spreken == "3"
    assert "Dit weten wij al" not in page(browser, klant)


@pytest.mark.parametrize(
    ("model", "name", "values"),
    [
        (Profiel, "profiel_een_per_klant", {}),
        (Profiel, "profiel_beroepen_kloppen", {"beroepen": ["a", "b", "c", "d", "e", "f"]}),
        (Profiel, "profiel_beroepen_kloppen", {"beroepen": ["a", "a"]}),
        (Profiel, "profiel_vaardigheden_kloppen", {"vaardigheden": [" a"]}),
        (Profiel, "profiel_vaardigheden_kloppen", {"vaardigheden": ["a|b"]}),
        (Profiel, "profiel_bekend_dagen", {"dagen": ["maandag"]}),
        (Profiel, "profiel_bekend_toon_contact", {"toon_contact": ["bsn"]}),
        (Profiel, "profiel_bekend_denkniveau", {"denkniveau": "9"}),
        (Profiel, "profiel_uren_in_orde", {"uren_min": 20, "uren_max": 10}),
        (
            Profiel,
            "profiel_beschikbaar_in_orde",
            {"beschikbaar_vanaf": TODAY, "beschikbaar_tot": TODAY - timedelta(1)},
        ),
        (Profiel, "profiel_gedrag_een_niveau", {"gedrag_goed": ["24105"], "gedrag_voldoende": ["24105"]}),
        (Profiel, "profiel_bekend_gedrag_goed", {"gedrag_goed": ["24103"]}),
        (Profiel, "profiel_bekend_eis_begeleiding", {"eis_begeleiding": "0"}),
        (Profiel, "profiel_webadres", {"webadres": "javascript:alert(1)"}),
        (Profiel, "profiel_reistijd_grenzen", {"reistijd": 0}),
        (Profiel, "profiel_over_mij_lengte", {"over_mij": "x" * 2001}),
        (Werkervaring, "werkervaring_van_jaar_of_maand", {"van": "2015-13"}),
        (Werkervaring, "werkervaring_tot_jaar_of_maand", {"tot": "2199"}),
        (Werkervaring, "werkervaring_tot_na_van", {"van": "2015-03", "tot": "2015-02"}),
        (Werkervaring, "werkervaring_zegt_functie", {"functie": " "}),
        (Scholing, "scholing_jaar", {"jaar": 15}),
        (Scholing, "scholing_diploma_als_afgemaakt", {"diploma": "1", "stand": "3"}),
        (Taalkennis, "taalkennis_een_per_taal", {}),
        (Taalkennis, "taalkennis_taal", {"taal": "NL"}),
    ],
)
def test_the_database_refuses_what_can_never_be(klant, model, name, values):
    def make(**more):
        own = {"werkervaringnummer": str(uuid4()), "functie": "x"} if model is Werkervaring else {}
        own = {"scholingnummer": str(uuid4()), "naam": "x", "soort": "cursus"} if model is Scholing else own
        own = {"taal": "nld"} if model is Taalkennis else own
        return model.objects.create(klant=klant, **{**own, **more})

    if "_een_per_" in name:
        make()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make(**values)
    if model is Werkervaring:
        make(van="2015", tot="2015-02")
        make(van="2015-03", tot="2015")


def test_of_two_files_with_a_profile_the_fullest_goes_on_and_the_other_comes_back(cast, browser, klant):
    other = KlantFactory(klantnummer="Z9")
    Klant.objects.filter(pk=other.pk).update(team=cast.centrum)
    Profiel.objects.create(klant=klant, over_mij="Kort")
    Profiel.objects.create(klant=other, over_mij="Lang", beroepen=["kok"], uren_max=8)
    for row, level in ((klant, "3"), (other, "2")):
        Taalkennis.objects.create(klant=row, taal="nld", spreken=level)
        Werkervaring.objects.create(
            klant=row, functie=f"Bij {row.klantnummer}", werkervaringnummer=str(uuid4())
        )
    keep, gone = (Klant.objects.get(pk=row.pk) for row in (klant, other))
    merge_klanten(
        door=cast.teamleider.pk, kept_id=keep.pk, kept_versie=keep.versie, merged_id=gone.pk,
        merged_versie=gone.versie, now=clock.now(),
    )  # fmt: skip
    made = Samenvoeging.objects.get()
    said = " ".join(lapses(made.wat))
    assert "Profiel: het ene dossier zegt over mij: 'Lang'" in said
    assert "'Kort'" in said
    beeld = beeld_of(keep)
    assert beeld.profiel.over_mij == "Lang"
    assert (len(beeld.werk), [row.spreken for row in beeld.talen]) == (2, ["3"])
    undo_merge(door=cast.teamleider.pk, samenvoeging_id=made.pk, now=clock.now() + timedelta(minutes=1))
    assert beeld_of(klant).profiel.over_mij == "Kort"
    assert beeld_of(other).profiel.over_mij == "Lang"


def test_the_page_asks_as_much_for_many_rows_as_for_one(browser, klant):
    counts = []
    for number in (1, 24):
        for _ in range(number):
            add(browser, klant, "werk")
            add(browser, klant, "scholing")
        with CaptureQueriesContext(connection) as asked:
            page(browser, klant)
        counts.append(sum(row["sql"].lstrip("(").startswith("SELECT") for row in asked.captured_queries))
    assert counts[0] == counts[1] <= 12, "\n".join(row["sql"][:150] for row in asked.captured_queries)


def test_the_cv_shows_what_an_employer_needs_and_the_contact_data_that_the_klant_wants(browser, klant):
    for deel in PARTS:
        save(browser, klant, deel)
    for soort in ROWS:
        add(browser, klant, soort)
    klant.contactgegevens.update(geldig_tot=clock.now())
    klant.contactgegevens.create(soort="telefoon", waarde="06 12345678", bron="klant")
    klant.contactgegevens.create(soort="email", waarde="ik@voorbeeld.nl", bron="klant")
    for url in ("cv/", "cv/pdf/"):
        answer = browser.get(f"/klanten/{klant.pk}/{url}")
        said = words_of(answer) if url.endswith("pdf/") else text_of(answer).split('cv-blad">')[1]
        for words in (klant.achternaam, "06 12345678", "Hovenier", "Groen bv", "Tigrinya", "16 tot 24 uur per week",
                      "op maandag en dinsdag", "Rijbewijs AM, B", "Snoeien", "VCA"):  # fmt: skip
            assert words in said, (url, words)
        for words in ("ik@voorbeeld.nl", klant.klantnummer, "gemeente", "Regisseur", "niveau"):
            assert words not in said.split("</div></main>")[0], (url, words)
    paper = inside(answer.content)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert b"/StructTreeRoot" in paper
    assert "mijn-cv.pdf" in answer["Content-Disposition"]
    save(browser, klant, "contact", toon_contact=["geen"])
    assert "06 12345678" not in words_of(browser.get(f"/klanten/{klant.pk}/cv/pdf/"))
    wants = ("Wat ik nodig heb op het werk", "Begeleiding", "voorbeeld.nl/mijn-werk")
    read = text_of(browser.get(f"/klanten/{klant.pk}/cv/")).split('cv-blad">')[1]
    assert not any(words in read for words in wants)  # only when the klant wants it
    assert "Samenwerken en overleggen" in read
    assert "Plannen en organiseren" not in read  # what goes fairly well is no part of the cv
    save(browser, klant, "contact", toon_contact=["eisen", "webadres"])
    read = text_of(browser.get(f"/klanten/{klant.pk}/cv/")).split('cv-blad">')[1]
    assert all(words in read for words in wants)
    assert "Aanpassing" not in read
    assert 'href="https://www.voorbeeld' not in read  # text, no link
    refused = text_of(save(browser, klant, "contact", toon_contact=["geen", "email"]))
    assert "of kies: niets" in refused


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["ma", "di", "wo", "do"], "Ik kan ook 's avonds, 's nachts of in ploegen werken"),
        (["vr", "za"], "Ik kan ook 's avonds, 's nachts, in het weekend of in ploegen werken"),
        ([], "Ik kan ook 's avonds, 's nachts, in het weekend of in ploegen werken"),
    ],
)
def test_odd_hours_on_the_cv_contradict_no_days(browser, klant, days, words):
    save(browser, klant, "tijden", dagen=days, onregelmatig="1")
    save(browser, klant, "mij")
    blad = text_of(browser.get(f"/klanten/{klant.pk}/cv/")).split('cv-blad">')[1]
    assert words in blad.replace("\xa0", " ")
    assert ", ook" not in blad
