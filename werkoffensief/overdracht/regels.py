"""Rules between the cells of one row that need no database.

Source: contract.md section 2, "What is true of the data".

A rule takes the normalised columns of a block by name and yields an `Overtreding` per broken row. A cell that
was refused itself is None here; the reader drops an `Overtreding` that involves one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from json import loads
from typing import Any, NamedTuple

from intake.enums import ANTWOORD_GETAL
from trajecten.models.profiel import MAAND, WEBADRES
from trajecten.overzicht.kopie import faults
from werkoffensief.overdracht.beginlijsten import MET_VOLGORDE
from werkoffensief.web import clock

OPEN_STATUSSEN = frozenset({"gepland", "lopend", "wacht"})
YEAR = timedelta(days=366)
GAAT_NIET_VERDER = frozenset({"nu_niet", "wil_niet"})


class Overtreding(NamedTuple):
    """Row number in the block, the column to blame, why, and the other columns that take part."""

    row: int
    kolom: str
    waarom: str
    others: tuple[str, ...]


Kolommen = Mapping[str, Sequence[Any]]
Rule = Callable[[Kolommen], Iterator[Overtreding]]


def end_not_before(start: str, end: str) -> Rule:
    """No end lies before its start (both days belong to the period)."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (first, last) in enumerate(zip(columns[start], columns[end], strict=True)):
            if last is not None and first is not None and last < first:
                yield Overtreding(row, end, f"ligt voor {start} ({first})", (start,))

    return check


def end_after(start: str, end: str) -> Rule:
    """A half-open period: its end lies after its start (regisseurs)."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (first, last) in enumerate(zip(columns[start], columns[end], strict=True)):
            if last is not None and first is not None and last <= first:
                yield Overtreding(row, end, f"moet na {start} liggen ({first})", (start,))

    return check


def at_most_a_year(start: str, end: str) -> Rule:
    """A period is no longer than 366 days."""

    def rule(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (first, last) in enumerate(zip(columns[start], columns[end], strict=True)):
            if first and last and last > first + YEAR:
                yield Overtreding(row, end, f"ligt meer dan een jaar na {start}", (start,))

    return rule


def not_the_same(one: str, two: str) -> Rule:
    """Two columns name two different rows."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (first, second) in enumerate(zip(columns[one], columns[two], strict=True)):
            if first is not None and first == second:
                yield Overtreding(row, two, f"is dezelfde als {one}", (one,))

    return check


def only_with(what: str, day: str) -> Rule:
    """Something stands only where its day does."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (said, when) in enumerate(zip(columns[what], columns[day], strict=True)):
            if said is not None and when is None:
                yield Overtreding(row, what, f"mag alleen als {day} is gevuld", (day,))

    return check


def reason_where_ended(end: str, reason: str) -> Rule:
    """A reason stands exactly where a benefit, a traject or a placement has ended."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (last, why) in enumerate(zip(columns[end], columns[reason], strict=True)):
            if (last is None) != (why is None):
                text = f"mag alleen als {end} is gevuld" if last is None else f"is leeg, maar {end} is gevuld"
                yield Overtreding(row, reason, text, (end,))

    return check


def status_fits_end(columns: Kolommen) -> Iterator[Overtreding]:
    """A stap that is gepland, lopend or wacht has no end; one that is afgerond or gestopt has."""
    for row, (status, last) in enumerate(zip(columns["status"], columns["einde"], strict=True)):
        if status is not None and (status in OPEN_STATUSSEN) != (last is None):
            text = (
                "past niet bij een lege cel in einde"
                if last is None
                else "past niet bij een gevulde cel in einde"
            )
            yield Overtreding(row, "status", text, ("einde",))


def akkoord_names_werkgever(columns: Kolommen) -> Iterator[Overtreding]:
    """A placement with an akkoordnummer names the agreement's employer."""
    for row, (akkoord, werkgever) in enumerate(
        zip(columns["akkoordnummer"], columns["kvk_nummer"], strict=True)
    ):
        if akkoord is not None and werkgever is None:
            yield Overtreding(row, "kvk_nummer", "is leeg, maar akkoordnummer is gevuld", ("akkoordnummer",))


