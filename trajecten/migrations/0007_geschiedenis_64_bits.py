"""History rows count in 64 bits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0006_feiten_blijven_bij_hun_klant"),
    ]

    operations = [
        migrations.AlterField(
            model_name="plaatsinggeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="redeneindeplaatsinggeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="redeneindetrajectgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="regisseurschapgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="stapgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="trajectgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="voorzieninggeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
    ]
