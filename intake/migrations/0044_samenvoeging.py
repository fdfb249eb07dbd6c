"""What a merge moved, so that it can be undone."""

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


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0043_regels_van_de_scan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Samenvoeging",
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
                            "op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("wat", models.JSONField(default=dict)),
                        ("ongedaan_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "door",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="samenvoegingen",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "ongedaan_door",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opgenomen",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="intake.klant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "samenvoegingen",
                    },
                ),
                migrations.CreateModel(
                    name="SamenvoegingGeschiedenis",
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
                            "op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("ongedaan_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "door",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                            "ongedaan_door",
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
                            "opgenomen",
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
                                to="intake.samenvoeging",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="samenvoeging",
                    index=models.Index(fields=["klant", "-op"], name="samenvoeging_klant"),
                ),
                migrations.AddConstraint(
                    model_name="samenvoeging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("klant", models.F("opgenomen")), _negated=True),
                        name="samenvoeging_van_twee",
                        violation_error_message="Een klant kan niet met zichzelf worden samengevoegd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="samenvoeging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ongedaan_door__isnull", True), ("ongedaan_op__isnull", True)),
                            models.Q(("ongedaan_door__isnull", False), ("ongedaan_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="samenvoeging_ongedaan_door_iemand",
                        violation_error_message="Wie een samenvoeging ongedaan maakt, staat erbij.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="samenvoeging",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ongedaan_op__isnull", True)),
                        fields=("opgenomen",),
                        name="samenvoeging_een_keer",
                        violation_error_message="Dit dossier is al samengevoegd met een ander.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="samenvoeging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_samenvoeginggeschiedenis" ("door_id", "id", "klant_id", "ongedaan_door_id", "ongedaan_op", "op", "opgenomen_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."door_id", NEW."id", NEW."klant_id", NEW."ongedaan_door_id", NEW."ongedaan_op", NEW."op", NEW."opgenomen_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id"); RETURN NULL;',
                            hash="e837630ba8c3ad83ec77c5ea860d0a1a050c5c77",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_415eb",
                            table="intake_samenvoeging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="samenvoeging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."door_id" IS DISTINCT FROM (NEW."door_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."ongedaan_door_id" IS DISTINCT FROM (NEW."ongedaan_door_id") OR OLD."ongedaan_op" IS DISTINCT FROM (NEW."ongedaan_op") OR OLD."op" IS DISTINCT FROM (NEW."op") OR OLD."opgenomen_id" IS DISTINCT FROM (NEW."opgenomen_id"))',
                            func='INSERT INTO "intake_samenvoeginggeschiedenis" ("door_id", "id", "klant_id", "ongedaan_door_id", "ongedaan_op", "op", "opgenomen_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."door_id", NEW."id", NEW."klant_id", NEW."ongedaan_door_id", NEW."ongedaan_op", NEW."op", NEW."opgenomen_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id"); RETURN NULL;',
                            hash="98dfeb53518de371ed634a38cc4ad3f15388678a",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_cc3b5",
                            table="intake_samenvoeging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="samenvoeging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_samenvoeginggeschiedenis" ("door_id", "id", "klant_id", "ongedaan_door_id", "ongedaan_op", "op", "opgenomen_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."door_id", OLD."id", OLD."klant_id", OLD."ongedaan_door_id", OLD."ongedaan_op", OLD."op", OLD."opgenomen_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id"); RETURN NULL;',
                            hash="db42df39429be9550b9f50541d2e75541e638198",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_5dd69",
                            table="intake_samenvoeging",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
