"""An answer is a code of its own question or a number; the text of before is gone."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen

CREATE = """
ALTER TABLE intake_keuzewaarde ADD CONSTRAINT keuzewaarde_code_vraag UNIQUE (code, vraag);
ALTER TABLE intake_keuzeantwoord ADD CONSTRAINT keuzeantwoord_keuze_van_vraag FOREIGN KEY (keuze_id, vraag)
    REFERENCES intake_keuzewaarde (code, vraag) DEFERRABLE INITIALLY DEFERRED;
"""
DROP = """
ALTER TABLE intake_keuzeantwoord DROP CONSTRAINT keuzeantwoord_keuze_van_vraag;
ALTER TABLE intake_keuzewaarde DROP CONSTRAINT keuzewaarde_code_vraag;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0076_vaste_antwoorden")]

    operations = [
        WijzigTabellen(
            [
                migrations.RemoveField(
                    model_name="keuzeantwoord",
                    name="waarde",
                ),
                migrations.RemoveField(
                    model_name="keuzeantwoordgeschiedenis",
                    name="waarde",
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzeantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_keuzeantwoordgeschiedenis" ("gesprek_id", "getal", "id", "keuze_id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "vervallen_op", "vervallen_reden", "vraag") VALUES (NEW."gesprek_id", NEW."getal", NEW."id", NEW."keuze_id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."stand", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vraag"); RETURN NULL;',
                            hash="7b30218a8683fa4c0fea73f1b1bf67d2d1c45e81",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_5163d",
                            table="intake_keuzeantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzeantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_keuzeantwoordgeschiedenis" ("gesprek_id", "getal", "id", "keuze_id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "vervallen_op", "vervallen_reden", "vraag") VALUES (NEW."gesprek_id", NEW."getal", NEW."id", NEW."keuze_id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."stand", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vraag"); RETURN NULL;',
                            hash="9b9b99316804887753ed6891f996e78d6175888c",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_01629",
                            table="intake_keuzeantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keuzeantwoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_keuzeantwoordgeschiedenis" ("gesprek_id", "getal", "id", "keuze_id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand", "versie", "vervallen_op", "vervallen_reden", "vraag") VALUES (OLD."gesprek_id", OLD."getal", OLD."id", OLD."keuze_id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."stand", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vraag"); RETURN NULL;',
                            hash="826504c1f76ca5bde71ee6292d1a918b4fddcc45",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_10139",
                            table="intake_keuzeantwoord",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzeantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("stand", "besproken"),
                                models.Q(
                                    models.Q(
                                        ("getal__isnull", True),
                                        ("keuze__isnull", False),
                                        ("vraag__in", ["opleiding", "taal", "vervoer", "rijbewijs"]),
                                    ),
                                    models.Q(
                                        ("getal__isnull", False),
                                        ("getal__range", (1, 60)),
                                        ("keuze__isnull", True),
                                        ("vraag", "uren"),
                                    ),
                                    models.Q(
                                        ("getal__isnull", False),
                                        ("getal__range", (1, 180)),
                                        ("keuze__isnull", True),
                                        ("vraag", "reistijd"),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("getal__isnull", True),
                                ("keuze__isnull", True),
                                ("stand__in", ["weet_nog_niet", "wil_niet_vertellen"]),
                            ),
                            _connector="OR",
                        ),
                        name="keuzeantwoord_bekend_antwoord",
                        violation_error_message="Kies een antwoord dat bij deze vraag hoort.",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
