import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("intake", "0002_model"),
        ("logboek", "0001_initial"),
        ("trajecten", "0001_initial"),
        ("werkgevers", "0001_initial"),
    ]

    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="Doelstelling",
                    fields=[
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
                            "maat",
                            models.CharField(
                                choices=[
                                    ("regulier", "Reguliere plaatsingen"),
                                    ("extra", "Extra plaatsingen"),
                                    ("kosten_per_uitkering", "Kosten per uitkering per jaar (euro)"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("jaar", models.PositiveSmallIntegerField()),
                        ("waarde", models.PositiveIntegerField()),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
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
                            "programma",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doelstellingen",
                                to="accounts.programma",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "doelstellingen",
                        "ordering": ["jaar", "maat"],
                    },
                ),
                migrations.CreateModel(
                    name="DoelstellingGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
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
                            "maat",
                            models.CharField(
                                choices=[
                                    ("regulier", "Reguliere plaatsingen"),
                                    ("extra", "Extra plaatsingen"),
                                    ("kosten_per_uitkering", "Kosten per uitkering per jaar (euro)"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("jaar", models.PositiveSmallIntegerField()),
                        ("waarde", models.PositiveIntegerField()),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
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
                                to="doelen.doelstelling",
                            ),
                        ),
                        (
                            "programma",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.programma",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Cijferregel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "figuur",
                            models.CharField(
                                choices=[
                                    ("geplaatst", "Geplaatst"),
                                    ("doelgroep", "Doelgroep van de gesprekken"),
                                    ("gesproken", "Gesproken"),
                                    ("participeert", "Participeert"),
                                    ("akkoorden", "Werkakkoorden"),
                                    ("vervulde_banen", "Vervulde banen"),
                                    ("beoordeelbaar", "Een half jaar of langer geleden geplaatst"),
                                    ("duurzaam", "Duurzaam aan het werk of op school"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("jaar", models.PositiveSmallIntegerField(null=True)),
                        ("van", models.DateField()),
                        ("tot", models.DateField(null=True)),
                        ("soort", models.CharField(max_length=20, null=True)),
                        ("sector", models.CharField(max_length=30, null=True)),
                        ("stadsdeel", models.CharField(max_length=200, null=True)),
                        ("banen", models.PositiveIntegerField(null=True)),
                        ("ontwikkelplekken", models.PositiveIntegerField(null=True)),
                        (
                            "campagne",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="intake.campagne",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "plaatsing",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="trajecten.plaatsing",
                            ),
                        ),
                        (
                            "werkakkoord",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="werkgevers.werkakkoord",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "cijferregels",
                        "indexes": [
                            models.Index(fields=["jaar", "figuur", "van"], name="cijferregel_jaar"),
                            models.Index(fields=["campagne", "figuur", "van"], name="cijferregel_campagne"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "figuur",
                                    "jaar",
                                    "campagne",
                                    "klant",
                                    "werkakkoord",
                                    "plaatsing",
                                    "van",
                                ),
                                name="cijferregel_een_per_feit",
                                nulls_distinct=False,
                                violation_error_message="Deze regel telt al mee in dit cijfer.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("campagne__isnull", True),
                                        (
                                            "figuur__in",
                                            (
                                                "geplaatst",
                                                "akkoorden",
                                                "vervulde_banen",
                                                "beoordeelbaar",
                                                "duurzaam",
                                            ),
                                        ),
                                        ("jaar__isnull", False),
                                    ),
                                    models.Q(
                                        ("campagne__isnull", False),
                                        ("figuur__in", ("doelgroep", "gesproken", "participeert")),
                                        ("jaar__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="cijferregel_jaar_of_campagne",
                                violation_error_message="Een cijfer is van een jaar of van een campagne.",
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="doelstelling",
                    constraint=models.UniqueConstraint(
                        fields=("programma", "maat", "jaar"),
                        name="doelstelling_een_per_jaar",
                        violation_error_message="Voor dit jaar staat deze doelstelling er al.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doelstelling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("maat__in", ["regulier", "extra", "kosten_per_uitkering"])),
                        name="doelstelling_bekende_maat",
                        violation_error_message="Deze maat bestaat niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doelstelling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "doelen_doelstellinggeschiedenis" ("id", "jaar", "levering_id", "maat", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programma_id", "versie", "waarde") VALUES (NEW."id", NEW."jaar", NEW."levering_id", NEW."maat", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."programma_id", NEW."versie", NEW."waarde"); RETURN NULL;',
                            hash="f0ba1657f924d666d3f5796302306c54c2579e27",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_77a49",
                            table="doelen_doelstelling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doelstelling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "doelen_doelstellinggeschiedenis" ("id", "jaar", "levering_id", "maat", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programma_id", "versie", "waarde") VALUES (NEW."id", NEW."jaar", NEW."levering_id", NEW."maat", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."programma_id", NEW."versie", NEW."waarde"); RETURN NULL;',
                            hash="c4850116b6c999364aeb02fd28028696e54f4022",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e1265",
                            table="doelen_doelstelling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doelstelling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "doelen_doelstellinggeschiedenis" ("id", "jaar", "levering_id", "maat", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programma_id", "versie", "waarde") VALUES (OLD."id", OLD."jaar", OLD."levering_id", OLD."maat", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."programma_id", OLD."versie", OLD."waarde"); RETURN NULL;',
                            hash="54fdea351c1316288d71f6452d01261d26ec822d",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_15a1d",
                            table="doelen_doelstelling",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
