"""A draft knows which page wrote it last, so that this page can go on from its own text without waiting for an answer."""

from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [("intake", "0081_op_een_plek")]
    operations = [
        WijzigTabellen(
            [
                migrations.AddField(
                    model_name="concept",
                    name="beurt",
                    field=models.PositiveIntegerField(db_default=0, default=0),
                ),
                migrations.AddField(
                    model_name="concept",
                    name="sinds",
                    field=models.PositiveIntegerField(db_default=0, default=0),
                ),
                migrations.AddField(
                    model_name="concept",
                    name="venster",
                    field=models.CharField(blank=True, max_length=5, null=True),
                ),
            ]
        ),
    ]
