"""A klant's present number is one of the klant's numbers; and the klant's version, which derived columns leave alone."""

from django.db import migrations

COLUMNS = (
    "klantnummer", "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "stadsdeel", "grondslag", "let_op",
    "overleden_op", "verhuisd_op", "afgeschermd_op", "afgeschermd_reden", "samengevoegd_in_id", "gewist_op",
)  # fmt: skip
OLD = ", ".join(f"OLD.{column}" for column in COLUMNS)
NEW = ", ".join(f"NEW.{column}" for column in COLUMNS)
CREATE = f"""
ALTER TABLE intake_klantnummer ADD CONSTRAINT klantnummer_van_klant UNIQUE (nummer, klant_id);
ALTER TABLE intake_klant ADD CONSTRAINT klant_nummer_van_klant
    FOREIGN KEY (klantnummer, id) REFERENCES intake_klantnummer (nummer, klant_id) DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER intake_klant_versie BEFORE UPDATE OF {", ".join(COLUMNS)} ON intake_klant FOR EACH ROW
    WHEN (({OLD}) IS DISTINCT FROM ({NEW})) EXECUTE FUNCTION versie_omhoog();
"""
DROP = """
DROP TRIGGER intake_klant_versie ON intake_klant;
ALTER TABLE intake_klant DROP CONSTRAINT klant_nummer_van_klant;
ALTER TABLE intake_klantnummer DROP CONSTRAINT klantnummer_van_klant;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_versies")]
    operations = [migrations.RunSQL(CREATE, DROP)]
