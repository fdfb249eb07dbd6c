"""Wrong codes of a browser in which the owner logged in before are counted apart."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_lijstfilter_versie")]
    operations = [
        migrations.AddField(
            model_name="codepoging",
            name="browser",
            field=models.CharField(
                help_text="number of a known browser, counted apart", max_length=32, null=True
            ),
        )
    ]
