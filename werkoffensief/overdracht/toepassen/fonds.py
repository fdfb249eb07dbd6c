"""The opleidingsfonds: loans with their way from request to decision, remissions, and the ledger."""

from django.db import IntegrityError, transaction

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.regels_fonds import REMISSION, WAY
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, MEDEWERKER, VERVALLEN, by_number
from werkoffensief.overdracht.toepassen.plan import write_rows
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk
from werkoffensief.web.refusals import sentence_of

MEDEWERKERS = ("gevraagd_door", "geadviseerd_door", "besloten_door")
# What a decision leaves as it is (migration trajecten 0024).
DECIDED = (
    *(
        "gevraagd_op",
        "gevraagd_door_id",
        "gevraagd_centen",
        "advies",
        "geadviseerd_op",
        "geadviseerd_door_id",
    ),
    *("besluit", "besloten_op", "besloten_door_id", "toegekend_centen"),
)


def somebody(kolom: str, alias: str) -> Verwijzing:
    """A column that names a medewerker, beside others that do."""
    return Verwijzing(
        kolom,
        "medewerkers",
        f"LEFT JOIN accounts_medewerker {alias} ON {alias}.gebruikersnaam = r.{kolom}",
        {f"{kolom}_id": f"{alias}.id"},
    )


def _decision_stays(werk: Werk) -> None:
    """Whoever delivers it: what was decided does not change."""
    differs = " OR ".join(f"t.{name} IS DISTINCT FROM p.{name}" for name in DECIDED)
    changed = werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_lening t ON t.id = p.id "
        f"WHERE t.besluit IS NOT NULL AND ({differs}) ORDER BY p.regel"
    )
    for (regel,) in changed:
        werk.refuse(regel, "besluit", "over deze lening is al besloten, en dat verandert niet meer")


def _decided_by_another(werk: Werk) -> None:
    """Who decides never advised before (migration trajecten 0031)."""
    advised = werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_lening t ON t.id = p.id WHERE t.besluit IS NULL AND EXISTS "
        "(SELECT FROM trajecten_leninggeschiedenis g WHERE g.pgh_obj_id = p.id "
        "AND p.besloten_door_id IN (g.gevraagd_door_id, g.geadviseerd_door_id)) ORDER BY p.regel"
    )
    for (regel,) in advised:
        werk.refuse(regel, "besloten_door", "vroeg deze lening aan of gaf er eerder advies over")


def _write_loans(werk: Werk) -> None:
    """The file decides the scheme of repayment; that no letter tells of it is said, and asked in the list of tasks."""
    changed = werk.rows(
        "SELECT count(*) FROM lev_plan p JOIN trajecten_lening t ON t.id = p.id WHERE t.besluit = 'toegekend' "
        "AND (t.eerste_termijn, t.termijn_centen) IS DISTINCT FROM (p.eerste_termijn, p.termijn_centen)"
    )[0][0]
    if changed:
        said = "1 lening wijzigt" if changed == 1 else f"{changed} leningen wijzigt"
        werk.tell(
            f"{werk.gelezen.bestand}: van {said} hoe de klant terugbetaalt. Staat de brief daarover niet in "
            "leningbrieven, dan vraagt Te doen de regisseur om die te maken."
        )
    write_rows(werk)


LENINGEN = Bestemming(
    BY_NAME["leningen"],
    "trajecten_lening",
    by_number("trajecten_lening", "leningnummer"),
    {
        "leningnummer": None,
        "klant_id": None,
        "opleiding": "opleiding",
        "school": "school",
        "waarom": "waarom",
        **{f"{name}_id" if name in MEDEWERKERS else name: name for name in WAY},
    },
    stand.LENINGEN,
    verwijzingen=(
        KLANT,
        somebody("gevraagd_door", "gd"),
        somebody("geadviseerd_door", "ad"),
        somebody("besloten_door", "bd"),
    ),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays, _decision_stays, _decided_by_another),
    write=_write_loans,
    nummer=("lening", "leningnummer"),
)


LENING = Verwijzing(
    "leningnummer",
    "leningen",
    "LEFT JOIN trajecten_lening ln ON ln.leningnummer = r.leningnummer LEFT JOIN intake_klant k ON k.id = ln.klant_id",
    {"lening_id": "ln.id", "klant_id": "ln.klant_id"},
)
KWIJT = Verwijzing(
    "kwijtscheldingsnummer",
    "kwijtscheldingen",
    "LEFT JOIN trajecten_kwijtschelding kw ON kw.kwijtscheldingsnummer = r.kwijtscheldingsnummer",
    {"kwijtschelding_id": "kw.id"},
)


