"""Trajecten, steps and placements for tests."""

from datetime import date

import factory

from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject


class TrajectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Traject

    trajectnummer = factory.Sequence(lambda n: f"T{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    start = date(2019, 2, 1)


class RegisseurschapFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Regisseurschap

    traject = factory.SubFactory(TrajectFactory)
    klant = factory.SelfAttribute("traject.klant")
    medewerker = factory.SubFactory(MedewerkerFactory)
    start = factory.SelfAttribute("traject.start")


class StapFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stap

    stapnummer = factory.Sequence(lambda n: f"S{n:06d}")
    traject = factory.SubFactory(TrajectFactory)
    klant = factory.SelfAttribute("traject.klant")
    voorziening_id = "werkfit"
    start = factory.SelfAttribute("traject.start")
    status = "lopend"


class PlaatsingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Plaatsing

    plaatsingnummer = factory.Sequence(lambda n: f"W{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    soort = "werk"
    startdatum = date(2019, 3, 1)
