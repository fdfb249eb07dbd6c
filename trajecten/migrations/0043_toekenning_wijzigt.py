"""A decision that changes an award whose letter left; an award has a last day and an amount as they are now."""

import django.contrib.postgres.constraints
import django.db.models.constraints
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen

# What was granted before has what it was granted: nothing changed, so no version counts on and nothing is history.
PRESENT = """
ALTER TABLE trajecten_toekenning DISABLE TRIGGER USER;
UPDATE trajecten_toekenning SET tot_nu = tot, centen_nu = centen WHERE besluit = 'toegekend';
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE trajecten_toekenning ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0087_klantnummer_zonder_tekens"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0042_regels_van_toekenning_vanaf"),
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
                    name="toekenning_tot_na_besluit",
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
                    name="centen_nu",
                    field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
                ),
                migrations.AddField(
                    model_name="toekenning",
                    name="tot_nu",
                    field=models.DateField(blank=True, editable=False, null=True),
                ),
                migrations.AddField(
                    model_name="toekenning",
                    name="wijzigt",
                    field=models.CharField(blank=True, editable=False, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="toekenninggeschiedenis",
                    name="wijzigt",
                    field=models.CharField(blank=True, editable=False, max_length=200, null=True),
                ),
                migrations.AlterField(
                    model_name="toekenning",
                    name="besluit",
                    field=models.CharField(
                        choices=[
                            ("toegekend", "Toegekend"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken"),
                            ("beeindigd", "Beëindigd"),
                            ("verlaagd", "Verlaagd"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="toekenninggeschiedenis",
                    name="besluit",
                    field=models.CharField(
                        choices=[
                            ("toegekend", "Toegekend"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken"),
                            ("beeindigd", "Beëindigd"),
                            ("verlaagd", "Verlaagd"),
                        ],
                        max_length=20,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toekenning",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "vanaf", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id", "wijzigt") VALUES (NEW."besloten_op", NEW."besluit", NEW."brief", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."redenen", NEW."toekenningsnummer", NEW."tot", NEW."traject_id", NEW."vanaf", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op", NEW."voorziening_id", NEW."wijzigt"); RETURN NULL;',
                            hash="07a52e7a02fe9ad1ad828f67a8af8d0b8d92c2a4",
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
                            condition='WHEN (OLD."besloten_op" IS DISTINCT FROM (NEW."besloten_op") OR OLD."besluit" IS DISTINCT FROM (NEW."besluit") OR OLD."brief" IS DISTINCT FROM (NEW."brief") OR OLD."centen" IS DISTINCT FROM (NEW."centen") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."medewerker_id" IS DISTINCT FROM (NEW."medewerker_id") OR OLD."redenen" IS DISTINCT FROM (NEW."redenen") OR OLD."toekenningsnummer" IS DISTINCT FROM (NEW."toekenningsnummer") OR OLD."tot" IS DISTINCT FROM (NEW."tot") OR OLD."traject_id" IS DISTINCT FROM (NEW."traject_id") OR OLD."vanaf" IS DISTINCT FROM (NEW."vanaf") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."vervallen_op" IS DISTINCT FROM (NEW."vervallen_op") OR OLD."vervallen_reden" IS DISTINCT FROM (NEW."vervallen_reden") OR OLD."verzonden_op" IS DISTINCT FROM (NEW."verzonden_op") OR OLD."voorziening_id" IS DISTINCT FROM (NEW."voorziening_id") OR OLD."wijzigt" IS DISTINCT FROM (NEW."wijzigt"))',
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "vanaf", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id", "wijzigt") VALUES (NEW."besloten_op", NEW."besluit", NEW."brief", NEW."centen", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."redenen", NEW."toekenningsnummer", NEW."tot", NEW."traject_id", NEW."vanaf", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op", NEW."voorziening_id", NEW."wijzigt"); RETURN NULL;',
                            hash="528b02d90192b4261d3a106c357c660505787e58",
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
                            func='INSERT INTO "trajecten_toekenninggeschiedenis" ("besloten_op", "besluit", "brief", "centen", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "toekenningsnummer", "tot", "traject_id", "vanaf", "versie", "vervallen_op", "vervallen_reden", "verzonden_op", "voorziening_id", "wijzigt") VALUES (OLD."besloten_op", OLD."besluit", OLD."brief", OLD."centen", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."redenen", OLD."toekenningsnummer", OLD."tot", OLD."traject_id", OLD."vanaf", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verzonden_op", OLD."voorziening_id", OLD."wijzigt"); RETURN NULL;',
                            hash="811720eeab0c490e88a327c92842dc49ceb687a1",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_e4f96",
                            table="trajecten_toekenning",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.UniqueConstraint(
                        fields=("toekenningsnummer", "klant", "traject", "voorziening"),
                        name="toekenning_van_besluit",
                        violation_error_message="Dit besluit gaat over een andere voorziening.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True), ("wijzigt__isnull", False)),
                        fields=("wijzigt", "besloten_op"),
                        name="toekenning_een_wijziging_per_dag",
                        violation_error_message="Dit besluit is op deze dag al gewijzigd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("besluit", "toegekend"), ("wijzigt__isnull", True)),
                            models.Q(
                                ("besluit", "afgewezen"),
                                ("centen", 0),
                                ("tot__isnull", True),
                                ("vanaf__isnull", True),
                                ("wijzigt__isnull", True),
                            ),
                            models.Q(
                                ("besluit__in", ["ingetrokken", "beeindigd", "verlaagd"]),
                                ("wijzigt__isnull", False),
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
                        condition=models.Q(
                            ("wijzigt__isnull", True),
                            models.Q(
                                ("besluit", "ingetrokken"), ("tot__isnull", True), ("vanaf__isnull", True)
                            ),
                            models.Q(
                                ("besluit", "beeindigd"), ("tot__isnull", False), ("vanaf__isnull", True)
                            ),
                            models.Q(("besluit", "verlaagd"), ("vanaf__isnull", True)),
                            _connector="OR",
                        ),
                        name="toekenning_wijziging",
                        violation_error_message="Bij beëindigen hoort een laatste dag, bij intrekken niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("tot__gte", models.F("besloten_op")), ("wijzigt__isnull", False), _connector="OR"
                        ),
                        name="toekenning_tot_na_besluit",
                        violation_error_message="De toekenning eindigt voor de dag van het besluit.",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(PRESENT, migrations.RunSQL.noop),
        WijzigTabellen(
            [
                migrations.AddConstraint(
                    model_name="toekenning",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            ("besluit", "toegekend"),
                            ("vervallen_op__isnull", True),
                            models.Q(
                                ("tot_nu__isnull", True),
                                (
                                    "tot_nu__gte",
                                    django.db.models.functions.comparison.Coalesce("vanaf", "besloten_op"),
                                ),
                                _connector="OR",
                            ),
                        ),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("klant", "="),
                            ("voorziening", "="),
                            (
                                werkoffensief.logboek.expressions.DateRange(
                                    django.db.models.functions.comparison.Coalesce("vanaf", "besloten_op"),
                                    "tot_nu",
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
