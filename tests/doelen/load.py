"""Rows of the import files straight into the database, without the import: for tests of the figures alone."""

from uuid import UUID, uuid4

from django.db import connection, transaction

from intake.models import Campagne, Gesprek, Klant, Klantnummer, Uitkering
from tests.doelen.recount import KEYS, Row, Tables, day
from trajecten.models import Plaatsing, Stap, Traject
from werkgevers.models import Werkakkoord, Werkgever
from werkoffensief.accounts.models import Medewerker
from werkoffensief.doelen.models import Doelstelling


class Loader:
    """Only what figures read; every number keeps its meaning, an old klantnummer means the person."""

    def __init__(self, tables: Tables):
        self.tables = tables
        self.klanten: dict[str, UUID] = {}

    def rows(self, table: str) -> list[Row]:
        unique = {tuple(row[key] for key in KEYS[table]): row for row in self.tables.get(table, [])}
        return list(unique.values())

    def load(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('werkoffensief.import', 'aan', true)")
            self._frame()
            self._people()
            self._employers()
            self._facts()
            self._plans()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            cursor.execute("SELECT set_config('werkoffensief.import', '', true)")

    def _frame(self) -> None:
        Doelstelling.objects.bulk_create(
            Doelstelling(
                programma_id="werkoffensief", jaar=int(row["jaar"]), maat=maat, waarde=int(row[maat])
            )
            for row in self.rows("doelstellingen")
            for maat in ("regulier", "extra", "kosten_per_uitkering")
        )
        Campagne.objects.bulk_create(
            Campagne(
                code=row["code"],
                naam=row["naam"],
                startdatum=day(row["startdatum"]),
                einddatum=_day(row["einddatum"]),
                minimaal_maanden_uitkering=int(row["minimaal_maanden_uitkering"]),
                streefaantal=int(row["streefaantal"]),
            )
            for row in self.rows("campagnes")
        )
        self.medewerker = Medewerker.objects.create(gebruikersnaam="lader", naam="Lader")

    def _people(self) -> None:
        aliases = {row["oud"]: row["klantnummer"] for row in self.rows("aliassen")}
        rows = [row for row in self.rows("klanten") if row["klantnummer"] not in aliases]
        self.klanten = {row["klantnummer"]: uuid4() for row in rows}
        Klant.objects.bulk_create(
            Klant(
                id=self.klanten[row["klantnummer"]],
                klantnummer=row["klantnummer"],
                achternaam="Testpersoon",
                stadsdeel=row["stadsdeel"] or None,
            )
            for row in rows
        )
        for old in aliases:
            number = old
            while number in aliases:
                number = aliases[number]
            self.klanten[old] = self.klanten[number]
        Klantnummer.objects.bulk_create(Klantnummer(nummer=n, klant_id=pk) for n, pk in self.klanten.items())

    def _employers(self) -> None:
        self.werkgevers = {row["kvk_nummer"]: uuid4() for row in self.rows("werkgevers")}
        Werkgever.objects.bulk_create(
            Werkgever(
                id=self.werkgevers[row["kvk_nummer"]], naam=row["naam"], **_pick(row, "kvk_nummer", "sector")
            )
            for row in self.rows("werkgevers")
        )
        self.akkoorden = {row["akkoordnummer"]: uuid4() for row in self.rows("werkakkoorden")}
        Werkakkoord.objects.bulk_create(
            Werkakkoord(
                id=self.akkoorden[row["akkoordnummer"]],
                werkgever_id=self.werkgevers[row["kvk_nummer"]],
                ingangsdatum=day(row["ingangsdatum"]),
                einddatum=_day(row["einddatum"]),
                banen=int(row["banen"]),
                ontwikkelplekken=int(row["ontwikkelplekken"]),
                **_pick(row, "akkoordnummer", "sector"),
            )
            for row in self.rows("werkakkoorden")
        )

    def _facts(self) -> None:
        Uitkering.objects.bulk_create(
            Uitkering(
                klant_id=self.klanten[row["klantnummer"]],
                start=day(row["start"]),
                einde=_day(row["einde"]),
                einde_reden_id=row["einde_reden"] or None,
            )
            for row in self.rows("uitkeringen")
        )
        Gesprek.objects.bulk_create(
            Gesprek(
                klant_id=self.klanten[row["klantnummer"]],
                medewerker=self.medewerker,
                datum=day(row["datum"]),
                **_pick(row, "gespreknummer", "vorm"),
            )
            for row in self.rows("gesprekken")
        )
        Plaatsing.objects.bulk_create(
            Plaatsing(
                klant_id=self.klanten[row["klantnummer"]],
                startdatum=day(row["startdatum"]),
                einddatum=_day(row["einddatum"]),
                einde_reden_id=row["einde_reden"] or None,
                werkgever_id=self.werkgevers.get(row["kvk_nummer"]),
                werkakkoord_id=self.akkoorden.get(row["akkoordnummer"]),
                **_pick(row, "plaatsingnummer", "soort"),
            )
            for row in self.rows("plaatsingen")
        )

    def _plans(self) -> None:
        trajecten = {
            row["trajectnummer"]: (uuid4(), self.klanten[row["klantnummer"]])
            for row in self.rows("trajecten")
        }
        Traject.objects.bulk_create(
            Traject(
                id=trajecten[row["trajectnummer"]][0],
                klant_id=trajecten[row["trajectnummer"]][1],
                trajectnummer=row["trajectnummer"],
                start=day(row["start"]),
                einde=_day(row["einde"]),
                einde_reden_id=row["einde_reden"] or None,
            )
            for row in self.rows("trajecten")
        )
        Stap.objects.bulk_create(
            Stap(
                traject_id=trajecten[row["trajectnummer"]][0],
                klant_id=trajecten[row["trajectnummer"]][1],
                voorziening_id="werkfit",
                start=day(row["start"]),
                einde=_day(row["einde"]),
                **_pick(row, "stapnummer", "status"),
            )
            for row in self.rows("stappen")
        )


def load(tables: Tables) -> Loader:
    """The loaded tables; `klanten` maps each number, old ones too, to the klant's id."""
    loader = Loader(tables)
    loader.load()
    return loader


def _day(cell: str):
    return day(cell) if cell else None


def _pick(row: Row, *names: str) -> dict[str, str]:
    return {name: row[name] for name in names}
