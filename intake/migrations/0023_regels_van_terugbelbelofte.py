"""A promise to call back stays with its klant; a conversation or attempt on or after its day keeps it."""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLE, NUMBER = "intake_terugbelbelofte", "beloftenummer"
CONTACTS = ("intake_gesprek", "intake_contactpoging")
CREATE = f"""
CREATE SEQUENCE nummer_terugbelbelofte;
CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
CREATE FUNCTION contact_houdt_belofte() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE intake_terugbelbelofte b SET gedaan_op = c.datum
    FROM (SELECT klant_id, max(datum) AS datum FROM nieuw WHERE vervallen_op IS NULL GROUP BY klant_id) c
    WHERE b.klant_id = c.klant_id AND b.op <= c.datum AND b.gedaan_op IS NULL AND b.vervallen_op IS NULL;
    RETURN NULL;
END $$;
""" + "".join(
    f"CREATE TRIGGER {table}_houdt_belofte AFTER INSERT ON {table} REFERENCING NEW TABLE AS nieuw "
    "FOR EACH STATEMENT EXECUTE FUNCTION contact_houdt_belofte();\n"
    for table in CONTACTS
)
DROP = (
    "".join(f"DROP TRIGGER {table}_houdt_belofte ON {table};" for table in CONTACTS)
    + f"DROP FUNCTION contact_houdt_belofte(); DROP TRIGGER {TABLE}_versie ON {TABLE};"
    "DROP SEQUENCE nummer_terugbelbelofte;"
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0022_terugbelbelofte")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(FACTS.triggers(TABLE, NUMBER), FACTS.drops(TABLE, NUMBER)),
    ]
