"""The end of somebody's WW, and what came of it."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0033_regels_van_afspraken"),
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Wwrecht",
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
                        ("ww_einde", models.DateField()),
                        (
                            "resultaat",
                            models.CharField(
                                choices=[
                                    ("open", "Nog open"),
                                    ("instroom_voorkomen", "Instroom voorkomen"),
                                    ("ingestroomd", "Ingestroomd in de bijstand"),
                                ],
                                db_default="open",
                                default="open",
                                max_length=20,
                            ),
                        ),
                        ("resultaat_op", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="wwrechten",
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
                        "verbose_name": "einde van de WW",
                        "verbose_name_plural": "wwrechten",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WwrechtGeschiedenis",
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
                        ("ww_einde", models.DateField()),
                        (
                            "resultaat",
                            models.CharField(
                                choices=[
                                    ("open", "Nog open"),
                                    ("instroom_voorkomen", "Instroom voorkomen"),
                                    ("ingestroomd", "Ingestroomd in de bijstand"),
                                ],
                                db_default="open",
                                default="open",
                                max_length=20,
                            ),
                        ),
                        ("resultaat_op", models.DateField(blank=True, null=True)),
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
                                to="intake.wwrecht",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="wwrecht",
                    index=models.Index(fields=["resultaat", "ww_einde", "id"], name="wwrecht_einde"),
                ),
                migrations.AddConstraint(
                    model_name="wwrecht",
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
                        name="wwrecht_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wwrecht",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resultaat", "open"), ("resultaat_op__isnull", True)),
                            models.Q(
                                ("resultaat__in", ["instroom_voorkomen", "ingestroomd"]),
                                ("resultaat_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="wwrecht_resultaat_met_datum",
                        violation_error_message="Een resultaat heeft een datum; zonder resultaat is er geen datum.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wwrecht",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resultaat", "instroom_voorkomen"), _negated=True),
                            ("resultaat_op__lte", werkoffensief.logboek.expressions.Today()),
                            _connector="OR",
                        ),
                        name="wwrecht_voorkomen_niet_in_toekomst",
                        violation_error_message="De dag waarop instroom is voorkomen, ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wwrecht",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("klant", "ww_einde"),
                        name="wwrecht_een_per_einde",
                        violation_error_message="Deze einddatum van de WW is bij deze klant al vastgelegd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wwrecht",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("resultaat", "open"), ("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[("klant", "=")],
                        name="wwrecht_een_open_per_klant",
                        violation_error_message="Deze klant heeft al een WW die afloopt en waarvan het resultaat open is.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wwrecht",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_wwrechtgeschiedenis" ("id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resultaat", "resultaat_op", "versie", "vervallen_op", "vervallen_reden", "ww_einde") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."resultaat", NEW."resultaat_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."ww_einde"); RETURN NULL;',
                            hash="d58a9e0ed3676698c53fddaae03dae2424c59de3",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_effc0",
                            table="intake_wwrecht",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wwrecht",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_wwrechtgeschiedenis" ("id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resultaat", "resultaat_op", "versie", "vervallen_op", "vervallen_reden", "ww_einde") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."resultaat", NEW."resultaat_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."ww_einde"); RETURN NULL;',
                            hash="7defa1131ff565b46886e35a5b23ac47a5cdb962",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e0b02",
                            table="intake_wwrecht",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wwrecht",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_wwrechtgeschiedenis" ("id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resultaat", "resultaat_op", "versie", "vervallen_op", "vervallen_reden", "ww_einde") VALUES (OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."resultaat", OLD."resultaat_op", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."ww_einde"); RETURN NULL;',
                            hash="db4ff649488006c5e08cd2faf2b6e05e4d5e2090",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_32d4c",
                            table="intake_wwrecht",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
