"""Whoever was spoken with, or tried, is given back; both tables stay with their klant."""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLES = ("intake_claim", "intake_overslag")
CONTACTS = ("intake_gesprek", "intake_contactpoging")
CREATE = (
    "".join(
        f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
        for table in TABLES
    )
    + """
CREATE FUNCTION contact_laat_los() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE intake_claim b SET losgelaten_op = GREATEST(now(), b.genomen_op)
    FROM (SELECT klant_id, max(datum) AS datum FROM nieuw WHERE vervallen_op IS NULL GROUP BY klant_id) c
    WHERE b.klant_id = c.klant_id AND b.losgelaten_op IS NULL
    AND c.datum >= (b.genomen_op AT TIME ZONE 'Europe/Amsterdam')::date;
    RETURN NULL;
END $$;
"""
    + "".join(
        f"CREATE TRIGGER {table}_laat_los AFTER INSERT ON {table} REFERENCING NEW TABLE AS nieuw "
        "FOR EACH STATEMENT EXECUTE FUNCTION contact_laat_los();\n"
        for table in CONTACTS
    )
)
DROP = (
    "".join(f"DROP TRIGGER {table}_laat_los ON {table};" for table in CONTACTS)
    + "DROP FUNCTION contact_laat_los();"
    + "".join(f"DROP TRIGGER {table}_versie ON {table};" for table in TABLES)
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0024_claim_en_overslag")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        *[migrations.RunSQL(FACTS.triggers(table, None), FACTS.drops(table, None)) for table in TABLES],
    ]
