"""The doors to one file: Toegang, Vertrouweling, Verzoek (docs/adr/0013)."""

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


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0009_geschiedenis_64_bits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Toegang",
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
                ("reden", models.CharField(max_length=200)),
                (
                    "vanaf",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "tot",
                    models.DateTimeField(
                        db_default=werkoffensief.logboek.expressions.DayLater(
                            django.db.models.functions.datetime.Now()
                        ),
                        editable=False,
                    ),
                ),
                ("beeindigd_op", models.DateTimeField(editable=False, null=True)),
                (
                    "beeindigd_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "klant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toegangen",
                        to="intake.klant",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toegangen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "toegangen",
            },
        ),
        migrations.CreateModel(
            name="ToegangGeschiedenis",
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
                ("reden", models.CharField(max_length=200)),
                (
                    "vanaf",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "tot",
                    models.DateTimeField(
                        db_default=werkoffensief.logboek.expressions.DayLater(
                            django.db.models.functions.datetime.Now()
                        ),
                        editable=False,
                    ),
                ),
                ("beeindigd_op", models.DateTimeField(editable=False, null=True)),
                (
                    "beeindigd_door",
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
                        to="intake.toegang",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Vertrouweling",
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
                    "vanaf",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("tot", models.DateTimeField(editable=False, null=True)),
                (
                    "klant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vertrouwelingen",
                        to="intake.klant",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vertrouwelingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "toegevoegd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "vertrouwelingen",
            },
        ),
        migrations.CreateModel(
            name="VertrouwelingGeschiedenis",
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
                    "vanaf",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("tot", models.DateTimeField(editable=False, null=True)),
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
                        to="intake.vertrouweling",
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
        migrations.CreateModel(
            name="Verzoek",
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
                            ("inzage", "Inzage"),
                            ("correctie", "Correctie"),
                            ("verwijdering", "Verwijdering"),
                            ("beperking", "Beperking van het gebruik"),
                            ("overig", "Iets anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ontvangen_op", models.DateField()),
                (
                    "uiterlijk",
                    models.GeneratedField(
                        db_persist=True,
                        expression=werkoffensief.logboek.expressions.MonthLater(models.F("ontvangen_op")),
                        output_field=models.DateField(),
                    ),
                ),
                ("afgehandeld_op", models.DateTimeField(editable=False, null=True)),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("voldaan", "Voldaan"),
                            ("deels", "Deels voldaan"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken door de klant"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=200, null=True)),
                (
                    "afgehandeld_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        related_name="verzoeken",
                        to="intake.klant",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "verzoeken",
            },
        ),
        migrations.CreateModel(
            name="VerzoekGeschiedenis",
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
                            ("inzage", "Inzage"),
                            ("correctie", "Correctie"),
                            ("verwijdering", "Verwijdering"),
                            ("beperking", "Beperking van het gebruik"),
                            ("overig", "Iets anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ontvangen_op", models.DateField()),
                ("afgehandeld_op", models.DateTimeField(editable=False, null=True)),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("voldaan", "Voldaan"),
                            ("deels", "Deels voldaan"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken door de klant"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=200, null=True)),
                (
                    "afgehandeld_door",
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.verzoek",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="toegang",
            index=models.Index(fields=["klant", "-vanaf"], name="toegang_klant"),
        ),
        migrations.AddIndex(
            model_name="toegang",
            index=models.Index(fields=["medewerker", "-vanaf"], name="toegang_medewerker"),
        ),
        migrations.AddConstraint(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot", werkoffensief.logboek.expressions.DayLater(models.F("vanaf")))),
                name="toegang_een_etmaal",
                violation_error_message="De toegang duurt precies 24 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden__regex", "^\\S.{8,}\\S$")),
                name="toegang_met_reden",
                violation_error_message="Geef een reden van ten minste tien tekens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("beeindigd_door__isnull", True), ("beeindigd_op__isnull", True)),
                    models.Q(
                        ("beeindigd_door__isnull", False),
                        ("beeindigd_op__gte", models.F("vanaf")),
                        ("beeindigd_op__isnull", False),
                        ("beeindigd_op__lte", models.F("tot")),
                    ),
                    _connector="OR",
                ),
                name="toegang_beeindigd_door_iemand",
                violation_error_message="Toegang die eerder eindigt, eindigt binnen de 24 uur en door iemand.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="toegang",
            trigger=pgtrigger.compiler.Trigger(
                name="nieuw_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."tot", NEW."vanaf"); RETURN NULL;',
                    hash="cf1b732c77409a6a6f75104b8f74b32d0d60a2b3",
                    operation="INSERT",
                    pgid="pgtrigger_nieuw_insert_1e249",
                    table="intake_toegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="toegang",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."tot", NEW."vanaf"); RETURN NULL;',
                    hash="59313dc83205ca4d11c22723400c3a9f6bc6a4fb",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_4bcd2",
                    table="intake_toegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="toegang",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf") VALUES (OLD."beeindigd_door_id", OLD."beeindigd_op", OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."tot", OLD."vanaf"); RETURN NULL;',
                    hash="032079ae6d9fcbaec6d5678ddbe4cc34e0e93de8",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_1545e",
                    table="intake_toegang",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="vertrouweling",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gte", models.F("vanaf"))),
                name="vertrouweling_periode",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vertrouweling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("klant", "medewerker"),
                name="vertrouweling_een_keer",
                violation_error_message="Deze medewerker mag dit dossier al openen.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vertrouweling",
            trigger=pgtrigger.compiler.Trigger(
                name="nieuw_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_vertrouwelinggeschiedenis" ("id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toegevoegd_door_id", "tot", "vanaf") VALUES (NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."toegevoegd_door_id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                    hash="dd595008bcd6297e2a20d219996c730ffd729f67",
                    operation="INSERT",
                    pgid="pgtrigger_nieuw_insert_5732f",
                    table="intake_vertrouweling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vertrouweling",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "intake_vertrouwelinggeschiedenis" ("id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toegevoegd_door_id", "tot", "vanaf") VALUES (NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."toegevoegd_door_id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                    hash="cecfe37b7c38039e413b0c6033ad733b2c9eeb6b",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_7b5ed",
                    table="intake_vertrouweling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vertrouweling",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_vertrouwelinggeschiedenis" ("id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toegevoegd_door_id", "tot", "vanaf") VALUES (OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."toegevoegd_door_id", OLD."tot", OLD."vanaf"); RETURN NULL;',
                    hash="3c0fe7beb618f1fdd4b378d5ebd586937622179d",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_94d9b",
                    table="intake_vertrouweling",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="verzoek",
            index=models.Index(fields=["ontvangen_op", "id"], name="verzoek_ontvangen"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("soort__in", ["inzage", "correctie", "verwijdering", "beperking", "overig"])
                ),
                name="verzoek_bekende_soort",
                violation_error_message="Deze soort verzoek bestaat niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(("ontvangen_op__lte", werkoffensief.logboek.expressions.Today())),
                name="verzoek_niet_in_toekomst",
                violation_error_message="Een verzoek kan niet in de toekomst zijn ontvangen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("afgehandeld_door__isnull", True),
                        ("afgehandeld_op__isnull", True),
                        ("toelichting__isnull", True),
                        ("uitkomst__isnull", True),
                    ),
                    models.Q(
                        ("afgehandeld_door__isnull", False),
                        ("afgehandeld_op__isnull", False),
                        ("uitkomst__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="verzoek_afgehandeld_met_uitkomst",
                violation_error_message="Een verzoek is afgehandeld als er een uitkomst is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("uitkomst__isnull", True),
                    ("uitkomst__in", ["voldaan", "ingetrokken"]),
                    models.Q(
                        ("toelichting__isnull", False),
                        ("toelichting__regex", "\\S"),
                        ("uitkomst__in", ["deels", "afgewezen"]),
                    ),
                    _connector="OR",
                ),
                name="verzoek_afwijzing_met_reden",
                violation_error_message="Vertel waarom u niet of maar deels aan het verzoek voldoet.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verzoek",
            trigger=pgtrigger.compiler.Trigger(
                name="nieuw_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_verzoekgeschiedenis" ("afgehandeld_door_id", "afgehandeld_op", "door_id", "id", "klant_id", "ontvangen_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "uitkomst") VALUES (NEW."afgehandeld_door_id", NEW."afgehandeld_op", NEW."door_id", NEW."id", NEW."klant_id", NEW."ontvangen_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."toelichting", NEW."uitkomst"); RETURN NULL;',
                    hash="ea755d4901dab1bdcd4c19888125415f2618c0bb",
                    operation="INSERT",
                    pgid="pgtrigger_nieuw_insert_56dbb",
                    table="intake_verzoek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verzoek",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."afgehandeld_door_id" IS DISTINCT FROM (NEW."afgehandeld_door_id") OR OLD."afgehandeld_op" IS DISTINCT FROM (NEW."afgehandeld_op") OR OLD."door_id" IS DISTINCT FROM (NEW."door_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."ontvangen_op" IS DISTINCT FROM (NEW."ontvangen_op") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."uitkomst" IS DISTINCT FROM (NEW."uitkomst"))',
                    func='INSERT INTO "intake_verzoekgeschiedenis" ("afgehandeld_door_id", "afgehandeld_op", "door_id", "id", "klant_id", "ontvangen_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "uitkomst") VALUES (NEW."afgehandeld_door_id", NEW."afgehandeld_op", NEW."door_id", NEW."id", NEW."klant_id", NEW."ontvangen_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."toelichting", NEW."uitkomst"); RETURN NULL;',
                    hash="9589b1ab3a83ae5158d979274a181e8da596de91",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_739dc",
                    table="intake_verzoek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verzoek",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_verzoekgeschiedenis" ("afgehandeld_door_id", "afgehandeld_op", "door_id", "id", "klant_id", "ontvangen_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "uitkomst") VALUES (OLD."afgehandeld_door_id", OLD."afgehandeld_op", OLD."door_id", OLD."id", OLD."klant_id", OLD."ontvangen_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."toelichting", OLD."uitkomst"); RETURN NULL;',
                    hash="8bd49d179de9dfb2ccfd9513501befc5e42bf91a",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_3f568",
                    table="intake_verzoek",
                    when="AFTER",
                ),
            ),
        ),
    ]
