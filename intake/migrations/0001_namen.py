"""Names as people sort and look for them: immutable functions, so that columns and indexes can be made of them.

`sorteernaam` is short enough for an index. `zoeknaam` is ' jansen noor van der vanderjansen ': small letters without accents, every other sign a space; surname
with tussenvoegsel also as one word; where it holds ij, everything once more with y. `naamvarianten` gives each word of
four letters or more and all that remain when one letter is left out: two words that are one typo apart share one of
these. Both are immutable and name nothing outside pg_catalog, so that indexes can be rebuilt and restored anywhere;
PL/pgSQL, as it plans once and SQL functions of this shape plan at every call. Variants are
PARALLEL RESTRICTED: the planner expects far too many rows and would start workers, which takes longer than the search.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

CREATE = r"""
CREATE FUNCTION sorteernaam(achternaam text, voornaam text, tussenvoegsel text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT left(lower(regexp_replace(
        normalize(concat_ws(' ', achternaam || ',', voornaam, tussenvoegsel), NFD), '[\u0300-\u036f]', '', 'g')), 500)
$$;
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
DROP = """
DROP FUNCTION naamvarianten(text);
DROP FUNCTION zoeknaam(text, text, text);
DROP FUNCTION sorteernaam(text, text, text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [TrigramExtension(), migrations.RunSQL(CREATE, DROP)]
