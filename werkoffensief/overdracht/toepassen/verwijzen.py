"""References between files: what a row points to must be known; and rows that mean one and the same."""

from intake.enums import VRAGEN_MET_LIJST
from werkoffensief.overdracht.beginlijsten import ACHTERAAN, MET_VOLGORDE
from werkoffensief.overdracht.fouten import unknown_code
from werkoffensief.overdracht.toepassen.bestemming import Verwijzing
from werkoffensief.overdracht.toepassen.werk import Werk

# Files whose rows may be left out on their own (they clash with the screen); rows that hang on them follow.
LEFT_OUT = {
    *("klanten", "gesprekken", "trajecten", "acties", "doelen", "plansjablonen", "plaatsingen"),
    *("aanbod", "toekenningen", "leningen", "buddies", "buddykoppelingen"),
}
ALSO = {"klanten": ("klanten", "ww", "aliassen")}
UNKNOWN = {
    "klanten": "is geen bekend klantnummer",
    "gesprekken": "is geen bekend gespreknummer",
    "medewerkers": "is geen bekende medewerker",
    "trajecten": "is geen bekend trajectnummer",
    "werkgevers": "is geen bekende werkgever",
    "werkakkoorden": "is geen bekend werkakkoord",
    "toestemmingen": "is geen toestemming van deze klant van die dag",
    "bijeenkomsten": "is geen bekend bijeenkomstnummer",
    "acties": "is geen bekend actienummer",
    "doelen": "is geen bekend doelnummer",
    "plansjablonen": "is geen bekend sjabloonnummer",
    "buddies": "is geen bekend buddynummer",
    "buddykoppelingen": "is geen bekend koppelnummer",
    "leningen": "is geen bekend leningnummer",
    "kwijtscheldingen": "is geen bekend kwijtscheldingsnummer",
    "plaatsingen": "is geen bekend plaatsingnummer",
    "aanbod": "is geen bekend aanbodnummer",
    "stappen": "is geen bekend stapnummer",
    "toekenningen": "is geen bekend toekenningsnummer",
}


def check_references(werk: Werk) -> None:
    """Name every reference that is unknown; count those into a refused file; mark those that hang on a left-out row."""
    pointing: dict[str, set[int]] = {}
    for ref in werk.bestemming.verwijzingen:
        if ref.tabel in LEFT_OUT:
            _follow_left_out(werk, ref)
        unknown = werk.rows(
            f"SELECT o.regel, o.{ref.kolom} FROM lev_opgelost o WHERE o.{ref.kolom} IS NOT NULL "
            f"AND o.{ref.found} IS NULL AND o.over IS NULL AND {ref.where} ORDER BY o.regel"
        )
        reasons = _reasons(werk, ref, {value for _regel, value in unknown})
        for regel, value in unknown:
            name = _refused_file(werk, ref, value)
            if name:
                pointing.setdefault(name, set()).add(regel)
            else:
                werk.refuse(regel, ref.kolom, reasons[value])
    werk.verwijst = {name: len(lines) for name, lines in pointing.items()}


def _reasons(werk: Werk, ref: Verwijzing, unknown: set[str]) -> dict[str, str]:
    """Why each value is refused; looking for names like it is slow, so once per value."""
    if not unknown or ref.tabel in UNKNOWN:
        return dict.fromkeys(unknown, UNKNOWN.get(ref.tabel, ""))
    known = _known_names(werk, ref)
    return {value: unknown_code(value, known) for value in unknown}


def _follow_left_out(werk: Werk, ref: Verwijzing) -> None:
    werk.run(
        f"UPDATE lev_opgelost o SET over = 'hangt_aan' FROM overdracht_importgeheugen x "
        f"WHERE o.{ref.found} IS NULL AND o.over IS NULL AND x.bron = %s AND x.tabel = ANY(%s) "
        f"AND x.sleutel = o.{ref.kolom} AND x.rij_id IS NULL",
        [werk.ronde.bron, list(ALSO.get(ref.tabel, (ref.tabel,)))],
    )


def _refused_file(werk: Werk, ref: Verwijzing, value: str) -> str | None:
    key = f"{ref.lijst}|{value}" if ref.lijst else value
    for tabel in ALSO.get(ref.tabel, (ref.tabel,)):
        if tabel in werk.ronde.geweigerd:
            name, keys = werk.ronde.geweigerd[tabel]
            if keys is None or key in keys:
                return name
    return None


