"""How often a delivery was started, and why it failed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("overdracht", "0001_initial")]

    operations = [
        migrations.AddField(
            "importopdracht", "pogingen", models.PositiveSmallIntegerField(db_default=0, default=0)
        ),
        migrations.AddField(
            "importopdracht",
            "melding",
            models.CharField(help_text="why it failed, for the beheerder", max_length=200, null=True),
        ),
    ]
