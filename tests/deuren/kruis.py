"""Doors that serve more than one thing: two objects in one address that are not one klant's; every kind of fact."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.urls import reverse

from intake.models import Actie
from intake.queries import fact_models
from tests.deuren import tabellen
from tests.deuren.walk import Klop, Wandeling

READERS = ("consulent", "regisseur", "collega", "vreemde", "teamleider", "manager", "privacy")


def _action(row: Any) -> Any:
    return Actie.objects.filter(klant=row.klant, vervallen_op__isnull=True).order_by("pk").first()


# By door: its address, made of what is `own` and of what is another klant's.
CROSSED: dict[str, Callable[[Any, Any], dict[str, Any]]] = {
    **{
        deur: lambda own, other: {"traject_id": own.traject.pk, "klantactie_id": _action(other).pk}
        for deur in ("plan_actie_gedaan", "plan_actie_wijzigen", "plan_actie_terug")
    },
    "planversie_vergelijken": lambda own, other: {
        "planversie_id": own.planversie.pk, "met_id": other.eerste_versie.pk,
    },
    "verzoek_document": lambda own, other: {"verzoek_id": own.verzoek.pk, "document_id": other.document.pk},
}  # fmt: skip


def cross(walk: Wandeling, deur: str) -> None:
    """One's own object with one of a colleague's klant, and of a stranger: the two together are nothing."""
    world = walk.world
    for name in READERS:
        actor = world.actors[name]
        own = world.bundel(actor, "eigen", lambda row: not row.leeg)
        if deur.startswith("verzoek"):
            own = type(own)(verzoek=world.los.verzoek, klant=world.los.verzoek.klant)
        for relatie in ("team", "ander"):
            other = world.bundel(actor, relatie, lambda row: not row.leeg and not row.kaal)
            assert own
            assert other
            for method in ("GET", "POST"):
                klop = Klop(actor, deur, method, "afwezig", f" crossed with {relatie}")
                answer = walk.ask(actor, method, reverse(deur, kwargs=CROSSED[deur](own, other)), {})
                _judge(walk, klop, answer, tabellen.cel((deur, method, "afwezig"), actor.rollen).status)


# Kinds that ask for more than the file: what the answer then is instead of 200.
NOT_ALONE = {
    "plan": "goes with its traject",
    "doelactie": "is changed where it stands",
    "profiel": "is changed where it stands",
    "aanwezigheid": "is changed where it stands",
    "wachtplek": "ends with a reason",
    "leningbrief": "is a copy of what was told",
}
BY_TASK = {"toegang", "meekijken"}  # who sees the file without it being their work


def facts(walk: Wandeling, readers: Iterable[str] = READERS) -> None:
    """The page that withdraws a fact, for each kind of fact, for each klant that the table knows."""
    for name in readers:
        for _deur, _method, relatie in (k for k in tabellen.deuren() if k[:2] == ("feit_vervallen", "GET")):
            klop = Klop(walk.world.actors[name], "feit_vervallen", "GET", relatie)
            o = walk.objects(klop)
            for soort, row in _facts(o) if relatie != "afwezig" else ():
                _withdraw(walk, replace(klop, vraag=f" {soort}"), o, soort, row)


def _facts(o: Any) -> Iterator[tuple[str, Any]]:
    """A standing fact of each kind; of what is partly sensitive, one that is and one that is not."""
    sensitive = {row.pk for row in vars(o).get("gevoelig", ())}
    for soort, model in fact_models().items():
        rows = model._default_manager.filter(klant=o.klant.pk, vervallen_op__isnull=True).order_by("pk")
        found = {row.pk in sensitive: row for row in rows}
        yield from ((soort, row) for row in found.values())


def _withdraw(walk: Wandeling, klop: Klop, o: Any, soort: str, row: Any) -> None:
    path = reverse("feit_vervallen", kwargs={"soort": soort, "feit_id": row.pk})
    status = tabellen.cel(("feit_vervallen", "GET", klop.relatie), klop.actor.rollen).status
    if status == 200:
        status = _of_kind(soort, row, klop.relatie, klop.actor, o)
    _judge(walk, klop, walk.ask(klop.actor, "GET", path, {}), status)
    if status != 200:
        body = {"reden": "Nieuw", "versie": row.versie}
        _judge(walk, klop, walk.ask(klop.actor, "POST", path, body), status)


def _of_kind(soort: str, row: Any, relatie: str, actor: Any, o: Any) -> int:
    """Whether this kind may be withdrawn by whoever may open the file."""
    leads = "teamleider" in actor.rollen
    if soort in NOT_ALONE:
        return 403
    if row.pk in {one.pk for one in o.gevoelig}:
        reads = actor.medewerker in {o.schrijver, o.regisseur, *o.genoemd} - {None}
        return 200 if reads or relatie == "waarneming" else 404
    if soort == "regisseurschap":
        return (
            200 if relatie not in BY_TASK and leads else 403
        )  # here each one's first day is a former regisseur's
    if soort in {"toekenning", "uitgave", "lening", "kwijtschelding"}:
        decides = soort in {"lening", "kwijtschelding"} or leads or "regisseur" in actor.rollen
        return 200 if relatie not in BY_TASK and decides else 403
    if soort == "traject":
        free = o.klant.regisseur_id in {None, actor.medewerker.pk}
        return 200 if relatie not in BY_TASK and (free or leads) else 403
    return 200


def _judge(walk: Wandeling, klop: Klop, answer: Any, status: int) -> None:
    wrong = list(walk.everywhere(klop, tabellen.Cel(status), answer, walk.objects(klop), {}))
    if answer.status != status:
        wrong.append(f"is to be {status}, the answer is {answer.status}")
    if answer.changed:
        wrong.append("was not to change anything, and did")
    walk.afwijkingen += [f"{klop}: {sentence}" for sentence in wrong]
