"""The codes that are known from the start (contract section 2)."""

from django.db import migrations

BELEMMERINGEN = {
    "schulden": "Schulden",
    "kinderopvang": "Kinderopvang",
    "psychische_gezondheid": "Psychische gezondheid",
    "lichamelijke_gezondheid": "Lichamelijke gezondheid",
    "laaggeletterdheid": "Laaggeletterdheid",
    "taal": "Taal",
    "opleiding": "Opleiding",
    "eenzaamheid": "Eenzaamheid",
    "zelfvertrouwen": "Zelfvertrouwen",
    "huisvesting": "Huisvesting",
    "verslaving": "Verslaving",
    "mantelzorg": "Mantelzorg",
}
REDENEN = {
    "werk": "Werk",
    "opleiding": "Opleiding",
    "verhuizing": "Verhuizing",
    "pensioen": "Pensioen",
    "overlijden": "Overlijden",
    "wijziging": "Wijziging",
    "overig": "Overig",
}
SOORTEN = {"bijstand": "Bijstand", "ioaw": "IOAW", "ioaz": "IOAZ", "ww": "WW"}


def add_codes(apps, schema_editor):
    alias = schema_editor.connection.alias
    for name, codes in (
        ("Belemmeringsoort", BELEMMERINGEN),
        ("RedenEindeUitkering", REDENEN),
        ("Uitkeringsoort", SOORTEN),
    ):
        model = apps.get_model("intake", name)
        model.objects.using(alias).bulk_create(model(code=code, naam=naam) for code, naam in codes.items())


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_klantnummers")]
    operations = [migrations.RunPython(add_codes, migrations.RunPython.noop)]
