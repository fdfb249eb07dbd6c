"""History rows count in 64 bits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("werkgevers", "0004_namen_gevuld"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contactpersoongeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="werkakkoordgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="werkgeveraccountgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="werkgevergeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
    ]