def _remission_stays(werk: Werk) -> None:
    """What was decided does not change, and a loan waits for one decision at a time."""
    changed = werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_kwijtschelding t ON t.id = p.id "
        "WHERE t.besluit IS NOT NULL AND (t.lening_id, t.centen, t.gevraagd_op, t.gevraagd_door_id, t.besluit, "
        "t.besloten_op, t.besloten_door_id) IS DISTINCT FROM (p.lening_id, p.centen, p.gevraagd_op, "
        "p.gevraagd_door_id, p.besluit, p.besloten_op, p.besloten_door_id) ORDER BY p.regel"
    )
    for (regel,) in changed:
        werk.refuse(regel, "besluit", "hierover is al besloten, en dat verandert niet meer")
    twice = werk.rows(
        "SELECT p.regel FROM lev_plan p WHERE p.besluit IS NULL AND (EXISTS (SELECT FROM lev_plan x "
        "WHERE x.lening_id = p.lening_id AND x.besluit IS NULL AND x.id <> p.id) OR EXISTS (SELECT FROM "
        "trajecten_kwijtschelding x WHERE x.lening_id = p.lening_id AND x.besluit IS NULL AND x.id <> p.id "
        "AND x.vervallen_op IS NULL AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = x.id))) ORDER BY p.regel"
    )
    for (regel,) in twice:
        werk.refuse(regel, "besluit", "is leeg, en over deze lening wacht al een ander voorstel")


KWIJTSCHELDINGEN = Bestemming(
    BY_NAME["kwijtscheldingen"],
    "trajecten_kwijtschelding",
    by_number("trajecten_kwijtschelding", "kwijtscheldingsnummer"),
    {
        "kwijtscheldingsnummer": None,
        "klant_id": None,
        "lening_id": "leningnummer",
        "reden": "reden",
        **{f"{name}_id" if name in MEDEWERKERS else name: name for name in REMISSION},
    },
    stand.KWIJTSCHELDINGEN,
    verwijzingen=(LENING, somebody("gevraagd_door", "gd"), somebody("besloten_door", "bd")),
    over=(VERVALLEN, ("ouder", "ln.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays, _remission_stays),
    nummer=("kwijtschelding", "kwijtscheldingsnummer"),
)


def _letter_stays(werk: Werk) -> None:
    """A letter does not change, whoever delivers it; that it was sent is written down once."""
    facts = ("lening_id", "soort", "kwijtschelding_id", "opgemaakt_op", "medewerker_id", "reden", "eerste_termijn",
             "termijn_centen", "brief")  # fmt: skip
    differs = " OR ".join(f"t.{name} IS DISTINCT FROM p.{name}" for name in facts)
    for (regel,) in werk.rows(
        f"SELECT p.regel FROM lev_plan p JOIN trajecten_leningbrief t ON t.id = p.id WHERE {differs} "
        "OR (t.verzonden_op IS NOT NULL AND p.verzonden_op IS DISTINCT FROM t.verzonden_op) ORDER BY p.regel"
    ):
        werk.refuse(regel, "brief", "is al gemaakt en verandert niet")


def _letter_of_decision(werk: Werk) -> None:
    """A letter tells what was decided on that day or before, about its own loan (migration trajecten 0036)."""
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_lening l ON l.id = p.lening_id "
        "LEFT JOIN trajecten_kwijtschelding q ON q.id = p.kwijtschelding_id WHERE NOT COALESCE(CASE p.soort "
        "WHEN 'besluit' THEN l.besloten_op <= p.opgemaakt_op "
        "AND (l.besluit = 'toegekend') = (p.termijn_centen IS NOT NULL) "
        "WHEN 'regeling' THEN l.besloten_op <= p.opgemaakt_op AND l.besluit = 'toegekend' "
        "ELSE q.besloten_op <= p.opgemaakt_op END, false) ORDER BY p.regel"
    ):
        werk.refuse(
            regel, "soort", "past niet bij wat over deze lening is besloten, of ligt voor dat besluit"
        )
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_kwijtschelding q ON q.id = p.kwijtschelding_id "
        "WHERE q.lening_id <> p.lening_id ORDER BY p.regel"
    ):
        werk.refuse(regel, "kwijtscheldingsnummer", "hoort bij een andere lening")


def _one_letter(werk: Werk) -> None:
    """There is one letter of a decision."""
    for regel, other in werk.rows(
        "SELECT p.regel, min(x.leningbriefnummer) FROM lev_plan p JOIN (SELECT y.id, y.leningbriefnummer, "
        "y.lening_id, y.soort, y.kwijtschelding_id FROM lev_plan y UNION ALL SELECT t.id, t.leningbriefnummer, "
        "t.lening_id, t.soort, t.kwijtschelding_id FROM trajecten_leningbrief t WHERE t.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM lev_plan z WHERE z.id = t.id)) x ON x.id <> p.id AND (x.kwijtschelding_id = "
        "p.kwijtschelding_id OR x.lening_id = p.lening_id AND x.soort = 'besluit' AND p.soort = 'besluit') "
        "GROUP BY p.regel ORDER BY p.regel"
    ):
        werk.refuse(regel, "soort", f"over dit besluit is er al een brief ({other})")


