"""Keys that do something by themselves can be switched off (WCAG 2.1.4)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_tweede_factor_gereset")]
    operations = [
        migrations.AddField(
            model_name="medewerker",
            name="sneltoetsen",
            field=models.BooleanField(db_default=True, default=True),
        ),
    ]
