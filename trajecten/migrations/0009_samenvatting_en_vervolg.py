"""What an ended traject says in short, and which traject it goes on from."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0051_opnieuw_vragen"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0008_evaluatie_van_traject"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="traject",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="traject",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="traject",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="traject",
                    name="samenvatting",
                    field=models.TextField(blank=True, max_length=4000, null=True),
                ),
                migrations.AddField(
                    model_name="traject",
                    name="vervolg_op",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervolg",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="trajectgeschiedenis",
                    name="samenvatting",
                    field=models.TextField(blank=True, max_length=4000, null=True),
                ),
                migrations.AddField(
                    model_name="trajectgeschiedenis",
                    name="vervolg_op",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.traject",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="traject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "evaluatie_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden", "vervolg_op_id") VALUES (NEW."einde", NEW."einde_reden_id", NEW."evaluatie_op", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."samenvatting", NEW."start", NEW."trajectnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervolg_op_id"); RETURN NULL;',
                            hash="ae1ab33c36de2480f16069779c028cd5f2e1c377",
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
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "evaluatie_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden", "vervolg_op_id") VALUES (NEW."einde", NEW."einde_reden_id", NEW."evaluatie_op", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."samenvatting", NEW."start", NEW."trajectnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervolg_op_id"); RETURN NULL;',
                            hash="d2d2bf4435f9e0d543734d506a142604f324bd94",
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
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "evaluatie_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden", "vervolg_op_id") VALUES (OLD."einde", OLD."einde_reden_id", OLD."evaluatie_op", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."samenvatting", OLD."start", OLD."trajectnummer", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vervolg_op_id"); RETURN NULL;',
                            hash="6f37b6cb3555267d62fde4881234e78897fa1b3b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3bd3b",
                            table="trajecten_traject",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("samenvatting__isnull", True),
                            models.Q(("einde__isnull", False), ("samenvatting__length__lte", 4000)),
                            _connector="OR",
                        ),
                        name="traject_samenvatting_bij_einde",
                        violation_error_message="Een samenvatting hoort bij een einde en heeft ten hoogste 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("vervolg_op",),
                        name="traject_een_vervolg",
                        violation_error_message="Dit traject is al heropend.",
                    ),
                ),
            ]
        ),
    ]
