"""The world that the doors are tried in: every actor, a klant in each relation to each of them, canaries everywhere.

Built once per test process and committed; the walk rolls back after every request. What a klant is to an actor
(`relatie`) follows from how this world was made, never from the code that is judged.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.test import Client
from django.utils import timezone

from intake.models import (
    Adres,
    Belemmering,
    Belemmeringsoort,
    Campagnedeelname,
    Concept,
    Contactgegeven,
    Gezinslid,
    Klant,
    Klantnummer,
    Vertegenwoordiger,
)
from intake.services.klanten import identificatie_state, set_identificatie
from tests.accounts.factories import KoppelingFactory, MedewerkerFactory, TeamFactory
from tests.accounts.tweede_factor import give_app
from tests.deuren import accounts, meer, plan, post, stand_in
from tests.deuren.afspraken import appoint
from tests.deuren.doelen import set_targets
from tests.deuren.inhoud import content
from tests.deuren.kanaries import Kanaries, invented_bsn, mark_all
from tests.deuren.leveringen import deliver
from tests.deuren.lijsten import act_on_many, keep_about_lists
from tests.deuren.logboeken import fill_logs
from tests.deuren.tafel import OBSTACLE, PLACE, at_the_table, said
from tests.deuren.werklijst import keep_work_list
from tests.intake.factories import (
    CampagneFactory,
    ContactpogingFactory,
    DocumentFactory,
    GesprekFactory,
    KlantFactory,
    ToegangFactory,
    UitkeringFactory,
    VertrouwelingFactory,
    VerzoekFactory,
)
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from tests.werkgevers.factories import (
    ContactmomentFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from werkgevers.models import Contactpersoon, Werkgeveraccount
from werkoffensief.accounts.models import Medewerker, Programma, Rolverlening, TeamStadsdeel
from werkoffensief.accounts.services.beheer import invite
from werkoffensief.doelen.models import Vraag
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ADDRESS, DAY = {"straat": "x", "postcode": "x", "huisnummer": "x", "woonplaats": "x"}, timedelta(hours=24)
START, TURN, PLACED = date(2024, 1, 1), date(2024, 6, 1), date(2019, 3, 1)

# Who knocks: name, role in the tables, team. Everybody of the municipality sits in team Centrum except `vreemde`,
# so that a role that should see nobody is not kept away by its team alone. `afgesloten` is a disabled regisseur.
CAST = (
    ("consulent", "consulent", "centrum"),
    ("regisseur", "regisseur", "centrum"),
    ("collega", "regisseur", "centrum"),
    ("vreemde", "regisseur", "escamp"),
    ("teamleider", "teamleider", "centrum"),
    ("accountmanager", "accountmanager", "centrum"),
    ("manager", "manager", "centrum"),
    ("beheerder", "beheerder", "centrum"),
    ("privacy", "privacy", "centrum"),
    ("werkgever", "werkgever", None),
    ("ander_bedrijf", "werkgever", None),
    ("afgesloten", "anoniem", "centrum"),
    ("anoniem", "anoniem", None),
)
ROLES = (
    "consulent", "regisseur", "teamleider", "accountmanager", "manager", "beheerder", "privacy", "werkgever", "anoniem",
)  # fmt: skip
ACTORS = tuple(name for name, _role, _team in CAST)


@dataclass
class Actor:
    """Somebody at the door. `rol` is the column of the tables; an anonymous visitor has no medewerker."""

    naam: str
    rol: str
    medewerker: Medewerker | None = None
    cookies: dict[str, str] = field(default_factory=dict)
    ook: tuple[str, ...] = ()

    @property
    def rollen(self) -> tuple[str, ...]:
        return (self.rol, *self.ook)

    @cached_property
    def browser(self) -> Client:
        browser = Client(raise_request_exception=False)
        browser.cookies.load(self.cookies)
        return browser


@dataclass
class Wereld:
    """Everything that exists. `bundels` are the klanten, each with its rows; `los` what is about nobody."""

    actors: dict[str, Actor] = field(default_factory=dict)
    bundels: list[SimpleNamespace] = field(default_factory=list)
    los: SimpleNamespace = field(default_factory=SimpleNamespace)
    kanaries: Kanaries = field(default_factory=Kanaries)
    inhoud: dict[str, str] = field(default_factory=dict)
    teams: dict[UUID, UUID | None] = field(default_factory=dict)

    @property
    def deelnemers(self) -> list[SimpleNamespace]:
        """Whoever takes part in the campaign: everybody with a file of their own."""
        return [row for row in self.bundels if not row.kaal]

    def relatie(self, actor: Actor, bundel: SimpleNamespace) -> str:
        """What this klant is to this actor: one of `tabellen.RELATIES`."""
        if bundel.samengevoegd:
            known = self.relatie(actor, bundel.opgegaan_in) in {"eigen", "team", "waarneming"}
            return "opgegaan" if known else "samengevoegd"
        return self._own(actor, bundel) or self._by_team(actor, bundel)

    def _own(self, actor: Actor, bundel: SimpleNamespace) -> str:
        me = actor.medewerker
        if me and bundel.regisseur == me:
            return "eigen_schild" if bundel.schild else "eigen"
        if me in bundel.genoemd:
            return "genoemd"
        return "waarneming" if stand_in.covers(actor, bundel) else ""

    def _by_team(self, actor: Actor, bundel: SimpleNamespace) -> str:
        me = actor.medewerker
        if bundel.team is None:
            return "zonder"
        if me is None or me.team != bundel.team:
            return stand_in.opened(me, bundel)
        if bundel.schild:
            return "afgeschermd" if bundel.regisseur else "vrij"
        return "team"

    def bundel(self, actor: Actor, relatie: str, wanted: Any = None) -> SimpleNamespace | None:
        """A klant in this relation, best one that the door wants; who has none knocks at the regisseur's."""
        found = [row for row in self.bundels if self.relatie(actor, row) == relatie]
        if not found and actor.naam != "regisseur":
            return self.bundel(self.actors["regisseur"], relatie, wanted)
        fitting = [row for row in found if wanted is None or wanted(row)]
        return next(iter(fitting or found), None)

    @cached_property
    def bundel_of(self) -> dict[UUID, SimpleNamespace]:
        """By the id of the klant and of each of its rows."""
        return {
            value.pk: row
            for row in self.bundels
            for value in vars(row).values()
            if isinstance(getattr(value, "pk", None), UUID)
            and not isinstance(value, Medewerker | type(row.team))
        }