LENINGBRIEVEN = Bestemming(
    BY_NAME["leningbrieven"],
    "trajecten_leningbrief",
    by_number("trajecten_leningbrief", "leningbriefnummer"),
    {
        "leningbriefnummer": None,
        "klant_id": None,
        "lening_id": "leningnummer",
        "soort": "soort",
        "kwijtschelding_id": "kwijtscheldingsnummer",
        "opgemaakt_op": "opgemaakt_op",
        "medewerker_id": "medewerker",
        "reden": "reden",
        "eerste_termijn": "eerste_termijn",
        "termijn_centen": "termijn_centen",
        "brief": "brief",
        "verzonden_op": "verzonden_op",
    },
    stand.LENINGBRIEVEN,
    verwijzingen=(LENING, KWIJT, MEDEWERKER),
    over=(
        VERVALLEN,
        ("ouder", "ln.vervallen_op IS NOT NULL OR kw.vervallen_op IS NOT NULL"),
        GEWIST,
    ),
    klant="o.klant_id",
    checks=(check_klant_stays, _letter_stays, _letter_of_decision, _one_letter),
    nummer=("leningbrief", "leningbriefnummer"),
)


def _into_an_empty_fund(werk: Werk) -> None:
    """A ledger comes into an empty fund only, in its own order; the same again writes nothing.

    Each booking is tried as it will be written, so the rules are the ledger's own; then all of it is taken back.
    """
    for (regel,) in werk.rows("SELECT p.regel FROM lev_plan p WHERE NOT p.nieuw ORDER BY p.regel"):
        werk.refuse(regel, "nummer", "is al geboekt, en een boeking verandert niet")
    if werk.problems:
        return
    if werk.rows("SELECT 1 FROM trajecten_boeking LIMIT 1") and werk.rows("SELECT 1 FROM lev_plan LIMIT 1"):
        for (regel,) in werk.rows("SELECT p.regel FROM lev_plan p ORDER BY p.nummer LIMIT 1"):
            werk.refuse(
                regel, "nummer", "in het fonds is al geboekt; een grootboek komt alleen in een leeg fonds"
            )
        return
    with transaction.atomic():
        _try_each(werk)
        transaction.set_rollback(True)


def _try_each(werk: Werk) -> None:
    """Book line by line, up to the first that the ledger refuses, or numbers or counts otherwise than the file."""
    planned = werk.rows("SELECT p.regel, p.id, p.nummer, p.kas_na FROM lev_plan p ORDER BY p.nummer")
    for regel, pk, number, cash in planned:
        try:
            with transaction.atomic():
                werk.run(BOOK.format("AND p.id = %s"), [werk.ronde.levering_id, pk])
        except IntegrityError as error:
            werk.refuse(regel, "centen", sentence_of(error).rstrip(".").lower())
            return
        booked = werk.rows("SELECT nummer, kas_na FROM trajecten_boeking WHERE id = %s", [pk])[0]
        if booked[0] != number:
            werk.refuse(regel, "nummer", f"sluit niet aan: hier hoort boeking {booked[0]}")
            return
        if booked[1] != cash:
            werk.refuse(regel, "kas_na", f"klopt niet: na deze boeking is er {booked[1]} in kas")
            return


BOOK = (
    "INSERT INTO trajecten_boeking (id, levering_id, dag, van, naar, centen, lening_id, kwijtschelding_id, "
    "herstelt_id, herstel_reden, kenmerk, medewerker_id) SELECT p.id, %s, p.dag, p.van, p.naar, p.centen, "
    "p.lening_id, p.kwijtschelding_id, (SELECT x.id FROM lev_plan x WHERE x.nummer = p.herstelt), p.herstel_reden, "
    "p.kenmerk, p.medewerker_id FROM lev_plan p WHERE p.nieuw {} ORDER BY p.nummer"
)


def _book(werk: Werk) -> None:
    werk.nieuw += werk.run(BOOK.format(""), [werk.ronde.levering_id])


BOEKINGEN = Bestemming(
    BY_NAME["boekingen"],
    "trajecten_boeking",
    "LEFT JOIN trajecten_boeking d ON d.nummer = r.nummer",
    {
        "nummer": None,
        "dag": "dag",
        "van": "van",
        "naar": "naar",
        "centen": "centen",
        "kas_na": "kas_na",
        "lening_id": "leningnummer",
        "kwijtschelding_id": "kwijtscheldingsnummer",
        "herstelt": "herstelt",
        "herstel_reden": "herstel_reden",
        "kenmerk": "kenmerk",
        "medewerker_id": "medewerker",
    },
    stand.BOEKINGEN,
    relation="(SELECT x.*, h.nummer AS herstelt FROM trajecten_boeking x "
    "LEFT JOIN trajecten_boeking h ON h.id = x.herstelt_id)",
    verwijzingen=(
        Verwijzing(LENING.kolom, LENING.tabel, LENING.join, {"lening_id": "ln.id"}),
        KWIJT,
        MEDEWERKER,
    ),
    checks=(_into_an_empty_fund,),
    write=_book,
)
