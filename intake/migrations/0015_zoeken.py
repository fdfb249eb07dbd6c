"""Finding somebody: the name as people type it, and indexes for each way in which somebody is looked for.

`zoeknaam` is ' jansen noor van der vanderjansen ': small letters without accents, every other sign a space; surname
with tussenvoegsel also as one word; where it holds ij, everything once more with y. `naamvarianten` gives each word of
four letters or more and all that remain when one letter is left out: two words that are one typo apart share one of
these. Both are immutable and name nothing outside pg_catalog, so that indexes can be rebuilt and restored anywhere.
"""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models
from django.db.models import F, Q

import intake.expressions

FUNCTIONS = r"""
CREATE FUNCTION zoeknaam(achternaam text, voornaam text, tussenvoegsel text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ' ' || CASE WHEN woorden LIKE '%ij%' THEN woorden || ' ' || replace(woorden, 'ij', 'y') ELSE woorden END || ' '
    FROM (
        SELECT btrim(regexp_replace(replace(replace(replace(replace(
            translate(lower(regexp_replace(normalize(concat_ws(' ', achternaam, voornaam, tussenvoegsel,
                CASE WHEN concat_ws(' ', tussenvoegsel, achternaam) ~ '[ ''-]' THEN
                    regexp_replace(concat(tussenvoegsel, achternaam),
                        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', '', 'g')
                END), NFKD), '[\u0300-\u036f]', '', 'g')),
            'łøđıħðŁØĐ', 'lodihdlod'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g')) AS woorden
    ) gewoon
$$;
CREATE FUNCTION naamvarianten(zoeknaam text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT CASE plek WHEN 0 THEN woord ELSE left(woord, plek - 1) || substr(woord, plek + 1) END)
    FROM unnest(string_to_array(btrim(zoeknaam), ' ')) woord, generate_series(0, length(woord)) plek
    WHERE length(woord) BETWEEN 4 AND 30
$$;
"""
DROP = "DROP FUNCTION naamvarianten(text); DROP FUNCTION zoeknaam(text, text, text)"


class Migration(migrations.Migration):
    dependencies = [("intake", "0009_geschiedenis_64_bits")]
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
