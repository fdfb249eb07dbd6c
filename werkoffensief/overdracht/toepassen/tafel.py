"""What a conversation at the table brings: answers, scores, talents and wishes, what was agreed."""

from dataclasses import replace

from intake.enums import VRAGEN_MET_LIJST
from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    KLANT,
    MEDEWERKER,
    VERVALLEN,
    by_key,
    by_number,
    code,
    ends_before,
)
from werkoffensief.overdracht.toepassen.verwijzen import CODE_TABLES, check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

GESPREK = Verwijzing(
    "gespreknummer",
    "gesprekken",
    "LEFT JOIN intake_gesprek ge ON ge.gespreknummer = r.gespreknummer LEFT JOIN intake_klant k ON k.id = ge.klant_id",
    {"gesprek_id": "ge.id", "klant_id": "ge.klant_id"},
)
GESPREK_VERVALLEN = ("ouder", "ge.vervallen_op IS NOT NULL")
# The row that the file calls `versie` is not the version of our own row.
GESPREK_VAN_ZRM = replace(GESPREK, gives={**GESPREK.gives, "versie_lijst": "r.versie"})
GESPREK_VAN_ACTIE = Verwijzing(
    "gespreknummer",
    "gesprekken",
    "LEFT JOIN intake_gesprek ge ON ge.gespreknummer = r.gespreknummer",
    {"gesprek_id": "ge.id", "gesprek_klant_id": "ge.klant_id"},
)


def _tag(lijst: str) -> Verwijzing:
    """A talent or a wish of its list."""
    return Verwijzing(
        "wat",
        "codes",
        f"LEFT JOIN {CODE_TABLES[lijst]} {lijst} ON {lijst}.code = r.wat AND r.soort = '{lijst}' AND r.bron = 'lijst'",
        {f"{lijst}_id": f"{lijst}.code"},
        lijst=lijst,
        where=f"o.soort = '{lijst}' AND o.bron = 'lijst'",
    )


TALENT = _tag("talent")
WENS = replace(
    _tag("wens"),
    gives={
        "wens_id": "wens.code",
        "tag_id": "COALESCE(talent.code, wens.code)",
        "tekst": "CASE WHEN r.bron = 'eigen_woorden' THEN r.wat END",
    },
)


def _answer(vraag: str) -> Verwijzing:
    """A code of the list of one question."""
    return Verwijzing(
        "waarde",
        "codes",
        f"LEFT JOIN {CODE_TABLES[vraag]} {vraag} ON {vraag}.code = r.waarde AND r.vraag = '{vraag}'",
        {f"{vraag}_id": f"{vraag}.code"},
        lijst=vraag,
        where=f"o.vraag = '{vraag}'",
    )


LISTED = [vraag.value for vraag in VRAGEN_MET_LIJST]
*_ANSWERS, _LAST = [_answer(vraag) for vraag in LISTED]
ANSWERS = (
    *_ANSWERS,
    replace(
        _LAST,
        gives={
            **_LAST.gives,
            "keuze_id": f"COALESCE({', '.join(f'{vraag}.code' for vraag in LISTED)})",
            "getal": "CASE WHEN r.vraag IN ('uren', 'reistijd') AND r.waarde ~ '^[0-9]{1,3}$' "
            "THEN r.waarde::smallint END",
        },
    ),
)


def _tag_once(werk: Werk) -> None:
    clash_rows(
        werk,
        "SELECT p.regel, 'dit talent of deze wens staat er al', "
        f"{screen_event('intake_klanttaggeschiedenis', 'x.id')} FROM lev_plan p JOIN intake_klanttag x "
        "ON x.klant_id = p.klant_id AND x.soort = p.soort AND (x.tag_id = p.tag_id OR x.tekst = p.tekst) "
        "WHERE x.vervallen_op IS NULL AND x.id <> p.id ORDER BY p.regel",
        [],
        "wat",
    )


