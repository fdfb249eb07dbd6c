"""An act says who and what."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("logboek", "0004_analyseer"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="handeling",
            constraint=models.CheckConstraint(
                condition=models.Q(("door__regex", "\\w"), ("soort__regex", "\\w")),
                name="handeling_wie_en_wat",
                violation_error_message="Een handeling zegt wie haar deed en wat het was.",
            ),
        ),
    ]
