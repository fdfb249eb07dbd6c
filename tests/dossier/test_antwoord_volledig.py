"""The answer to a request forgets no table and no field."""

from django.apps import apps

from tests.house import finders
from werkoffensief.dossier.queries import eigen_gegevens as queries
from werkoffensief.overdracht.uitvoer import tables_of_klant


def tables_about_a_klant(owner):
    """Every table in the database with a klant, whatever the models say."""
    rows = owner.execute(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'klant_id'"
    ).fetchall()
    keys = owner.execute(
        "SELECT conrelid::regclass::text FROM pg_constraint "
        "WHERE contype = 'f' AND confrelid = 'intake_klant'::regclass AND conparentid = 0"
    ).fetchall()
    return {table for (table,) in (*rows, *keys)} | {"intake_klant"}


def test_every_table_with_a_klant_is_in_the_answer_or_on_the_list_with_a_reason(committed_db, owner):
    models = {model._meta.db_table: model for model in apps.get_models()}
    parts = {onderdeel.model for onderdeel in queries.ONDERDELEN}
    missing = set()
    for table in tables_about_a_klant(owner):
        model = models[table]
        kept = getattr(model, "pgh_tracked_model", model)
        if kept not in parts and kept.__name__ not in queries.LEFT_OUT:
            missing.add(table)
    assert missing == set()


def test_the_list_of_what_is_left_out_names_tables_with_a_klant_and_why(committed_db, owner):
    names = {model.__name__: model._meta.db_table for model in apps.get_models()}
    assert {names[name] for name in queries.LEFT_OUT} <= tables_about_a_klant(owner)
    assert not {onderdeel.model.__name__ for onderdeel in queries.ONDERDELEN} & set(queries.LEFT_OUT)
    assert all(len(why) > 30 for _, why in queries.LEFT_OUT.values())


def test_every_field_that_is_kept_back_exists(committed_db):
    own = finders.floors()
    models = {m.__name__: m for m in apps.get_models() if m._meta.app_config.name in own}
    for name, fields in queries.INTERNAL.items():
        if name:
            assert fields <= {field.name for field in models[name]._meta.concrete_fields}


def test_every_file_of_the_export_about_a_klant_is_in_the_answer():
    assert [tabel.name for tabel in tables_of_klant()] == [
        "klanten", "ww", "aliassen", "uitkeringen", "ww_eerder", "gesprekken", "contactpogingen", "belemmeringen",
        "verblijfplaatsen", "gezinsleden",
        "aandachtspunten", "vertegenwoordigers", "herinneringstops",
        "waardescans", "toestemmingen", "uitvragen", "trajecten", "regisseurs", "stappen", "plaatsingen",
        "antwoorden", "keuzeantwoorden", "zrm", "klanttags", "acties", "ontheffingen", "terugbelbeloften",
        "afspraken", "deelnames",
        "vervolgtrajecten", "plannen", "doelen", "doelacties", "wachtpunten", "evaluaties", "planversies",
        "nazorg",
        "regisseurswensen", "wachtplekken", "toekenningen", "uitgaven",
        "leningen", "kwijtscheldingen", "leningbrieven", "boekingen",
        "profielen", "werkervaring", "scholing", "taalkennis",
        "opbouwen", "aanwezigheid", "werkfitbeoordelingen",
        "buddykoppelingen", "buddycontacten",
    ]  # fmt: skip
