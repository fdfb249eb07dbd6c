"""Employers and agreements for tests."""

from datetime import date

import factory

from werkgevers.models import Werkakkoord, Werkgever


class WerkgeverFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Werkgever

    kvk_nummer = factory.Sequence(lambda n: f"{90000000 + n}")
    naam = factory.Sequence(lambda n: f"Bedrijf {n}")
    sector = "zorg"


class WerkakkoordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Werkakkoord

    akkoordnummer = factory.Sequence(lambda n: f"A{n:05d}")
    werkgever = factory.SubFactory(WerkgeverFactory)
    sector = factory.SelfAttribute("werkgever.sector")
    ingangsdatum = date(2019, 1, 1)
    einddatum = date(2020, 12, 31)
    banen = 10
    ontwikkelplekken = 5
