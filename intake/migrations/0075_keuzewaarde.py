"""The fixed answers become a list of the beheerder's; beside the text of an answer stand its code and its number."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [("intake", "0074_nummer_van_gezinslid"), ("logboek", "0006_handeling_gelezen")]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Keuzewaarde",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                        (
                            "vraag",
                            models.CharField(
                                choices=[
                                    ("opleiding", "Hoogste opleiding"),
                                    ("taal", "Nederlands spreken en begrijpen"),
                                    ("vervoer", "Hoe de klant reist"),
                                    ("rijbewijs", "Rijbewijs"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(db_default=100, default=100)),
                    ],
                    options={
                        "verbose_name_plural": "vaste antwoorden",
                        "ordering": ["vraag", "volgorde", "naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KeuzewaardeGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                        (
                            "vraag",
                            models.CharField(
                                choices=[
                                    ("opleiding", "Hoogste opleiding"),
                                    ("taal", "Nederlands spreken en begrijpen"),
                                    ("vervoer", "Hoe de klant reist"),
                                    ("rijbewijs", "Rijbewijs"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(db_default=100, default=100)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="keuzeantwoord",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="keuzeantwoord",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="keuzeantwoord",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="keuzeantwoord",
                    name="keuzeantwoord_bekend_antwoord",
                ),
                migrations.AddField(
                    model_name="keuzeantwoord",
                    name="getal",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="keuzeantwoordgeschiedenis",
                    name="getal",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddConstraint(
                    model_name="keuzewaarde",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="keuzewaarde_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzewaarde",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("vraag__in", ["opleiding", "taal", "vervoer", "rijbewijs"])),
                        name="keuzewaarde_bekende_vraag",
                        violation_error_message="Kies een vraag met een lijst van antwoorden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzewaarde",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("code__in", ["weet_nog_niet", "wil_niet_vertellen"]), _negated=True
                        ),
                        name="keuzewaarde_is_geen_stand",
                        violation_error_message="Deze code betekent al iets bij elke vraag. Kies een andere code.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzewaarde",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_keuzewaardegeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde", "vraag") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code", NEW."volgorde", NEW."vraag"); RETURN NULL;',
                            hash="d7cdce70f4301db1b204e17e69c237874356aeae",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_aa161",
                            table="intake_keuzewaarde",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzewaarde",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_keuzewaardegeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde", "vraag") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code", NEW."volgorde", NEW."vraag"); RETURN NULL;',
                            hash="b47b53ce569272a24d492eef97d45ad0e623abe4",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_64dc2",
                            table="intake_keuzewaarde",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzewaarde",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_keuzewaardegeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde", "vraag") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code", OLD."volgorde", OLD."vraag"); RETURN NULL;',
                            hash="1215dcda3cf3a9cc6e3f950c21585421c7f2160f",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_15ae1",
                            table="intake_keuzewaarde",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="keuzeantwoord",
                    name="keuze",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="intake.keuzewaarde",
                    ),
                ),
                migrations.AddField(
                    model_name="keuzeantwoordgeschiedenis",
                    name="keuze",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.keuzewaarde",
                    ),
                ),
                migrations.AddField(
                    model_name="keuzewaardegeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.keuzewaarde",
                    ),
                ),
            ]
        ),
    ]