def _gesprek_of_klant(werk: Werk) -> None:
    """What was agreed with somebody, or said by somebody, was so in a conversation with that person."""
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN intake_gesprek ge ON ge.id = p.gesprek_id "
        "WHERE ge.klant_id <> p.klant_id ORDER BY p.regel"
    ):
        werk.refuse(regel, "gespreknummer", "is een gesprek met een andere klant")


ANTWOORDEN = Bestemming(
    BY_NAME["antwoorden"],
    "intake_onderwerpantwoord",
    by_key("intake_onderwerpantwoord", "x.gesprek_id = ge.id AND x.onderwerp_id = r.onderwerp"),
    {
        "klant_id": None,
        "gesprek_id": None,
        "onderwerp_id": None,
        "stand": "stand",
        "tekst": "tekst",
        "intern": "intern",
    },
    stand.ANTWOORDEN,
    verwijzingen=(GESPREK, code("onderwerp", "onderwerp")),
    over=(VERVALLEN, GESPREK_VERVALLEN, GEWIST),
    klant="o.klant_id",
)
KEUZEANTWOORDEN = Bestemming(
    BY_NAME["keuzeantwoorden"],
    "intake_keuzeantwoord",
    by_key("intake_keuzeantwoord", "x.gesprek_id = ge.id AND x.vraag = r.vraag"),
    {
        "klant_id": None,
        "gesprek_id": None,
        "vraag": None,
        "stand": "stand",
        "keuze_id": "waarde",
        "getal": "waarde",
    },
    stand.KEUZEANTWOORDEN,
    verwijzingen=(GESPREK, *ANSWERS),
    over=(VERVALLEN, GESPREK_VERVALLEN, GEWIST),
    klant="o.klant_id",
)
ZRM = Bestemming(
    BY_NAME["zrm"],
    "intake_zrmscore",
    by_key("intake_zrmscore", "x.gesprek_id = ge.id AND x.domein = r.domein"),
    {"klant_id": None, "gesprek_id": None, "domein": None, "niveau": "niveau", "versie_lijst": "versie"},
    stand.ZRM,
    verwijzingen=(GESPREK_VAN_ZRM,),
    over=(VERVALLEN, GESPREK_VERVALLEN, GEWIST),
    klant="o.klant_id",
)
KLANTTAGS = Bestemming(
    BY_NAME["klanttags"],
    "intake_klanttag",
    by_key(
        "intake_klanttag",
        "x.klant_id = kn.klant_id AND x.soort = r.soort AND (r.bron = 'lijst' AND x.tag_id = r.wat "
        "OR r.bron = 'eigen_woorden' AND btrim(normalize(x.tekst, NFC)) = r.wat)",
    ),
    {
        "klant_id": None,
        "soort": None,
        "tag_id": None,
        "tekst": None,
        "sinds": "sinds",
        "tot": "tot",
        "gesprek_id": "gespreknummer",
    },
    stand.KLANTTAGS,
    verwijzingen=(KLANT, TALENT, WENS, GESPREK_VAN_ACTIE),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=ends_before("sinds", "tot"),
    same=("klant_id", "soort", "bron", "wat"),
    checks=(check_klant_stays, _tag_once, _gesprek_of_klant),
)
ACTIES = Bestemming(
    BY_NAME["acties"],
    "intake_actie",
    by_number("intake_actie", "actienummer"),
    {
        "actienummer": None,
        "klant_id": None,
        "gesprek_id": "gespreknummer",
        "wie": "wie",
        "medewerker_id": "medewerker",
        "wie_anders": "wie_anders",
        "wat": "wat",
        "afgesproken_op": "afgesproken_op",
        "voor_op": "voor_op",
        "gedaan_op": "gedaan_op",
    },
    stand.ACTIES,
    verwijzingen=(KLANT, GESPREK_VAN_ACTIE, MEDEWERKER),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=(*ends_before("afgesproken_op", "voor_op"), *ends_before("afgesproken_op", "gedaan_op")),
    checks=(check_klant_stays, _gesprek_of_klant),
    nummer=("actie", "actienummer"),
)
