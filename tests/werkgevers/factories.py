"""Employers, contacts, agreements and vacancies for tests."""

from datetime import date

import factory

from tests.accounts.factories import MedewerkerFactory
from werkgevers.models import Contactmoment, Contactpersoon, Vacature, Werkakkoord, Werkgever


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


class ContactpersoonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contactpersoon

    werkgever = factory.SubFactory(WerkgeverFactory)
    naam = factory.Sequence(lambda n: f"Contact {n}")


class ContactmomentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contactmoment

    werkgever = factory.SubFactory(WerkgeverFactory)
    medewerker = factory.SubFactory(MedewerkerFactory, rollen=["accountmanager"])
    datum = date(2026, 3, 2)
    soort = "telefoon"
    verslag = "Kort gebeld."


class VacatureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Vacature

    werkgever = factory.SubFactory(WerkgeverFactory)
    functie = factory.Sequence(lambda n: f"Functie {n}")
    open_van = date(2026, 1, 1)
