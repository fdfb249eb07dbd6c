"""Any part of a klantnummer finds somebody: people read the last digits aloud."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0082_concept_van_venster")]
    operations = [
        migrations.AddIndex(
            "klant",
            django.contrib.postgres.indexes.GinIndex(
                fields=["klantnummer"], name="klant_klantnummer_deel", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
