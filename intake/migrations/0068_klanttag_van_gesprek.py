"""In which conversation a talent or a wish was said."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0067_regels_van_keuzeantwoord"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="klanttag",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="klanttag",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="klanttag",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="klanttag",
                    name="gesprek",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tags",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="klanttaggeschiedenis",
                    name="gesprek",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.gesprek",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klanttag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klanttaggeschiedenis" ("gesprek_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "soort", "tag_id", "tekst", "tot", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."sinds", NEW."soort", NEW."tag_id", NEW."tekst", NEW."tot", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="5405a6a817fe6768d70e8fbaeb1540d8bcbb58ba",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_e61d6",
                            table="intake_klanttag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klanttag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_klanttaggeschiedenis" ("gesprek_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "soort", "tag_id", "tekst", "tot", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."sinds", NEW."soort", NEW."tag_id", NEW."tekst", NEW."tot", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="a3f780a2496af0e55027d481375450ab2fb63461",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_75d98",
                            table="intake_klanttag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klanttag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klanttaggeschiedenis" ("gesprek_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "soort", "tag_id", "tekst", "tot", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."gesprek_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."sinds", OLD."soort", OLD."tag_id", OLD."tekst", OLD."tot", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="94f9a5a438636b35caa11e9fc082c850db531f8d",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_60ec2",
                            table="intake_klanttag",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
