"""What hangs on an employer hangs on one: composite foreign keys; and versions that go up by themselves."""

from django.db import migrations

TABLES = (
    "werkgevers_werkgever",
    "werkgevers_contactpersoon",
    "werkgevers_werkakkoord",
    "werkgevers_contactmoment",
    "werkgevers_vacature",
)
CREATE = """
ALTER TABLE werkgevers_contactmoment ADD CONSTRAINT contactmoment_contactpersoon_van_werkgever
    FOREIGN KEY (contactpersoon_id, werkgever_id) REFERENCES werkgevers_contactpersoon (id, werkgever_id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE werkgevers_vacature ADD CONSTRAINT vacature_akkoord_van_werkgever
    FOREIGN KEY (werkakkoord_id, werkgever_id) REFERENCES werkgevers_werkakkoord (id, werkgever_id)
    DEFERRABLE INITIALLY DEFERRED;
""" + "".join(
    f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
    "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
    for table in TABLES
)
DROP = (
    "".join(f"DROP TRIGGER {table}_versie ON {table};\n" for table in TABLES)
    + """
ALTER TABLE werkgevers_vacature DROP CONSTRAINT vacature_akkoord_van_werkgever;
ALTER TABLE werkgevers_contactmoment DROP CONSTRAINT contactmoment_contactpersoon_van_werkgever;
"""
)


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies"), ("werkgevers", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
