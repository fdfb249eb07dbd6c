"""The name by which people sort; immutable, so that it can be a generated column."""

from django.db import migrations

CREATE = r"""
CREATE FUNCTION sorteernaam(achternaam text, voornaam text, tussenvoegsel text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(
        normalize(concat_ws(' ', achternaam || ',', voornaam, tussenvoegsel), NFD), '[\u0300-\u036f]', '', 'g'))
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION sorteernaam(text, text, text)")]
