"""A surname of thousands is found in the order of the list, without reading all of them."""

from django.db import migrations, models
from django.db.models.functions import Collate


class Migration(migrations.Migration):
    dependencies = [("intake", "0083_klantnummer_deel")]
    operations = [
        migrations.AddIndex(
            "klant",
            models.Index(Collate("sorteernaam", "C"), models.F("id"), name="klant_achternaam"),
        ),
    ]
