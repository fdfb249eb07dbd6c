"""A klant asks for another regisseur, and the answer."""

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
        ("intake", "0074_nummer_van_gezinslid"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0014_regels_van_nazorg"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Regisseurswens",
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
                        ("wensnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("gevraagd_op", models.DateField()),
                        ("reden", models.TextField(max_length=4000)),
                        (
                            "uitkomst",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("overgedragen", "Een andere regisseur"),
                                    ("niet", "Geen andere regisseur"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("beantwoord_op", models.DateField(blank=True, null=True)),
                        ("antwoord", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "beantwoord_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="regisseurswensen",
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
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "overdracht",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="trajecten.regisseurschap",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "regisseurswensen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegisseurswensGeschiedenis",
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
                        ("wensnummer", models.CharField(editable=False, max_length=200)),
                        ("gevraagd_op", models.DateField()),
                        ("reden", models.TextField(max_length=4000)),
                        (
                            "uitkomst",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("overgedragen", "Een andere regisseur"),
                                    ("niet", "Geen andere regisseur"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("beantwoord_op", models.DateField(blank=True, null=True)),
                        ("antwoord", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "beantwoord_door",
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
                            "overdracht",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.regisseurschap",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="trajecten.regisseurswens",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
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
                        name="regisseurswens_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wensnummer__regex", "^\\S(.*\\S)?$")),
                        name="regisseurswens_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reden__regex", "\\S")),
                        name="regisseurswens_zegt_reden",
                        violation_error_message="Schrijf op waarom de klant dit vraagt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reden__isnull", True), ("reden__length__lte", 4000), _connector="OR"),
                            models.Q(
                                ("antwoord__isnull", True), ("antwoord__length__lte", 4000), _connector="OR"
                            ),
                        ),
                        name="regisseurswens_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("beantwoord_op__isnull", True), ("vervallen_op__isnull", True)),
                        fields=("klant",),
                        name="regisseurswens_een_open",
                        violation_error_message="Deze klant wacht al op antwoord op zo'n vraag. Beantwoord die eerst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gevraagd_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="regisseurswens_gevraagd",
                        violation_error_message="De dag waarop de klant dit vroeg, ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("antwoord__isnull", True),
                                ("beantwoord_door__isnull", True),
                                ("beantwoord_op__isnull", True),
                                ("uitkomst__isnull", True),
                            ),
                            models.Q(
                                ("beantwoord_door__isnull", False),
                                ("beantwoord_op__isnull", False),
                                ("uitkomst", "overgedragen"),
                            ),
                            models.Q(
                                ("antwoord__isnull", False),
                                ("antwoord__regex", "\\S"),
                                ("beantwoord_door__isnull", False),
                                ("beantwoord_op__isnull", False),
                                ("uitkomst", "niet"),
                            ),
                            _connector="OR",
                        ),
                        name="regisseurswens_antwoord_met_reden",
                        violation_error_message="Een antwoord zegt wat er is besloten, wanneer en door wie; en bij nee waarom.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="regisseurswens",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("beantwoord_op__gte", models.F("gevraagd_op"))),
                        name="regisseurswens_antwoord_na_vraag",
                        violation_error_message="Het antwoord ligt voor de dag waarop de klant het vroeg.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regisseurswens",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_regisseurswensgeschiedenis" ("antwoord", "beantwoord_door_id", "beantwoord_op", "gevraagd_op", "id", "klant_id", "levering_id", "medewerker_id", "overdracht_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "wensnummer") VALUES (NEW."antwoord", NEW."beantwoord_door_id", NEW."beantwoord_op", NEW."gevraagd_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."overdracht_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wensnummer"); RETURN NULL;',
                            hash="c35d05796a1321fe5bafd8d680fd1b61f3f4922c",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_238af",
                            table="trajecten_regisseurswens",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regisseurswens",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_regisseurswensgeschiedenis" ("antwoord", "beantwoord_door_id", "beantwoord_op", "gevraagd_op", "id", "klant_id", "levering_id", "medewerker_id", "overdracht_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "wensnummer") VALUES (NEW."antwoord", NEW."beantwoord_door_id", NEW."beantwoord_op", NEW."gevraagd_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."overdracht_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wensnummer"); RETURN NULL;',
                            hash="55f8e491c1f671b692b680b32a8e3851867d98bb",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_1bd0e",
                            table="trajecten_regisseurswens",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regisseurswens",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_regisseurswensgeschiedenis" ("antwoord", "beantwoord_door_id", "beantwoord_op", "gevraagd_op", "id", "klant_id", "levering_id", "medewerker_id", "overdracht_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "wensnummer") VALUES (OLD."antwoord", OLD."beantwoord_door_id", OLD."beantwoord_op", OLD."gevraagd_op", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."overdracht_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."uitkomst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."wensnummer"); RETURN NULL;',
                            hash="848cf337d19ddb9a59ea1a1cc9434f9e01bc64c9",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_4d322",
                            table="trajecten_regisseurswens",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
