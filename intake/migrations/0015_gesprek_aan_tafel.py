"""What a conversation and what stands in the way say more."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0014_versie_van_klant"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="belemmering",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="belemmering",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="belemmering",
                    name="verwijderd_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gesprek",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gesprek",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gesprek",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="belemmering",
                    name="actie",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="belemmering",
                    name="beheersbaar_op",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="belemmering",
                    name="ernst",
                    field=models.PositiveSmallIntegerField(
                        blank=True, choices=[(1, "Een beetje"), (2, "Duidelijk"), (3, "Heel erg")], null=True
                    ),
                ),
                migrations.AddField(
                    model_name="belemmeringgeschiedenis",
                    name="actie",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="belemmeringgeschiedenis",
                    name="beheersbaar_op",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="belemmeringgeschiedenis",
                    name="ernst",
                    field=models.PositiveSmallIntegerField(
                        blank=True, choices=[(1, "Een beetje"), (2, "Duidelijk"), (3, "Heel erg")], null=True
                    ),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="aanwezig",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="haalbare_trede",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1 Geïsoleerd"),
                            (2, "2 Sociale contacten buitenshuis"),
                            (3, "3 Deelname aan georganiseerde activiteiten"),
                            (4, "4 Onbetaald werk"),
                            (5, "5 Betaald werk met ondersteuning"),
                            (6, "6 Betaald werk"),
                        ],
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="opnieuw_op",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="plaats",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="tijd",
                    field=models.TimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="vervolg",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("nieuw_gesprek", "Nieuw gesprek"),
                            ("plan", "Een plan maken"),
                            ("nu_niet", "Nu niet mogelijk"),
                            ("wil_niet", "De klant wil niet"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="vervolg_reden",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="aanwezig",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="haalbare_trede",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1 Geïsoleerd"),
                            (2, "2 Sociale contacten buitenshuis"),
                            (3, "3 Deelname aan georganiseerde activiteiten"),
                            (4, "4 Onbetaald werk"),
                            (5, "5 Betaald werk met ondersteuning"),
                            (6, "6 Betaald werk"),
                        ],
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="opnieuw_op",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="plaats",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="tijd",
                    field=models.TimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="vervolg",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("nieuw_gesprek", "Nieuw gesprek"),
                            ("plan", "Een plan maken"),
                            ("nu_niet", "Nu niet mogelijk"),
                            ("wil_niet", "De klant wil niet"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="vervolg_reden",
                    field=models.CharField(blank=True, max_length=200, null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_belemmeringgeschiedenis" ("actie", "beheersbaar_op", "ernst", "id", "klant_id", "levering_id", "opgelost_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "vastgesteld_op", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."actie", NEW."beheersbaar_op", NEW."ernst", NEW."id", NEW."klant_id", NEW."levering_id", NEW."opgelost_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort_id", NEW."vastgesteld_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="16905394c114d46c34dd72d24257a898afd02aa1",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_0c605",
                            table="intake_belemmering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_belemmeringgeschiedenis" ("actie", "beheersbaar_op", "ernst", "id", "klant_id", "levering_id", "opgelost_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "vastgesteld_op", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."actie", NEW."beheersbaar_op", NEW."ernst", NEW."id", NEW."klant_id", NEW."levering_id", NEW."opgelost_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort_id", NEW."vastgesteld_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="98bdc3b2211c72b232ee55f680982a60c74a793e",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e3037",
                            table="intake_belemmering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_belemmeringgeschiedenis" ("actie", "beheersbaar_op", "ernst", "id", "klant_id", "levering_id", "opgelost_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "vastgesteld_op", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."actie", OLD."beheersbaar_op", OLD."ernst", OLD."id", OLD."klant_id", OLD."levering_id", OLD."opgelost_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort_id", OLD."vastgesteld_op", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="18bda08f028c559f2fd4fbcbbef6d24c0e549b8e",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2d263",
                            table="intake_belemmering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gesprek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gesprekgeschiedenis" ("aanwezig", "datum", "gespreknummer", "haalbare_trede", "id", "klant_id", "levering_id", "medewerker_id", "opnieuw_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "tijd", "trede", "versie", "verslag", "vervallen_op", "vervallen_reden", "vervolg", "vervolg_reden", "vorm") VALUES (NEW."aanwezig", NEW."datum", NEW."gespreknummer", NEW."haalbare_trede", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."opnieuw_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaats", NEW."tijd", NEW."trede", NEW."versie", NEW."verslag", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervolg", NEW."vervolg_reden", NEW."vorm"); RETURN NULL;',
                            hash="d60fdc5dbb12072f1ae64e35e2ff7cc83d1cc150",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_fc9bc",
                            table="intake_gesprek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gesprek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_gesprekgeschiedenis" ("aanwezig", "datum", "gespreknummer", "haalbare_trede", "id", "klant_id", "levering_id", "medewerker_id", "opnieuw_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "tijd", "trede", "versie", "verslag", "vervallen_op", "vervallen_reden", "vervolg", "vervolg_reden", "vorm") VALUES (NEW."aanwezig", NEW."datum", NEW."gespreknummer", NEW."haalbare_trede", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", NEW."opnieuw_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."tijd", NEW."trede", NEW."versie", NEW."verslag", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervolg", NEW."vervolg_reden", NEW."vorm"); RETURN NULL;',
                            hash="0a801649702d08fd6e10232440eedde3e4812362",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_d6d16",
                            table="intake_gesprek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gesprek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gesprekgeschiedenis" ("aanwezig", "datum", "gespreknummer", "haalbare_trede", "id", "klant_id", "levering_id", "medewerker_id", "opnieuw_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "tijd", "trede", "versie", "verslag", "vervallen_op", "vervallen_reden", "vervolg", "vervolg_reden", "vorm") VALUES (OLD."aanwezig", OLD."datum", OLD."gespreknummer", OLD."haalbare_trede", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", OLD."opnieuw_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaats", OLD."tijd", OLD."trede", OLD."versie", OLD."verslag", OLD."vervallen_op", OLD."vervallen_reden", OLD."vervolg", OLD."vervolg_reden", OLD."vorm"); RETURN NULL;',
                            hash="f7ce5fb5386ed0c38dd56598067bf18f6f3db856",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_f734c",
                            table="intake_gesprek",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="belemmering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("beheersbaar_op__gte", models.F("vastgesteld_op"))),
                        name="belemmering_beheersbaar_na_vastgesteld",
                        violation_error_message="De belemmering is beheersbaar voordat zij is vastgesteld.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="belemmering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ernst__range", (1, 3))),
                        name="belemmering_ernst",
                        violation_error_message="Kies een beetje, duidelijk of heel erg.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("haalbare_trede__range", (1, 6))),
                        name="gesprek_haalbare_trede",
                        violation_error_message="De participatieladder heeft de treden 1 tot en met 6.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("opnieuw_op__isnull", False),
                                ("vervolg__in", ("nu_niet", "wil_niet")),
                                ("vervolg__isnull", False),
                                ("vervolg_reden__isnull", False),
                                ("vervolg_reden__regex", "\\S"),
                            ),
                            models.Q(
                                ("opnieuw_op__isnull", True),
                                ("vervolg__in", ("nieuw_gesprek", "plan")),
                                ("vervolg__isnull", False),
                                ("vervolg_reden__isnull", True),
                            ),
                            models.Q(
                                ("opnieuw_op__isnull", True),
                                ("vervolg__isnull", True),
                                ("vervolg_reden__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="gesprek_vervolg_met_reden",
                        violation_error_message="Gaat het nu niet verder? Geef een reden en de dag waarop u het weer vraagt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("opnieuw_op__gt", models.F("datum"))),
                        name="gesprek_opnieuw_na_gesprek",
                        violation_error_message="De datum om het opnieuw te vragen ligt na het gesprek.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.UniqueConstraint(
                        fields=("id", "klant"),
                        name="gesprek_van_klant",
                        violation_error_message="Dit gesprek hoort bij een andere klant.",
                    ),
                ),
            ]
        ),
    ]
