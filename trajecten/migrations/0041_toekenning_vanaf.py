"""The first day of an award, where that is another than the day of the decision; on no day the same twice, by it."""

import django.contrib.postgres.constraints
import django.db.models.constraints
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0084_achternaam"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0040_profiel_naar_vum"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toekenning",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toekenning",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toekenning",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="toekenning",
                    name="toekenning_besluit",
                ),
                migrations.RemoveConstraint(
                    model_name="toekenning",
                    name="toekenning_geen_overlap",
                ),
                migrations.AddField(
                    model_name="toekenning",
                    name="vanaf",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="toekenninggeschiedenis",
                    name="vanaf",
                    field=models.DateField(blank=True, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toekenning",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "vanaf", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id") VALUES (NEW."besloten_op", NEW."besluit", NEW."brief", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."redenen", NEW."toekenningsnummer", NEW."tot", NEW."traject_id", NEW."vanaf", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op", NEW."voorziening_id"); RETURN NULL;',
                            hash="bea1a5119440e3eefb3e1a15440c066d753cd0eb",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_31157",
                            table="trajecten_toekenning",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toekenning",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."besloten_op" IS DISTINCT FROM (NEW."besloten_op") OR OLD."besluit" IS DISTINCT FROM (NEW."besluit") OR OLD."brief" IS DISTINCT FROM (NEW."brief") OR OLD."centen" IS DISTINCT FROM (NEW."centen") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."medewerker_id" IS DISTINCT FROM (NEW."medewerker_id") OR OLD."redenen" IS DISTINCT FROM (NEW."redenen") OR OLD."toekenningsnummer" IS DISTINCT FROM (NEW."toekenningsnummer") OR OLD."tot" IS DISTINCT FROM (NEW."tot") OR OLD."traject_id" IS DISTINCT FROM (NEW."traject_id") OR OLD."vanaf" IS DISTINCT FROM (NEW."vanaf") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."vervallen_op" IS DISTINCT FROM (NEW."vervallen_op") OR OLD."vervallen_reden" IS DISTINCT FROM (NEW."vervallen_reden") OR OLD."verzonden_op" IS DISTINCT FROM (NEW."verzonden_op") OR OLD."voorziening_id" IS DISTINCT FROM (NEW."voorziening_id"))',
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "vanaf", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id") VALUES (NEW."besloten_op", NEW."besluit", NEW."brief", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."redenen", NEW."toekenningsnummer", NEW."tot", NEW."traject_id", NEW."vanaf", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op", NEW."voorziening_id"); RETURN NULL;',
                            hash="9808802122d3c65fbceac2137f95fd8f02b50128",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b3ec3",
                            table="trajecten_toekenning",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toekenning",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "vanaf", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id") VALUES (OLD."besloten_op", OLD."besluit", OLD."brief", OLD."centen", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."redenen", OLD."toekenningsnummer", OLD."tot", OLD."traject_id", OLD."vanaf", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verzonden_op", OLD."voorziening_id"); RETURN NULL;',
                            hash="a2af652d255c1c5a214f478d55f41836e369db13",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_e4f96",
                            table="trajecten_toekenning",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("besluit", "toegekend"),
                            models.Q(
                                ("besluit", "afgewezen"),
                                ("centen", 0),
                                ("tot__isnull", True),
                                ("vanaf__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="toekenning_besluit",
                        violation_error_message="Een afwijzing heeft geen eerste en laatste dag en kost niets.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("vanaf"))),
                        name="toekenning_tot_na_vanaf",
                        violation_error_message="De toekenning eindigt voor haar eerste dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("besluit", "toegekend"), ("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("klant", "="),
                            ("voorziening", "="),
                            (
                                werkoffensief.logboek.expressions.DateRange(
                                    django.db.models.functions.comparison.Coalesce("vanaf", "besloten_op"),
                                    "tot",
                                ),
                                "&&",
                            ),
                        ],
                        name="toekenning_geen_overlap",
                        violation_error_message="Deze hulp is op deze dagen al toegekend aan deze klant.",
                    ),
                ),
            ]
        ),
    ]