def all_or_none(*names: str) -> Rule:
    """Either all of these are filled in, or none of them."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, cells in enumerate(zip(*(columns[name] for name in names), strict=True)):
            if any(cell is None for cell in cells) and any(cell is not None for cell in cells):
                empty = names[cells.index(None)]
                others = tuple(name for name in names if name != empty)
                yield Overtreding(row, empty, f"is leeg, maar {' of '.join(others)} is gevuld", others)

    return check


def vervolg_has_reason(columns: Kolommen) -> Iterator[Overtreding]:
    """A reason and a date to ask again stand exactly where it does not go on now."""
    for kolom in ("vervolg_reden", "opnieuw_op"):
        for row, (vervolg, cell) in enumerate(zip(columns["vervolg"], columns[kolom], strict=True)):
            if (vervolg in GAAT_NIET_VERDER) != (cell is not None):
                text = (
                    f"is leeg, maar vervolg is {vervolg}"
                    if cell is None
                    else "mag alleen als vervolg nu_niet of wil_niet is"
                )
                yield Overtreding(row, kolom, text, ("vervolg",))


def text_where_told(columns: Kolommen) -> Iterator[Overtreding]:
    """What was not told has no text that the klant reads."""
    for row, (stand, text) in enumerate(zip(columns["stand"], columns["tekst"], strict=True)):
        if text is not None and stand != "besproken":
            yield Overtreding(row, "tekst", "mag alleen als stand besproken is", ("stand",))


def answer_fits_question(columns: Kolommen) -> Iterator[Overtreding]:
    """A number fits its question; what was not told has no answer. Codes are looked up in their list."""
    names = ("vraag", "stand", "waarde")
    for row, (vraag, stand, waarde) in enumerate(zip(*(columns[n] for n in names), strict=True)):
        if (stand == "besproken") != (waarde is not None):
            text = (
                "is leeg, maar stand is besproken" if waarde is None else "mag alleen als stand besproken is"
            )
            yield Overtreding(row, "waarde", text, ("stand",))
        elif (
            waarde is not None and vraag in ANTWOORD_GETAL and not _is_within(waarde, *ANTWOORD_GETAL[vraag])
        ):
            least, most = ANTWOORD_GETAL[vraag]
            yield Overtreding(
                row, "waarde", f"moet bij {vraag} een getal van {least} tot en met {most} zijn", ("vraag",)
            )


def _is_within(text: str, least: int, most: int) -> bool:
    """Whether this is such a whole number, written without a zero before it."""
    return text.isascii() and text.isdigit() and text[0] != "0" and least <= int(text) <= most


def one_does_it(columns: Kolommen) -> Iterator[Overtreding]:
    """What was agreed is done by the klant, by a medewerker, or by somebody else who is named."""
    for kolom, needed in (("medewerker", "medewerker"), ("wie_anders", "ander")):
        for row, (wie, cell) in enumerate(zip(columns["wie"], columns[kolom], strict=True)):
            if (wie == needed) != (cell is not None):
                text = f"is leeg, maar wie is {wie}" if cell is None else f"mag alleen als wie {needed} is"
                yield Overtreding(row, kolom, text, ("wie",))


def only_where_filled(name: str, other: str) -> Rule:
    """A cell that means nothing where `other` is empty."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (cell, needed) in enumerate(zip(columns[name], columns[other], strict=True)):
            if cell is not None and needed is None:
                yield Overtreding(row, name, f"mag alleen als {other} is gevuld", (other,))

    return check


