"""The opleidingsfonds: its one row, remissions, and the ledger."""

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
        ("intake", "0079_afwezig_is_een_poging"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0024_regels_van_lening"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Kwijtschelding",
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
                            "kwijtscheldingsnummer",
                            models.CharField(editable=False, max_length=200, unique=True),
                        ),
                        ("gevraagd_op", models.DateField()),
                        ("centen", models.PositiveIntegerField()),
                        ("reden", models.TextField(max_length=4000)),
                        (
                            "besluit",
                            models.CharField(
                                blank=True,
                                choices=[("toegekend", "Toegekend"), ("afgewezen", "Afgewezen")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("besloten_op", models.DateField(blank=True, null=True)),
                        ("besluit_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "besloten_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gevraagd_door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kwijtscheldingen",
                                to="intake.klant",
                            ),
                        ),
                        (
                            "lening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kwijtscheldingen",
                                to="trajecten.lening",
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
                        "verbose_name_plural": "kwijtscheldingen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Boeking",
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
                            "nummer",
                            models.PositiveIntegerField(db_default=0, default=0, editable=False, unique=True),
                        ),
                        ("dag", models.DateField()),
                        (
                            "van",
                            models.CharField(
                                choices=[
                                    ("kapitaal", "Inleg van de gemeente"),
                                    ("kas", "Kas"),
                                    ("lening", "Uitgeleend"),
                                    ("verlies", "Kwijtgescholden"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "naar",
                            models.CharField(
                                choices=[
                                    ("kapitaal", "Inleg van de gemeente"),
                                    ("kas", "Kas"),
                                    ("lening", "Uitgeleend"),
                                    ("verlies", "Kwijtgescholden"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("centen", models.BigIntegerField()),
                        ("kas_na", models.BigIntegerField(db_default=0, default=0, editable=False)),
                        (
                            "herstel_reden",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("bedrag", "Het bedrag klopte niet"),
                                    ("lening", "Het was de verkeerde lening"),
                                    ("dubbel", "Het stond er twee keer"),
                                    ("terug", "De bank kon niet betalen"),
                                    ("anders", "Iets anders"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("kenmerk", models.CharField(blank=True, max_length=40, null=True)),
                        (
                            "geboekt_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "herstelt",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hersteld_door",
                                to="trajecten.boeking",
                            ),
                        ),
                        (
                            "lening",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="boekingen",
                                to="trajecten.lening",
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
                                related_name="boekingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kwijtschelding",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="boekingen",
                                to="trajecten.kwijtschelding",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "boekingen",
                    },
                ),
                migrations.CreateModel(
                    name="KwijtscheldingGeschiedenis",
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
                        ("kwijtscheldingsnummer", models.CharField(editable=False, max_length=200)),
                        ("gevraagd_op", models.DateField()),
                        ("centen", models.PositiveIntegerField()),
                        ("reden", models.TextField(max_length=4000)),
                        (
                            "besluit",
                            models.CharField(
                                blank=True,
                                choices=[("toegekend", "Toegekend"), ("afgewezen", "Afgewezen")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("besloten_op", models.DateField(blank=True, null=True)),
                        ("besluit_reden", models.TextField(blank=True, max_length=4000, null=True)),
                        (
                            "besloten_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gevraagd_door",
                            models.ForeignKey(
                                db_constraint=False,
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
                            "lening",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.lening",
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
                                to="trajecten.kwijtschelding",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Opleidingsfonds",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                        ),
                        ("laatste_nummer", models.PositiveIntegerField(db_default=0, default=0)),
                        ("kas_centen", models.BigIntegerField(db_default=0, default=0)),
                    ],
                    options={
                        "verbose_name_plural": "opleidingsfondsen",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)),
                                name="opleidingsfonds_een_rij",
                                violation_error_message="Er is één opleidingsfonds.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kas_centen__gte", 0)),
                                name="opleidingsfonds_kas",
                                violation_error_message="In het fonds zit niet genoeg geld.",
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
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
                        name="kwijtschelding_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kwijtscheldingsnummer__regex", "^\\S(.*\\S)?$")),
                        name="kwijtschelding_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reden__regex", "\\S")),
                        name="kwijtschelding_zegt_reden",
                        violation_error_message="Schrijf op waarom de klant dit niet kan terugbetalen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reden__isnull", True), ("reden__length__lte", 4000), _connector="OR"),
                            models.Q(
                                ("besluit_reden__isnull", True),
                                ("besluit_reden__length__lte", 4000),
                                _connector="OR",
                            ),
                        ),
                        name="kwijtschelding_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("centen__gt", 0), ("centen__lte", 2500000)),
                        name="kwijtschelding_bedrag",
                        violation_error_message="Kwijtschelden gaat over een bedrag van 0,01 tot en met 25.000 euro.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gevraagd_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="kwijtschelding_gevraagd",
                        violation_error_message="De dag van het voorstel ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("besloten_door__isnull", True),
                                ("besloten_op__isnull", True),
                                ("besluit__isnull", True),
                                ("besluit_reden__isnull", True),
                            ),
                            models.Q(
                                ("besloten_door__isnull", False),
                                ("besloten_op__isnull", False),
                                ("besluit__isnull", False),
                                ("besluit_reden__isnull", False),
                                ("besloten_op__gte", models.F("gevraagd_op")),
                                ("besluit__in", ["toegekend", "afgewezen"]),
                                ("besluit_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="kwijtschelding_besluit_met_reden",
                        violation_error_message="Een besluit zegt ja of nee, en waarom.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("besloten_door", models.F("gevraagd_door")), _negated=True),
                        name="kwijtschelding_besluit_van_ander",
                        violation_error_message="Over kwijtschelden besluit iemand anders dan wie het voorstelde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kwijtschelding",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("besluit__isnull", True), ("vervallen_op__isnull", True)),
                        fields=("lening",),
                        name="kwijtschelding_een_open",
                        violation_error_message="Over deze lening wacht al een voorstel om kwijt te schelden.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kwijtschelding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_kwijtscheldinggeschiedenis" ("besloten_door_id", "besloten_op", "besluit", "besluit_reden", "centen", "gevraagd_door_id", "gevraagd_op", "id", "klant_id", "kwijtscheldingsnummer", "lening_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."besloten_door_id", NEW."besloten_op", NEW."besluit", NEW."besluit_reden", NEW."centen", NEW."gevraagd_door_id", NEW."gevraagd_op", NEW."id", NEW."klant_id", NEW."kwijtscheldingsnummer", NEW."lening_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="c6df183b0dfae6ba800a8b7f3ae332b65cb85182",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_e38cb",
                            table="trajecten_kwijtschelding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kwijtschelding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_kwijtscheldinggeschiedenis" ("besloten_door_id", "besloten_op", "besluit", "besluit_reden", "centen", "gevraagd_door_id", "gevraagd_op", "id", "klant_id", "kwijtscheldingsnummer", "lening_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."besloten_door_id", NEW."besloten_op", NEW."besluit", NEW."besluit_reden", NEW."centen", NEW."gevraagd_door_id", NEW."gevraagd_op", NEW."id", NEW."klant_id", NEW."kwijtscheldingsnummer", NEW."lening_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="52f2ac878e666b3c40019fed0f691368a25ade2c",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4cac4",
                            table="trajecten_kwijtschelding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kwijtschelding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_kwijtscheldinggeschiedenis" ("besloten_door_id", "besloten_op", "besluit", "besluit_reden", "centen", "gevraagd_door_id", "gevraagd_op", "id", "klant_id", "kwijtscheldingsnummer", "lening_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."besloten_door_id", OLD."besloten_op", OLD."besluit", OLD."besluit_reden", OLD."centen", OLD."gevraagd_door_id", OLD."gevraagd_op", OLD."id", OLD."klant_id", OLD."kwijtscheldingsnummer", OLD."lening_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="b93fb0f2334a007ab21458fae7e86105a296e53e",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_8ac26",
                            table="trajecten_kwijtschelding",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="boeking",
                    index=models.Index(fields=["dag", "nummer"], name="boeking_dag"),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("centen__gt", 0), ("centen__lte", 2000000000)),
                        name="boeking_bedrag",
                        violation_error_message="Een boeking is een bedrag van ten minste 0,01 euro.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("herstelt__isnull", True),
                                models.Q(
                                    models.Q(("naar", "kas"), ("van", "kapitaal")),
                                    models.Q(("naar", "lening"), ("van", "kas")),
                                    models.Q(("naar", "kas"), ("van", "lening")),
                                    models.Q(("naar", "verlies"), ("van", "lening")),
                                    models.Q(("naar", "kapitaal"), ("van", "kas")),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("herstelt__isnull", False),
                                models.Q(
                                    models.Q(("naar", "kapitaal"), ("van", "kas")),
                                    models.Q(("naar", "kas"), ("van", "lening")),
                                    models.Q(("naar", "lening"), ("van", "kas")),
                                    models.Q(("naar", "lening"), ("van", "verlies")),
                                    models.Q(("naar", "kas"), ("van", "kapitaal")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="boeking_rekeningen",
                        violation_error_message="Tussen deze twee rekeningen kan niet worden geboekt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lening__isnull", False),
                                models.Q(("van", "lening"), ("naar", "lening"), _connector="OR"),
                            ),
                            models.Q(
                                ("lening__isnull", True),
                                models.Q(("van", "lening"), _negated=True),
                                models.Q(("naar", "lening"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="boeking_noemt_lening",
                        violation_error_message="Alleen een boeking op een lening noemt die lening.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kwijtschelding__isnull", False),
                                models.Q(("van", "verlies"), ("naar", "verlies"), _connector="OR"),
                            ),
                            models.Q(
                                ("kwijtschelding__isnull", True),
                                models.Q(("van", "verlies"), _negated=True),
                                models.Q(("naar", "verlies"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="boeking_noemt_kwijtschelding",
                        violation_error_message="Alleen wie kwijtscheldt, noemt het besluit daarover.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("dag__lte", werkoffensief.logboek.expressions.Today())),
                        name="boeking_geweest",
                        violation_error_message="De dag van een boeking ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kas_na__gte", 0), ("kas_na__lte", 2000000000)),
                        name="boeking_kas_na",
                        violation_error_message="In het fonds zit nooit minder dan niets, en hoogstens twintig miljoen euro.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("herstel_reden__isnull", True), ("herstelt__isnull", True)),
                            models.Q(("herstel_reden__isnull", False), ("herstelt__isnull", False)),
                            _connector="OR",
                        ),
                        name="boeking_herstel_met_reden",
                        violation_error_message="Kies wat er mis was aan de boeking die u herstelt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boeking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kenmerk__regex", "^[0-9A-Za-z./-]*[0-9][0-9A-Za-z./-]*$")),
                        name="boeking_kenmerk",
                        violation_error_message="Een kenmerk is een nummer van de bank: cijfers en letters zonder spaties, met ten minste één cijfer. Geen naam.",
                    ),
                ),
            ]
        ),
    ]
