"""A number is one that a file can carry."""

from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0008_nummers_zonder_randen"),
        ("logboek", "0005_handeling_wie_en_wat"),
        ("trajecten", "0006_feiten_blijven_bij_hun_klant"),
        ("werkgevers", "0003_nummers_zonder_randen"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.AddConstraint(
                    model_name="plaatsing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("plaatsingnummer__regex", "^\\S(.*\\S)?$")),
                        name="plaatsing_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stap",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stapnummer__regex", "^\\S(.*\\S)?$")),
                        name="stap_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="traject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("trajectnummer__regex", "^\\S(.*\\S)?$")),
                        name="traject_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
            ]
        ),
    ]
