"""Somebody is found by the digits of a klantnummer, without its letters and zeros."""

from django.db import migrations, models

from intake.expressions import NumberCore


class Migration(migrations.Migration):
    dependencies = [("intake", "0012_team_van_de_toegang")]
    operations = [
        migrations.AddIndex(
            model_name="klant", index=models.Index(NumberCore("klantnummer"), name="klant_klantnummer_kern")
        )
    ]
