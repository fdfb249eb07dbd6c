"""What was agreed to build up, who came on which day, and how somebody stands."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0079_afwezig_is_een_poging"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0028_regels_van_profiel"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Aanwezigheid",
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
                        ("dag", models.DateField()),
                        (
                            "wat",
                            models.CharField(
                                choices=[
                                    ("aanwezig", "Aanwezig"),
                                    ("afgezegd", "Afgezegd"),
                                    ("afwezig", "Afwezig"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("minuten", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aanwezigheid",
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
                        (
                            "stap",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aanwezigheid",
                                to="trajecten.stap",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "aanwezigheid",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AanwezigheidGeschiedenis",
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
                        ("dag", models.DateField()),
                        (
                            "wat",
                            models.CharField(
                                choices=[
                                    ("aanwezig", "Aanwezig"),
                                    ("afgezegd", "Afgezegd"),
                                    ("afwezig", "Afwezig"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("minuten", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                                to="trajecten.aanwezigheid",
                            ),
                        ),
                        (
                            "stap",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.stap",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Opbouw",
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
                        ("vanaf", models.DateField()),
                        ("dagen", models.PositiveSmallIntegerField()),
                        ("uren", models.PositiveSmallIntegerField()),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opbouwen",
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
                        (
                            "stap",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opbouwen",
                                to="trajecten.stap",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "opbouwen",
                        "ordering": ["vanaf"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OpbouwGeschiedenis",
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
                        ("vanaf", models.DateField()),
                        ("dagen", models.PositiveSmallIntegerField()),
                        ("uren", models.PositiveSmallIntegerField()),
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
                                to="trajecten.opbouw",
                            ),
                        ),
                        (
                            "stap",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.stap",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Werkfitbeoordeling",
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
                        ("dag", models.DateField()),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("werkfit", "Werkfit"),
                                    ("bijna", "Bijna werkfit"),
                                    ("nog_niet", "Nog niet werkfit"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("waarom", models.TextField(max_length=4000)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="werkfitbeoordelingen",
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
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="werkfitbeoordelingen",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "werkfitbeoordelingen",
                        "ordering": ["-dag"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WerkfitbeoordelingGeschiedenis",
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
                        ("dag", models.DateField()),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("werkfit", "Werkfit"),
                                    ("bijna", "Bijna werkfit"),
                                    ("nog_niet", "Nog niet werkfit"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("waarom", models.TextField(max_length=4000)),
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
                                to="trajecten.werkfitbeoordeling",
                            ),
                        ),
                        (
                            "traject",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.traject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="aanwezigheid",
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
                        name="aanwezigheid_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanwezigheid",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("stap", "dag"),
                        name="aanwezigheid_een_per_dag",
                        violation_error_message="Van deze klant is deze dag al ingevuld.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanwezigheid",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("minuten__isnull", False), ("minuten__range", (1, 720)), ("wat", "aanwezig")
                            ),
                            models.Q(("minuten__isnull", True), ("wat__in", ["afgezegd", "afwezig"])),
                            _connector="OR",
                        ),
                        name="aanwezigheid_uren_bij_wie_er_was",
                        violation_error_message="Vul bij wie er was een tijd in tot en met 12 uur, en bij anderen niets.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="aanwezigheid",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("dag__lte", werkoffensief.logboek.expressions.Today())),
                        name="aanwezigheid_geweest",
                        violation_error_message="Wie er was, vult u in als de dag er is.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aanwezigheid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_aanwezigheidgeschiedenis" ("dag", "id", "klant_id", "levering_id", "minuten", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stap_id", "versie", "vervallen_op", "vervallen_reden", "wat") VALUES (NEW."dag", NEW."id", NEW."klant_id", NEW."levering_id", NEW."minuten", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."stap_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wat"); RETURN NULL;',
                            hash="f02e3e9c55e40c837a5bf1cb175cad4838712447",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_c1cfa",
                            table="trajecten_aanwezigheid",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aanwezigheid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_aanwezigheidgeschiedenis" ("dag", "id", "klant_id", "levering_id", "minuten", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stap_id", "versie", "vervallen_op", "vervallen_reden", "wat") VALUES (NEW."dag", NEW."id", NEW."klant_id", NEW."levering_id", NEW."minuten", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."stap_id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."wat"); RETURN NULL;',
                            hash="6800de623a19f1687ccb05903599dc0ac577912a",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_05115",
                            table="trajecten_aanwezigheid",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aanwezigheid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_aanwezigheidgeschiedenis" ("dag", "id", "klant_id", "levering_id", "minuten", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stap_id", "versie", "vervallen_op", "vervallen_reden", "wat") VALUES (OLD."dag", OLD."id", OLD."klant_id", OLD."levering_id", OLD."minuten", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."stap_id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."wat"); RETURN NULL;',
                            hash="081e11a226646f2b2e987045e98fe2605c348554",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2fc90",
                            table="trajecten_aanwezigheid",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opbouw",
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
                        name="opbouw_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opbouw",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("stap", "vanaf"),
                        name="opbouw_een_per_dag",
                        violation_error_message="Vanaf deze dag is al iets afgesproken.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opbouw",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("dagen__range", (1, 7)), ("uren__range", (1, 40))),
                        name="opbouw_dagen_en_uren",
                        violation_error_message="Kies 1 tot en met 7 dagen en 1 tot en met 40 uur in de week.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="opbouw",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uren__gte", models.F("dagen"))),
                        name="opbouw_uur_per_dag",
                        violation_error_message="Op elke dag is er ten minste een uur.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="opbouw",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_opbouwgeschiedenis" ("dagen", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stap_id", "uren", "vanaf", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."dagen", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."stap_id", NEW."uren", NEW."vanaf", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="6f18e771ae89b9b86cd00531d59e93c90132b052",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_8e5c3",
                            table="trajecten_opbouw",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="opbouw",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_opbouwgeschiedenis" ("dagen", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stap_id", "uren", "vanaf", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."dagen", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."stap_id", NEW."uren", NEW."vanaf", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="8507d49ed8ea9be3e1748aa1a16bf52695b7f697",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_712d6",
                            table="trajecten_opbouw",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="opbouw",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_opbouwgeschiedenis" ("dagen", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stap_id", "uren", "vanaf", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."dagen", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."stap_id", OLD."uren", OLD."vanaf", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="8b1aca05e12695ae7e50ec895dae92ff653712e2",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_7dbf1",
                            table="trajecten_opbouw",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkfitbeoordeling",
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
                        name="werkfitbeoordeling_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkfitbeoordeling",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("traject", "dag"),
                        name="werkfitbeoordeling_een_per_dag",
                        violation_error_message="Op deze dag is er al een beoordeling.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkfitbeoordeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uitkomst__in", ["werkfit", "bijna", "nog_niet"])),
                        name="werkfitbeoordeling_bekende_uitkomst",
                        violation_error_message="Kies hoe de klant ervoor staat.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkfitbeoordeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("dag__lte", werkoffensief.logboek.expressions.Today())),
                        name="werkfitbeoordeling_geweest",
                        violation_error_message="Een beoordeling ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkfitbeoordeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("waarom__regex", "\\S")),
                        name="werkfitbeoordeling_zegt_waarom",
                        violation_error_message="Schrijf op waarom u dit vindt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkfitbeoordeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("waarom__isnull", True), ("waarom__length__lte", 4000), _connector="OR"
                        ),
                        name="werkfitbeoordeling_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkfitbeoordeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_werkfitbeoordelinggeschiedenis" ("dag", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (NEW."dag", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."traject_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarom"); RETURN NULL;',
                            hash="0b43677cce3991639396bb001da0d6e7ec9c4b6d",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_08185",
                            table="trajecten_werkfitbeoordeling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkfitbeoordeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_werkfitbeoordelinggeschiedenis" ("dag", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (NEW."dag", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."traject_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarom"); RETURN NULL;',
                            hash="db427a8cf1a0fab113348a4e1a8cd410d42561fb",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_42f6e",
                            table="trajecten_werkfitbeoordeling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkfitbeoordeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_werkfitbeoordelinggeschiedenis" ("dag", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (OLD."dag", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."traject_id", OLD."uitkomst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."waarom"); RETURN NULL;',
                            hash="413ae20b928a1929eb4c5957b8b293f3ec153737",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_e4655",
                            table="trajecten_werkfitbeoordeling",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
