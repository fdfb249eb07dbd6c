"""Documents in the file of a klant."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
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
        ("intake", "0008_nummers_zonder_randen"),
        ("logboek", "0005_handeling_wie_en_wat"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Document",
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
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("cv", "Cv"),
                                    ("diploma", "Diploma of certificaat"),
                                    ("plan", "Ondertekend plan"),
                                    ("overig", "Iets anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("titel", models.CharField(max_length=200)),
                        ("datum", models.DateField()),
                        ("bestandsnaam", models.CharField(editable=False, max_length=200)),
                        (
                            "bestandstype",
                            models.CharField(
                                choices=[
                                    ("pdf", "Pdf"),
                                    ("docx", "Word (docx)"),
                                    ("odt", "OpenDocument (odt)"),
                                    ("jpeg", "Jpeg"),
                                    ("png", "Png"),
                                ],
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("grootte", models.PositiveIntegerField(editable=False)),
                        (
                            "opslagnaam",
                            models.CharField(editable=False, max_length=200, null=True, unique=True),
                        ),
                        ("afdruk", models.CharField(editable=False, max_length=64)),
                        (
                            "toegevoegd_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documenten",
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
                            "toegevoegd_door",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documenten",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "documenten",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DocumentGeschiedenis",
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
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("cv", "Cv"),
                                    ("diploma", "Diploma of certificaat"),
                                    ("plan", "Ondertekend plan"),
                                    ("overig", "Iets anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("titel", models.CharField(max_length=200)),
                        ("datum", models.DateField()),
                        ("bestandsnaam", models.CharField(editable=False, max_length=200)),
                        (
                            "bestandstype",
                            models.CharField(
                                choices=[
                                    ("pdf", "Pdf"),
                                    ("docx", "Word (docx)"),
                                    ("odt", "OpenDocument (odt)"),
                                    ("jpeg", "Jpeg"),
                                    ("png", "Png"),
                                ],
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("grootte", models.PositiveIntegerField(editable=False)),
                        ("opslagnaam", models.CharField(editable=False, max_length=200, null=True)),
                        ("afdruk", models.CharField(editable=False, max_length=64)),
                        (
                            "toegevoegd_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
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
                                to="intake.document",
                            ),
                        ),
                        (
                            "toegevoegd_door",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="document",
                    index=models.Index(fields=["klant", "toegevoegd_op"], name="document_klant"),
                ),
                migrations.AddConstraint(
                    model_name="document",
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
                        name="document_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["cv", "diploma", "plan", "overig"])),
                        name="document_bekende_soort",
                        violation_error_message="Deze soort document bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("bestandstype__in", ["pdf", "docx", "odt", "jpeg", "png"])),
                        name="document_bekend_bestandstype",
                        violation_error_message="Dit type bestand bewaren wij niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("titel__regex", "\\S")),
                        name="document_met_titel",
                        violation_error_message="Geef het document een titel.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("datum__lte", werkoffensief.logboek.expressions.Today())),
                        name="document_niet_in_toekomst",
                        violation_error_message="De datum van een document kan niet in de toekomst liggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("grootte__gt", 0)),
                        name="document_niet_leeg",
                        violation_error_message="Dit bestand is leeg.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("opslagnaam__isnull", False), ("vervallen_op__isnull", False), _connector="OR"
                        ),
                        name="document_met_bestand",
                        violation_error_message="Een document dat niet is vervallen, heeft een bestand.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("opslagnaam__regex", "^documenten/[0-9a-f]{2}/[0-9a-f]{32}$")),
                        name="document_willekeurige_opslagnaam",
                        violation_error_message="Een bestand krijgt in de opslag een willekeurige naam.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_documentgeschiedenis" ("afdruk", "bestandsnaam", "bestandstype", "datum", "grootte", "id", "klant_id", "levering_id", "opslagnaam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "toegevoegd_door_id", "toegevoegd_op", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."afdruk", NEW."bestandsnaam", NEW."bestandstype", NEW."datum", NEW."grootte", NEW."id", NEW."klant_id", NEW."levering_id", NEW."opslagnaam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."titel", NEW."toegevoegd_door_id", NEW."toegevoegd_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="8d41ec90421e7424c9007324e696ea18b3d099f7",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_0517d",
                            table="intake_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_documentgeschiedenis" ("afdruk", "bestandsnaam", "bestandstype", "datum", "grootte", "id", "klant_id", "levering_id", "opslagnaam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "toegevoegd_door_id", "toegevoegd_op", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."afdruk", NEW."bestandsnaam", NEW."bestandstype", NEW."datum", NEW."grootte", NEW."id", NEW."klant_id", NEW."levering_id", NEW."opslagnaam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."titel", NEW."toegevoegd_door_id", NEW."toegevoegd_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="30c17972daa7244da7db908bbfa7f01cad23a468",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_a46be",
                            table="intake_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_documentgeschiedenis" ("afdruk", "bestandsnaam", "bestandstype", "datum", "grootte", "id", "klant_id", "levering_id", "opslagnaam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "toegevoegd_door_id", "toegevoegd_op", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."afdruk", OLD."bestandsnaam", OLD."bestandstype", OLD."datum", OLD."grootte", OLD."id", OLD."klant_id", OLD."levering_id", OLD."opslagnaam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."titel", OLD."toegevoegd_door_id", OLD."toegevoegd_op", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="7861534bc8a603cc86da2644c48c3ede2e8bc9d9",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_319b4",
                            table="intake_document",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
