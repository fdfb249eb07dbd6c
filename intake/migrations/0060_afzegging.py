"""Who called an appointment off, and why."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [("intake", "0056_klanttag_tot")]
    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="afspraak",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="afspraak",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="afspraak",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="afspraak",
                    name="afzegger",
                    field=models.CharField(
                        choices=[("wij", "Wij"), ("klant", "De klant")],
                        editable=False,
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="afspraak",
                    name="afzegreden",
                    field=models.CharField(editable=False, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="afspraakgeschiedenis",
                    name="afzegger",
                    field=models.CharField(
                        choices=[("wij", "Wij"), ("klant", "De klant")],
                        editable=False,
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="afspraakgeschiedenis",
                    name="afzegreden",
                    field=models.CharField(editable=False, max_length=200, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afspraak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_afspraakgeschiedenis" ("afgehandeld_op", "afspraaknummer", "afzegger", "afzegreden", "begin", "duur", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "onderwerp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden", "vorm") VALUES (NEW."afgehandeld_op", NEW."afspraaknummer", NEW."afzegger", NEW."afzegreden", NEW."begin", NEW."duur", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."onderwerp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaats", NEW."poging_id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vorm"); RETURN NULL;',
                            hash="73070c587d7ba5e206d1e8b0b88046187115ac40",
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
                            func='INSERT INTO "intake_afspraakgeschiedenis" ("afgehandeld_op", "afspraaknummer", "afzegger", "afzegreden", "begin", "duur", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "onderwerp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden", "vorm") VALUES (NEW."afgehandeld_op", NEW."afspraaknummer", NEW."afzegger", NEW."afzegreden", NEW."begin", NEW."duur", NEW."gesprek_id", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."onderwerp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."poging_id", NEW."status", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vorm"); RETURN NULL;',
                            hash="ddcf75dfa829d26ad3c830ff6819cd3b59e60171",
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
                            func='INSERT INTO "intake_afspraakgeschiedenis" ("afgehandeld_op", "afspraaknummer", "afzegger", "afzegreden", "begin", "duur", "gesprek_id", "id", "klant_id", "levering_id", "medewerker_id", "onderwerp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "poging_id", "status", "versie", "vervallen_op", "vervallen_reden", "vorm") VALUES (OLD."afgehandeld_op", OLD."afspraaknummer", OLD."afzegger", OLD."afzegreden", OLD."begin", OLD."duur", OLD."gesprek_id", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."onderwerp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaats", OLD."poging_id", OLD."status", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vorm"); RETURN NULL;',
                            hash="c8df91f0dc5b8b9574d5dbb30378058316344518",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_d6436",
                            table="intake_afspraak",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afzegger__isnull", True), ("afzegreden__isnull", True)),
                            models.Q(
                                ("afzegger__in", ["wij", "klant"]),
                                ("afzegger__isnull", False),
                                ("status", "afgezegd"),
                            ),
                            _connector="OR",
                        ),
                        name="afspraak_afzegger_past",
                        violation_error_message="Alleen een afspraak die is afgezegd zegt door wie en waarom.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="afspraak",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("afzegger__isnull", True),
                            ("afzegger", "klant"),
                            models.Q(
                                ("afzegreden__isnull", False),
                                ("afzegreden__regex", "\\S"),
                                ("poging__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="afspraak_wij_zeggen_waarom",
                        violation_error_message="Wat wij afzeggen is geen contactpoging, en zegt waarom.",
                    ),
                ),
            ]
        ),
    ]
