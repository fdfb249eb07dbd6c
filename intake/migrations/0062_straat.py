"""The street of an address."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [("intake", "0061_verteld_moment")]
    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="adres",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="adres",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="adres",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="adres",
                    name="straat",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="adresgeschiedenis",
                    name="straat",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adres",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_via", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "straat", "versie", "woonplaats") VALUES (NEW."bereikbaar_via", NEW."bron", NEW."geheim", NEW."geldig_tot", NEW."geldig_van", NEW."huisnummer", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."postcode", NEW."soort", NEW."straat", NEW."versie", NEW."woonplaats"); RETURN NULL;',
                            hash="393b3e1c957d665273421be7127a7fa18c560c01",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1e091",
                            table="intake_adres",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adres",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_via", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "straat", "versie", "woonplaats") VALUES (NEW."bereikbaar_via", NEW."bron", NEW."geheim", NEW."geldig_tot", NEW."geldig_van", NEW."huisnummer", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."postcode", NEW."soort", NEW."straat", NEW."versie", NEW."woonplaats"); RETURN NULL;',
                            hash="1845f8e005eb3a42504cfb27a554ac60ca2b5f3a",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_12154",
                            table="intake_adres",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adres",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_via", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "straat", "versie", "woonplaats") VALUES (OLD."bereikbaar_via", OLD."bron", OLD."geheim", OLD."geldig_tot", OLD."geldig_van", OLD."huisnummer", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."postcode", OLD."soort", OLD."straat", OLD."versie", OLD."woonplaats"); RETURN NULL;',
                            hash="422a5c7278b05ab2e69e604992c464342332f277",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_7de1b",
                            table="intake_adres",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
