"""The fixed answers of a conversation: education, language, hours, travel."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0065_uitleg_van_onderwerpen"),
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Keuzeantwoord",
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
                            "vraag",
                            models.CharField(
                                choices=[
                                    ("opleiding", "Hoogste opleiding"),
                                    ("taal", "Nederlands spreken en begrijpen"),
                                    ("uren", "Uren werk per week"),
                                    ("vervoer", "Hoe de klant reist"),
                                    ("reistijd", "Reistijd die kan, in minuten (enkele reis)"),
                                    ("rijbewijs", "Rijbewijs"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("besproken", "Besproken"),
                                    ("weet_nog_niet", "Weet ik nog niet"),
                                    ("wil_niet_vertellen", "Wil niet vertellen"),
                                ],
                                db_default="besproken",
                                max_length=20,
                            ),
                        ),
                        ("waarde", models.CharField(blank=True, max_length=20, null=True)),
                        (
                            "gesprek",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keuzeantwoorden",
                                to="intake.gesprek",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keuzeantwoorden",
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
                        "verbose_name_plural": "keuzeantwoorden",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KeuzeantwoordGeschiedenis",
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
                            "vraag",
                            models.CharField(
                                choices=[
                                    ("opleiding", "Hoogste opleiding"),
                                    ("taal", "Nederlands spreken en begrijpen"),
                                    ("uren", "Uren werk per week"),
                                    ("vervoer", "Hoe de klant reist"),
                                    ("reistijd", "Reistijd die kan, in minuten (enkele reis)"),
                                    ("rijbewijs", "Rijbewijs"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("besproken", "Besproken"),
                                    ("weet_nog_niet", "Weet ik nog niet"),
                                    ("wil_niet_vertellen", "Wil niet vertellen"),
                                ],
                                db_default="besproken",
                                max_length=20,
                            ),
                        ),
                        ("waarde", models.CharField(blank=True, max_length=20, null=True)),
                        (
                            "gesprek",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.gesprek",
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
                                to="intake.keuzeantwoord",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="keuzeantwoord",
                    index=models.Index(fields=["klant", "vraag"], name="keuzeantwoord_klant"),
                ),
                migrations.AddConstraint(
                    model_name="keuzeantwoord",
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
                        name="keuzeantwoord_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzeantwoord",
                    constraint=models.UniqueConstraint(
                        fields=("gesprek", "vraag"),
                        name="keuzeantwoord_een_per_vraag",
                        violation_error_message="Op deze vraag staat in dit gesprek al een antwoord.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzeantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("vraag__in", ["opleiding", "taal", "uren", "vervoer", "reistijd", "rijbewijs"])
                        ),
                        name="keuzeantwoord_bekende_vraag",
                        violation_error_message="Deze vraag bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzeantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("stand", "besproken"),
                                ("waarde__isnull", False),
                                models.Q(
                                    models.Q(
                                        ("vraag", "opleiding"),
                                        (
                                            "waarde__in",
                                            [
                                                "geen",
                                                "basisonderwijs",
                                                "praktijkonderwijs",
                                                "vmbo",
                                                "mbo_1",
                                                "mbo_2",
                                                "mbo_3_4",
                                                "havo_vwo",
                                                "hbo",
                                                "wo",
                                                "buitenland",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("vraag", "taal"), ("waarde__in", ["a0", "a1", "a2", "b1", "b2", "c"])
                                    ),
                                    models.Q(
                                        ("vraag", "vervoer"),
                                        (
                                            "waarde__in",
                                            ["lopen", "fiets", "ov", "brommer", "auto", "met_hulp"],
                                        ),
                                    ),
                                    models.Q(
                                        ("vraag", "rijbewijs"),
                                        ("waarde__in", ["geen", "b", "am_a", "be_c_d"]),
                                    ),
                                    models.Q(("vraag", "uren"), ("waarde__regex", "^([1-9]|[1-5][0-9]|60)$")),
                                    models.Q(
                                        ("vraag", "reistijd"),
                                        ("waarde__regex", "^([1-9]|[1-9][0-9]|1[0-7][0-9]|180)$"),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("stand__in", ["weet_nog_niet", "wil_niet_vertellen"]),
                                ("waarde__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="keuzeantwoord_bekend_antwoord",
                        violation_error_message="Kies een antwoord dat bij deze vraag hoort.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzeantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_keuzeantwoordgeschiedenis" ("gesprek_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "vervallen_op", "vervallen_reden", "vraag", "waarde") VALUES (NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."stand", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vraag", NEW."waarde"); RETURN NULL;',
                            hash="b06f29c95c9bb6ec11400f5f5c6a63f4e93222a3",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_5163d",
                            table="intake_keuzeantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzeantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_keuzeantwoordgeschiedenis" ("gesprek_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "vervallen_op", "vervallen_reden", "vraag", "waarde") VALUES (NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."stand", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vraag", NEW."waarde"); RETURN NULL;',
                            hash="d34e88b1dcf864b1b553fbf7adbbc663854d95b9",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_01629",
                            table="intake_keuzeantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzeantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_keuzeantwoordgeschiedenis" ("gesprek_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "vervallen_op", "vervallen_reden", "vraag", "waarde") VALUES (OLD."gesprek_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."stand", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vraag", OLD."waarde"); RETURN NULL;',
                            hash="65d456ff0ba8aeb43349f5e420afe5792a21dbfa",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_10139",
                            table="intake_keuzeantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
