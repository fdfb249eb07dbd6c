"""What belongs to a voorziening, its offers with their rhythm, and the offer and the expected end of a step."""

import uuid

import django.contrib.postgres.functions
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0079_afwezig_is_een_poging"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0016_regels_van_regisseurswens"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Aanbod",
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
                        ("aanbodnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("naam", models.CharField(max_length=200)),
                        ("locatie", models.CharField(blank=True, max_length=200, null=True)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        ("plaatsen", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "verbose_name_plural": "aanbod",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AanbodGeschiedenis",
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
                        ("aanbodnummer", models.CharField(editable=False, max_length=200)),
                        ("naam", models.CharField(max_length=200)),
                        ("locatie", models.CharField(blank=True, max_length=200, null=True)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        ("plaatsen", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Groepsdagdeel",
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
                            "dag",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "maandag"),
                                    (2, "dinsdag"),
                                    (3, "woensdag"),
                                    (4, "donderdag"),
                                    (5, "vrijdag"),
                                    (6, "zaterdag"),
                                    (7, "zondag"),
                                ]
                            ),
                        ),
                        ("begin", models.TimeField()),
                        ("einde", models.TimeField()),
                    ],
                    options={
                        "verbose_name_plural": "groepsdagdelen",
                        "ordering": ["dag", "begin"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GroepsdagdeelGeschiedenis",
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
                            "dag",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "maandag"),
                                    (2, "dinsdag"),
                                    (3, "woensdag"),
                                    (4, "donderdag"),
                                    (5, "vrijdag"),
                                    (6, "zaterdag"),
                                    (7, "zondag"),
                                ]
                            ),
                        ),
                        ("begin", models.TimeField()),
                        ("einde", models.TimeField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="stap",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="stap",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="stap",
                    name="verwijderd_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="voorziening",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="voorziening",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="voorziening",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="stap",
                    name="verwacht_einde",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="stapgeschiedenis",
                    name="verwacht_einde",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="aanbieder",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="beschikking",
                    field=models.BooleanField(db_default=False, default=False),
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="brieftekst",
                    field=models.TextField(blank=True, max_length=4000, null=True),
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="geldig_maanden",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                    ),
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="omschrijving",
                    field=models.TextField(blank=True, max_length=2000, null=True),
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="prijs_centen",
                    field=models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100000000)],
                    ),
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="srg_code",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="aanbieder",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="beschikking",
                    field=models.BooleanField(db_default=False, default=False),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="brieftekst",
                    field=models.TextField(blank=True, max_length=4000, null=True),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="geldig_maanden",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                    ),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="omschrijving",
                    field=models.TextField(blank=True, max_length=2000, null=True),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="prijs_centen",
                    field=models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100000000)],
                    ),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="srg_code",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_stapgeschiedenis" ("aanbod_id", "einde", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stapnummer", "start", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde", "voorziening_id") VALUES (NEW."aanbod_id", NEW."einde", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."stapnummer", NEW."start", NEW."status", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_einde", NEW."voorziening_id"); RETURN NULL;',
                            hash="d19d512d1dcc9b7433ef6292f3e3e4d0027fce36",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_03752",
                            table="trajecten_stap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_stapgeschiedenis" ("aanbod_id", "einde", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stapnummer", "start", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde", "voorziening_id") VALUES (NEW."aanbod_id", NEW."einde", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."stapnummer", NEW."start", NEW."status", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_einde", NEW."voorziening_id"); RETURN NULL;',
                            hash="8378338a7ece162978045fd5c2f355150329303c",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_6d61f",
                            table="trajecten_stap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_stapgeschiedenis" ("aanbod_id", "einde", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stapnummer", "start", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde", "voorziening_id") VALUES (OLD."aanbod_id", OLD."einde", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."stapnummer", OLD."start", OLD."status", OLD."traject_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verwacht_einde", OLD."voorziening_id"); RETURN NULL;',
                            hash="d822e9bda7a9776b183a07ce86e52a7a43ea6629",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_87f35",
                            table="trajecten_stap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="voorziening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("aanbieder", "beschikking", "brieftekst", "code", "geldig_maanden", "geldig_tot", "geldig_van", "naam", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs_centen", "srg_code") VALUES (NEW."aanbieder", NEW."beschikking", NEW."brieftekst", NEW."code", NEW."geldig_maanden", NEW."geldig_tot", NEW."geldig_van", NEW."naam", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code", NEW."prijs_centen", NEW."srg_code"); RETURN NULL;',
                            hash="b12947e11d089f665f2b157d9b4487993f377bd1",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_42ec7",
                            table="trajecten_voorziening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="voorziening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("aanbieder", "beschikking", "brieftekst", "code", "geldig_maanden", "geldig_tot", "geldig_van", "naam", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs_centen", "srg_code") VALUES (NEW."aanbieder", NEW."beschikking", NEW."brieftekst", NEW."code", NEW."geldig_maanden", NEW."geldig_tot", NEW."geldig_van", NEW."naam", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code", NEW."prijs_centen", NEW."srg_code"); RETURN NULL;',
                            hash="cfa19f16408a5cf56c6c753697141b9e4d2c6720",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_44e04",
                            table="trajecten_voorziening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="voorziening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("aanbieder", "beschikking", "brieftekst", "code", "geldig_maanden", "geldig_tot", "geldig_van", "naam", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs_centen", "srg_code") VALUES (OLD."aanbieder", OLD."beschikking", OLD."brieftekst", OLD."code", OLD."geldig_maanden", OLD."geldig_tot", OLD."geldig_van", OLD."naam", OLD."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code", OLD."prijs_centen", OLD."srg_code"); RETURN NULL;',
                            hash="1eae7075f095d4914bc9de0ad89c00f719d6e2a5",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_bb45b",
                            table="trajecten_voorziening",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voorziening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("prijs_centen__lte", 100000000)),
                        name="voorziening_prijs",
                        violation_error_message="Vul een prijs in van ten hoogste 1.000.000 euro.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voorziening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_maanden__range", (1, 120))),
                        name="voorziening_geldig_maanden",
                        violation_error_message="Een voorziening geldt 1 tot en met 120 maanden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voorziening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("omschrijving__isnull", True),
                                ("omschrijving__length__lte", 2000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("brieftekst__isnull", True),
                                ("brieftekst__length__lte", 4000),
                                _connector="OR",
                            ),
                        ),
                        name="voorziening_lengte",
                        violation_error_message="Een omschrijving heeft ten hoogste 2.000 tekens, een brief 4.000.",
                    ),
                ),
                migrations.AddField(
                    model_name="aanbod",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="aanbod",
                    name="voorziening",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanbod",
                        to="trajecten.voorziening",
                    ),
                ),
                migrations.AddField(
                    model_name="stap",
                    name="aanbod",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stappen",
                        to="trajecten.aanbod",
                    ),
                ),
                migrations.AddField(
                    model_name="stapgeschiedenis",
                    name="aanbod",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.aanbod",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("verwacht_einde__gte", models.F("start"))),
                        name="stap_verwacht_einde_na_start",
                        violation_error_message="De verwachte einddatum ligt voor de begindatum.",
                    ),
                ),
                migrations.AddField(
                    model_name="aanbodgeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="aanbodgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.aanbod",
                    ),
                ),
                migrations.AddField(
                    model_name="aanbodgeschiedenis",
                    name="voorziening",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.voorziening",
                    ),
                ),
                migrations.AddField(
                    model_name="groepsdagdeel",
                    name="aanbod",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dagdelen",
                        to="trajecten.aanbod",
                    ),
                ),
                migrations.AddField(
                    model_name="groepsdagdeel",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="groepsdagdeelgeschiedenis",
                    name="aanbod",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.aanbod",
                    ),
                ),
                migrations.AddField(
                    model_name="groepsdagdeelgeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="groepsdagdeelgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.groepsdagdeel",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanbod",
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
                        name="aanbod_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanbod",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("aanbodnummer__regex", "^\\S(.*\\S)?$")),
                        name="aanbod_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanbod",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("naam__regex", "\\S")),
                        name="aanbod_zegt_naam",
                        violation_error_message="Geef het aanbod een naam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanbod",
                    constraint=models.UniqueConstraint(
                        fields=("id", "voorziening"),
                        name="aanbod_van_voorziening",
                        violation_error_message="Dit aanbod hoort bij een andere voorziening.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanbod",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("voorziening", "naam"),
                        name="aanbod_een_per_naam",
                        violation_error_message="Bij deze voorziening is er al een aanbod met deze naam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanbod",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einde__gte", models.F("start"))),
                        name="aanbod_einde_na_start",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanbod",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("plaatsen__range", (1, 5000))),
                        name="aanbod_plaatsen",
                        violation_error_message="Vul 1 tot en met 5.000 plaatsen in.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aanbod",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_aanbodgeschiedenis" ("aanbodnummer", "einde", "id", "levering_id", "locatie", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsen", "start", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (NEW."aanbodnummer", NEW."einde", NEW."id", NEW."levering_id", NEW."locatie", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaatsen", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorziening_id"); RETURN NULL;',
                            hash="fb33a9ee90025bf4d427bda6a7dc208925ba1b6a",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_5b6e9",
                            table="trajecten_aanbod",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aanbod",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_aanbodgeschiedenis" ("aanbodnummer", "einde", "id", "levering_id", "locatie", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsen", "start", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (NEW."aanbodnummer", NEW."einde", NEW."id", NEW."levering_id", NEW."locatie", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaatsen", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorziening_id"); RETURN NULL;',
                            hash="3263d609e80c2640181342dcc7baa89a56e4a97b",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_86e34",
                            table="trajecten_aanbod",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aanbod",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_aanbodgeschiedenis" ("aanbodnummer", "einde", "id", "levering_id", "locatie", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsen", "start", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (OLD."aanbodnummer", OLD."einde", OLD."id", OLD."levering_id", OLD."locatie", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaatsen", OLD."start", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."voorziening_id"); RETURN NULL;',
                            hash="911b7a917ab42dff8ef3e32194b67e34c80ec2a6",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_c3e1a",
                            table="trajecten_aanbod",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="groepsdagdeel",
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
                        name="groepsdagdeel_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="groepsdagdeel",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("aanbod", "dag", "begin"),
                        name="groepsdagdeel_een_per_begin",
                        violation_error_message="Dit dagdeel staat er al.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="groepsdagdeel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("dag__in", [1, 2, 3, 4, 5, 6, 7])),
                        name="groepsdagdeel_bekende_dag",
                        violation_error_message="Kies een dag van de week.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="groepsdagdeel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einde__gt", models.F("begin"))),
                        name="groepsdagdeel_einde_na_begin",
                        violation_error_message="Het einde ligt voor het begin.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groepsdagdeel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_groepsdagdeelgeschiedenis" ("aanbod_id", "begin", "dag", "einde", "id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."aanbod_id", NEW."begin", NEW."dag", NEW."einde", NEW."id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="8c33d805c2866cc478086c22fee0f669e025355c",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_90069",
                            table="trajecten_groepsdagdeel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groepsdagdeel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_groepsdagdeelgeschiedenis" ("aanbod_id", "begin", "dag", "einde", "id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."aanbod_id", NEW."begin", NEW."dag", NEW."einde", NEW."id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="24f641ba0dc4149463e3862c9a7be9236633d25b",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e2b85",
                            table="trajecten_groepsdagdeel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groepsdagdeel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_groepsdagdeelgeschiedenis" ("aanbod_id", "begin", "dag", "einde", "id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."aanbod_id", OLD."begin", OLD."dag", OLD."einde", OLD."id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="f5cfdf8488a5139a35f5fce650207fc4c445be57",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_93202",
                            table="trajecten_groepsdagdeel",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
