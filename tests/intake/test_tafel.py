"""The conversation at the table: one form, one transaction, only what was touched; and correcting it."""

from datetime import date

import pytest

from intake.models import (
    Actie,
    Belemmering,
    Concept,
    Gesprek,
    Klanttag,
    Onderwerp,
    Onderwerpantwoord,
    Zrmscore,
)
from intake.services import concepten
from intake.services.samenvoegen import merge_klanten
from tests.intake.factories import AfspraakFactory, KlantFactory, VertrouwelingFactory
from tests.intake.pages import CANARY, make_regisseur, post, refused
from tests.intake.tafel import barrier, held_before, page_data
from tests.intake.test_afspraken import at
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(klant):
    return f"/klanten/{klant.pk}/gesprekken/nieuw/"


@pytest.fixture
def before(cast, klant):
    return held_before(klant, cast.regisseur)


def content():
    """How much there is of everything."""
    tables = (Gesprek, Onderwerpantwoord, Zrmscore, Belemmering, Klanttag, Actie)
    return [table.objects.count() for table in tables]


def everything(klant, before):
    """A page on which something of everything was filled in."""
    debt = barrier(klant)
    answer = before.antwoorden.get(onderwerp="werk_ervaring")
    return page_data(
        bij_tolk="on", aanwezig="zijn zus",
        o_geld_tekst="Regeling met\r\nde bank.", o_geld_intern="Belt vaak.",
        o_wonen_stand="weet_nog_niet", o_netwerk_stand="wil_niet_vertellen", o_netwerk_intern="Gespannen.",
        o_werk_ervaring_stand=f"zelfde:{answer.pk}", o_werk_ervaring_tekst="En nu een dag in een café.",
        trede="3", haalbare_trede="5", z_justitie="4", z_huisvesting="1",
        **{f"b_{debt.pk}_versie": debt.versie, f"b_{debt.pk}_ernst": "3", f"b_{debt.pk}_actie": "Schuldhulp",
           f"b_{debt.pk}_beheersbaar": "on", f"b_{barrier(klant, 'taal').pk}_opgelost": "on",
           f"b_{barrier(klant, 'taal').pk}_versie": barrier(klant, "taal").versie,
           f"g_{Actie.objects.get(wie='klant').pk}": "on"},
        n_mantelzorg="on", t_techniek="on", t_wens_opleiding="on", wens_tekst="Rust",
        a1_wat="Cv maken", a1_voor="15-09-2026", a2_wat="Opvang zoeken", a2_wie="ik",
        a3_wat="Rijden", a3_wie="ander", a3_anders="Zijn zus",
        vervolg="nu_niet", vervolg_reden="Eerst herstellen", opnieuw_op="01-12-2026",
    )  # fmt: skip


def test_one_page_writes_all_that_was_filled_in_and_nothing_that_was_not(cast, browser, klant, path, before):
    data = everything(klant, before)
    answer = post(browser, path, data)
    row = Gesprek.objects.get(pk=data["nieuw_id"])
    assert answer.url == f"/gesprekken/{row.pk}/verder/"
    assert (f"{row.tijd:%H:%M}", row.plaats, row.trede, row.haalbare_trede) == ("10:05", "Centrum", 3, 5)
    assert row.aanwezig == "tolk, zijn zus"
    assert (row.vervolg, row.vervolg_reden, row.opnieuw_op) == (
        "nu_niet",
        "Eerst herstellen",
        date(2026, 12, 1),
    )
    said = row.antwoorden.values_list("onderwerp_id", "stand", "tekst", "intern")
    assert sorted(said) == [
        ("geld", "besproken", "Regeling met\nde bank.", "Belt vaak."),
        ("netwerk", "wil_niet_vertellen", None, "Gespannen."),
        ("werk_ervaring", "besproken", "Werkte acht jaar in een keuken.\nEn nu een dag in een café.", None),
        ("wonen", "weet_nog_niet", None, None),
    ]
    scores = row.zrmscores.values_list("domein", "niveau", "versie_lijst")
    assert sorted(scores) == [("huisvesting", 1, "2017"), ("justitie", 4, "2017")]
    debt, language, new = (barrier(klant, soort) for soort in ("schulden", "taal", "mantelzorg"))
    assert (debt.ernst, debt.actie, debt.beheersbaar_op, debt.opgelost_op) == (
        3, "Schuldhulp", clock.today(), None,
    )  # fmt: skip
    assert (language.opgelost_op, new.vastgesteld_op) == (clock.today(), date(2026, 9, 1))
    own = Klanttag.objects.filter(klant=klant, sinds=date(2026, 9, 1)).values_list("soort", "tag_id", "tekst")
    assert set(own) == {
        ("talent", "techniek", None),
        ("wens", "wens_opleiding", None),
        ("wens", None, "Rust"),
    }
    agreed = row.acties.order_by("actienummer").values_list(
        "wie", "medewerker", "wie_anders", "wat", "voor_op"
    )
    assert list(agreed) == [
        ("klant", None, None, "Cv maken", date(2026, 9, 15)),
        ("medewerker", cast.regisseur.pk, None, "Opvang zoeken", None),
        ("ander", None, "Zijn zus", "Rijden", None),
    ]
    assert Actie.objects.get(wat="Brief van de bank meenemen").gedaan_op == clock.today()


