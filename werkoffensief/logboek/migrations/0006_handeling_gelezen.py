"""The log of acts is read newest first: of everybody, of one kind, or of one person."""

from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("logboek", "0005_handeling_wie_en_wat"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.AddIndex(
                    model_name="handeling",
                    index=models.Index(fields=["tijdstip", "id"], name="handeling_tijdstip"),
                ),
                migrations.AddIndex(
                    model_name="handeling",
                    index=models.Index(fields=["soort", "tijdstip", "id"], name="handeling_soort"),
                ),
                migrations.AddIndex(
                    model_name="handeling",
                    index=models.Index(fields=["door", "tijdstip", "id"], name="handeling_door"),
                ),
            ]
        ),
    ]