def build(teksten: Kanaries | None = None) -> Wereld:
    """Make everything, and commit it. `teksten`: what stands in the texts, else canaries."""
    world = Wereld(kanaries=teksten or Kanaries())
    with transaction.atomic():
        _people(world)
        _loose(world)
        _klanten(world)
        _requests(world)
        keep_work_list(world)
        deliver(world)
        appoint(world)
        _log_in(world)
        keep_about_lists(world)
        with handeling(door="systeem"):  # the server's owner: nobody's four eyes are needed
            world.kanaries = mark_all(world)
        act_on_many(world)
        world.los.token = invite(
            door=world.los.beheerder.pk, medewerker_id=world.los.medewerker.pk, now=clock.now()
        )
    fill_logs(world)
    _refresh(world)
    world.inhoud, world.los.laatste_opdracht = content(), post.last_row()
    return world


def _people(world: Wereld) -> None:
    los = world.los
    los.factoren, los.sessies = {}, {}
    los.centrum, los.escamp = TeamFactory(naam="Centrum"), TeamFactory(naam="Escamp")
    for name, role, team in CAST:
        actor = world.actors[name] = Actor(name, role)
        if name != "anoniem":
            actor.medewerker = MedewerkerFactory(
                gebruikersnaam=name,
                team=getattr(los, team) if team else None,
                rollen=["regisseur" if name == "afgesloten" else role],
                uitgenodigd_op=timezone.now(),
                password=accounts.HASHED,
            )
    los.derde = MedewerkerFactory(gebruikersnaam="derde", team=los.centrum, rollen=["regisseur"])
    los.verre = MedewerkerFactory(gebruikersnaam="verre", team=los.escamp, rollen=["regisseur"])
    los.medewerker = MedewerkerFactory(gebruikersnaam="nieuweling", team=los.centrum, rollen=["consulent"])
    los.beheerder = world.actors["beheerder"].medewerker
    los.accountmanager = world.actors["accountmanager"].medewerker
    los.makelaar = MedewerkerFactory(gebruikersnaam="makelaar", rollen=["accountmanager"])
    los.rolverlening = Rolverlening.objects.get(medewerker=los.derde)
    los.ingangspersoon = MedewerkerFactory(
        gebruikersnaam="ingang",
        team=los.centrum,
        rollen=["consulent"],
        uitgenodigd_op=timezone.now(),
        password=accounts.HASHED,
    )


