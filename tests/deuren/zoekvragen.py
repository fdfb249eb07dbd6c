"""What somebody types to find a person, at each door that looks somebody up.

What was typed may stand in the field again (a BSN not where one looks among all); never in an address, a title, a
header or a log.
And the answer about a file that one may not open is the answer about nobody.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from tests.deuren import tabellen
from tests.deuren.antwoord import Antwoord
from tests.deuren.bodies import DEUREN
from tests.deuren.deur import Deur, Objects, day
from tests.deuren.walk import Klop, Wandeling, url_name

Typed = Callable[[Objects], str]
WAYS: dict[str, Typed] = {
    "name": lambda o: f"{o.klant.voornaam} {o.klant.achternaam}",
    "number": lambda o: o.klant.klantnummer or o.nummer,
    "birth date": lambda o: (
        o.klant.geboortedatum.strftime("%d-%m-%Y") if o.klant.geboortedatum else day(-9999)
    ),
    "BSN": lambda o: o.bsn,
    "BSN among words": lambda o: f"bsn {o.bsn} van {o.klant.achternaam}",
}
# What nobody has. Not for a number: here it is a word, and words also find what is alike.
NOBODY = {"birth date": "03-03-1933", "BSN": "999999990"}


def _filled(deur: str, field: str) -> Callable[[Objects, str], dict[str, Any]]:
    return lambda o, typed: {**DEUREN[deur].body(o), field: typed}


# In which field of which door one types it.
DOORS: dict[str, Callable[[Objects, str], dict[str, Any]]] = {
    "klant_zoeken": lambda o, typed: {"q": typed},
    "toegang_vragen": _filled("toegang_vragen", "nummer"),
    "verzoek_nieuw": _filled("verzoek_nieuw", "nummer"),
    "klant_samenvoegen": _filled("klant_samenvoegen", "nummer"),
    "gezinsband_nieuw": lambda o, typed: {
        "nummer": typed, "relatie": "kind", "sinds": day(-9), "nieuw_id": str(uuid4()),
    },
    "inzage": lambda o, typed: {"klantnummer": typed},
    "handeling_zoeken": lambda o, typed: {"q": typed},
    "medewerker_zoeken": lambda o, typed: {"q": typed},
    "werkgever_zoeken": lambda o, typed: {"q": typed},
    "kijk_mee": lambda o, typed: {"zoek_medewerker": typed, "reden": "Nieuw", "dagen": "3", "nieuw_id": str(uuid4())},
    "regisseur_toewijzen": lambda o, typed: {"zoek_regisseur": typed, "dag": day()},
}  # fmt: skip
# Where a klant is looked for among all: a file that one may not open is not there.
ORACLES = {"klant_zoeken"}
VARYING = re.compile(r'[0-9a-f]{8}-[0-9a-f-]{27}|name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"')


def ask(walk: Wandeling, deur: str) -> None:
    """Everybody asks for each klant that the table knows, in every way."""
    for name, method, relatie in tabellen.deuren():
        if name == deur and method == "POST" and relatie != "afwezig":
            for actor in walk.world.actors.values():
                _ask(walk, Klop(actor, deur, "POST", relatie))


def _ask(walk: Wandeling, klop: Klop) -> None:
    o = walk.objects(klop)
    path = walk.path(klop, o) + DEUREN.get(klop.deur, Deur()).vragen[0]
    cell = tabellen.cel((klop.deur, "POST", klop.relatie), klop.actor.rollen)
    closed = cell.status in {403, 404, 405} or klop.actor.rol == "anoniem"
    for way in ("name", "BSN") if closed else WAYS:
        typed = WAYS[way](o)
        if not typed:
            continue
        body = DOORS[klop.deur](o, typed)
        answer = _asked(walk, klop, path, body)
        typed_back = {o.bsn} if klop.deur not in ORACLES and o.bsn in answer.body else set()
        wrong = [*walk.zicht.seen(klop, answer, f"{path} {body}"), *walk.zicht.mailed(answer.mails)]
        wrong += walk.zicht.numbers_in(answer, typed_back)
        if (closed and answer.status != cell.status) or answer.status >= 500:
            wrong.append(f"the table says {cell.status}, the answer is {answer.status}")
        if closed and answer.changed:
            wrong.append("was not to change anything, and did")
        row = walk.world.bundel_of[o.klant.pk]
        if klop.deur in ORACLES and not closed and not walk.zicht.opens(klop.actor, row):
            wrong += _tells(walk, klop, path, (way, typed), answer)
        walk.afwijkingen += [f"{klop}, asked by {way}: {sentence}" for sentence in wrong]


def _asked(walk: Wandeling, klop: Klop, path: str, body: dict[str, Any]) -> Antwoord:
    """The answer; where it leads to a page with who was found, that page."""
    answer = walk.ask(klop.actor, "POST", path, body)
    if klop.deur in ORACLES and answer.status == 302 and url_name(answer.url) == klop.deur:
        answer.body = answer.vervolg
    return answer


def _tells(walk: Wandeling, klop: Klop, path: str, asked: tuple[str, str], answer: Antwoord) -> Iterator[str]:
    """In what the answer about a file that is closed differs from that about nobody."""
    way, typed = asked
    if url_name(answer.url) == "klant_dossier":
        yield "leads to a file that this reader may not open"
    if way in NOBODY:
        body = DOORS[klop.deur](walk.objects(klop), NOBODY[way])
        other = _asked(walk, klop, path, body)
        if _bare(answer.body, typed) != _bare(other.body, NOBODY[way]):
            yield "answers otherwise than about nobody"


def _bare(page: str, typed: str) -> str:
    return VARYING.sub("", page).replace(typed, "")
