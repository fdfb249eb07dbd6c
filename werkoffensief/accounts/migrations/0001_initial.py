import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("logboek", "0001_initial"),
    ]

    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="Programma",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                    ],
                    options={
                        "verbose_name_plural": "programma's",
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammaGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Rolverlening",
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
                            "rol",
                            models.CharField(
                                choices=[
                                    ("consulent", "Consulent"),
                                    ("regisseur", "Regisseur"),
                                    ("teamleider", "Teamleider"),
                                    ("accountmanager", "Accountmanager"),
                                    ("manager", "Manager"),
                                    ("beheerder", "Beheerder"),
                                    ("privacy", "Privacy officer"),
                                    ("werkgever", "Werkgever"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("vanaf", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("tot", models.DateTimeField(blank=True, null=True)),
                        (
                            "bron",
                            models.CharField(
                                choices=[("import", "Levering"), ("scherm", "Scherm")], max_length=10
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "rolverleningen",
                    },
                ),
                migrations.CreateModel(
                    name="RolverleningGeschiedenis",
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
                            "rol",
                            models.CharField(
                                choices=[
                                    ("consulent", "Consulent"),
                                    ("regisseur", "Regisseur"),
                                    ("teamleider", "Teamleider"),
                                    ("accountmanager", "Accountmanager"),
                                    ("manager", "Manager"),
                                    ("beheerder", "Beheerder"),
                                    ("privacy", "Privacy officer"),
                                    ("werkgever", "Werkgever"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("vanaf", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("tot", models.DateTimeField(blank=True, null=True)),
                        (
                            "bron",
                            models.CharField(
                                choices=[("import", "Levering"), ("scherm", "Scherm")], max_length=10
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Sessie",
                    fields=[
                        (
                            "session_key",
                            models.CharField(
                                max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                            ),
                        ),
                        ("session_data", models.TextField(verbose_name="session data")),
                        ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                        (
                            "nummer",
                            models.UUIDField(
                                editable=False, help_text="its name on a page", null=True, unique=True
                            ),
                        ),
                        (
                            "browser",
                            models.CharField(help_text="family, in words", max_length=200, null=True),
                        ),
                        ("begonnen_op", models.DateTimeField(null=True)),
                        (
                            "laatst_gebruikt_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                help_text="written at most once a minute",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sessie",
                        "verbose_name_plural": "sessies",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Team",
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
                        ("naam", models.CharField(max_length=200, unique=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "ordering": ["naam"],
                    },
                ),
                migrations.CreateModel(
                    name="TeamGeschiedenis",
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
                        ("naam", models.CharField(max_length=200)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TeamStadsdeel",
                    fields=[
                        ("stadsdeel", models.CharField(max_length=200, primary_key=True, serialize=False)),
                    ],
                    options={
                        "verbose_name_plural": "stadsdelen van teams",
                    },
                ),
                migrations.CreateModel(
                    name="TeamStadsdeelGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("stadsdeel", models.CharField(max_length=200, serialize=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Medewerker",
                    fields=[
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
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
                        ("gebruikersnaam", models.CharField(max_length=200, unique=True)),
                        ("naam", models.CharField(max_length=200)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("is_active", models.BooleanField(db_default=True, default=True)),
                        ("uitgenodigd_op", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("tweede_factor_gereset_op", models.DateTimeField(editable=False, null=True)),
                        ("sneltoetsen", models.BooleanField(db_default=True, default=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
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
                    ],
                    options={
                        "ordering": [django.db.models.functions.text.Lower("naam"), "gebruikersnaam"],
                    },
                ),
                migrations.CreateModel(
                    name="Codepoging",
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
                        ("tijdstip", models.DateTimeField()),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "codepogingen",
                    },
                ),
                migrations.CreateModel(
                    name="MedewerkerGeschiedenis",
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
                        ("gebruikersnaam", models.CharField(max_length=200)),
                        ("naam", models.CharField(max_length=200)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("is_active", models.BooleanField(db_default=True, default=True)),
                        ("uitgenodigd_op", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("tweede_factor_gereset_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
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
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programma",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_programmageschiedenis" ("code", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="b8c69dbe01ce4532b9348c1fe211ebeef57c280d",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_03b1e",
                            table="accounts_programma",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programma",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_programmageschiedenis" ("code", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="3f4c89d37bceedc677f566b41187a8464209b705",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_76c99",
                            table="accounts_programma",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programma",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_programmageschiedenis" ("code", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="b8c1155729c1a9a7e2de3be3e3ab6f12a85a3618",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_49779",
                            table="accounts_programma",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="programmageschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="accounts.programma",
                    ),
                ),
                migrations.AddField(
                    model_name="rolverlening",
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
                    model_name="rolverlening",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rolverleningen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="rolverlening",
                    name="verleend_door",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="rolverleninggeschiedenis",
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
                    model_name="rolverleninggeschiedenis",
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
                    model_name="rolverleninggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="accounts.rolverlening",
                    ),
                ),
                migrations.AddField(
                    model_name="rolverleninggeschiedenis",
                    name="verleend_door",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="sessie",
                    name="medewerker",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="team",
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
                    model_name="medewerkergeschiedenis",
                    name="team",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.team",
                    ),
                ),
                migrations.AddField(
                    model_name="medewerker",
                    name="team",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="medewerkers",
                        to="accounts.team",
                    ),
                ),
                migrations.AddField(
                    model_name="teamgeschiedenis",
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
                    model_name="teamgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="accounts.team",
                    ),
                ),
                migrations.AddField(
                    model_name="teamstadsdeel",
                    name="team",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stadsdelen",
                        to="accounts.team",
                    ),
                ),
                migrations.AddField(
                    model_name="teamstadsdeelgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="accounts.teamstadsdeel",
                    ),
                ),
                migrations.AddField(
                    model_name="teamstadsdeelgeschiedenis",
                    name="team",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.team",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rolverlening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rol__in",
                                [
                                    "consulent",
                                    "regisseur",
                                    "teamleider",
                                    "accountmanager",
                                    "manager",
                                    "beheerder",
                                    "privacy",
                                    "werkgever",
                                ],
                            )
                        ),
                        name="rolverlening_bekende_rol",
                        violation_error_message="Deze rol bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rolverlening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("vanaf"))),
                        name="rolverlening_periode",
                        violation_error_message="De rol eindigt voordat zij begint.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rolverlening",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("medewerker", "="),
                            ("rol", "="),
                            ("bron", "="),
                            (
                                models.Func(
                                    "vanaf",
                                    "tot",
                                    models.Value("[)"),
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="rolverlening_geen_dubbele",
                        violation_error_message="Deze medewerker heeft deze rol al.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rolverlening",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("medewerker", "="),
                            (
                                models.Case(
                                    models.When(
                                        rol__in=[
                                            "consulent",
                                            "regisseur",
                                            "teamleider",
                                            "accountmanager",
                                            "manager",
                                        ],
                                        then=models.Value("uitvoering"),
                                    ),
                                    default="rol",
                                ),
                                "<>",
                            ),
                            (
                                models.Func(
                                    "vanaf",
                                    "tot",
                                    models.Value("[)"),
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="rolverlening_staat_alleen",
                        violation_error_message="Beheerder, privacy officer en werkgever zijn rollen die alleen staan.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rolverlening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_rolverleninggeschiedenis" ("bron", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "tot", "vanaf", "verleend_door_id") VALUES (NEW."bron", NEW."id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."rol", NEW."tot", NEW."vanaf", NEW."verleend_door_id"); RETURN NULL;',
                            hash="08866875d688d649bf4e64a889bcb64b7c4993d6",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_4bb01",
                            table="accounts_rolverlening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rolverlening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_rolverleninggeschiedenis" ("bron", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "tot", "vanaf", "verleend_door_id") VALUES (NEW."bron", NEW."id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."rol", NEW."tot", NEW."vanaf", NEW."verleend_door_id"); RETURN NULL;',
                            hash="c40fc770dd8c85dde0fb98ecba58acdfec743fe4",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_baf23",
                            table="accounts_rolverlening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rolverlening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_rolverleninggeschiedenis" ("bron", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "tot", "vanaf", "verleend_door_id") VALUES (OLD."bron", OLD."id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."rol", OLD."tot", OLD."vanaf", OLD."verleend_door_id"); RETURN NULL;',
                            hash="406cca9649403d8fb4a93adb696615f82273e261",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_a77db",
                            table="accounts_rolverlening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="team",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_teamgeschiedenis" ("id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (NEW."id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."versie"); RETURN NULL;',
                            hash="7033747771c2ae2817c271d2f54d57daab68b73b",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_87450",
                            table="accounts_team",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="team",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_teamgeschiedenis" ("id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (NEW."id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."versie"); RETURN NULL;',
                            hash="0f89b7a7d50dcb6586b01990dd391d219a627428",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_1ae27",
                            table="accounts_team",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="team",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_teamgeschiedenis" ("id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie") VALUES (OLD."id", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."versie"); RETURN NULL;',
                            hash="bbd45f038c2558d4fa2ddedb7b76e9036b8a1bbe",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2c352",
                            table="accounts_team",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="medewerker",
                    index=models.Index(
                        django.db.models.functions.text.Lower("naam"),
                        models.F("id"),
                        name="medewerker_op_naam",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medewerker",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gebruikersnaam__regex", "\\S"), ("naam__regex", "\\S")),
                        name="medewerker_met_naam",
                        violation_error_message="Vul een naam en een gebruikersnaam in.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medewerker",
                    constraint=models.UniqueConstraint(
                        django.db.models.functions.text.Lower("gebruikersnaam"),
                        name="medewerker_naam_zonder_hoofdletters_uniek",
                        violation_error_message="Deze gebruikersnaam bestaat al. Kies een andere.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medewerker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (NEW."email", NEW."gebruikersnaam", NEW."id", NEW."is_active", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."team_id", NEW."telefoon", NEW."tweede_factor_gereset_op", NEW."uitgenodigd_op", NEW."versie"); RETURN NULL;',
                            hash="db56282bd3ccc11edc5726a878ffebe5435250b6",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_bac79",
                            table="accounts_medewerker",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medewerker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."gebruikersnaam" IS DISTINCT FROM (NEW."gebruikersnaam") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."telefoon" IS DISTINCT FROM (NEW."telefoon") OR OLD."tweede_factor_gereset_op" IS DISTINCT FROM (NEW."tweede_factor_gereset_op") OR OLD."uitgenodigd_op" IS DISTINCT FROM (NEW."uitgenodigd_op") OR OLD."versie" IS DISTINCT FROM (NEW."versie"))',
                            func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (NEW."email", NEW."gebruikersnaam", NEW."id", NEW."is_active", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."team_id", NEW."telefoon", NEW."tweede_factor_gereset_op", NEW."uitgenodigd_op", NEW."versie"); RETURN NULL;',
                            hash="39120f19246353fc2101a0a7ef60af23adbd5b08",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_5a096",
                            table="accounts_medewerker",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medewerker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_medewerkergeschiedenis" ("email", "gebruikersnaam", "id", "is_active", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "telefoon", "tweede_factor_gereset_op", "uitgenodigd_op", "versie") VALUES (OLD."email", OLD."gebruikersnaam", OLD."id", OLD."is_active", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."team_id", OLD."telefoon", OLD."tweede_factor_gereset_op", OLD."uitgenodigd_op", OLD."versie"); RETURN NULL;',
                            hash="aa45f9b06fb79dc1a0a5bda0985e22bc75344424",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_d08a0",
                            table="accounts_medewerker",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="teamstadsdeel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_teamstadsdeelgeschiedenis" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stadsdeel", "team_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."stadsdeel", NEW."stadsdeel", NEW."team_id"); RETURN NULL;',
                            hash="0e9e9f5d08bcb00553049c05e2076163a077833c",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_f2e2b",
                            table="accounts_teamstadsdeel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="teamstadsdeel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_teamstadsdeelgeschiedenis" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stadsdeel", "team_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."stadsdeel", NEW."stadsdeel", NEW."team_id"); RETURN NULL;',
                            hash="4ba2b8c2741ed67e69987616fdf08865713613c6",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_fcbf7",
                            table="accounts_teamstadsdeel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="teamstadsdeel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_teamstadsdeelgeschiedenis" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stadsdeel", "team_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."stadsdeel", OLD."stadsdeel", OLD."team_id"); RETURN NULL;',
                            hash="558bb2b2d81aa42884efd4fe3ce4f877a33c21bf",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_812bc",
                            table="accounts_teamstadsdeel",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
