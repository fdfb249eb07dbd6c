"""Sectors of the programme (contract section 2)."""

from django.db.models import TextChoices


class Sector(TextChoices):
    ZORG = "zorg", "Zorg"
    HORECA_TOERISME = "horeca_toerisme", "Horeca en toerisme"
    BOUW_INSTALLATIETECHNIEK = "bouw_installatietechniek", "Bouw en installatietechniek"
    TRANSPORT_LOGISTIEK = "transport_logistiek", "Transport en logistiek"
    DETAILHANDEL = "detailhandel", "Detailhandel"
    OVERIG = "overig", "Overig"
