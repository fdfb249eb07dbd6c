"""The programme that the contract's files speak of."""

from django.db import migrations


def add_programma(apps, schema_editor):
    model = apps.get_model("accounts", "Programma")
    model.objects.using(schema_editor.connection.alias).create(
        code="werkoffensief", naam="Werkoffensief +500"
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_versies")]
    operations = [migrations.RunPython(add_programma, migrations.RunPython.noop)]
