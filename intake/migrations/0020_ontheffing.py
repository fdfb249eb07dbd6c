"""Exemptions from the duty to work."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0018_onderwerpen_en_tags"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Ontheffing",
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
                        ("ontheffingnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("van", models.DateField()),
                        ("tot", models.DateField(blank=True, null=True)),
                        ("herbeoordelen_op", models.DateField()),
                    ],
                    options={
                        "verbose_name_plural": "ontheffingen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OntheffingGeschiedenis",
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
                        ("ontheffingnummer", models.CharField(editable=False, max_length=200)),
                        ("van", models.DateField()),
                        ("tot", models.DateField(blank=True, null=True)),
                        ("herbeoordelen_op", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Ontheffingsoort",
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
                    ],
                    options={
                        "verbose_name_plural": "ontheffingsoorten",
                        "ordering": ["naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OntheffingsoortGeschiedenis",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="ontheffing",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ontheffingen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="ontheffing",
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
                    model_name="ontheffinggeschiedenis",
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
                    model_name="ontheffinggeschiedenis",
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
                    model_name="ontheffinggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.ontheffing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ontheffingsoort",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="ontheffingsoort_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                migrations.AddField(
                    model_name="ontheffinggeschiedenis",
                    name="soort",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.ontheffingsoort",
                    ),
                ),
                migrations.AddField(
                    model_name="ontheffing",
                    name="soort",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="intake.ontheffingsoort"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ontheffingsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_ontheffingsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="dcba5e222467992e84de70dbaff30b59f86f78f3",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_68f14",
                            table="intake_ontheffingsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ontheffingsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_ontheffingsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="f810bf0bb8460b028a1eb8185a83dbddd7e16169",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_155b2",
                            table="intake_ontheffingsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ontheffingsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_ontheffingsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="9d9bbd379a902cf94ceefd22487eda2b78ca5a41",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_6615a",
                            table="intake_ontheffingsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="ontheffingsoortgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.ontheffingsoort",
                    ),
                ),
                migrations.AddIndex(
                    model_name="ontheffing",
                    index=models.Index(fields=["klant", "van"], name="ontheffing_klant"),
                ),
                migrations.AddConstraint(
                    model_name="ontheffing",
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
                        name="ontheffing_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ontheffing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ontheffingnummer__regex", "^\\S(.*\\S)?$")),
                        name="ontheffing_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ontheffing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("van"))),
                        name="ontheffing_einde_na_start",
                        violation_error_message="De ontheffing eindigt voordat zij begint.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ontheffing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("herbeoordelen_op__gte", models.F("van"))),
                        name="ontheffing_herbeoordelen_na_start",
                        violation_error_message="De dag om opnieuw te kijken ligt voor het begin van de ontheffing.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ontheffing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_ontheffinggeschiedenis" ("herbeoordelen_op", "id", "klant_id", "levering_id", "ontheffingnummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "tot", "van", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."herbeoordelen_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."ontheffingnummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort_id", NEW."tot", NEW."van", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="1926f167f27682d00938dbda11db8ee3d20bc1be",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_b70ad",
                            table="intake_ontheffing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ontheffing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_ontheffinggeschiedenis" ("herbeoordelen_op", "id", "klant_id", "levering_id", "ontheffingnummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "tot", "van", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."herbeoordelen_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."ontheffingnummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort_id", NEW."tot", NEW."van", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="c49e33dfd9ea37366059a5ccef2e4029151acae7",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_c2442",
                            table="intake_ontheffing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ontheffing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_ontheffinggeschiedenis" ("herbeoordelen_op", "id", "klant_id", "levering_id", "ontheffingnummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "tot", "van", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."herbeoordelen_op", OLD."id", OLD."klant_id", OLD."levering_id", OLD."ontheffingnummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort_id", OLD."tot", OLD."van", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="6655b030f7bf5da6e3c48ff1f6ae0b4777544204",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_906c2",
                            table="intake_ontheffing",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
