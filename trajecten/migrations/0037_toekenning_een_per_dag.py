"""On no day the same is granted to a klant twice. Where that is so now, it says so: withdraw one first."""

import django.contrib.postgres.constraints
import django.db.models.constraints
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0083_klantnummer_deel"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0036_regels_van_leningbrieven"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("besluit", "toegekend"), ("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("klant", "="),
                            ("voorziening", "="),
                            (werkoffensief.logboek.expressions.DateRange("besloten_op", "tot"), "&&"),
                        ],
                        name="toekenning_geen_overlap",
                        violation_error_message="Deze hulp is op deze dagen al toegekend aan deze klant.",
                    ),
                ),
            ]
        ),
    ]
