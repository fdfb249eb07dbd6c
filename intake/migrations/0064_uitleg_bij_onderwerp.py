"""Beside each topic stands what to ask; the beheerder changes it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0063_regels_van_afzeggen"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="onderwerp",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="onderwerp",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="onderwerp",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="onderwerp",
                    name="uitleg",
                    field=models.CharField(blank=True, max_length=300, null=True),
                ),
                migrations.AddField(
                    model_name="onderwerpgeschiedenis",
                    name="uitleg",
                    field=models.CharField(blank=True, max_length=300, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_onderwerpgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uitleg", "volgorde") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code", NEW."uitleg", NEW."volgorde"); RETURN NULL;',
                            hash="db7d75097e5852d1441a6bae0e85ee114920a38d",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_03743",
                            table="intake_onderwerp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_onderwerpgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uitleg", "volgorde") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code", NEW."uitleg", NEW."volgorde"); RETURN NULL;',
                            hash="dcbb17baba4ecfc60c2f65b8f479034cd9c61549",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_71ecc",
                            table="intake_onderwerp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_onderwerpgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uitleg", "volgorde") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code", OLD."uitleg", OLD."volgorde"); RETURN NULL;',
                            hash="144a9ac27ee81da79ceab1c0ea8d8da0495159b6",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_d09e0",
                            table="intake_onderwerp",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
