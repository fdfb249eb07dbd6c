"""The plan of a traject: words, goals, what we wait for, evaluations, what was agreed; and templates."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_codepoging_browser"),
        ("intake", "0051_opnieuw_vragen"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0009_samenvatting_en_vervolg"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Doel",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
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
                        ("doelnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("wat", models.CharField(max_length=200)),
                        ("hoe_zien_wij_het", models.CharField(blank=True, max_length=200, null=True)),
                        ("waarom", models.CharField(blank=True, max_length=200, null=True)),
                        ("gesteld_op", models.DateField()),
                        ("voor_op", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Hier werk ik aan"),
                                    ("behaald", "Gelukt"),
                                    ("losgelaten", "Losgelaten"),
                                ],
                                db_default="open",
                                max_length=20,
                            ),
                        ),
                        ("afgesloten_op", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doelen",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doelen",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "doelen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Doelactie",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
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
                            "actie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doelacties",
                                to="intake.actie",
                            ),
                        ),
                        (
                            "doel",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doelacties",
                                to="trajecten.doel",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doelacties",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "doelacties",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DoelactieGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "actie",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.actie",
                            ),
                        ),
                        (
                            "doel",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.doel",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.doelactie",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DoelGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("doelnummer", models.CharField(editable=False, max_length=200)),
                        ("wat", models.CharField(max_length=200)),
                        ("hoe_zien_wij_het", models.CharField(blank=True, max_length=200, null=True)),
                        ("waarom", models.CharField(blank=True, max_length=200, null=True)),
                        ("gesteld_op", models.DateField()),
                        ("voor_op", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Hier werk ik aan"),
                                    ("behaald", "Gelukt"),
                                    ("losgelaten", "Losgelaten"),
                                ],
                                db_default="open",
                                max_length=20,
                            ),
                        ),
                        ("afgesloten_op", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.doel",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Evaluatie",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
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
                        ("gehouden_op", models.DateField()),
                        ("uitkomst", models.TextField(max_length=4000)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluaties",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluaties",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "evaluaties",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EvaluatieGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("gehouden_op", models.DateField()),
                        ("uitkomst", models.TextField(max_length=4000)),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.evaluatie",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
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
                            "einddoel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("werk", "Werk"),
                                    ("werk_met_steun", "Werk met ondersteuning"),
                                    ("opleiding", "Opleiding"),
                                    ("participatie", "Meedoen in de buurt of als vrijwilliger"),
                                    ("zorg", "Zorg en rust"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("waar_sta_ik", models.TextField(blank=True, max_length=4000, null=True)),
                        ("waar_wil_ik_heen", models.TextField(blank=True, max_length=4000, null=True)),
                        ("ondersteuning", models.TextField(blank=True, max_length=4000, null=True)),
                        ("plichten", models.TextField(blank=True, max_length=4000, null=True)),
                        ("gevolgen", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plannen",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "traject",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "plannen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "einddoel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("werk", "Werk"),
                                    ("werk_met_steun", "Werk met ondersteuning"),
                                    ("opleiding", "Opleiding"),
                                    ("participatie", "Meedoen in de buurt of als vrijwilliger"),
                                    ("zorg", "Zorg en rust"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("waar_sta_ik", models.TextField(blank=True, max_length=4000, null=True)),
                        ("waar_wil_ik_heen", models.TextField(blank=True, max_length=4000, null=True)),
                        ("ondersteuning", models.TextField(blank=True, max_length=4000, null=True)),
                        ("plichten", models.TextField(blank=True, max_length=4000, null=True)),
                        ("gevolgen", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.plan",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Plansjabloon",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
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
                        ("sjabloonnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("naam", models.CharField(max_length=200)),
                        ("uitleg", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plansjablonen",
                                to="accounts.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "plansjablonen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlansjabloonGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("sjabloonnummer", models.CharField(editable=False, max_length=200)),
                        ("naam", models.CharField(max_length=200)),
                        ("uitleg", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.plansjabloon",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.team",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Planversie",
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
                        ("nummer", models.PositiveSmallIntegerField()),
                        ("afgesproken_op", models.DateField()),
                        ("formaat", models.PositiveSmallIntegerField(db_default=1, default=1)),
                        ("inhoud", models.JSONField()),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planversies",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planversies",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planversies",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "planversies",
                    },
                ),
                migrations.CreateModel(
                    name="PlanversieGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField()),
                        ("afgesproken_op", models.DateField()),
                        ("formaat", models.PositiveSmallIntegerField(db_default=1, default=1)),
                        ("inhoud", models.JSONField()),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "medewerker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.planversie",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Sjabloonregel",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
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
                        ("doel", models.PositiveSmallIntegerField()),
                        ("plek", models.PositiveSmallIntegerField()),
                        ("wat", models.CharField(max_length=200)),
                        ("hoe_zien_wij_het", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "wie",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("klant", "De klant"),
                                    ("medewerker", "Een medewerker"),
                                    ("ander", "Iemand anders"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("wie_anders", models.CharField(blank=True, max_length=200, null=True)),
                        ("na_dagen", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "sjabloon",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="regels",
                                to="trajecten.plansjabloon",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "sjabloonregels",
                        "ordering": ["doel", "plek"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SjabloonregelGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("doel", models.PositiveSmallIntegerField()),
                        ("plek", models.PositiveSmallIntegerField()),
                        ("wat", models.CharField(max_length=200)),
                        ("hoe_zien_wij_het", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "wie",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("klant", "De klant"),
                                    ("medewerker", "Een medewerker"),
                                    ("ander", "Iemand anders"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("wie_anders", models.CharField(blank=True, max_length=200, null=True)),
                        ("na_dagen", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.sjabloonregel",
                            ),
                        ),
                        (
                            "sjabloon",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.plansjabloon",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Wachtpunt",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
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
                        ("wachtpuntnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("wat", models.CharField(max_length=200)),
                        ("sinds", models.DateField()),
                        ("verwacht_op", models.DateField(blank=True, null=True)),
                        ("klaar_op", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="wachtpunten",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="wachtpunten",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "wachtpunten",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WachtpuntGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("wachtpuntnummer", models.CharField(editable=False, max_length=200)),
                        ("wat", models.CharField(max_length=200)),
                        ("sinds", models.DateField()),
                        ("verwacht_op", models.DateField(blank=True, null=True)),
                        ("klaar_op", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.wachtpunt",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="doel",
                    index=models.Index(fields=["traject"], name="doel_traject"),
                ),
                migrations.AddConstraint(
                    model_name="doel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="doel_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("doelnummer__regex", "^\\S(.*\\S)?$")),
                        name="doel_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doel",
                    constraint=models.UniqueConstraint(
                        fields=("id", "klant"),
                        name="doel_van_klant",
                        violation_error_message="Dit doel hoort bij een andere klant.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wat__regex", "\\S")),
                        name="doel_zegt_wat",
                        violation_error_message="Zeg wat het doel is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("voor_op__gte", models.F("gesteld_op"))),
                        name="doel_voor_na_begin",
                        violation_error_message="De datum ligt voor de dag waarop u het doel koos.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("afgesloten_op__gte", models.F("gesteld_op"))),
                        name="doel_afgesloten_na_begin",
                        violation_error_message="Het doel is afgesloten voordat het is gekozen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgesloten_op__isnull", True), ("status", "open")),
                            models.Q(
                                ("afgesloten_op__isnull", False), ("status__in", ["behaald", "losgelaten"])
                            ),
                            _connector="OR",
                        ),
                        name="doel_dag_bij_status",
                        violation_error_message="Een doel dat klaar is heeft een dag, een open doel niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_doelgeschiedenis" ("afgesloten_op", "doelnummer", "gesteld_op", "hoe_zien_wij_het", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "voor_op", "waarom", "wat") VALUES (NEW."afgesloten_op", NEW."doelnummer", NEW."gesteld_op", NEW."hoe_zien_wij_het", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."status", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voor_op", NEW."waarom", NEW."wat"); RETURN NULL;',
                            hash="41e17a94eb61e4eee4ec8ee923d6ea1d812e71ed",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_5e7dd",
                            table="trajecten_doel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_doelgeschiedenis" ("afgesloten_op", "doelnummer", "gesteld_op", "hoe_zien_wij_het", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "voor_op", "waarom", "wat") VALUES (NEW."afgesloten_op", NEW."doelnummer", NEW."gesteld_op", NEW."hoe_zien_wij_het", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."status", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voor_op", NEW."waarom", NEW."wat"); RETURN NULL;',
                            hash="1ff3f30a0ec5825a99b6949467a4e0f829995a79",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_95190",
                            table="trajecten_doel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_doelgeschiedenis" ("afgesloten_op", "doelnummer", "gesteld_op", "hoe_zien_wij_het", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "voor_op", "waarom", "wat") VALUES (OLD."afgesloten_op", OLD."doelnummer", OLD."gesteld_op", OLD."hoe_zien_wij_het", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."status", OLD."traject_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."voor_op", OLD."waarom", OLD."wat"); RETURN NULL;',
                            hash="1031e8f52d072b7a44d1fa6a0519c995cce26ae9",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_538f5",
                            table="trajecten_doel",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doelactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="doelactie_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doelactie",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("actie",),
                        name="doelactie_een_doel_per_actie",
                        violation_error_message="Deze actie hoort al bij een doel.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doelactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_doelactiegeschiedenis" ("actie_id", "doel_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."actie_id", NEW."doel_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="07318741ef648a91c8a502b63b78314cb03e6a65",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_45bca",
                            table="trajecten_doelactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doelactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_doelactiegeschiedenis" ("actie_id", "doel_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."actie_id", NEW."doel_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="3e38af8caf7b576671fb379aa29d91c2ebb0e352",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_11a0f",
                            table="trajecten_doelactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doelactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_doelactiegeschiedenis" ("actie_id", "doel_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."actie_id", OLD."doel_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="504c3b60d04055d96fa215f30fba136b79ad250a",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_08bff",
                            table="trajecten_doelactie",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="evaluatie_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uitkomst__regex", "\\S")),
                        name="evaluatie_zegt_uitkomst",
                        violation_error_message="Schrijf op wat er uit de evaluatie kwam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitkomst__isnull", True), ("uitkomst__length__lte", 4000), _connector="OR"
                        ),
                        name="evaluatie_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatie",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("traject", "gehouden_op"),
                        name="evaluatie_een_per_dag",
                        violation_error_message="Op deze dag is al een evaluatie vastgelegd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluatie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gehouden_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="evaluatie_geweest",
                        violation_error_message="Een evaluatie legt u vast als zij is geweest.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluatie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_evaluatiegeschiedenis" ("gehouden_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gehouden_op", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."traject_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="cb44295d4cbd6b3ff26467d3533d61d3f4fcd14f",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_f967e",
                            table="trajecten_evaluatie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluatie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_evaluatiegeschiedenis" ("gehouden_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gehouden_op", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."traject_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="34374fec192a1163bcdbce26b432b257e7ea8d12",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e1526",
                            table="trajecten_evaluatie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluatie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_evaluatiegeschiedenis" ("gehouden_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."gehouden_op", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."traject_id", OLD."uitkomst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="b4df7b1bb77c33779d32767fbe8541699d708126",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_8049e",
                            table="trajecten_evaluatie",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="plan_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("einddoel__in", ["werk", "werk_met_steun", "opleiding", "participatie", "zorg"])
                        ),
                        name="plan_bekend_einddoel",
                        violation_error_message="Dit einddoel bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("waar_sta_ik__isnull", True),
                                ("waar_sta_ik__length__lte", 4000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("waar_wil_ik_heen__isnull", True),
                                ("waar_wil_ik_heen__length__lte", 4000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ondersteuning__isnull", True),
                                ("ondersteuning__length__lte", 4000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("plichten__isnull", True), ("plichten__length__lte", 4000), _connector="OR"
                            ),
                            models.Q(
                                ("gevolgen__isnull", True), ("gevolgen__length__lte", 4000), _connector="OR"
                            ),
                        ),
                        name="plan_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plangeschiedenis" ("einddoel", "gevolgen", "id", "klant_id", "levering_id", "ondersteuning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plichten", "traject_id", "versie", "vervallen_op", "vervallen_reden", "waar_sta_ik", "waar_wil_ik_heen") VALUES (NEW."einddoel", NEW."gevolgen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."ondersteuning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plichten", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waar_sta_ik", NEW."waar_wil_ik_heen"); RETURN NULL;',
                            hash="fda0c1f7ecd3068083b3730285b5b00f7da08d48",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_b8ffb",
                            table="trajecten_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_plangeschiedenis" ("einddoel", "gevolgen", "id", "klant_id", "levering_id", "ondersteuning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plichten", "traject_id", "versie", "vervallen_op", "vervallen_reden", "waar_sta_ik", "waar_wil_ik_heen") VALUES (NEW."einddoel", NEW."gevolgen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."ondersteuning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plichten", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waar_sta_ik", NEW."waar_wil_ik_heen"); RETURN NULL;',
                            hash="54f80316aa67d42c235fe06bc1d1c2cedf6cd31b",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_a2a65",
                            table="trajecten_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plangeschiedenis" ("einddoel", "gevolgen", "id", "klant_id", "levering_id", "ondersteuning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plichten", "traject_id", "versie", "vervallen_op", "vervallen_reden", "waar_sta_ik", "waar_wil_ik_heen") VALUES (OLD."einddoel", OLD."gevolgen", OLD."id", OLD."klant_id", OLD."levering_id", OLD."ondersteuning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plichten", OLD."traject_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."waar_sta_ik", OLD."waar_wil_ik_heen"); RETURN NULL;',
                            hash="47cbd024e2566dc6df41fcf45bf339fe20f17fec",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_a852d",
                            table="trajecten_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plansjabloon",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="plansjabloon_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plansjabloon",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("sjabloonnummer__regex", "^\\S(.*\\S)?$")),
                        name="plansjabloon_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plansjabloon",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("naam__regex", "\\S")),
                        name="plansjabloon_zegt_naam",
                        violation_error_message="Geef het sjabloon een naam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plansjabloon",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("team", "naam"),
                        name="plansjabloon_een_per_naam",
                        nulls_distinct=False,
                        violation_error_message="Er is al een sjabloon met deze naam.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plansjabloon",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plansjabloongeschiedenis" ("id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sjabloonnummer", "team_id", "uitleg", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."sjabloonnummer", NEW."team_id", NEW."uitleg", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="158311f9d2b88ce4d3634706a8e4de3f9a60cb93",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_23b14",
                            table="trajecten_plansjabloon",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plansjabloon",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_plansjabloongeschiedenis" ("id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sjabloonnummer", "team_id", "uitleg", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."sjabloonnummer", NEW."team_id", NEW."uitleg", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="7d4d2827467ca17f2da68217e8ee0cdf2ae54299",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_9c183",
                            table="trajecten_plansjabloon",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plansjabloon",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plansjabloongeschiedenis" ("id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sjabloonnummer", "team_id", "uitleg", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."id", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."sjabloonnummer", OLD."team_id", OLD."uitleg", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="887e2c3d528d673d084e06da3aa516f386afa7de",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3403c",
                            table="trajecten_plansjabloon",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planversie",
                    constraint=models.UniqueConstraint(
                        fields=("traject", "nummer"),
                        name="planversie_een_per_nummer",
                        violation_error_message="Iemand anders heeft net een versie vastgesteld. Lees het plan opnieuw.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planversie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("nummer__gte", 1)),
                        name="planversie_nummer_vanaf_een",
                        violation_error_message="De eerste versie van een plan heeft nummer 1.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planversie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("afgesproken_op__lte", werkoffensief.logboek.expressions.Today())
                        ),
                        name="planversie_afgesproken",
                        violation_error_message="De dag waarop u het eens werd, ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planversie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("formaat", 1),
                            ("inhoud__has_keys", ["doelen", "acties", "wachtpunten", "stappen"]),
                        ),
                        name="planversie_bekend_formaat",
                        violation_error_message="Deze versie van het plan is niet te lezen.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planversie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_planversiegeschiedenis" ("afgesproken_op", "formaat", "id", "inhoud", "klant_id", "levering_id", "medewerker_id", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") VALUES (NEW."afgesproken_op", NEW."formaat", NEW."id", NEW."inhoud", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."traject_id"); RETURN NULL;',
                            hash="0ec07647d3482833770ec9fe7cbb077299d7f23a",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_09cfc",
                            table="trajecten_planversie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planversie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_planversiegeschiedenis" ("afgesproken_op", "formaat", "id", "inhoud", "klant_id", "levering_id", "medewerker_id", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") VALUES (NEW."afgesproken_op", NEW."formaat", NEW."id", NEW."inhoud", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."traject_id"); RETURN NULL;',
                            hash="16fd25a31dd3c5d48b827f0e0c418b33fd632dae",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_91ba9",
                            table="trajecten_planversie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planversie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_planversiegeschiedenis" ("afgesproken_op", "formaat", "id", "inhoud", "klant_id", "levering_id", "medewerker_id", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") VALUES (OLD."afgesproken_op", OLD."formaat", OLD."id", OLD."inhoud", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."traject_id"); RETURN NULL;',
                            hash="655b70b67d09abd174e1c5684422a69531e4dc01",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_74bb5",
                            table="trajecten_planversie",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sjabloonregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="sjabloonregel_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sjabloonregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wat__regex", "\\S")),
                        name="sjabloonregel_zegt_wat",
                        violation_error_message="Zeg wat er in het plan komt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sjabloonregel",
                    constraint=models.UniqueConstraint(
                        fields=("sjabloon", "doel", "plek"),
                        name="sjabloonregel_een_per_plek",
                        violation_error_message="Op deze plek staat al een regel.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sjabloonregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("doel__gte", 1),
                                ("plek", 0),
                                ("wie__isnull", True),
                                ("wie_anders__isnull", True),
                            ),
                            models.Q(
                                ("plek__gte", 1),
                                ("wie__in", ("klant", "medewerker")),
                                ("wie__isnull", False),
                                ("wie_anders__isnull", True),
                            ),
                            models.Q(
                                ("plek__gte", 1),
                                ("wie", "ander"),
                                ("wie__isnull", False),
                                ("wie_anders__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sjabloonregel_doel_of_actie",
                        violation_error_message="Een doel zegt niet wie het doet; een actie zegt dat wel.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sjabloonregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("plek", 0), ("hoe_zien_wij_het__isnull", True), _connector="OR"),
                        name="sjabloonregel_alleen_doel_zegt_hoe",
                        violation_error_message="Alleen bij een doel staat hoe u het ziet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sjabloonregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("na_dagen__lte", 730)),
                        name="sjabloonregel_binnen_twee_jaar",
                        violation_error_message="Kies ten hoogste 730 dagen.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sjabloonregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_sjabloonregelgeschiedenis" ("doel", "hoe_zien_wij_het", "id", "levering_id", "na_dagen", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plek", "sjabloon_id", "versie", "vervallen_op", "vervallen_reden", "wat", "wie", "wie_anders") VALUES (NEW."doel", NEW."hoe_zien_wij_het", NEW."id", NEW."levering_id", NEW."na_dagen", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plek", NEW."sjabloon_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wat", NEW."wie", NEW."wie_anders"); RETURN NULL;',
                            hash="f003f434b7b289a8472912b3cd71189641c7df68",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_874be",
                            table="trajecten_sjabloonregel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sjabloonregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_sjabloonregelgeschiedenis" ("doel", "hoe_zien_wij_het", "id", "levering_id", "na_dagen", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plek", "sjabloon_id", "versie", "vervallen_op", "vervallen_reden", "wat", "wie", "wie_anders") VALUES (NEW."doel", NEW."hoe_zien_wij_het", NEW."id", NEW."levering_id", NEW."na_dagen", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plek", NEW."sjabloon_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wat", NEW."wie", NEW."wie_anders"); RETURN NULL;',
                            hash="8e8e0281d4ea6df967dedc5db72eccdc8d2e1432",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_fded5",
                            table="trajecten_sjabloonregel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sjabloonregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_sjabloonregelgeschiedenis" ("doel", "hoe_zien_wij_het", "id", "levering_id", "na_dagen", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plek", "sjabloon_id", "versie", "vervallen_op", "vervallen_reden", "wat", "wie", "wie_anders") VALUES (OLD."doel", OLD."hoe_zien_wij_het", OLD."id", OLD."levering_id", OLD."na_dagen", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plek", OLD."sjabloon_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."wat", OLD."wie", OLD."wie_anders"); RETURN NULL;',
                            hash="335eaf02b1816d69e7bd8d561eb0e3188e556974",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_18b25",
                            table="trajecten_sjabloonregel",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="wachtpunt",
                    index=models.Index(fields=["traject"], name="wachtpunt_traject"),
                ),
                migrations.AddConstraint(
                    model_name="wachtpunt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="wachtpunt_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtpunt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wachtpuntnummer__regex", "^\\S(.*\\S)?$")),
                        name="wachtpunt_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtpunt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wat__regex", "\\S")),
                        name="wachtpunt_zegt_wat",
                        violation_error_message="Een wachtpunt zegt waarop het plan wacht.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtpunt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("verwacht_op__gte", models.F("sinds"))),
                        name="wachtpunt_verwacht_na_begin",
                        violation_error_message="De datum ligt voor de dag waarop het wachten begon.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtpunt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("klaar_op__gte", models.F("sinds"))),
                        name="wachtpunt_klaar_na_begin",
                        violation_error_message="Het wachten eindigt voordat het begint.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wachtpunt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_wachtpuntgeschiedenis" ("id", "klaar_op", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verwacht_op", "wachtpuntnummer", "wat") VALUES (NEW."id", NEW."klaar_op", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."sinds", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_op", NEW."wachtpuntnummer", NEW."wat"); RETURN NULL;',
                            hash="ec3bbd59927a96ece869b4118dc35be8d0d3035b",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_7cf78",
                            table="trajecten_wachtpunt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wachtpunt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_wachtpuntgeschiedenis" ("id", "klaar_op", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verwacht_op", "wachtpuntnummer", "wat") VALUES (NEW."id", NEW."klaar_op", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."sinds", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_op", NEW."wachtpuntnummer", NEW."wat"); RETURN NULL;',
                            hash="8cd53d68d3186843e602e345be1f806e8c8fa181",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_6a078",
                            table="trajecten_wachtpunt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wachtpunt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_wachtpuntgeschiedenis" ("id", "klaar_op", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verwacht_op", "wachtpuntnummer", "wat") VALUES (OLD."id", OLD."klaar_op", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."sinds", OLD."traject_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verwacht_op", OLD."wachtpuntnummer", OLD."wat"); RETURN NULL;',
                            hash="75660d1776180a6ccd800120107de3e6c1422e84",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_ea567",
                            table="trajecten_wachtpunt",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
