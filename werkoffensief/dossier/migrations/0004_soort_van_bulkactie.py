"""An act on many klanten is of one of two kinds: a regisseur for each, or a traject with one."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [("dossier", "0003_bulkactie_versie")]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkactie",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkactie",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkactie",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="bulkregel",
                    name="bulkregel_bekende_uitkomst",
                ),
                migrations.AddField(
                    model_name="bulkactie",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("regisseur", "Regisseur kiezen"),
                            ("traject", "Traject starten en regisseur kiezen"),
                        ],
                        db_default="regisseur",
                        default="regisseur",
                        max_length=20,
                    ),
                ),
                migrations.AddField(
                    model_name="bulkactiegeschiedenis",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("regisseur", "Regisseur kiezen"),
                            ("traject", "Traject starten en regisseur kiezen"),
                        ],
                        db_default="regisseur",
                        default="regisseur",
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="bulkregel",
                    name="uitkomst",
                    field=models.CharField(
                        choices=[
                            ("niet_zichtbaar", "U kunt dit dossier niet (meer) openen."),
                            ("overleden", "Deze persoon is overleden."),
                            ("geen_traject", "Er loopt geen traject."),
                            ("heeft_traject", "Er is al een traject."),
                            (
                                "eerder_traject",
                                "Er was al een traject op of na deze dag. Kies een latere dag.",
                            ),
                            ("te_vroeg", "Het traject begint pas na deze dag."),
                            (
                                "latere",
                                "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf.",
                            ),
                            ("al_regisseur", "Is al de regisseur."),
                            (
                                "begint_net",
                                "De regisseur van nu begint pas op deze dag. Kies een latere dag.",
                            ),
                            ("mag_niet", "U mag dit niet doen voor deze klant."),
                            ("toewijzen", "Krijgt deze regisseur."),
                            ("overdragen", "Gaat over naar deze regisseur."),
                            ("starten", "Krijgt een traject met deze regisseur."),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="bulkregelgeschiedenis",
                    name="uitkomst",
                    field=models.CharField(
                        choices=[
                            ("niet_zichtbaar", "U kunt dit dossier niet (meer) openen."),
                            ("overleden", "Deze persoon is overleden."),
                            ("geen_traject", "Er loopt geen traject."),
                            ("heeft_traject", "Er is al een traject."),
                            (
                                "eerder_traject",
                                "Er was al een traject op of na deze dag. Kies een latere dag.",
                            ),
                            ("te_vroeg", "Het traject begint pas na deze dag."),
                            (
                                "latere",
                                "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf.",
                            ),
                            ("al_regisseur", "Is al de regisseur."),
                            (
                                "begint_net",
                                "De regisseur van nu begint pas op deze dag. Kies een latere dag.",
                            ),
                            ("mag_niet", "U mag dit niet doen voor deze klant."),
                            ("toewijzen", "Krijgt deze regisseur."),
                            ("overdragen", "Gaat over naar deze regisseur."),
                            ("starten", "Krijgt een traject met deze regisseur."),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "uitgevoerd_op", "versie") VALUES (NEW."dag", NEW."gemaakt_op", NEW."id", NEW."medewerker_id", NEW."naar_id", NEW."ongedaan_door_id", NEW."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."uitgevoerd_op", NEW."versie"); RETURN NULL;',
                            hash="53389feae0a5aaee31827b5e20467ab7e8f24171",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_b2f74",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "uitgevoerd_op", "versie") VALUES (NEW."dag", NEW."gemaakt_op", NEW."id", NEW."medewerker_id", NEW."naar_id", NEW."ongedaan_door_id", NEW."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."uitgevoerd_op", NEW."versie"); RETURN NULL;',
                            hash="fb49d5deeff856e6c29c878d68341d5e68fe68a8",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_fb007",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkactie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkactiegeschiedenis" ("dag", "gemaakt_op", "id", "medewerker_id", "naar_id", "ongedaan_door_id", "ongedaan_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "uitgevoerd_op", "versie") VALUES (OLD."dag", OLD."gemaakt_op", OLD."id", OLD."medewerker_id", OLD."naar_id", OLD."ongedaan_door_id", OLD."ongedaan_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."uitgevoerd_op", OLD."versie"); RETURN NULL;',
                            hash="7a5be5df8c1373e0e19bca7a6bc909b3fc26b02d",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3de3b",
                            table="dossier_bulkactie",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["regisseur", "traject"])),
                        name="bulkactie_bekende_soort",
                        violation_error_message="Dit kan niet tegelijk voor meer klanten.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitkomst__isnull", True),
                            (
                                "uitkomst__in",
                                [
                                    "niet_zichtbaar",
                                    "overleden",
                                    "geen_traject",
                                    "heeft_traject",
                                    "eerder_traject",
                                    "te_vroeg",
                                    "latere",
                                    "al_regisseur",
                                    "begint_net",
                                    "mag_niet",
                                    "toewijzen",
                                    "overdragen",
                                    "starten",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="bulkregel_bekende_uitkomst",
                        violation_error_message="Deze uitkomst bestaat niet.",
                    ),
                ),
            ]
        ),
    ]