def _loose(world: Wereld) -> None:
    """What is about no klant: teams, single sign-on, campaign, targets, employers."""
    los, mark = world.los, world.kanaries.next
    los.stadsdelen = {"centrum": mark(), "escamp": mark()}
    tied = {"inlognaam": mark().lower(), "uitgever": mark(), "sub": mark()}
    los.koppeling = KoppelingFactory(medewerker=los.derde, **tied)
    TeamStadsdeel.objects.create(stadsdeel=los.stadsdelen["centrum"], team=los.centrum)
    TeamStadsdeel.objects.create(stadsdeel=los.stadsdelen["escamp"], team=los.escamp)
    los.team, los.belemmeringsoort = los.centrum, Belemmeringsoort.objects.get(pk="schulden")
    los.campagne = CampagneFactory(code="langdurig", startdatum=date(2019, 1, 1), einddatum=None)
    los.programma, _ = Programma.objects.get_or_create(
        code="werkoffensief", defaults={"naam": "Werkoffensief"}
    )
    set_targets(los)
    known = {"plaats": "x", "bezoekadres": "x", "telefoon": "x", "website": "https://x"}
    mine = los.accountmanager
    los.werkgever = WerkgeverFactory(accountmanager=los.makelaar, **known)
    los.andere_werkgever = WerkgeverFactory(accountmanager=mine, **known)
    los.zonder_akkoord = WerkgeverFactory(accountmanager=mine, **known)
    los.archief = WerkgeverFactory(gearchiveerd_op=date(2026, 1, 1), archief_reden="x", **known)
    los.akkoord = WerkakkoordFactory(akkoordnummer=mark(), werkgever=los.werkgever, einddatum=None)
    los.gevuld = WerkakkoordFactory(akkoordnummer=mark(), werkgever=los.werkgever, einddatum=None)
    WerkakkoordFactory(akkoordnummer=mark(), werkgever=los.andere_werkgever)
    WerkakkoordFactory(
        akkoordnummer=mark(), werkgever=los.werkgever, vervallen_op=timezone.now(), vervallen_reden="x"
    )
    los.contactpersoon = Contactpersoon.objects.create(
        werkgever=los.werkgever, naam="x", functie="x", telefoon="x", email="x"
    )
    _contacts_and_vacancies(los, mine)
    for name, werkgever in (("werkgever", los.werkgever), ("ander_bedrijf", los.andere_werkgever)):
        Werkgeveraccount.objects.create(medewerker=world.actors[name].medewerker, werkgever=werkgever)


def _contacts_and_vacancies(los: SimpleNamespace, accountmanager: Medewerker) -> None:
    said = {"werkgever": los.werkgever, "contactpersoon": los.contactpersoon, "medewerker": accountmanager,
            "verslag": "x", "afspraak": "x", "afspraak_op": date(2026, 3, 9)}  # fmt: skip
    los.contactmoment = ContactmomentFactory(**said)
    ContactmomentFactory(vervallen_op=timezone.now(), vervallen_reden="x", **said)
    offered = {"werkgever": los.werkgever, "plaats": "x"}
    los.vacature = VacatureFactory(werkakkoord=los.gevuld, **offered)
    los.te_lang_open = VacatureFactory(open_tot=date(2026, 2, 1), **offered)
    los.gesloten = VacatureFactory(gesloten_op=date(2026, 2, 1), sluitreden="vervuld", **offered)


