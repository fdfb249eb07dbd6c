"""Promises to call back."""

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

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0021_regels_van_ontheffing"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Terugbelbelofte",
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
                        ("beloftenummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("op", models.DateField()),
                        ("gedaan_op", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "terugbelbeloften",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TerugbelbelofteGeschiedenis",
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
                        ("beloftenummer", models.CharField(editable=False, max_length=200)),
                        ("op", models.DateField()),
                        ("gedaan_op", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="terugbelbelofte",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terugbelbeloften",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="terugbelbelofte",
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
                    model_name="terugbelbelofte",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terugbelbeloften",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="terugbelbeloftegeschiedenis",
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
                    model_name="terugbelbeloftegeschiedenis",
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
                    model_name="terugbelbeloftegeschiedenis",
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
                    model_name="terugbelbeloftegeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.terugbelbelofte",
                    ),
                ),
                migrations.AddIndex(
                    model_name="terugbelbelofte",
                    index=models.Index(
                        condition=models.Q(("gedaan_op__isnull", True), ("vervallen_op__isnull", True)),
                        fields=["klant", "op"],
                        name="terugbelbelofte_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="terugbelbelofte",
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
                        name="terugbelbelofte_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="terugbelbelofte",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("beloftenummer__regex", "^\\S(.*\\S)?$")),
                        name="terugbelbelofte_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="terugbelbelofte",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gedaan_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="terugbelbelofte_niet_in_toekomst_gedaan",
                        violation_error_message="Een belofte kan niet in de toekomst zijn gedaan.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="terugbelbelofte",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_terugbelbeloftegeschiedenis" ("beloftenummer", "gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."beloftenummer", NEW."gedaan_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="b6eb8df6b7628b6249c01a41155a135d4635a0c7",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_cda08",
                            table="intake_terugbelbelofte",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="terugbelbelofte",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_terugbelbeloftegeschiedenis" ("beloftenummer", "gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."beloftenummer", NEW."gedaan_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="d1c8042006d6756d75853ceffe09484b74a3c3c7",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b040a",
                            table="intake_terugbelbelofte",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="terugbelbelofte",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_terugbelbeloftegeschiedenis" ("beloftenummer", "gedaan_op", "id", "klant_id", "levering_id", "medewerker_id", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."beloftenummer", OLD."gedaan_op", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="0a85430b6d52d8787fc6a2b66c334b0bbde682bf",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_70887",
                            table="intake_terugbelbelofte",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
