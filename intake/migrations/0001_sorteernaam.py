"""The name by which people sort; immutable, so that it can be a generated column; short enough for an index."""

from django.db import migrations

CREATE = r"""
CREATE FUNCTION sorteernaam(achternaam text, voornaam text, tussenvoegsel text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT left(lower(regexp_replace(
        normalize(concat_ws(' ', achternaam || ',', voornaam, tussenvoegsel), NFD), '[\u0300-\u036f]', '', 'g')), 500)
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION sorteernaam(text, text, text)")]
