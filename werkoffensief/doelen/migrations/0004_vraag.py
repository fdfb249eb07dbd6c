"""What a manager asks the team about a klantnummer behind a figure."""

import importlib
import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
VERSIE = """
CREATE TRIGGER doelen_vraag_versie BEFORE UPDATE ON doelen_vraag FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("doelen", "0003_versies"),
        ("intake", "0007_toegang_blijft"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Vraag",
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
                        ("peildatum", models.DateField()),
                        ("tekst", models.CharField(max_length=500)),
                        (
                            "gesteld_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("antwoord", models.CharField(blank=True, max_length=500, null=True)),
                        ("beantwoord_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "beantwoord_door",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gesteld_door",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vragen",
                                to="intake.klant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "vragen",
                    },
                ),
                migrations.CreateModel(
                    name="VraagGeschiedenis",
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
                        ("peildatum", models.DateField()),
                        ("tekst", models.CharField(max_length=500)),
                        (
                            "gesteld_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("antwoord", models.CharField(blank=True, max_length=500, null=True)),
                        ("beantwoord_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "beantwoord_door",
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
                            "gesteld_door",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="doelen.vraag",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="vraag",
                    index=models.Index(fields=["-gesteld_op", "-id"], name="vraag_nieuwste"),
                ),
                migrations.AddConstraint(
                    model_name="vraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tekst__regex", "\\S")),
                        name="vraag_met_tekst",
                        violation_error_message="Een vraag heeft een tekst: typ wat u wilt weten.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("antwoord__isnull", True),
                                ("beantwoord_door__isnull", True),
                                ("beantwoord_op__isnull", True),
                            ),
                            models.Q(
                                ("antwoord__isnull", False),
                                ("antwoord__regex", "\\S"),
                                ("beantwoord_door__isnull", False),
                                ("beantwoord_op__gte", models.F("gesteld_op")),
                                ("beantwoord_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="vraag_antwoord_van_iemand",
                        violation_error_message="Een antwoord heeft een tekst en is van iemand: typ uw antwoord.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vraag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "figuur__in",
                                [
                                    "geplaatst",
                                    "doelgroep",
                                    "gesproken",
                                    "participeert",
                                    "akkoorden",
                                    "vervulde_banen",
                                    "beoordeelbaar",
                                    "duurzaam",
                                ],
                            )
                        ),
                        name="vraag_bekend_cijfer",
                        violation_error_message="Dit cijfer bestaat niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vraag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "doelen_vraaggeschiedenis" ("antwoord", "beantwoord_door_id", "beantwoord_op", "figuur", "gesteld_door_id", "gesteld_op", "id", "klant_id", "peildatum", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst", "versie") VALUES (NEW."antwoord", NEW."beantwoord_door_id", NEW."beantwoord_op", NEW."figuur", NEW."gesteld_door_id", NEW."gesteld_op", NEW."id", NEW."klant_id", NEW."peildatum", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."tekst", NEW."versie"); RETURN NULL;',
                            hash="35d1c79fa3241489d57779955b6d1c80a30b27fc",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_53499",
                            table="doelen_vraag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vraag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "doelen_vraaggeschiedenis" ("antwoord", "beantwoord_door_id", "beantwoord_op", "figuur", "gesteld_door_id", "gesteld_op", "id", "klant_id", "peildatum", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst", "versie") VALUES (NEW."antwoord", NEW."beantwoord_door_id", NEW."beantwoord_op", NEW."figuur", NEW."gesteld_door_id", NEW."gesteld_op", NEW."id", NEW."klant_id", NEW."peildatum", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."tekst", NEW."versie"); RETURN NULL;',
                            hash="9b9d92cceefb78225c22e892d2bdac87d534b038",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_241ba",
                            table="doelen_vraag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vraag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "doelen_vraaggeschiedenis" ("antwoord", "beantwoord_door_id", "beantwoord_op", "figuur", "gesteld_door_id", "gesteld_op", "id", "klant_id", "peildatum", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst", "versie") VALUES (OLD."antwoord", OLD."beantwoord_door_id", OLD."beantwoord_op", OLD."figuur", OLD."gesteld_door_id", OLD."gesteld_op", OLD."id", OLD."klant_id", OLD."peildatum", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."tekst", OLD."versie"); RETURN NULL;',
                            hash="c14dd727aed95d566d2f34615eec25d29fbb5379",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_a48cf",
                            table="doelen_vraag",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(VERSIE, "DROP TRIGGER doelen_vraag_versie ON doelen_vraag"),
        migrations.RunSQL(_rules.triggers("doelen_vraag", None), _rules.drops("doelen_vraag", None)),
    ]
