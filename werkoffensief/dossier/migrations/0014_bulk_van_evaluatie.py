"""One day to look at many plans: a third kind of act on many klanten."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_regels_van_waarneming"),
        ("dossier", "0013_wissen_met_wachtplek"),
        ("intake", "0079_afwezig_is_een_poging"),
        ("trajecten", "0016_regels_van_regisseurswens"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkregel",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkregel",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bulkregel",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="bulkactie",
                    name="bulkactie_naar_met_dag",
                ),
                migrations.RemoveConstraint(
                    model_name="bulkactie",
                    name="bulkactie_uitgevoerd_met_keuze",
                ),
                migrations.RemoveConstraint(
                    model_name="bulkactie",
                    name="bulkactie_bekende_soort",
                ),
                migrations.RemoveConstraint(
                    model_name="bulkregel",
                    name="bulkregel_bekende_uitkomst",
                ),
                migrations.AddField(
                    model_name="bulkregel",
                    name="evaluatie_was",
                    field=models.DateField(null=True),
                ),
                migrations.AddField(
                    model_name="bulkregel",
                    name="traject",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AddField(
                    model_name="bulkregelgeschiedenis",
                    name="evaluatie_was",
                    field=models.DateField(null=True),
                ),
                migrations.AddField(
                    model_name="bulkregelgeschiedenis",
                    name="traject",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajecten.traject",
                    ),
                ),
                migrations.AlterField(
                    model_name="bulkactie",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("regisseur", "Regisseur kiezen"),
                            ("traject", "Traject starten en regisseur kiezen"),
                            ("evaluatie", "Evaluatie plannen"),
                        ],
                        db_default="regisseur",
                        default="regisseur",
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="bulkactiegeschiedenis",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("regisseur", "Regisseur kiezen"),
                            ("traject", "Traject starten en regisseur kiezen"),
                            ("evaluatie", "Evaluatie plannen"),
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
                            (
                                "heeft_evaluatie",
                                "Heeft al een dag voor de evaluatie. Wijzig die in het plan zelf.",
                            ),
                            ("mag_niet", "U mag dit niet doen voor deze klant."),
                            ("toewijzen", "Krijgt deze regisseur."),
                            ("overdragen", "Gaat over naar deze regisseur."),
                            ("starten", "Krijgt een traject met deze regisseur."),
                            ("plannen", "De evaluatie komt op deze dag."),
                            ("verzetten", "De evaluatie was al aan de beurt, en gaat naar deze dag."),
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
                            (
                                "heeft_evaluatie",
                                "Heeft al een dag voor de evaluatie. Wijzig die in het plan zelf.",
                            ),
                            ("mag_niet", "U mag dit niet doen voor deze klant."),
                            ("toewijzen", "Krijgt deze regisseur."),
                            ("overdragen", "Gaat over naar deze regisseur."),
                            ("starten", "Krijgt een traject met deze regisseur."),
                            ("plannen", "De evaluatie komt op deze dag."),
                            ("verzetten", "De evaluatie was al aan de beurt, en gaat naar deze dag."),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkregelgeschiedenis" ("bulkactie_id", "evaluatie_was", "id", "klant_id", "nieuwe_id", "nieuwe_versie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "traject_versie", "uitkomst", "vorig_einde", "vorige_id", "vorige_versie") VALUES (NEW."bulkactie_id", NEW."evaluatie_was", NEW."id", NEW."klant_id", NEW."nieuwe_id", NEW."nieuwe_versie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."traject_id", NEW."traject_versie", NEW."uitkomst", NEW."vorig_einde", NEW."vorige_id", NEW."vorige_versie"); RETURN NULL;',
                            hash="bc080de19d34b3f7fe5f682ddb2aa1533c48a30d",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_62a96",
                            table="dossier_bulkregel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossier_bulkregelgeschiedenis" ("bulkactie_id", "evaluatie_was", "id", "klant_id", "nieuwe_id", "nieuwe_versie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "traject_versie", "uitkomst", "vorig_einde", "vorige_id", "vorige_versie") VALUES (NEW."bulkactie_id", NEW."evaluatie_was", NEW."id", NEW."klant_id", NEW."nieuwe_id", NEW."nieuwe_versie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."traject_id", NEW."traject_versie", NEW."uitkomst", NEW."vorig_einde", NEW."vorige_id", NEW."vorige_versie"); RETURN NULL;',
                            hash="7a9b49110b213ea1948d19c1a00e6695acfb1495",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_1b8e4",
                            table="dossier_bulkregel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bulkregel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dossier_bulkregelgeschiedenis" ("bulkactie_id", "evaluatie_was", "id", "klant_id", "nieuwe_id", "nieuwe_versie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "traject_versie", "uitkomst", "vorig_einde", "vorige_id", "vorige_versie") VALUES (OLD."bulkactie_id", OLD."evaluatie_was", OLD."id", OLD."klant_id", OLD."nieuwe_id", OLD."nieuwe_versie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."traject_id", OLD."traject_versie", OLD."uitkomst", OLD."vorig_einde", OLD."vorige_id", OLD."vorige_versie"); RETURN NULL;',
                            hash="37006058352ebca3b980d8133b05bf2c759c6ada",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_4c03d",
                            table="dossier_bulkregel",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["regisseur", "traject", "evaluatie"])),
                        name="bulkactie_bekende_soort",
                        violation_error_message="Dit kan niet tegelijk voor meer klanten.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dag__isnull", True), ("naar__isnull", True)),
                            models.Q(
                                ("dag__isnull", False),
                                ("naar__isnull", False),
                                models.Q(("soort", "evaluatie"), _negated=True),
                            ),
                            models.Q(("dag__isnull", False), ("naar__isnull", True), ("soort", "evaluatie")),
                            _connector="OR",
                        ),
                        name="bulkactie_naar_met_dag",
                        violation_error_message="Kies een regisseur en een dag; voor een evaluatie alleen een dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkactie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitgevoerd_op__isnull", True), ("dag__isnull", False), _connector="OR"
                        ),
                        name="bulkactie_uitgevoerd_met_keuze",
                        violation_error_message="Kies eerst een dag.",
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
                                    "heeft_evaluatie",
                                    "mag_niet",
                                    "toewijzen",
                                    "overdragen",
                                    "starten",
                                    "plannen",
                                    "verzetten",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="bulkregel_bekende_uitkomst",
                        violation_error_message="Deze uitkomst bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evaluatie_was__isnull", True), ("traject__isnull", True)),
                            models.Q(
                                ("nieuwe__isnull", True),
                                ("traject__isnull", False),
                                ("traject_versie__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bulkregel_evaluatie_van_traject",
                        violation_error_message="Een evaluatie is van een traject, en gaat niet samen met een regisseur.",
                    ),
                ),
            ]
        ),
    ]
