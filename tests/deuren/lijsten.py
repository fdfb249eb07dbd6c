"""What the people of the world keep about lists, and what they did for many klanten at once."""

from typing import Any

from tests.deuren.plan import keep_templates
from werkoffensief.accounts.models import Lijstfilter, Lijstweergave
from werkoffensief.dossier.enums import Bulksoort
from werkoffensief.dossier.models import Bulkactie
from werkoffensief.dossier.services.bulk import choose_klanten, look_at
from werkoffensief.web import clock

CASEWORK = ("consulent", "regisseur", "collega", "vreemde", "teamleider")


def keep_about_lists(world: Any) -> None:
    """A saved filter of everybody who works with klanten, and one of each team."""
    los, kept = world.los, {"lijst": "klanten", "query": "groep=team&gesproken=nee"}
    los.lijstfilters = {
        name: Lijstfilter.objects.create(naam="x", medewerker=world.actors[name].medewerker, **kept)
        for name in CASEWORK
    }
    los.teamfilter = Lijstfilter.objects.create(naam="x", team=los.centrum, **kept)
    Lijstfilter.objects.create(naam="x", team=los.escamp, **kept)
    Lijstweergave.objects.create(medewerker=los.derde, lijst="klanten", kolommen=["naam", "stand"])
    keep_templates(world)


def act_on_many(world: Any) -> None:
    """Of each who gives people a regisseur: an act that was looked at, and one that was done; both also name a klant
    of another team, and one of a colleague.
    """
    los = world.los
    los.bekeken, los.uitgevoerd = {}, {}
    _start_for_many(world)
    for name in ("regisseur", "collega", "vreemde", "teamleider"):
        actor = world.actors[name]
        people = [
            next(row.klant for row in world.bundels if world.relatie(actor, row) == relatie and not row.leeg)
            for relatie in ("eigen", "ander")
        ]
        to = los.verre if name == "vreemde" else los.derde
        looked = choose_klanten(door=actor.medewerker.pk, klanten=[klant.pk for klant in people])
        los.bekeken[name] = look_at(
            door=actor.medewerker, actie_id=looked.pk, naar_id=to.pk, dag=clock.today(), vandaag=clock.today()
        )
        done = choose_klanten(door=actor.medewerker.pk, klanten=[klant.pk for klant in people])
        Bulkactie.objects.filter(pk=done.pk).update(naar=to, dag=clock.today(), uitgevoerd_op=clock.now())
        los.uitgevoerd[name] = done
    actor = world.actors["regisseur"]
    other = next(row.klant for row in world.bundels if world.relatie(actor, row) == "team" and row.regisseur)
    looked = choose_klanten(door=actor.medewerker.pk, klanten=[other.pk])
    los.van_collega = look_at(
        door=actor.medewerker,
        actie_id=looked.pk,
        naar_id=los.derde.pk,
        dag=clock.today(),
        vandaag=clock.today(),
    )
    _done_to_who_left(world)


def _done_to_who_left(world: Any) -> None:
    """An act of the regisseur that gave a regisseur to somebody who is of another team by now."""
    los, actor = world.los, world.actors["regisseur"]
    away = next(row for row in world.bundels if row.regisseur and world.relatie(actor, row) == "ander")
    for row in (away.regisseurschap, away.traject):
        row.refresh_from_db()
    los.weggegeven = choose_klanten(door=actor.medewerker.pk, klanten=[away.klant.pk])
    los.weggegeven.regels.update(
        nieuwe=away.regisseurschap,
        nieuwe_versie=away.regisseurschap.versie,
        traject_versie=away.traject.versie,
    )
    Bulkactie.objects.filter(pk=los.weggegeven.pk).update(
        naar=away.regisseur, dag=clock.today(), uitgevoerd_op=clock.now()
    )


def _start_for_many(world: Any) -> None:
    """Of a teamleider, and of whoever was one: an act that starts a traject, looked at; for a klant without one."""
    los, actor = world.los, world.actors["teamleider"]
    klant = next(row.klant for row in world.bundels if row.leeg and world.relatie(actor, row) == "team")
    los.te_starten = {}
    for name in ("teamleider", "regisseur"):
        door = world.actors[name].medewerker
        begun = choose_klanten(door=door.pk, klanten=[klant.pk], soort=Bulksoort.TRAJECT)
        los.te_starten[name] = look_at(
            door=door, actie_id=begun.pk, naar_id=los.derde.pk, dag=clock.today(), vandaag=clock.today()
        )
