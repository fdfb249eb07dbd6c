"""Each field of each model stands in the table, and each text in the world is a canary."""

from tests.deuren import kanaries, tabellen
from tests.deuren.kanaries import NO_CANARY, own_models, text_fields
from tests.deuren.world import Wereld
from werkoffensief.dossier.queries import rechten


def test_every_field_of_every_model_stands_in_the_table_and_the_table_names_no_other():
    fields = {f"{m.__name__}.{f.name}" for m in own_models() for f in m._meta.concrete_fields}
    assert set(tabellen.velden()) ^ fields == set()


def test_every_text_in_the_world_is_a_canary_of_its_own(wereld: Wereld):
    plain, empty = set(), set()
    for model in own_models():
        if model.__name__ in NO_CANARY or not model._meta.managed:
            continue
        rows = list(model._default_manager.all())
        for name in (f.name for f in text_fields(model)):
            values = [str(getattr(row, name)) for row in rows if getattr(row, name)]
            key = f"{model.__name__}.{name}"
            empty |= set() if values else {key}
            if key not in NO_CANARY and not model._meta.get_field(name).primary_key:
                plain |= {key for value in values if not kanaries.PATTERN.search(value)}
    assert plain == set()
    assert sorted(empty - EMPTY) == []


# Texts of which the world has none: what deliveries, workers and a page that is typed in write, and a number at a
# wrong code.
EMPTY = {
    "Afwijking.gewijzigd_door",
    "Afwijking.afgehandeld_door",
    "Afwijking.sleutel_id",
    "Cijferregel.soort",
    "Cijferregel.sector",
    "Cijferregel.stadsdeel",
    "Codepoging.browser",
    "Concept.venster",
    "Nachttaak.naam",
    "Nachttaak.fout",
    "Opdracht.fout",
    "Opdracht.inhoud",
    "Levering.door",
    "Levering.bron",
    "Levering.omschrijving",
}


def test_every_exception_to_the_canaries_is_a_field_that_exists():
    known = {f"{m.__name__}.{f.name}" for m in own_models() for f in text_fields(m)}
    assert set(NO_CANARY) - known - {m.__name__ for m in own_models()} == set()


def test_the_tables_say_in_words_what_their_cells_say():
    deur = next(row for row in rechten.deuren() if row.deur == "klant_dossier")
    assert deur.zinnen == [("Lezen", "consulent, regisseur, teamleider")]
    knop = next(row for row in rechten.deuren() if row.deur == "rol_intrekken")
    assert knop.zinnen == [("De knop gebruiken", "beheerder")]
    assert [row.zinnen for row in rechten.velden() if row.model == "Werkgeveraccount"] == [[]]
