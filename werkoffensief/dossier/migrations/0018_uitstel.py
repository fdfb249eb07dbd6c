"""What a medewerker put off of the list of what is to be done, and who wants no mail about it."""

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
        ("accounts", "0010_regels_van_waarneming"),
        ("dossier", "0017_wissen_met_profiel"),
        ("intake", "0079_afwezig_is_een_poging"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Dagmailstop",
                    fields=[
                        (
                            "medewerker",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="dagmailstop",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("vanaf", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "verbose_name_plural": "dagmailstops",
                    },
                ),
                migrations.CreateModel(
                    name="Uitstel",
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
                            "soort",
                            models.CharField(
                                choices=[
                                    ("taak", "Eerst praten"),
                                    ("actie", "Wat u zou doen"),
                                    ("belofte", "Beloofd te bellen"),
                                    ("afspraak", "Uitkomst van een afspraak"),
                                    ("concept", "Verslag afmaken"),
                                    ("evaluatie", "Evaluatie van een plan"),
                                    ("nazorg", "Nazorg"),
                                    ("wachtpunt", "Waar een plan op wacht"),
                                    ("stap", "Stap die zou beginnen"),
                                    ("ontheffing", "Ontheffing bekijken"),
                                    ("wens", "Vraag om een andere regisseur"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("ding", models.UUIDField()),
                        ("sinds", models.DateField(db_default=werkoffensief.logboek.expressions.Today())),
                        ("tot", models.DateField()),
                        ("reden", models.CharField(max_length=200)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitstel",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitstel",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "uitstel",
                    },
                ),
                migrations.CreateModel(
                    name="UitstelGeschiedenis",
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
                            "soort",
                            models.CharField(
                                choices=[
                                    ("taak", "Eerst praten"),
                                    ("actie", "Wat u zou doen"),
                                    ("belofte", "Beloofd te bellen"),
                                    ("afspraak", "Uitkomst van een afspraak"),
                                    ("concept", "Verslag afmaken"),
                                    ("evaluatie", "Evaluatie van een plan"),
                                    ("nazorg", "Nazorg"),
                                    ("wachtpunt", "Waar een plan op wacht"),
                                    ("stap", "Stap die zou beginnen"),
                                    ("ontheffing", "Ontheffing bekijken"),
                                    ("wens", "Vraag om een andere regisseur"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("ding", models.UUIDField()),
                        ("sinds", models.DateField(db_default=werkoffensief.logboek.expressions.Today())),
                        ("tot", models.DateField()),
                        ("reden", models.CharField(max_length=200)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
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
                                to="dossier.uitstel",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="uitstel",
                    constraint=models.UniqueConstraint(
                        fields=("medewerker", "soort", "ding"),
                        name="uitstel_een_per_regel",
                        violation_error_message="Dit hebt u al uitgesteld.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitstel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                [
                                    "taak",
                                    "actie",
                                    "belofte",
                                    "afspraak",
                                    "concept",
                                    "evaluatie",
                                    "nazorg",
                                    "wachtpunt",
                                    "stap",
                                    "ontheffing",
                                    "wens",
                                ],
                            )
                        ),
                        name="uitstel_bekende_soort",
                        violation_error_message="Dit kunt u niet uitstellen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitstel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reden__regex", "\\S")),
                        name="uitstel_met_reden",
                        violation_error_message="Schrijf op waarom dit later kan.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitstel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("tot__gte", models.F("sinds")),
                            ("tot__lte", werkoffensief.logboek.expressions.DaysAfter("sinds", 92)),
                        ),
                        name="uitstel_hoogstens_kwartaal",
                        violation_error_message="Kies een dag in de komende drie maanden.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitstel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_uitstelgeschiedenis" ("ding", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sinds", "soort", "tot", "versie") VALUES (NEW."ding", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."sinds", NEW."soort", NEW."tot", NEW."versie"); RETURN NULL;',
                            hash="c8d2479aead67ec2cabf33f61e10c6962564832f",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_4e6f9",
                            table="dossier_uitstel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitstel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossier_uitstelgeschiedenis" ("ding", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sinds", "soort", "tot", "versie") VALUES (NEW."ding", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."sinds", NEW."soort", NEW."tot", NEW."versie"); RETURN NULL;',
                            hash="9b7e3b1ec915a7ab8b93ad4a98d2bc126a68255b",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_2173c",
                            table="dossier_uitstel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitstel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_uitstelgeschiedenis" ("ding", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sinds", "soort", "tot", "versie") VALUES (OLD."ding", OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."sinds", OLD."soort", OLD."tot", OLD."versie"); RETURN NULL;',
                            hash="83bd8a25fa5cfe3230a6a254d1f03296aa509e29",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_af930",
                            table="dossier_uitstel",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
