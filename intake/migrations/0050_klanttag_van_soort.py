"""A talent of a klant is a talent of the list, a wish a wish: else a file of it could not be read back."""

from django.db import migrations

CREATE = """
ALTER TABLE intake_tag ADD CONSTRAINT tag_code_soort UNIQUE (code, soort);
ALTER TABLE intake_klanttag ADD CONSTRAINT klanttag_van_soort FOREIGN KEY (tag_id, soort)
    REFERENCES intake_tag (code, soort) DEFERRABLE INITIALLY DEFERRED;
"""
DROP = """
ALTER TABLE intake_klanttag DROP CONSTRAINT klanttag_van_soort;
ALTER TABLE intake_tag DROP CONSTRAINT tag_code_soort;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0049_regels_van_de_toestemming")]
    operations = [migrations.RunSQL(CREATE, DROP)]
