"""From which amount an award of a voorziening is a teamleider's."""

import django.core.validators
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0037_toekenning_een_per_dag"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="voorziening",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="voorziening",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="voorziening",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="voorziening",
                    name="teamleider_vanaf_centen",
                    field=models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100000000)],
                    ),
                ),
                migrations.AddField(
                    model_name="voorzieninggeschiedenis",
                    name="teamleider_vanaf_centen",
                    field=models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100000000)],
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="voorziening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("aanbieder", "beschikking", "brieftekst", "code", "geldig_maanden", "geldig_tot", "geldig_van", "naam", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs_centen", "srg_code", "teamleider_vanaf_centen") VALUES (NEW."aanbieder", NEW."beschikking", NEW."brieftekst", NEW."code", NEW."geldig_maanden", NEW."geldig_tot", NEW."geldig_van", NEW."naam", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code", NEW."prijs_centen", NEW."srg_code", NEW."teamleider_vanaf_centen"); RETURN NULL;',
                            hash="1179d9e14e1e629e7fa32df29222fc7ab13c4476",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_42ec7",
                            table="trajecten_voorziening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="voorziening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("aanbieder", "beschikking", "brieftekst", "code", "geldig_maanden", "geldig_tot", "geldig_van", "naam", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs_centen", "srg_code", "teamleider_vanaf_centen") VALUES (NEW."aanbieder", NEW."beschikking", NEW."brieftekst", NEW."code", NEW."geldig_maanden", NEW."geldig_tot", NEW."geldig_van", NEW."naam", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code", NEW."prijs_centen", NEW."srg_code", NEW."teamleider_vanaf_centen"); RETURN NULL;',
                            hash="e2ad18b72eef175ac95742d5aa6cbd990f03b83a",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_44e04",
                            table="trajecten_voorziening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="voorziening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_voorzieninggeschiedenis" ("aanbieder", "beschikking", "brieftekst", "code", "geldig_maanden", "geldig_tot", "geldig_van", "naam", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prijs_centen", "srg_code", "teamleider_vanaf_centen") VALUES (OLD."aanbieder", OLD."beschikking", OLD."brieftekst", OLD."code", OLD."geldig_maanden", OLD."geldig_tot", OLD."geldig_van", OLD."naam", OLD."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code", OLD."prijs_centen", OLD."srg_code", OLD."teamleider_vanaf_centen"); RETURN NULL;',
                            hash="b5cfd03004f4aa2edfb0cb11c967839ff7eac62e",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_bb45b",
                            table="trajecten_voorziening",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voorziening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("teamleider_vanaf_centen__lte", 100000000)),
                        name="voorziening_teamleider_vanaf",
                        violation_error_message="Vul een bedrag in van ten hoogste 1.000.000 euro.",
                    ),
                ),
            ]
        ),
    ]
