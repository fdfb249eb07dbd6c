"""How many conversations can be had: a product that anyone can follow."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0027_weging_blijft"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="campagne",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="campagne",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="campagne",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="campagne",
                    name="gesprekken_per_week",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="campagne",
                    name="mensen",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="campagne",
                    name="weken",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="campagnegeschiedenis",
                    name="gesprekken_per_week",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="campagnegeschiedenis",
                    name="mensen",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="campagnegeschiedenis",
                    name="weken",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campagne",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_campagnegeschiedenis" ("code", "einddatum", "gesprekken_per_week", "id", "levering_id", "mensen", "minimaal_maanden_uitkering", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "startdatum", "streefaantal", "versie", "weken") VALUES (NEW."code", NEW."einddatum", NEW."gesprekken_per_week", NEW."id", NEW."levering_id", NEW."mensen", NEW."minimaal_maanden_uitkering", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."startdatum", NEW."streefaantal", NEW."versie", NEW."weken"); RETURN NULL;',
                            hash="86cebf8f9f1ec702da9216577320732b7fac41f3",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_b21b3",
                            table="intake_campagne",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campagne",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_campagnegeschiedenis" ("code", "einddatum", "gesprekken_per_week", "id", "levering_id", "mensen", "minimaal_maanden_uitkering", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "startdatum", "streefaantal", "versie", "weken") VALUES (NEW."code", NEW."einddatum", NEW."gesprekken_per_week", NEW."id", NEW."levering_id", NEW."mensen", NEW."minimaal_maanden_uitkering", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."startdatum", NEW."streefaantal", NEW."versie", NEW."weken"); RETURN NULL;',
                            hash="6b5a51cc2194fa72c00454bf48dffff87df03761",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_0c90e",
                            table="intake_campagne",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campagne",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_campagnegeschiedenis" ("code", "einddatum", "gesprekken_per_week", "id", "levering_id", "mensen", "minimaal_maanden_uitkering", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "startdatum", "streefaantal", "versie", "weken") VALUES (OLD."code", OLD."einddatum", OLD."gesprekken_per_week", OLD."id", OLD."levering_id", OLD."mensen", OLD."minimaal_maanden_uitkering", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."startdatum", OLD."streefaantal", OLD."versie", OLD."weken"); RETURN NULL;',
                            hash="d2225e487575677b3720b18d648348154b91b726",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_42060",
                            table="intake_campagne",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campagne",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("gesprekken_per_week__isnull", True),
                                ("mensen__isnull", True),
                                ("weken__isnull", True),
                            ),
                            models.Q(
                                ("gesprekken_per_week__isnull", False),
                                ("mensen__isnull", False),
                                ("weken__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="campagne_capaciteit_heel",
                        violation_error_message="Vul voor de capaciteit alle drie de getallen in, of geen.",
                    ),
                ),
            ]
        ),
    ]