def test_sent_twice_it_is_one_and_sent_twice_with_something_else_it_says_so(browser, klant, path, before):
    data = everything(klant, before)
    first = post(browser, path, data)
    there = content()
    assert post(browser, path, data).url == first.url
    assert content() == there
    for change in ({"a1_wat": "Cv sturen"}, {"z_justitie": "5"}, {"o_geld_tekst": "Geen regeling."},
                   {"talent_tekst": "Zingen"}):  # fmt: skip
        text = refused(browser, path, {**data, **change}, "Dit formulier is al een keer verstuurd")
        assert f'href="/gesprekken/{data["nieuw_id"]}/"' in text
        assert content() == there


def test_one_part_that_is_refused_leaves_nothing_of_the_others(browser, klant, path, before):
    data = everything(klant, before)
    there = content()
    debt = barrier(klant)
    Belemmering.objects.filter(pk=debt.pk).update(ernst=1, actie="Wijkteam")
    text = refused(browser, path, data, "Iemand anders wijzigde “Schulden” terwijl u bezig was.")
    assert "ernst een beetje, actie “Wijkteam”" in text
    assert "Regeling met" in text
    assert content() == there
    debt.refresh_from_db()
    assert (debt.actie, debt.opgelost_op) == ("Wijkteam", None)
    post(browser, path, {**data, f"b_{debt.pk}_versie": debt.versie})
    assert barrier(klant).actie == "Schuldhulp"


def test_last_answer_is_shown_and_copied_only_when_it_is_chosen(browser, klant, path, before):
    page = browser.get(path).content.decode()
    assert "Vorige keer, 12-03-2026:" in page
    assert "Werkte acht jaar in een keuken." in page
    old = before.antwoorden.get(onderwerp="werk_ervaring")
    post(browser, path, page_data(o_werk_ervaring_tekst="Nu een winkel."))
    refused(
        browser,
        path,
        page_data(o_werk_ervaring_stand=f"zelfde:{old.pk}"),
        "Er staat intussen een nieuwer antwoord.",
    )
    Concept.objects.create(
        medewerker=Gesprek.objects.first().medewerker, klant=klant, soort="gesprek",
        inhoud={"o_werk_ervaring_stand": f"zelfde:{old.pk}"},
    )  # fmt: skip
    page = browser.get(path).content.decode()
    assert 'name="o_werk_ervaring_stand" id="id_o_werk_ervaring_stand_0" value="" checked' in page


