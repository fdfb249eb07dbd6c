"""Absence cover: who stands in for a regisseur, and until when."""

import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
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
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Waarneming",
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
                        ("waarnemingnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("start", models.DateField()),
                        ("einde", models.DateField()),
                        ("reden", models.CharField(max_length=200)),
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
                                related_name="waarnemingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "waarnemer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "waarnemingen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WaarnemingGeschiedenis",
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
                        ("waarnemingnummer", models.CharField(editable=False, max_length=200)),
                        ("start", models.DateField()),
                        ("einde", models.DateField()),
                        ("reden", models.CharField(max_length=200)),
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
                                to="accounts.waarneming",
                            ),
                        ),
                        (
                            "waarnemer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="waarneming",
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
                        name="waarneming_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waarneming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("waarnemingnummer__regex", "^\\S(.*\\S)?$")),
                        name="waarneming_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waarneming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reden__regex", "\\S")),
                        name="waarneming_met_reden",
                        violation_error_message="Zeg waarom er een waarneming is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waarneming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("einde__gt", models.F("start")),
                            (
                                "einde__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("start"), "+", models.Value(datetime.timedelta(days=366))
                                ),
                            ),
                        ),
                        name="waarneming_periode",
                        violation_error_message="Een waarneming duurt ten minste een dag en hoogstens een jaar.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waarneming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("waarnemer", models.F("medewerker")), _negated=True),
                        name="waarneming_door_een_ander",
                        violation_error_message="Niemand neemt voor zichzelf waar. Kies een ander.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waarneming",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("medewerker", "="),
                            (
                                werkoffensief.logboek.expressions.DateRange("start", "einde", bounds="[)"),
                                "&&",
                            ),
                        ],
                        name="waarneming_een_tegelijk",
                        violation_error_message="In deze periode neemt al iemand waar voor deze regisseur.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waarneming",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_waarneminggeschiedenis" ("einde", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "start", "versie", "vervallen_op", "vervallen_reden", "waarnemer_id", "waarnemingnummer") VALUES (NEW."einde", NEW."id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarnemer_id", NEW."waarnemingnummer"); RETURN NULL;',
                            hash="28478dee11b7ce463cf5f379aebefdc68048ac27",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_0bfc6",
                            table="accounts_waarneming",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waarneming",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_waarneminggeschiedenis" ("einde", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "start", "versie", "vervallen_op", "vervallen_reden", "waarnemer_id", "waarnemingnummer") VALUES (NEW."einde", NEW."id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarnemer_id", NEW."waarnemingnummer"); RETURN NULL;',
                            hash="e7d8e20ca8da519add9c881287dd61ded354d8b5",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_48598",
                            table="accounts_waarneming",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waarneming",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_waarneminggeschiedenis" ("einde", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "start", "versie", "vervallen_op", "vervallen_reden", "waarnemer_id", "waarnemingnummer") VALUES (OLD."einde", OLD."id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."start", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."waarnemer_id", OLD."waarnemingnummer"); RETURN NULL;',
                            hash="b4f55146fc800b0e627f1b5d501cf295afff31a5",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_0bec2",
                            table="accounts_waarneming",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
