"""verblijfplaatsen.csv: what klanten.csv does not say of where somebody lives or can be found.

A changed address ends the old one, as on screen. What the same delivery brought in klanten.csv is one address with it.
"""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.geheugen import NIETS, remembered_units, row_hasher, split
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.tabellen_later import PLEK
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.controle import clash_rows, of_screen, screen_event
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT
from werkoffensief.overdracht.toepassen.klanten import ADRES, chosen
from werkoffensief.overdracht.toepassen.werk import Werk

TABEL = BY_NAME["verblijfplaatsen"]
WAAR = ("straat", *PLEK)
PRESENT = "LEFT JOIN intake_adres a ON a.klant_id = p.id AND a.geldig_tot IS NULL"
HISTORY = "intake_adresgeschiedenis"


def _follow_klanten(werk: Werk) -> None:
    """An address that klanten.csv replaced has no street any more, and nobody on screen took it away.

    So of an address that a delivery brought, a unit that the file brings anew is compared with what is there; what it
    brought last time too stays as it is.
    """
    names = ", ".join(f"s.{name}" for name in (*WAAR, "geheim"))
    found = werk.rows(
        f"SELECT o.regel, o.sleutel, o.hashes, o.vorige, {names} FROM lev_opgelost o "
        f"JOIN ({stand.VERBLIJFPLAATSEN}) s ON s.id = o.doel_id "
        "LEFT JOIN intake_adres a ON a.klant_id = o.doel_id AND a.geldig_tot IS NULL "
        "WHERE o.vorige IS NOT NULL AND o.vorige IS DISTINCT FROM o.hashes AND o.over IS NULL "
        f"AND a.levering_id IS NOT NULL AND NOT {of_screen(HISTORY, 'a.id')} ORDER BY o.regel"
    )
    hasher, number = row_hasher(TABEL), len(remembered_units(TABEL))
    known = []
    for regel, sleutel, hashes, vorige, *values in found:
        present = split(hasher(sleutel, [sleutel, *values]), number)
        parts = zip(split(hashes, number), split(vorige, number), present, strict=True)
        known.append((regel, b"".join((was if new == was else now) or NIETS for new, was, now in parts)))
    if known:
        werk.run("CREATE TEMPORARY TABLE lev_eerder (regel integer PRIMARY KEY, vorige bytea) ON COMMIT DROP")
        werk.copy("lev_eerder", ("regel", "vorige"), known)
        werk.run("UPDATE lev_opgelost o SET vorige = e.vorige FROM lev_eerder e WHERE e.regel = o.regel")
        werk.run("DROP TABLE lev_eerder")


def _no_address_beside(werk: Werk) -> None:
    """Who is found through a place or an organisation has no address in klanten.csv."""
    address = ", ".join(f"a.{name}" for name in ADRES)
    clash_rows(
        werk,
        "SELECT p.regel, 'kan niet: deze klant heeft een vast adres', "
        f"{screen_event(HISTORY, 'a.id')} FROM lev_plan p {PRESENT} "
        f"WHERE {chosen(werk, 'straat')} AND p.bereikbaar_via IS NOT NULL AND COALESCE({address}) IS NOT NULL "
        "ORDER BY p.regel",
        [],
        "bereikbaar_via",
    )


def _write(werk: Werk) -> None:
    own = ", ".join(WAAR)
    kept = ", ".join(ADRES)
    changes = "soort = n.soort, geheim = n.geheim, " + ", ".join(f"{name} = n.{name}" for name in WAAR)
    werk.run(
        "CREATE TEMPORARY TABLE lev_adres ON COMMIT DROP AS SELECT p.regel, p.id AS klant_id, a.id AS oud, "
        "a.levering_id IS NOT DISTINCT FROM %s AS zelf, p.geheim = 'ja' AS geheim, "
        "CASE WHEN p.bereikbaar_via IS NULL THEN 'woonadres' ELSE 'geen_adres' END AS soort, "
        f"{', '.join(f'a.{name}' for name in ADRES)}, {', '.join(f'p.{name}' for name in WAAR)} "
        f"FROM lev_plan p {PRESENT} WHERE ({', '.join(f'p.{name}' for name in WAAR)}, p.geheim = 'ja') "
        f"IS DISTINCT FROM ({', '.join(f'a.{name}' for name in WAAR)}, COALESCE(a.geheim, false))",
        [werk.ronde.levering_id],
    )
    werk.run(f"UPDATE intake_adres t SET {changes} FROM lev_adres n WHERE t.id = n.oud AND n.zelf")
    werk.run(
        "UPDATE intake_adres t SET geldig_tot = statement_timestamp() FROM lev_adres n "
        "WHERE t.id = n.oud AND NOT n.zelf"
    )
    werk.run(
        f"INSERT INTO intake_adres (id, klant_id, soort, geheim, bron, levering_id, {kept}, {own}) "
        f"SELECT gen_random_uuid(), klant_id, soort, geheim, 'levering', %s, {kept}, {own} FROM lev_adres "
        f"WHERE NOT zelf AND (geheim OR COALESCE({kept}, straat, bereikbaar_via) IS NOT NULL) ORDER BY regel",
        [werk.ronde.levering_id],
    )
    werk.run("DROP TABLE lev_adres")
    [(number,)] = werk.rows("SELECT count(*) FROM lev_plan p")
    werk.gewijzigd += number


VERBLIJFPLAATSEN = Bestemming(
    TABEL,
    "intake_klant",
    "LEFT JOIN intake_klant d ON d.id = kn.klant_id",
    {name: name for name in (*WAAR, "geheim")},
    stand.VERBLIJFPLAATSEN,
    verwijzingen=(KLANT,),
    over=(GEWIST,),
    relation=f"({stand.VERBLIJFPLAATSEN})",
    klant="o.klant_id",
    same=("klant_id",),
    checks=(_no_address_beside,),
    write=_write,
    before=_follow_klanten,
    begin=lambda sleutel: (sleutel, *(None for _name in WAAR), "nee"),
)
