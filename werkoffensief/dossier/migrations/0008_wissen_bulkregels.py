"""Erasing a person also takes the lines of acts on many klanten in which the person stands."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("werkoffensief.dossier.migrations.0005_wissen_gezin").CREATE
LAST_LINE = "    DELETE FROM intake_concept WHERE klant_id = ANY (ids);\n"
CREATE = BEFORE.replace(
    LAST_LINE, LAST_LINE + "    DELETE FROM dossier_bulkregel WHERE klant_id = ANY (ids);\n"
)


class Migration(migrations.Migration):
    dependencies = [("dossier", "0007_bulkactie_versie")]
    operations = [migrations.RunSQL(CREATE, BEFORE)]
