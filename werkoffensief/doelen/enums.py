"""What a target measures (the columns of doelstellingen.csv)."""

from django.db.models import TextChoices


class Maat(TextChoices):
    REGULIER = "regulier", "Reguliere plaatsingen"
    EXTRA = "extra", "Extra plaatsingen"
    KOSTEN_PER_UITKERING = "kosten_per_uitkering", "Kosten per uitkering per jaar (euro)"


class Figuur(TextChoices):
    """The figures of contract section 3 that count people, agreements or placements."""

    GEPLAATST = "geplaatst", "Geplaatst"
    DOELGROEP = "doelgroep", "Doelgroep van de gesprekken"
    GESPROKEN = "gesproken", "Gesproken"
    PARTICIPEERT = "participeert", "Participeert"
    AKKOORDEN = "akkoorden", "Werkakkoorden"
    VERVULDE_BANEN = "vervulde_banen", "Vervulde banen"
    BEOORDEELBAAR = "beoordeelbaar", "Een half jaar of langer geleden geplaatst"
    DUURZAAM = "duurzaam", "Duurzaam aan het werk of op school"


OF_A_YEAR = (
    Figuur.GEPLAATST,
    Figuur.AKKOORDEN,
    Figuur.VERVULDE_BANEN,
    Figuur.BEOORDEELBAAR,
    Figuur.DUURZAAM,
)
OF_A_CAMPAIGN = (Figuur.DOELGROEP, Figuur.GESPROKEN, Figuur.PARTICIPEERT)
GEEN_WERKGEVER = "geen_werkgever"
ONBEKEND = "onbekend"
