"""Appointments, meetings of a group and who takes part."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import intake.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0028_capaciteit_van_campagne"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Afspraak",
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
                        ("afspraaknummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("begin", models.DateTimeField()),
                        ("duur", models.PositiveSmallIntegerField()),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("kantoor", "Op kantoor"),
                                    ("huisbezoek", "Huisbezoek"),
                                    ("telefoon", "Telefoon"),
                                    ("video", "Video"),
                                    ("wijk", "In de wijk"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("plaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("onderwerp", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("geweest", "Geweest"),
                                    ("niet_verschenen", "Niet verschenen"),
                                    ("afgezegd", "Afgezegd"),
                                ],
                                db_default="gepland",
                                default="gepland",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        ("afgehandeld_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "gesprek",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afspraak",
                                to="intake.gesprek",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afspraken",
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
                                related_name="afspraken",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "poging",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afspraak",
                                to="intake.contactpoging",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "afspraken",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AfspraakGeschiedenis",
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
                        ("afspraaknummer", models.CharField(editable=False, max_length=200)),
                        ("begin", models.DateTimeField()),
                        ("duur", models.PositiveSmallIntegerField()),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("kantoor", "Op kantoor"),
                                    ("huisbezoek", "Huisbezoek"),
                                    ("telefoon", "Telefoon"),
                                    ("video", "Video"),
                                    ("wijk", "In de wijk"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("plaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("onderwerp", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("geweest", "Geweest"),
                                    ("niet_verschenen", "Niet verschenen"),
                                    ("afgezegd", "Afgezegd"),
                                ],
                                db_default="gepland",
                                default="gepland",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        ("afgehandeld_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "gesprek",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.gesprek",
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
                                to="intake.afspraak",
                            ),
                        ),
                        (
                            "poging",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.contactpoging",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Bijeenkomst",
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
                        ("bijeenkomstnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("titel", models.CharField(max_length=200)),
                        ("begin", models.DateTimeField()),
                        ("duur", models.PositiveSmallIntegerField()),
                        ("plaats", models.CharField(max_length=200)),
                        ("plekken", models.PositiveSmallIntegerField()),
                        (
                            "begeleider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bijeenkomsten",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "verbose_name_plural": "bijeenkomsten",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BijeenkomstGeschiedenis",
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
                        ("bijeenkomstnummer", models.CharField(editable=False, max_length=200)),
                        ("titel", models.CharField(max_length=200)),
                        ("begin", models.DateTimeField()),
                        ("duur", models.PositiveSmallIntegerField()),
                        ("plaats", models.CharField(max_length=200)),
                        ("plekken", models.PositiveSmallIntegerField()),
                        (
                            "begeleider",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                to="intake.bijeenkomst",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Deelname",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("uitgenodigd", "Uitgenodigd"),
                                    ("aanwezig", "Aanwezig"),
                                    ("afwezig", "Afwezig"),
                                    ("afgemeld", "Afgemeld"),
                                ],
                                db_default="uitgenodigd",
                                default="uitgenodigd",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        (
                            "bijeenkomst",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deelnames",
                                to="intake.bijeenkomst",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groepsdeelnames",
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
                    ],
                    options={
                        "verbose_name_plural": "deelnames",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DeelnameGeschiedenis",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("uitgenodigd", "Uitgenodigd"),
                                    ("aanwezig", "Aanwezig"),
                                    ("afwezig", "Afwezig"),
                                    ("afgemeld", "Afgemeld"),
                                ],
                                db_default="uitgenodigd",
                                default="uitgenodigd",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        (
                            "bijeenkomst",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.bijeenkomst",
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
                                to="intake.deelname",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="afspraak",
                    index=models.Index(fields=["klant", "begin"], name="afspraak_klant"),
                ),
                migrations.AddIndex(
                    model_name="afspraak",
                    index=models.Index(fields=["medewerker", "begin"], name="afspraak_medewerker"),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
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
                        name="afspraak_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("afspraaknummer__regex", "^\\S(.*\\S)?$")),
                        name="afspraak_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("duur__range", (5, 480))),
                        name="afspraak_duur",
                        violation_error_message="Een afspraak duurt 5 tot 480 minuten.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("vorm__in", ["kantoor", "huisbezoek", "telefoon", "video", "wijk"])
                        ),
                        name="afspraak_bekende_vorm",
                        violation_error_message="Deze vorm van een gesprek bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["gepland", "geweest", "niet_verschenen", "afgezegd"])
                        ),
                        name="afspraak_bekende_status",
                        violation_error_message="Deze stand van een afspraak bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgehandeld_op__isnull", True), ("status", "gepland")),
                            models.Q(
                                models.Q(("status", "gepland"), _negated=True),
                                ("afgehandeld_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="afspraak_afgehandeld_op",
                        violation_error_message="Een afspraak die is afgehandeld zegt wanneer, een geplande niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("gepland", "afgezegd")),
                            ("begin__lt", intake.expressions.EndOfToday()),
                            _connector="OR",
                        ),
                        name="afspraak_niet_in_toekomst_geweest",
                        violation_error_message="Deze afspraak moet nog komen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("poging__isnull", True),
                            ("status__in", ("niet_verschenen", "afgezegd")),
                            _connector="OR",
                        ),
                        name="afspraak_poging_past",
                        violation_error_message="Alleen bij een afspraak die niet doorging hoort een contactpoging.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gesprek__isnull", True), ("status", "geweest"), _connector="OR"),
                        name="afspraak_gesprek_past",
                        violation_error_message="Alleen bij een afspraak die doorging hoort een gesprek.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("status", "gepland"), ("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("medewerker", "="),
                            (
                                models.Func(
                                    models.F("begin"),
                                    intake.expressions.MinutesLater("begin", "duur"),
                                    models.Value("[)"),
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="afspraak_een_tegelijk_per_medewerker",
                        violation_error_message="De medewerker heeft op dat moment al een afspraak. Kies een andere tijd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("status", "gepland"), ("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("klant", "="),
                            (
                                models.Func(
                                    models.F("begin"),
                                    intake.expressions.MinutesLater("begin", "duur"),
                                    models.Value("[)"),
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="afspraak_een_tegelijk_per_klant",
                        violation_error_message="De klant heeft op dat moment al een afspraak. Kies een andere tijd.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afspraak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_afspraakgeschiedenis" ("afgehandeld_op", "afspraaknummer", "begin", "duur", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "onderwerp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden", "vorm") VALUES (NEW."afgehandeld_op", NEW."afspraaknummer", NEW."begin", NEW."duur", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."onderwerp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaats", NEW."poging_id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vorm"); RETURN NULL;',
                            hash="927dfc16dc835d9f47ae48083fc93d2e2bb922ba",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_eac87",
                            table="intake_afspraak",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afspraak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_afspraakgeschiedenis" ("afgehandeld_op", "afspraaknummer", "begin", "duur", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "onderwerp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden", "vorm") VALUES (NEW."afgehandeld_op", NEW."afspraaknummer", NEW."begin", NEW."duur", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."onderwerp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."poging_id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vorm"); RETURN NULL;',
                            hash="5bfc54ea66b52101b4187379ce3ea6943e1480ab",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_64e74",
                            table="intake_afspraak",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afspraak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_afspraakgeschiedenis" ("afgehandeld_op", "afspraaknummer", "begin", "duur", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "onderwerp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden", "vorm") VALUES (OLD."afgehandeld_op", OLD."afspraaknummer", OLD."begin", OLD."duur", OLD."gesprek_id", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."onderwerp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaats", OLD."poging_id", OLD."status", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vorm"); RETURN NULL;',
                            hash="853c3d834053adfac22a1f56b2b5a7cc2b227a27",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_d6436",
                            table="intake_afspraak",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="bijeenkomst",
                    index=models.Index(fields=["begeleider", "begin"], name="bijeenkomst_begeleider"),
                ),
                migrations.AddConstraint(
                    model_name="bijeenkomst",
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
                        name="bijeenkomst_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bijeenkomst",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("bijeenkomstnummer__regex", "^\\S(.*\\S)?$")),
                        name="bijeenkomst_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bijeenkomst",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("duur__range", (5, 480))),
                        name="bijeenkomst_duur",
                        violation_error_message="Een afspraak duurt 5 tot 480 minuten.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bijeenkomst",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("plaats__regex", "\\S"), ("titel__regex", "\\S")),
                        name="bijeenkomst_met_titel",
                        violation_error_message="Een bijeenkomst heeft een titel en een plaats.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bijeenkomst",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("plekken__range", (1, 500))),
                        name="bijeenkomst_plekken",
                        violation_error_message="Een bijeenkomst heeft 1 tot 500 plekken.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bijeenkomst",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_bijeenkomstgeschiedenis" ("begeleider_id", "begin", "bijeenkomstnummer", "duur", "id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "plekken", "titel", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."begeleider_id", NEW."begin", NEW."bijeenkomstnummer", NEW."duur", NEW."id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaats", NEW."plekken", NEW."titel", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="050ec00095e4c5a44461ad195953b52961eeaad6",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_74a51",
                            table="intake_bijeenkomst",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bijeenkomst",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_bijeenkomstgeschiedenis" ("begeleider_id", "begin", "bijeenkomstnummer", "duur", "id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "plekken", "titel", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."begeleider_id", NEW."begin", NEW."bijeenkomstnummer", NEW."duur", NEW."id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."plekken", NEW."titel", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="b705414207ca042f9817533df3cce1bc88e3b2b0",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_ea392",
                            table="intake_bijeenkomst",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bijeenkomst",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_bijeenkomstgeschiedenis" ("begeleider_id", "begin", "bijeenkomstnummer", "duur", "id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "plekken", "titel", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."begeleider_id", OLD."begin", OLD."bijeenkomstnummer", OLD."duur", OLD."id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaats", OLD."plekken", OLD."titel", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="e2464a8a40f7c8df397f463734f081d9f77c91a7",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_26be3",
                            table="intake_bijeenkomst",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deelname",
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
                        name="deelname_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deelname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["uitgenodigd", "aanwezig", "afwezig", "afgemeld"])
                        ),
                        name="deelname_bekende_status",
                        violation_error_message="Deze stand van een deelname bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deelname",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("klant", "bijeenkomst"),
                        name="deelname_een_per_bijeenkomst",
                        violation_error_message="Deze klant is voor deze bijeenkomst al uitgenodigd.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deelname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_deelnamegeschiedenis" ("bijeenkomst_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."bijeenkomst_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="bf70c9ff50e524cc57cb290a71f519953322f67f",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1bb94",
                            table="intake_deelname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deelname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_deelnamegeschiedenis" ("bijeenkomst_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."bijeenkomst_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="01c0204287061bd6abeff0caff3880baf103110e",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_0f3df",
                            table="intake_deelname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deelname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_deelnamegeschiedenis" ("bijeenkomst_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."bijeenkomst_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."status", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="46334e25ba9dcbaac5b7af0c35704936e37eed7b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_37715",
                            table="intake_deelname",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
