"""Klanten and their facts for tests."""

from datetime import UTC, date, datetime, timedelta

import factory
from django.core.files.base import ContentFile
from django.db import transaction

from intake.models import (
    Actie,
    Afspraak,
    Bijeenkomst,
    Campagne,
    Contactpoging,
    Deelname,
    Document,
    Gesprek,
    Gezinsband,
    Gezinslid,
    Keuzeantwoord,
    Klant,
    Klantnummer,
    Klanttag,
    Onderwerpantwoord,
    Ontheffing,
    Taak,
    Terugbelbelofte,
    Toegang,
    Toestemming,
    Uitkering,
    Uitnodiging,
    Uitvraag,
    Vertrouweling,
    Verzoek,
    Waardescan,
    Wwrecht,
    Zrmscore,
)
from intake.services import opslag
from tests.accounts.factories import MedewerkerFactory
from tests.intake.bestanden import PDF
from werkoffensief.web import clock


class KlantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Klant

    klantnummer = factory.Sequence(lambda n: f"K{n:06d}")
    voornaam = "Noor"
    achternaam = factory.Sequence(lambda n: f"Testpersoon {n}")
    stadsdeel = "Centrum"

    @classmethod
    def _create(cls, model_class: type[Klant], *args: object, **kwargs: object) -> Klant:
        with transaction.atomic():
            klant = super()._create(model_class, *args, **kwargs)
            Klantnummer.objects.create(nummer=klant.klantnummer, klant=klant)
        klant.refresh_from_db()
        return klant


class UitkeringFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Uitkering

    klant = factory.SubFactory(KlantFactory)
    start = date(2015, 1, 1)


class GesprekFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Gesprek

    gespreknummer = factory.Sequence(lambda n: f"G{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    datum = date(2019, 3, 1)
    vorm = "kantoor"


class OnderwerpantwoordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Onderwerpantwoord

    gesprek = factory.SubFactory(GesprekFactory)
    klant = factory.SelfAttribute("gesprek.klant")
    onderwerp_id = "dagelijks_leven"
    tekst = "Staat vroeg op"


class KeuzeantwoordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Keuzeantwoord

    gesprek = factory.SubFactory(GesprekFactory)
    klant = factory.SelfAttribute("gesprek.klant")
    vraag = "uren"
    getal = 24


class ZrmscoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Zrmscore

    gesprek = factory.SubFactory(GesprekFactory)
    klant = factory.SelfAttribute("gesprek.klant")
    domein = "financien"
    niveau = 3
    versie_lijst = "2017"


class KlanttagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Klanttag

    klant = factory.SubFactory(KlantFactory)
    soort = "talent"
    tag_id = "koken"
    sinds = date(2019, 3, 1)


class ActieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Actie

    actienummer = factory.Sequence(lambda n: f"C{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    wie = "klant"
    wat = "Belt de school"
    afgesproken_op = date(2019, 3, 1)


class ContactpogingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contactpoging

    pogingnummer = factory.Sequence(lambda n: f"P{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    datum = date(2019, 3, 1)
    uitkomst = "niet_bereikt"


class DocumentFactory(factory.django.DjangoModelFactory):
    """A document with its bytes in the storage."""

    class Meta:
        model = Document

    klant = factory.SubFactory(KlantFactory)
    soort = "cv"
    titel = "Cv van maart"
    datum = date(2019, 3, 1)
    bestandsnaam = "cv.pdf"
    bestandstype = "pdf"
    grootte = len(PDF)
    afdruk = "0" * 64
    opslagnaam = factory.LazyFunction(lambda: opslag.save(ContentFile(PDF)))
    toegevoegd_door = factory.SubFactory(MedewerkerFactory)


class CampagneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Campagne

    code = factory.Sequence(lambda n: f"campagne{n}")
    naam = "Langdurig in de bijstand"
    startdatum = date(2019, 1, 1)
    einddatum = date(2022, 12, 31)
    minimaal_maanden_uitkering = 18
    streefaantal = 22000


class ToegangFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Toegang

    klant = factory.SubFactory(KlantFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    reden = "Zit nu bij mij aan de balie"


class VertrouwelingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Vertrouweling

    klant = factory.SubFactory(KlantFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    toegevoegd_door = factory.SubFactory(MedewerkerFactory)


class VerzoekFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Verzoek

    klant = factory.SubFactory(KlantFactory)
    soort = "inzage"
    ontvangen_op = date(2026, 1, 31)
    door = factory.SubFactory(MedewerkerFactory)


class AfspraakFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Afspraak

    afspraaknummer = factory.Sequence(lambda n: f"A{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    begin = datetime(2030, 3, 1, 9, tzinfo=UTC)
    duur = 60
    vorm = "kantoor"


class BijeenkomstFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Bijeenkomst

    bijeenkomstnummer = factory.Sequence(lambda n: f"B{n:06d}")
    titel = "Sollicitatietraining"
    begin = datetime(2030, 3, 1, 13, tzinfo=UTC)
    duur = 120
    plaats = "Buurthuis, zaal 2"
    plekken = 10
    begeleider = factory.SubFactory(MedewerkerFactory)


class DeelnameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Deelname

    klant = factory.SubFactory(KlantFactory)
    bijeenkomst = factory.SubFactory(BijeenkomstFactory)


class UitnodigingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Uitnodiging

    sleutel = factory.Sequence(lambda n: f"uitnodiging:{n}")
    klant = factory.SubFactory(KlantFactory)
    soort = "uitnodiging"
    manier = "brief"


class TaakFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Taak

    klant = factory.SubFactory(KlantFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    soort = "praten"
    tekst = "Praat over wat er aan de hand is."
    op = date(2026, 1, 1)


class OntheffingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Ontheffing

    ontheffingnummer = factory.Sequence(lambda n: f"O{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    soort_id = "mantelzorg"
    van = date(2019, 1, 1)
    herbeoordelen_op = date(2019, 7, 1)


class TerugbelbelofteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Terugbelbelofte

    beloftenummer = factory.Sequence(lambda n: f"B{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    op = date(2019, 3, 1)


class WwrechtFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Wwrecht

    klant = factory.SubFactory(KlantFactory)
    ww_einde = factory.LazyFunction(lambda: clock.today() + timedelta(days=60))


class WaardescanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Waardescan

    klant = factory.SubFactory(KlantFactory)
    datum = date(2019, 3, 1)
    medewerker = factory.SubFactory(MedewerkerFactory)
    ervaring = "zorg"
    kansen = "Werk in de zorg."
    alternatieven = "Gastvrouw of gastheer."


class UitvraagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Uitvraag

    uitvraagnummer = factory.Sequence(lambda n: f"U{n:06d}")
    toestemming = factory.SubFactory("tests.intake.factories.ToestemmingFactory")
    klant = factory.SelfAttribute("toestemming.klant")
    medewerker = factory.SubFactory(MedewerkerFactory)
    gevraagd_op = factory.LazyFunction(clock.today)
    wat = "Hoe ver is de regeling?"


class GezinsbandFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Gezinsband

    klant = factory.SubFactory(KlantFactory)
    ander = factory.SubFactory(KlantFactory)
    relatie = "partner"
    sinds = date(2019, 1, 1)


class GezinslidFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Gezinslid

    gezinslidnummer = factory.Sequence(lambda n: f"GL{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    relatie = "kind"
    bron = "klant"


class ToestemmingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Toestemming

    klant = factory.SubFactory(KlantFactory)
    wie = "Schuldhulpverlening"
    waarvoor = "Hoe ver de regeling is"
    gegeven_op = factory.LazyFunction(lambda: clock.today() - timedelta(days=1))
    geldig_tot = factory.LazyFunction(lambda: clock.today() + timedelta(days=90))
