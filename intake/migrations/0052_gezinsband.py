"""Two klanten of one household."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [("intake", "0051_opnieuw_vragen"), ("logboek", "0006_handeling_gelezen")]
    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Gezinsband",
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
                            "relatie",
                            models.CharField(
                                choices=[
                                    ("partner", "Partner"),
                                    ("kind", "Kind"),
                                    ("ouder", "Ouder"),
                                    ("anders", "Iemand anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("sinds", models.DateField()),
                        ("tot", models.DateField(blank=True, null=True)),
                        (
                            "ander",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gezinsbanden",
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
                        "verbose_name_plural": "gezinsbanden",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GezinsbandGeschiedenis",
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
                            "relatie",
                            models.CharField(
                                choices=[
                                    ("partner", "Partner"),
                                    ("kind", "Kind"),
                                    ("ouder", "Ouder"),
                                    ("anders", "Iemand anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("sinds", models.DateField()),
                        ("tot", models.DateField(blank=True, null=True)),
                        (
                            "ander",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
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
                                to="intake.gezinsband",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="gezinsband",
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
                        name="gezinsband_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinsband",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("klant", models.F("ander")), _negated=True),
                        name="gezinsband_van_twee",
                        violation_error_message="Een klant hoort niet bij het huishouden van zichzelf. Kies een ander.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinsband",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("relatie__in", ["partner", "kind", "ouder", "anders"])),
                        name="gezinsband_bekende_relatie",
                        violation_error_message="Deze relatie bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinsband",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("sinds__lte", werkoffensief.logboek.expressions.Today())),
                        name="gezinsband_niet_in_toekomst",
                        violation_error_message="Kies een dag die al is geweest.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinsband",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("sinds"))),
                        name="gezinsband_periode",
                        violation_error_message="De laatste dag ligt voor de eerste.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinsband",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            (django.db.models.functions.comparison.Least("klant", "ander"), "="),
                            (django.db.models.functions.comparison.Greatest("klant", "ander"), "="),
                            (werkoffensief.logboek.expressions.DateRange("sinds", "tot"), "&&"),
                        ],
                        name="gezinsband_een_tegelijk",
                        violation_error_message="Deze twee dossiers zijn in die tijd al aan elkaar gekoppeld.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinsband",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gezinsbandgeschiedenis" ("ander_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "sinds", "tot", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."ander_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."relatie", NEW."sinds", NEW."tot", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="221ca6e0fea454f23f42aaf3bdad8d8293784a83",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_ec788",
                            table="intake_gezinsband",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinsband",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_gezinsbandgeschiedenis" ("ander_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "sinds", "tot", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."ander_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."relatie", NEW."sinds", NEW."tot", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="6d9e94b08b01017ae0cc59e24b3800eb236cea97",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_58cde",
                            table="intake_gezinsband",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinsband",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gezinsbandgeschiedenis" ("ander_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "sinds", "tot", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."ander_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."relatie", OLD."sinds", OLD."tot", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="2e3fdc890f77c0178ee98c42487fea81b9b8f858",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2d8d7",
                            table="intake_gezinsband",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
