"""When a beheerder took away somebody's second factor; in the history, who did."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_sessies"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="medewerker",
            name="nieuw_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="medewerker",
            name="gewijzigd_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="medewerker",
            name="verwijderd_delete",
        ),
        migrations.AddField(
            model_name="medewerker",
            name="tweede_factor_gereset_op",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="medewerkergeschiedenis",
            name="tweede_factor_gereset_op",
            field=models.DateTimeField(editable=False, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="medewerker",
            trigger=pgtrigger.compiler.Trigger(
                name="nieuw_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (NEW."email", NEW."gebruikersnaam", NEW."id", NEW."is_active", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."team_id", NEW."telefoon", NEW."tweede_factor_gereset_op", NEW."uitgenodigd_op", NEW."versie"); RETURN NULL;',
                    hash="db56282bd3ccc11edc5726a878ffebe5435250b6",
                    operation="INSERT",
                    pgid="pgtrigger_nieuw_insert_bac79",
                    table="accounts_medewerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="medewerker",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."gebruikersnaam" IS DISTINCT FROM (NEW."gebruikersnaam") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."telefoon" IS DISTINCT FROM (NEW."telefoon") OR OLD."tweede_factor_gereset_op" IS DISTINCT FROM (NEW."tweede_factor_gereset_op") OR OLD."uitgenodigd_op" IS DISTINCT FROM (NEW."uitgenodigd_op") OR OLD."versie" IS DISTINCT FROM (NEW."versie"))',
                    func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (NEW."email", NEW."gebruikersnaam", NEW."id", NEW."is_active", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."team_id", NEW."telefoon", NEW."tweede_factor_gereset_op", NEW."uitgenodigd_op", NEW."versie"); RETURN NULL;',
                    hash="39120f19246353fc2101a0a7ef60af23adbd5b08",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_5a096",
                    table="accounts_medewerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="medewerker",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (OLD."email", OLD."gebruikersnaam", OLD."id", OLD."is_active", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."team_id", OLD."telefoon", OLD."tweede_factor_gereset_op", OLD."uitgenodigd_op", OLD."versie"); RETURN NULL;',
                    hash="aa45f9b06fb79dc1a0a5bda0985e22bc75344424",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_d08a0",
                    table="accounts_medewerker",
                    when="AFTER",
                ),
            ),
        ),
    ]
