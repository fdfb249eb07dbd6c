import django.db.models.functions.datetime
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="Nachttaak",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=100)),
                        ("dag", models.DateField()),
                        ("klaar_op", models.DateTimeField(null=True)),
                        ("fout", models.CharField(max_length=200, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "nachttaken",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("naam", "dag"),
                                name="nachttaak_een_per_dag",
                                violation_error_message="Deze nachttaak is die dag al gedaan.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opdracht",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("soort", models.CharField(max_length=100)),
                        ("sleutel", models.CharField(max_length=200)),
                        ("inhoud", models.JSONField(db_default={}, default=dict)),
                        (
                            "transactie",
                            models.BigIntegerField(
                                db_default=werkoffensief.logboek.expressions.TransactionId(), editable=False
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        (
                            "uitvoeren_na",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("pogingen", models.PositiveIntegerField(db_default=0, default=0)),
                        ("klaar_op", models.DateTimeField(null=True)),
                        ("fout", models.CharField(max_length=200, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "opdrachten",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("klaar_op__isnull", True)),
                                fields=["uitvoeren_na", "id"],
                                name="opdracht_wacht",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("soort"),
                                models.F("sleutel"),
                                models.F("transactie"),
                                name="opdracht_een_per_transactie",
                                violation_error_message="Deze opdracht staat al klaar.",
                            )
                        ],
                    },
                ),
            ]
        ),
    ]
