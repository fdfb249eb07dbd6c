"""uitkeringen.csv: the rows of a klant are the whole truth about that klant's benefit, and replace the earlier ones.

Nothing is remembered: the delivery is compared with what is there, and wins. What somebody had changed on screen is
reported. A withdrawn row is not revived. The kind of benefit is in no delivery: a row that replaces another on the same
days has its kind.
"""

from typing import Any
from uuid import UUID

from django.db import connection

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.enums import Afwijkingsoort
from werkoffensief.overdracht.fouten import SlechteRegel
from werkoffensief.overdracht.lezen import GelezenTabel, raw_records
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.controle import of_screen
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, VERVALLEN, code
from werkoffensief.overdracht.toepassen.plan import insert_new, update_changed
from werkoffensief.overdracht.toepassen.werk import Verschil, Werk
from werkoffensief.overdracht.waarden import normalised

TABLE = "intake_uitkering"
SCREEN = of_screen("intake_uitkeringgeschiedenis", "t.id")
REPLACED = (
    f"FROM {TABLE} t WHERE t.vervallen_op IS NULL AND t.klant_id IN "
    "(SELECT o.klant_id FROM lev_opgelost o WHERE o.over IS NULL OR o.over = 'vervallen') "
    "AND NOT EXISTS (SELECT FROM lev_opgelost o WHERE o.klant_id = t.klant_id AND o.start = t.start "
    "AND o.over IS NULL)"
)


KIND_OF_REPLACED = (
    "CREATE TEMPORARY TABLE lev_soort ON COMMIT DROP AS SELECT t.klant_id, t.soort_id, "
    f"daterange(t.start, t.einde, '[]') AS dagen {REPLACED} AND t.soort_id <> 'bijstand'"
)
KEEP_KIND = (
    f"UPDATE {TABLE} t SET soort_id = s.soort_id FROM lev_soort s, lev_opgelost o WHERE t.klant_id = s.klant_id "
    "AND o.klant_id = t.klant_id AND o.start = t.start AND o.over IS NULL AND o.doel_id IS NULL "
    "AND t.vervallen_op IS NULL AND daterange(t.start, t.einde, '[]') && s.dagen"
)


def _choose(werk: Werk) -> None:
    """Every existing row that differs is decided by the file."""
    werk.run(
        "CREATE TEMPORARY TABLE lev_keuze ON COMMIT DROP AS SELECT o.regel, 1 AS masker FROM lev_opgelost o "
        f"JOIN {TABLE} t ON t.id = o.doel_id WHERE o.over IS NULL "
        "AND (o.einde, o.einde_reden_id) IS DISTINCT FROM (t.einde, t.einde_reden_id)"
    )


def _no_overlap(werk: Werk) -> None:
    found = werk.rows(
        "WITH eind AS MATERIALIZED (SELECT o.regel, o.klant_id, o.start, COALESCE(o.einde, 'infinity') AS einde "
        "FROM lev_opgelost o WHERE o.over IS NULL AND o.klant_id IS NOT NULL) "
        "SELECT a.regel, b.regel, b.start FROM eind a JOIN eind b ON b.klant_id = a.klant_id "
        "AND b.regel <> a.regel AND a.start <= b.einde AND b.start <= a.einde ORDER BY a.regel, b.regel"
    )
    seen: set[int] = set()
    for regel, other, start in found:
        if regel not in seen:
            werk.refuse(regel, "start", f"overlapt met de uitkering die begint op {start} (regel {other})")
            seen.add(regel)