def not_less(least: str, name: str) -> Rule:
    """A number that is at least another one."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (low, number) in enumerate(zip(columns[least], columns[name], strict=True)):
            if low is not None and number is not None and number < low:
                yield Overtreding(row, name, f"is minder dan {least} ({low})", (least,))

    return check


def minutes_where_present(columns: Kolommen) -> Iterator[Overtreding]:
    """How long somebody was there, exactly where they were."""
    for row, (wat, minutes) in enumerate(zip(columns["wat"], columns["minuten"], strict=True)):
        if wat == "aanwezig" and minutes is None:
            yield Overtreding(row, "minuten", "is leeg, maar wat is aanwezig", ("wat",))
        elif wat in {"afgezegd", "afwezig"} and minutes is not None:
            yield Overtreding(row, "minuten", "mag alleen als wat aanwezig is", ("wat",))


def not_beside(name: str, other: str) -> Rule:
    """A cell that may not be filled in where `other` is."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (cell, beside) in enumerate(zip(columns[name], columns[other], strict=True)):
            if cell is not None and beside is not None:
                yield Overtreding(row, name, f"mag niet als {other} is gevuld", (other,))

    return check


def goal_day_fits_state(columns: Kolommen) -> Iterator[Overtreding]:
    """A goal that is open has no day on which it was closed; another one has."""
    for row, (status, day) in enumerate(zip(columns["status"], columns["afgesloten_op"], strict=True)):
        if status is not None and (status == "open") != (day is None):
            text = "mag niet bij een open doel" if status == "open" else f"is leeg, maar status is {status}"
            yield Overtreding(row, "afgesloten_op", text, ("status",))


def goal_or_action(columns: Kolommen) -> Iterator[Overtreding]:
    """Of a template: place 0 is a goal, which nobody does; every other place an action of somebody."""
    names = ("doel", "plek", "wie", "wie_anders", "hoe_zien_wij_het")
    for row, (doel, plek, wie, anders, hoe) in enumerate(zip(*(columns[n] for n in names), strict=True)):
        if plek == 0 and doel == 0:
            yield Overtreding(row, "doel", "is 0, maar plek 0 is een doel met een eigen nummer", ("plek",))
        if plek == 0 and wie is not None:
            yield Overtreding(row, "wie", "mag alleen bij een actie", ("plek",))
        if plek and wie is None:
            yield Overtreding(row, "wie", "is leeg, maar dit is een actie", ("plek",))
        if plek and hoe is not None:
            yield Overtreding(row, "hoe_zien_wij_het", "mag alleen bij een doel", ("plek",))
        if (wie == "ander") != (anders is not None):
            text = "is leeg, maar wie is ander" if anders is None else "mag alleen als wie ander is"
            yield Overtreding(row, "wie_anders", text, ("wie",))


def is_copy_of_plan(columns: Kolommen) -> Iterator[Overtreding]:
    """What was agreed is a copy in the format that its page can read."""
    for row, text in enumerate(columns["plan"]):
        fault = _copy_fault(text) if text is not None else ""
        if fault:
            yield Overtreding(row, "plan", fault, ())


def _copy_fault(text: str) -> str:
    try:
        return faults(loads(text))
    except (ValueError, RecursionError):
        return "is geen JSON"


def order_where_kept(columns: Kolommen) -> Iterator[Overtreding]:
    """Only some lists have an order."""
    ordered = ", ".join(MET_VOLGORDE)
    for row, (lijst, volgorde) in enumerate(zip(columns["lijst"], columns["volgorde"], strict=True)):
        if volgorde is not None and lijst not in MET_VOLGORDE:
            yield Overtreding(row, "volgorde", f"mag alleen bij de lijsten {ordered}", ("lijst",))


def stops_or_supplements(columns: Kolommen) -> Iterator[Overtreding]:
    """A benefit that supplements the wage does not stop with the placement."""
    cells = zip(columns["uitkering_erna"], columns["verwacht_einde_uitkering"], strict=True)
    for row, (erna, day) in enumerate(cells):
        if erna == "aanvullend" and day is not None:
            yield Overtreding(
                row,
                "verwacht_einde_uitkering",
                "mag niet als de uitkering het loon aanvult",
                ("uitkering_erna",),
            )


def note_where_needed(columns: Kolommen) -> Iterator[Overtreding]:
    """Where something is needed, a check says what."""
    for row, (uitkomst, notitie) in enumerate(zip(columns["uitkomst"], columns["notitie"], strict=True)):
        if uitkomst == "aandacht" and notitie is None:
            yield Overtreding(row, "notitie", "is leeg, maar uitkomst is aandacht", ("uitkomst",))


