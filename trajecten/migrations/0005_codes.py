"""The codes that are known from the start (contract section 2)."""

from django.db import migrations

VOORZIENINGEN = {
    "werkfit": "Werkfit-programma",
    "buddy": "Buddy",
    "stage": "Stage",
    "praktijkleren": "Praktijkleren",
    "opleidingsfonds": "Opleidingsfonds",
    "schuldhulp": "Schuldhulp",
    "taaltraining": "Taaltraining",
    "arbeidsmarktwaardescan": "Arbeidsmarktwaardescan",
    "proefplaatsing": "Proefplaatsing",
}
EINDE_TRAJECT = {
    "werk": "Werk",
    "opleiding": "Opleiding",
    "participatie": "Participatie",
    "zorg": "Zorg",
    "verhuizing": "Verhuizing",
    "eigen_verzoek": "Op eigen verzoek",
    "overig": "Overig",
}
EINDE_PLAATSING = {
    "contract_afgelopen": "Contract afgelopen",
    "uitval": "Uitval",
    "eigen_keuze": "Eigen keuze",
    "overig": "Overig",
}


def add_codes(apps, schema_editor):
    alias = schema_editor.connection.alias
    for name, codes in (
        ("Voorziening", VOORZIENINGEN),
        ("RedenEindeTraject", EINDE_TRAJECT),
        ("RedenEindePlaatsing", EINDE_PLAATSING),
    ):
        model = apps.get_model("trajecten", name)
        model.objects.using(alias).bulk_create(model(code=code, naam=naam) for code, naam in codes.items())


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0004_team_van_klant")]
    operations = [migrations.RunPython(add_codes, migrations.RunPython.noop)]
