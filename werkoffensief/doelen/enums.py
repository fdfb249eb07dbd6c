"""What a target measures (the columns of doelstellingen.csv)."""

from django.db.models import TextChoices


class Maat(TextChoices):
    REGULIER = "regulier", "Reguliere plaatsingen"
    EXTRA = "extra", "Extra plaatsingen"
    KOSTEN_PER_UITKERING = "kosten_per_uitkering", "Kosten per uitkering per jaar (euro)"
