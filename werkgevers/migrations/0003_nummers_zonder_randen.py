"""A number is one that a file can carry."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("logboek", "0005_handeling_wie_en_wat"),
        ("werkgevers", "0002_regels"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="werkakkoord",
            constraint=models.CheckConstraint(
                condition=models.Q(("akkoordnummer__regex", "^\\S(.*\\S)?$")),
                name="werkakkoord_nummer_zonder_randen",
                violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
            ),
        ),
    ]
