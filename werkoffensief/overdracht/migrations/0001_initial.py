import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("intake", "0002_model"),
        ("logboek", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="Importgeheugen",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "bron",
                                "tabel",
                                "sleutel",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("bron", models.CharField(max_length=50)),
                        ("tabel", models.CharField(max_length=30)),
                        ("sleutel", models.TextField()),
                        ("rij_id", models.UUIDField(null=True)),
                        ("klant_id", models.UUIDField(null=True)),
                        ("hashes", models.BinaryField()),
                        ("gemeld", models.BinaryField(null=True)),
                    ],
                    options={
                        "verbose_name_plural": "importgeheugen",
                    },
                ),
                migrations.CreateModel(
                    name="Importopdracht",
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
                        ("proef", models.BooleanField(db_default=False, default=False)),
                        ("overschrijf", models.BooleanField(db_default=False, default=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("wacht", "Wacht"),
                                    ("loopt", "Loopt"),
                                    ("klaar", "Klaar"),
                                    ("mislukt", "Mislukt"),
                                ],
                                db_default="wacht",
                                default="wacht",
                                max_length=20,
                            ),
                        ),
                        (
                            "voortgang",
                            models.PositiveSmallIntegerField(db_default=0, default=0, help_text="percent"),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("pogingen", models.PositiveSmallIntegerField(db_default=0, default=0)),
                        (
                            "melding",
                            models.CharField(
                                help_text="why it failed, for the beheerder", max_length=200, null=True
                            ),
                        ),
                        ("gestart_op", models.DateTimeField(null=True)),
                        ("klaar_op", models.DateTimeField(null=True)),
                        (
                            "door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="importopdrachten",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "importopdrachten",
                        "ordering": ["-aangemaakt_op"],
                    },
                ),
                migrations.CreateModel(
                    name="Importbestand",
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
                        ("naam", models.CharField(max_length=200)),
                        ("bestand", models.FileField(max_length=300, upload_to="leveringen/%Y/%m")),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("wacht", "Wacht"),
                                    ("overgenomen", "Overgenomen"),
                                    ("geweigerd", "Geweigerd"),
                                    ("genegeerd", "Genegeerd"),
                                ],
                                db_default="wacht",
                                default="wacht",
                                max_length=20,
                            ),
                        ),
                        ("resultaat", models.JSONField(db_default={}, default=dict)),
                        (
                            "opdracht",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bestanden",
                                to="overdracht.importopdracht",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "importbestanden",
                        "ordering": ["naam"],
                    },
                ),
                migrations.CreateModel(
                    name="Afwijking",
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
                            "soort",
                            models.CharField(
                                choices=[
                                    ("verschil", "Op het scherm staat iets anders"),
                                    ("botsing", "Botst met een rij van het scherm"),
                                    (
                                        "uitkering",
                                        "De levering verving een uitkering die op het scherm was gewijzigd",
                                    ),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("overgenomen", "Waarde uit de levering overgenomen"),
                                    ("behouden", "Waarde op het scherm behouden"),
                                    ("opgelost", "Niet meer verschillend"),
                                ],
                                db_default="open",
                                default="open",
                                max_length=20,
                            ),
                        ),
                        ("bron", models.CharField(max_length=50)),
                        ("tabel", models.CharField(max_length=30)),
                        ("sleutel", models.TextField()),
                        (
                            "eenheid",
                            models.CharField(
                                help_text="the columns of the unit, joined by +", max_length=200
                            ),
                        ),
                        ("rij_id", models.UUIDField(editable=False, null=True)),
                        ("scherm", models.JSONField(default=dict)),
                        ("bestand", models.JSONField(default=dict)),
                        ("toelichting", models.CharField(max_length=500, null=True)),
                        ("gewijzigd_door", models.CharField(max_length=200, null=True)),
                        ("gewijzigd_op", models.DateTimeField(null=True)),
                        (
                            "gemeld_op",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("afgehandeld_op", models.DateTimeField(null=True)),
                        ("afgehandeld_door", models.CharField(max_length=200, null=True)),
                        (
                            "bsn_versleuteld",
                            models.BinaryField(help_text="the delivered BSN, to take it", null=True),
                        ),
                        ("sleutel_id", models.CharField(editable=False, max_length=20, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afwijkingen",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "afwijkingen",
                        "indexes": [models.Index(fields=["status", "gemeld_op"], name="afwijking_status")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "open")),
                                fields=("bron", "tabel", "sleutel", "eenheid"),
                                name="afwijking_een_open_per_eenheid",
                                violation_error_message="Dit verschil staat al open.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("afgehandeld_op__isnull", True), ("status", "open")),
                                    models.Q(
                                        models.Q(("status", "open"), _negated=True),
                                        ("afgehandeld_op__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="afwijking_afgehandeld_met_tijdstip",
                                violation_error_message="Een afgehandeld verschil heeft een tijdstip, een open verschil niet.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("bsn_versleuteld__isnull", True), ("sleutel_id__isnull", True)),
                                    models.Q(
                                        ("bsn_versleuteld__isnull", False),
                                        ("sleutel_id__isnull", False),
                                        ("status", "open"),
                                    ),
                                    _connector="OR",
                                ),
                                name="afwijking_bsn_alleen_zolang_open",
                                violation_error_message="Een afgehandeld verschil bewaart geen burgerservicenummer.",
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="importopdracht",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("voortgang__range", (0, 100))),
                        name="importopdracht_voortgang",
                        violation_error_message="De voortgang is een percentage van 0 tot en met 100.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importopdracht",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("gestart_op__isnull", True), ("klaar_op__isnull", True), ("status", "wacht")
                            ),
                            models.Q(
                                ("gestart_op__isnull", False), ("klaar_op__isnull", True), ("status", "loopt")
                            ),
                            models.Q(("klaar_op__isnull", False), ("status__in", ["klaar", "mislukt"])),
                            _connector="OR",
                        ),
                        name="importopdracht_status_met_tijden",
                        violation_error_message="De status past niet bij de tijden van deze levering.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importbestand",
                    constraint=models.UniqueConstraint(
                        fields=("opdracht", "naam"),
                        name="importbestand_een_per_naam",
                        violation_error_message="Dit bestand staat al bij deze levering.",
                    ),
                ),
            ]
        ),
    ]
