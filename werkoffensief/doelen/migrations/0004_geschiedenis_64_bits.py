"""History rows count in 64 bits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("doelen", "0003_opdrachten"),
    ]

    operations = [
        migrations.AlterField(
            model_name="doelstellinggeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
    ]
