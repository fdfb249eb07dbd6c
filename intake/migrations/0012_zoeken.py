"""Finding somebody: the name as people type it, and indexes for each way in which somebody is looked for.

`zoeknaam` is ' jansen noor van der vanderjansen ': small letters without accents, every other sign a space; surname
with tussenvoegsel also as one word; where it holds ij, everything once more with y. `naamvarianten` gives each word of
four letters or more and all that remain when one letter is left out: two words that are one typo apart share one of
these. Both are immutable and name nothing outside pg_catalog, so that indexes can be rebuilt and restored anywhere;
PL/pgSQL, as it plans once and SQL functions of this shape plan at every call. Variants are
PARALLEL RESTRICTED: the planner expects far too many rows and would start workers, which takes longer than the search.
"""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models
from django.db.models import F, Q

import intake.expressions

FUNCTIONS = r"""
CREATE FUNCTION zoeknaam(achternaam text, voornaam text, tussenvoegsel text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    tekens CONSTANT text := '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+';
    woorden text := concat_ws(' ', achternaam, voornaam, tussenvoegsel);
BEGIN
    IF concat_ws(' ', tussenvoegsel, achternaam) ~ '[ ''-]' THEN
        woorden := woorden || ' ' || regexp_replace(concat(tussenvoegsel, achternaam), tekens, '', 'g');
    END IF;
    woorden := lower(regexp_replace(normalize(woorden, NFKD), '[\u0300-\u036f]+', '', 'g'));
    woorden := translate(woorden, 'łøđıħðŁØĐ', 'lodihdlod');
    woorden := replace(replace(replace(replace(woorden, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
    woorden := btrim(regexp_replace(woorden, tekens, ' ', 'g'));
    IF strpos(woorden, 'ij') > 0 THEN
        woorden := woorden || ' ' || replace(woorden, 'ij', 'y');
    END IF;
    RETURN ' ' || woorden || ' ';
END $$;
CREATE FUNCTION naamvarianten(zoeknaam text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL RESTRICTED AS $$
DECLARE
    woord text;
    varianten text[] := '{}';
BEGIN
    FOREACH woord IN ARRAY string_to_array(btrim(zoeknaam), ' ') LOOP
        IF length(woord) BETWEEN 4 AND 30 THEN
            varianten := varianten || woord;
            FOR plek IN 1..length(woord) LOOP
                varianten := varianten || overlay(woord PLACING '' FROM plek FOR 1);
            END LOOP;
        END IF;
    END LOOP;
    RETURN varianten;
END $$;
"""
DROP = "DROP FUNCTION naamvarianten(text); DROP FUNCTION zoeknaam(text, text, text)"


class Migration(migrations.Migration):
    dependencies = [("intake", "0011_regels_van_deuren")]
    operations = [
        TrigramExtension(),
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.AddField(
            model_name="klant",
            name="zoeknaam",
            field=models.GeneratedField(
                db_persist=True,
                expression=intake.expressions.SearchName(F("achternaam"), F("voornaam"), F("tussenvoegsel")),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="klant",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["zoeknaam"], name="klant_zoeknaam", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="klant",
            index=django.contrib.postgres.indexes.GinIndex(
                intake.expressions.NameVariants("zoeknaam"), name="klant_naamvarianten"
            ),
        ),
        migrations.AddIndex(
            model_name="klant",
            index=models.Index(fields=["geboortedatum"], name="klant_geboortedatum"),
        ),
        migrations.AddIndex(
            model_name="contactgegeven",
            index=models.Index(
                intake.expressions.PhoneDigits("waarde"),
                condition=Q(soort="telefoon", geldig_tot__isnull=True),
                name="contactgegeven_telefoon",
            ),
        ),
    ]