def test_a_topic_that_lapsed_or_a_conversation_that_lapsed_is_no_last_answer(browser, klant, path, before):
    post(browser, f"/feiten/gesprek/{before.pk}/vervallen/", {"reden": "Dubbel", "versie": before.versie})
    page = browser.get(path).content.decode()
    assert "Vorige keer" not in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"vervolg": "wil_niet"}, "Vul in waarom het nu niet verder gaat."),
        ({"vervolg": "nu_niet", "vervolg_reden": "Ziek"}, "Vul in wanneer u het opnieuw vraagt."),
        (
            {"vervolg": "nu_niet", "vervolg_reden": "Ziek", "opnieuw_op": "01-09-2026"},
            "Kies een dag na het gesprek.",
        ),
        ({"vervolg": "wil_niet", "vervolg_reden": "x", "opnieuw_op": "01-01-2099"}, "meer dan een jaar"),
        ({"o_geld_stand": "wil_niet_vertellen", "o_geld_tekst": "iets"}, "Kies dan “Besproken”."),
        ({"a1_voor": "02-09-2026"}, "Vul in wat er is afgesproken."),
        ({"a1_wat": "Rijden", "a1_wie": "ander"}, "Vul in wie dit doet."),
        ({"a1_wat": "Rijden", "a1_voor": "31-08-2026"}, "Deze dag ligt voor het gesprek."),
        (
            {"a1_wat": "Rijden", "a1_wie": "", "a1_anders": "Zus Fatma"},
            "Kies dat bij “Wie?”, of haal de naam weg.",
        ),
        ({"a1_wat": "Rijden", "a1_voor": "01-01-2126"}, "meer dan een jaar"),
        ({"a1_wat": "Rijden", "a1_voor": "31-02-2026"}, "Deze datum klopt niet."),
        ({"tijd": "kwart over"}, "Deze tijd klopt niet."),
        ({"z_financien": "6"}, "Deze keuze is niet (meer) mogelijk."),
        ({"bij_tolk": "on", "aanwezig": "x" * 199}, "Dit is samen te lang."),
        ({"o_geld_tekst": "x" * 4001}, "hoogstens 4000 tekens"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_kept(browser, klant, path, change, sentence):
    text = refused(browser, path, page_data(o_wonen_tekst="blijft staan", **change), sentence)
    assert "blijft staan</textarea>" in text
    assert 'class="foutenlijst"' in text
    assert not Gesprek.objects.exists()


def test_a_reason_stands_only_where_it_does_not_go_on(browser, klant, path):
    text = refused(
        browser,
        path,
        page_data(vervolg="plan", vervolg_reden="Zorgt voor zieke moeder"),
        "Kies een van die twee bij “Hoe gaat het verder?”, of haal deze tekst weg.",
    )
    assert "Zorgt voor zieke moeder" in text
    assert "alleen-stop" not in text  # the field that is meant is not hidden
    assert "alleen-stop" in browser.get(path).content.decode()
    assert not Gesprek.objects.exists()
    post(browser, path, page_data(vervolg="plan", vervolg_reden="", opnieuw_op="99"))
    row = Gesprek.objects.get()
    assert (row.vervolg, row.vervolg_reden, row.opnieuw_op) == ("plan", None, None)


def test_one_more_agreement_keeps_everything_and_saves_nothing(browser, klant, path):
    page = browser.post(
        path, page_data(a3_wat="Derde", o_geld_tekst=CANARY, t_koken="on", meer="ja", tijd="x")
    )
    text = page.content.decode()
    assert 'name="a4_wat"' in text
    assert 'name="a5_wat"' not in text
    assert 'value="Derde"' in text
    assert "&lt;script&gt;alert" in text
    assert 'id="id_t_koken" value="on" checked' in text
    assert 'class="foutenlijst"' not in text
    assert not Gesprek.objects.exists()
    post(browser, path, page_data(a4_wat="Vierde", regels="4"))
    assert Actie.objects.get().wat == "Vierde"


def test_it_begins_with_now_at_the_office_or_as_it_stands_in_the_agenda(browser, cast, klant, path, before):
    page = browser.get(path).content.decode()
    now = clock.now()
    assert f'value="{now:%d-%m-%Y}"' in page
    assert 'name="plaats" value="Centrum"' in page
    assert 'id="id_vorm_0" value="kantoor" checked' in page  # the last one was somewhere else
    assert ", op kantoor, Centrum</span></summary>" in page
    AfspraakFactory(
        klant=klant, medewerker=cast.collega, begin=at(0, 0, 5), duur=5, vorm="video", plaats=None
    )
    assert 'value="kantoor" checked' in browser.get(path).content.decode()  # somebody else's
    AfspraakFactory(
        klant=klant,
        medewerker=cast.regisseur,
        begin=at(0, 0, 15),
        duur=5,
        vorm="huisbezoek",
        plaats="Spui 70, balie 3",
    )
    page = browser.get(path).content.decode()
    assert 'value="huisbezoek" checked' in page
    assert ", huisbezoek, Spui 70, balie 3</span></summary>" in page
    other = KlantFactory(stadsdeel="Centrum")
    page = browser.get(f"/klanten/{other.pk}/gesprekken/nieuw/").content.decode()
    assert 'name="plaats" value="Centrum"' in page
    assert 'id="id_vorm_0" value="kantoor" checked' in page


# --- Scores about health and justice ------------------------------------------------------------


def test_sensitive_scores_are_only_for_who_judged_the_regisseur_and_the_named(cast, client_of, klant, before):
    mine = client_of(cast.regisseur).get(f"/gesprekken/{before.pk}/").content.decode()
    other = client_of(cast.collega)
    theirs = other.get(f"/gesprekken/{before.pk}/").content.decode()
    assert "Geestelijke gezondheid" in mine
    assert "Geestelijke gezondheid" not in theirs
    assert "Financiën" in theirs
    new = other.get(f"/klanten/{klant.pk}/gesprekken/nieuw/").content.decode()
    assert "2 niet zelfredzaam" not in new
    assert "3 beperkt zelfredzaam" in new
    make_regisseur(klant, cast.collega)
    assert "Geestelijke gezondheid" in other.get(f"/gesprekken/{before.pk}/").content.decode()


def test_both_ways_to_ask_who_sees_a_score_agree(cast, klant, before):
    for regisseur, shielded in ((None, False), (cast.collega, False), (None, True)):
        if regisseur:
            make_regisseur(klant, regisseur)
        if shielded:
            named = VertrouwelingFactory(klant=klant, medewerker=cast.teamleider)
            klant.afgeschermd_op, klant.afgeschermd_reden = clock.now(), "x"
            assert named.medewerker == cast.teamleider
        for person in (cast.regisseur, cast.collega, cast.consulent, cast.teamleider):
            one = Zrmscore.objects.filter(klant=klant).visible_to(person)
            assert set(one) == set(Zrmscore.objects.visible_in(klant, person)), person


def test_who_may_not_see_a_score_does_not_change_it_while_correcting(cast, client_of, klant, before):
    other, path = client_of(cast.collega), f"/gesprekken/{before.pk}/wijzigen/"
    page = other.get(path)
    assert "z_geestelijke_gezondheid" not in page.content.decode()
    before.refresh_from_db()
    post(other, path, corrected(before, z_geestelijke_gezondheid="5", z_financien="4"))
    kept = dict(before.zrmscores.filter(vervallen_op=None).values_list("domein", "niveau"))
    assert kept == {"financien": 4, "geestelijke_gezondheid": 2}


# --- Correcting ------------------------------------------------------------


def corrected(gesprek, **change):
    """What the page of a correction sends when nothing was changed."""
    sent = {"datum": f"{gesprek.datum:%d-%m-%Y}", "vorm": gesprek.vorm, "plaats": gesprek.plaats or "",
            "tijd": "", "trede": gesprek.trede or "", "haalbare_trede": gesprek.haalbare_trede or "",
            "verslag": gesprek.verslag or "", "vervolg": gesprek.vervolg or "",
            "gesprek_versie": gesprek.versie, "versie": "0"}  # fmt: skip
    for row in gesprek.antwoorden.filter(vervallen_op=None):
        name = f"o_{row.onderwerp_id}"
        sent |= {
            f"{name}_stand": row.stand,
            f"{name}_tekst": row.tekst or "",
            f"{name}_intern": row.intern or "",
        }
    sent |= {f"z_{row.domein}": row.niveau for row in gesprek.zrmscores.filter(vervallen_op=None)}
    for row in gesprek.acties.filter(vervallen_op=None):
        who = {"klant": "", "medewerker": "ik", "ander": "ander"}[row.wie]
        sent |= {f"a{row.pk}_wat": row.wat, f"a{row.pk}_wie": who}
        sent |= {f"a{row.pk}_voor": f"{row.voor_op:%d-%m-%Y}"} if row.voor_op else {}
    return {key: str(value) for key, value in sent.items()} | change


def test_a_correction_that_changes_nothing_writes_nothing(browser, klant, before):
    before.refresh_from_db()
    post(browser, f"/gesprekken/{before.pk}/wijzigen/", corrected(before))
    versie = before.versie
    before.refresh_from_db()
    assert before.versie == versie
    assert set(before.antwoorden.values_list("versie", flat=True)) == {1}
    assert set(before.acties.values_list("versie", flat=True)) == {1}


def test_a_correction_covers_the_talents_and_wishes_that_were_said_in_it(browser, klant, before):
    post(browser, f"/klanten/{klant.pk}/gesprekken/nieuw/",
         page_data(datum=f"{before.datum:%d-%m-%Y}", t_techniek="on", wens_tekst="Rust"))  # fmt: skip
    before.refresh_from_db()
    path = f"/gesprekken/{before.pk}/wijzigen/"
    page = browser.get(path).content.decode()
    assert "Al bekend:</span> Techniek" in page  # said in the other conversation of that day
    own = before.tags.get(tekst="Eigen eetkraam")
    assert f'name="k_{own.pk}" id="id_k_{own.pk}" value="on" checked' in " ".join(page.split())
    assert "Rust" not in browser.get(f"/gesprekken/{before.pk}/").content.decode()

    post(browser, path, corrected(before))  # a page that did not ask for them
    assert before.tags.filter(vervallen_op=None).count() == 2
    before.refresh_from_db()
    kept = {"tags": "ja", "t_koken": "on", f"k_{own.pk}": "on"}
    post(browser, path, corrected(before, **kept))
    versie = before.versie
    before.refresh_from_db()
    assert before.versie == versie
    post(browser, path, corrected(before, tags="ja", t_verzorgen="on", talent_tekst="Zingen"))
    live = Klanttag.objects.filter(klant=klant, vervallen_op=None).values_list("gesprek", "tag", "tekst")
    assert {row[1:] for row in live if row[0] == before.pk} == {("verzorgen", None), (None, "Zingen")}
    assert {row[1:] for row in live if row[0] != before.pk} == {("techniek", None), (None, "Rust")}
    own.refresh_from_db()
    assert own.vervallen_reden.startswith("Verbeterd")


def test_a_correction_covers_answers_scores_and_agreements(cast, browser, klant, before):
    before.refresh_from_db()
    mine, ours = before.acties.get(wie="klant"), before.acties.get(wie="medewerker")
    data = corrected(
        before, o_geld_stand="besproken", o_geld_tekst="Toch verteld.", o_werk_ervaring_stand="",
        o_werk_ervaring_tekst="", o_wonen_tekst="Huurt.", z_financien="", a1_wat="Nog iets", vervolg="plan",
        **{f"a{mine.pk}_wat": "Brief meenemen", f"a{ours.pk}_wat": ""},
    )  # fmt: skip
    post(browser, f"/gesprekken/{before.pk}/wijzigen/", data)
    live = before.antwoorden.filter(vervallen_op=None).values_list("onderwerp_id", "tekst")
    assert dict(live) == {
        "dagelijks_leven": "Staat om zeven uur op en brengt de kinderen.",
        "geld": "Toch verteld.",
        "wonen": "Huurt.",
    }
    assert before.antwoorden.get(onderwerp="werk_ervaring").vervallen_reden
    assert dict(before.zrmscores.filter(vervallen_op=None).values_list("domein", "niveau")) == {
        "geestelijke_gezondheid": 2
    }
    agreed = before.acties.filter(vervallen_op=None).values_list("wat", "medewerker")
    assert set(agreed) == {("Brief meenemen", None), ("Nog iets", None)}
    before.refresh_from_db()
    assert before.vervolg == "plan"
    post(
        browser,
        f"/gesprekken/{before.pk}/wijzigen/",
        corrected(before, o_werk_ervaring_tekst="Toch de keuken."),
    )
    assert before.antwoorden.get(onderwerp="werk_ervaring").vervallen_op is None


def test_whoever_corrects_later_sees_what_was_changed_at_the_table_too(
    cast, client_of, browser, klant, before
):
    before.refresh_from_db()
    data, path = corrected(before), f"/gesprekken/{before.pk}/wijzigen/"
    post(
        client_of(cast.collega),
        path,
        {**data, "o_geld_stand": "besproken", "o_geld_tekst": "Van de collega."},
    )
    text = refused(
        browser,
        path,
        {**data, "o_geld_stand": "besproken", "o_geld_tekst": "Van mij."},
        "Iemand anders heeft dit",
    )
    assert '<span class="verslag">Van de collega.</span>' in text
    assert "Van mij.</textarea>" in text
    assert before.antwoorden.get(onderwerp="geld").tekst == "Van de collega."


def test_a_correction_has_a_draft_of_its_own(cast, client_of, browser, klant, before):
    before.refresh_from_db()
    path, keep = f"/gesprekken/{before.pk}/wijzigen/", f"/gesprekken/{before.pk}/concept/"
    assert browser.post(keep, corrected(before, o_geld_intern="half")).json()["versie"] == 1
    assert f'data-concept="{keep}"' in browser.get(path).content.decode()
    assert "half</textarea>" in browser.get(path).content.decode()
    assert "half</textarea>" not in client_of(cast.collega).get(path).content.decode()
    start = browser.get(f"/klanten/{klant.pk}/gesprekken/nieuw/?verder=ja")
    assert start.url == path
    assert browser.post(keep, corrected(before, o_geld_intern="ander venster")).status_code == 409
    post(browser, path, corrected(before, concept="ja", versie="1", verslag="anders"), back=klant)
    assert Concept.objects.get().inhoud["verslag"] == "anders"
    post(browser, path, corrected(before, verslag="klaar", versie="2"))
    assert not Concept.objects.exists()
    browser.post(keep, corrected(before, verslag="weg"))
    post(browser, f"/gesprekken/{before.pk}/concept-weg/", {"versie": "1"})
    assert not Concept.objects.exists()


# --- Drafts ------------------------------------------------------------


def test_a_draft_keeps_every_field_of_the_page(browser, klant, path, before):
    data = everything(klant, before)
    browser.post(
        f"/klanten/{klant.pk}/gesprekken/concept/", {**data, "onbekend": "x", "csrfmiddlewaretoken": "x"}
    )
    kept = Concept.objects.get().inhoud
    left_out = {
        "nieuw_id",
        "versie",
        *(name for name in data if name.startswith("b_") and name.endswith("_versie")),
    }
    assert kept == {
        name: str(text).replace("\r\n", "\n") for name, text in data.items() if name not in left_out
    }
    form = browser.get(path).context["form"]
    assert set(form.namen.split()) >= set(kept)
    page = browser.get(path).content.decode()
    for shown in (
        'id="id_t_techniek" value="on" checked',
        'id="id_n_mantelzorg" value="on" checked',
        'value="wil_niet_vertellen" checked',
        'value="Schuldhulp"',
        '<option value="ander" selected>',
        'value="15-09-2026"',
        'id="id_z_justitie_4" value="4" checked',
        "Belt vaak.</textarea>",
    ):
        assert shown in page


def test_two_drafts_of_one_person_become_one_without_losing_a_word(cast, klant):
    other = KlantFactory(stadsdeel="Centrum")
    mine = {
        "verslag": "Een.",
        "o_geld_tekst": "Mijn geld.",
        "a1_wat": "Bellen",
        "vervolg": "plan",
        "wens_tekst": "Rust",
    }
    theirs = {"verslag": "Twee.", "o_geld_tekst": "Ander geld.", "a1_wat": "Mailen", "vervolg": "wil_niet",
              "wens_tekst": "Werk", "o_wonen_tekst": "Huur.", "regels": "3"}  # fmt: skip
    for person, inhoud in ((klant, mine), (other, theirs)):
        Concept.objects.create(medewerker=cast.consulent, klant=person, soort="gesprek", inhoud=inhoud)
    merge_klanten(door=cast.teamleider.pk, kept_id=klant.pk, kept_versie=klant.versie, merged_id=other.pk,
                  merged_versie=other.versie, now=clock.now())  # fmt: skip
    kept = Concept.objects.get().inhoud
    assert kept == {
        "verslag": "Een.\n\nTwee.\n\nWerk",
        "o_geld_tekst": "Mijn geld.\n\nAnder geld.",
        "o_wonen_tekst": "Huur.",
        "a1_wat": "Bellen",
        "a2_wat": "Mailen",
        "vervolg": "plan",
        "wens_tekst": "Rust",
        "regels": "3",
    }
    assert not concepten.is_empty(kept)


def test_each_topic_says_what_to_ask_and_health_that_no_illness_is_written_down(browser, path):
    page = browser.get(path).content.decode()
    assert page.count('class="form-text" id="id_o_') == Onderwerp.objects.count()
    health = page.partition('id="o-belastbaarheid"')[2].partition("</textarea>")[0]
    assert "wat kan en wat niet kan" in health
    assert "Schrijf geen ziekte, diagnose of medicijnen op." in health
    assert 'aria-describedby="id_o_belastbaarheid_tekst_uitleg"' in health
    Onderwerp.objects.filter(pk="belastbaarheid").update(uitleg=None)
    assert "geen ziekte" not in browser.get(path).content.decode()