def answer_fits_outcome(columns: Kolommen) -> Iterator[Overtreding]:
    """Who keeps the regisseur hears why; without an answer there is no text."""
    for row, (uitkomst, antwoord) in enumerate(zip(columns["uitkomst"], columns["antwoord"], strict=True)):
        if uitkomst == "niet" and antwoord is None:
            yield Overtreding(row, "antwoord", "is leeg, maar uitkomst is niet", ("uitkomst",))
        if uitkomst is None and antwoord is not None:
            yield Overtreding(row, "antwoord", "mag alleen bij een uitkomst", ("uitkomst",))


def waiting_ends_with_why(columns: Kolommen) -> Iterator[Overtreding]:
    """Who was placed has a step, who waits no more a reason; precedence belongs to who was placed."""
    names = ("uitkomst", "stapnummer", "reden", "voorrang_reden")
    for row, (uitkomst, stap, reden, voorrang) in enumerate(zip(*(columns[n] for n in names), strict=True)):
        placed = uitkomst == "geplaatst"
        if placed != (stap is not None):
            text = "is leeg, maar uitkomst is geplaatst" if placed else "mag alleen als uitkomst geplaatst is"
            yield Overtreding(row, "stapnummer", text, ("uitkomst",))
        if (uitkomst in {"ingetrokken", "gestopt"}) != (reden is not None):
            text = f"is leeg, maar uitkomst is {uitkomst}" if reden is None else "mag niet bij deze uitkomst"
            yield Overtreding(row, "reden", text, ("uitkomst",))
        if voorrang is not None and not placed:
            yield Overtreding(row, "voorrang_reden", "mag alleen als uitkomst geplaatst is", ("uitkomst",))


def refusal_costs_nothing(columns: Kolommen) -> Iterator[Overtreding]:
    """What was refused has no first and no last day, and nothing is committed for it; only an award has a first."""
    for row, (besluit, day) in enumerate(zip(columns["besluit"], columns["vanaf"], strict=True)):
        if besluit not in {"toegekend", None} and day is not None:
            yield Overtreding(row, "vanaf", "mag alleen als besluit toegekend is", ("besluit",))
    for row, (besluit, day) in enumerate(zip(columns["besluit"], columns["tot"], strict=True)):
        if besluit == "afgewezen" and day is not None:
            yield Overtreding(row, "tot", "mag alleen als besluit toegekend is", ("besluit",))
    for row, (besluit, centen) in enumerate(zip(columns["besluit"], columns["centen"], strict=True)):
        if besluit == "afgewezen" and centen:
            yield Overtreding(row, "centen", "moet 0 zijn bij een afwijzing", ("besluit",))


def award_not_over_before(columns: Kolommen) -> Iterator[Overtreding]:
    """An award ends on or after the day of the decision; what changes one may end it before that day."""
    names = ("besluit", "besloten_op", "tot")
    for row, (besluit, first, last) in enumerate(zip(*(columns[name] for name in names), strict=True)):
        if besluit == "toegekend" and first is not None and last is not None and last < first:
            yield Overtreding(row, "tot", f"ligt voor besloten_op ({first})", ("besloten_op",))


def change_names_award(columns: Kolommen) -> Iterator[Overtreding]:
    """A decision that changes an award says which; one that ends it has a last day, one that withdraws it none."""
    names = ("besluit", "wijzigt", "tot")
    for row, (besluit, award, last) in enumerate(zip(*(columns[name] for name in names), strict=True)):
        changes = besluit in {"ingetrokken", "beeindigd", "verlaagd"}
        if besluit is not None and changes != (award is not None):
            text = f"is leeg, maar besluit is {besluit}" if changes else "mag alleen bij een wijziging"
            yield Overtreding(row, "wijzigt", text, ("besluit",))
        if besluit == "beeindigd" and last is None:
            yield Overtreding(row, "tot", "is leeg, maar besluit is beeindigd", ("besluit",))
        if besluit == "ingetrokken" and last is not None:
            yield Overtreding(row, "tot", "moet leeg zijn als besluit ingetrokken is", ("besluit",))


