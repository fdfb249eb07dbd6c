"""What a script keeps while somebody types: exactly what was typed, never over another text, only for its writer."""

from datetime import timedelta

import pytest

from intake.models import Concept
from intake.services import gesprekken as services
from intake.services.concepten import mark as mark_of
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TYPED = {"datum": "gisteren", "vorm": "kantoor", "trede": "", "verslag": "Zij wil lassen.\n<b>&amp; 'meer'"}


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


@pytest.fixture
def keep(client_of, klant):
    def send(person, versie, **typed):
        path = f"/klanten/{klant.pk}/gesprekken/concept/"
        return client_of(person).post(path, {**TYPED, **typed, "versie": versie})

    return send


def test_it_is_kept_as_it_was_typed_right_or_wrong(cast, keep, klant):
    answer = keep(cast.regisseur, 0)
    row = Concept.objects.get()
    assert (row.medewerker, row.klant, row.soort, row.inhoud) == (cast.regisseur, klant, "gesprek", TYPED)
    assert answer.json() == {"versie": 1, "om": f"{row.opgeslagen_op.astimezone(clock.AMSTERDAM):%H:%M}"}
    assert "no-store" in answer["Cache-Control"]
    assert keep(cast.regisseur, 1, verslag="Zij wil leren lassen.").json()["versie"] == 2


def test_a_newer_text_is_not_overwritten_but_handed_back(cast, keep):
    keep(cast.regisseur, 0)
    keep(cast.regisseur, 1, verslag="het andere venster")
    answer = keep(cast.regisseur, 1, verslag="dit venster")
    assert answer.status_code == 409
    same = {"nieuw_id": str(Concept.objects.get().pk)}  # both windows make one conversation
    assert answer.json() == {**same, "versie": 2, "inhoud": {**TYPED, "verslag": "het andere venster"}}
    assert Concept.objects.get().inhoud["verslag"] == "het andere venster"


def test_a_page_goes_on_from_its_own_last_text_and_from_nobody_elses(cast, keep, klant):
    def said(versie, beurt, text, venster="aaaaa", **more):
        return keep(cast.regisseur, versie, verslag=text, venster=venster, beurt=beurt, **more)

    def stands(soort="gesprek"):
        return Concept.objects.get(soort=soort).inhoud["verslag"]

    # The last words of a page know the version from before what was still under way, and overtake it or not.
    for more, soort in (({}, "gesprek"), ({"naast": "zzzzz"}, "gesprek+zzzzz")):
        assert said(0, 1, "A", **more).json()["versie"] == 1
        assert said(0, 3, "A B C", **more).json()["versie"] == 2
        assert said(0, 2, "A B", **more).json()["versie"] == 2  # came in later, was typed earlier
        assert stands(soort) == "A B C"
    assert said(2, 4, "A B C D").json()["versie"] == 3
    assert said(2, 5, "A B C D E").json()["versie"] == 4
    # A text of another page lies between: shown, never overwritten.
    assert said(4, 1, "van b", venster="bbbbb").json()["versie"] == 5
    assert said(4, 6, "A B C D E F").status_code == 409
    assert said(3, 7, "A B C D E F").status_code == 409
    assert said(5, 8, "van beide").json()["versie"] == 6
    assert said(4, 9, "nog van voor b").status_code == 409
    assert said(6, 9, "van een venster zonder merk", venster="").json()["versie"] == 7
    assert said(6, 10, "zonder merk is van niemand", venster="").status_code == 409
    # What was joined on the server is no text of a page.
    said(7, 10, "voor het samenvoegen")
    services.join_concept(
        door=cast.regisseur.pk, klant_id=klant.pk, soort="gesprek", mark="zzzzz", now=clock.now()
    )
    assert said(7, 11, "zou A B C wissen").status_code == 409
    assert stands() == "voor het samenvoegen\n\nA B C"


