"""Who took whom from the work list, and who is left out for a while."""

import datetime
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
        ("intake", "0023_regels_van_terugbelbelofte"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Claim",
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
                            "genomen_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("verloopt_op", models.DateTimeField()),
                        ("dag", models.DateField(blank=True, null=True)),
                        ("losgelaten_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "verbose_name_plural": "claims",
                    },
                ),
                migrations.CreateModel(
                    name="ClaimGeschiedenis",
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
                            "genomen_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("verloopt_op", models.DateTimeField()),
                        ("dag", models.DateField(blank=True, null=True)),
                        ("losgelaten_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Overslag",
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
                        ("vanaf", models.DateField(editable=False)),
                        ("tot", models.DateField()),
                        ("reden", models.CharField(max_length=200)),
                        ("beeindigd_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "verbose_name_plural": "overslagen",
                    },
                ),
                migrations.CreateModel(
                    name="OverslagGeschiedenis",
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
                        ("vanaf", models.DateField(editable=False)),
                        ("tot", models.DateField()),
                        ("reden", models.CharField(max_length=200)),
                        ("beeindigd_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="claim",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="intake.klant"
                    ),
                ),
                migrations.AddField(
                    model_name="claim",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="claimgeschiedenis",
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
                    model_name="claimgeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="claimgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.claim",
                    ),
                ),
                migrations.AddField(
                    model_name="overslag",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overslagen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="overslag",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overslagen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="overslaggeschiedenis",
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
                    model_name="overslaggeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="overslaggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.overslag",
                    ),
                ),
                migrations.AddIndex(
                    model_name="claim",
                    index=models.Index(
                        condition=models.Q(("losgelaten_op__isnull", True)),
                        fields=["medewerker"],
                        name="claim_van_medewerker",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claim",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("losgelaten_op__isnull", True)),
                        fields=("klant",),
                        name="claim_een_per_klant",
                        violation_error_message="Iemand anders heeft deze klant al genomen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claim",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("verloopt_op__gt", models.F("genomen_op")),
                            (
                                "verloopt_op__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("genomen_op"), "+", models.Value(datetime.timedelta(days=15))
                                ),
                            ),
                        ),
                        name="claim_hoogstens_twee_weken",
                        violation_error_message="U kunt een klant hoogstens twee weken voor uzelf houden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="claim",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("losgelaten_op__gte", models.F("genomen_op"))),
                        name="claim_losgelaten_na_genomen",
                        violation_error_message="Een klant is teruggegeven voordat iemand die nam. Dat kan niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_claimgeschiedenis" ("dag", "genomen_op", "id", "klant_id", "losgelaten_op", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verloopt_op", "versie") VALUES (NEW."dag", NEW."genomen_op", NEW."id", NEW."klant_id", NEW."losgelaten_op", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."verloopt_op", NEW."versie"); RETURN NULL;',
                            hash="9b1ee5718bfd79c48a03b530988276f789351965",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_03659",
                            table="intake_claim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_claimgeschiedenis" ("dag", "genomen_op", "id", "klant_id", "losgelaten_op", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verloopt_op", "versie") VALUES (NEW."dag", NEW."genomen_op", NEW."id", NEW."klant_id", NEW."losgelaten_op", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."verloopt_op", NEW."versie"); RETURN NULL;',
                            hash="7c22cc186401f13596e424a97260fca467557152",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_a7352",
                            table="intake_claim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_claimgeschiedenis" ("dag", "genomen_op", "id", "klant_id", "losgelaten_op", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verloopt_op", "versie") VALUES (OLD."dag", OLD."genomen_op", OLD."id", OLD."klant_id", OLD."losgelaten_op", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."verloopt_op", OLD."versie"); RETURN NULL;',
                            hash="5bac7f17bfe77354849d5cffe484e4dcbde23ef6",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_24084",
                            table="intake_claim",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="overslag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("tot__gte", models.F("vanaf")),
                            (
                                "tot__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("vanaf"), "+", models.Value(datetime.timedelta(days=366))
                                ),
                            ),
                        ),
                        name="overslag_hoogstens_een_jaar",
                        violation_error_message="Sla iemand over tot vandaag of later, en hoogstens een jaar.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="overslag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reden__regex", "\\S")),
                        name="overslag_met_reden",
                        violation_error_message="Geef een reden waarom u deze klant overslaat.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="overslag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_overslaggeschiedenis" ("beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf", "versie") VALUES (NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."tot", NEW."vanaf", NEW."versie"); RETURN NULL;',
                            hash="0c2d2a7279b23277c15141b9f40f9db816c73965",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_92b2b",
                            table="intake_overslag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="overslag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_overslaggeschiedenis" ("beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf", "versie") VALUES (NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."tot", NEW."vanaf", NEW."versie"); RETURN NULL;',
                            hash="ed3ef6924f75749d34488f4c74a5e51d6d314193",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_8b255",
                            table="intake_overslag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="overslag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_overslaggeschiedenis" ("beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf", "versie") VALUES (OLD."beeindigd_op", OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."tot", OLD."vanaf", OLD."versie"); RETURN NULL;',
                            hash="687f3b07e58f9ca7bc56b435fb1a73bddde981e7",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_91309",
                            table="intake_overslag",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
