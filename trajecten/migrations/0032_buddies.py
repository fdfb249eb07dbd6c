"""Buddies, their pairings with klanten, and what they did together."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.constraints
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
        ("trajecten", "0031_wie_adviseerde_besluit_niet"),
        ("werkgevers", "0006_zoeknaam"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Buddy",
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
                        ("buddynummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("naam", models.CharField(max_length=200)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("vog_op", models.DateField(blank=True, null=True)),
                        (
                            "talen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), blank=True, null=True, size=None
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("zorg", "Zorg"),
                                    ("horeca_toerisme", "Horeca en toerisme"),
                                    ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                    ("transport_logistiek", "Transport en logistiek"),
                                    ("detailhandel", "Detailhandel"),
                                    ("overig", "Overig"),
                                ],
                                max_length=30,
                                null=True,
                            ),
                        ),
                        ("plekken", models.PositiveSmallIntegerField(default=1)),
                        ("van", models.DateField()),
                        ("tot", models.DateField(blank=True, null=True)),
                        ("gewist_op", models.DateField(editable=False, null=True)),
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
                            "werkgever",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="buddies",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "buddies",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Buddycontact",
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
                            "hoe",
                            models.CharField(
                                choices=[
                                    ("gezien", "Gezien"),
                                    ("gebeld", "Gebeld"),
                                    ("bericht", "Bericht gestuurd"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("tekst", models.CharField(blank=True, max_length=500, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="buddycontacten",
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
                                related_name="buddycontacten",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "buddycontacten",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BuddyGeschiedenis",
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
                        ("buddynummer", models.CharField(editable=False, max_length=200)),
                        ("naam", models.CharField(max_length=200)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("vog_op", models.DateField(blank=True, null=True)),
                        (
                            "talen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), blank=True, null=True, size=None
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("zorg", "Zorg"),
                                    ("horeca_toerisme", "Horeca en toerisme"),
                                    ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                    ("transport_logistiek", "Transport en logistiek"),
                                    ("detailhandel", "Detailhandel"),
                                    ("overig", "Overig"),
                                ],
                                max_length=30,
                                null=True,
                            ),
                        ),
                        ("plekken", models.PositiveSmallIntegerField(default=1)),
                        ("van", models.DateField()),
                        ("tot", models.DateField(blank=True, null=True)),
                        ("gewist_op", models.DateField(editable=False, null=True)),
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
                                to="trajecten.buddy",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Buddykoppeling",
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
                        ("koppelnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        (
                            "einde_reden",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("klaar", "Niet meer nodig"),
                                    ("klant", "De klant wil niet (meer)"),
                                    ("buddy", "De buddy kan niet (meer)"),
                                    ("andere", "Er kwam een andere buddy"),
                                    ("overig", "Iets anders"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("waarom", models.TextField(max_length=4000)),
                        (
                            "buddy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="koppelingen",
                                to="trajecten.buddy",
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="buddykoppelingen",
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
                                related_name="buddykoppelingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "buddykoppelingen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BuddycontactGeschiedenis",
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
                            "hoe",
                            models.CharField(
                                choices=[
                                    ("gezien", "Gezien"),
                                    ("gebeld", "Gebeld"),
                                    ("bericht", "Bericht gestuurd"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("tekst", models.CharField(blank=True, max_length=500, null=True)),
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
                                to="trajecten.buddycontact",
                            ),
                        ),
                        (
                            "koppeling",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.buddykoppeling",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="buddycontact",
                    name="koppeling",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacten",
                        to="trajecten.buddykoppeling",
                    ),
                ),
                migrations.CreateModel(
                    name="BuddykoppelingGeschiedenis",
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
                        ("koppelnummer", models.CharField(editable=False, max_length=200)),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                        (
                            "einde_reden",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("klaar", "Niet meer nodig"),
                                    ("klant", "De klant wil niet (meer)"),
                                    ("buddy", "De buddy kan niet (meer)"),
                                    ("andere", "Er kwam een andere buddy"),
                                    ("overig", "Iets anders"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("waarom", models.TextField(max_length=4000)),
                        (
                            "buddy",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trajecten.buddy",
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
                                to="trajecten.buddykoppeling",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="buddy",
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
                        name="buddy_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("buddynummer__regex", "^\\S(.*\\S)?$")),
                        name="buddy_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("naam__regex", "\\S")),
                        name="buddy_zegt_naam",
                        violation_error_message="Vul in hoe de buddy heet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("plekken__gte", 1), ("plekken__lte", 10)),
                        name="buddy_plekken",
                        violation_error_message="Een buddy heeft ten minste 1 en ten hoogste 10 klanten tegelijk.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("van"))),
                        name="buddy_periode",
                        violation_error_message="De laatste dag ligt voor de eerste.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("vog_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="buddy_vog",
                        violation_error_message="De dag van de VOG ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sector__in",
                                [
                                    "zorg",
                                    "horeca_toerisme",
                                    "bouw_installatietechniek",
                                    "transport_logistiek",
                                    "detailhandel",
                                    "overig",
                                ],
                            )
                        ),
                        name="buddy_bekende_sector",
                        violation_error_message="Deze sector bestaat niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_buddygeschiedenis" ("buddynummer", "email", "gewist_op", "id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plekken", "sector", "talen", "telefoon", "tot", "van", "versie", "vervallen_op", "vervallen_reden", "vog_op", "werkgever_id") VALUES (NEW."buddynummer", NEW."email", NEW."gewist_op", NEW."id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plekken", NEW."sector", NEW."talen", NEW."telefoon", NEW."tot", NEW."van", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vog_op", NEW."werkgever_id"); RETURN NULL;',
                            hash="d27f38649ab7220724a05776ceb6915e742b6061",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_aff18",
                            table="trajecten_buddy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_buddygeschiedenis" ("buddynummer", "email", "gewist_op", "id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plekken", "sector", "talen", "telefoon", "tot", "van", "versie", "vervallen_op", "vervallen_reden", "vog_op", "werkgever_id") VALUES (NEW."buddynummer", NEW."email", NEW."gewist_op", NEW."id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plekken", NEW."sector", NEW."talen", NEW."telefoon", NEW."tot", NEW."van", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vog_op", NEW."werkgever_id"); RETURN NULL;',
                            hash="d76c110875a305af1068c511bfdbe68452bfdcda",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_03e47",
                            table="trajecten_buddy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_buddygeschiedenis" ("buddynummer", "email", "gewist_op", "id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plekken", "sector", "talen", "telefoon", "tot", "van", "versie", "vervallen_op", "vervallen_reden", "vog_op", "werkgever_id") VALUES (OLD."buddynummer", OLD."email", OLD."gewist_op", OLD."id", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plekken", OLD."sector", OLD."talen", OLD."telefoon", OLD."tot", OLD."van", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vog_op", OLD."werkgever_id"); RETURN NULL;',
                            hash="4ffa2ff9092ec99a2f027fa5628778b06c228be2",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_471ab",
                            table="trajecten_buddy",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddykoppeling",
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
                        name="buddykoppeling_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddykoppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("koppelnummer__regex", "^\\S(.*\\S)?$")),
                        name="buddykoppeling_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddykoppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("waarom__regex", "\\S")),
                        name="buddykoppeling_zegt_waarom",
                        violation_error_message="Schrijf op waarom u deze buddy kiest.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddykoppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("waarom__isnull", True), ("waarom__length__lte", 4000), _connector="OR"
                        ),
                        name="buddykoppeling_lengte",
                        violation_error_message="De tekst is langer dan 4.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddykoppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einde__gte", models.F("start"))),
                        name="buddykoppeling_periode",
                        violation_error_message="De laatste dag ligt voor de eerste.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddykoppeling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("einde__isnull", True), ("einde_reden__isnull", True)),
                            models.Q(
                                ("einde__isnull", False),
                                ("einde_reden__in", ["klaar", "klant", "buddy", "andere", "overig"]),
                                ("einde_reden__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="buddykoppeling_einde_met_reden",
                        violation_error_message="Een koppeling eindigt met een dag en een reden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddykoppeling",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            (models.F("klant"), "="),
                            (werkoffensief.logboek.expressions.DateRange("start", "einde"), "&&"),
                        ],
                        name="buddykoppeling_een_per_dag",
                        violation_error_message="Deze klant heeft op deze dagen al een buddy.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddykoppeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_buddykoppelinggeschiedenis" ("buddy_id", "einde", "einde_reden", "id", "klant_id", "koppelnummer", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (NEW."buddy_id", NEW."einde", NEW."einde_reden", NEW."id", NEW."klant_id", NEW."koppelnummer", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarom"); RETURN NULL;',
                            hash="ffa5462e0bac75938a65d9c906214385d5f16527",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_c7def",
                            table="trajecten_buddykoppeling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddykoppeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_buddykoppelinggeschiedenis" ("buddy_id", "einde", "einde_reden", "id", "klant_id", "koppelnummer", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (NEW."buddy_id", NEW."einde", NEW."einde_reden", NEW."id", NEW."klant_id", NEW."koppelnummer", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."waarom"); RETURN NULL;',
                            hash="b23fcc0096b1f2d26d2dee78b628e57f2561049c",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_83a30",
                            table="trajecten_buddykoppeling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddykoppeling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_buddykoppelinggeschiedenis" ("buddy_id", "einde", "einde_reden", "id", "klant_id", "koppelnummer", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "versie", "vervallen_op", "vervallen_reden", "waarom") VALUES (OLD."buddy_id", OLD."einde", OLD."einde_reden", OLD."id", OLD."klant_id", OLD."koppelnummer", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."start", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."waarom"); RETURN NULL;',
                            hash="e538982497c9d4d4d096baf8d1f2f928bc8022d1",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_b6d3d",
                            table="trajecten_buddykoppeling",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddycontact",
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
                        name="buddycontact_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddycontact",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("koppeling", "dag", "hoe"),
                        name="buddycontact_een_per_dag",
                        violation_error_message="Dit contact van die dag is al vastgelegd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddycontact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("hoe__in", ["gezien", "gebeld", "bericht"])),
                        name="buddycontact_bekend_hoe",
                        violation_error_message="Kies hoe het contact was.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="buddycontact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("dag__lte", werkoffensief.logboek.expressions.Today())),
                        name="buddycontact_geweest",
                        violation_error_message="Een contact legt u vast als het is geweest.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddycontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_buddycontactgeschiedenis" ("dag", "hoe", "id", "klant_id", "koppeling_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."dag", NEW."hoe", NEW."id", NEW."klant_id", NEW."koppeling_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."tekst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="b00f9034908fc61b33ef8bd59ac2eb5389bedbbd",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_39f6d",
                            table="trajecten_buddycontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddycontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_buddycontactgeschiedenis" ("dag", "hoe", "id", "klant_id", "koppeling_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."dag", NEW."hoe", NEW."id", NEW."klant_id", NEW."koppeling_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."tekst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="24f4c3545201bb24d7d360e72421639b03e64b28",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b022e",
                            table="trajecten_buddycontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buddycontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_buddycontactgeschiedenis" ("dag", "hoe", "id", "klant_id", "koppeling_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."dag", OLD."hoe", OLD."id", OLD."klant_id", OLD."koppeling_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."tekst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="e703a61e5da2a6a7f567b38ac6305f3b566974e1",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_933ec",
                            table="trajecten_buddycontact",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
