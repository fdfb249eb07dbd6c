"""The letters about a loan: of the decision, of another scheme of repayment, of a remission."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import trajecten.models.toekenning
import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0079_afwezig_is_een_poging"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0034_dagen_van_boekingen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Leningbrief",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("leningbriefnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("besluit", "Besluit over de lening"),
                                    ("regeling", "Anders terugbetalen"),
                                    ("kwijtschelding", "Besluit over kwijtschelden"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("opgemaakt_op", models.DateField()),
                        ("reden", models.TextField(blank=True, max_length=4000, null=True)),
                        ("eerste_termijn", models.DateField(blank=True, null=True)),
                        ("termijn_centen", models.PositiveIntegerField(blank=True, null=True)),
                        ("brief", models.TextField(max_length=12000)),
                        ("verzonden_op", models.DateField(blank=True, null=True)),
                        (
                            "bezwaar_tot",
                            models.GeneratedField(
                                db_persist=True,
                                expression=trajecten.models.toekenning.SixWeeksLater(
                                    models.F("verzonden_op")
                                ),
                                output_field=models.DateField(),
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leningbrieven",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "kwijtschelding",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="brieven",
                                to="trajecten.kwijtschelding",
                            ),
                        ),
                        (
                            "lening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="brieven",
                                to="trajecten.lening",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "leningbrieven",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LeningbriefGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("leningbriefnummer", models.CharField(editable=False, max_length=200)),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("besluit", "Besluit over de lening"),
                                    ("regeling", "Anders terugbetalen"),
                                    ("kwijtschelding", "Besluit over kwijtschelden"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("opgemaakt_op", models.DateField()),
                        ("reden", models.TextField(blank=True, max_length=4000, null=True)),
                        ("eerste_termijn", models.DateField(blank=True, null=True)),
                        ("termijn_centen", models.PositiveIntegerField(blank=True, null=True)),
                        ("brief", models.TextField(max_length=12000)),
                        ("verzonden_op", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "kwijtschelding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.kwijtschelding",
                            ),
                        ),
                        (
                            "lening",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.lening",
                            ),
                        ),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "medewerker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.leningbrief",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="leningbrief_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("leningbriefnummer__regex", "^\\S(.*\\S)?$")),
                        name="leningbrief_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("brief__regex", "\\S")),
                        name="leningbrief_zegt_brief",
                        violation_error_message="Een brief heeft een tekst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("reden__isnull", True), ("reden__length__lte", 4000), _connector="OR"
                        ),
                        name="leningbrief_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("soort", "besluit"),
                                ("kwijtschelding__isnull", True),
                                ("reden__isnull", True),
                            ),
                            models.Q(
                                ("kwijtschelding__isnull", True),
                                ("reden__regex", "\\S"),
                                ("soort", "regeling"),
                                ("eerste_termijn__isnull", False),
                                ("reden__isnull", False),
                                ("termijn_centen__isnull", False),
                            ),
                            models.Q(
                                ("kwijtschelding__isnull", False),
                                ("soort", "kwijtschelding"),
                                ("eerste_termijn__isnull", True),
                                ("reden__isnull", True),
                                ("termijn_centen__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="leningbrief_soort",
                        violation_error_message="Een andere regeling heeft een reden, een bedrag en een dag. Een brief over kwijtschelden noemt dat besluit.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("eerste_termijn__isnull", True), ("termijn_centen__isnull", True)),
                            models.Q(
                                ("eerste_termijn__isnull", False),
                                ("termijn_centen__isnull", False),
                                ("termijn_centen__gt", 0),
                                ("termijn_centen__lte", 2500000),
                            ),
                            _connector="OR",
                        ),
                        name="leningbrief_regeling",
                        violation_error_message="Bij een bedrag per maand hoort de dag van de eerste termijn.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("opgemaakt_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="leningbrief_opgemaakt",
                        violation_error_message="Een brief is niet in de toekomst gemaakt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("verzonden_op__gte", models.F("opgemaakt_op")),
                            ("verzonden_op__lte", werkoffensief.logboek.expressions.Today()),
                        ),
                        name="leningbrief_verzonden",
                        violation_error_message="De brief is verstuurd op of na de dag van de brief, en niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("soort", "besluit"), ("vervallen_op__isnull", True)),
                        fields=("lening",),
                        name="leningbrief_een_van_besluit",
                        violation_error_message="Over dit besluit is er al een brief.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leningbrief",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("kwijtschelding",),
                        name="leningbrief_een_van_kwijtschelding",
                        violation_error_message="Over deze kwijtschelding is er al een brief.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leningbrief",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_leningbriefgeschiedenis" ("brief", "eerste_termijn", "id", "klant_id", "kwijtschelding_id", "lening_id", "leningbriefnummer", "levering_id", "medewerker_id", "opgemaakt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "soort", "termijn_centen", "versie", "vervallen_op", "vervallen_reden", "verzonden_op") VALUES (NEW."brief", NEW."eerste_termijn", NEW."id", NEW."klant_id", NEW."kwijtschelding_id", NEW."lening_id", NEW."leningbriefnummer", NEW."levering_id", NEW."medewerker_id", NEW."opgemaakt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."soort", NEW."termijn_centen", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op"); RETURN NULL;',
                            hash="41aa2f4728bf9356199554fadcbaa142e58d3d5b",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_c62d1",
                            table="trajecten_leningbrief",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leningbrief",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."brief" IS DISTINCT FROM (NEW."brief") OR OLD."eerste_termijn" IS DISTINCT FROM (NEW."eerste_termijn") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."kwijtschelding_id" IS DISTINCT FROM (NEW."kwijtschelding_id") OR OLD."lening_id" IS DISTINCT FROM (NEW."lening_id") OR OLD."leningbriefnummer" IS DISTINCT FROM (NEW."leningbriefnummer") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."medewerker_id" IS DISTINCT FROM (NEW."medewerker_id") OR OLD."opgemaakt_op" IS DISTINCT FROM (NEW."opgemaakt_op") OR OLD."reden" IS DISTINCT FROM (NEW."reden") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."termijn_centen" IS DISTINCT FROM (NEW."termijn_centen") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."vervallen_op" IS DISTINCT FROM (NEW."vervallen_op") OR OLD."vervallen_reden" IS DISTINCT FROM (NEW."vervallen_reden") OR OLD."verzonden_op" IS DISTINCT FROM (NEW."verzonden_op"))',
                            func='INSERT INTO "trajecten_leningbriefgeschiedenis" ("brief", "eerste_termijn", "id", "klant_id", "kwijtschelding_id", "lening_id", "leningbriefnummer", "levering_id", "medewerker_id", "opgemaakt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "soort", "termijn_centen", "versie", "vervallen_op", "vervallen_reden", "verzonden_op") VALUES (NEW."brief", NEW."eerste_termijn", NEW."id", NEW."klant_id", NEW."kwijtschelding_id", NEW."lening_id", NEW."leningbriefnummer", NEW."levering_id", NEW."medewerker_id", NEW."opgemaakt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."soort", NEW."termijn_centen", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verzonden_op"); RETURN NULL;',
                            hash="88ad42b967252cbefc76e579f1aa98669e44c6a7",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_75d4a",
                            table="trajecten_leningbrief",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leningbrief",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_leningbriefgeschiedenis" ("brief", "eerste_termijn", "id", "klant_id", "kwijtschelding_id", "lening_id", "leningbriefnummer", "levering_id", "medewerker_id", "opgemaakt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "soort", "termijn_centen", "versie", "vervallen_op", "vervallen_reden", "verzonden_op") VALUES (OLD."brief", OLD."eerste_termijn", OLD."id", OLD."klant_id", OLD."kwijtschelding_id", OLD."lening_id", OLD."leningbriefnummer", OLD."levering_id", OLD."medewerker_id", OLD."opgemaakt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."soort", OLD."termijn_centen", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verzonden_op"); RETURN NULL;',
                            hash="8cdb7b97b716607a30fe006f71cf82456880663e",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_4ad6c",
                            table="trajecten_leningbrief",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
