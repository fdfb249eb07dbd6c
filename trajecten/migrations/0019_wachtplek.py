"""Who waits for a place in a voorziening."""

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
        ("trajecten", "0018_plaatsen_van_aanbod"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Wachtplek",
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
                        ("wachtpleknummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("aangemeld_op", models.DateField()),
                        (
                            "moment",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "uitkomst",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("geplaatst", "Kreeg een plaats"),
                                    ("ingetrokken", "Wacht niet meer"),
                                    ("gestopt", "Vanzelf gestopt"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("geeindigd_op", models.DateField(blank=True, null=True)),
                        ("reden", models.CharField(blank=True, max_length=200, null=True)),
                        ("voorrang_reden", models.CharField(blank=True, max_length=200, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "wachtplekken",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WachtplekGeschiedenis",
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
                        ("wachtpleknummer", models.CharField(editable=False, max_length=200)),
                        ("aangemeld_op", models.DateField()),
                        (
                            "moment",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "uitkomst",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("geplaatst", "Kreeg een plaats"),
                                    ("ingetrokken", "Wacht niet meer"),
                                    ("gestopt", "Vanzelf gestopt"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("geeindigd_op", models.DateField(blank=True, null=True)),
                        ("reden", models.CharField(blank=True, max_length=200, null=True)),
                        ("voorrang_reden", models.CharField(blank=True, max_length=200, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="stap",
                    constraint=models.UniqueConstraint(
                        fields=("id", "klant"),
                        name="stap_bij_klant",
                        violation_error_message="Deze stap hoort bij een andere klant.",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplek",
                    name="aanbod",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wachtplekken",
                        to="trajecten.aanbod",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplek",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wachtplekken",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplek",
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
                    model_name="wachtplek",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplek",
                    name="stap",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wachtplek",
                        to="trajecten.stap",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplek",
                    name="traject",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wachtplekken",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplek",
                    name="voorziening",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wachtplekken",
                        to="trajecten.voorziening",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplekgeschiedenis",
                    name="aanbod",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.aanbod",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplekgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplekgeschiedenis",
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
                    model_name="wachtplekgeschiedenis",
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
                    model_name="wachtplekgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="trajecten.wachtplek",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplekgeschiedenis",
                    name="stap",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.stap",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplekgeschiedenis",
                    name="traject",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="wachtplekgeschiedenis",
                    name="voorziening",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.voorziening",
                    ),
                ),
                migrations.AddIndex(
                    model_name="wachtplek",
                    index=models.Index(
                        fields=["voorziening", "aangemeld_op", "moment"], name="wachtplek_volgorde"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtplek",
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
                        name="wachtplek_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtplek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wachtpleknummer__regex", "^\\S(.*\\S)?$")),
                        name="wachtplek_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtplek",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("geeindigd_op__isnull", True), ("vervallen_op__isnull", True)),
                        fields=("klant", "voorziening"),
                        name="wachtplek_een_open",
                        violation_error_message="Deze klant staat al op de wachtlijst van deze voorziening.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtplek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("aangemeld_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="wachtplek_aangemeld",
                        violation_error_message="De dag van aanmelden ligt niet in de toekomst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtplek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geeindigd_op__gte", models.F("aangemeld_op"))),
                        name="wachtplek_einde_na_aanmelden",
                        violation_error_message="De wachtplek eindigt voor de dag van aanmelden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtplek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("geeindigd_op__isnull", True),
                                ("reden__isnull", True),
                                ("stap__isnull", True),
                                ("uitkomst__isnull", True),
                            ),
                            models.Q(
                                ("geeindigd_op__isnull", False),
                                ("reden__isnull", True),
                                ("stap__isnull", False),
                                ("uitkomst", "geplaatst"),
                            ),
                            models.Q(
                                ("geeindigd_op__isnull", False),
                                ("reden__isnull", False),
                                ("reden__regex", "\\S"),
                                ("stap__isnull", True),
                                ("uitkomst__in", ("ingetrokken", "gestopt")),
                            ),
                            _connector="OR",
                        ),
                        name="wachtplek_einde_met_reden",
                        violation_error_message="Een wachtplek eindigt met een plaats, of met een reden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wachtplek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("voorrang_reden__isnull", True),
                            models.Q(
                                ("uitkomst", "geplaatst"),
                                ("uitkomst__isnull", False),
                                ("voorrang_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="wachtplek_voorrang_met_reden",
                        violation_error_message="Voorrang heeft een reden, en hoort bij een klant die een plaats kreeg.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wachtplek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_wachtplekgeschiedenis" ("aanbod_id", "aangemeld_op", "geeindigd_op", "id", "klant_id", "levering_id", "medewerker_id", "moment", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "stap_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "voorrang_reden", "voorziening_id", "wachtpleknummer") VALUES (NEW."aanbod_id", NEW."aangemeld_op", NEW."geeindigd_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."moment", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."stap_id", NEW."traject_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorrang_reden", NEW."voorziening_id", NEW."wachtpleknummer"); RETURN NULL;',
                            hash="3e7440b4a69aaaae152728d3b86e0494d2f06521",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_db118",
                            table="trajecten_wachtplek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wachtplek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_wachtplekgeschiedenis" ("aanbod_id", "aangemeld_op", "geeindigd_op", "id", "klant_id", "levering_id", "medewerker_id", "moment", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "stap_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "voorrang_reden", "voorziening_id", "wachtpleknummer") VALUES (NEW."aanbod_id", NEW."aangemeld_op", NEW."geeindigd_op", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."moment", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."stap_id", NEW."traject_id", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voorrang_reden", NEW."voorziening_id", NEW."wachtpleknummer"); RETURN NULL;',
                            hash="3a85d4b057d35421195360a9c63cadd6d3397bdc",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_a666a",
                            table="trajecten_wachtplek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wachtplek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_wachtplekgeschiedenis" ("aanbod_id", "aangemeld_op", "geeindigd_op", "id", "klant_id", "levering_id", "medewerker_id", "moment", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "stap_id", "traject_id", "uitkomst", "versie", "vervallen_op", "vervallen_reden", "voorrang_reden", "voorziening_id", "wachtpleknummer") VALUES (OLD."aanbod_id", OLD."aangemeld_op", OLD."geeindigd_op", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."moment", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."stap_id", OLD."traject_id", OLD."uitkomst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."voorrang_reden", OLD."voorziening_id", OLD."wachtpleknummer"); RETURN NULL;',
                            hash="edabe69f2ce2173f712ba8686c4d530b909a45fd",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_a3725",
                            table="trajecten_wachtplek",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
