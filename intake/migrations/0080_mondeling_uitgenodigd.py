"""A klant can be told face to face, or through the place where somebody without an address is reached."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0079_afwezig_is_een_poging"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="uitnodiging",
            name="uitnodiging_bekende_manier",
        ),
        migrations.AlterField(
            model_name="uitnodiging",
            name="manier",
            field=models.CharField(
                choices=[
                    ("brief", "Brief"),
                    ("email", "E-mail"),
                    ("bellen", "Bellen"),
                    ("mondeling", "Mondeling of via de plek"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="uitnodiginggeschiedenis",
            name="manier",
            field=models.CharField(
                choices=[
                    ("brief", "Brief"),
                    ("email", "E-mail"),
                    ("bellen", "Bellen"),
                    ("mondeling", "Mondeling of via de plek"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("manier__in", ["brief", "email", "bellen", "mondeling"]),
                    ("soort__in", ["uitnodiging", "herinnering", "afmelding"]),
                ),
                name="uitnodiging_bekende_manier",
                violation_error_message="Deze manier van uitnodigen bestaat niet.",
            ),
        ),
    ]
