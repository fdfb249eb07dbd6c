"""Employers are found by words of name, place and contact persons, with a typo, and by telephone number."""

import django.contrib.postgres.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    # The function zoeknaam and trigrams are made in intake 0001.
    dependencies = [
        ("intake", "0001_namen"),
        ("logboek", "0006_handeling_gelezen"),
        ("werkgevers", "0005_versie_per_kolom"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="contactpersoon",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="werkgever",
                    name="gewijzigd_update",
                ),
                migrations.AddField(
                    model_name="contactpersoon",
                    name="zoeknaam",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=werkoffensief.logboek.expressions.SearchName(
                            models.F("naam"), models.F("email"), models.Value(None)
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                migrations.AddField(
                    model_name="werkgever",
                    name="zoeknaam",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=werkoffensief.logboek.expressions.SearchName(
                            models.F("naam"), models.F("plaats"), models.Value(None)
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactpersoon",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["zoeknaam"], name="contactpersoon_zoeknaam", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactpersoon",
                    index=django.contrib.postgres.indexes.GinIndex(
                        werkoffensief.logboek.expressions.NameVariants("zoeknaam"),
                        name="contactpersoon_naamvarianten",
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactpersoon",
                    index=models.Index(
                        werkoffensief.logboek.expressions.PhoneDigits("telefoon"),
                        name="contactpersoon_telefoon",
                    ),
                ),
                migrations.AddIndex(
                    model_name="werkgever",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["zoeknaam"], name="werkgever_zoeknaam", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="werkgever",
                    index=django.contrib.postgres.indexes.GinIndex(
                        werkoffensief.logboek.expressions.NameVariants("zoeknaam"),
                        name="werkgever_naamvarianten",
                    ),
                ),
                migrations.AddIndex(
                    model_name="werkgever",
                    index=models.Index(
                        werkoffensief.logboek.expressions.PhoneDigits("telefoon"), name="werkgever_telefoon"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpersoon",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."functie" IS DISTINCT FROM (NEW."functie") OR OLD."gestopt_op" IS DISTINCT FROM (NEW."gestopt_op") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."telefoon" IS DISTINCT FROM (NEW."telefoon") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."werkgever_id" IS DISTINCT FROM (NEW."werkgever_id"))',
                            func='INSERT INTO "werkgevers_contactpersoongeschiedenis" ("email", "functie", "gestopt_op", "id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telefoon", "versie", "werkgever_id") VALUES (NEW."email", NEW."functie", NEW."gestopt_op", NEW."id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."telefoon", NEW."versie", NEW."werkgever_id"); RETURN NULL;',
                            hash="4ac35e7b40dea18bda966d4e34eedf1f70f9c67a",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_aba3d",
                            table="werkgevers_contactpersoon",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkgever",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."accountmanager_id" IS DISTINCT FROM (NEW."accountmanager_id") OR OLD."archief_reden" IS DISTINCT FROM (NEW."archief_reden") OR OLD."bezoekadres" IS DISTINCT FROM (NEW."bezoekadres") OR OLD."gearchiveerd_op" IS DISTINCT FROM (NEW."gearchiveerd_op") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kvk_nummer" IS DISTINCT FROM (NEW."kvk_nummer") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."plaats" IS DISTINCT FROM (NEW."plaats") OR OLD."sector" IS DISTINCT FROM (NEW."sector") OR OLD."telefoon" IS DISTINCT FROM (NEW."telefoon") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                            func='INSERT INTO "werkgevers_werkgevergeschiedenis" ("accountmanager_id", "archief_reden", "bezoekadres", "gearchiveerd_op", "id", "kvk_nummer", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "sector", "telefoon", "versie", "website") VALUES (NEW."accountmanager_id", NEW."archief_reden", NEW."bezoekadres", NEW."gearchiveerd_op", NEW."id", NEW."kvk_nummer", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."sector", NEW."telefoon", NEW."versie", NEW."website"); RETURN NULL;',
                            hash="f502385671c1318521b3a30e58f9787790fd6dd4",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_54bdb",
                            table="werkgevers_werkgever",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
