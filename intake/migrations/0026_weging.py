"""What counts how much in the order of the work list."""

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0025_regels_van_claim_en_overslag"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Weging",
                    fields=[
                        ("nummer", models.PositiveIntegerField(primary_key=True, serialize=False)),
                        ("nooit_gesproken", models.PositiveSmallIntegerField()),
                        ("terugbellen", models.PositiveSmallIntegerField()),
                        ("opnieuw_vragen", models.PositiveSmallIntegerField()),
                        ("evaluatie", models.PositiveSmallIntegerField()),
                        ("ww_einde", models.PositiveSmallIntegerField()),
                        ("laatste_contact", models.PositiveSmallIntegerField()),
                        ("reden", models.CharField(max_length=200)),
                        (
                            "vanaf",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "wegingen",
                        "ordering": ["-nummer"],
                    },
                ),
                migrations.AddField(
                    model_name="weging",
                    name="door",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="weging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("evaluatie__lte", 10),
                            ("laatste_contact__lte", 10),
                            ("nooit_gesproken__lte", 10),
                            ("opnieuw_vragen__lte", 10),
                            ("terugbellen__lte", 10),
                            ("ww_einde__lte", 10),
                        ),
                        name="weging_gewicht_tot_tien",
                        violation_error_message="Een gewicht is een getal van 0 tot en met 10.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="weging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reden__regex", "\\S")),
                        name="weging_met_reden",
                        violation_error_message="Geef een reden waarom u de volgorde verandert.",
                    ),
                ),
            ]
        ),
    ]
