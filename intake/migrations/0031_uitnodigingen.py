"""Invitations and reminders, who gets none, and the address of an own agenda."""

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
        ("intake", "0030_afspraken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Agendafeed",
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
                        ("afdruk", models.CharField(editable=False, max_length=64, unique=True)),
                        (
                            "gemaakt_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("ingetrokken_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agendafeeds",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "agendafeeds",
                    },
                ),
                migrations.CreateModel(
                    name="AgendafeedGeschiedenis",
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
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("ingetrokken_op", models.DateTimeField(editable=False, null=True)),
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
                                to="intake.agendafeed",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Herinneringstop",
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
                                related_name="herinneringstops",
                                to="intake.klant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "herinneringstops",
                    },
                ),
                migrations.CreateModel(
                    name="HerinneringstopGeschiedenis",
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
                                to="intake.herinneringstop",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Uitnodiging",
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
                        ("sleutel", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("uitnodiging", "Uitnodiging"), ("herinnering", "Herinnering")],
                                db_default="uitnodiging",
                                max_length=20,
                            ),
                        ),
                        (
                            "manier",
                            models.CharField(
                                choices=[("brief", "Brief"), ("email", "E-mail"), ("bellen", "Bellen")],
                                max_length=20,
                            ),
                        ),
                        ("reeks", models.UUIDField(db_index=True, editable=False, null=True)),
                        (
                            "gemaakt_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("verstuurd_op", models.DateTimeField(editable=False, null=True)),
                        ("mislukt_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "reden",
                            models.CharField(
                                choices=[
                                    ("overleden", "de klant is overleden"),
                                    ("verhuisd", "de klant is verhuisd naar een andere gemeente"),
                                    ("afgeschermd", "het dossier is afgeschermd en u mag het niet zien"),
                                    ("geen_adres", "er is geen adres bekend"),
                                    ("geen_email", "er is geen e-mailadres bekend"),
                                    ("gaat_niet_door", "de afspraak gaat niet door"),
                                    ("verzet", "de afspraak is verzet"),
                                    ("voorbij", "de afspraak is al geweest"),
                                    ("geen_herinnering", "de klant krijgt geen herinneringen"),
                                    ("niet_bezorgd", "de mail kon niet worden bezorgd"),
                                    ("geen_mail", "deze gemeente verstuurt geen mail vanuit Werkoffensief"),
                                ],
                                editable=False,
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "afspraak",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitnodigingen",
                                to="intake.afspraak",
                            ),
                        ),
                        (
                            "deelname",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitnodigingen",
                                to="intake.deelname",
                            ),
                        ),
                        (
                            "door",
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
                                related_name="uitnodigingen",
                                to="intake.klant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "uitnodigingen",
                    },
                ),
                migrations.CreateModel(
                    name="UitnodigingGeschiedenis",
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
                        ("sleutel", models.CharField(editable=False, max_length=200)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("uitnodiging", "Uitnodiging"), ("herinnering", "Herinnering")],
                                db_default="uitnodiging",
                                max_length=20,
                            ),
                        ),
                        (
                            "manier",
                            models.CharField(
                                choices=[("brief", "Brief"), ("email", "E-mail"), ("bellen", "Bellen")],
                                max_length=20,
                            ),
                        ),
                        ("reeks", models.UUIDField(editable=False, null=True)),
                        (
                            "gemaakt_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("verstuurd_op", models.DateTimeField(editable=False, null=True)),
                        ("mislukt_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "reden",
                            models.CharField(
                                choices=[
                                    ("overleden", "de klant is overleden"),
                                    ("verhuisd", "de klant is verhuisd naar een andere gemeente"),
                                    ("afgeschermd", "het dossier is afgeschermd en u mag het niet zien"),
                                    ("geen_adres", "er is geen adres bekend"),
                                    ("geen_email", "er is geen e-mailadres bekend"),
                                    ("gaat_niet_door", "de afspraak gaat niet door"),
                                    ("verzet", "de afspraak is verzet"),
                                    ("voorbij", "de afspraak is al geweest"),
                                    ("geen_herinnering", "de klant krijgt geen herinneringen"),
                                    ("niet_bezorgd", "de mail kon niet worden bezorgd"),
                                    ("geen_mail", "deze gemeente verstuurt geen mail vanuit Werkoffensief"),
                                ],
                                editable=False,
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "afspraak",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.afspraak",
                            ),
                        ),
                        (
                            "deelname",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.deelname",
                            ),
                        ),
                        (
                            "door",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="intake.uitnodiging",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="agendafeed",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("afdruk__regex", "^[0-9a-f]{64}$")),
                        name="agendafeed_alleen_een_afdruk",
                        violation_error_message="Van het adres van een agenda bewaren wij alleen een afdruk.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendafeed",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        fields=("medewerker",),
                        name="agendafeed_een_per_medewerker",
                        violation_error_message="U hebt al een adres voor uw agenda.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendafeed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_agendafeedgeschiedenis" ("gemaakt_op", "id", "ingetrokken_op", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."gemaakt_op", NEW."id", NEW."ingetrokken_op", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id"); RETURN NULL;',
                            hash="9f2b9dea047e71640dd72328bf2824799ff7a2e7",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_df621",
                            table="intake_agendafeed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendafeed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."gemaakt_op" IS DISTINCT FROM (NEW."gemaakt_op") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."ingetrokken_op" IS DISTINCT FROM (NEW."ingetrokken_op") OR OLD."medewerker_id" IS DISTINCT FROM (NEW."medewerker_id"))',
                            func='INSERT INTO "intake_agendafeedgeschiedenis" ("gemaakt_op", "id", "ingetrokken_op", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."gemaakt_op", NEW."id", NEW."ingetrokken_op", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id"); RETURN NULL;',
                            hash="876e0802e8a80b205a7452540e73323e898f8548",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b9845",
                            table="intake_agendafeed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendafeed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_agendafeedgeschiedenis" ("gemaakt_op", "id", "ingetrokken_op", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."gemaakt_op", OLD."id", OLD."ingetrokken_op", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id"); RETURN NULL;',
                            hash="cae0a048c6fb27c113813ebfe74113de4e97a14e",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_06df3",
                            table="intake_agendafeed",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="herinneringstop",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("vanaf"))),
                        name="herinneringstop_periode",
                        violation_error_message="Herinneringen beginnen niet weer voordat zij stoppen.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="herinneringstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_herinneringstopgeschiedenis" ("door_id", "id", "klant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") VALUES (NEW."door_id", NEW."id", NEW."klant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="2ff06e1c6df5bb390ddd2c79b5404ee6572945d7",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_23592",
                            table="intake_herinneringstop",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="herinneringstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_herinneringstopgeschiedenis" ("door_id", "id", "klant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") VALUES (NEW."door_id", NEW."id", NEW."klant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="3ccf3899b4202356367a601871d495ec6fb59217",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_8d1c5",
                            table="intake_herinneringstop",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="herinneringstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_herinneringstopgeschiedenis" ("door_id", "id", "klant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") VALUES (OLD."door_id", OLD."id", OLD."klant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."tot", OLD."vanaf"); RETURN NULL;',
                            hash="9b4c5636a1199df5421df0327166be84550d9268",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_61eb3",
                            table="intake_herinneringstop",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitnodiging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afspraak__isnull", False), ("deelname__isnull", True)),
                            models.Q(("afspraak__isnull", True), ("deelname__isnull", False)),
                            _connector="OR",
                        ),
                        name="uitnodiging_voor_een",
                        violation_error_message="Een uitnodiging is voor één afspraak of voor één bijeenkomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitnodiging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("manier__in", ["brief", "email", "bellen"]),
                            ("soort__in", ["uitnodiging", "herinnering"]),
                        ),
                        name="uitnodiging_bekende_manier",
                        violation_error_message="Deze manier van uitnodigen bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitnodiging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mislukt_op__isnull", True), ("reden__isnull", True)),
                            models.Q(
                                ("mislukt_op__isnull", False),
                                ("reden__isnull", False),
                                ("verstuurd_op__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="uitnodiging_niet_verstuurd_met_reden",
                        violation_error_message="Een uitnodiging die niet wegging zegt waarom.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitnodiging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "reeks", "sleutel", "soort", "verstuurd_op") VALUES (NEW."afspraak_id", NEW."deelname_id", NEW."door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."manier", NEW."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."reeks", NEW."sleutel", NEW."soort", NEW."verstuurd_op"); RETURN NULL;',
                            hash="81b0fb8d6c7c2da5668fbfd7d78ca33545aedd91",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1c6ea",
                            table="intake_uitnodiging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitnodiging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "reeks", "sleutel", "soort", "verstuurd_op") VALUES (NEW."afspraak_id", NEW."deelname_id", NEW."door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."manier", NEW."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."reeks", NEW."sleutel", NEW."soort", NEW."verstuurd_op"); RETURN NULL;',
                            hash="81fcf792d97556c3e7aa5f91d7f01517322214fb",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b694c",
                            table="intake_uitnodiging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitnodiging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "reeks", "sleutel", "soort", "verstuurd_op") VALUES (OLD."afspraak_id", OLD."deelname_id", OLD."door_id", OLD."gemaakt_op", OLD."id", OLD."klant_id", OLD."manier", OLD."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."reeks", OLD."sleutel", OLD."soort", OLD."verstuurd_op"); RETURN NULL;',
                            hash="d2796576a629cef6e79ff7689c462b9e0594de07",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_53afb",
                            table="intake_uitnodiging",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
