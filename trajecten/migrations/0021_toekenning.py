"""The decision on a voorziening with its letter, budgets, and what was paid."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import trajecten.models.toekenning
import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0079_afwezig_is_een_poging"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0020_regels_van_wachtplek"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Budget",
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
                        ("jaar", models.PositiveSmallIntegerField()),
                        ("centen", models.BigIntegerField()),
                        ("plafond", models.BooleanField(db_default=False, default=False)),
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
                            "voorziening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budgetten",
                                to="trajecten.voorziening",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "budgetten",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BudgetGeschiedenis",
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
                        ("jaar", models.PositiveSmallIntegerField()),
                        ("centen", models.BigIntegerField()),
                        ("plafond", models.BooleanField(db_default=False, default=False)),
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
                                to="trajecten.budget",
                            ),
                        ),
                        (
                            "voorziening",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.voorziening",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Toekenning",
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
                        ("toekenningsnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "besluit",
                            models.CharField(
                                choices=[("toegekend", "Toegekend"), ("afgewezen", "Afgewezen")],
                                max_length=20,
                            ),
                        ),
                        ("besloten_op", models.DateField()),
                        ("redenen", models.TextField(max_length=4000)),
                        ("tot", models.DateField(blank=True, null=True)),
                        ("centen", models.PositiveIntegerField(db_default=0, default=0)),
                        ("brief", models.TextField(max_length=12000)),
                        ("verzonden_op", models.DateField(blank=True, null=True)),
                        (
                            "bezwaar_tot",
                            models.GeneratedField(
                                db_persist=True,
                                expression=trajecten.models.toekenning.SixWeeksLater(
                                    models.F("verzonden_op")
                                ),
                                output_field=models.DateField(),
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="toekenningen",
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
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="toekenningen",
                                to="trajecten.traject",
                            ),
                        ),
                        (
                            "voorziening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="toekenningen",
                                to="trajecten.voorziening",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "toekenningen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ToekenningGeschiedenis",
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
                        ("toekenningsnummer", models.CharField(editable=False, max_length=200)),
                        (
                            "besluit",
                            models.CharField(
                                choices=[("toegekend", "Toegekend"), ("afgewezen", "Afgewezen")],
                                max_length=20,
                            ),
                        ),
                        ("besloten_op", models.DateField()),
                        ("redenen", models.TextField(max_length=4000)),
                        ("tot", models.DateField(blank=True, null=True)),
                        ("centen", models.PositiveIntegerField(db_default=0, default=0)),
                        ("brief", models.TextField(max_length=12000)),
                        ("verzonden_op", models.DateField(blank=True, null=True)),
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
                                to="trajecten.toekenning",
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
                        (
                            "voorziening",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.voorziening",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Uitgave",
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
                        ("uitgavenummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("betaald_op", models.DateField()),
                        ("centen", models.PositiveIntegerField()),
                        ("omschrijving", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitgaven",
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
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "toekenning",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitgaven",
                                to="trajecten.toekenning",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "uitgaven",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UitgaveGeschiedenis",
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
                        ("uitgavenummer", models.CharField(editable=False, max_length=200)),
                        ("betaald_op", models.DateField()),
                        ("centen", models.PositiveIntegerField()),
                        ("omschrijving", models.CharField(blank=True, max_length=200, null=True)),
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
                                to="trajecten.uitgave",
                            ),
                        ),
                        (
                            "toekenning",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.toekenning",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="budget",
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
                        name="budget_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budget",
                    constraint=models.UniqueConstraint(
                        fields=("voorziening", "jaar"),
                        name="budget_een_per_jaar",
                        violation_error_message="Voor deze voorziening is er in dit jaar al een budget.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budget",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("jaar__range", (2000, 2100))),
                        name="budget_jaar",
                        violation_error_message="Vul een jaar in van 2000 tot en met 2100.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budget",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("centen__range", (0, 2000000000))),
                        name="budget_centen",
                        violation_error_message="Vul een bedrag in van ten hoogste 20.000.000 euro.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_budgetgeschiedenis" ("centen", "id", "jaar", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plafond", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (NEW."centen", NEW."id", NEW."jaar", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plafond", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorziening_id"); RETURN NULL;',
                            hash="dbc5f6883a4862abf68181374995c8bdab094ecc",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_a0649",
                            table="trajecten_budget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_budgetgeschiedenis" ("centen", "id", "jaar", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plafond", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (NEW."centen", NEW."id", NEW."jaar", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plafond", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorziening_id"); RETURN NULL;',
                            hash="47f0de531a811d2dc5a22bdd8f43854f9d2b8df8",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_ab163",
                            table="trajecten_budget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_budgetgeschiedenis" ("centen", "id", "jaar", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plafond", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (OLD."centen", OLD."id", OLD."jaar", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plafond", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."voorziening_id"); RETURN NULL;',
                            hash="f59b3b6089dd919c55f2b36ead8f0a2a29d9155f",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_c7a1b",
                            table="trajecten_budget",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toekenning",
                    index=models.Index(fields=["voorziening", "besloten_op"], name="toekenning_voorziening"),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
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
                        name="toekenning_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("toekenningsnummer__regex", "^\\S(.*\\S)?$")),
                        name="toekenning_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("redenen__regex", "\\S")),
                        name="toekenning_zegt_redenen",
                        violation_error_message="Schrijf op waarom u dit besluit.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("brief__regex", "\\S")),
                        name="toekenning_zegt_brief",
                        violation_error_message="Bij een besluit hoort een brief.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("redenen__isnull", True), ("redenen__length__lte", 4000), _connector="OR"
                        ),
                        name="toekenning_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.UniqueConstraint(
                        fields=("id", "klant"),
                        name="toekenning_van_klant",
                        violation_error_message="Deze toekenning hoort bij een andere klant.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("besluit", "toegekend"),
                            models.Q(("besluit", "afgewezen"), ("centen", 0), ("tot__isnull", True)),
                            _connector="OR",
                        ),
                        name="toekenning_besluit",
                        violation_error_message="Een afwijzing heeft geen einddatum en kost niets.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("besloten_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="toekenning_besloten",
                        violation_error_message="Een besluit ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("besloten_op"))),
                        name="toekenning_tot_na_besluit",
                        violation_error_message="De toekenning eindigt voor de dag van het besluit.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("verzonden_op__gte", models.F("besloten_op")),
                            ("verzonden_op__lte", werkoffensief.logboek.expressions.Today()),
                        ),
                        name="toekenning_verzonden",
                        violation_error_message="De brief is verstuurd op of na het besluit, en niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("centen__lte", 100000000)),
                        name="toekenning_centen",
                        violation_error_message="Vul een bedrag in van ten hoogste 1.000.000 euro.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toekenning",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id") VALUES (NEW."besloten_op", NEW."besluit", NEW."brief", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."redenen", NEW."toekenningsnummer", NEW."tot", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op", NEW."voorziening_id"); RETURN NULL;',
                            hash="315f13af814930d770ab28922270fcd67b40c2d5",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_31157",
                            table="trajecten_toekenning",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toekenning",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."besloten_op" IS DISTINCT FROM (NEW."besloten_op") OR OLD."besluit" IS DISTINCT FROM (NEW."besluit") OR OLD."brief" IS DISTINCT FROM (NEW."brief") OR OLD."centen" IS DISTINCT FROM (NEW."centen") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."medewerker_id" IS DISTINCT FROM (NEW."medewerker_id") OR OLD."redenen" IS DISTINCT FROM (NEW."redenen") OR OLD."toekenningsnummer" IS DISTINCT FROM (NEW."toekenningsnummer") OR OLD."tot" IS DISTINCT FROM (NEW."tot") OR OLD."traject_id" IS DISTINCT FROM (NEW."traject_id") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."vervallen_op" IS DISTINCT FROM (NEW."vervallen_op") OR OLD."vervallen_reden" IS DISTINCT FROM (NEW."vervallen_reden") OR OLD."verzonden_op" IS DISTINCT FROM (NEW."verzonden_op") OR OLD."voorziening_id" IS DISTINCT FROM (NEW."voorziening_id"))',
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id") VALUES (NEW."besloten_op", NEW."besluit", NEW."brief", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."redenen", NEW."toekenningsnummer", NEW."tot", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op", NEW."voorziening_id"); RETURN NULL;',
                            hash="17befdbfce5336667c8457fe62b63cd883e60751",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b3ec3",
                            table="trajecten_toekenning",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toekenning",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id") VALUES (OLD."besloten_op", OLD."besluit", OLD."brief", OLD."centen", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."redenen", OLD."toekenningsnummer", OLD."tot", OLD."traject_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verzonden_op", OLD."voorziening_id"); RETURN NULL;',
                            hash="a3533d437e62452a950932d77896f8aa597bc2eb",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_e4f96",
                            table="trajecten_toekenning",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitgave",
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
                        name="uitgave_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitgave",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uitgavenummer__regex", "^\\S(.*\\S)?$")),
                        name="uitgave_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitgave",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("betaald_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="uitgave_betaald",
                        violation_error_message="Een betaling ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitgave",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("centen__range", (1, 100000000))),
                        name="uitgave_centen",
                        violation_error_message="Vul een bedrag in van ten minste 1 cent en ten hoogste 1.000.000 euro.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitgave",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_uitgavegeschiedenis" ("betaald_op", "centen", "id", "klant_id", "levering_id", "medewerker_id", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toekenning_id", "uitgavenummer", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."betaald_op", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."toekenning_id", NEW."uitgavenummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="ef2ab88231aaff0007773730bdc40653a27cdc93",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_44789",
                            table="trajecten_uitgave",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitgave",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_uitgavegeschiedenis" ("betaald_op", "centen", "id", "klant_id", "levering_id", "medewerker_id", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toekenning_id", "uitgavenummer", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."betaald_op", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."toekenning_id", NEW."uitgavenummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="15f6deab0d3d13a8ca6eebe6eaa48765af3fd288",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_ec350",
                            table="trajecten_uitgave",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitgave",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_uitgavegeschiedenis" ("betaald_op", "centen", "id", "klant_id", "levering_id", "medewerker_id", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toekenning_id", "uitgavenummer", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."betaald_op", OLD."centen", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."toekenning_id", OLD."uitgavenummer", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="41552ce55835eb0a8f8f47a7bf8602dd0f7c8f92",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_65674",
                            table="trajecten_uitgave",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
