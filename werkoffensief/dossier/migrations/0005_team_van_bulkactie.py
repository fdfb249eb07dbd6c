"""An act on many klanten keeps the team from which it was done."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_codepoging_browser"),
        ("dossier", "0004_soort_van_bulkactie"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkactie",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkactie",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkactie",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="bulkactie",
                    name="team",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                    ),
                ),
                migrations.AddField(
                    model_name="bulkactiegeschiedenis",
                    name="team",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.team",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "team_id", "uitgevoerd_op", "versie") VALUES (NEW."dag", NEW."gemaakt_op", NEW."id", NEW."medewerker_id", NEW."naar_id", NEW."ongedaan_door_id", NEW."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."team_id", NEW."uitgevoerd_op", NEW."versie"); RETURN NULL;',
                            hash="9ef9f394a0ebffb66fcc9898050f673a89573d81",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_b2f74",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "team_id", "uitgevoerd_op", "versie") VALUES (NEW."dag", NEW."gemaakt_op", NEW."id", NEW."medewerker_id", NEW."naar_id", NEW."ongedaan_door_id", NEW."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."team_id", NEW."uitgevoerd_op", NEW."versie"); RETURN NULL;',
                            hash="3c8bac70261367051cd61120a97cfa7d715bc3b0",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_fb007",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "team_id", "uitgevoerd_op", "versie") VALUES (OLD."dag", OLD."gemaakt_op", OLD."id", OLD."medewerker_id", OLD."naar_id", OLD."ongedaan_door_id", OLD."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."team_id", OLD."uitgevoerd_op", OLD."versie"); RETURN NULL;',
                            hash="e4a89ebe467213eb1c9da35374b8ff09c35992b5",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3de3b",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
