"""The fixed answers that are known from the start, and what was answered before as a code or a number.

A code is of one question, so the two that were called `geen` get a name of their own. What was answered did not change:
no version counts on, and what the history says moves along.
"""

from django.db import migrations

LISTS = {
    "opleiding": {
        "geen_opleiding": "Geen opleiding afgemaakt",
        "basisonderwijs": "Basisschool",
        "praktijkonderwijs": "Praktijkonderwijs",
        "vmbo": "Vmbo, mavo of lbo",
        "mbo_1": "Mbo 1 (entree)",
        "mbo_2": "Mbo 2",
        "mbo_3_4": "Mbo 3 of 4",
        "havo_vwo": "Havo of vwo",
        "hbo": "Hbo",
        "wo": "Universiteit",
        "buitenland": "Buitenlands diploma, nog niet gewaardeerd",
    },
    "taal": {
        "a0": "Nog bijna niets (lager dan A1)",
        "a1": "A1, losse woorden en zinnen",
        "a2": "A2, eenvoudige gesprekken",
        "b1": "B1, redt zich in de meeste gesprekken",
        "b2": "B2, vlot",
        "c": "C1 of C2, vloeiend",
    },
    "vervoer": {
        "lopen": "Lopend",
        "fiets": "Op de fiets",
        "ov": "Met bus, tram of trein",
        "brommer": "Met een brommer of scooter",
        "auto": "Met een eigen auto",
        "met_hulp": "Alleen met hulp of een taxi",
    },
    "rijbewijs": {
        "geen_rijbewijs": "Geen rijbewijs",
        "b": "B (auto)",
        "am_a": "AM of A (brommer of motor)",
        "be_c_d": "BE, C of D (aanhanger, vrachtwagen of bus)",
    },
}
MOVE = """
ALTER TABLE intake_keuzeantwoord DISABLE TRIGGER intake_keuzeantwoord_versie;
UPDATE intake_keuzeantwoord SET keuze_id = CASE waarde WHEN 'geen' THEN 'geen_' || vraag ELSE waarde END
    WHERE vraag NOT IN ('uren', 'reistijd') AND waarde IS NOT NULL;
UPDATE intake_keuzeantwoord SET getal = waarde::smallint WHERE vraag IN ('uren', 'reistijd') AND waarde IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE intake_keuzeantwoord ENABLE TRIGGER intake_keuzeantwoord_versie;
UPDATE intake_keuzeantwoordgeschiedenis
    SET keuze_id = CASE waarde WHEN 'geen' THEN 'geen_' || vraag ELSE waarde END
    WHERE vraag NOT IN ('uren', 'reistijd') AND waarde IS NOT NULL;
UPDATE intake_keuzeantwoordgeschiedenis SET getal = waarde::smallint
    WHERE vraag IN ('uren', 'reistijd') AND waarde IS NOT NULL;
UPDATE intake_concept SET inhoud = inhoud || '{"q_opleiding": "geen_opleiding"}' WHERE inhoud ->> 'q_opleiding' = 'geen';
UPDATE intake_concept SET inhoud = inhoud || '{"q_rijbewijs": "geen_rijbewijs"}' WHERE inhoud ->> 'q_rijbewijs' = 'geen';
"""
BACK = """
ALTER TABLE intake_keuzeantwoord DISABLE TRIGGER intake_keuzeantwoord_versie;
UPDATE intake_keuzeantwoord SET waarde = left(COALESCE(NULLIF(keuze_id, 'geen_' || vraag), CASE WHEN keuze_id IS NULL
    THEN getal::text ELSE 'geen' END), 20), keuze_id = NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE intake_keuzeantwoord ENABLE TRIGGER intake_keuzeantwoord_versie;
UPDATE intake_keuzeantwoordgeschiedenis SET waarde = left(COALESCE(NULLIF(keuze_id, 'geen_' || vraag), CASE WHEN
    keuze_id IS NULL THEN getal::text ELSE 'geen' END), 20);
DELETE FROM intake_keuzewaarde;
"""


def add_codes(apps, schema_editor):
    codes = apps.get_model("intake", "Keuzewaarde").objects.using(schema_editor.connection.alias)
    codes.bulk_create(
        codes.model(code=code, naam=naam, vraag=vraag, volgorde=10 * place)
        for vraag, answers in LISTS.items()
        for place, (code, naam) in enumerate(answers.items(), start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("intake", "0075_keuzewaarde")]
    operations = [migrations.RunPython(add_codes, migrations.RunPython.noop), migrations.RunSQL(MOVE, BACK)]
