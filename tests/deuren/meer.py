"""More rows of each klant of the world: those of instroom, scans, and who looks along."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from intake.models import Klant, Klantnummer, Samenvoeging
from tests.accounts.factories import MedewerkerFactory
from tests.deuren.plan import earlier_traject
from tests.intake.factories import (
    GezinsbandFactory,
    KlantFactory,
    ToegangFactory,
    ToestemmingFactory,
    UitvraagFactory,
    WaardescanFactory,
    WwrechtFactory,
)
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock


def facts(world: Any, row: SimpleNamespace, writer: Medewerker) -> None:
    """One of each kind that a page shows, and a withdrawn one."""
    row.wwrecht = WwrechtFactory(klant=row.klant, resultaat="instroom_voorkomen", resultaat_op=clock.today())
    WwrechtFactory(
        klant=row.klant, ww_einde=date(2014, 1, 1), vervallen_op=timezone.now(), vervallen_reden="x"
    )
    row.waardescan = WaardescanFactory(klant=row.klant, medewerker=writer, kansen="x", alternatieven="x")
    WaardescanFactory(klant=row.klant, medewerker=writer, vervallen_op=timezone.now(), vervallen_reden="x")
    if not hasattr(world.los, "gast"):  # somebody of another team, who sees none of these files
        world.los.gast = MedewerkerFactory(gebruikersnaam="gast", rollen=["regisseur"])
    row.kijkmee = ToegangFactory(
        klant=row.klant,
        medewerker=world.los.medewerker,
        uitgenodigd_door=writer,
        reden=world.kanaries.reason(),
    )
    row.toestemming = ToestemmingFactory(klant=row.klant, wie="x", waarvoor="x")
    ToestemmingFactory(klant=row.klant, wie="x", waarvoor="x", gegeven_op=date(2019, 1, 1),
                       vervallen_op=timezone.now(), vervallen_reden="x")  # fmt: skip
    asked = {"toestemming": row.toestemming, "medewerker": writer, "bij_wie": "x", "wat": "x"}
    row.uitvraag = UitvraagFactory(uitvraagnummer=world.kanaries.next(), **asked)
    UitvraagFactory(uitvraagnummer=world.kanaries.next(), **asked, afgerond_op=clock.today(), antwoord="x",
                    vervallen_op=timezone.now(), vervallen_reden="x")  # fmt: skip
    _household(world, row)
    row.samenvoeging = _merged(row.klant, writer)
    earlier_traject(world, row)


def _household(world: Any, row: SimpleNamespace) -> None:
    """Everybody lives with the first: whoever sees one file sees the name of the other only when it is theirs too."""
    first = vars(world.los).setdefault("eerste", row)
    if first is not row:
        row.gezinsband = GezinsbandFactory(klant=first.klant, ander=row.klant)
        GezinsbandFactory(
            klant=row.klant, ander=first.klant, vervallen_op=timezone.now(), vervallen_reden="x"
        )
    if first is not row and not row.schild:
        vars(first).setdefault("gezinsband", row.gezinsband)


def _merged(into: Klant, writer: Medewerker) -> Samenvoeging:
    """A file that had nothing but its number went into this one."""
    shell = KlantFactory(voornaam=None, achternaam="x", stadsdeel=None)
    nummer = shell.klantnummer
    Klantnummer.objects.filter(klant=shell).update(klant=into)
    Klant.objects.filter(pk=shell.pk).update(klantnummer=None, samengevoegd_in=into)
    wat = {
        "nummer": nummer, "rijen": {"intake.klantnummer": [nummer]}, "beeindigd": {}, "bsn": {},
        "concepten": {"verplaatst": [], "samen": []}, "deelnames": {"verplaatst": [], "weg": []},
    }  # fmt: skip
    return Samenvoeging.objects.create(klant=into, opgenomen=shell, door=writer, wat=wat)
