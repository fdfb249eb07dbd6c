"""What is late is found by its day, and who never was the regisseur among few."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0089_arbeidsvermogen"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0046_regels_van_praktijkverklaring"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="doel",
            index=models.Index(
                condition=models.Q(("status", "open"), ("vervallen_op__isnull", True)),
                fields=["voor_op"],
                name="doel_open_voor",
            ),
        ),
        migrations.AddIndex(
            model_name="regisseurschap",
            index=models.Index(
                condition=models.Q(("vervallen_op__isnull", False)),
                fields=["klant", "medewerker"],
                name="regisseurschap_nooit",
            ),
        ),
        migrations.AddIndex(
            model_name="stap",
            index=models.Index(
                condition=models.Q(("status", "gepland"), ("vervallen_op__isnull", True)),
                fields=["start"],
                name="stap_gepland_start",
            ),
        ),
    ]
