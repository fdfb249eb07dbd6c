"""The work list asks who is to be asked again: few conversations say so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0050_klanttag_van_soort")]
    operations = [
        migrations.AddIndex(
            model_name="gesprek",
            index=models.Index(
                condition=models.Q(("opnieuw_op__isnull", False), ("vervallen_op__isnull", True)),
                fields=["klant"],
                name="gesprek_opnieuw",
            ),
        ),
    ]
