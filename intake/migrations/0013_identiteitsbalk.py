"""What the bar on top of each page about a person shows: interpreter, safety at home visits; and the household."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

VERSIE = (
    "CREATE TRIGGER intake_gezinslid_versie BEFORE UPDATE ON intake_gezinslid FOR EACH ROW "
    "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();"
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_geschiedenis_64_bits"),
        ("intake", "0012_zoeken"),
        ("logboek", "0004_analyseer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Gezinslid",
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
                    "bron",
                    models.CharField(
                        choices=[
                            ("levering", "Levering"),
                            ("klant", "De klant zelf"),
                            ("medewerker", "Een medewerker"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "geldig_van",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "relatie",
                    models.CharField(
                        choices=[
                            ("partner", "Partner"),
                            ("kind", "Kind"),
                            ("ouder", "Ouder"),
                            ("anders", "Iemand anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=200, null=True)),
                ("geboortejaar", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("inwonend", models.BooleanField(db_default=True, default=True)),
            ],
            options={
                "verbose_name_plural": "gezinsleden",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GezinslidGeschiedenis",
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
                    "bron",
                    models.CharField(
                        choices=[
                            ("levering", "Levering"),
                            ("klant", "De klant zelf"),
                            ("medewerker", "Een medewerker"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "geldig_van",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "relatie",
                    models.CharField(
                        choices=[
                            ("partner", "Partner"),
                            ("kind", "Kind"),
                            ("ouder", "Ouder"),
                            ("anders", "Iemand anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=200, null=True)),
                ("geboortejaar", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("inwonend", models.BooleanField(db_default=True, default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="klant",
            name="nieuw_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="klant",
            name="gewijzigd_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="klant",
            name="verwijderd_delete",
        ),
        migrations.AddField(
            model_name="klant",
            name="tolk_taal",
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name="klant",
            name="veiligheid",
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name="klant",
            name="veiligheid_tot",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="klantgeschiedenis",
            name="tolk_taal",
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name="klantgeschiedenis",
            name="veiligheid",
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name="klantgeschiedenis",
            name="veiligheid_tot",
            field=models.DateField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="klant",
            trigger=pgtrigger.compiler.Trigger(
                name="nieuw_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_klantgeschiedenis" ("achternaam", "afgeschermd_op", "afgeschermd_reden", "geboortedatum", "gewist_op", "grondslag", "id", "klantnummer", "let_op", "levering_id", "overleden_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samengevoegd_in_id", "stadsdeel", "tolk_taal", "tussenvoegsel", "veiligheid", "veiligheid_tot", "verhuisd_op", "versie", "voornaam") VALUES (NEW."achternaam", NEW."afgeschermd_op", NEW."afgeschermd_reden", NEW."geboortedatum", NEW."gewist_op", NEW."grondslag", NEW."id", NEW."klantnummer", NEW."let_op", NEW."levering_id", NEW."overleden_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."samengevoegd_in_id", NEW."stadsdeel", NEW."tolk_taal", NEW."tussenvoegsel", NEW."veiligheid", NEW."veiligheid_tot", NEW."verhuisd_op", NEW."versie", NEW."voornaam"); RETURN NULL;',
                    hash="0a27c2878a7bb43cb519c276f08b6e356015fe86",
                    operation="INSERT",
                    pgid="pgtrigger_nieuw_insert_d8f0f",
                    table="intake_klant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="klant",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."achternaam" IS DISTINCT FROM (NEW."achternaam") OR OLD."afgeschermd_op" IS DISTINCT FROM (NEW."afgeschermd_op") OR OLD."afgeschermd_reden" IS DISTINCT FROM (NEW."afgeschermd_reden") OR OLD."geboortedatum" IS DISTINCT FROM (NEW."geboortedatum") OR OLD."gewist_op" IS DISTINCT FROM (NEW."gewist_op") OR OLD."grondslag" IS DISTINCT FROM (NEW."grondslag") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klantnummer" IS DISTINCT FROM (NEW."klantnummer") OR OLD."let_op" IS DISTINCT FROM (NEW."let_op") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."overleden_op" IS DISTINCT FROM (NEW."overleden_op") OR OLD."samengevoegd_in_id" IS DISTINCT FROM (NEW."samengevoegd_in_id") OR OLD."stadsdeel" IS DISTINCT FROM (NEW."stadsdeel") OR OLD."tolk_taal" IS DISTINCT FROM (NEW."tolk_taal") OR OLD."tussenvoegsel" IS DISTINCT FROM (NEW."tussenvoegsel") OR OLD."veiligheid" IS DISTINCT FROM (NEW."veiligheid") OR OLD."veiligheid_tot" IS DISTINCT FROM (NEW."veiligheid_tot") OR OLD."verhuisd_op" IS DISTINCT FROM (NEW."verhuisd_op") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."voornaam" IS DISTINCT FROM (NEW."voornaam"))',
                    func='INSERT INTO "intake_klantgeschiedenis" ("achternaam", "afgeschermd_op", "afgeschermd_reden", "geboortedatum", "gewist_op", "grondslag", "id", "klantnummer", "let_op", "levering_id", "overleden_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samengevoegd_in_id", "stadsdeel", "tolk_taal", "tussenvoegsel", "veiligheid", "veiligheid_tot", "verhuisd_op", "versie", "voornaam") VALUES (NEW."achternaam", NEW."afgeschermd_op", NEW."afgeschermd_reden", NEW."geboortedatum", NEW."gewist_op", NEW."grondslag", NEW."id", NEW."klantnummer", NEW."let_op", NEW."levering_id", NEW."overleden_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."samengevoegd_in_id", NEW."stadsdeel", NEW."tolk_taal", NEW."tussenvoegsel", NEW."veiligheid", NEW."veiligheid_tot", NEW."verhuisd_op", NEW."versie", NEW."voornaam"); RETURN NULL;',
                    hash="d7e6febf7c14a3993c6408dcf57fc0aa3a88e738",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_5ddf1",
                    table="intake_klant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="klant",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_klantgeschiedenis" ("achternaam", "afgeschermd_op", "afgeschermd_reden", "geboortedatum", "gewist_op", "grondslag", "id", "klantnummer", "let_op", "levering_id", "overleden_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samengevoegd_in_id", "stadsdeel", "tolk_taal", "tussenvoegsel", "veiligheid", "veiligheid_tot", "verhuisd_op", "versie", "voornaam") VALUES (OLD."achternaam", OLD."afgeschermd_op", OLD."afgeschermd_reden", OLD."geboortedatum", OLD."gewist_op", OLD."grondslag", OLD."id", OLD."klantnummer", OLD."let_op", OLD."levering_id", OLD."overleden_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."samengevoegd_in_id", OLD."stadsdeel", OLD."tolk_taal", OLD."tussenvoegsel", OLD."veiligheid", OLD."veiligheid_tot", OLD."verhuisd_op", OLD."versie", OLD."voornaam"); RETURN NULL;',
                    hash="2aedce0fe17524da16db15c44ff7d4174f2c6f7d",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_6979f",
                    table="intake_klant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="klant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("veiligheid__isnull", True), ("veiligheid_tot__isnull", True)),
                    models.Q(("veiligheid__isnull", False), ("veiligheid_tot__isnull", False)),
                    _connector="OR",
                ),
                name="klant_veiligheid_met_einddatum",
                violation_error_message="Zet bij de afspraak over veiligheid tot wanneer zij geldt.",
            ),
        ),
        migrations.AddField(
            model_name="gezinslid",
            name="klant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="gezinsleden", to="intake.klant"
            ),
        ),
        migrations.AddField(
            model_name="gezinslid",
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
            model_name="gezinslidgeschiedenis",
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
            model_name="gezinslidgeschiedenis",
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
            model_name="gezinslidgeschiedenis",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="geschiedenis",
                to="intake.gezinslid",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezinslid",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                name="gezinslid_periode",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezinslid",
            constraint=models.CheckConstraint(
                condition=models.Q(("relatie__in", ["partner", "kind", "ouder", "anders"])),
                name="gezinslid_bekende_relatie",
                violation_error_message="Deze relatie bestaat niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezinslid",
            constraint=models.CheckConstraint(
                condition=models.Q(("geboortejaar__range", (1900, 2100))),
                name="gezinslid_geboortejaar",
                violation_error_message="Vul een geboortejaar in van vier cijfers, zoals 2014.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gezinslid",
            trigger=pgtrigger.compiler.Trigger(
                name="nieuw_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (NEW."bron", NEW."geboortejaar", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."inwonend", NEW."klant_id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."relatie", NEW."versie"); RETURN NULL;',
                    hash="66bb7472eb85bfafa4554db37b34331b182e0929",
                    operation="INSERT",
                    pgid="pgtrigger_nieuw_insert_87c9e",
                    table="intake_gezinslid",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gezinslid",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (NEW."bron", NEW."geboortejaar", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."inwonend", NEW."klant_id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."relatie", NEW."versie"); RETURN NULL;',
                    hash="3bf388739f2024ecfce05fedf4814bb7629a7a6d",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_4c677",
                    table="intake_gezinslid",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gezinslid",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (OLD."bron", OLD."geboortejaar", OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."inwonend", OLD."klant_id", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."relatie", OLD."versie"); RETURN NULL;',
                    hash="5d56921712c436f6718921e016b916b44ba3cc36",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_99046",
                    table="intake_gezinslid",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(VERSIE, "DROP TRIGGER intake_gezinslid_versie ON intake_gezinslid;"),
    ]
