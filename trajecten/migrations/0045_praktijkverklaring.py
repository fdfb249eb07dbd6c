"""What somebody showed they can do in a step of praktijkleren: a praktijkverklaring among the schooling of the profile."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0087_klantnummer_zonder_tekens"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0044_regels_van_wijziging"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="scholing",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="scholing",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="scholing",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="scholing",
                    name="scholing_bekend_soort",
                ),
                migrations.AddField(
                    model_name="scholing",
                    name="behaald_op",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="scholing",
                    name="stap",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verklaringen",
                        to="trajecten.stap",
                    ),
                ),
                migrations.AddField(
                    model_name="scholinggeschiedenis",
                    name="behaald_op",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="scholinggeschiedenis",
                    name="stap",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.stap",
                    ),
                ),
                migrations.AlterField(
                    model_name="scholing",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("opleiding", "Opleiding"),
                            ("cursus", "Cursus of certificaat"),
                            ("praktijkverklaring", "Praktijkverklaring"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="scholinggeschiedenis",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("opleiding", "Opleiding"),
                            ("cursus", "Cursus of certificaat"),
                            ("praktijkverklaring", "Praktijkverklaring"),
                        ],
                        max_length=20,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scholing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_scholinggeschiedenis" ("behaald_op", "diploma", "geldig_tot", "id", "jaar", "klant_id", "levering_id", "naam", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scholingnummer", "school", "soort", "stand", "stap_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."behaald_op", NEW."diploma", NEW."geldig_tot", NEW."id", NEW."jaar", NEW."klant_id", NEW."levering_id", NEW."naam", NEW."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."scholingnummer", NEW."school", NEW."soort", NEW."stand", NEW."stap_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="1c063fa21a303968204a95266921edbf6f2a23f9",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1d398",
                            table="trajecten_scholing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scholing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_scholinggeschiedenis" ("behaald_op", "diploma", "geldig_tot", "id", "jaar", "klant_id", "levering_id", "naam", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scholingnummer", "school", "soort", "stand", "stap_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."behaald_op", NEW."diploma", NEW."geldig_tot", NEW."id", NEW."jaar", NEW."klant_id", NEW."levering_id", NEW."naam", NEW."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."scholingnummer", NEW."school", NEW."soort", NEW."stand", NEW."stap_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="dba2d52aa84328356ffd936b918317b3caf3e98d",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_a5f53",
                            table="trajecten_scholing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scholing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_scholinggeschiedenis" ("behaald_op", "diploma", "geldig_tot", "id", "jaar", "klant_id", "levering_id", "naam", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scholingnummer", "school", "soort", "stand", "stap_id", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."behaald_op", OLD."diploma", OLD."geldig_tot", OLD."id", OLD."jaar", OLD."klant_id", OLD."levering_id", OLD."naam", OLD."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."scholingnummer", OLD."school", OLD."soort", OLD."stand", OLD."stap_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="0452576dc71ca2732479db50683f3b3a83a7e805",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_37156",
                            table="trajecten_scholing",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["opleiding", "cursus", "praktijkverklaring"])),
                        name="scholing_bekend_soort",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("stap__isnull", True),
                            models.Q(("behaald_op__isnull", False), ("soort", "praktijkverklaring")),
                            _connector="OR",
                        ),
                        name="scholing_stap_met_verklaring",
                        violation_error_message="Bij een stap hoort een praktijkverklaring, met de dag waarop zij is gegeven.",
                    ),
                ),
            ]
        ),
    ]
