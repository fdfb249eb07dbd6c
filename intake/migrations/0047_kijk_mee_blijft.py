"""Who asked somebody to look along does not change either."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("intake.migrations.0007_toegang_blijft")
FUNCTION = BEFORE.CREATE[: BEFORE.CREATE.index("CREATE TRIGGER")].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
NOW = FUNCTION.replace(
    "(NEW.id, NEW.medewerker_id, NEW.vanaf, NEW.tot) IS DISTINCT FROM (OLD.id, OLD.medewerker_id, OLD.vanaf, OLD.tot)",
    "(NEW.id, NEW.medewerker_id, NEW.vanaf, NEW.tot, NEW.uitgenodigd_door_id) IS DISTINCT FROM "
    "(OLD.id, OLD.medewerker_id, OLD.vanaf, OLD.tot, OLD.uitgenodigd_door_id)",
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0046_kijk_mee")]
    operations = [migrations.RunSQL(NOW, FUNCTION)]