def at_most_words(name: str, most: int) -> Rule:
    """A list holds no more words than this, each of at most 200 signs on one line."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, words in enumerate(columns[name]):
            if words and len(words) > most:
                yield Overtreding(row, name, f"heeft er {len(words)}, hoogstens {most} mag", ())
            elif words and any(len(word) > 200 or "\n" in word for word in words):
                yield Overtreding(
                    row, name, "heeft een deel van meer dan 200 tekens of meer dan een regel", ()
                )

    return check


def not_lower(least: str, most: str) -> Rule:
    """The most is not lower than the least."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (low, high) in enumerate(zip(columns[least], columns[most], strict=True)):
            if low is not None and high is not None and high < low:
                yield Overtreding(row, most, f"is lager dan {least} ({low})", (least,))

    return check


def alone(name: str, code: str) -> Rule:
    """This code stands in a list by itself."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, codes in enumerate(columns[name]):
            if codes and code in codes and len(codes) > 1:
                yield Overtreding(row, name, f"heeft {code} naast iets anders", ())

    return check


def in_one_list(first: str, second: str) -> Rule:
    """What stands in the first list does not stand in the second."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (some, others) in enumerate(zip(columns[first], columns[second], strict=True)):
            if double := sorted({*(some or ())} & {*(others or ())}):
                yield Overtreding(row, second, f"staat ook in {first}: {', '.join(double)}", ())

    return check


def web_address(name: str) -> Rule:
    """http or https, and nothing else."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, address in enumerate(columns[name]):
            if address is not None and not re.fullmatch(WEBADRES, address):
                yield Overtreding(row, name, "is geen webadres dat met https:// of http:// begint", ())

    return check


def year_or_month(name: str) -> Rule:
    """2015 or 2015-03, and not in the future."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        now = f"{clock.today():%Y-%m}"
        for row, month in enumerate(columns[name]):
            if month is not None and not re.fullmatch(MAAND, month):
                yield Overtreding(row, name, "is geen jaar of maand; schrijf 2015 of 2015-03", ())
            elif month is not None and month > now:
                yield Overtreding(row, name, "ligt in de toekomst", ())

    return check


def months_in_order(van: str, tot: str) -> Rule:
    """A period of years or months does not end before it begins; a year holds all its months."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (first, last) in enumerate(zip(columns[van], columns[tot], strict=True)):
            if first and last and last < first[: len(last)]:
                yield Overtreding(row, tot, f"ligt voor {van} ({first})", (van,))

    return check


def diploma_when_finished(columns: Kolommen) -> Iterator[Overtreding]:
    """A diploma (1) belongs to schooling that was finished (1), or of which nobody knows."""
    for row, (stand, diploma) in enumerate(zip(columns["stand"], columns["diploma"], strict=True)):
        if diploma == "1" and stand not in (None, "1"):
            yield Overtreding(row, "diploma", "is 1, maar stand zegt dat het niet is afgemaakt", ("stand",))


def verklaring_of_step(columns: Kolommen) -> Iterator[Overtreding]:
    """With a step goes a praktijkverklaring, and the day on which it was given."""
    for row, (soort, behaald, stap) in enumerate(
        zip(columns["soort"], columns["behaald_op"], columns["stapnummer"], strict=True)
    ):
        if stap is not None and (soort != "praktijkverklaring" or behaald is None):
            text = "hoort bij een praktijkverklaring met een dag waarop zij is gegeven"
            yield Overtreding(row, "stapnummer", text, ("soort", "behaald_op"))


def language_code(columns: Kolommen) -> Iterator[Overtreding]:
    """ISO 639-3: three small letters."""
    for row, code in enumerate(columns["taal"]):
        if code is not None and not re.fullmatch("[a-z]{3}", code):
            yield Overtreding(row, "taal", "is geen taalcode van drie kleine letters (ISO 639-3)", ())
