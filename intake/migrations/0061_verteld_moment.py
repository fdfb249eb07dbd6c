"""Which moment an invitation told, and that it is told too when something is called off."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen

# Nobody knows any more what those of before told: they are taken to tell what stands now.
NOW = """
UPDATE intake_uitnodiging u SET begin = a.begin FROM intake_afspraak a WHERE a.id = u.afspraak_id;
UPDATE intake_uitnodiging u SET begin = b.begin FROM intake_deelname d
    JOIN intake_bijeenkomst b ON b.id = d.bijeenkomst_id WHERE d.id = u.deelname_id;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0060_afzegging")]
    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitnodiging",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitnodiging",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitnodiging",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="uitnodiging",
                    name="uitnodiging_bekende_manier",
                ),
                migrations.AddField(
                    model_name="uitnodiging",
                    name="begin",
                    field=models.DateTimeField(editable=False, null=True),
                ),
                migrations.AddField(
                    model_name="uitnodiginggeschiedenis",
                    name="begin",
                    field=models.DateTimeField(editable=False, null=True),
                ),
                migrations.AlterField(
                    model_name="uitnodiging",
                    name="reden",
                    field=models.CharField(
                        choices=[
                            ("overleden", "de klant is overleden"),
                            ("verhuisd", "de klant is verhuisd naar een andere gemeente"),
                            ("afgeschermd", "het dossier is afgeschermd en u mag het niet zien"),
                            ("geen_adres", "er is geen adres bekend"),
                            ("geen_email", "er is geen e-mailadres bekend"),
                            ("geen_email_post", "van wie de post krijgt is geen e-mailadres bekend"),
                            ("gaat_niet_door", "de afspraak gaat niet door"),
                            ("verzet", "de afspraak is verzet"),
                            ("voorbij", "de afspraak is al geweest"),
                            ("gaat_door", "de afspraak gaat gewoon door"),
                            ("geen_herinnering", "de klant krijgt geen herinneringen"),
                            ("niet_bezorgd", "de mail kon niet worden bezorgd"),
                            ("geen_mail", "deze gemeente verstuurt geen mail vanuit Werkoffensief"),
                        ],
                        editable=False,
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="uitnodiging",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("uitnodiging", "Uitnodiging"),
                            ("herinnering", "Herinnering"),
                            ("afmelding", "Bericht dat het niet doorgaat"),
                        ],
                        db_default="uitnodiging",
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="uitnodiginggeschiedenis",
                    name="reden",
                    field=models.CharField(
                        choices=[
                            ("overleden", "de klant is overleden"),
                            ("verhuisd", "de klant is verhuisd naar een andere gemeente"),
                            ("afgeschermd", "het dossier is afgeschermd en u mag het niet zien"),
                            ("geen_adres", "er is geen adres bekend"),
                            ("geen_email", "er is geen e-mailadres bekend"),
                            ("geen_email_post", "van wie de post krijgt is geen e-mailadres bekend"),
                            ("gaat_niet_door", "de afspraak gaat niet door"),
                            ("verzet", "de afspraak is verzet"),
                            ("voorbij", "de afspraak is al geweest"),
                            ("gaat_door", "de afspraak gaat gewoon door"),
                            ("geen_herinnering", "de klant krijgt geen herinneringen"),
                            ("niet_bezorgd", "de mail kon niet worden bezorgd"),
                            ("geen_mail", "deze gemeente verstuurt geen mail vanuit Werkoffensief"),
                        ],
                        editable=False,
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="uitnodiginggeschiedenis",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("uitnodiging", "Uitnodiging"),
                            ("herinnering", "Herinnering"),
                            ("afmelding", "Bericht dat het niet doorgaat"),
                        ],
                        db_default="uitnodiging",
                        max_length=20,
                    ),
                ),
            ]
        ),
        migrations.RunSQL(NOW, migrations.RunSQL.noop),
        WijzigTabellen(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="uitnodiging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "begin", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "reeks", "sleutel", "soort", "verstuurd_op") VALUES (NEW."afspraak_id", NEW."begin", NEW."deelname_id", NEW."door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."manier", NEW."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."reeks", NEW."sleutel", NEW."soort", NEW."verstuurd_op"); RETURN NULL;',
                            hash="e63ad56e57a83c1e9e7644c8cf77366427a157a4",
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
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "begin", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "reeks", "sleutel", "soort", "verstuurd_op") VALUES (NEW."afspraak_id", NEW."begin", NEW."deelname_id", NEW."door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."manier", NEW."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."reeks", NEW."sleutel", NEW."soort", NEW."verstuurd_op"); RETURN NULL;',
                            hash="8cfeece2d7aa5ef00655ea8a127207631f38aa36",
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
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "begin", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "reeks", "sleutel", "soort", "verstuurd_op") VALUES (OLD."afspraak_id", OLD."begin", OLD."deelname_id", OLD."door_id", OLD."gemaakt_op", OLD."id", OLD."klant_id", OLD."manier", OLD."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."reeks", OLD."sleutel", OLD."soort", OLD."verstuurd_op"); RETURN NULL;',
                            hash="47f25d0aa8972f82c0af254b1e1e2188f929e7d2",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_53afb",
                            table="intake_uitnodiging",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitnodiging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("manier__in", ["brief", "email", "bellen"]),
                            ("soort__in", ["uitnodiging", "herinnering", "afmelding"]),
                        ),
                        name="uitnodiging_bekende_manier",
                        violation_error_message="Deze manier van uitnodigen bestaat niet.",
                    ),
                ),
            ]
        ),
    ]