def _report_replaced(werk: Werk) -> None:
    """What the screen had changed and the delivery replaces: changed rows, and rows that go."""
    changed = werk.rows(
        "SELECT o.regel, t.id::text, t.start, t.einde, t.einde_reden_id, o.start, o.einde, o.einde_reden_id "
        f"FROM lev_keuze c JOIN lev_opgelost o ON o.regel = c.regel JOIN {TABLE} t ON t.id = o.doel_id WHERE {SCREEN}"
    )
    for regel, rij_id, *values in changed:
        _report(
            werk,
            regel,
            rij_id,
            values[:3],
            dict(zip(("start", "einde", "einde_reden"), values[3:], strict=True)),
        )
    gone = werk.rows(
        "SELECT (SELECT min(o.regel) FROM lev_opgelost o WHERE o.klant_id = t.klant_id), t.id::text, t.start, "
        f"t.einde, t.einde_reden_id {REPLACED} AND {SCREEN}"
    )
    for regel, rij_id, *values in gone:
        _report(werk, regel, rij_id, values, {})


def _report(werk: Werk, regel: int, rij_id: str, present: list[Any], brought: dict[str, Any]) -> None:
    [(number,)] = werk.rows("SELECT o.klantnummer FROM lev_opgelost o WHERE o.regel = %s", [regel])
    werk.verschillen.append(
        Verschil(
            Afwijkingsoort.UITKERING,
            regel,
            f"{number}|{present[0]}",
            ("start", "einde", "einde_reden"),
            dict(zip(("start", "einde", "einde_reden"), present, strict=True)),
            brought,
            rij_id=rij_id,
            toelichting="De levering is overgenomen.",
        )
    )


def _write(werk: Werk) -> None:
    werk.run(KIND_OF_REPLACED)
    werk.verwijderd += werk.run(f"DELETE {REPLACED}")
    werk.nieuw += insert_new(werk, TABLE, ["klant_id", "start", "einde", "einde_reden_id"])
    werk.run(KEEP_KIND)
    werk.run("DROP TABLE lev_soort")
    werk.gewijzigd += update_changed(werk, TABLE, ["einde", "einde_reden_id"])


def with_rows_of_klanten(gelezen: GelezenTabel, bad: list[SlechteRegel]) -> list[SlechteRegel]:
    """The bad rows and all other rows of those klanten, since together they are the whole truth about them.

    When it is not certain whose a bad row is, every row of the file.
    """
    place = gelezen.tabel.positions["klantnummer"]
    same = _same_klanten({row[place] for row in gelezen.rows} | {_number(gelezen, record) for record in bad})
    klanten = {same.get(_number(gelezen, record)) for record in bad}
    faulty = {record.regel for record in bad}
    lines = [
        line
        for line, row in zip(gelezen.lines, gelezen.rows, strict=True)
        if line not in faulty and (None in klanten or same.get(row[place]) in klanten)
    ]
    raw = raw_records(gelezen.data, gelezen.bestand, gelezen.tabel, lines) if lines else {}
    return sorted(
        [*bad, *(SlechteRegel(line, raw[line], ()) for line in lines)], key=lambda record: record.regel
    )


def _number(gelezen: GelezenTabel, record: SlechteRegel) -> str:
    """The klantnummer of a bad row, empty when that is not certain."""
    if record.ruw is not None or len(record.cellen) != len(gelezen.header):
        return ""
    return normalised(record.cellen[gelezen.header.index("klantnummer")]) or ""


def _same_klanten(numbers: set[str]) -> dict[str, UUID]:
    """Number → klant, old numbers too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n.nummer, n.klant_id FROM intake_klantnummer n WHERE n.nummer = ANY(%s)",
            [sorted(number for number in numbers if "\0" not in number)],
        )
        return dict(cursor.fetchall())


UITKERINGEN = Bestemming(
    BY_NAME["uitkeringen"],
    TABLE,
    f"LEFT JOIN LATERAL (SELECT x.id, x.vervallen_op FROM {TABLE} x WHERE x.klant_id = kn.klant_id "
    "AND x.start = r.start ORDER BY x.vervallen_op IS NOT NULL, x.id LIMIT 1) d ON true",
    {"klant_id": None, "start": None, "einde": "einde", "einde_reden_id": "einde_reden"},
    stand.UITKERINGEN,
    verwijzingen=(KLANT, code("einde_reden", "einde_uitkering")),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    same=("klant_id", "start"),
    checks=(_no_overlap, _report_replaced),
    choose=_choose,
    write=_write,
    remembers=False,
)
