"""Medewerkers, teams and roles for tests."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import factory

from werkoffensief.accounts.enums import Rol, Rolbron
from werkoffensief.accounts.models import Codepoging, Koppeling, Medewerker, Rolverlening, Sessie, Team
from werkoffensief.web import clock


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    naam = factory.Sequence(lambda n: f"Team {n}")


class MedewerkerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Medewerker
        skip_postgeneration_save = True

    gebruikersnaam = factory.Sequence(lambda n: f"m{n:04d}")
    naam = factory.Sequence(lambda n: f"Medewerker {n}")
    email = factory.LazyAttribute(lambda m: f"{m.gebruikersnaam}@gemeente.example")
    telefoon = "070 353 00 00"
    team = None

    @factory.post_generation
    def rollen(self, create: bool, extracted: list[str] | None, **kwargs: object) -> None:
        for rol in extracted or []:
            Rolverlening.objects.create(medewerker=self, rol=rol, bron=Rolbron.SCHERM)


class SessieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Sessie

    session_key = factory.Sequence(lambda n: f"sleutel{n}")
    nummer = factory.LazyFunction(uuid4)
    session_data = ""
    medewerker = factory.SubFactory(MedewerkerFactory)
    browser = "Firefox op Windows"
    begonnen_op = factory.LazyFunction(clock.now)
    laatst_gebruikt_op = factory.LazyFunction(clock.now)
    expire_date = factory.LazyAttribute(lambda row: row.begonnen_op + timedelta(hours=10))


class KoppelingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Koppeling

    medewerker = factory.SubFactory(MedewerkerFactory)
    inlognaam = factory.Sequence(lambda n: f"inlognaam{n}")
    aangezet_op = factory.LazyFunction(clock.now)
    uitgever = "https://aanbieder.example"
    sub = factory.Sequence(lambda n: f"sub{n}")
    gekoppeld_op = factory.LazyAttribute(lambda row: row.aangezet_op if row.sub else None)


class CodepogingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Codepoging

    medewerker = factory.SubFactory(MedewerkerFactory)
    tijdstip = factory.LazyFunction(clock.now)


def make_cast() -> SimpleNamespace:
    """The ten people of every view test."""
    centrum, escamp = TeamFactory(naam="Centrum"), TeamFactory(naam="Escamp")

    def member(name: str, rol: str, team: Team | None = None) -> Medewerker:
        return MedewerkerFactory(
            gebruikersnaam=name, naam=f"{name.title()} van Dienst", team=team, rollen=[rol]
        )

    return SimpleNamespace(
        centrum=centrum,
        escamp=escamp,
        consulent=member("consulent", Rol.CONSULENT, centrum),
        regisseur=member("regisseur", Rol.REGISSEUR, centrum),
        collega=member("collega", Rol.REGISSEUR, centrum),
        vreemde=member("vreemde", Rol.REGISSEUR, escamp),
        teamleider=member("teamleider", Rol.TEAMLEIDER, centrum),
        accountmanager=member("accountmanager", Rol.ACCOUNTMANAGER),
        manager=member("manager", Rol.MANAGER),
        beheerder=member("beheerder", Rol.BEHEERDER),
        privacy=member("privacy", Rol.PRIVACY),
        werkgever=member("werkgever", Rol.WERKGEVER),
    )
