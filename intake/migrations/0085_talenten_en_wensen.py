"""The list of talents and wishes is called so where the beheerder keeps it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0084_achternaam")]

    operations = [
        migrations.AlterModelOptions(
            name="tag", options={"ordering": ["naam"], "verbose_name_plural": "talenten en wensen"}
        )
    ]
