"""What a conversation at the table brings: answers, scores, talents and wishes, what was agreed."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    dependencies = [("intake", "0015_gesprek_aan_tafel")]
    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="Actie",
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
                        ("actienummer", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "wie",
                            models.CharField(
                                choices=[
                                    ("klant", "De klant"),
                                    ("medewerker", "Een medewerker"),
                                    ("ander", "Iemand anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("wie_anders", models.CharField(blank=True, max_length=200, null=True)),
                        ("wat", models.CharField(max_length=200)),
                        ("afgesproken_op", models.DateField()),
                        ("voor_op", models.DateField(blank=True, null=True)),
                        ("gedaan_op", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "acties",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActieGeschiedenis",
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
                        ("actienummer", models.CharField(editable=False, max_length=200)),
                        (
                            "wie",
                            models.CharField(
                                choices=[
                                    ("klant", "De klant"),
                                    ("medewerker", "Een medewerker"),
                                    ("ander", "Iemand anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("wie_anders", models.CharField(blank=True, max_length=200, null=True)),
                        ("wat", models.CharField(max_length=200)),
                        ("afgesproken_op", models.DateField()),
                        ("voor_op", models.DateField(blank=True, null=True)),
                        ("gedaan_op", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Klanttag",
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
                            models.CharField(choices=[("talent", "Talent"), ("wens", "Wens")], max_length=20),
                        ),
                        ("tekst", models.CharField(blank=True, max_length=200, null=True)),
                        ("sinds", models.DateField()),
                    ],
                    options={
                        "verbose_name_plural": "klanttags",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KlanttagGeschiedenis",
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
                            models.CharField(choices=[("talent", "Talent"), ("wens", "Wens")], max_length=20),
                        ),
                        ("tekst", models.CharField(blank=True, max_length=200, null=True)),
                        ("sinds", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Onderwerp",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(db_default=100, default=100)),
                    ],
                    options={
                        "verbose_name_plural": "onderwerpen",
                        "ordering": ["volgorde", "naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Onderwerpantwoord",
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
                            "stand",
                            models.CharField(
                                choices=[
                                    ("besproken", "Besproken"),
                                    ("weet_nog_niet", "Weet ik nog niet"),
                                    ("wil_niet_vertellen", "Wil niet vertellen"),
                                ],
                                db_default="besproken",
                                max_length=20,
                            ),
                        ),
                        ("tekst", models.TextField(blank=True, max_length=4000, null=True)),
                        ("intern", models.TextField(blank=True, max_length=4000, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "onderwerpantwoorden",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OnderwerpantwoordGeschiedenis",
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
                            "stand",
                            models.CharField(
                                choices=[
                                    ("besproken", "Besproken"),
                                    ("weet_nog_niet", "Weet ik nog niet"),
                                    ("wil_niet_vertellen", "Wil niet vertellen"),
                                ],
                                db_default="besproken",
                                max_length=20,
                            ),
                        ),
                        ("tekst", models.TextField(blank=True, max_length=4000, null=True)),
                        ("intern", models.TextField(blank=True, max_length=4000, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OnderwerpGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(db_default=100, default=100)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Tag",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(choices=[("talent", "Talent"), ("wens", "Wens")], max_length=20),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "tags",
                        "ordering": ["naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TagGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(choices=[("talent", "Talent"), ("wens", "Wens")], max_length=20),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Zrmscore",
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
                            "domein",
                            models.CharField(
                                choices=[
                                    ("financien", "Financiën"),
                                    ("werk_opleiding", "Werk en opleiding"),
                                    ("tijdsbesteding", "Tijdsbesteding"),
                                    ("huisvesting", "Huisvesting"),
                                    ("huiselijke_relaties", "Huiselijke relaties"),
                                    ("geestelijke_gezondheid", "Geestelijke gezondheid"),
                                    ("lichamelijke_gezondheid", "Lichamelijke gezondheid"),
                                    ("middelengebruik", "Middelengebruik"),
                                    ("basale_adl", "Basale ADL"),
                                    ("instrumentele_adl", "Instrumentele ADL"),
                                    ("sociaal_netwerk", "Sociaal netwerk"),
                                    ("maatschappelijke_participatie", "Maatschappelijke participatie"),
                                    ("justitie", "Justitie"),
                                ],
                                max_length=40,
                            ),
                        ),
                        (
                            "niveau",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1 Acute problematiek"),
                                    (2, "2 Niet zelfredzaam"),
                                    (3, "3 Beperkt zelfredzaam"),
                                    (4, "4 Voldoende zelfredzaam"),
                                    (5, "5 Volledig zelfredzaam"),
                                ]
                            ),
                        ),
                        ("versie_lijst", models.CharField(max_length=20)),
                    ],
                    options={
                        "verbose_name_plural": "zrmscores",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ZrmscoreGeschiedenis",
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
                            "domein",
                            models.CharField(
                                choices=[
                                    ("financien", "Financiën"),
                                    ("werk_opleiding", "Werk en opleiding"),
                                    ("tijdsbesteding", "Tijdsbesteding"),
                                    ("huisvesting", "Huisvesting"),
                                    ("huiselijke_relaties", "Huiselijke relaties"),
                                    ("geestelijke_gezondheid", "Geestelijke gezondheid"),
                                    ("lichamelijke_gezondheid", "Lichamelijke gezondheid"),
                                    ("middelengebruik", "Middelengebruik"),
                                    ("basale_adl", "Basale ADL"),
                                    ("instrumentele_adl", "Instrumentele ADL"),
                                    ("sociaal_netwerk", "Sociaal netwerk"),
                                    ("maatschappelijke_participatie", "Maatschappelijke participatie"),
                                    ("justitie", "Justitie"),
                                ],
                                max_length=40,
                            ),
                        ),
                        (
                            "niveau",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1 Acute problematiek"),
                                    (2, "2 Niet zelfredzaam"),
                                    (3, "3 Beperkt zelfredzaam"),
                                    (4, "4 Voldoende zelfredzaam"),
                                    (5, "5 Volledig zelfredzaam"),
                                ]
                            ),
                        ),
                        ("versie_lijst", models.CharField(max_length=20)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="actie",
                    name="gesprek",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="actie",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="acties", to="intake.klant"
                    ),
                ),
                migrations.AddField(
                    model_name="actie",
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
                    model_name="actie",
                    name="medewerker",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="actiegeschiedenis",
                    name="gesprek",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="actiegeschiedenis",
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
                    model_name="actiegeschiedenis",
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
                    model_name="actiegeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="actiegeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.actie",
                    ),
                ),
                migrations.AddField(
                    model_name="klanttag",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tags", to="intake.klant"
                    ),
                ),
                migrations.AddField(
                    model_name="klanttag",
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
                    model_name="klanttaggeschiedenis",
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
                    model_name="klanttaggeschiedenis",
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
                    model_name="klanttaggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.klanttag",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="onderwerp",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="onderwerp_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_onderwerpgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code", NEW."volgorde"); RETURN NULL;',
                            hash="5ba18e0017ecb4bf49d9f6030e683b10dab27899",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_03743",
                            table="intake_onderwerp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_onderwerpgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code", NEW."volgorde"); RETURN NULL;',
                            hash="ddb6416974b46406c9ed627d440bd87d37f8fe35",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_71ecc",
                            table="intake_onderwerp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_onderwerpgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code", OLD."volgorde"); RETURN NULL;',
                            hash="385166b18f54d9b735476b981edeb0847539e90b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_d09e0",
                            table="intake_onderwerp",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="onderwerpantwoord",
                    name="gesprek",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="antwoorden",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="onderwerpantwoord",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onderwerpantwoorden",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="onderwerpantwoord",
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
                    model_name="onderwerpantwoord",
                    name="onderwerp",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="intake.onderwerp"
                    ),
                ),
                migrations.AddField(
                    model_name="onderwerpantwoordgeschiedenis",
                    name="gesprek",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="onderwerpantwoordgeschiedenis",
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
                    model_name="onderwerpantwoordgeschiedenis",
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
                    model_name="onderwerpantwoordgeschiedenis",
                    name="onderwerp",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.onderwerp",
                    ),
                ),
                migrations.AddField(
                    model_name="onderwerpantwoordgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.onderwerpantwoord",
                    ),
                ),
                migrations.AddField(
                    model_name="onderwerpgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.onderwerp",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="tag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="tag_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="tag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["talent", "wens"])),
                        name="tag_bekende_soort",
                        violation_error_message="Kies talent of wens.",
                    ),
                ),
                migrations.AddField(
                    model_name="klanttaggeschiedenis",
                    name="tag",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.tag",
                    ),
                ),
                migrations.AddField(
                    model_name="klanttag",
                    name="tag",
                    field=models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="intake.tag"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_taggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code", NEW."soort"); RETURN NULL;',
                            hash="097d3abac61339619a8b22d26dbd05e66a443487",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_8e653",
                            table="intake_tag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_taggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code", NEW."soort"); RETURN NULL;',
                            hash="79a486eb143b16fa28841eb04be4b671d25cd0d3",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_89bce",
                            table="intake_tag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_taggeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code", OLD."soort"); RETURN NULL;',
                            hash="b9e27e29506b88fbee4c3be771bada6ae5aad5a3",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_c52b1",
                            table="intake_tag",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="taggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.tag",
                    ),
                ),
                migrations.AddField(
                    model_name="zrmscore",
                    name="gesprek",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zrmscores",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="zrmscore",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zrmscores",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="zrmscore",
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
                    model_name="zrmscoregeschiedenis",
                    name="gesprek",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="zrmscoregeschiedenis",
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
                    model_name="zrmscoregeschiedenis",
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
                    model_name="zrmscoregeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.zrmscore",
                    ),
                ),
                migrations.AddIndex(
                    model_name="actie",
                    index=models.Index(
                        condition=models.Q(("gedaan_op__isnull", True), ("vervallen_op__isnull", True)),
                        fields=["klant", "voor_op"],
                        name="actie_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actie",
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
                        name="actie_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("actienummer__regex", "^\\S(.*\\S)?$")),
                        name="actie_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("medewerker__isnull", True), ("wie", "klant"), ("wie_anders__isnull", True)
                            ),
                            models.Q(
                                ("medewerker__isnull", False),
                                ("wie", "medewerker"),
                                ("wie_anders__isnull", True),
                            ),
                            models.Q(
                                ("medewerker__isnull", True), ("wie", "ander"), ("wie_anders__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="actie_van_een",
                        violation_error_message="Zeg wie dit doet: de klant, een medewerker, of iemand anders met naam.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("wat__regex", "\\S")),
                        name="actie_zegt_wat",
                        violation_error_message="Zeg wat er gebeurt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("voor_op__gte", models.F("afgesproken_op"))),
                        name="actie_voor_na_afspraak",
                        violation_error_message="De datum ligt voor de dag waarop u het afsprak.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gedaan_op__gte", models.F("afgesproken_op"))),
                        name="actie_gedaan_na_afspraak",
                        violation_error_message="Dit is gedaan voordat het is afgesproken. Kies een latere datum.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_actiegeschiedenis" ("actienummer", "afgesproken_op", "gedaan_op", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden", "voor_op", "wat", "wie", "wie_anders") VALUES (NEW."actienummer", NEW."afgesproken_op", NEW."gedaan_op", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voor_op", NEW."wat", NEW."wie", NEW."wie_anders"); RETURN NULL;',
                            hash="d0d1f3b8fe5af5bcb8eda4122f41cbc4d3afd7d7",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_dd8bf",
                            table="intake_actie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_actiegeschiedenis" ("actienummer", "afgesproken_op", "gedaan_op", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden", "voor_op", "wat", "wie", "wie_anders") VALUES (NEW."actienummer", NEW."afgesproken_op", NEW."gedaan_op", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."voor_op", NEW."wat", NEW."wie", NEW."wie_anders"); RETURN NULL;',
                            hash="633d7c1c255a8665d934e55908eca557c1797c8d",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e8819",
                            table="intake_actie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_actiegeschiedenis" ("actienummer", "afgesproken_op", "gedaan_op", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "vervallen_op", "vervallen_reden", "voor_op", "wat", "wie", "wie_anders") VALUES (OLD."actienummer", OLD."afgesproken_op", OLD."gedaan_op", OLD."gesprek_id", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."voor_op", OLD."wat", OLD."wie", OLD."wie_anders"); RETURN NULL;',
                            hash="3d80d33451ddfce04e0fdc9a8737f72f7a2df8ff",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_575c3",
                            table="intake_actie",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="onderwerpantwoord",
                    index=models.Index(fields=["klant", "onderwerp"], name="onderwerpantwoord_klant"),
                ),
                migrations.AddConstraint(
                    model_name="onderwerpantwoord",
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
                        name="onderwerpantwoord_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="onderwerpantwoord",
                    constraint=models.UniqueConstraint(
                        fields=("gesprek", "onderwerp"),
                        name="onderwerpantwoord_een_per_onderwerp",
                        violation_error_message="Over dit onderwerp staat in dit gesprek al een antwoord.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="onderwerpantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("stand__in", ["besproken", "weet_nog_niet", "wil_niet_vertellen"])
                        ),
                        name="onderwerpantwoord_bekende_stand",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="onderwerpantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("stand", "besproken"),
                            models.Q(
                                ("stand__in", ["weet_nog_niet", "wil_niet_vertellen"]),
                                ("tekst__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="onderwerpantwoord_tekst_waar_besproken",
                        violation_error_message="Een antwoord dat u overslaat heeft geen tekst.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="onderwerpantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tekst__length__lte", 4000), ("intern__length__lte", 4000)),
                        name="onderwerpantwoord_lengte",
                        violation_error_message="Het antwoord is langer dan 4.000 tekens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerpantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_onderwerpantwoordgeschiedenis" ("gesprek_id", "id", "intern", "klant_id", "levering_id", "onderwerp_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gesprek_id", NEW."id", NEW."intern", NEW."klant_id", NEW."levering_id", NEW."onderwerp_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."stand", NEW."tekst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="c3486512825a3831bd2ce5cbb5e532a0c45ccdbe",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_36df8",
                            table="intake_onderwerpantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerpantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_onderwerpantwoordgeschiedenis" ("gesprek_id", "id", "intern", "klant_id", "levering_id", "onderwerp_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."gesprek_id", NEW."id", NEW."intern", NEW."klant_id", NEW."levering_id", NEW."onderwerp_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."stand", NEW."tekst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="6fc74a4f647caff153e251159af9eb48958d2667",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_f6a54",
                            table="intake_onderwerpantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="onderwerpantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_onderwerpantwoordgeschiedenis" ("gesprek_id", "id", "intern", "klant_id", "levering_id", "onderwerp_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."gesprek_id", OLD."id", OLD."intern", OLD."klant_id", OLD."levering_id", OLD."onderwerp_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."stand", OLD."tekst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="d6c645419f757ec725a2012da5a14829925fe779",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2ef34",
                            table="intake_onderwerpantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klanttag",
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
                        name="klanttag_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klanttag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tag__isnull", False), ("tekst__isnull", True)),
                            models.Q(
                                ("tag__isnull", True), ("tekst__isnull", False), ("tekst__regex", "\\S")
                            ),
                            _connector="OR",
                        ),
                        name="klanttag_een_van_twee",
                        violation_error_message="Kies iets uit de lijst, of schrijf het in eigen woorden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klanttag",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["talent", "wens"])),
                        name="klanttag_bekende_soort",
                        violation_error_message="Kies talent of wens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klanttag",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("tag__isnull", False), ("vervallen_op__isnull", True)),
                        fields=("klant", "soort", "tag"),
                        name="klanttag_een_per_tag",
                        violation_error_message="Dit staat er al.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klanttag",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("tekst__isnull", False), ("vervallen_op__isnull", True)),
                        fields=("klant", "soort", "tekst"),
                        name="klanttag_een_per_tekst",
                        violation_error_message="Dit staat er al.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klanttag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klanttaggeschiedenis" ("id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "soort", "tag_id", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."sinds", NEW."soort", NEW."tag_id", NEW."tekst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="e412b8132d39a2c7dcbb6ae0a95fddccc05755b2",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_e61d6",
                            table="intake_klanttag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klanttag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_klanttaggeschiedenis" ("id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "soort", "tag_id", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."sinds", NEW."soort", NEW."tag_id", NEW."tekst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="dc06a2af685497d1cf0256a367e3477ca63bda96",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_75d98",
                            table="intake_klanttag",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klanttag",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klanttaggeschiedenis" ("id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sinds", "soort", "tag_id", "tekst", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."sinds", OLD."soort", OLD."tag_id", OLD."tekst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="f777ae7e27e5f8b0c485a5f94f6f9e7ad6573c40",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_60ec2",
                            table="intake_klanttag",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="zrmscore",
                    index=models.Index(fields=["klant", "domein"], name="zrmscore_klant"),
                ),
                migrations.AddConstraint(
                    model_name="zrmscore",
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
                        name="zrmscore_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="zrmscore",
                    constraint=models.UniqueConstraint(
                        fields=("gesprek", "domein"),
                        name="zrmscore_een_per_domein",
                        violation_error_message="Voor dit domein staat in dit gesprek al een niveau.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="zrmscore",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "domein__in",
                                [
                                    "financien",
                                    "werk_opleiding",
                                    "tijdsbesteding",
                                    "huisvesting",
                                    "huiselijke_relaties",
                                    "geestelijke_gezondheid",
                                    "lichamelijke_gezondheid",
                                    "middelengebruik",
                                    "basale_adl",
                                    "instrumentele_adl",
                                    "sociaal_netwerk",
                                    "maatschappelijke_participatie",
                                    "justitie",
                                ],
                            )
                        ),
                        name="zrmscore_bekend_domein",
                        violation_error_message="Dit domein bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="zrmscore",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("niveau__range", (1, 5))),
                        name="zrmscore_niveau",
                        violation_error_message="De zelfredzaamheid-matrix heeft de niveaus 1 tot en met 5.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="zrmscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_zrmscoregeschiedenis" ("domein", "gesprek_id", "id", "klant_id", "levering_id", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "versie_lijst", "vervallen_op", "vervallen_reden") VALUES (NEW."domein", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."versie", NEW."versie_lijst", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="0b56fad006965c5f6bce12e3eda0806beb45e36b",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_4e487",
                            table="intake_zrmscore",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="zrmscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_zrmscoregeschiedenis" ("domein", "gesprek_id", "id", "klant_id", "levering_id", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "versie_lijst", "vervallen_op", "vervallen_reden") VALUES (NEW."domein", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."versie", NEW."versie_lijst", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="63ea1eead732bb247c8091e96437f587ec3f4e32",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_16f46",
                            table="intake_zrmscore",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="zrmscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_zrmscoregeschiedenis" ("domein", "gesprek_id", "id", "klant_id", "levering_id", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versie", "versie_lijst", "vervallen_op", "vervallen_reden") VALUES (OLD."domein", OLD."gesprek_id", OLD."id", OLD."klant_id", OLD."levering_id", OLD."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."versie", OLD."versie_lijst", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="9e8beecbb7c9538233a9782a3f4f5c6550c1419f",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_68512",
                            table="intake_zrmscore",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
