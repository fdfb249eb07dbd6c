"""What asks a medewerker to do something about a klant."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_codepoging_browser"),
        ("intake", "0031_uitnodigingen"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Taak",
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
                            "soort",
                            models.CharField(
                                choices=[("praten", "Praat over wat er aan de hand is")], max_length=20
                            ),
                        ),
                        ("tekst", models.CharField(max_length=200)),
                        ("op", models.DateField()),
                        ("uitgesteld_tot", models.DateField(blank=True, null=True)),
                        ("uitgesteld_reden", models.CharField(blank=True, max_length=200, null=True)),
                        ("gedaan_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "gedaan_door",
                            models.ForeignKey(
                                editable=False,
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
                                related_name="taken",
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken",
                                to="accounts.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "taken",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TaakGeschiedenis",
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
                            "soort",
                            models.CharField(
                                choices=[("praten", "Praat over wat er aan de hand is")], max_length=20
                            ),
                        ),
                        ("tekst", models.CharField(max_length=200)),
                        ("op", models.DateField()),
                        ("uitgesteld_tot", models.DateField(blank=True, null=True)),
                        ("uitgesteld_reden", models.CharField(blank=True, max_length=200, null=True)),
                        ("gedaan_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "gedaan_door",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                                null=True,
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
                                to="intake.taak",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.team",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="taak",
                    index=models.Index(
                        condition=models.Q(("gedaan_op__isnull", True), ("vervallen_op__isnull", True)),
                        fields=["klant"],
                        name="taak_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taak",
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
                        name="taak_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["praten"]), ("tekst__regex", "\\S")),
                        name="taak_bekende_soort",
                        violation_error_message="Deze soort taak bestaat niet, of zegt niet wat er te doen is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("medewerker__isnull", False), ("team__isnull", False), _connector="OR"
                        ),
                        name="taak_van_iemand",
                        violation_error_message="Een taak is van een medewerker of van een team.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("uitgesteld_reden__isnull", True), ("uitgesteld_tot__isnull", True)),
                            models.Q(
                                ("uitgesteld_reden__isnull", False),
                                ("uitgesteld_reden__regex", "\\S"),
                                ("uitgesteld_tot__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="taak_uitgesteld_met_reden",
                        violation_error_message="Geef bij uitstel een reden en een dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gedaan_door__isnull", True), ("gedaan_op__isnull", True)),
                            models.Q(("gedaan_door__isnull", False), ("gedaan_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="taak_gedaan_door_iemand",
                        violation_error_message="Een taak die gedaan is zegt wanneer en door wie.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_taakgeschiedenis" ("gedaan_door_id", "gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "team_id", "tekst", "uitgesteld_reden", "uitgesteld_tot", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gedaan_door_id", NEW."gedaan_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."team_id", NEW."tekst", NEW."uitgesteld_reden", NEW."uitgesteld_tot", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="16ddd0d4f87e5834c3a92a98219fd2afb3eb439b",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_44d7c",
                            table="intake_taak",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_taakgeschiedenis" ("gedaan_door_id", "gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "team_id", "tekst", "uitgesteld_reden", "uitgesteld_tot", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gedaan_door_id", NEW."gedaan_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."team_id", NEW."tekst", NEW."uitgesteld_reden", NEW."uitgesteld_tot", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="b70e93c87132661c7cc4ee7e350f9ae7135b1b1a",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_0cd9b",
                            table="intake_taak",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_taakgeschiedenis" ("gedaan_door_id", "gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "team_id", "tekst", "uitgesteld_reden", "uitgesteld_tot", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."gedaan_door_id", OLD."gedaan_op", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."team_id", OLD."tekst", OLD."uitgesteld_reden", OLD."uitgesteld_tot", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="c5c396e57c65146137b606174d861b50799379cf",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_62f3b",
                            table="intake_taak",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
