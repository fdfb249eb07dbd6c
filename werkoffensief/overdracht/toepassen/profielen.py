"""What somebody can and wants: the profile of a klant, with work, schooling and languages."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, VERVALLEN, by_key, by_number
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.wachtlijst import STEP, step_of_klant


def _own(tabel: str, *keys: str) -> dict[str, str | None]:
    """Every column of the file that is no key, under its own name."""
    names = BY_NAME[tabel].column_names
    return {name: name for name in names if name not in ("klantnummer", *keys)}


PROFIELEN = Bestemming(
    BY_NAME["profielen"],
    "trajecten_profiel",
    by_key("trajecten_profiel", "x.klant_id = kn.klant_id"),
    {"klant_id": None, **_own("profielen")},
    stand.PROFIELEN,
    verwijzingen=(KLANT,),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=(
        (("uren_max", "uren_min"), "p.uren_max < p.uren_min", "uren_max is dan lager dan uren_min"),
        (
            ("beschikbaar_tot", "beschikbaar_vanaf"),
            "p.beschikbaar_tot < p.beschikbaar_vanaf",
            "beschikbaar_tot ligt dan voor beschikbaar_vanaf",
        ),
        (
            ("gedrag_voldoende", "gedrag_goed"),
            "p.gedrag_voldoende && p.gedrag_goed",
            "een gedrag staat dan in beide lijsten",
        ),
    ),
    same=("klant_id",),
)
WERKERVARING = Bestemming(
    BY_NAME["werkervaring"],
    "trajecten_werkervaring",
    by_number("trajecten_werkervaring", "werkervaringnummer"),
    {"werkervaringnummer": None, "klant_id": None, **_own("werkervaring", "werkervaringnummer")},
    stand.WERKERVARING,
    verwijzingen=(KLANT,),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=((("tot", "van"), "p.tot < left(p.van, length(p.tot))", "tot ligt dan voor van"),),
    checks=(check_klant_stays,),
    nummer=("werkervaring", "werkervaringnummer"),
)
SCHOLING = Bestemming(
    BY_NAME["scholing"],
    "trajecten_scholing",
    by_number("trajecten_scholing", "scholingnummer"),
    {
        **{"scholingnummer": None, "klant_id": None, **_own("scholing", "scholingnummer", "stapnummer")},
        "stap_id": "stapnummer",
    },
    stand.SCHOLING,
    verwijzingen=(KLANT, STEP),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays, step_of_klant),
    nummer=("scholing", "scholingnummer"),
)
TAALKENNIS = Bestemming(
    BY_NAME["taalkennis"],
    "trajecten_taalkennis",
    by_key("trajecten_taalkennis", "x.klant_id = kn.klant_id AND x.taal = r.taal"),
    {"klant_id": None, "taal": None, **_own("taalkennis", "taal")},
    stand.TAALKENNIS,
    verwijzingen=(KLANT,),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    same=("klant_id", "taal"),
)
