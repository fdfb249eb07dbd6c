"""Since when an account waits until a second person confirms it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_regels_van_waarneming"),
    ]

    operations = [
        WijzigTabellen(
            [
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
                    name="te_bevestigen_sinds",
                    field=models.DateTimeField(editable=False, null=True),
                ),
                migrations.AddField(
                    model_name="medewerkergeschiedenis",
                    name="te_bevestigen_sinds",
                    field=models.DateTimeField(editable=False, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medewerker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "te_bevestigen_sinds", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (NEW."email", NEW."gebruikersnaam", NEW."id", NEW."is_active", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."te_bevestigen_sinds", NEW."team_id", NEW."telefoon", NEW."tweede_factor_gereset_op", NEW."uitgenodigd_op", NEW."versie"); RETURN NULL;',
                            hash="046c1d7dcad0ceadf4a609ff3685a35c5d68b577",
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
                            condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."gebruikersnaam" IS DISTINCT FROM (NEW."gebruikersnaam") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."te_bevestigen_sinds" IS DISTINCT FROM (NEW."te_bevestigen_sinds") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."telefoon" IS DISTINCT FROM (NEW."telefoon") OR OLD."tweede_factor_gereset_op" IS DISTINCT FROM (NEW."tweede_factor_gereset_op") OR OLD."uitgenodigd_op" IS DISTINCT FROM (NEW."uitgenodigd_op") OR OLD."versie" IS DISTINCT FROM (NEW."versie"))',
                            func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "te_bevestigen_sinds", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (NEW."email", NEW."gebruikersnaam", NEW."id", NEW."is_active", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."te_bevestigen_sinds", NEW."team_id", NEW."telefoon", NEW."tweede_factor_gereset_op", NEW."uitgenodigd_op", NEW."versie"); RETURN NULL;',
                            hash="8c58fd2e934ff5e2f4fe77fd2f15fbbfb1dc107a",
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
                            func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "te_bevestigen_sinds", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (OLD."email", OLD."gebruikersnaam", OLD."id", OLD."is_active", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."te_bevestigen_sinds", OLD."team_id", OLD."telefoon", OLD."tweede_factor_gereset_op", OLD."uitgenodigd_op", OLD."versie"); RETURN NULL;',
                            hash="6b6ad8b56f8e1bdfbdf5cb2e695076debab83c62",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_d08a0",
                            table="accounts_medewerker",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
