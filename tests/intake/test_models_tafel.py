"""What can never be true of a conversation at the table, broken by SQL and bulk_create and not by a form."""

# ruff: noqa: E501 (a case is one line)

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from intake.enums import GEVOELIGE_DOMEINEN, Zrmdomein
from intake.models import Actie, Belemmering, Gesprek, Klanttag, Onderwerpantwoord, Tag, Zrmscore
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import (
    ActieFactory,
    GesprekFactory,
    KlantFactory,
    KlanttagFactory,
    OnderwerpantwoordFactory,
    ZrmscoreFactory,
)

pytestmark = pytest.mark.django_db
DAY, LONG = date(2019, 3, 1), "a" * 4001


def run(statement: str, *params: object) -> None:
    """One statement, with what a commit would check."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def belemmering() -> Belemmering:
    return Belemmering.objects.create(klant=KlantFactory(), soort_id="schulden", vastgesteld_op=DAY)


BROKEN = [
    (GesprekFactory, {"haalbare_trede": 0}, "gesprek_haalbare_trede"),
    (GesprekFactory, {"haalbare_trede": 7}, "gesprek_haalbare_trede"),
    (GesprekFactory, {"vervolg": "ooit"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg": "nu_niet"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg": "wil_niet", "vervolg_reden": "Ziek"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg": "wil_niet", "opnieuw_op": "2019-04-01"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg": "nu_niet", "vervolg_reden": " ", "opnieuw_op": "2019-04-01"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg": "plan", "vervolg_reden": "Ziek"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg": "nieuw_gesprek", "opnieuw_op": "2019-04-01"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg_reden": "Ziek"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"opnieuw_op": "2019-04-01"}, "gesprek_vervolg_met_reden"),
    (GesprekFactory, {"vervolg": "nu_niet", "vervolg_reden": "Ziek", "opnieuw_op": "2019-03-01"}, "gesprek_opnieuw_na_gesprek"),
    (belemmering, {"ernst": 0}, "belemmering_ernst"),
    (belemmering, {"ernst": 4}, "belemmering_ernst"),
    (belemmering, {"beheersbaar_op": "2019-02-28"}, "belemmering_beheersbaar_na_vastgesteld"),
    (OnderwerpantwoordFactory, {"stand": "misschien", "tekst": None}, "onderwerpantwoord_bekende_stand|onderwerpantwoord_tekst"),
    (OnderwerpantwoordFactory, {"stand": "weet_nog_niet"}, "onderwerpantwoord_tekst_waar_besproken"),
    (OnderwerpantwoordFactory, {"stand": "wil_niet_vertellen"}, "onderwerpantwoord_tekst_waar_besproken"),
    (OnderwerpantwoordFactory, {"tekst": LONG}, "onderwerpantwoord_lengte"),
    (OnderwerpantwoordFactory, {"intern": LONG}, "onderwerpantwoord_lengte"),
    (OnderwerpantwoordFactory, {"onderwerp_id": "onbekend"}, "onderwerp"),
    (ZrmscoreFactory, {"niveau": 0}, "zrmscore_niveau"),
    (ZrmscoreFactory, {"niveau": 6}, "zrmscore_niveau"),
    (ZrmscoreFactory, {"domein": "geluk"}, "zrmscore_bekend_domein"),
    (KlanttagFactory, {"tag_id": None}, "klanttag_een_van_twee"),
    (KlanttagFactory, {"tekst": "Ook koken"}, "klanttag_een_van_twee"),
    (KlanttagFactory, {"tag_id": None, "tekst": " "}, "klanttag_een_van_twee"),
    (KlanttagFactory, {"soort": "droom"}, "klanttag_bekende_soort"),
    (KlanttagFactory, {"soort": "wens"}, "klanttag_van_soort"),
    (ActieFactory, {"wie": "iedereen"}, "actie_van_een"),
    (ActieFactory, {"wie": "medewerker"}, "actie_van_een"),
    (ActieFactory, {"wie": "ander"}, "actie_van_een"),
    (ActieFactory, {"wie_anders": "Zus"}, "actie_van_een"),
    (ActieFactory, {"wat": " \n"}, "actie_zegt_wat"),
    (ActieFactory, {"voor_op": "2019-02-28"}, "actie_voor_na_afspraak"),
    (ActieFactory, {"gedaan_op": "2019-02-28"}, "actie_gedaan_na_afspraak"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("factory", "change", "rule"), BROKEN, ids=[f"{rule} {change}"[:60] for _f, change, rule in BROKEN]
)
def test_a_rule_is_not_broken_by_sql(factory, change, rule) -> None:
    row = factory()
    sets = ", ".join(f"{name} = %s" for name in change)
    with pytest.raises(IntegrityError, match=rule):
        run(f"UPDATE {row._meta.db_table} SET {sets} WHERE id = %s", *change.values(), row.pk)


@pytest.mark.parametrize("soort", ["droom", ""])
def test_a_code_is_a_talent_or_a_wish(soort) -> None:
    with pytest.raises(IntegrityError, match="tag_bekende_soort"), transaction.atomic():
        Tag.objects.bulk_create([Tag(code="x", naam="X", soort=soort)])


TWICE = [
    (OnderwerpantwoordFactory, "onderwerpantwoord_een_per_onderwerp"),
    (ZrmscoreFactory, "zrmscore_een_per_domein"),
    (KlanttagFactory, "klanttag_een_per_tag"),
    (lambda: KlanttagFactory(tag_id=None, tekst="Iets"), "klanttag_een_per_tekst"),
    (ActieFactory, "actienummer"),
]


@pytest.mark.parametrize(("factory", "rule"), TWICE, ids=[rule for _factory, rule in TWICE])
def test_the_same_does_not_stand_twice(factory, rule) -> None:
    row = factory()
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name != "id"}
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        type(row).objects.bulk_create([type(row)(**fields)])


@pytest.mark.parametrize("known", [{}, {"tag_id": None, "tekst": "Iets"}])
def test_what_was_withdrawn_may_be_said_again(known) -> None:
    row = KlanttagFactory(vervallen_op=timezone.now(), vervallen_reden="fout", **known)
    Klanttag.objects.bulk_create(
        [Klanttag(klant=row.klant, soort="talent", sinds=DAY, **(known or {"tag_id": "koken"}))]
    )
    assert Klanttag.objects.filter(klant=row.klant).count() == 2


@pytest.mark.parametrize("number", ["", " A", "A "])
def test_the_number_of_what_was_agreed_is_one_that_a_file_can_carry(number) -> None:
    with pytest.raises(IntegrityError, match="nummer_zonder_randen"), transaction.atomic():
        Actie.objects.bulk_create(
            [Actie(actienummer=number, klant=KlantFactory(), wie="klant", wat="Belt", afgesproken_op=DAY)]
        )


def test_the_number_of_what_was_agreed_does_not_change() -> None:
    row = ActieFactory()
    with pytest.raises(IntegrityError, match="nummer verandert niet"), transaction.atomic():
        Actie.objects.filter(pk=row.pk).update(actienummer="anders")


@pytest.mark.parametrize(
    "factory", [OnderwerpantwoordFactory, ZrmscoreFactory, KlanttagFactory, ActieFactory]
)
def test_it_stays_with_its_klant_and_counts_its_versions(factory) -> None:
    row, other = factory(), KlantFactory()
    with pytest.raises(IntegrityError, match=r"hoort bij een andere klant|_van_klant"):
        run(f"UPDATE {row._meta.db_table} SET klant_id = %s WHERE id = %s", other.pk, row.pk)
    type(row).objects.filter(pk=row.pk).update(vervallen_op=timezone.now(), vervallen_reden="fout")
    row.refresh_from_db()
    assert row.versie == 2
    with pytest.raises(IntegrityError, match="vervallen_met_reden"), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(vervallen_reden=" ")


@pytest.mark.parametrize("model", [Gesprek, Onderwerpantwoord, Zrmscore, Klanttag, Actie])
def test_a_merged_shell_gets_none_of_it(model) -> None:
    kept, shell, gesprek = KlantFactory(), KlantFactory(), GesprekFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE intake_klantnummer SET klant_id = %s WHERE klant_id = %s", [kept.pk, shell.pk])
        cursor.execute(
            "UPDATE intake_klant SET samengevoegd_in_id = %s, klantnummer = NULL WHERE id = %s",
            [kept.pk, shell.pk],
        )
    said = {
        Gesprek: {"gespreknummer": "G-x", "datum": DAY, "vorm": "kantoor", "medewerker": MedewerkerFactory()},
        Onderwerpantwoord: {"gesprek": gesprek, "onderwerp_id": "geld"},
        Zrmscore: {"gesprek": gesprek, "domein": "financien", "niveau": 3, "versie_lijst": "2017"},
        Klanttag: {"soort": "talent", "tag_id": "koken", "sinds": DAY},
        Actie: {"actienummer": "C-x", "wie": "klant", "wat": "Belt", "afgesproken_op": DAY},
    }
    with pytest.raises(IntegrityError, match="samengevoegd met een andere klant"), transaction.atomic():
        model.objects.bulk_create([model(klant=shell, **said[model])])


def test_the_sensitive_domains_are_those_about_health_and_justice() -> None:
    assert set(GEVOELIGE_DOMEINEN) == {
        Zrmdomein.GEESTELIJKE_GEZONDHEID, Zrmdomein.LICHAMELIJKE_GEZONDHEID, Zrmdomein.MIDDELENGEBRUIK,
        Zrmdomein.JUSTITIE,
    }  # fmt: skip
