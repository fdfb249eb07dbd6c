"""Buddies, their pairings with klanten, and what they did together."""

from django.db import IntegrityError, transaction

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import no_overlap
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    KLANT,
    MEDEWERKER,
    VERVALLEN,
    WERKGEVER,
    by_key,
    by_number,
    ends_before,
)
from werkoffensief.overdracht.toepassen.plan import insert_new, update_changed
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk
from werkoffensief.web.refusals import sentence_of

BUDDY = Verwijzing(
    "buddynummer",
    "buddies",
    "LEFT JOIN trajecten_buddy bu ON bu.buddynummer = r.buddynummer",
    {"buddy_id": "bu.id"},
)
KOPPELING = Verwijzing(
    "koppelnummer",
    "buddykoppelingen",
    "LEFT JOIN trajecten_buddykoppeling kp ON kp.koppelnummer = r.koppelnummer "
    "LEFT JOIN intake_klant k ON k.id = kp.klant_id",
    {"koppeling_id": "kp.id", "klant_id": "kp.klant_id"},
)


def _tried(column: str):
    """Written as it will be, and taken back: what the rules of the database refuse, refuses the file."""

    def check(werk: Werk) -> None:
        doel = werk.bestemming
        changing = [name for name, kolom in doel.columns.items() if kolom]
        try:
            with transaction.atomic():
                insert_new(werk, doel.base, list(doel.columns))
                update_changed(werk, doel.base, changing)
                transaction.set_rollback(True)
        except IntegrityError as error:
            (regel,) = werk.rows("SELECT min(p.regel) FROM lev_plan p")[0]
            werk.refuse(regel, column, sentence_of(error).rstrip(".").lower())

    return check


BUDDIES = Bestemming(
    BY_NAME["buddies"],
    "trajecten_buddy",
    by_number("trajecten_buddy", "buddynummer"),
    {
        "buddynummer": None,
        "naam": "naam",
        "telefoon": "telefoon",
        "email": "email",
        "werkgever_id": "kvk_nummer",
        "vog_op": "vog_op",
        "talen": "talen",
        "sector": "sector",
        "plekken": "plekken",
        "van": "van",
        "tot": "tot",
    },
    stand.BUDDIES,
    verwijzingen=(WERKGEVER,),
    over=(VERVALLEN,),
    checks=(_tried("plekken"),),
    nummer=("buddy", "buddynummer"),
)
KOPPELINGEN = Bestemming(
    BY_NAME["buddykoppelingen"],
    "trajecten_buddykoppeling",
    by_number("trajecten_buddykoppeling", "koppelnummer"),
    {
        "koppelnummer": None,
        "klant_id": None,
        "buddy_id": "buddynummer",
        "start": "start",
        "einde": "einde",
        "einde_reden": "einde_reden",
        "medewerker_id": "medewerker",
        "waarom": "waarom",
    },
    stand.BUDDYKOPPELINGEN,
    verwijzingen=(KLANT, BUDDY, MEDEWERKER),
    over=(VERVALLEN, ("ouder", "bu.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    rules=ends_before("start", "einde"),
    checks=(check_klant_stays, no_overlap("klant_id", "buddy", "koppelnummer"), _tried("buddynummer")),
    nummer=("buddykoppeling", "koppelnummer"),
)
CONTACTEN = Bestemming(
    BY_NAME["buddycontacten"],
    "trajecten_buddycontact",
    by_key("trajecten_buddycontact", "x.koppeling_id = kp.id AND x.dag = r.dag AND x.hoe = r.hoe"),
    {
        "klant_id": None,
        "koppeling_id": None,
        "dag": None,
        "hoe": None,
        "tekst": "tekst",
        "medewerker_id": "medewerker",
    },
    stand.BUDDYCONTACTEN,
    verwijzingen=(KOPPELING, MEDEWERKER),
    over=(VERVALLEN, ("ouder", "kp.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    checks=(_tried("dag"),),
)
