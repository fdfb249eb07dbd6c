"""A loan of the opleidingsfonds: what was asked, advised and decided."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0079_afwezig_is_een_poging"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0022_regels_van_toekenning"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Lening",
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
                        ("leningnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("gevraagd_op", models.DateField()),
                        ("opleiding", models.CharField(max_length=200)),
                        ("school", models.CharField(blank=True, max_length=200, null=True)),
                        ("waarom", models.TextField(max_length=4000)),
                        ("gevraagd_centen", models.PositiveIntegerField()),
                        (
                            "advies",
                            models.CharField(
                                blank=True,
                                choices=[("positief", "Positief"), ("negatief", "Negatief")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("geadviseerd_op", models.DateField(blank=True, null=True)),
                        ("advies_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "besluit",
                            models.CharField(
                                blank=True,
                                choices=[("toegekend", "Toegekend"), ("afgewezen", "Afgewezen")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("besloten_op", models.DateField(blank=True, null=True)),
                        ("besluit_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        ("toegekend_centen", models.PositiveIntegerField(blank=True, null=True)),
                        ("eerste_termijn", models.DateField(blank=True, null=True)),
                        ("termijn_centen", models.PositiveIntegerField(blank=True, null=True)),
                        ("ingetrokken_op", models.DateField(blank=True, null=True)),
                        ("ingetrokken_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "besloten_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "geadviseerd_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gevraagd_door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leningen",
                                to="intake.klant",
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
                    ],
                    options={
                        "verbose_name_plural": "leningen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LeningGeschiedenis",
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
                        ("leningnummer", models.CharField(editable=False, max_length=200)),
                        ("gevraagd_op", models.DateField()),
                        ("opleiding", models.CharField(max_length=200)),
                        ("school", models.CharField(blank=True, max_length=200, null=True)),
                        ("waarom", models.TextField(max_length=4000)),
                        ("gevraagd_centen", models.PositiveIntegerField()),
                        (
                            "advies",
                            models.CharField(
                                blank=True,
                                choices=[("positief", "Positief"), ("negatief", "Negatief")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("geadviseerd_op", models.DateField(blank=True, null=True)),
                        ("advies_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "besluit",
                            models.CharField(
                                blank=True,
                                choices=[("toegekend", "Toegekend"), ("afgewezen", "Afgewezen")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("besloten_op", models.DateField(blank=True, null=True)),
                        ("besluit_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        ("toegekend_centen", models.PositiveIntegerField(blank=True, null=True)),
                        ("eerste_termijn", models.DateField(blank=True, null=True)),
                        ("termijn_centen", models.PositiveIntegerField(blank=True, null=True)),
                        ("ingetrokken_op", models.DateField(blank=True, null=True)),
                        ("ingetrokken_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "besloten_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "geadviseerd_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gevraagd_door",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.lening",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="lening",
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
                        name="lening_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("leningnummer__regex", "^\\S(.*\\S)?$")),
                        name="lening_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("opleiding__regex", "\\S")),
                        name="lening_zegt_opleiding",
                        violation_error_message="Schrijf op voor welke opleiding de lening is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("waarom__regex", "\\S")),
                        name="lening_zegt_waarom",
                        violation_error_message="Schrijf op waarvoor de lening nodig is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("waarom__isnull", True), ("waarom__length__lte", 4000), _connector="OR"
                            ),
                            models.Q(
                                ("advies_reden__isnull", True),
                                ("advies_reden__length__lte", 4000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("besluit_reden__isnull", True),
                                ("besluit_reden__length__lte", 4000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ingetrokken_reden__isnull", True),
                                ("ingetrokken_reden__length__lte", 4000),
                                _connector="OR",
                            ),
                        ),
                        name="lening_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gevraagd_centen__gt", 0), ("gevraagd_centen__lte", 2500000)),
                        name="lening_bedrag",
                        violation_error_message="Een lening is een bedrag van 0,01 tot en met 25.000 euro.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gevraagd_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="lening_gevraagd",
                        violation_error_message="De dag waarop de klant dit vroeg, ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("advies__isnull", True),
                                ("advies_reden__isnull", True),
                                ("geadviseerd_door__isnull", True),
                                ("geadviseerd_op__isnull", True),
                            ),
                            models.Q(
                                ("advies__isnull", False),
                                ("advies_reden__isnull", False),
                                ("geadviseerd_door__isnull", False),
                                ("geadviseerd_op__isnull", False),
                                ("advies__in", ["positief", "negatief"]),
                                ("advies_reden__regex", "\\S"),
                                ("geadviseerd_op__gte", models.F("gevraagd_op")),
                            ),
                            _connector="OR",
                        ),
                        name="lening_advies_met_reden",
                        violation_error_message="Een advies zegt ja of nee, en waarom, op of na de dag van de aanvraag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("besloten_door__isnull", True),
                                ("besloten_op__isnull", True),
                                ("besluit__isnull", True),
                                ("besluit_reden__isnull", True),
                                ("eerste_termijn__isnull", True),
                                ("termijn_centen__isnull", True),
                                ("toegekend_centen__isnull", True),
                            ),
                            models.Q(
                                ("besloten_door__isnull", False),
                                ("besloten_op__isnull", False),
                                ("besluit__isnull", False),
                                ("besluit_reden__isnull", False),
                                ("eerste_termijn__isnull", False),
                                ("geadviseerd_op__isnull", False),
                                ("termijn_centen__isnull", False),
                                ("toegekend_centen__isnull", False),
                                ("besloten_op__gte", models.F("geadviseerd_op")),
                                ("besluit", "toegekend"),
                                ("besluit_reden__regex", "\\S"),
                            ),
                            models.Q(
                                ("eerste_termijn__isnull", True),
                                ("termijn_centen__isnull", True),
                                ("toegekend_centen__isnull", True),
                                ("besloten_door__isnull", False),
                                ("besloten_op__isnull", False),
                                ("besluit_reden__isnull", False),
                                ("geadviseerd_op__isnull", False),
                                ("besloten_op__gte", models.F("geadviseerd_op")),
                                ("besluit", "afgewezen"),
                                ("besluit_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="lening_besluit_na_advies",
                        violation_error_message="Een besluit komt na het advies en zegt waarom; wie toekent, zegt ook hoeveel en hoe de klant terugbetaalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("besloten_door", models.F("gevraagd_door")), _negated=True),
                            models.Q(("besloten_door", models.F("geadviseerd_door")), _negated=True),
                        ),
                        name="lening_besluit_van_ander",
                        violation_error_message="Over een lening besluit iemand anders dan wie haar aanvroeg of adviseerde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("toegekend_centen__gt", 0),
                            ("toegekend_centen__lte", models.F("gevraagd_centen")),
                        ),
                        name="lening_niet_meer_dan_gevraagd",
                        violation_error_message="Er kan niet meer worden toegekend dan is gevraagd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("termijn_centen__gt", 0), ("termijn_centen__lte", models.F("toegekend_centen"))
                        ),
                        name="lening_termijn",
                        violation_error_message="Een termijn is niet meer dan de hele lening.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("eerste_termijn__gte", models.F("besloten_op"))),
                        name="lening_eerste_termijn",
                        violation_error_message="De eerste termijn ligt niet voor het besluit.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ingetrokken_op__isnull", True), ("ingetrokken_reden__isnull", True)),
                            models.Q(
                                ("ingetrokken_op__isnull", False),
                                ("ingetrokken_reden__isnull", False),
                                ("ingetrokken_op__gte", models.F("gevraagd_op")),
                                ("ingetrokken_reden__regex", "\\S"),
                                models.Q(
                                    ("besluit__isnull", True), ("besluit", "toegekend"), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="lening_ingetrokken_met_reden",
                        violation_error_message="Wie een aanvraag intrekt, zegt waarom; een afgewezen lening is al klaar.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_leninggeschiedenis" ("advies", "advies_reden", "besloten_door_id", "besloten_op", "besluit", "besluit_reden", "eerste_termijn", "geadviseerd_door_id", "geadviseerd_op", "gevraagd_centen", "gevraagd_door_id", "gevraagd_op", "id", "ingetrokken_op", "ingetrokken_reden", "klant_id", "leningnummer", "levering_id", "opleiding", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "termijn_centen", "toegekend_centen", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (NEW."advies", NEW."advies_reden", NEW."besloten_door_id", NEW."besloten_op", NEW."besluit", NEW."besluit_reden", NEW."eerste_termijn", NEW."geadviseerd_door_id", NEW."geadviseerd_op", NEW."gevraagd_centen", NEW."gevraagd_door_id", NEW."gevraagd_op", NEW."id", NEW."ingetrokken_op", NEW."ingetrokken_reden", NEW."klant_id", NEW."leningnummer", NEW."levering_id", NEW."opleiding", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."school", NEW."termijn_centen", NEW."toegekend_centen", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarom"); RETURN NULL;',
                            hash="84d81c02d76bea3901f3dcc94f6eaddc927c1a79",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_7d82f",
                            table="trajecten_lening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_leninggeschiedenis" ("advies", "advies_reden", "besloten_door_id", "besloten_op", "besluit", "besluit_reden", "eerste_termijn", "geadviseerd_door_id", "geadviseerd_op", "gevraagd_centen", "gevraagd_door_id", "gevraagd_op", "id", "ingetrokken_op", "ingetrokken_reden", "klant_id", "leningnummer", "levering_id", "opleiding", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "termijn_centen", "toegekend_centen", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (NEW."advies", NEW."advies_reden", NEW."besloten_door_id", NEW."besloten_op", NEW."besluit", NEW."besluit_reden", NEW."eerste_termijn", NEW."geadviseerd_door_id", NEW."geadviseerd_op", NEW."gevraagd_centen", NEW."gevraagd_door_id", NEW."gevraagd_op", NEW."id", NEW."ingetrokken_op", NEW."ingetrokken_reden", NEW."klant_id", NEW."leningnummer", NEW."levering_id", NEW."opleiding", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."school", NEW."termijn_centen", NEW."toegekend_centen", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarom"); RETURN NULL;',
                            hash="5e30de30999b26d9b95e4a02e24c51ce3144beeb",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_96bec",
                            table="trajecten_lening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_leninggeschiedenis" ("advies", "advies_reden", "besloten_door_id", "besloten_op", "besluit", "besluit_reden", "eerste_termijn", "geadviseerd_door_id", "geadviseerd_op", "gevraagd_centen", "gevraagd_door_id", "gevraagd_op", "id", "ingetrokken_op", "ingetrokken_reden", "klant_id", "leningnummer", "levering_id", "opleiding", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "termijn_centen", "toegekend_centen", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (OLD."advies", OLD."advies_reden", OLD."besloten_door_id", OLD."besloten_op", OLD."besluit", OLD."besluit_reden", OLD."eerste_termijn", OLD."geadviseerd_door_id", OLD."geadviseerd_op", OLD."gevraagd_centen", OLD."gevraagd_door_id", OLD."gevraagd_op", OLD."id", OLD."ingetrokken_op", OLD."ingetrokken_reden", OLD."klant_id", OLD."leningnummer", OLD."levering_id", OLD."opleiding", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."school", OLD."termijn_centen", OLD."toegekend_centen", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."waarom"); RETURN NULL;',
                            hash="49f5563b46ee741451405c76bc4f32c80f18c10e",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_068d5",
                            table="trajecten_lening",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
