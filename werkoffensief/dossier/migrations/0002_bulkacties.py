"""A regisseur for many klanten at once: what was proposed, done and undone."""

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
        ("dossier", "0001_wissen"),
        ("intake", "0008_nummers_zonder_randen"),
        ("trajecten", "0007_nummers_zonder_randen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Bulkactie",
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
                            "gemaakt_op",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("dag", models.DateField(null=True)),
                        ("uitgevoerd_op", models.DateTimeField(null=True)),
                        ("ongedaan_op", models.DateTimeField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bulkacties",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "naar",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ongedaan_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "bulkacties",
                    },
                ),
                migrations.CreateModel(
                    name="BulkactieGeschiedenis",
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
                            "gemaakt_op",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("dag", models.DateField(null=True)),
                        ("uitgevoerd_op", models.DateTimeField(null=True)),
                        ("ongedaan_op", models.DateTimeField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
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
                            "naar",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ongedaan_door",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="dossier.bulkactie",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Bulkregel",
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
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("niet_zichtbaar", "U kunt dit dossier niet (meer) openen."),
                                    ("overleden", "Deze persoon is overleden."),
                                    ("geen_traject", "Er loopt geen traject."),
                                    ("te_vroeg", "Het traject begint pas na deze dag."),
                                    (
                                        "latere",
                                        "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf.",
                                    ),
                                    ("al_regisseur", "Is al de regisseur."),
                                    (
                                        "begint_net",
                                        "De regisseur van nu begint pas op deze dag. Kies een latere dag.",
                                    ),
                                    ("mag_niet", "U mag dit niet doen voor deze klant."),
                                    ("toewijzen", "Krijgt deze regisseur."),
                                    ("overdragen", "Gaat over naar deze regisseur."),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("traject_versie", models.PositiveIntegerField(null=True)),
                        ("vorige_versie", models.PositiveIntegerField(null=True)),
                        ("vorig_einde", models.DateField(null=True)),
                        ("nieuwe_versie", models.PositiveIntegerField(null=True)),
                        (
                            "bulkactie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="regels",
                                to="dossier.bulkactie",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bulkregels",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "nieuwe",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="trajecten.regisseurschap",
                            ),
                        ),
                        (
                            "vorige",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="trajecten.regisseurschap",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "bulkregels",
                    },
                ),
                migrations.CreateModel(
                    name="BulkregelGeschiedenis",
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
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("niet_zichtbaar", "U kunt dit dossier niet (meer) openen."),
                                    ("overleden", "Deze persoon is overleden."),
                                    ("geen_traject", "Er loopt geen traject."),
                                    ("te_vroeg", "Het traject begint pas na deze dag."),
                                    (
                                        "latere",
                                        "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf.",
                                    ),
                                    ("al_regisseur", "Is al de regisseur."),
                                    (
                                        "begint_net",
                                        "De regisseur van nu begint pas op deze dag. Kies een latere dag.",
                                    ),
                                    ("mag_niet", "U mag dit niet doen voor deze klant."),
                                    ("toewijzen", "Krijgt deze regisseur."),
                                    ("overdragen", "Gaat over naar deze regisseur."),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("traject_versie", models.PositiveIntegerField(null=True)),
                        ("vorige_versie", models.PositiveIntegerField(null=True)),
                        ("vorig_einde", models.DateField(null=True)),
                        ("nieuwe_versie", models.PositiveIntegerField(null=True)),
                        (
                            "bulkactie",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dossier.bulkactie",
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
                            "nieuwe",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.regisseurschap",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="dossier.bulkregel",
                            ),
                        ),
                        (
                            "vorige",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.regisseurschap",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="bulkactie",
                    index=models.Index(fields=["medewerker", "-gemaakt_op"], name="bulkactie_medewerker"),
                ),
                migrations.AddConstraint(
                    model_name="bulkactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dag__isnull", True), ("naar__isnull", True)),
                            models.Q(("dag__isnull", False), ("naar__isnull", False)),
                            _connector="OR",
                        ),
                        name="bulkactie_naar_met_dag",
                        violation_error_message="Kies een regisseur en een dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitgevoerd_op__isnull", True), ("naar__isnull", False), _connector="OR"
                        ),
                        name="bulkactie_uitgevoerd_met_keuze",
                        violation_error_message="Kies eerst een regisseur en een dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ongedaan_door__isnull", True), ("ongedaan_op__isnull", True)),
                            models.Q(
                                ("ongedaan_door__isnull", False),
                                ("ongedaan_op__isnull", False),
                                ("uitgevoerd_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bulkactie_ongedaan_na_uitgevoerd",
                        violation_error_message="Alleen wat is uitgevoerd, kan ongedaan worden gemaakt.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uitgevoerd_op", "versie") VALUES (NEW."dag", NEW."gemaakt_op", NEW."id", NEW."medewerker_id", NEW."naar_id", NEW."ongedaan_door_id", NEW."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."uitgevoerd_op", NEW."versie"); RETURN NULL;',
                            hash="02cb64b0179e36388527d123fcba66725eb5547c",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_b2f74",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uitgevoerd_op", "versie") VALUES (NEW."dag", NEW."gemaakt_op", NEW."id", NEW."medewerker_id", NEW."naar_id", NEW."ongedaan_door_id", NEW."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."uitgevoerd_op", NEW."versie"); RETURN NULL;',
                            hash="211c8a569420b507a7032b81ac7877cb5e562219",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_fb007",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uitgevoerd_op", "versie") VALUES (OLD."dag", OLD."gemaakt_op", OLD."id", OLD."medewerker_id", OLD."naar_id", OLD."ongedaan_door_id", OLD."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."uitgevoerd_op", OLD."versie"); RETURN NULL;',
                            hash="3fa4c6123bf4c050c077ed77bb810c106301a78f",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3de3b",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitkomst__isnull", True),
                            (
                                "uitkomst__in",
                                [
                                    "niet_zichtbaar",
                                    "overleden",
                                    "geen_traject",
                                    "te_vroeg",
                                    "latere",
                                    "al_regisseur",
                                    "begint_net",
                                    "mag_niet",
                                    "toewijzen",
                                    "overdragen",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="bulkregel_bekende_uitkomst",
                        violation_error_message="Deze uitkomst bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nieuwe__isnull", True), ("nieuwe_versie__isnull", True)),
                            models.Q(("nieuwe__isnull", False), ("nieuwe_versie__isnull", False)),
                            _connector="OR",
                        ),
                        name="bulkregel_nieuwe_met_versie",
                        violation_error_message="Bij een nieuwe regisseur hoort een versie.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkregelgeschiedenis" ("bulkactie_id", "id", "klant_id", "nieuwe_id", "nieuwe_versie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_versie", "uitkomst", "vorig_einde", "vorige_id", "vorige_versie") VALUES (NEW."bulkactie_id", NEW."id", NEW."klant_id", NEW."nieuwe_id", NEW."nieuwe_versie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."traject_versie", NEW."uitkomst", NEW."vorig_einde", NEW."vorige_id", NEW."vorige_versie"); RETURN NULL;',
                            hash="f3416403e3478246d10593758b014e58e51ef575",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_62a96",
                            table="dossier_bulkregel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossier_bulkregelgeschiedenis" ("bulkactie_id", "id", "klant_id", "nieuwe_id", "nieuwe_versie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_versie", "uitkomst", "vorig_einde", "vorige_id", "vorige_versie") VALUES (NEW."bulkactie_id", NEW."id", NEW."klant_id", NEW."nieuwe_id", NEW."nieuwe_versie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."traject_versie", NEW."uitkomst", NEW."vorig_einde", NEW."vorige_id", NEW."vorige_versie"); RETURN NULL;',
                            hash="75085f2212cea29565ead95f723ef9b5f835c889",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_1b8e4",
                            table="dossier_bulkregel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkregelgeschiedenis" ("bulkactie_id", "id", "klant_id", "nieuwe_id", "nieuwe_versie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_versie", "uitkomst", "vorig_einde", "vorige_id", "vorige_versie") VALUES (OLD."bulkactie_id", OLD."id", OLD."klant_id", OLD."nieuwe_id", OLD."nieuwe_versie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."traject_versie", OLD."uitkomst", OLD."vorig_einde", OLD."vorige_id", OLD."vorige_versie"); RETURN NULL;',
                            hash="bb23c400c965f172619dcc5a13b9269497d0d071",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_4c03d",
                            table="dossier_bulkregel",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
