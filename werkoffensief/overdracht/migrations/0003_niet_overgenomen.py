"""What a delivery brought and was not taken: its hashes, and of a BSN the ciphertext, as long as it waits."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("overdracht", "0002_importopdracht_pogingen")]

    operations = [
        migrations.AddField("importgeheugen", "gemeld", models.BinaryField(null=True)),
        migrations.AddField(
            "afwijking",
            "bsn_versleuteld",
            models.BinaryField(editable=False, help_text="the delivered BSN, to take it", null=True),
        ),
        migrations.AddField(
            "afwijking", "sleutel_id", models.CharField(editable=False, max_length=20, null=True)
        ),
        migrations.AddConstraint(
            "afwijking",
            models.CheckConstraint(
                condition=Q(bsn_versleuteld__isnull=True, sleutel_id__isnull=True)
                | Q(bsn_versleuteld__isnull=False, sleutel_id__isnull=False, status="open"),
                name="afwijking_bsn_alleen_zolang_open",
                violation_error_message="Een afgehandeld verschil bewaart geen burgerservicenummer.",
            ),
        ),
    ]
