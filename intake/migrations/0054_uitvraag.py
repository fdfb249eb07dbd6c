"""What a third party was asked, with the agreement of the klant."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [("intake", "0053_regels_van_de_gezinsband")]
    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Uitvraag",
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
                        ("uitvraagnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("gevraagd_op", models.DateField()),
                        ("bij_wie", models.CharField(blank=True, max_length=200, null=True)),
                        ("wat", models.TextField(max_length=2000)),
                        ("afgerond_op", models.DateField(blank=True, null=True)),
                        ("antwoord", models.TextField(blank=True, max_length=2000, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitvragen",
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
                            "toestemming",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitvragen",
                                to="intake.toestemming",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "uitvragen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UitvraagGeschiedenis",
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
                        ("uitvraagnummer", models.CharField(editable=False, max_length=200)),
                        ("gevraagd_op", models.DateField()),
                        ("bij_wie", models.CharField(blank=True, max_length=200, null=True)),
                        ("wat", models.TextField(max_length=2000)),
                        ("afgerond_op", models.DateField(blank=True, null=True)),
                        ("antwoord", models.TextField(blank=True, max_length=2000, null=True)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="intake.uitvraag",
                            ),
                        ),
                        (
                            "toestemming",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.toestemming",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="uitvraag",
                    index=models.Index(fields=["klant", "-gevraagd_op"], name="uitvraag_klant"),
                ),
                migrations.AddConstraint(
                    model_name="uitvraag",
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
                        name="uitvraag_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitvraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uitvraagnummer__regex", "^\\S(.*\\S)?$")),
                        name="uitvraag_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitvraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wat__regex", "\\S")),
                        name="uitvraag_zegt_wat",
                        violation_error_message="Vul in wat u hebt gevraagd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitvraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gevraagd_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="uitvraag_niet_in_toekomst",
                        violation_error_message="Wat u nog niet hebt gevraagd, kunt u niet vastleggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitvraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("afgerond_op__gte", models.F("gevraagd_op")),
                            ("afgerond_op__lte", werkoffensief.logboek.expressions.Today()),
                        ),
                        name="uitvraag_afgerond_daarna",
                        violation_error_message="Het antwoord komt na de vraag, en niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitvraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("antwoord__isnull", True),
                            models.Q(("afgerond_op__isnull", False), ("antwoord__regex", "\\S")),
                            _connector="OR",
                        ),
                        name="uitvraag_antwoord_met_dag",
                        violation_error_message="Zet bij het antwoord wanneer het kwam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitvraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wat__length__lte", 2000), ("antwoord__length__lte", 2000)),
                        name="uitvraag_lengte",
                        violation_error_message="Deze tekst is langer dan 2.000 tekens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitvraag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitvraaggeschiedenis" ("afgerond_op", "antwoord", "bij_wie", "gevraagd_op", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toestemming_id", "uitvraagnummer", "versie", "vervallen_op", "vervallen_reden", "wat") VALUES (NEW."afgerond_op", NEW."antwoord", NEW."bij_wie", NEW."gevraagd_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."toestemming_id", NEW."uitvraagnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wat"); RETURN NULL;',
                            hash="3c75d33167e366f6ead6578f475aa0b1f81deb54",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_95f66",
                            table="intake_uitvraag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitvraag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_uitvraaggeschiedenis" ("afgerond_op", "antwoord", "bij_wie", "gevraagd_op", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toestemming_id", "uitvraagnummer", "versie", "vervallen_op", "vervallen_reden", "wat") VALUES (NEW."afgerond_op", NEW."antwoord", NEW."bij_wie", NEW."gevraagd_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."toestemming_id", NEW."uitvraagnummer", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wat"); RETURN NULL;',
                            hash="89746002de36d4ef9996432d25786509562b080f",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_ce399",
                            table="intake_uitvraag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitvraag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitvraaggeschiedenis" ("afgerond_op", "antwoord", "bij_wie", "gevraagd_op", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toestemming_id", "uitvraagnummer", "versie", "vervallen_op", "vervallen_reden", "wat") VALUES (OLD."afgerond_op", OLD."antwoord", OLD."bij_wie", OLD."gevraagd_op", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."toestemming_id", OLD."uitvraagnummer", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."wat"); RETURN NULL;',
                            hash="4359f082f692a72e06bfc58eab6bace4d28a09ae",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_0861e",
                            table="intake_uitvraag",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
