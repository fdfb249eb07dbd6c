"""Two klanten of one household: each file says so, and neither opens the other."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from intake.models import Gezinsband, Klant, Samenvoeging
from intake.services.gezinsbanden import end_link, link_household, withdraw_link
from intake.services.samenvoegen import merge_klanten
from intake.services.samenvoegen_terug import undo_merge
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import GezinsbandFactory, KlantFactory
from tests.overdracht.wereld import deliver, deliver_world, sentences, snapshot
from werkoffensief.web import clock
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


def look_at_once():
    """Every rule that waits for the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def ago(days):
    return clock.today() - timedelta(days=days)


@pytest.fixture
def two(cast):
    """A klant of team Centrum and one of Escamp."""
    give_stadsdeel(cast.centrum)
    return KlantFactory(achternaam="Eersteling"), KlantFactory(achternaam="Zwartjes", stadsdeel="Elders")


def file_of(browser, klant, query=""):
    return browser.get(reverse("klant_dossier", args=[klant.pk]) + query).content.decode()


def household(text):
    return text.split('id="huishouden"')[1].split('id="gegevens"')[0]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"relatie": "buur"}, "gezinsband_bekende_relatie"),
        ({"sinds": ago(-1)}, "gezinsband_niet_in_toekomst"),
        ({"tot": ago(99999)}, "gezinsband_periode"),
        ({"vervallen_op": timezone.now()}, "gezinsband_vervallen_met_reden"),
    ],
)
def test_database_refuses_a_link_that_cannot_be(values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        GezinsbandFactory(**values)


def test_database_refuses_a_link_with_oneself_and_a_second_one_in_the_same_time():
    klant = KlantFactory()
    with pytest.raises(IntegrityError, match="gezinsband_van_twee"), transaction.atomic():
        GezinsbandFactory(klant=klant, ander=klant)
    first = GezinsbandFactory(tot=ago(100))
    again = {"klant": first.ander, "ander": first.klant}
    with transaction.atomic():
        GezinsbandFactory(**again, sinds=ago(100))
        with pytest.raises(IntegrityError, match="gezinsband_een_tegelijk"), transaction.atomic():
            look_at_once()
        Gezinsband.objects.filter(**again).update(sinds=ago(99))
        look_at_once()


@pytest.mark.parametrize("column", ["klant", "ander"])
def test_database_keeps_a_link_with_its_two_people(column):
    row, other = GezinsbandFactory(), KlantFactory()
    Gezinsband.objects.filter(pk=row.pk).update(**{column: other})
    with pytest.raises(IntegrityError, match="andere klant"):
        look_at_once()


def test_it_is_made_on_the_page_and_stands_in_both_files(two, cast, client_of):
    first, second = two
    Klant.objects.filter(pk=second.pk).update(stadsdeel=first.stadsdeel)
    browser = client_of(cast.consulent)
    sent = {"nummer": second.klantnummer, "relatie": "kind", "sinds": short_date(ago(30))}
    page = reverse("gezinsband_nieuw", args=[first.pk])
    assert browser.post(page, sent).status_code == 302
    assert "al aan elkaar gekoppeld" in browser.post(page, sent).content.decode()
    shown = household(file_of(browser, first))
    assert ">Kind</dt>" in shown
    assert "Zwartjes" in shown
    back = household(file_of(browser, second))
    assert ">Ouder</dt>" in back
    assert "Eersteling" in back
    assert "Huisgenoot met een eigen dossier" in file_of(browser, second, "?soort=gegevens")


@pytest.mark.parametrize("number", ["other", "own", "nobody"])
def test_a_file_that_the_reader_may_not_open_is_not_linked(two, cast, client_of, number):
    first, second = two
    typed = {"other": second.klantnummer, "own": first.klantnummer, "nobody": "bestaat niet"}[number]
    sent = {"nummer": typed, "relatie": "kind", "sinds": short_date(ago(30))}
    text = client_of(cast.consulent).post(reverse("gezinsband_nieuw", args=[first.pk]), sent).content.decode()
    wanted = "bij het huishouden van zichzelf" if number == "own" else "U ziet geen klant met dit klantnummer"
    assert wanted in text
    assert not Gezinsband.objects.exists()


def test_who_may_not_see_the_other_file_reads_the_relation_only(two, cast, client_of):
    first, second = two
    GezinsbandFactory(klant=first, ander=second)
    for page in (file_of(client_of(cast.consulent), first),
                 client_of(cast.consulent).get(reverse("klant_gezin", args=[first.pk])).content.decode()):  # fmt: skip
        assert "Partner" in page
        assert "eigen dossier dat u niet ziet" in page
        assert reverse("toegang_vragen") in page
        assert "Zwartjes" not in page
        assert second.klantnummer not in page
        assert str(second.pk) not in page


def test_a_shielded_person_is_in_no_household_of_who_may_not_open_the_file(two, cast, client_of):
    first, second = two
    GezinsbandFactory(klant=second, ander=first)
    Klant.objects.filter(pk=second.pk).update(
        stadsdeel=first.stadsdeel, afgeschermd_op=timezone.now(), afgeschermd_reden="x"
    )
    text = file_of(client_of(cast.consulent), first, "?soort=gegevens")
    assert "eigen dossier" not in text
    assert "Zwartjes" not in text
    assert second.klantnummer not in text
    leader = household(file_of(client_of(cast.teamleider), first))  # must act while nobody else can
    assert "Zwartjes" in leader


def test_either_side_ends_it_or_withdraws_it_with_a_reason(two, cast, client_of):
    first, second = two
    row = GezinsbandFactory(klant=second, ander=first, sinds=ago(30))
    page = reverse("gezinsband_einde", args=[first.pk, row.pk])
    browser = client_of(cast.consulent)
    assert "laatste dag samen was" in browser.post(page, {"hoe": "einde"}).content.decode()
    assert (
        "ligt voor de eerste"
        in browser.post(page, {"hoe": "einde", "tot": short_date(ago(31))}).content.decode()
    )
    assert browser.post(page, {"hoe": "einde", "tot": short_date(ago(1))}).status_code == 302
    row.refresh_from_db()
    assert row.tot == ago(1)
    assert browser.get(page).status_code == 404  # over: the file shows it no more
    other = GezinsbandFactory(klant=first, ander=second, sinds=ago(0))
    wrong = reverse("gezinsband_einde", args=[first.pk, other.pk])
    assert "waarom de koppeling niet klopt" in browser.post(wrong, {"hoe": "fout"}).content.decode()
    assert browser.post(wrong, {"hoe": "fout", "reden": "Verkeerd nummer"}).status_code == 302
    other.refresh_from_db()
    assert other.vervallen_reden == "Verkeerd nummer"
    assert (
        client_of(cast.consulent).get(reverse("gezinsband_einde", args=[second.pk, row.pk])).status_code
        == 404
    )


def test_ended_twice_is_refused_with_a_sentence(cast):
    row = GezinsbandFactory()
    end_link(door=cast.consulent.pk, band_id=row.pk, tot=ago(1))
    with pytest.raises(RefusalError, match="al beëindigd"):
        end_link(door=cast.consulent.pk, band_id=row.pk, tot=ago(1))
    withdraw_link(door=cast.consulent.pk, band_id=row.pk, reden="fout", now=timezone.now())
    with pytest.raises(RefusalError, match="er niet meer"):
        withdraw_link(door=cast.consulent.pk, band_id=row.pk, reden="fout", now=timezone.now())


def rows():
    return sorted(
        Gezinsband.objects.values_list("pk", "klant", "ander", "relatie", "sinds", "tot", "vervallen_reden"),
        key=str,
    )


def merge(door, kept, merged):
    for klant in (kept, merged):
        klant.refresh_from_db()
    merge_klanten(
        door=door, kept_id=kept.pk, kept_versie=kept.versie, merged_id=merged.pk, merged_versie=merged.versie,
        now=timezone.now(),
    )  # fmt: skip


def test_a_merge_moves_the_links_and_undoing_it_moves_them_back(db):
    door = MedewerkerFactory().pk
    kept, merged, child, aunt = (KlantFactory() for _ in range(4))
    own = GezinsbandFactory(klant=kept, ander=merged)
    double = GezinsbandFactory(klant=child, ander=merged, relatie="ouder")
    GezinsbandFactory(klant=kept, ander=child, relatie="kind")
    moved = GezinsbandFactory(klant=aunt, ander=merged, relatie="anders")
    before = rows()
    merge(door, kept, merged)
    for row in (own, double, moved):
        row.refresh_from_db()
    assert (own.klant, own.ander) == (kept, merged)
    assert own.vervallen_reden
    assert double.vervallen_reden
    assert (moved.ander, moved.vervallen_op) == (kept, None)
    assert Gezinsband.objects.live().of(kept.pk).count() == 2
    undo_merge(door=door, samenvoeging_id=Samenvoeging.objects.get().pk, now=timezone.now())
    assert rows() == before
    look_at_once()


def test_a_delivery_brings_it_and_the_same_again_writes_nothing():
    lines = ["K1;K2;partner;2019-01-01;", "K3;K1;kind;2019-01-01;2019-12-31"]
    deliver_world(gezinsbanden=lines)
    before = snapshot()
    assert not sentences(deliver({"gezinsbanden": lines}))
    assert snapshot() == before
    assert "zijn in die tijd al gekoppeld" in " ".join(
        sentences(deliver({"gezinsbanden": ["K2;K1;partner;2019-06-01;"]}))
    )
    assert "is dezelfde als klantnummer" in " ".join(
        sentences(deliver({"gezinsbanden": ["K2;K2;partner;2019-06-01;"]}))
    )
    assert "geen bekend klantnummer" in " ".join(
        sentences(deliver({"gezinsbanden": ["K2;K8;partner;2019-06-01;"]}))
    )


def test_a_delivery_yields_to_what_was_linked_on_screen(wereld):
    by_number = {klant.klantnummer: klant for klant in Klant.objects.all()}
    link_household(
        door=MedewerkerFactory().pk, klant_id=by_number["K2"].pk, ander_id=by_number["K1"].pk, band_id=None,
        gegevens={"relatie": "partner", "sinds": ago(1)},
    )  # fmt: skip
    result = deliver({"gezinsbanden": ["K1;K2;kind;2019-06-01;"]}, now=timezone.now())
    assert not sentences(result)
    assert Gezinsband.objects.get().relatie == "partner"
