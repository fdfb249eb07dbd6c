"""The agreement of a klant that a third party is asked something."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0047_kijk_mee_blijft"),
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Toestemming",
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
                        ("wie", models.CharField(max_length=200, verbose_name="Wie wij mogen vragen")),
                        ("waarvoor", models.CharField(max_length=200, verbose_name="Waarover")),
                        ("gegeven_op", models.DateField()),
                        ("geldig_tot", models.DateField()),
                        ("ingetrokken_op", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="toestemmingen",
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
                        "verbose_name_plural": "toestemmingen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ToestemmingGeschiedenis",
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
                        ("wie", models.CharField(max_length=200, verbose_name="Wie wij mogen vragen")),
                        ("waarvoor", models.CharField(max_length=200, verbose_name="Waarover")),
                        ("gegeven_op", models.DateField()),
                        ("geldig_tot", models.DateField()),
                        ("ingetrokken_op", models.DateField(blank=True, null=True)),
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
                                to="intake.toestemming",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="toestemming",
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
                        name="toestemming_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toestemming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("waarvoor__regex", "\\S"), ("wie__regex", "\\S")),
                        name="toestemming_wie_en_waarvoor",
                        violation_error_message="Vul in wie u mag vragen, en waarover.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toestemming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gegeven_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="toestemming_niet_in_toekomst",
                        violation_error_message="Toestemming die nog niet is gegeven, kunt u niet vastleggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toestemming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("gegeven_op"))),
                        name="toestemming_periode",
                        violation_error_message="De laatste dag ligt voor de dag waarop de toestemming is gegeven.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toestemming",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("ingetrokken_op__gte", models.F("gegeven_op")),
                            ("ingetrokken_op__lte", werkoffensief.logboek.expressions.Today()),
                        ),
                        name="toestemming_ingetrokken",
                        violation_error_message="Intrekken kan vanaf de dag dat de toestemming is gegeven, en niet vooruit.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toestemming",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("klant", "wie", "gegeven_op"),
                        name="toestemming_een_keer",
                        violation_error_message="Deze toestemming is op deze dag al vastgelegd.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toestemming",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_toestemminggeschiedenis" ("gegeven_op", "geldig_tot", "id", "ingetrokken_op", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden", "waarvoor", "wie") VALUES (NEW."gegeven_op", NEW."geldig_tot", NEW."id", NEW."ingetrokken_op", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarvoor", NEW."wie"); RETURN NULL;',
                            hash="44d4293abab10734762444c0afe0f8e84d7915ea",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_850de",
                            table="intake_toestemming",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toestemming",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_toestemminggeschiedenis" ("gegeven_op", "geldig_tot", "id", "ingetrokken_op", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden", "waarvoor", "wie") VALUES (NEW."gegeven_op", NEW."geldig_tot", NEW."id", NEW."ingetrokken_op", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarvoor", NEW."wie"); RETURN NULL;',
                            hash="8c13d5d46d81b92a9c23c4679a5251333f766952",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_00f30",
                            table="intake_toestemming",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toestemming",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_toestemminggeschiedenis" ("gegeven_op", "geldig_tot", "id", "ingetrokken_op", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden", "waarvoor", "wie") VALUES (OLD."gegeven_op", OLD."geldig_tot", OLD."id", OLD."ingetrokken_op", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."waarvoor", OLD."wie"); RETURN NULL;',
                            hash="181923a133ae5331524aa54d7670ac1a8bf3385b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_c5b01",
                            table="intake_toestemming",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
