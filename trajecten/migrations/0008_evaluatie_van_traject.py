"""The day on which a plan is looked at together."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0014_versie_van_klant"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0007_nummers_zonder_randen"),
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
                    name="evaluatie_op",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="trajectgeschiedenis",
                    name="evaluatie_op",
                    field=models.DateField(blank=True, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="traject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "evaluatie_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."einde_reden_id", NEW."evaluatie_op", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."start", NEW."trajectnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="23173efdffdfc846d8967ecd4636d5e2cf96a48b",
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
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "evaluatie_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."einde_reden_id", NEW."evaluatie_op", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."start", NEW."trajectnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="7f3675e55ed6510fde7527f9e5e549943c6c39c4",
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
                            func='INSERT INTO "trajecten_trajectgeschiedenis" ("einde", "einde_reden_id", "evaluatie_op", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "trajectnummer", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."einde", OLD."einde_reden_id", OLD."evaluatie_op", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."start", OLD."trajectnummer", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="39cf032451ee0b98d05f996691df656a5b8dc026",
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
                        condition=models.Q(("evaluatie_op__gte", models.F("start"))),
                        name="traject_evaluatie_na_start",
                        violation_error_message="De evaluatie ligt voor het begin van het traject.",
                    ),
                ),
            ]
        ),
    ]
