"""A member of a household has a number, by which a file knows it again. Who is there already gets one too."""

from importlib import import_module

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
FACT = ("intake_gezinslid", "gezinslidnummer")
# Only while the column is added: PostgreSQL then numbers each row, and no change of the row is recorded.
NEXT = models.Func(
    template="'WO-' || lpad(nextval('nummer_gezinslid')::text, 6, '0')", output_field=models.CharField()
)


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0073_herinneringstop_van_levering"),
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE nummer_gezinslid", "DROP SEQUENCE nummer_gezinslid"),
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gezinslid",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gezinslid",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gezinslid",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="gezinslid",
                    name="gezinslidnummer",
                    field=models.CharField(db_default=NEXT, editable=False, max_length=200, unique=True),
                ),
                migrations.AddField(
                    model_name="gezinslidgeschiedenis",
                    name="gezinslidnummer",
                    field=models.CharField(default="", editable=False, max_length=200),
                    preserve_default=False,
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinslid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "gezinslidnummer", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (NEW."bron", NEW."geboortejaar", NEW."geldig_tot", NEW."geldig_van", NEW."gezinslidnummer", NEW."id", NEW."inwonend", NEW."klant_id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."relatie", NEW."versie"); RETURN NULL;',
                            hash="18a4e67221dc06a7a59fdf0ce6163858daea5fa6",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_87c9e",
                            table="intake_gezinslid",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinslid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "gezinslidnummer", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (NEW."bron", NEW."geboortejaar", NEW."geldig_tot", NEW."geldig_van", NEW."gezinslidnummer", NEW."id", NEW."inwonend", NEW."klant_id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."relatie", NEW."versie"); RETURN NULL;',
                            hash="aee8da192b3264cf07f8a216cd19c1273e6d325d",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4c677",
                            table="intake_gezinslid",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinslid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "gezinslidnummer", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (OLD."bron", OLD."geboortejaar", OLD."geldig_tot", OLD."geldig_van", OLD."gezinslidnummer", OLD."id", OLD."inwonend", OLD."klant_id", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."relatie", OLD."versie"); RETURN NULL;',
                            hash="04f141a26889e27d03e1fc5f24dedf9b6f8f96d9",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_99046",
                            table="intake_gezinslid",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinslid",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gezinslidnummer__regex", "^\\S(.*\\S)?$")),
                        name="gezinslid_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
            ]
        ),
        WijzigTabellen(
            [
                migrations.AlterField(
                    model_name="gezinslid",
                    name="gezinslidnummer",
                    field=models.CharField(editable=False, max_length=200, unique=True),
                ),
            ]
        ),
        migrations.RunSQL(FACTS.triggers(*FACT), FACTS.drops(*FACT)),
    ]