def _klanten(world: Wereld) -> None:
    los = world.los
    owners = [a.medewerker for a in world.actors.values() if a.medewerker and a.medewerker.team]
    for owner in owners:
        _klant(world, owner.team, owner)
    for name in ("consulent", "regisseur", "collega", "teamleider", "vreemde"):
        owner = world.actors[name].medewerker
        _klant(world, owner.team, owner, schild=True)
    _klant(world, los.escamp, los.verre)
    _klant(world, los.escamp, los.verre, schild=True)
    everybody = [a.medewerker for a in world.actors.values() if a.medewerker]
    _klant(world, los.escamp, los.verre, toegang_van=[m for m in everybody if m.team != los.escamp])
    _klant(world, los.centrum, los.derde, toegang_van=[m for m in everybody if m.team != los.centrum])
    _klant(world, los.centrum, los.derde, schild=True, genoemd=everybody)
    for team in (los.centrum, los.escamp, None):
        _klant(world, team)
        _klant(world, team, leeg=True)
    for team in (los.centrum, los.escamp):
        _klant(world, team, schild=True)
    for team in (los.centrum, los.escamp, None):
        _bare(world, team)
    stand_in.arrange(world, _klant)
    alone = next(r for r in world.bundels if r.team == los.escamp and not (r.regisseur or r.schild))
    for into in (world.bundels[0], alone):
        _merged(world, into)


def _klant(
    world: Wereld,
    team: Any,
    regisseur: Medewerker | None = None,
    *,
    schild: bool = False,
    leeg: bool = False,
    toegang_van: Collection[Medewerker] = (),
    genoemd: Collection[Medewerker] = (),
) -> None:
    """One person with a row of everything. `leeg`: without a plan."""
    los, number = world.los, len(world.bundels)
    klant = KlantFactory(
        klantnummer=world.kanaries.next(),
        tussenvoegsel="x",
        let_op="x",
        tolk_taal="x",
        veiligheid="x",
        veiligheid_tot=clock.today() + timedelta(days=90),
        stadsdeel=_district(world, team),
        geboortedatum=date(1970, 1, 1) + timedelta(days=number),
    )
    row = SimpleNamespace(
        klant=klant, team=team, regisseur=regisseur, schild=schild, leeg=leeg, kaal=False, samengevoegd=False,
        toegang_van=toegang_van, genoemd=genoemd,
    )  # fmt: skip
    world.bundels.append(row)
    row.bsn = invented_bsn(number)
    set_identificatie(
        door=los.beheerder.pk,
        klant_id=klant.pk,
        versie=identificatie_state(None),
        bsn=row.bsn,
        reden_ontbreekt=None,
    )
    _contact_and_talk(world, row, regisseur or los.derde)
    if not leeg:
        _plan(world, row)
    _place(world, row)
    Klantnummer.objects.create(nummer=world.kanaries.next(), klant=klant)
    if schild:
        Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="x")
    _doors(world, row)