def test_what_a_window_types_beside_a_newer_text_is_kept_offered_and_gone_when_its_writer_chose(
    cast, keep, client_of, klant
) -> None:
    path, browser = f"/klanten/{klant.pk}/gesprekken/nieuw/", client_of(cast.regisseur)
    keep(cast.regisseur, 0, verslag="het andere venster", datum="24-11-2026")
    for versie in (0, 1):  # the first, and on from there
        answer = keep(
            cast.regisseur, versie, verslag=f"dit venster {versie}", datum="25-11-2026", naast="ab12z"
        )
        assert answer.json()["versie"] == versie + 1
    main, beside = Concept.objects.order_by("soort")
    assert (main.inhoud["verslag"], beside.inhoud["verslag"]) == ("het andere venster", "dit venster 1")
    assert (beside.soort, beside.naast, beside.verbetert) == ("gesprek+ab12z", "ab12z", "")
    assert "Uw tekst uit een ander venster" in browser.get(f"/klanten/{klant.pk}/").content.decode()
    assert "dit venster 1" not in client_of(cast.collega).get(path).content.decode()
    text = browser.get(path).content.decode()
    assert text.count("dit venster 1") == 1
    assert "25-11-2026" in text
    for mark in ("x", "AB12Z", "ab12z+"):  # no mark of a window: the draft itself, which is newer
        assert keep(cast.regisseur, 0, verslag="zomaar", naast=mark).status_code == 409
    assert browser.post(path, {"erbij": "ab12z"}).url == path
    row = Concept.objects.get()
    assert (row.soort, row.inhoud["datum"]) == ("gesprek", "24-11-2026")
    assert row.inhoud["verslag"] == "het andere venster\n\ndit venster 1"
    keep(cast.regisseur, row.versie, verslag="TWEE.\nEEN.")
    keep(cast.regisseur, 0, verslag="EEN.\n\nDRIE.\nDRIE.", naast="ddddd")
    browser.post(path, {"erbij": "ddddd"})
    row.refresh_from_db()
    assert row.inhoud["verslag"] == "TWEE.\nEEN.\n\nDRIE.\nDRIE."  # once what both have
    # Chosen in the window itself, thrown away here, or the only one that is left.
    for mark in ("aaaaa", "bbbbb", "ccccc"):
        keep(cast.regisseur, 0, verslag="nog een", naast=mark)
    keep(cast.regisseur, row.versie, verslag="samen", klaar="aaaaa")
    browser.post(f"/klanten/{klant.pk}/gesprekken/concept-weg/", {"naast": "bbbbb", "versie": "1"})
    assert set(Concept.objects.values_list("soort", flat=True)) == {"gesprek", "gesprek+ccccc"}
    shown = {"versie": Concept.objects.get(soort="gesprek").versie}
    browser.post(f"/klanten/{klant.pk}/gesprekken/concept-weg/", shown)
    browser.post(path, {"erbij": "ccccc"})
    assert (Concept.objects.get().soort, Concept.objects.get().inhoud["verslag"]) == ("gesprek", "nog een")


@pytest.mark.parametrize("versie", ["", "x", "-1", "1e3", "9" * 30])
def test_a_version_that_is_none_overwrites_nothing(cast, keep, versie):
    keep(cast.regisseur, 0)
    assert keep(cast.regisseur, versie, verslag="zomaar").status_code == 409
    assert Concept.objects.get().inhoud == TYPED


def test_two_people_have_a_draft_each_and_see_nothing_of_the_other(cast, keep):
    keep(cast.regisseur, 0, verslag="van de regisseur")
    assert keep(cast.collega, 0, verslag="van de collega").json()["versie"] == 1
    assert set(Concept.objects.values_list("medewerker", flat=True)) == {cast.regisseur.pk, cast.collega.pk}


def test_a_stranger_gets_the_answer_of_a_file_that_is_not_there(cast, keep):
    assert keep(cast.vreemde, 0).status_code == 404
    assert not Concept.objects.exists()


def test_the_page_goes_on_with_what_was_kept(cast, client_of, keep, klant):
    keep(cast.regisseur, 0)
    page = client_of(cast.regisseur).get(f"/klanten/{klant.pk}/gesprekken/nieuw/").content.decode()
    assert "Zij wil lassen.\n&lt;b&gt;&amp;amp; &#x27;meer&#x27;" in page
    assert f'data-concept="/klanten/{klant.pk}/gesprekken/concept/"' in page


def test_drafts_in_which_nothing_was_written_go_after_a_week_and_no_others(cast, klant):
    now = clock.now()
    old, young = now - timedelta(days=7, minutes=1), now - timedelta(days=6)
    empty = {"datum": "27-11-2026", "tijd": "10:05", "vorm": "wijk", "plaats": "Centrum", "regels": "4",
             "trede": "", "verslag": "", "o_geld_stand": "", "a1_wie": ""}  # fmt: skip

    def draft(person, at, soort="gesprek", **inhoud):
        return Concept.objects.create(
            medewerker=person, klant=klant, soort=soort, inhoud={**empty, **inhoud}, opgeslagen_op=at
        )

    draft(cast.regisseur, old)
    draft(cast.regisseur, old, "gesprek+aaaaa")
    begin = {"tags": "ja", "gesprek_versie": "2", "begin": f"verslag={mark_of('Zij')} vorm={mark_of('wijk')}"}
    moved = {"datum": "", "tijd": "", "plaats": "", "regels": "3"}
    draft(cast.regisseur, old, "gesprek:1", **begin)  # everything taken out
    draft(
        cast.regisseur, old, "gesprek:2", **begin, **moved, verslag="Zij "
    )  # nothing but what was said before
    stay = [
        draft(cast.collega, young),
        draft(cast.consulent, old, verslag="Zij"),
        draft(cast.teamleider, old, o_geld_stand="weet_nog_niet"),
        draft(cast.vreemde, old, trede="3"),
        draft(cast.regisseur, old, "gesprek+bbbbb", verslag="Zij"),
        draft(cast.regisseur, old, "gesprek:3", **begin, **moved, verslag="Zij wil lassen"),
        draft(cast.collega, old, "gesprek:3", **begin, **moved, verslag="Zij", o_geld_tekst="Schuld"),
        draft(cast.consulent, old, "gesprek:3", **{**begin, "begin": "verslag=?"}, **moved, verslag="Zij"),
    ]
    assert services.remove_empty_concepten(now=now) == 4
    assert set(Concept.objects.all()) == set(stay)
