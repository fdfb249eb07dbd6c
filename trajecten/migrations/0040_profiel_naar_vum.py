"""More of the profile as VUM has it: behaviour, until when, what somebody asks of work, and a web address."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0083_klantnummer_deel"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0039_wissen_van_buddies"),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="profiel",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="profiel",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="profiel",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="profiel",
                    name="profiel_bekend_toon_contact",
                ),
                migrations.AddField(
                    model_name="profiel",
                    name="beschikbaar_tot",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="profiel",
                    name="eis_aanpassing",
                    field=models.CharField(
                        blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="profiel",
                    name="eis_begeleiding",
                    field=models.CharField(
                        blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="profiel",
                    name="eis_werkvariatie",
                    field=models.CharField(
                        blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="profiel",
                    name="gedrag_goed",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                ("24100", "Beslissen en uit mezelf beginnen"),
                                ("24101", "Leiding geven"),
                                ("24102", "Anderen begeleiden"),
                                ("24104", "Aandacht en begrip tonen"),
                                ("24105", "Samenwerken en overleggen"),
                                ("24106", "Eerlijk en zorgvuldig zijn"),
                                ("24107", "Contacten leggen en netwerken"),
                                ("24108", "Overtuigen"),
                                ("24109", "Presenteren"),
                                ("24110", "Duidelijk schrijven en vertellen"),
                                ("24111", "Mijn vakkennis gebruiken"),
                                ("24112", "Goed omgaan met materiaal en gereedschap"),
                                ("24113", "Problemen ontleden"),
                                ("24114", "Uitzoeken en onderzoeken"),
                                ("24115", "Nieuwe dingen bedenken"),
                                ("24116", "Leren"),
                                ("24118", "Plannen en organiseren"),
                                ("24119", "Letten op wat de klant wil"),
                                ("24120", "Goed werk leveren"),
                                ("24121", "Instructies en regels volgen"),
                                ("24122", "Omgaan met verandering"),
                                ("24123", "Omgaan met druk en tegenslag"),
                                ("24124", "Gedreven zijn en vooruit willen"),
                                ("24125", "Kansen zien en verkopen"),
                                ("24126", "Zakelijk werken"),
                            ]
                        ),
                        blank=True,
                        null=True,
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="profiel",
                    name="gedrag_voldoende",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                ("24100", "Beslissen en uit mezelf beginnen"),
                                ("24101", "Leiding geven"),
                                ("24102", "Anderen begeleiden"),
                                ("24104", "Aandacht en begrip tonen"),
                                ("24105", "Samenwerken en overleggen"),
                                ("24106", "Eerlijk en zorgvuldig zijn"),
                                ("24107", "Contacten leggen en netwerken"),
                                ("24108", "Overtuigen"),
                                ("24109", "Presenteren"),
                                ("24110", "Duidelijk schrijven en vertellen"),
                                ("24111", "Mijn vakkennis gebruiken"),
                                ("24112", "Goed omgaan met materiaal en gereedschap"),
                                ("24113", "Problemen ontleden"),
                                ("24114", "Uitzoeken en onderzoeken"),
                                ("24115", "Nieuwe dingen bedenken"),
                                ("24116", "Leren"),
                                ("24118", "Plannen en organiseren"),
                                ("24119", "Letten op wat de klant wil"),
                                ("24120", "Goed werk leveren"),
                                ("24121", "Instructies en regels volgen"),
                                ("24122", "Omgaan met verandering"),
                                ("24123", "Omgaan met druk en tegenslag"),
                                ("24124", "Gedreven zijn en vooruit willen"),
                                ("24125", "Kansen zien en verkopen"),
                                ("24126", "Zakelijk werken"),
                            ]
                        ),
                        blank=True,
                        null=True,
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="profiel",
                    name="webadres",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="profielgeschiedenis",
                    name="beschikbaar_tot",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="profielgeschiedenis",
                    name="eis_aanpassing",
                    field=models.CharField(
                        blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="profielgeschiedenis",
                    name="eis_begeleiding",
                    field=models.CharField(
                        blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="profielgeschiedenis",
                    name="eis_werkvariatie",
                    field=models.CharField(
                        blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                    ),
                ),
                migrations.AddField(
                    model_name="profielgeschiedenis",
                    name="gedrag_goed",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                ("24100", "Beslissen en uit mezelf beginnen"),
                                ("24101", "Leiding geven"),
                                ("24102", "Anderen begeleiden"),
                                ("24104", "Aandacht en begrip tonen"),
                                ("24105", "Samenwerken en overleggen"),
                                ("24106", "Eerlijk en zorgvuldig zijn"),
                                ("24107", "Contacten leggen en netwerken"),
                                ("24108", "Overtuigen"),
                                ("24109", "Presenteren"),
                                ("24110", "Duidelijk schrijven en vertellen"),
                                ("24111", "Mijn vakkennis gebruiken"),
                                ("24112", "Goed omgaan met materiaal en gereedschap"),
                                ("24113", "Problemen ontleden"),
                                ("24114", "Uitzoeken en onderzoeken"),
                                ("24115", "Nieuwe dingen bedenken"),
                                ("24116", "Leren"),
                                ("24118", "Plannen en organiseren"),
                                ("24119", "Letten op wat de klant wil"),
                                ("24120", "Goed werk leveren"),
                                ("24121", "Instructies en regels volgen"),
                                ("24122", "Omgaan met verandering"),
                                ("24123", "Omgaan met druk en tegenslag"),
                                ("24124", "Gedreven zijn en vooruit willen"),
                                ("24125", "Kansen zien en verkopen"),
                                ("24126", "Zakelijk werken"),
                            ]
                        ),
                        blank=True,
                        null=True,
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="profielgeschiedenis",
                    name="gedrag_voldoende",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                ("24100", "Beslissen en uit mezelf beginnen"),
                                ("24101", "Leiding geven"),
                                ("24102", "Anderen begeleiden"),
                                ("24104", "Aandacht en begrip tonen"),
                                ("24105", "Samenwerken en overleggen"),
                                ("24106", "Eerlijk en zorgvuldig zijn"),
                                ("24107", "Contacten leggen en netwerken"),
                                ("24108", "Overtuigen"),
                                ("24109", "Presenteren"),
                                ("24110", "Duidelijk schrijven en vertellen"),
                                ("24111", "Mijn vakkennis gebruiken"),
                                ("24112", "Goed omgaan met materiaal en gereedschap"),
                                ("24113", "Problemen ontleden"),
                                ("24114", "Uitzoeken en onderzoeken"),
                                ("24115", "Nieuwe dingen bedenken"),
                                ("24116", "Leren"),
                                ("24118", "Plannen en organiseren"),
                                ("24119", "Letten op wat de klant wil"),
                                ("24120", "Goed werk leveren"),
                                ("24121", "Instructies en regels volgen"),
                                ("24122", "Omgaan met verandering"),
                                ("24123", "Omgaan met druk en tegenslag"),
                                ("24124", "Gedreven zijn en vooruit willen"),
                                ("24125", "Kansen zien en verkopen"),
                                ("24126", "Zakelijk werken"),
                            ]
                        ),
                        blank=True,
                        null=True,
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="profielgeschiedenis",
                    name="webadres",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AlterField(
                    model_name="profiel",
                    name="toon_contact",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                ("telefoon", "Telefoon"),
                                ("email", "E-mail"),
                                ("woonplaats", "Woonplaats"),
                                ("webadres", "Webadres"),
                                ("eisen", "Wat ik nodig heb op het werk"),
                                ("geen", "Niets, alleen de naam"),
                            ]
                        ),
                        blank=True,
                        null=True,
                        size=None,
                    ),
                ),
                migrations.AlterField(
                    model_name="profielgeschiedenis",
                    name="toon_contact",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                ("telefoon", "Telefoon"),
                                ("email", "E-mail"),
                                ("woonplaats", "Woonplaats"),
                                ("webadres", "Webadres"),
                                ("eisen", "Wat ik nodig heb op het werk"),
                                ("geen", "Niets, alleen de naam"),
                            ]
                        ),
                        blank=True,
                        null=True,
                        size=None,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profiel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_profielgeschiedenis" ("baansoorten", "beroepen", "beschikbaar_tot", "beschikbaar_vanaf", "contractduur", "dagen", "denkniveau", "eis_aanpassing", "eis_begeleiding", "eis_werkvariatie", "gedrag_goed", "gedrag_voldoende", "id", "kantoortijden", "klant_id", "levering_id", "onregelmatig", "over_mij", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reisafstand", "reistijd", "rijbewijzen", "sectoren", "toon_contact", "uren_max", "uren_min", "vaardigheden", "versie", "vervallen_op", "vervallen_reden", "vervoer", "webadres") VALUES (NEW."baansoorten", NEW."beroepen", NEW."beschikbaar_tot", NEW."beschikbaar_vanaf", NEW."contractduur", NEW."dagen", NEW."denkniveau", NEW."eis_aanpassing", NEW."eis_begeleiding", NEW."eis_werkvariatie", NEW."gedrag_goed", NEW."gedrag_voldoende", NEW."id", NEW."kantoortijden", NEW."klant_id", NEW."levering_id", NEW."onregelmatig", NEW."over_mij", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reisafstand", NEW."reistijd", NEW."rijbewijzen", NEW."sectoren", NEW."toon_contact", NEW."uren_max", NEW."uren_min", NEW."vaardigheden", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervoer", NEW."webadres"); RETURN NULL;',
                            hash="2809fc2c28ef4a5e129f87eab1f1a98c56b8bd4a",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_6d31f",
                            table="trajecten_profiel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profiel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_profielgeschiedenis" ("baansoorten", "beroepen", "beschikbaar_tot", "beschikbaar_vanaf", "contractduur", "dagen", "denkniveau", "eis_aanpassing", "eis_begeleiding", "eis_werkvariatie", "gedrag_goed", "gedrag_voldoende", "id", "kantoortijden", "klant_id", "levering_id", "onregelmatig", "over_mij", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reisafstand", "reistijd", "rijbewijzen", "sectoren", "toon_contact", "uren_max", "uren_min", "vaardigheden", "versie", "vervallen_op", "vervallen_reden", "vervoer", "webadres") VALUES (NEW."baansoorten", NEW."beroepen", NEW."beschikbaar_tot", NEW."beschikbaar_vanaf", NEW."contractduur", NEW."dagen", NEW."denkniveau", NEW."eis_aanpassing", NEW."eis_begeleiding", NEW."eis_werkvariatie", NEW."gedrag_goed", NEW."gedrag_voldoende", NEW."id", NEW."kantoortijden", NEW."klant_id", NEW."levering_id", NEW."onregelmatig", NEW."over_mij", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reisafstand", NEW."reistijd", NEW."rijbewijzen", NEW."sectoren", NEW."toon_contact", NEW."uren_max", NEW."uren_min", NEW."vaardigheden", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervoer", NEW."webadres"); RETURN NULL;',
                            hash="73bc162e91aec786326a27e6525bf91739e875e7",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_51e24",
                            table="trajecten_profiel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profiel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_profielgeschiedenis" ("baansoorten", "beroepen", "beschikbaar_tot", "beschikbaar_vanaf", "contractduur", "dagen", "denkniveau", "eis_aanpassing", "eis_begeleiding", "eis_werkvariatie", "gedrag_goed", "gedrag_voldoende", "id", "kantoortijden", "klant_id", "levering_id", "onregelmatig", "over_mij", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reisafstand", "reistijd", "rijbewijzen", "sectoren", "toon_contact", "uren_max", "uren_min", "vaardigheden", "versie", "vervallen_op", "vervallen_reden", "vervoer", "webadres") VALUES (OLD."baansoorten", OLD."beroepen", OLD."beschikbaar_tot", OLD."beschikbaar_vanaf", OLD."contractduur", OLD."dagen", OLD."denkniveau", OLD."eis_aanpassing", OLD."eis_begeleiding", OLD."eis_werkvariatie", OLD."gedrag_goed", OLD."gedrag_voldoende", OLD."id", OLD."kantoortijden", OLD."klant_id", OLD."levering_id", OLD."onregelmatig", OLD."over_mij", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reisafstand", OLD."reistijd", OLD."rijbewijzen", OLD."sectoren", OLD."toon_contact", OLD."uren_max", OLD."uren_min", OLD."vaardigheden", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vervoer", OLD."webadres"); RETURN NULL;',
                            hash="40148913c13982e9ecc4fcee4218628c10c93c3c",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_84cd6",
                            table="trajecten_profiel",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("eis_begeleiding__in", ["1", "2"])),
                        name="profiel_bekend_eis_begeleiding",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("eis_aanpassing__in", ["1", "2"])),
                        name="profiel_bekend_eis_aanpassing",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("eis_werkvariatie__in", ["1", "2"])),
                        name="profiel_bekend_eis_werkvariatie",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("toon_contact"),
                                models.Value(
                                    ["telefoon", "email", "woonplaats", "webadres", "eisen", "geen"],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_toon_contact",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("gedrag_goed"),
                                models.Value(
                                    [
                                        "24100",
                                        "24101",
                                        "24102",
                                        "24104",
                                        "24105",
                                        "24106",
                                        "24107",
                                        "24108",
                                        "24109",
                                        "24110",
                                        "24111",
                                        "24112",
                                        "24113",
                                        "24114",
                                        "24115",
                                        "24116",
                                        "24118",
                                        "24119",
                                        "24120",
                                        "24121",
                                        "24122",
                                        "24123",
                                        "24124",
                                        "24125",
                                        "24126",
                                    ],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_gedrag_goed",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("gedrag_voldoende"),
                                models.Value(
                                    [
                                        "24100",
                                        "24101",
                                        "24102",
                                        "24104",
                                        "24105",
                                        "24106",
                                        "24107",
                                        "24108",
                                        "24109",
                                        "24110",
                                        "24111",
                                        "24112",
                                        "24113",
                                        "24114",
                                        "24115",
                                        "24116",
                                        "24118",
                                        "24119",
                                        "24120",
                                        "24121",
                                        "24122",
                                        "24123",
                                        "24124",
                                        "24125",
                                        "24126",
                                    ],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_gedrag_voldoende",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("beschikbaar_tot__gte", models.F("beschikbaar_vanaf")),
                            ("beschikbaar_vanaf__isnull", True),
                            _connector="OR",
                        ),
                        name="profiel_beschikbaar_in_orde",
                        violation_error_message="De laatste dag waarop de klant kan werken, ligt voor de eerste.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("gedrag_goed__overlap", models.F("gedrag_voldoende")), _negated=True
                        ),
                        name="profiel_gedrag_een_niveau",
                        violation_error_message="Kies elk gedrag één keer: goed, of redelijk.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("webadres__regex", "^https?://[^\\s/]+\\.[^\\s]+$")),
                        name="profiel_webadres",
                        violation_error_message="Een webadres begint met https:// of http://.",
                    ),
                ),
            ]
        ),
    ]