def _doors(world: Wereld, row: SimpleNamespace) -> None:
    """A Toegang that opens the file, others that open nothing, and who is named in a shielded file."""
    los, klant, mark, now = world.los, row.klant, world.kanaries.reason, timezone.now()
    stranger = los.derde if row.team == los.escamp else los.verre
    row.toegang = ToegangFactory(klant=klant, medewerker=stranger, reden=mark())
    everybody = [a.medewerker for a in world.actors.values() if a.medewerker]
    for medewerker in everybody if row.schild else row.toegang_van:
        ToegangFactory(klant=klant, medewerker=medewerker, reden=mark())
    if row.regisseur == world.actors["vreemde"].medewerker:
        past = now - timedelta(hours=25)
        ended = {"beeindigd_op": past, "beeindigd_door": row.regisseur, "vanaf": past, "tot": past + DAY}
        for medewerker in everybody:
            ToegangFactory(klant=klant, medewerker=medewerker, reden=mark(), vanaf=past, tot=past + DAY)
            ToegangFactory(klant=klant, medewerker=medewerker, reden=mark(), **ended)
    if row.schild:
        who_left = world.actors["afgesloten"].medewerker
        named = row.genoemd or [los.derde if row.regisseur else who_left]
        by = {"klant": klant, "toegevoegd_door": world.actors["teamleider"].medewerker}
        rows = [VertrouwelingFactory(medewerker=medewerker, **by) for medewerker in named]
        row.vertrouweling = rows[0]
        no_longer = [m for m in everybody if m not in named]
        for medewerker in no_longer:
            VertrouwelingFactory(medewerker=medewerker, vanaf=now - timedelta(days=2), tot=now, **by)


def _district(world: Wereld, team: Any) -> str:
    los = world.los
    return {los.centrum: los.stadsdelen["centrum"], los.escamp: los.stadsdelen["escamp"]}.get(team, "Nergens")


def _bare(world: Wereld, team: Any, *, samengevoegd: bool = False) -> Klant:
    """A person of whom nothing is known but the name: so a file that can be merged into any other."""
    klant = KlantFactory(klantnummer=world.kanaries.next(), stadsdeel=_district(world, team))
    world.bundels.append(
        SimpleNamespace(
            klant=klant, team=team, regisseur=None, schild=False, leeg=True, kaal=True, samengevoegd=samengevoegd,
            toegang_van=(), genoemd=(), bsn="", nummer=klant.klantnummer,
        )
    )  # fmt: skip
    return klant


def _merged(world: Wereld, into: SimpleNamespace) -> None:
    """A file that went into another: the database leaves it nothing but its own row."""
    klant = _bare(world, into.team, samengevoegd=True)
    world.bundels[-1].opgegaan_in = into
    Klantnummer.objects.filter(klant=klant).update(klant=into.klant)
    Klant.objects.filter(pk=klant.pk).update(klantnummer=None, samengevoegd_in=into.klant)


def _contact_and_talk(world: Wereld, row: SimpleNamespace, writer: Medewerker) -> None:
    klant, then, mark = row.klant, timezone.now() - timedelta(days=30), world.kanaries.next
    for soort in ("telefoon", "email"):
        Contactgegeven.objects.create(klant=klant, soort=soort, waarde="x", bron="klant", geldig_van=then)
    place = PLACE if row.leeg else ADDRESS
    Adres.objects.create(klant=klant, bron="klant", geldig_van=then, geheim=True, **place)
    row.vertegenwoordiger = Vertegenwoordiger.objects.create(
        klant=klant, soort="bewindvoerder", naam="x", organisatie="x", adres="x", telefoon="x", email="x",
        bron="klant", geldig_van=then, is_geadresseerde=False,
    )  # fmt: skip
    row.gezinslid = Gezinslid.objects.create(
        gezinslidnummer=mark(),
        klant=klant,
        relatie="kind",
        naam="x",
        geboortejaar=2015,
        bron="klant",
        geldig_van=then,
    )
    row.document = DocumentFactory(klant=klant, toegevoegd_door=writer)
    DocumentFactory(klant=klant, toegevoegd_door=writer, vervallen_op=timezone.now(), vervallen_reden="x")
    row.gesprek = GesprekFactory(gespreknummer=mark(), klant=klant, medewerker=writer, **said())
    gone = {"klant": klant, "vervallen_op": timezone.now(), "vervallen_reden": "x"}
    at_the_table(row, writer, mark, GesprekFactory(gespreknummer=mark(), medewerker=writer, **gone))
    ContactpogingFactory(pogingnummer=mark(), medewerker=writer, **gone)
    Belemmering.objects.create(soort_id="taal", vastgesteld_op=PLACED, **gone)
    UitkeringFactory(start=date(2014, 1, 1), **gone)
    PlaatsingFactory(plaatsingnummer=mark(), startdatum=PLACED, **gone)
    wrong = TrajectFactory(trajectnummer=mark(), start=date(2020, 1, 1), **gone)
    RegisseurschapFactory(traject=wrong, medewerker=writer, overdrachtsnotitie="x", **gone)
    StapFactory(stapnummer=mark(), traject=wrong, **gone)
    row.poging = ContactpogingFactory(pogingnummer=mark(), klant=klant, medewerker=writer)
    row.belemmering = Belemmering.objects.create(klant=klant, vastgesteld_op=PLACED, **OBSTACLE)
    row.uitkering = UitkeringFactory(klant=klant, start=date(2015, 1, 1))
    meer.facts(world, row, writer)
    for actor in ("consulent", "regisseur", "collega", "vreemde", "teamleider", "manager"):
        Concept.objects.create(
            medewerker=world.actors[actor].medewerker, klant=klant, soort="gesprek", inhoud={"verslag": "x"}
        )