def _known_names(werk: Werk, ref: Verwijzing) -> list[str]:
    if ref.lijst:
        return [
            code for (code,) in werk.rows(f"SELECT c.code FROM {CODE_TABLES[ref.lijst]} c ORDER BY c.code")
        ]
    if ref.tabel == "teams":
        return [naam for (naam,) in werk.rows("SELECT naam FROM accounts_team ORDER BY naam")]
    return []


CODE_TABLES = {
    "belemmering": "intake_belemmeringsoort",
    "voorziening": "trajecten_voorziening",
    "einde_uitkering": "intake_redeneindeuitkering",
    "einde_traject": "trajecten_redeneindetraject",
    "einde_plaatsing": "trajecten_redeneindeplaatsing",
    "ontheffing": "intake_ontheffingsoort",
    "onderwerp": "intake_onderwerp",
    "talent": "(SELECT * FROM intake_tag WHERE soort = 'talent')",
    "wens": "(SELECT * FROM intake_tag WHERE soort = 'wens')",
    **{
        vraag.value: f"(SELECT * FROM intake_keuzewaarde WHERE vraag = '{vraag}')"
        for vraag in VRAGEN_MET_LIJST
    },
}


def volgorde_of(lijst: str) -> str:
    """SQL: the order of a code `x`; nothing of a list that has none, and of a code at the end."""
    return f"NULLIF(x.volgorde, {ACHTERAAN})::integer" if lijst in MET_VOLGORDE else "NULL::integer"


def check_klant_stays(werk: Werk) -> None:
    """An existing number does not move to another client."""
    moved = werk.rows(
        f"SELECT o.regel FROM lev_opgelost o JOIN {werk.bestemming.base} t ON t.id = o.doel_id "
        "WHERE t.klant_id <> o.klant_id AND o.over IS NULL"
    )
    names = werk.bestemming.tabel.column_names
    kolom = "klantnummer" if "klantnummer" in names else "trajectnummer"
    what = werk.bestemming.tabel.key[0]
    for (regel,) in moved:
        werk.refuse(regel, kolom, f"is van een andere klant; dit {what} hoort al bij iemand anders")


def merge_same(werk: Werk) -> None:
    """Rows under an old and a new klantnummer that mean the same row: the same content counts once."""
    if not werk.bestemming.same:
        return
    for regel, first, same in werk.rows(_same_rows(werk)):
        if same:
            werk.run(
                "UPDATE lev_opgelost o SET over = 'dubbel', id = f.id FROM lev_opgelost f "
                "WHERE o.regel = %s AND f.regel = %s",
                [regel, first],
            )
        else:
            kolom = werk.bestemming.tabel.key[0]
            werk.refuse(regel, kolom, f"staat ook op regel {first}, met een andere inhoud (oud klantnummer)")
    _one_row_each(werk)


def _same_rows(werk: Werk) -> str:
    """SQL: (line, line of the first with the same key once klantnummers are looked up, same content)."""
    tabel = werk.bestemming.tabel
    keys = ", ".join(f"o.{key}" for key in werk.bestemming.same)
    known = " AND ".join(f"o.{key} IS NOT NULL" for key in werk.bestemming.same)
    content = ", ".join(f"o.{name}" for name in tabel.column_names if name not in tabel.key)
    return (
        "WITH x AS (SELECT o.regel, first_value(o.regel) OVER w AS eerste, row_number() OVER w AS n, "
        f"ROW({content})::text AS inhoud FROM lev_opgelost o WHERE o.over IS NULL AND {known} "
        f"WINDOW w AS (PARTITION BY {keys} ORDER BY o.vorige_id IS NULL, o.regel)) "
        "SELECT x.regel, x.eerste, x.inhoud = f.inhoud FROM x JOIN x f ON f.regel = x.eerste "
        "WHERE x.n > 1 ORDER BY x.regel"
    )


def _one_row_each(werk: Werk) -> None:
    """A row that somebody gave another key stays known under its delivered key; its new key is then a new row."""
    werk.run(
        f"UPDATE lev_opgelost o SET doel_id = NULL, id = {werk.bestemming.new_id} "
        "WHERE o.doel_id IS NOT NULL AND o.vorige_id IS NULL AND o.over IS NULL AND EXISTS "
        "(SELECT FROM lev_opgelost x WHERE x.vorige_id = o.doel_id AND x.regel <> o.regel AND x.over IS NULL)"
    )
