"""A klantnummer is found without its spaces, dots and hyphens."""

from django.db import migrations, models

from intake.expressions import BareNumber


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0086_sorteren_op_stadsdeel_en_geboortedatum"),
        ("logboek", "0006_handeling_gelezen"),
    ]
    operations = [
        migrations.AddIndex("klantnummer", models.Index(BareNumber("nummer"), name="klantnummer_kaal"))
    ]
