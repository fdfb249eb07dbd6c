"""A municipality of any size in a fresh database, made by the database itself: 400,000 people in a few minutes.

Set-based, as the owner and without the triggers that keep history: these rows are to be read, not to be followed.
Everybody is in one team, which is the hardest case for whoever looks for somebody. Names are those of the demo.
"""

import time
from dataclasses import dataclass

import psycopg

from werkoffensief.demo.namen import VOORNAMEN
from werkoffensief.demo.personen import SPLIT_NAMES

TABLES = (
    "intake_klant", "intake_klantnummer", "intake_contactgegeven", "intake_uitkering", "intake_gesprek",
    "trajecten_traject", "trajecten_regisseurschap",
)  # fmt: skip
GIN = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'intake_klant' AND indexdef LIKE '%USING gin%'"
# One of an array by a number; different arrays take different salts, so that names and dates do not go together.
CHOICE = "({array}::text[])[1 + abs(hashint8extended(n, {salt}) %% cardinality({array}::text[]))]"
KLANTEN = f"""
INSERT INTO intake_klant
    (klantnummer, voornaam, tussenvoegsel, achternaam, geboortedatum, stadsdeel, team_id, regisseur_id)
SELECT 'K' || (1000000 + n), voornaam, NULLIF(split_part(achternaam, '|', 1), ''),
    split_part(achternaam, '|', 2) || CASE WHEN n %% 25 = 0 THEN '-' || split_part(partner, '|', 2) ELSE '' END,
    date '1955-01-01' + abs(hashint8extended(n, 4) %% 17000)::int,
    (%(stadsdelen)s::text[])[1 + n %% cardinality(%(stadsdelen)s::text[])], %(team)s,
    CASE WHEN n %% 2 = 0 THEN (%(regisseurs)s::uuid[])[1 + n / 2 %% cardinality(%(regisseurs)s::uuid[])] END
FROM (SELECT n, {CHOICE.format(array="%(voornamen)s", salt=1)} voornaam,
        {CHOICE.format(array="%(achternamen)s", salt=2)} achternaam,
        {CHOICE.format(array="%(achternamen)s", salt=3)} partner
      FROM generate_series(1, %(number)s) n) mensen
"""
NUMMERS = "INSERT INTO intake_klantnummer (nummer, klant_id) SELECT klantnummer, id FROM intake_klant"
TELEFOON = """
INSERT INTO intake_contactgegeven (klant_id, soort, waarde, bron)
SELECT id, 'telefoon', '06-' || lpad((abs(hashtextextended(klantnummer, 5)) % 100000000)::text, 8, '0'), 'klant'
FROM intake_klant
"""
# Everybody has benefit, two of three were spoken to, half has a traject with a regisseur.
FEITEN = (
    "INSERT INTO intake_uitkering (klant_id, start) SELECT id, geboortedatum + 9000 FROM intake_klant",
    """
    INSERT INTO intake_gesprek (gespreknummer, klant_id, datum, vorm, medewerker_id)
    SELECT 'G' || row_number() OVER (), id, current_date - abs(hashtextextended(klantnummer, 7) % 700)::int, 'kantoor',
        (SELECT min(regisseur_id::text)::uuid FROM intake_klant)
    FROM intake_klant WHERE hashtextextended(klantnummer, 8) % 3 <> 0
    """,
    """
    INSERT INTO trajecten_traject (trajectnummer, klant_id, start)
    SELECT 'T' || klantnummer, id, current_date - 400 FROM intake_klant WHERE regisseur_id IS NOT NULL
    """,
    """
    INSERT INTO trajecten_regisseurschap (traject_id, klant_id, medewerker_id, start)
    SELECT t.id, k.id, k.regisseur_id, t.start FROM trajecten_traject t JOIN intake_klant k ON k.id = t.klant_id
    """,
)
STADSDELEN = (
    "Centrum",
    "Escamp",
    "Haagse Hout",
    "Laak",
    "Leidschenveen-Ypenburg",
    "Loosduinen",
    "Scheveningen",
    "Segbroek",
)
REGISSEURS = 300
LEZERS = 400
INZAGE = """
INSERT INTO logboek_inzage (tijdstip, actie_id, actie_naam, gebruiker, object_id)
SELECT now() - n * interval '75 days' / %(lines)s, gen_random_uuid(),
    CASE WHEN n %% 50 = 0 THEN 'Dossier bekijken' ELSE 'Klanten' END,
    (%(readers)s::text[])[1 + n / 50 %% cardinality(%(readers)s::text[])],
    (%(people)s::uuid[])[1 + abs(hashint8extended(n, 6) %% cardinality(%(people)s::uuid[]))]
FROM generate_series(1, %(lines)s) n
"""


@dataclass(frozen=True)
class Bevolking:
    """What was made: the team in which everybody is, and how long it took."""

    number: int
    team: str
    seconds: float


def populate(owner_url: str, number: int) -> Bevolking:
    """`number` people with a klantnummer, a telephone number and benefit, all in one team; see FEITEN."""
    start = time.perf_counter()
    with psycopg.connect(owner_url, autocommit=True) as owner:
        (team,) = owner.execute(
            "INSERT INTO accounts_team (naam) VALUES ('Iedereen') RETURNING id"
        ).fetchone()
        owner.execute(
            "INSERT INTO accounts_teamstadsdeel (stadsdeel, team_id) SELECT unnest(%s::text[]), %s",
            [list(STADSDELEN), team],
        )
        regisseurs = [
            key
            for (key,) in owner.execute(
                "INSERT INTO accounts_medewerker (gebruikersnaam, naam, email, password, team_id)"
                " SELECT 'r' || n, 'Regisseur ' || n, 'r' || n || '@gemeente.example', '!', %s"
                " FROM generate_series(1, %s) n RETURNING id",
                [team, REGISSEURS],
            )
        ]
        names = {
            "voornamen": list(VOORNAMEN),
            "achternamen": [f"{prefix or ''}|{name}" for prefix, name in SPLIT_NAMES],
        }
        with owner.transaction():
            for table in TABLES:
                owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            indexes = owner.execute(GIN).fetchall()
            for name, _made in indexes:
                owner.execute(f"DROP INDEX {name}")
            made = {"team": team, "number": number, "stadsdelen": list(STADSDELEN), "regisseurs": regisseurs}
            owner.execute(KLANTEN, {**names, **made})
            owner.execute(NUMMERS)
            owner.execute(TELEFOON)
            for facts in FEITEN:
                owner.execute(facts)
            owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for _name, made in indexes:  # built at once is several times as fast as row by row
                owner.execute(made)
            for table in TABLES:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for table in TABLES:
            owner.execute(f"VACUUM ANALYZE {table}")
    return Bevolking(number, str(team), time.perf_counter() - start)


def fill_reading_log(owner_url: str, readers: list[str], lines: int) -> None:
    """`lines` of the reading log over the last 75 days: one opened file for every fifty people in lists."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        for month in range(4):
            owner.execute("SELECT logboek_inzage_partitie((now() - %s * interval '1 month')::date)", [month])
        people = [key for (key,) in owner.execute("SELECT id FROM intake_klant LIMIT 5000")]
        owner.execute(INZAGE, {"readers": readers, "lines": lines, "people": people})
        owner.execute("VACUUM ANALYZE logboek_inzage")
