"""Where somebody without an address can be found: when, and through whom."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0071_uitnodigingen_van_eerder"),
        ("logboek", "0006_handeling_gelezen"),
    ]

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
                    name="bereikbaar_bij_wie",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="adres",
                    name="bereikbaar_wanneer",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="adresgeschiedenis",
                    name="bereikbaar_bij_wie",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="adresgeschiedenis",
                    name="bereikbaar_wanneer",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adres",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_bij_wie", "bereikbaar_via", "bereikbaar_wanneer", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "straat", "versie", "woonplaats") VALUES (NEW."bereikbaar_bij_wie", NEW."bereikbaar_via", NEW."bereikbaar_wanneer", NEW."bron", NEW."geheim", NEW."geldig_tot", NEW."geldig_van", NEW."huisnummer", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."postcode", NEW."soort", NEW."straat", NEW."versie", NEW."woonplaats"); RETURN NULL;',
                            hash="263aea1a4c9168a6a4526a755666ee027b4eae84",
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
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_bij_wie", "bereikbaar_via", "bereikbaar_wanneer", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "straat", "versie", "woonplaats") VALUES (NEW."bereikbaar_bij_wie", NEW."bereikbaar_via", NEW."bereikbaar_wanneer", NEW."bron", NEW."geheim", NEW."geldig_tot", NEW."geldig_van", NEW."huisnummer", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."postcode", NEW."soort", NEW."straat", NEW."versie", NEW."woonplaats"); RETURN NULL;',
                            hash="bcb20ad58a3e37a8bf2bb5d2497a782080300b2d",
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
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_bij_wie", "bereikbaar_via", "bereikbaar_wanneer", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "straat", "versie", "woonplaats") VALUES (OLD."bereikbaar_bij_wie", OLD."bereikbaar_via", OLD."bereikbaar_wanneer", OLD."bron", OLD."geheim", OLD."geldig_tot", OLD."geldig_van", OLD."huisnummer", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."postcode", OLD."soort", OLD."straat", OLD."versie", OLD."woonplaats"); RETURN NULL;',
                            hash="402cce9c96595dfee47e02030de551e400608589",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_7de1b",
                            table="intake_adres",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adres",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("soort", "geen_adres"),
                            models.Q(
                                ("bereikbaar_bij_wie__isnull", True), ("bereikbaar_wanneer__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="adres_vindplek_zonder_adres",
                        violation_error_message="Wanneer en bij wie vult u alleen in voor iemand zonder vast adres.",
                    ),
                ),
            ]
        ),
    ]
