"""Which delivery brought that somebody gets no reminders."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0072_vindplek"),
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="herinneringstop",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="herinneringstop",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="herinneringstop",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="herinneringstop",
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
                    model_name="herinneringstopgeschiedenis",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="herinneringstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_herinneringstopgeschiedenis" ("door_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") VALUES (NEW."door_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="228d83fe45afedcd4c4eabbb38d8427c46b9c3d8",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_23592",
                            table="intake_herinneringstop",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="herinneringstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_herinneringstopgeschiedenis" ("door_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") VALUES (NEW."door_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="83d4a0f5685d747da4340d7639db8e17b233bae0",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_8d1c5",
                            table="intake_herinneringstop",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="herinneringstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_herinneringstopgeschiedenis" ("door_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") VALUES (OLD."door_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."tot", OLD."vanaf"); RETURN NULL;',
                            hash="cc524ebfda8249e630178d3160bf3fd6b46712c7",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_61eb3",
                            table="intake_herinneringstop",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
