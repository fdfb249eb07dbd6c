import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.functions.datetime
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="Inzage",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "tijdstip",
                                "actie_id",
                                "object_id",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("tijdstip", models.DateTimeField()),
                        (
                            "tijdstip_registratie",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("actie_id", models.UUIDField()),
                        ("actie_naam", models.CharField(max_length=242)),
                        ("handeling_naam", models.CharField(max_length=242, null=True)),
                        ("verwerking_naam", models.CharField(max_length=242, null=True)),
                        ("verwerking_id", models.CharField(max_length=242, null=True)),
                        ("verwerkingsactiviteit_id", models.CharField(max_length=242, null=True)),
                        ("verwerkingsactiviteit_url", models.CharField(max_length=2000, null=True)),
                        ("vertrouwelijkheid", models.CharField(db_default="normaal", max_length=20)),
                        ("bewaartermijn", models.CharField(max_length=20, null=True)),
                        ("uitvoerder", models.CharField(max_length=40, null=True)),
                        ("systeem", models.CharField(max_length=242, null=True)),
                        ("gebruiker", models.CharField(max_length=200)),
                        ("gegevensbron", models.CharField(max_length=242, null=True)),
                        ("soort_afnemer_id", models.CharField(max_length=242, null=True)),
                        ("afnemer_id", models.CharField(max_length=242, null=True)),
                        ("objecttype", models.CharField(db_default="persoon", max_length=40)),
                        ("soort_object_id", models.CharField(db_default="klant-uuid", max_length=40)),
                        ("object_id", models.UUIDField()),
                        ("betrokkenheid", models.CharField(max_length=242, null=True)),
                        (
                            "verwerkte_soorten_gegevens",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=242), db_default=[], size=None
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "inzagen",
                        "db_table": "logboek_inzage",
                        "managed": False,
                    },
                ),
                migrations.CreateModel(
                    name="Levering",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "tijdstip",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        (
                            "door",
                            models.CharField(help_text="id of the medewerker, or 'systeem'", max_length=200),
                        ),
                        ("bron", models.CharField(max_length=200)),
                        ("omschrijving", models.CharField(max_length=200)),
                    ],
                    options={
                        "verbose_name_plural": "leveringen",
                    },
                ),
                migrations.CreateModel(
                    name="Handeling",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "tijdstip",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("door", models.CharField(max_length=200)),
                        ("soort", models.CharField(max_length=200)),
                        ("object_soort", models.CharField(max_length=200, null=True)),
                        ("object_id", models.CharField(max_length=200, null=True)),
                        ("toelichting", models.CharField(max_length=200, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "handelingen",
                        "indexes": [
                            models.Index(fields=["object_soort", "object_id"], name="handeling_object")
                        ],
                    },
                ),
            ]
        ),
    ]
