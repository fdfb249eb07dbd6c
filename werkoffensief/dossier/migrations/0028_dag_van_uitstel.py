"""A line that was put off knows its due day: what the same thing asks for on a later day was not put off."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen

# What was put off before was due by then; what came due since was not put off.
OF_BEFORE = "UPDATE dossier_uitstel SET dag = sinds;"


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0027_uitstel_van_afspraak_bij_ander"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitstel",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitstel",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitstel",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="uitstel",
                    name="dag",
                    field=models.DateField(db_default=werkoffensief.logboek.expressions.Today()),
                ),
                migrations.AddField(
                    model_name="uitstelgeschiedenis",
                    name="dag",
                    field=models.DateField(db_default=werkoffensief.logboek.expressions.Today()),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitstel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_uitstelgeschiedenis" ("dag", "ding", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sinds", "soort", "tot", "versie") VALUES (NEW."dag", NEW."ding", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."sinds", NEW."soort", NEW."tot", NEW."versie"); RETURN NULL;',
                            hash="6e96d05f7f7193ced79aae1f776fa3ac84d114a3",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_4e6f9",
                            table="dossier_uitstel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitstel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossier_uitstelgeschiedenis" ("dag", "ding", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sinds", "soort", "tot", "versie") VALUES (NEW."dag", NEW."ding", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."sinds", NEW."soort", NEW."tot", NEW."versie"); RETURN NULL;',
                            hash="ba116bfda492ff181c692a838ef7a378479483ea",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_2173c",
                            table="dossier_uitstel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitstel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_uitstelgeschiedenis" ("dag", "ding", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sinds", "soort", "tot", "versie") VALUES (OLD."dag", OLD."ding", OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."sinds", OLD."soort", OLD."tot", OLD."versie"); RETURN NULL;',
                            hash="61758ae6dea1380e2b514a4387d27a75d5d34f4b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_af930",
                            table="dossier_uitstel",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(OF_BEFORE, migrations.RunSQL.noop),
    ]
