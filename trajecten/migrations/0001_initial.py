import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("intake", "0002_model"),
        ("logboek", "0001_initial"),
        ("werkgevers", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="RedenEindePlaatsingGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RedenEindeTraject",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "redenen einde traject",
                        "ordering": ["naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RedenEindeTrajectGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Regisseurschap",
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
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        ("overdrachtsnotitie", models.TextField(blank=True, max_length=20000, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "regisseurschappen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegisseurschapGeschiedenis",
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
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        ("overdrachtsnotitie", models.TextField(blank=True, max_length=20000, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Stap",
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
                        ("stapnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("lopend", "Lopend"),
                                    ("wacht", "Wacht"),
                                    ("afgerond", "Afgerond"),
                                    ("gestopt", "Gestopt"),
                                ],
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "stappen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StapGeschiedenis",
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
                        ("stapnummer", models.CharField(editable=False, max_length=200)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("lopend", "Lopend"),
                                    ("wacht", "Wacht"),
                                    ("afgerond", "Afgerond"),
                                    ("gestopt", "Gestopt"),
                                ],
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Traject",
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
                        ("trajectnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "trajecten",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TrajectGeschiedenis",
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
                        ("trajectnummer", models.CharField(editable=False, max_length=200)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Voorziening",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "voorzieningen",
                        "ordering": ["naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VoorzieningGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Plaatsing",
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
                        ("plaatsingnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("werk", "Werk"), ("opleiding", "Opleiding")], max_length=20
                            ),
                        ),
                        ("startdatum", models.DateField()),
                        ("einddatum", models.DateField(blank=True, null=True)),
                        ("uren_per_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("verwacht_einde_uitkering", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plaatsingen",
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
                            "werkakkoord",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plaatsingen",
                                to="werkgevers.werkakkoord",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plaatsingen",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "plaatsingen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RedenEindePlaatsing",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "redenen einde plaatsing",
                        "ordering": ["naam"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                                name="redeneindeplaatsing_periode",
                                violation_error_message="De laatste dag ligt voor de eerste dag.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaatsingGeschiedenis",
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
                        ("plaatsingnummer", models.CharField(editable=False, max_length=200)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("werk", "Werk"), ("opleiding", "Opleiding")], max_length=20
                            ),
                        ),
                        ("startdatum", models.DateField()),
                        ("einddatum", models.DateField(blank=True, null=True)),
                        ("uren_per_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("verwacht_einde_uitkering", models.DateField(blank=True, null=True)),
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
                                to="trajecten.plaatsing",
                            ),
                        ),
                        (
                            "werkakkoord",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkakkoord",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkgever",
                            ),
                        ),
                        (
                            "einde_reden",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.redeneindeplaatsing",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="plaatsing",
                    name="einde_reden",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="trajecten.redeneindeplaatsing",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindeplaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_redeneindeplaatsinggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="9b535801daa192f7066a2f8adcdd99b5bd757cff",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_a09dd",
                            table="trajecten_redeneindeplaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindeplaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_redeneindeplaatsinggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="17a486d3ad82e68d30d3b01ec35763e191b412c5",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e9e89",
                            table="trajecten_redeneindeplaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindeplaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_redeneindeplaatsinggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="b1c535dffb7f999f3ecb216e992f4a6526dbdc66",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_e99d6",
                            table="trajecten_redeneindeplaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="redeneindeplaatsinggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.redeneindeplaatsing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="redeneindetraject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="redeneindetraject_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindetraject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_redeneindetrajectgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="d50a30631695757a5674f7757580eb4b88b2fdad",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_62d8e",
                            table="trajecten_redeneindetraject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindetraject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_redeneindetrajectgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="db910f2479d83e766f3c3b2448682116037b3736",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_20076",
                            table="trajecten_redeneindetraject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindetraject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_redeneindetrajectgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="b307b966f8c6ca01b42d19534eb648d05f38ae85",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_fbaa0",
                            table="trajecten_redeneindetraject",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="redeneindetrajectgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.redeneindetraject",
                    ),
                ),
                migrations.AddField(
                    model_name="regisseurschap",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regisseurschappen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="regisseurschap",
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
                    model_name="regisseurschap",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regisseurschappen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="regisseurschapgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="regisseurschapgeschiedenis",
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
                    model_name="regisseurschapgeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="regisseurschapgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.regisseurschap",
                    ),
                ),
                migrations.AddField(
                    model_name="stap",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stappen", to="intake.klant"
                    ),
                ),
                migrations.AddField(
                    model_name="stap",
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
                    model_name="stapgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="stapgeschiedenis",
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
                    model_name="stapgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.stap",
                    ),
                ),
                migrations.AddField(
                    model_name="traject",
                    name="einde_reden",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="trajecten.redeneindetraject",
                    ),
                ),
                migrations.AddField(
                    model_name="traject",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trajecten",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="traject",
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
                    model_name="stapgeschiedenis",
                    name="traject",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="stap",
                    name="traject",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stappen",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="regisseurschapgeschiedenis",
                    name="traject",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="regisseurschap",
                    name="traject",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regisseurschappen",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="trajectgeschiedenis",
                    name="einde_reden",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.redeneindetraject",
                    ),
                ),
                migrations.AddField(
                    model_name="trajectgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="trajectgeschiedenis",
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
                    model_name="trajectgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voorziening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="voorziening_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                migrations.AddField(
                    model_name="stapgeschiedenis",
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
                    model_name="stap",
                    name="voorziening",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="trajecten.voorziening"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="voorziening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="86e78cb854fc7bcd862701da5a4ebbca41c7ded1",
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
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="138cb7ed2ebcc73a22048b657c7486096f00d19d",
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
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="e15c3a384fae5b7ea2e70317ec212e990416cd1b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_bb45b",
                            table="trajecten_voorziening",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.voorziening",
                    ),
                ),
                migrations.AddIndex(
                    model_name="plaatsing",
                    index=models.Index(fields=["klant", "startdatum"], name="plaatsing_klant"),
                ),
                migrations.AddIndex(
                    model_name="plaatsing",
                    index=models.Index(fields=["startdatum"], name="plaatsing_startdatum"),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
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
                        name="plaatsing_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einddatum__gte", models.F("startdatum"))),
                        name="plaatsing_einde_na_start",
                        violation_error_message="De plaatsing eindigt voordat zij begint.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("einddatum__isnull", True), ("einde_reden__isnull", True)),
                            models.Q(("einddatum__isnull", False), ("einde_reden__isnull", False)),
                            _connector="OR",
                        ),
                        name="plaatsing_reden_bij_einde",
                        violation_error_message="Een beëindigde plaatsing heeft een reden, een lopende niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("werkakkoord__isnull", True), ("werkgever__isnull", False), _connector="OR"
                        ),
                        name="plaatsing_akkoord_met_werkgever",
                        violation_error_message="Een plaatsing op een akkoord noemt de werkgever van het akkoord.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uren_per_week__range", (1, 60))),
                        name="plaatsing_uren",
                        violation_error_message="Het aantal uren per week ligt tussen 1 en 60.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["werk", "opleiding"])),
                        name="plaatsing_bekende_soort",
                        violation_error_message="Een plaatsing is werk of opleiding.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plaatsinggeschiedenis" ("einddatum", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsingnummer", "soort", "startdatum", "uren_per_week", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde_uitkering", "werkakkoord_id", "werkgever_id") VALUES (NEW."einddatum", NEW."einde_reden_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaatsingnummer", NEW."soort", NEW."startdatum", NEW."uren_per_week", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_einde_uitkering", NEW."werkakkoord_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="1b7ad56265e781df5a4ca51f95b471cac96d4338",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_823fe",
                            table="trajecten_plaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_plaatsinggeschiedenis" ("einddatum", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsingnummer", "soort", "startdatum", "uren_per_week", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde_uitkering", "werkakkoord_id", "werkgever_id") VALUES (NEW."einddatum", NEW."einde_reden_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaatsingnummer", NEW."soort", NEW."startdatum", NEW."uren_per_week", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_einde_uitkering", NEW."werkakkoord_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="df5d758402e3a272e61b06ab7b685657f340c678",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e5458",
                            table="trajecten_plaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plaatsinggeschiedenis" ("einddatum", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsingnummer", "soort", "startdatum", "uren_per_week", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde_uitkering", "werkakkoord_id", "werkgever_id") VALUES (OLD."einddatum", OLD."einde_reden_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaatsingnummer", OLD."soort", OLD."startdatum", OLD."uren_per_week", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verwacht_einde_uitkering", OLD."werkakkoord_id", OLD."werkgever_id"); RETURN NULL;',
                            hash="496026958fc701ff1d687215e9c0f314ea749f8d",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_e1854",
                            table="trajecten_plaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="traject",
                    index=models.Index(fields=["klant", "start"], name="traject_klant"),
                ),
                migrations.AddConstraint(
                    model_name="traject",
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
                        name="traject_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=models.UniqueConstraint(
                        fields=("id", "klant"),
                        name="traject_van_klant",
                        violation_error_message="Dit traject hoort bij een andere klant.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einde__gte", models.F("start"))),
                        name="traject_einde_na_start",
                        violation_error_message="Het traject eindigt voordat het begint.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("einde__isnull", True), ("einde_reden__isnull", True)),
                            models.Q(("einde__isnull", False), ("einde_reden__isnull", False)),
                            _connector="OR",
                        ),
                        name="traject_reden_bij_einde",
                        violation_error_message="Een beëindigd traject heeft een reden, een lopend traject niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("einde__isnull", True), ("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[("klant", "=")],
                        name="traject_one_open_per_klant",
                        violation_error_message="Deze klant heeft al een lopend traject.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("klant", "="),
                            (werkoffensief.logboek.expressions.DateRange("start", "einde"), "&&"),
                        ],
                        name="traject_geen_overlap",
                        violation_error_message="Dit traject overlapt met een ander traject van deze klant.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="traject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."einde_reden_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."start", NEW."trajectnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="0b258bb42d6427223916139e49ec42152944b4c0",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1fa6b",
                            table="trajecten_traject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="traject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."einde_reden_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."start", NEW."trajectnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="3f4a6916332486a5e00af893a312d7eed926a024",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4536b",
                            table="trajecten_traject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="traject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."einde", OLD."einde_reden_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."start", OLD."trajectnummer", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="57c11fd8787d66dc4b1f1c6ee4ca8ad1caa927a2",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3bd3b",
                            table="trajecten_traject",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="regisseurschap",
                    index=models.Index(fields=["medewerker", "start"], name="regisseurschap_medewerker"),
                ),
                migrations.AddConstraint(
                    model_name="regisseurschap",
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
                        name="regisseurschap_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurschap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einde__gt", models.F("start"))),
                        name="regisseurschap_einde_na_start",
                        violation_error_message="Een regisseur is ten minste één dag de regisseur.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurschap",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("traject", "="),
                            (werkoffensief.logboek.expressions.DateRange("start", "einde", "[)"), "&&"),
                        ],
                        name="regisseurschap_geen_overlap",
                        violation_error_message="Dit traject heeft op deze dagen al een regisseur.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regisseurschap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_regisseurschapgeschiedenis" ("einde", "id", "klant_id", "levering_id", "medewerker_id", "overdrachtsnotitie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "traject_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."overdrachtsnotitie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."start", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="4dadedf9bb8c1b32fda6a34394cedcaceb4d7515",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_5f1ff",
                            table="trajecten_regisseurschap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regisseurschap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_regisseurschapgeschiedenis" ("einde", "id", "klant_id", "levering_id", "medewerker_id", "overdrachtsnotitie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "traject_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."overdrachtsnotitie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."start", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="5651b57a51cd7fff4f91f920cc4fea2a339ea9ea",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_f4798",
                            table="trajecten_regisseurschap",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regisseurschap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_regisseurschapgeschiedenis" ("einde", "id", "klant_id", "levering_id", "medewerker_id", "overdrachtsnotitie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "traject_id", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."einde", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."overdrachtsnotitie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."start", OLD."traject_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="86011261d3347e0d62fee25d13112ed501637bc5",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_893da",
                            table="trajecten_regisseurschap",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stap",
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
                        name="stap_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einde__gte", models.F("start"))),
                        name="stap_einde_na_start",
                        violation_error_message="De stap eindigt voordat hij begint.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("einde__isnull", False), ("status__in", ["afgerond", "gestopt"])),
                            models.Q(("einde__isnull", True), ("status__in", ["gepland", "lopend", "wacht"])),
                            _connector="OR",
                        ),
                        name="stap_einde_bij_status",
                        violation_error_message="Een afgeronde of gestopte stap heeft een einddatum, een andere niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_stapgeschiedenis" ("einde", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stapnummer", "start", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (NEW."einde", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."stapnummer", NEW."start", NEW."status", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorziening_id"); RETURN NULL;',
                            hash="4e9ea8d07f8f8a57aceeb53530c35f8b3aa2fa16",
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
                            func='INSERT INTO "trajecten_stapgeschiedenis" ("einde", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stapnummer", "start", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (NEW."einde", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."stapnummer", NEW."start", NEW."status", NEW."traject_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorziening_id"); RETURN NULL;',
                            hash="d6f971fba41740707c3cde6917fa90be2a393788",
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
                            func='INSERT INTO "trajecten_stapgeschiedenis" ("einde", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stapnummer", "start", "status", "traject_id", "versie", "vervallen_op", "vervallen_reden", "voorziening_id") VALUES (OLD."einde", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."stapnummer", OLD."start", OLD."status", OLD."traject_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."voorziening_id"); RETURN NULL;',
                            hash="4777cb38867ff028ef29309c0c62a60d09e86991",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_87f35",
                            table="trajecten_stap",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
