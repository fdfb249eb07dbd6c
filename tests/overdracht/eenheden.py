"""Every unit of every file: what somebody types on screen, and files that say the same or something else."""

# ruff: noqa: E501 (a case is one line)

from django.db import connection

from intake import bsn
from intake.models import Adres, Contactgegeven, Identificatie
from tests.overdracht.wereld import WERELD
from werkoffensief.overdracht.tabellen import BY_NAME


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def on_klant(column, value):
    sql(f"UPDATE intake_klant SET {column} = %s WHERE klantnummer = 'K1'", value)


def contact(soort, value):
    rows = Contactgegeven.objects.filter(klant__klantnummer="K1", soort=soort, geldig_tot__isnull=True)
    rows.update(waarde=value, bron="medewerker")


def address(value):
    Adres.objects.filter(klant__klantnummer="K1", geldig_tot__isnull=True).update(huisnummer=value)


def identificatie(value):
    row = Identificatie.objects.get(klant__klantnummer="K1")
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(value, row_id=row.pk)
    row.bsn_index = bsn.index_of(value)
    row.save()


def row(tabel, **changed):
    """The first row of a table of the world, with other cells; with the later columns where one of those is changed."""
    names = BY_NAME[tabel].column_names
    first = WERELD[tabel][0].split(";")
    cells = {**dict.fromkeys(names, ""), **dict(zip(names, first, strict=False)), **changed}
    width = len(names) if changed.keys() & set(names[len(first) :]) else len(first)
    return ";".join(cells[name] for name in names[:width])


def by_sql(table, key, **values):
    def change():
        sets = ", ".join(f"{name} = %s" for name in values)
        sql(f"UPDATE {table} SET {sets} WHERE {key}", *values.values())

    return change


# unit → (table, what somebody types on screen, the file with that value, the file with a third value,
#         SQL that shows the unit, what the screen typed, the third value)
def _unit(tabel, screen, same, third, show, typed, other):
    return tabel, screen, row(tabel, **same), row(tabel, **third), show, typed, other


