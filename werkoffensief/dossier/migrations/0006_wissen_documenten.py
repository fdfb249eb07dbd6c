"""Erasing a person also takes the documents; their bytes go after the commit (intake 0015)."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("werkoffensief.dossier.migrations.0005_wissen_gezin").CREATE
DRAFTS = "    DELETE FROM intake_concept WHERE klant_id = ANY (ids);\n"
CREATE = BEFORE.replace(DRAFTS, f"{DRAFTS}    DELETE FROM intake_document WHERE klant_id = ANY (ids);\n")


class Migration(migrations.Migration):
    dependencies = [("dossier", "0005_wissen_gezin"), ("intake", "0015_regels_van_documenten")]
    operations = [migrations.RunSQL(CREATE, BEFORE)]
