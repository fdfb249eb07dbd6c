"""Counters for rows made on screen, and the trigger function that raises a row's version."""

from django.db import migrations

SOORTEN = ("klant", "gesprek", "contactpoging", "traject", "stap", "werkakkoord", "plaatsing")
CREATE = (
    "".join(f"CREATE SEQUENCE nummer_{soort};\n" for soort in SOORTEN)
    + """
CREATE FUNCTION versie_omhoog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.versie := OLD.versie + 1;
    RETURN NEW;
END $$;
"""
)
DROP = "DROP FUNCTION versie_omhoog();" + "".join(f"DROP SEQUENCE nummer_{soort};" for soort in SOORTEN)


class Migration(migrations.Migration):
    dependencies = [("logboek", "0002_inzage")]
    operations = [migrations.RunSQL(CREATE, DROP)]