KLANT = "SELECT {} FROM intake_klant WHERE klantnummer = 'K1'"
CONTACT = (
    "SELECT c.waarde FROM intake_contactgegeven c JOIN intake_klant k ON k.id = c.klant_id "
    "WHERE k.klantnummer = 'K1' AND c.soort = '{}' AND c.geldig_tot IS NULL"
)
UNITS = {
    "klant: name": _unit("klanten", lambda: on_klant("achternaam", "Bergman"), {"achternaam": "Bergman"}, {"achternaam": "Bergen"}, KLANT.format("achternaam"), "Bergman", "Bergen"),
    "klant: birth date": _unit("klanten", lambda: on_klant("geboortedatum", "1981-01-31"), {"geboortedatum": "1981-01-31"}, {"geboortedatum": "1982-01-31"}, KLANT.format("geboortedatum::text"), "1981-01-31", "1982-01-31"),
    "klant: stadsdeel": _unit("klanten", lambda: on_klant("stadsdeel", "Escamp"), {"stadsdeel": "Escamp"}, {"stadsdeel": "Laak"}, KLANT.format("stadsdeel"), "Escamp", "Laak"),
    "klant: address": _unit("klanten", lambda: address("2"), {"huisnummer": "2"}, {"huisnummer": "3"}, "SELECT a.huisnummer FROM intake_adres a JOIN intake_klant k ON k.id = a.klant_id WHERE k.klantnummer = 'K1' AND a.geldig_tot IS NULL", "2", "3"),
    "klant: telephone": _unit("klanten", lambda: contact("telefoon", "070-2"), {"telefoon": "070-2"}, {"telefoon": "070-3"}, CONTACT.format("telefoon"), "070-2", "070-3"),
    "klant: e-mail": _unit("klanten", lambda: contact("email", "x@x.example"), {"email": "x@x.example"}, {"email": "y@x.example"}, CONTACT.format("email"), "x@x.example", "y@x.example"),
    "gesprek: day": _unit("gesprekken", by_sql("intake_gesprek", "gespreknummer = 'G1'", datum="2019-03-02"), {"datum": "2019-03-02"}, {"datum": "2019-03-03"}, "SELECT datum::text FROM intake_gesprek WHERE gespreknummer = 'G1'", "2019-03-02", "2019-03-03"),
    "gesprek: verslag": _unit("gesprekken", by_sql("intake_gesprek", "gespreknummer = 'G1'", verslag="Scherm"), {"verslag": "Scherm"}, {"verslag": "Derde"}, "SELECT verslag FROM intake_gesprek WHERE gespreknummer = 'G1'", "Scherm", "Derde"),
    "poging: outcome": _unit("contactpogingen", by_sql("intake_contactpoging", "pogingnummer = 'P1'", uitkomst="afgezegd"), {"uitkomst": "afgezegd"}, {"uitkomst": "niet_verschenen"}, "SELECT uitkomst FROM intake_contactpoging", "afgezegd", "niet_verschenen"),
    "belemmering: solved": _unit("belemmeringen", by_sql("intake_belemmering", "soort_id = 'schulden'", opgelost_op="2019-09-01"), {"opgelost_op": "2019-09-01"}, {"opgelost_op": "2019-09-02"}, "SELECT opgelost_op::text FROM intake_belemmering WHERE soort_id = 'schulden'", "2019-09-01", "2019-09-02"),
    "traject: end and reason": _unit("trajecten", by_sql("trajecten_traject", "trajectnummer = 'T1'", einde="2020-01-31", einde_reden_id="werk"), {"einde": "2020-01-31", "einde_reden": "werk"}, {"einde": "2020-01-31", "einde_reden": "zorg"}, "SELECT einde || einde_reden_id FROM trajecten_traject WHERE trajectnummer = 'T1'", "2020-01-31werk", "2020-01-31zorg"),
    "regisseur: end": _unit("regisseurs", by_sql("trajecten_regisseurschap", "start = '2019-03-01'", einde="2019-05-01"), {"einde": "2019-05-01"}, {"einde": "2019-05-02"}, "SELECT einde::text FROM trajecten_regisseurschap WHERE start = '2019-03-01'", "2019-05-01", "2019-05-02"),
    "stap: start, end and status": _unit("stappen", by_sql("trajecten_stap", "stapnummer = 'S1'", einde="2019-04-01", status="afgerond"), {"einde": "2019-04-01", "status": "afgerond"}, {"einde": "2019-04-01", "status": "gestopt"}, "SELECT einde || status FROM trajecten_stap WHERE stapnummer = 'S1'", "2019-04-01afgerond", "2019-04-01gestopt"),
    "werkgever: name": _unit("werkgevers", by_sql("werkgevers_werkgever", "kvk_nummer = '12345678'", naam="Bol BV"), {"naam": "Bol BV"}, {"naam": "Bol NV"}, "SELECT naam FROM werkgevers_werkgever WHERE kvk_nummer = '12345678'", "Bol BV", "Bol NV"),
    "akkoord: jobs": _unit("werkakkoorden", by_sql("werkgevers_werkakkoord", "true", banen=11), {"banen": "11"}, {"banen": "12"}, "SELECT banen::text FROM werkgevers_werkakkoord", "11", "12"),
    "plaatsing: employer and agreement": _unit("plaatsingen", lambda: sql("UPDATE trajecten_plaatsing SET werkakkoord_id = NULL WHERE plaatsingnummer = 'W1'"), {"akkoordnummer": ""}, {"kvk_nummer": "00000018", "akkoordnummer": ""}, "SELECT w.kvk_nummer FROM trajecten_plaatsing p JOIN werkgevers_werkgever w ON w.id = p.werkgever_id", "12345678", "00000018"),
    "plaatsing: hours": _unit("plaatsingen", by_sql("trajecten_plaatsing", "plaatsingnummer = 'W1'", uren_per_week=20), {"uren_per_week": "20"}, {"uren_per_week": "24"}, "SELECT uren_per_week::text FROM trajecten_plaatsing WHERE plaatsingnummer = 'W1'", "20", "24"),
    "doelstelling: extra": _unit("doelstellingen", by_sql("doelen_doelstelling", "jaar = 2019 AND maat = 'extra'", waarde=600), {"extra": "600"}, {"extra": "700"}, "SELECT waarde::text FROM doelen_doelstelling WHERE jaar = 2019 AND maat = 'extra'", "600", "700"),
    "team: stadsdelen": _unit("teams", lambda: sql("DELETE FROM accounts_teamstadsdeel WHERE stadsdeel = 'onbekend'"), {"stadsdelen": "Centrum"}, {"stadsdelen": "Centrum|Laak"}, "SELECT string_agg(stadsdeel, '|' ORDER BY stadsdeel) FROM accounts_teamstadsdeel s JOIN accounts_team t ON t.id = s.team_id WHERE t.naam = 'Centrum'", "Centrum", "Centrum|Laak"),
    "campagne: aim": _unit("campagnes", by_sql("intake_campagne", "true", streefaantal=1), {"streefaantal": "1"}, {"streefaantal": "2"}, "SELECT streefaantal::text FROM intake_campagne", "1", "2"),
    "medewerker: e-mail": _unit("medewerkers", by_sql("accounts_medewerker", "gebruikersnaam = 'm1'", email="n@x.example"), {"email": "n@x.example"}, {"email": "o@x.example"}, "SELECT email FROM accounts_medewerker WHERE gebruikersnaam = 'm1'", "n@x.example", "o@x.example"),
    "medewerker: team": _unit("medewerkers", lambda: sql("UPDATE accounts_medewerker SET team_id = NULL WHERE gebruikersnaam = 'm1'"), {"team": ""}, {"team": "Escamp"}, "SELECT COALESCE(t.naam, 'geen') FROM accounts_medewerker m LEFT JOIN accounts_team t ON t.id = m.team_id WHERE gebruikersnaam = 'm1'", "geen", "Escamp"),
    "medewerker: roles": _unit("medewerkers", lambda: sql("UPDATE accounts_rolverlening SET rol = 'consulent' WHERE medewerker_id = (SELECT id FROM accounts_medewerker WHERE gebruikersnaam = 'm1')"), {"rollen": "consulent"}, {"rollen": "teamleider"}, "SELECT rol FROM accounts_rolverlening r JOIN accounts_medewerker m ON m.id = r.medewerker_id WHERE gebruikersnaam = 'm1' AND tot IS NULL", "consulent", "teamleider"),
    "code: name": _unit("codes", by_sql("intake_belemmeringsoort", "code = 'geen_rijbewijs'", naam="Scherm"), {"naam": "Scherm"}, {"naam": "Derde"}, "SELECT naam FROM intake_belemmeringsoort WHERE code = 'geen_rijbewijs'", "Scherm", "Derde"),
    "gesprek: how it goes on": _unit("gesprekken", by_sql("intake_gesprek", "gespreknummer = 'G1'", vervolg="wil_niet", vervolg_reden="Ziek", opnieuw_op="2020-01-01"), {"vervolg": "wil_niet", "vervolg_reden": "Ziek", "opnieuw_op": "2020-01-01"}, {"vervolg": "nu_niet", "vervolg_reden": "Zorg", "opnieuw_op": "2020-01-01"}, "SELECT vervolg_reden FROM intake_gesprek WHERE gespreknummer = 'G1'", "Ziek", "Zorg"),
    "gesprek: time": _unit("gesprekken", by_sql("intake_gesprek", "gespreknummer = 'G1'", tijd="14:00"), {"tijd": "14:00"}, {"tijd": "14:05"}, "SELECT to_char(tijd, 'HH24:MI') FROM intake_gesprek WHERE gespreknummer = 'G1'", "14:00", "14:05"),
    "belemmering: severity": _unit("belemmeringen", by_sql("intake_belemmering", "soort_id = 'schulden'", ernst=1), {"ernst": "1"}, {"ernst": "3"}, "SELECT ernst::text FROM intake_belemmering WHERE soort_id = 'schulden'", "1", "3"),
    "antwoord: what was told": _unit("antwoorden", by_sql("intake_onderwerpantwoord", "tekst = 'Komt rond'", tekst="Scherm"), {"tekst": "Scherm"}, {"tekst": "Derde"}, "SELECT tekst FROM intake_onderwerpantwoord WHERE onderwerp_id = 'geld' AND intern IS NOT NULL", "Scherm", "Derde"),
    "antwoord: internal": _unit("antwoorden", by_sql("intake_onderwerpantwoord", "tekst = 'Komt rond'", intern="Scherm"), {"intern": "Scherm"}, {"intern": "Derde"}, "SELECT intern FROM intake_onderwerpantwoord WHERE tekst = 'Komt rond'", "Scherm", "Derde"),
    "fixed answer: value": _unit("keuzeantwoorden", by_sql("intake_keuzeantwoord", "vraag = 'taal'", keuze_id="a2"), {"waarde": "a2"}, {"waarde": "b2"}, "SELECT keuze_id FROM intake_keuzeantwoord WHERE vraag = 'taal'", "a2", "b2"),
    "zrm: level": _unit("zrm", by_sql("intake_zrmscore", "domein = 'financien'", niveau=3), {"niveau": "3"}, {"niveau": "4"}, "SELECT niveau::text FROM intake_zrmscore WHERE domein = 'financien'", "3", "4"),
    "tag: since": _unit("klanttags", by_sql("intake_klanttag", "tag_id = 'koken'", sinds="2019-03-02"), {"sinds": "2019-03-02"}, {"sinds": "2019-03-03"}, "SELECT sinds::text FROM intake_klanttag WHERE tag_id = 'koken'", "2019-03-02", "2019-03-03"),
    "actie: who does it": _unit("acties", by_sql("intake_actie", "actienummer = 'C1'", wie="ander", wie_anders="Zus"), {"wie": "ander", "wie_anders": "Zus"}, {"wie": "ander", "wie_anders": "Broer"}, "SELECT wie_anders FROM intake_actie WHERE actienummer = 'C1'", "Zus", "Broer"),
    "actie: done": _unit("acties", by_sql("intake_actie", "actienummer = 'C1'", gedaan_op="2019-03-02"), {"gedaan_op": "2019-03-02"}, {"gedaan_op": "2019-03-03"}, "SELECT gedaan_op::text FROM intake_actie WHERE actienummer = 'C1'", "2019-03-02", "2019-03-03"),
    "topic: order": _unit("codes", by_sql("intake_onderwerp", "code = 'geld'", volgorde=5), {"lijst": "onderwerp", "code": "geld", "naam": "Geld", "volgorde": "5"}, {"lijst": "onderwerp", "code": "geld", "naam": "Geld", "volgorde": "6"}, "SELECT volgorde::text FROM intake_onderwerp WHERE code = 'geld'", "5", "6"),
}  # fmt: skip
