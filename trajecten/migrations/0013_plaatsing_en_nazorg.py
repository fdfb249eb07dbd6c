"""What belongs to a placement, and the checks after it that were done."""

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
        ("intake", "0065_uitleg_van_onderwerpen"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0012_team_van_ww"),
        ("werkgevers", "0006_zoeknaam"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Nazorg",
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
                        (
                            "moment",
                            models.CharField(
                                choices=[
                                    ("week_1", "Na 1 week"),
                                    ("maand_1", "Na 1 maand"),
                                    ("maand_3", "Na 3 maanden"),
                                    ("maand_6", "Na 6 maanden"),
                                    ("maand_12", "Na 12 maanden"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("gedaan_op", models.DateField()),
                        (
                            "met",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("klant", "De klant"),
                                    ("werkgever", "De werkgever of de school"),
                                    ("beiden", "Allebei"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[("goed", "Alles goed"), ("aandacht", "Er is iets nodig")],
                                max_length=20,
                            ),
                        ),
                        ("notitie", models.TextField(blank=True, max_length=4000, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "nazorg",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NazorgGeschiedenis",
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
                        (
                            "moment",
                            models.CharField(
                                choices=[
                                    ("week_1", "Na 1 week"),
                                    ("maand_1", "Na 1 maand"),
                                    ("maand_3", "Na 3 maanden"),
                                    ("maand_6", "Na 6 maanden"),
                                    ("maand_12", "Na 12 maanden"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("gedaan_op", models.DateField()),
                        (
                            "met",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("klant", "De klant"),
                                    ("werkgever", "De werkgever of de school"),
                                    ("beiden", "Allebei"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[("goed", "Alles goed"), ("aandacht", "Er is iets nodig")],
                                max_length=20,
                            ),
                        ),
                        ("notitie", models.TextField(blank=True, max_length=4000, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="plaatsing",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="plaatsing",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="plaatsing",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="plaatsing",
                    name="contract",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("onbepaald", "Vast contract"),
                            ("bepaald", "Tijdelijk contract"),
                            ("uitzend", "Uitzendcontract"),
                            ("oproep", "Oproepcontract of nul uren"),
                            ("leerwerk", "Leerwerkbaan (bbl)"),
                            ("zelfstandig", "Eigen bedrijf"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="plaatsing",
                    name="einde_toelichting",
                    field=models.TextField(blank=True, max_length=4000, null=True),
                ),
                migrations.AddField(
                    model_name="plaatsing",
                    name="school",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="plaatsing",
                    name="uitkering_erna",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("stopt", "De uitkering stopt"),
                            ("aanvullend", "De uitkering vult het loon aan"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="plaatsing",
                    name="voorziening",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plaatsingen",
                        to="trajecten.voorziening",
                    ),
                ),
                migrations.AddField(
                    model_name="plaatsinggeschiedenis",
                    name="contract",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("onbepaald", "Vast contract"),
                            ("bepaald", "Tijdelijk contract"),
                            ("uitzend", "Uitzendcontract"),
                            ("oproep", "Oproepcontract of nul uren"),
                            ("leerwerk", "Leerwerkbaan (bbl)"),
                            ("zelfstandig", "Eigen bedrijf"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="plaatsinggeschiedenis",
                    name="einde_toelichting",
                    field=models.TextField(blank=True, max_length=4000, null=True),
                ),
                migrations.AddField(
                    model_name="plaatsinggeschiedenis",
                    name="school",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="plaatsinggeschiedenis",
                    name="uitkering_erna",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("stopt", "De uitkering stopt"),
                            ("aanvullend", "De uitkering vult het loon aan"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="plaatsinggeschiedenis",
                    name="voorziening",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.voorziening",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plaatsinggeschiedenis" ("contract", "einddatum", "einde_reden_id", "einde_toelichting", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsingnummer", "school", "soort", "startdatum", "uitkering_erna", "uren_per_week", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde_uitkering", "voorziening_id", "werkakkoord_id", "werkgever_id") VALUES (NEW."contract", NEW."einddatum", NEW."einde_reden_id", NEW."einde_toelichting", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaatsingnummer", NEW."school", NEW."soort", NEW."startdatum", NEW."uitkering_erna", NEW."uren_per_week", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_einde_uitkering", NEW."voorziening_id", NEW."werkakkoord_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="3017f2623c5e02d7199d511abb7ef9c6bbf1f36d",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_823fe",
                            table="trajecten_plaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_plaatsinggeschiedenis" ("contract", "einddatum", "einde_reden_id", "einde_toelichting", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsingnummer", "school", "soort", "startdatum", "uitkering_erna", "uren_per_week", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde_uitkering", "voorziening_id", "werkakkoord_id", "werkgever_id") VALUES (NEW."contract", NEW."einddatum", NEW."einde_reden_id", NEW."einde_toelichting", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaatsingnummer", NEW."school", NEW."soort", NEW."startdatum", NEW."uitkering_erna", NEW."uren_per_week", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."verwacht_einde_uitkering", NEW."voorziening_id", NEW."werkakkoord_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="89e5abc9ca0db1bc361cf2634a41966323641df9",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e5458",
                            table="trajecten_plaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plaatsing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_plaatsinggeschiedenis" ("contract", "einddatum", "einde_reden_id", "einde_toelichting", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsingnummer", "school", "soort", "startdatum", "uitkering_erna", "uren_per_week", "versie", "vervallen_op", "vervallen_reden", "verwacht_einde_uitkering", "voorziening_id", "werkakkoord_id", "werkgever_id") VALUES (OLD."contract", OLD."einddatum", OLD."einde_reden_id", OLD."einde_toelichting", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaatsingnummer", OLD."school", OLD."soort", OLD."startdatum", OLD."uitkering_erna", OLD."uren_per_week", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."verwacht_einde_uitkering", OLD."voorziening_id", OLD."werkakkoord_id", OLD."werkgever_id"); RETURN NULL;',
                            hash="4be437894119311eb10cfe103a30c5dd98741825",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_e1854",
                            table="trajecten_plaatsing",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.UniqueConstraint(
                        fields=("id", "klant"),
                        name="plaatsing_van_klant",
                        violation_error_message="Deze plaatsing hoort bij een andere klant.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "contract__in",
                                ["onbepaald", "bepaald", "uitzend", "oproep", "leerwerk", "zelfstandig"],
                            )
                        ),
                        name="plaatsing_bekend_contract",
                        violation_error_message="Dit soort contract bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("school__regex", "\\S")),
                        name="plaatsing_zegt_school",
                        violation_error_message="Vul de naam van de school in, of laat het veld leeg.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uitkering_erna__in", ["stopt", "aanvullend"])),
                        name="plaatsing_bekende_uitkering_erna",
                        violation_error_message="De uitkering stopt of vult het loon aan.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitkering_erna__isnull", True),
                            ("uitkering_erna", "stopt"),
                            ("verwacht_einde_uitkering__isnull", True),
                            _connector="OR",
                        ),
                        name="plaatsing_uitkering_stopt_of_vult_aan",
                        violation_error_message="Een uitkering die het loon aanvult, stopt niet door deze plaatsing.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("einde_toelichting__isnull", True), ("einddatum__isnull", False), _connector="OR"
                        ),
                        name="plaatsing_toelichting_bij_einde",
                        violation_error_message="Wat er bij het einde gebeurde, hoort bij een plaatsing die is geëindigd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("einde_toelichting__isnull", True),
                            ("einde_toelichting__length__lte", 4000),
                            _connector="OR",
                        ),
                        name="plaatsing_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddField(
                    model_name="nazorg",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nazorg", to="intake.klant"
                    ),
                ),
                migrations.AddField(
                    model_name="nazorg",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="nazorg",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nazorg",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="nazorg",
                    name="plaatsing",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nazorg",
                        to="trajecten.plaatsing",
                    ),
                ),
                migrations.AddField(
                    model_name="nazorggeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="nazorggeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="nazorggeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="nazorggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.nazorg",
                    ),
                ),
                migrations.AddField(
                    model_name="nazorggeschiedenis",
                    name="plaatsing",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.plaatsing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nazorg",
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
                        name="nazorg_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nazorg",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("plaatsing", "moment"),
                        name="nazorg_een_per_moment",
                        violation_error_message="Iemand anders heeft deze nazorg net vastgelegd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nazorg",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("moment__in", ["week_1", "maand_1", "maand_3", "maand_6", "maand_12"])
                        ),
                        name="nazorg_bekend_moment",
                        violation_error_message="Dit moment van nazorg bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nazorg",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("met__in", ["klant", "werkgever", "beiden"])),
                        name="nazorg_bekend_met",
                        violation_error_message="Kies met wie u sprak: de klant, de werkgever of de school, of allebei.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nazorg",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitkomst", "goed"),
                            models.Q(("notitie__regex", "\\S"), ("uitkomst", "aandacht")),
                            _connector="OR",
                        ),
                        name="nazorg_zegt_wat_nodig_is",
                        violation_error_message="Schrijf op wat er nodig is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nazorg",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gedaan_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="nazorg_geweest",
                        violation_error_message="Nazorg legt u vast als zij is geweest.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nazorg",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("notitie__isnull", True), ("notitie__length__lte", 4000), _connector="OR"
                        ),
                        name="nazorg_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nazorg",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_nazorggeschiedenis" ("gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "met", "moment", "notitie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsing_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gedaan_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."met", NEW."moment", NEW."notitie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaatsing_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="d413aebfafa84e89789804d4a7cf36c9759e537d",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_bddc6",
                            table="trajecten_nazorg",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nazorg",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_nazorggeschiedenis" ("gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "met", "moment", "notitie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsing_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gedaan_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."met", NEW."moment", NEW."notitie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaatsing_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="9cb5de5c3d2fa55c7979f3a66c6f4de13027be7c",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_366a1",
                            table="trajecten_nazorg",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nazorg",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_nazorggeschiedenis" ("gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "met", "moment", "notitie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsing_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."gedaan_op", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."met", OLD."moment", OLD."notitie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaatsing_id", OLD."uitkomst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="668d7feceb093d8de4b5ef7b73c3ca3d033632af",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_41515",
                            table="trajecten_nazorg",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
