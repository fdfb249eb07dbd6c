"""Nobody knows any more what the invitations of before told: they are taken to tell what stands now."""

from django.db import migrations

NOW = """
UPDATE intake_uitnodiging u SET vorm = a.vorm, plaats = a.plaats, bij_id = a.medewerker_id
    FROM intake_afspraak a WHERE a.id = u.afspraak_id;
UPDATE intake_uitnodiging u SET plaats = b.plaats, bij_id = b.begeleider_id FROM intake_deelname d
    JOIN intake_bijeenkomst b ON b.id = d.bijeenkomst_id WHERE d.id = u.deelname_id;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0070_wat_een_uitnodiging_vertelt")]
    operations = [migrations.RunSQL(NOW, migrations.RunSQL.noop)]
