"""History rows count in 64 bits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0008_namen_gevuld"),
    ]

    operations = [
        migrations.AlterField(
            model_name="adresgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="belemmeringgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="belemmeringsoortgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="campagnegeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="contactgegevengeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="contactpoginggeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="gesprekgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="klantgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="klantnummergeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="redeneindeuitkeringgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="uitkeringgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="uitkeringsoortgeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name="vertegenwoordigergeschiedenis",
            name="pgh_id",
            field=models.BigAutoField(primary_key=True, serialize=False),
        ),
    ]
