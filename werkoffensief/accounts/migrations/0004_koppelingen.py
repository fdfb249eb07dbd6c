"""Single sign-on: for whom it is on, and whose account at the provider is whose here."""

import uuid

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
        ("accounts", "0003_programma"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Koppeling",
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
                            "inlognaam",
                            models.CharField(
                                help_text="as the provider says it, in lower case", max_length=200
                            ),
                        ),
                        ("aangezet_op", models.DateTimeField()),
                        (
                            "uitgever",
                            models.CharField(help_text="the provider's `iss`", max_length=200, null=True),
                        ),
                        (
                            "sub",
                            models.CharField(
                                help_text="the provider's lasting name of this person",
                                max_length=255,
                                null=True,
                            ),
                        ),
                        ("gekoppeld_op", models.DateTimeField(null=True)),
                        ("ingetrokken_op", models.DateTimeField(null=True)),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="koppelingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "koppelingen",
                    },
                ),
                migrations.CreateModel(
                    name="KoppelingGeschiedenis",
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
                            "inlognaam",
                            models.CharField(
                                help_text="as the provider says it, in lower case", max_length=200
                            ),
                        ),
                        ("aangezet_op", models.DateTimeField()),
                        (
                            "uitgever",
                            models.CharField(help_text="the provider's `iss`", max_length=200, null=True),
                        ),
                        (
                            "sub",
                            models.CharField(
                                help_text="the provider's lasting name of this person",
                                max_length=255,
                                null=True,
                            ),
                        ),
                        ("gekoppeld_op", models.DateTimeField(null=True)),
                        ("ingetrokken_op", models.DateTimeField(null=True)),
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
                                to="accounts.koppeling",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="koppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("inlognaam", django.db.models.functions.text.Lower("inlognaam")),
                            ("inlognaam__regex", "\\S"),
                        ),
                        name="koppeling_met_inlognaam",
                        violation_error_message="Vul een inlognaam in.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="koppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gekoppeld_op", None), ("sub", None), ("uitgever", None)),
                            models.Q(
                                ("gekoppeld_op__isnull", False),
                                ("sub__isnull", False),
                                ("uitgever__isnull", False),
                                ("gekoppeld_op__gte", models.F("aangezet_op")),
                                ("sub__regex", "\\S"),
                                ("uitgever__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="koppeling_helemaal_of_niet",
                        violation_error_message="Een koppeling noemt wie haar uitgaf, voor wie en sinds wanneer, of niets.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="koppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ingetrokken_op__gte", models.F("aangezet_op"))),
                        name="koppeling_periode",
                        violation_error_message="Een koppeling eindigt niet voordat zij begint.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="koppeling",
                    constraint=models.UniqueConstraint(
                        models.F("medewerker"),
                        condition=models.Q(("ingetrokken_op", None)),
                        name="koppeling_een_per_medewerker",
                        violation_error_message="Voor deze medewerker staat eenmalig aanmelden al aan.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="koppeling",
                    constraint=models.UniqueConstraint(
                        models.F("uitgever"),
                        models.F("sub"),
                        condition=models.Q(("ingetrokken_op", None)),
                        name="koppeling_een_per_sub",
                        violation_error_message="Dit account van de organisatie hoort al bij een andere medewerker.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="koppeling",
                    constraint=models.UniqueConstraint(
                        models.F("inlognaam"),
                        condition=models.Q(("ingetrokken_op", None), ("sub", None)),
                        name="koppeling_een_per_inlognaam",
                        violation_error_message="Op deze inlognaam wacht al een andere medewerker.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="koppeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_koppelinggeschiedenis" ("aangezet_op", "gekoppeld_op", "id", "ingetrokken_op", "inlognaam", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sub", "uitgever") VALUES (NEW."aangezet_op", NEW."gekoppeld_op", NEW."id", NEW."ingetrokken_op", NEW."inlognaam", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."sub", NEW."uitgever"); RETURN NULL;',
                            hash="44690c2ca22f78e74637b76d589371082771e789",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_57e7f",
                            table="accounts_koppeling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="koppeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_koppelinggeschiedenis" ("aangezet_op", "gekoppeld_op", "id", "ingetrokken_op", "inlognaam", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sub", "uitgever") VALUES (NEW."aangezet_op", NEW."gekoppeld_op", NEW."id", NEW."ingetrokken_op", NEW."inlognaam", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."sub", NEW."uitgever"); RETURN NULL;',
                            hash="2fea3df30f9e3acc3f88ce2dc51e65db419bddb7",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4d6bf",
                            table="accounts_koppeling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="koppeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_koppelinggeschiedenis" ("aangezet_op", "gekoppeld_op", "id", "ingetrokken_op", "inlognaam", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sub", "uitgever") VALUES (OLD."aangezet_op", OLD."gekoppeld_op", OLD."id", OLD."ingetrokken_op", OLD."inlognaam", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."sub", OLD."uitgever"); RETURN NULL;',
                            hash="70a21148a8b1aa201166beba5e59e695fd417478",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_9a144",
                            table="accounts_koppeling",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
