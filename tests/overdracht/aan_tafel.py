"""What conversations at the table bring, added to a small municipality of tests.doelen.strategies; valid as that is."""

from datetime import timedelta

from hypothesis import strategies as st

from tests.doelen import strategies
from tests.doelen.datarules import CODES, DOMEINEN, LATER, column_names
from tests.doelen.recount import DAY, Row, Tables, day

TEXTS = ("", "Wil graag in de zorg.", "=1+1", 'Zegt: "ja";\nen nee', "é🙂" * 90, "-")
LONG = ("", "x" * 4_000, "Regel een\n\nRegel twee; drie", "@SUM(A1)", "Nguyễn 🙂")
maybe = st.booleans()


@st.composite
def gemeenten(draw: st.DrawFn) -> Tables:
    """A valid municipality with conversations at the table, or one from before they were kept."""
    tables = draw(strategies.gemeenten())
    if not draw(st.integers(0, 4)):
        return tables
    for row in tables["gesprekken"]:
        row.update(_outcome(draw, row))
        _answers(draw, tables, row["gespreknummer"])
    for row in tables["belemmeringen"]:
        row.update(_severity(draw, row))
    for row in tables["klanten"]:
        _tags(draw, tables, row["klantnummer"])
    for number in range(draw(st.integers(0, 3))):
        _action(draw, tables, number)
    if draw(maybe):
        cells = (("onderwerp", "netwerk", "=Netwerk", "", "", "7"), ("wens", "dieren", "Dieren", "", "", ""))
        names = [*column_names("codes"), *LATER["codes"]]
        tables["codes"] += [dict(zip(names, row, strict=True)) for row in cells]
    return tables


def _outcome(draw: st.DrawFn, row: Row) -> Row:
    vervolg = draw(st.sampled_from(("", "nieuw_gesprek", "plan", "nu_niet", "wil_niet")))
    stops = vervolg in ("nu_niet", "wil_niet")
    cells = (
        draw(st.sampled_from(("", "00:00", "09:05", "23:59"))),
        draw(st.sampled_from(("", "Buurthuis; zaal 2", "=Loket"))),
        draw(st.sampled_from(("", "Zus"))),
        draw(st.sampled_from(("", "1", "6"))),
        vervolg,
        draw(st.sampled_from(TEXTS[1:])) if stops else "",
        str(day(row["datum"]) + draw(st.sampled_from((1, 30))) * DAY) if stops else "",
    )
    return dict(zip(LATER["gesprekken"], cells, strict=True))


def _severity(draw: st.DrawFn, row: Row) -> Row:
    manageable = draw(st.sampled_from(("", row["vastgesteld_op"])))
    cells = (draw(st.sampled_from(("", "1", "3"))), draw(st.sampled_from(TEXTS)), manageable)
    return dict(zip(LATER["belemmeringen"], cells, strict=True))


def _answers(draw: st.DrawFn, tables: Tables, number: str) -> None:
    topics = draw(st.lists(st.sampled_from(CODES["onderwerp"].split()), max_size=2, unique=True))
    for topic in topics:
        stand = draw(st.sampled_from(("besproken", "besproken", "weet_nog_niet", "wil_niet_vertellen")))
        tekst = draw(st.sampled_from(LONG)) if stand == "besproken" else ""
        facts = {"onderwerp": topic, "stand": stand, "tekst": tekst, "intern": draw(st.sampled_from(LONG))}
        tables["antwoorden"].append({"gespreknummer": number, **facts})
    for domein in draw(st.lists(st.sampled_from(DOMEINEN), max_size=2, unique=True)):
        facts = {"domein": domein, "niveau": draw(st.sampled_from("15")), "versie": "2017"}
        tables["zrm"].append({"gespreknummer": number, **facts})


def _tags(draw: st.DrawFn, tables: Tables, number: str) -> None:
    kinds = [("talent", "lijst", "koken"), ("wens", "lijst", "wens_deeltijd")]
    kinds += [("talent", "eigen_woorden", "koken"), ("wens", "eigen_woorden", "=Zelf | taarten")]
    numbers = [number, *(row["oud"] for row in tables["aliassen"] if row["klantnummer"] == number)]
    for soort, bron, wat in draw(st.lists(st.sampled_from(kinds), max_size=3, unique=True)):
        facts = {"soort": soort, "bron": bron, "wat": wat, "sinds": "2019-05-01"}
        who = draw(st.sampled_from(numbers))
        tables["klanttags"] += [
            {"klantnummer": name, **facts} for name in ((who, *numbers)[: draw(st.integers(1, 2))])
        ]


def _action(draw: st.DrawFn, tables: Tables, number: int) -> None:
    klant = draw(st.sampled_from(tables["klanten"]))["klantnummer"]
    old = {row["oud"] for row in tables["aliassen"] if row["klantnummer"] == klant}
    spoken = [row["gespreknummer"] for row in tables["gesprekken"] if row["klantnummer"] in {klant, *old}]
    wie = draw(st.sampled_from(("klant", "medewerker", "ander")))
    agreed = day("2019-06-30")
    tables["acties"].append(
        {
            "actienummer": f"=A{number}",
            "klantnummer": draw(st.sampled_from((klant, *sorted(old)))),
            "gespreknummer": draw(st.sampled_from(("", *spoken))),
            "wie": wie,
            "medewerker": "c001" if wie == "medewerker" else "",
            "wie_anders": "Buurvrouw" if wie == "ander" else "",
            "wat": draw(st.sampled_from(TEXTS[1:])),
            "afgesproken_op": str(agreed),
            "voor_op": draw(st.sampled_from(("", str(agreed), str(agreed + timedelta(days=14))))),
            "gedaan_op": draw(st.sampled_from(("", str(agreed)))),
        }
    )
