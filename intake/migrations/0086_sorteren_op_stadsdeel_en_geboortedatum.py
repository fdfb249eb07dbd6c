"""The list of klanten of a team is sorted by stadsdeel and by date of birth without reading the whole team."""

from datetime import date

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Collate, Concat

BORN = Coalesce(F("geboortedatum"), Value(date(1, 1, 1)), output_field=models.DateField())
DISTRICT = Collate(Concat(Coalesce(F("stadsdeel"), Value("")), Value("\t"), F("sorteernaam")), "C")


class Migration(migrations.Migration):
    dependencies = [("intake", "0085_talenten_en_wensen")]
    operations = [
        migrations.AddIndex("klant", models.Index(F("team"), BORN, F("id"), name="klant_team_geboren")),
        migrations.AddIndex("klant", models.Index(F("team"), DISTRICT, F("id"), name="klant_team_stadsdeel")),
    ]
