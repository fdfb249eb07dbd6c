"""History rows count in 64 bits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_namen_gevuld"),
    ]

    operations = [
        migrations.AlterField(
            model_name="medewerkergeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="programmageschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="rolverleninggeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="teamgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="teamstadsdeelgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
    ]
