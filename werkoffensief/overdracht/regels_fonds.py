"""Rules between the columns of the files of the opleidingsfonds (docs/adr/0025)."""

from collections.abc import Iterator

from werkoffensief.overdracht.regels import Kolommen, Overtreding, Rule

ADVICE = ("advies", "geadviseerd_op", "geadviseerd_door", "advies_reden")
OF_A_GRANT = ("toegekend_centen", "eerste_termijn", "termijn_centen")
DECIDED = ("besluit", "besloten_op", "besloten_door", "besluit_reden")
WAY = (
    *("gevraagd_op", "gevraagd_door", "gevraagd_centen"),
    *ADVICE,
    *DECIDED,
    *OF_A_GRANT,
    *("ingetrokken_op", "ingetrokken_reden"),
)
REMISSION = ("centen", "gevraagd_op", "gevraagd_door", *DECIDED)
BOOKING = (
    *("dag", "van", "naar", "centen", "kas_na", "leningnummer", "kwijtscheldingsnummer"),
    *("herstelt", "herstel_reden", "kenmerk", "medewerker"),
)


LETTER = ("soort", "kwijtscheldingsnummer", "reden", "eerste_termijn", "termijn_centen")


def decided_by_another(columns: Kolommen) -> Iterator[Overtreding]:
    """Who decides neither recorded the request nor advised."""
    for other in ("gevraagd_door", "geadviseerd_door"):
        for row, (one, two) in enumerate(zip(columns["besloten_door"], columns[other], strict=True)):
            if one is not None and one == two:
                yield Overtreding(row, "besloten_door", f"is dezelfde persoon als {other}", (other,))


def decided_after_advice(columns: Kolommen) -> Iterator[Overtreding]:
    """Without an advice there is no decision."""
    for row, (besluit, advies) in enumerate(zip(columns["besluit"], columns["advies"], strict=True)):
        if besluit is not None and advies is None:
            yield Overtreding(row, "besluit", "mag alleen na een advies", ("advies",))


def granted_with_scheme(columns: Kolommen) -> Iterator[Overtreding]:
    """Who grants says how much and how it is repaid; who refuses says neither."""
    for name in OF_A_GRANT:
        for row, (besluit, value) in enumerate(zip(columns["besluit"], columns[name], strict=True)):
            if besluit == "toegekend" and value is None:
                yield Overtreding(row, name, "is leeg, maar besluit is toegekend", ("besluit",))
            if besluit != "toegekend" and value is not None:
                yield Overtreding(row, name, "mag alleen als besluit toegekend is", ("besluit",))


def not_above(low: str, high: str) -> Rule:
    """An amount is not more than another of the same row."""

    def rule(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (one, two) in enumerate(zip(columns[low], columns[high], strict=True)):
            if one is not None and two is not None and one > two:
                yield Overtreding(row, low, f"is meer dan {high}", (high,))

    return rule


def refused_stays(columns: Kolommen) -> Iterator[Overtreding]:
    """A loan that was refused is done: nobody takes the request back."""
    for row, (besluit, dag) in enumerate(zip(columns["besluit"], columns["ingetrokken_op"], strict=True)):
        if besluit == "afgewezen" and dag is not None:
            yield Overtreding(row, "ingetrokken_op", "mag niet bij een afgewezen lening", ("besluit",))


def remitted_by_another(columns: Kolommen) -> Iterator[Overtreding]:
    """Who decides about a remission did not propose it."""
    for row, (one, two) in enumerate(zip(columns["besloten_door"], columns["gevraagd_door"], strict=True)):
        if one is not None and one == two:
            yield Overtreding(
                row, "besloten_door", "is dezelfde persoon als gevraagd_door", ("gevraagd_door",)
            )


def letter_tells(columns: Kolommen) -> Iterator[Overtreding]:
    """A letter says what belongs to its kind: another scheme why, how much and when; a remission which."""
    for name, kind in (("kwijtscheldingsnummer", "kwijtschelding"), ("reden", "regeling")):
        for row, (soort, value) in enumerate(zip(columns["soort"], columns[name], strict=True)):
            if soort is not None and (soort == kind) != (value is not None):
                text = (
                    f"is leeg, maar soort is {soort}" if value is None else f"mag alleen als soort {kind} is"
                )
                yield Overtreding(row, name, text, ("soort",))
    for row, (soort, value) in enumerate(zip(columns["soort"], columns["termijn_centen"], strict=True)):
        if soort == "regeling" and value is None:
            yield Overtreding(row, "termijn_centen", "is leeg, maar soort is regeling", ("soort",))
        if soort == "kwijtschelding" and value is not None:
            yield Overtreding(row, "termijn_centen", "mag niet als soort kwijtschelding is", ("soort",))


def mends_earlier(columns: Kolommen) -> Iterator[Overtreding]:
    """A booking mends one that was there before."""
    for row, (nummer, herstelt) in enumerate(zip(columns["nummer"], columns["herstelt"], strict=True)):
        if nummer is not None and herstelt is not None and herstelt >= nummer:
            yield Overtreding(row, "herstelt", "is geen eerdere boeking", ("nummer",))