def _plan(world: Wereld, row: SimpleNamespace) -> None:
    """An open traject, a former regisseur, the present one if there is one, and a step."""
    past = {"medewerker": world.los.derde, "overdrachtsnotitie": "x"}
    row.traject = TrajectFactory(trajectnummer=world.kanaries.next(), klant=row.klant, start=START)
    row.regisseurschap = RegisseurschapFactory(traject=row.traject, start=START, einde=TURN, **past)
    if row.regisseur:
        row.regisseurschap = RegisseurschapFactory(
            traject=row.traject, start=TURN, medewerker=row.regisseur, overdrachtsnotitie="x"
        )
    plan.keep(world, row)


def _place(world: Wereld, row: SimpleNamespace) -> None:
    los = world.los
    row.plaatsing = plan.place(world, row, PLACED)
    asked = {
        "figuur": "geplaatst",
        "peildatum": date(2019, 12, 31),
        "gesteld_door": world.actors["manager"].medewerker,
    }
    Vraag.objects.create(
        klant=row.klant, antwoord="x", beantwoord_door=los.derde, beantwoord_op=timezone.now() + timedelta(hours=1),
        tekst="x", **asked,
    )  # fmt: skip
    row.vraag = Vraag.objects.create(klant=row.klant, tekst="x", **asked)
    Campagnedeelname.objects.update_or_create(
        klant=row.klant, campagne=los.campagne, defaults={"vervallen_op": None}
    )


def _requests(world: Wereld) -> None:
    """Two open requests of one klant, here the own one of the privacy officer; another klant's is closed."""
    los, officer = world.los, world.actors["privacy"].medewerker
    asks = next(row.klant for row in world.bundels if row.regisseur == officer)
    asked = {"ontvangen_op": clock.today() - timedelta(days=3), "door": officer}
    los.verzoek = VerzoekFactory(klant=asks, soort="inzage", **asked)
    los.wisverzoek = VerzoekFactory(klant=asks, soort="verwijdering", **asked)
    los.klaar = VerzoekFactory(
        klant=world.bundels[0].klant, soort="verwijdering", afgehandeld_op=timezone.now(),
        afgehandeld_door=officer, uitkomst="afgewezen", toelichting="x", **asked,
    )  # fmt: skip


def _refresh(world: Wereld) -> None:
    values = [value for holder in (world.los, *world.bundels) for value in vars(holder).values()]
    for value in [*values, *(actor.medewerker for actor in world.actors.values())]:
        if hasattr(value, "refresh_from_db"):
            value.refresh_from_db()


def _log_in(world: Wereld) -> None:
    for actor in [actor for actor in world.actors.values() if actor.medewerker]:
        browser = Client()
        browser.force_login(actor.medewerker, backend=BACKEND)
        actor.cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
        accounts.furnish(actor, world.los)
    give_app(world.los.medewerker)
    accounts.keep_awake()
    Medewerker.objects.filter(pk=world.actors["afgesloten"].medewerker.pk).update(is_active=False)
    world.teams = dict(Medewerker.objects.values_list("pk", "team"))
