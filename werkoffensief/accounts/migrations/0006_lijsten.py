"""Lists as somebody wants them: filters under a name, columns, and the filter to begin with."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_koppeling_blijft"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Lijstfilter",
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
                        ("lijst", models.CharField(editable=False, max_length=50)),
                        ("naam", models.CharField(max_length=100)),
                        ("query", models.CharField(blank=True, editable=False, max_length=1000)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "medewerker",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lijstfilters",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lijstfilters",
                                to="accounts.team",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [django.db.models.functions.text.Lower("naam"), "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="LijstfilterGeschiedenis",
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
                        ("lijst", models.CharField(editable=False, max_length=50)),
                        ("naam", models.CharField(max_length=100)),
                        ("query", models.CharField(blank=True, editable=False, max_length=1000)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "medewerker",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="accounts.lijstfilter",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                migrations.CreateModel(
                    name="Lijstweergave",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("lijst", models.CharField(editable=False, max_length=50)),
                        (
                            "kolommen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=50), null=True, size=None
                            ),
                        ),
                        (
                            "begin",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.lijstfilter",
                            ),
                        ),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lijstweergaven",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "lijstweergaven",
                    },
                ),
                migrations.AddConstraint(
                    model_name="lijstfilter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("naam__regex", "\\S")),
                        name="lijstfilter_met_naam",
                        violation_error_message="Geef het filter een naam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lijstfilter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("medewerker__isnull", True), ("team__isnull", False)),
                            models.Q(("medewerker__isnull", False), ("team__isnull", True)),
                            _connector="OR",
                        ),
                        name="lijstfilter_van_een",
                        violation_error_message="Een filter is van één medewerker of van één team.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lijstfilter",
                    constraint=models.UniqueConstraint(
                        models.F("lijst"),
                        django.db.models.functions.text.Lower("naam"),
                        models.F("medewerker"),
                        name="lijstfilter_naam_per_medewerker",
                        violation_error_message="U hebt al een filter met deze naam. Kies een andere naam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lijstfilter",
                    constraint=models.UniqueConstraint(
                        models.F("lijst"),
                        django.db.models.functions.text.Lower("naam"),
                        models.F("team"),
                        name="lijstfilter_naam_per_team",
                        violation_error_message="Uw team heeft al een filter met deze naam. Kies een andere naam.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lijstfilter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_lijstfiltergeschiedenis" ("id", "lijst", "medewerker_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "team_id", "versie") VALUES (NEW."id", NEW."lijst", NEW."medewerker_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."query", NEW."team_id", NEW."versie"); RETURN NULL;',
                            hash="ac423af3ab29a0d4b7cfb6e8b34603809c86f022",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_943bb",
                            table="accounts_lijstfilter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lijstfilter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_lijstfiltergeschiedenis" ("id", "lijst", "medewerker_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "team_id", "versie") VALUES (NEW."id", NEW."lijst", NEW."medewerker_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."query", NEW."team_id", NEW."versie"); RETURN NULL;',
                            hash="7b56f00a5faac2dd7ba6dfbee9e1dc8861df7dc3",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_3ba9c",
                            table="accounts_lijstfilter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lijstfilter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_lijstfiltergeschiedenis" ("id", "lijst", "medewerker_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "team_id", "versie") VALUES (OLD."id", OLD."lijst", OLD."medewerker_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."query", OLD."team_id", OLD."versie"); RETURN NULL;',
                            hash="4129afb677b95a4710519a78b55c1a1457594c03",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_bbe86",
                            table="accounts_lijstfilter",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lijstweergave",
                    constraint=models.UniqueConstraint(
                        fields=("medewerker", "lijst"),
                        name="lijstweergave_een_per_lijst",
                        violation_error_message="Voor deze lijst zijn uw kolommen al gekozen.",
                    ),
                ),
            ]
        ),
    ]
