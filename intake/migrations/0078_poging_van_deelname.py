"""An absence at a meeting is an attempt; the place says which."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0077_antwoord_is_code_of_getal"),
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="deelname",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="deelname",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="deelname",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="deelname",
                    name="poging",
                    field=models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelname",
                        to="intake.contactpoging",
                    ),
                ),
                migrations.AddField(
                    model_name="deelnamegeschiedenis",
                    name="poging",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.contactpoging",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deelname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_deelnamegeschiedenis" ("bijeenkomst_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."bijeenkomst_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."poging_id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="6bb0790ba05c79e85051b6083c928292d578fcc1",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1bb94",
                            table="intake_deelname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deelname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_deelnamegeschiedenis" ("bijeenkomst_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."bijeenkomst_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."poging_id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="bf4f4274ab90a71d28d4fc04b591b4461f599b0a",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_0f3df",
                            table="intake_deelname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deelname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_deelnamegeschiedenis" ("bijeenkomst_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."bijeenkomst_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."poging_id", OLD."status", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="7fedc136e8d6a2aa72ab645c55ee869e35bdafd0",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_37715",
                            table="intake_deelname",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deelname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("poging__isnull", True), ("status", "afwezig"), _connector="OR"),
                        name="deelname_poging_past",
                        violation_error_message="Alleen bij wie afwezig was hoort een contactpoging.",
                    ),
                ),
            ]
        ),
    ]
