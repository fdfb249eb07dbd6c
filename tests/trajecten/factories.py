"""Trajecten, steps and placements for tests."""

from datetime import date

import factory

from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import ActieFactory, KlantFactory
from trajecten.models import (
    Aanbod,
    Aanwezigheid,
    Boeking,
    Buddy,
    Buddycontact,
    Buddykoppeling,
    Doel,
    Doelactie,
    Evaluatie,
    Kwijtschelding,
    Lening,
    Leningbrief,
    Nazorg,
    Opbouw,
    Plaatsing,
    Plan,
    Planversie,
    Profiel,
    Regisseurschap,
    Regisseurswens,
    Scholing,
    Stap,
    Taalkennis,
    Toekenning,
    Traject,
    Uitgave,
    Wachtplek,
    Wachtpunt,
    Werkervaring,
    Werkfitbeoordeling,
)


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


class AanbodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Aanbod

    aanbodnummer = factory.Sequence(lambda n: f"AB{n:06d}")
    voorziening_id = "taaltraining"
    naam = factory.Sequence(lambda n: f"Groep {n}")
    start = date(2019, 1, 1)
    plaatsen = 2


class PlaatsingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Plaatsing

    plaatsingnummer = factory.Sequence(lambda n: f"W{n:06d}")
    klant = factory.SubFactory(KlantFactory)
    soort = "werk"
    startdatum = date(2019, 3, 1)


def write_plan(traject, word, medewerker):
    """A plan with something of everything, in which `word` stands wherever a text may stand; an agreed version too.
    And what a klant has beside a plan, of some of it one at a time."""
    write_traject(traject, word, medewerker)
    klant, day = traject.klant, traject.start
    Regisseurswens.objects.create(
        klant=klant, wensnummer=f"H{word}", gevraagd_op=day, medewerker=medewerker, reden=f"Wens{word}"
    )
    _lend(klant, word, day, medewerker)
    _write_profile({"klant": klant}, word)
    for plaatsing in klant.plaatsingen.all():
        Nazorg.objects.create(
            klant=klant, plaatsing=plaatsing, moment="week_1", gedaan_op=plaatsing.startdatum,
            medewerker=medewerker, uitkomst="aandacht", notitie=f"Nazorg{word}",
        )  # fmt: skip


def write_traject(traject, word, medewerker):
    """What of it belongs to the traject: of a klant with two of these each has its own."""
    of, day = {"klant": traject.klant, "traject": traject}, traject.start
    Plan.objects.create(**of, waar_sta_ik=f"Sta{word}", waar_wil_ik_heen=f"Wil{word}")
    doel = Doel.objects.create(**of, doelnummer=f"D{word}", wat=f"Doel{word}", gesteld_op=day)
    actie = ActieFactory(klant=traject.klant, wat=f"Planactie{word}")
    Doelactie.objects.create(klant=traject.klant, doel=doel, actie=actie)
    Wachtpunt.objects.create(**of, wachtpuntnummer=f"W{word}", wat=f"Wacht{word}", sinds=day)
    Evaluatie.objects.create(**of, gehouden_op=day, uitkomst=f"Ging{word}")
    copy = {"waar_sta_ik": f"Stond{word}", "doelen": [], "acties": [], "wachtpunten": [], "stappen": []}
    Planversie.objects.create(**of, nummer=1, afgesproken_op=day, medewerker=medewerker, inhoud=copy)
    Wachtplek.objects.create(
        **of, wachtpleknummer=f"Q{word}", voorziening_id="stage", aangemeld_op=day, medewerker=medewerker,
        uitkomst="ingetrokken", geeindigd_op=day, reden=f"Wachtte{word}",
    )  # fmt: skip
    award = Toekenning.objects.create(
        **of, toekenningsnummer=f"X{word}", voorziening_id="stage", besluit="toegekend", besloten_op=day,
        tot=traject.einde, centen=100, medewerker=medewerker, redenen=f"Omdat{word}", brief=f"Brief{word}",
    )  # fmt: skip
    Uitgave.objects.create(
        klant=traject.klant, uitgavenummer=f"U{word}", toekenning=award, betaald_op=day, centen=50,
        omschrijving=f"Betaald{word}", medewerker=medewerker,
    )  # fmt: skip
    Werkfitbeoordeling.objects.create(
        **of, dag=day, medewerker=medewerker, uitkomst="nog_niet", waarom=f"Waarom{word}"
    )
    for stap in traject.stappen.all():
        hangs = {"klant": traject.klant, "stap": stap}
        Opbouw.objects.create(**hangs, vanaf=stap.start, dagen=2, uren=6)
        Aanwezigheid.objects.create(**hangs, dag=stap.start, wat="aanwezig", minuten=180)


def _write_profile(of_klant, word):
    """What a CV is made of."""
    Profiel.objects.create(**of_klant, over_mij=f"Verhaal{word}", beroepen=[f"Beroep{word}"], vervoer=["3"])
    Werkervaring.objects.create(
        **of_klant, werkervaringnummer=f"E{word}", functie=f"Functie{word}", van="2015-03"
    )
    Scholing.objects.create(
        **of_klant, scholingnummer=f"C{word}", soort="cursus", naam=f"Cursus{word}", stand="1"
    )
    Taalkennis.objects.create(**of_klant, taal="nld", spreken="3")


def _lend(klant, word, day, medewerker):
    """A loan that was paid out, a part of it that somebody proposed to remit, and a buddy."""
    by = {"gevraagd_op": day, "gevraagd_door": medewerker}
    other = MedewerkerFactory()
    lening = Lening.objects.create(
        klant=klant, leningnummer=f"L{word}", **by, opleiding=f"Leen{word}", waarom="x", gevraagd_centen=9,
        advies="positief", geadviseerd_op=day, geadviseerd_door=medewerker, advies_reden="x", besluit="toegekend",
        besloten_op=day, besloten_door=other, besluit_reden="x", toegekend_centen=9, eerste_termijn=day,
        termijn_centen=1,
    )  # fmt: skip
    Kwijtschelding.objects.create(
        klant=klant, lening=lening, kwijtscheldingsnummer=f"S{word}", **by, centen=1, reden=f"Kwijt{word}"
    )
    Leningbrief.objects.create(
        klant=klant, lening=lening, leningbriefnummer=f"R{word}", soort="regeling", opgemaakt_op=day,
        medewerker=medewerker, reden=f"Anders{word}", eerste_termijn=day, termijn_centen=1, brief=f"Over{word}",
    )  # fmt: skip
    booked = {"dag": day, "centen": 9, "medewerker": other}
    Boeking.objects.create(van="kapitaal", naar="kas", **booked)
    Boeking.objects.create(van="kas", naar="lening", lening=lening, **booked)
    buddy = Buddy.objects.create(buddynummer=f"V{word}", naam="x", vog_op=day, van=day)
    paired = {"klant": klant, "medewerker": medewerker}
    koppeling = Buddykoppeling.objects.create(
        **paired, koppelnummer=f"P{word}", buddy=buddy, start=day, waarom=f"Buddy{word}"
    )
    Buddycontact.objects.create(**paired, koppeling=koppeling, dag=day, hoe="gezien", tekst=f"Koffie{word}")
