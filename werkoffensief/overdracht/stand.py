"""The present facts in the words of the files: one query per table, used by the export and by the comparison.

Every query gives `id` and the columns of the file, withdrawn facts included.
"""

from intake.models.waardescan import VRAGEN

# A fact that still stands on somebody who was merged belongs to the remaining klant.
_KLANT = (
    "JOIN intake_klant eigen ON eigen.id = t.klant_id "
    "JOIN intake_klant k ON k.id = COALESCE(eigen.samengevoegd_in_id, eigen.id)"
)
_WERKGEVER = "werkgevers_werkgever w ON w.id = t.werkgever_id"

KLANTEN = (
    "SELECT k.id, k.klantnummer, i.bsn_index AS bsn, k.voornaam, k.tussenvoegsel, k.achternaam, k.geboortedatum, "
    "a.postcode, a.huisnummer, a.woonplaats, k.stadsdeel, tel.waarde AS telefoon, mail.waarde AS email "
    "FROM intake_klant k LEFT JOIN intake_identificatie i ON i.klant_id = k.id "
    "LEFT JOIN intake_adres a ON a.klant_id = k.id AND a.geldig_tot IS NULL "
    "LEFT JOIN intake_contactgegeven tel ON tel.klant_id = k.id AND tel.soort = 'telefoon' "
    "AND tel.geldig_tot IS NULL "
    "LEFT JOIN intake_contactgegeven mail ON mail.klant_id = k.id AND mail.soort = 'email' "
    "AND mail.geldig_tot IS NULL"
)
VOORKOMEN = "CASE WHEN t.resultaat = 'instroom_voorkomen' THEN t.resultaat_op END AS voorkomen_op"
WW_LATEST = (  # the last end of the WW of klant s
    f"SELECT t.id, t.ww_einde, t.resultaat, {VOORKOMEN} FROM intake_wwrecht t WHERE t.klant_id = s.id "
    "AND t.vervallen_op IS NULL ORDER BY t.ww_einde DESC, t.id LIMIT 1"
)
WW = f"SELECT s.*, w.ww_einde, w.voorkomen_op FROM ({KLANTEN}) s LEFT JOIN LATERAL ({WW_LATEST}) w ON true"
WW_EERDER = f"SELECT t.id, k.klantnummer, t.ww_einde, {VOORKOMEN} FROM intake_wwrecht t {_KLANT}"
TEAMS = (
    'SELECT t.id, t.naam AS team, (SELECT array_agg(s.stadsdeel::text ORDER BY s.stadsdeel COLLATE "C") '
    "FROM accounts_teamstadsdeel s WHERE s.team_id = t.id) AS stadsdelen FROM accounts_team t"
)
DOELSTELLINGEN = (
    "SELECT t.jaar::integer AS id, t.jaar::integer AS jaar, "
    "COALESCE(max(t.waarde) FILTER (WHERE t.maat = 'regulier'), 0) AS regulier, "
    "COALESCE(max(t.waarde) FILTER (WHERE t.maat = 'extra'), 0) AS extra, "
    "COALESCE(max(t.waarde) FILTER (WHERE t.maat = 'kosten_per_uitkering'), 0) AS kosten_per_uitkering "
    "FROM doelen_doelstelling t WHERE t.programma_id = 'werkoffensief' GROUP BY t.jaar"
)
TEAMDOELEN = (
    "SELECT t.id, t.jaar::integer AS jaar, tm.naam AS team, t.geplaatst FROM doelen_teamdoel t "
    "JOIN accounts_team tm ON tm.id = t.team_id"
)
CAMPAGNES = (
    "SELECT t.id, t.code, t.naam, t.startdatum, t.einddatum, t.minimaal_maanden_uitkering, t.streefaantal, "
    "t.gesprekken_per_week, t.mensen, t.weken "
    "FROM intake_campagne t"
)
UITKERINGEN = (
    "SELECT t.id, k.klantnummer, t.start, t.einde, t.einde_reden_id AS einde_reden "
    f"FROM intake_uitkering t {_KLANT}"
)
GESPREKKEN = (
    "SELECT t.id, t.gespreknummer, k.klantnummer, t.datum, m.gebruikersnaam AS medewerker, t.vorm, t.trede, "
    "t.verslag, t.tijd, t.plaats, t.aanwezig, t.haalbare_trede, t.vervolg, t.vervolg_reden, t.opnieuw_op "
    f"FROM intake_gesprek t {_KLANT} JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
CONTACTPOGINGEN = (
    "SELECT t.id, t.pogingnummer, k.klantnummer, t.datum, m.gebruikersnaam AS medewerker, t.uitkomst "
    f"FROM intake_contactpoging t {_KLANT} JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
BELEMMERINGEN = (
    "SELECT t.id, k.klantnummer, t.soort_id AS soort, t.vastgesteld_op, t.opgelost_op, t.ernst, t.actie, "
    "t.beheersbaar_op "
    f"FROM intake_belemmering t {_KLANT}"
)
ONTHEFFINGEN = (
    "SELECT t.id, t.ontheffingnummer, k.klantnummer, t.soort_id AS soort, t.van, t.tot, t.herbeoordelen_op "
    f"FROM intake_ontheffing t {_KLANT}"
)
TERUGBELBELOFTEN = (
    "SELECT t.id, t.beloftenummer, k.klantnummer, m.gebruikersnaam AS medewerker, t.op, t.gedaan_op "
    f"FROM intake_terugbelbelofte t {_KLANT} JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
# Of a link that stands between two files that became one nothing is left to say.
GEZINSBANDEN = (
    "SELECT t.id, k.klantnummer, ka.klantnummer AS ander, t.relatie, t.sinds, t.tot "
    f"FROM intake_gezinsband t {_KLANT} JOIN intake_klant eigen_a ON eigen_a.id = t.ander_id "
    "JOIN intake_klant ka ON ka.id = COALESCE(eigen_a.samengevoegd_in_id, eigen_a.id)"
)
# Days in the Netherlands: a file says nothing of the time of the day.
GELDIG_VAN = "(t.geldig_van AT TIME ZONE 'Europe/Amsterdam')::date"
GELDIG_TOT = "(t.geldig_tot AT TIME ZONE 'Europe/Amsterdam')::date"
_GEZINSLID = (
    "t.gezinslidnummer, t.relatie, t.naam, t.geboortejaar::integer AS geboortejaar, "
    "CASE WHEN t.inwonend THEN 'ja' ELSE 'nee' END AS inwonend, "
    f"{GELDIG_VAN} AS geldig_van, {GELDIG_TOT} AS geldig_tot FROM intake_gezinslid t"
)
GEZINSLEDEN = f"SELECT t.id, k.klantnummer, {_GEZINSLID} {_KLANT}"
GEZINSLID_RIJEN = f"SELECT t.id, t.klant_id, {_GEZINSLID}"
VERBLIJFPLAATSEN = (
    "SELECT t.id, t.klantnummer, a.straat, a.bereikbaar_via, a.bereikbaar_wanneer, a.bereikbaar_bij_wie, "
    "CASE WHEN a.geheim THEN 'ja' ELSE 'nee' END AS geheim FROM intake_klant t "
    "LEFT JOIN intake_adres a ON a.klant_id = t.id AND a.geldig_tot IS NULL"
)
AANDACHTSPUNTEN = (
    "SELECT t.id, t.klantnummer, t.let_op, t.tolk_taal, t.veiligheid, t.veiligheid_tot FROM intake_klant t"
)
VERTEGENWOORDIGERS = (
    "SELECT t.id, k.klantnummer, t.soort, t.naam, t.organisatie, t.adres, t.telefoon, t.email, "
    f"CASE WHEN t.is_geadresseerde THEN 'ja' ELSE 'nee' END AS krijgt_post FROM intake_vertegenwoordiger t {_KLANT}"
)
HERINNERINGSTOPS = (
    "SELECT t.id, k.klantnummer, date_trunc('minute', t.vanaf) AS sinds, m.gebruikersnaam AS medewerker "
    f"FROM intake_herinneringstop t {_KLANT} JOIN accounts_medewerker m ON m.id = t.door_id"
)
TOESTEMMINGEN = (
    "SELECT t.id, k.klantnummer, t.wie, t.gegeven_op, t.waarvoor, t.geldig_tot, t.ingetrokken_op "
    f"FROM intake_toestemming t {_KLANT}"
)
UITVRAGEN = (
    "SELECT t.id, t.uitvraagnummer, k.klantnummer, toe.wie, toe.gegeven_op, t.gevraagd_op, "
    "m.gebruikersnaam AS medewerker, t.bij_wie, t.wat, t.afgerond_op, t.antwoord "
    f"FROM intake_uitvraag t {_KLANT} JOIN intake_toestemming toe ON toe.id = t.toestemming_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
WAARDESCANS = (
    "SELECT t.id, k.klantnummer, t.datum, m.gebruikersnaam AS medewerker, "
    f"{', '.join(f't.{code}' for code in VRAGEN)}, t.kansen, t.alternatieven "
    f"FROM intake_waardescan t {_KLANT} JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
TRAJECTEN = (
    "SELECT t.id, t.trajectnummer, k.klantnummer, t.start, t.einde, t.einde_reden_id AS einde_reden, t.evaluatie_op, "
    f"t.samenvatting FROM trajecten_traject t {_KLANT}"
)
REGISSEURS = (
    "SELECT t.id, tr.trajectnummer, m.gebruikersnaam AS medewerker, t.start, t.einde "
    "FROM trajecten_regisseurschap t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
STAPPEN = (
    "SELECT t.id, t.stapnummer, tr.trajectnummer, t.voorziening_id AS voorziening, t.start, t.einde, t.status, "
    "ab.aanbodnummer, t.verwacht_einde FROM trajecten_stap t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    "LEFT JOIN trajecten_aanbod ab ON ab.id = t.aanbod_id"
)
WERKGEVERS = "SELECT t.id, t.kvk_nummer, t.naam, t.sector, t.plaats FROM werkgevers_werkgever t"
WERKAKKOORDEN = (
    "SELECT t.id, t.akkoordnummer, w.kvk_nummer, t.sector, t.ingangsdatum, t.einddatum, t.banen, "
    f"t.ontwikkelplekken FROM werkgevers_werkakkoord t JOIN {_WERKGEVER}"
)
AFSPRAKEN = (
    "SELECT t.id, t.afspraaknummer, k.klantnummer, m.gebruikersnaam AS medewerker, t.begin, t.duur, t.vorm, t.plaats, "
    f"t.onderwerp, t.status, t.afzegger, t.afzegreden FROM intake_afspraak t {_KLANT} "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
BIJEENKOMSTEN = (
    "SELECT t.id, t.bijeenkomstnummer, t.titel, t.begin, t.duur, t.plaats, t.plekken, m.gebruikersnaam AS begeleider "
    "FROM intake_bijeenkomst t JOIN accounts_medewerker m ON m.id = t.begeleider_id"
)
DEELNAMES = (
    "SELECT t.id, k.klantnummer, b.bijeenkomstnummer, t.status "
    f"FROM intake_deelname t {_KLANT} JOIN intake_bijeenkomst b ON b.id = t.bijeenkomst_id"
)
PLAATSINGEN = (
    "SELECT t.id, t.plaatsingnummer, k.klantnummer, t.soort, t.startdatum, t.einddatum, "
    "t.einde_reden_id AS einde_reden, w.kvk_nummer, a.akkoordnummer, t.uren_per_week, "
    "t.contract, t.school, t.voorziening_id AS voorziening, t.uitkering_erna, t.verwacht_einde_uitkering, "
    "t.einde_toelichting "
    f"FROM trajecten_plaatsing t {_KLANT} LEFT JOIN {_WERKGEVER} "
    "LEFT JOIN werkgevers_werkakkoord a ON a.id = t.werkakkoord_id"
)
ANTWOORDEN = (
    "SELECT t.id, ge.gespreknummer, t.onderwerp_id AS onderwerp, t.stand, t.tekst, t.intern "
    "FROM intake_onderwerpantwoord t JOIN intake_gesprek ge ON ge.id = t.gesprek_id"
)
KEUZEANTWOORDEN = (
    "SELECT t.id, ge.gespreknummer, t.vraag, t.stand, COALESCE(t.keuze_id, t.getal::text) AS waarde "
    "FROM intake_keuzeantwoord t JOIN intake_gesprek ge ON ge.id = t.gesprek_id"
)
ZRM = (
    "SELECT t.id, ge.gespreknummer, t.domein, t.niveau, t.versie_lijst AS versie "
    "FROM intake_zrmscore t JOIN intake_gesprek ge ON ge.id = t.gesprek_id"
)
KLANTTAGS = (
    "SELECT t.id, k.klantnummer, t.soort, CASE WHEN t.tag_id IS NULL THEN 'eigen_woorden' ELSE 'lijst' END AS bron, "
    "COALESCE(t.tag_id, t.tekst) AS wat, t.sinds, t.tot, ge.gespreknummer "
    f"FROM intake_klanttag t {_KLANT} "
    "LEFT JOIN intake_gesprek ge ON ge.id = t.gesprek_id AND ge.vervallen_op IS NULL"
)
# What was agreed in a conversation that was withdrawn stays, without that conversation.
ACTIES = (
    "SELECT t.id, t.actienummer, k.klantnummer, ge.gespreknummer, t.wie, m.gebruikersnaam AS medewerker, "
    f"t.wie_anders, t.wat, t.afgesproken_op, t.voor_op, t.gedaan_op FROM intake_actie t {_KLANT} "
    "LEFT JOIN intake_gesprek ge ON ge.id = t.gesprek_id AND ge.vervallen_op IS NULL "
    "LEFT JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
_TRAJECT = "JOIN trajecten_traject tr ON tr.id = t.traject_id"
VERVOLG = (
    "SELECT t.id, t.trajectnummer, v.trajectnummer AS vervolg_op FROM trajecten_traject t "
    "LEFT JOIN trajecten_traject v ON v.id = t.vervolg_op_id AND v.vervallen_op IS NULL"
)
PLANNEN = (
    "SELECT t.id, tr.trajectnummer, t.einddoel, t.waar_sta_ik, t.waar_wil_ik_heen, t.ondersteuning, t.plichten, "
    f"t.gevolgen FROM trajecten_plan t {_TRAJECT}"
)
DOELEN = (
    "SELECT t.id, t.doelnummer, tr.trajectnummer, t.wat, t.hoe_zien_wij_het, t.waarom, t.gesteld_op, t.voor_op, "
    f"t.status, t.afgesloten_op FROM trajecten_doel t {_TRAJECT}"
)
DOELACTIES = (
    "SELECT t.id, ac.actienummer, dl.doelnummer FROM trajecten_doelactie t JOIN intake_actie ac ON ac.id = t.actie_id "
    "JOIN trajecten_doel dl ON dl.id = t.doel_id JOIN trajecten_traject tr ON tr.id = dl.traject_id"
)
WACHTPUNTEN = (
    "SELECT t.id, t.wachtpuntnummer, tr.trajectnummer, t.wat, t.sinds, t.verwacht_op, t.klaar_op "
    f"FROM trajecten_wachtpunt t {_TRAJECT}"
)
EVALUATIES = f"SELECT t.id, tr.trajectnummer, t.gehouden_op, t.uitkomst FROM trajecten_evaluatie t {_TRAJECT}"
PLANVERSIES = (
    "SELECT t.id, tr.trajectnummer, t.nummer, t.afgesproken_op, m.gebruikersnaam AS medewerker, t.inhoud::text AS plan "
    f"FROM trajecten_planversie t {_TRAJECT} JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
SJABLONEN = (
    "SELECT t.id, t.sjabloonnummer, te.naam AS team, t.naam, t.uitleg FROM trajecten_plansjabloon t "
    "LEFT JOIN accounts_team te ON te.id = t.team_id"
)
SJABLOONREGELS = (
    "SELECT t.id, sj.sjabloonnummer, t.doel, t.plek, t.wat, t.hoe_zien_wij_het, t.wie, t.wie_anders, t.na_dagen "
    "FROM trajecten_sjabloonregel t JOIN trajecten_plansjabloon sj ON sj.id = t.sjabloon_id"
)
NAZORG = (
    "SELECT t.id, p.plaatsingnummer, t.moment, t.gedaan_op, m.gebruikersnaam AS medewerker, t.met, t.uitkomst, "
    "t.notitie FROM trajecten_nazorg t JOIN trajecten_plaatsing p ON p.id = t.plaatsing_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
WAARNEMINGEN = (
    "SELECT t.id, t.waarnemingnummer, m.gebruikersnaam AS medewerker, w.gebruikersnaam AS waarnemer, t.start, t.einde, "
    "t.reden FROM accounts_waarneming t JOIN accounts_medewerker m ON m.id = t.medewerker_id "
    "JOIN accounts_medewerker w ON w.id = t.waarnemer_id"
)
REGISSEURSWENSEN = (
    "SELECT t.id, t.wensnummer, k.klantnummer, t.gevraagd_op, m.gebruikersnaam AS medewerker, t.reden, t.uitkomst, "
    "t.beantwoord_op, b.gebruikersnaam AS beantwoord_door, t.antwoord FROM trajecten_regisseurswens t "
    "JOIN intake_klant k ON k.id = t.klant_id JOIN accounts_medewerker m ON m.id = t.medewerker_id "
    "LEFT JOIN accounts_medewerker b ON b.id = t.beantwoord_door_id"
)
VOORZIENINGEN = (
    "SELECT t.code AS id, t.code, t.omschrijving, t.aanbieder, t.prijs_centen, t.geldig_maanden, t.srg_code, "
    "CASE WHEN t.beschikking THEN 'ja' ELSE 'nee' END AS beschikking, t.brieftekst, t.teamleider_vanaf_centen "
    "FROM trajecten_voorziening t"
)
AANBOD = (
    "SELECT t.id, t.aanbodnummer, t.voorziening_id AS voorziening, t.naam, t.locatie, t.start, t.einde, t.plaatsen "
    "FROM trajecten_aanbod t"
)
GROEPSDAGDELEN = (
    "SELECT t.id, ab.aanbodnummer, t.dag, t.begin, t.einde FROM trajecten_groepsdagdeel t "
    "JOIN trajecten_aanbod ab ON ab.id = t.aanbod_id"
)
WACHTPLEKKEN = (
    "SELECT t.id, t.wachtpleknummer, tr.trajectnummer, t.voorziening_id AS voorziening, ab.aanbodnummer, "
    "t.aangemeld_op, date_trunc('minute', t.moment) AS moment, m.gebruikersnaam AS medewerker, t.uitkomst, "
    "t.geeindigd_op, st.stapnummer, t.reden, t.voorrang_reden FROM trajecten_wachtplek t "
    "JOIN trajecten_traject tr ON tr.id = t.traject_id JOIN accounts_medewerker m ON m.id = t.medewerker_id "
    "LEFT JOIN trajecten_aanbod ab ON ab.id = t.aanbod_id LEFT JOIN trajecten_stap st ON st.id = t.stap_id"
)
BUDGETTEN = (
    "SELECT t.id, t.voorziening_id AS voorziening, t.jaar, t.centen::integer AS centen, "
    "CASE WHEN t.plafond THEN 'ja' ELSE 'nee' END AS plafond FROM trajecten_budget t"
)
TOEKENNINGEN = (
    "SELECT t.id, t.toekenningsnummer, tr.trajectnummer, t.voorziening_id AS voorziening, t.besluit, t.besloten_op, "
    "m.gebruikersnaam AS medewerker, t.redenen, t.tot, t.centen, t.brief, t.verzonden_op, t.vanaf, t.wijzigt "
    "FROM trajecten_toekenning t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
UITGAVEN = (
    "SELECT t.id, t.uitgavenummer, tk.toekenningsnummer, t.betaald_op, t.centen, t.omschrijving, "
    "m.gebruikersnaam AS medewerker FROM trajecten_uitgave t JOIN trajecten_toekenning tk ON tk.id = t.toekenning_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
LENINGEN = (
    "SELECT t.id, t.leningnummer, k.klantnummer, t.opleiding, t.school, t.waarom, t.gevraagd_op, "
    "g.gebruikersnaam AS gevraagd_door, t.gevraagd_centen, t.advies, t.geadviseerd_op, "
    "a.gebruikersnaam AS geadviseerd_door, t.advies_reden, t.besluit, t.besloten_op, "
    "b.gebruikersnaam AS besloten_door, t.besluit_reden, t.toegekend_centen, t.eerste_termijn, t.termijn_centen, "
    "t.ingetrokken_op, t.ingetrokken_reden FROM trajecten_lening t JOIN intake_klant k ON k.id = t.klant_id "
    "JOIN accounts_medewerker g ON g.id = t.gevraagd_door_id "
    "LEFT JOIN accounts_medewerker a ON a.id = t.geadviseerd_door_id "
    "LEFT JOIN accounts_medewerker b ON b.id = t.besloten_door_id"
)
KWIJTSCHELDINGEN = (
    "SELECT t.id, t.kwijtscheldingsnummer, l.leningnummer, t.centen, t.gevraagd_op, "
    "g.gebruikersnaam AS gevraagd_door, t.reden, t.besluit, t.besloten_op, b.gebruikersnaam AS besloten_door, "
    "t.besluit_reden FROM trajecten_kwijtschelding t JOIN trajecten_lening l ON l.id = t.lening_id "
    "JOIN accounts_medewerker g ON g.id = t.gevraagd_door_id "
    "LEFT JOIN accounts_medewerker b ON b.id = t.besloten_door_id"
)
LENINGBRIEVEN = (
    "SELECT t.id, t.leningbriefnummer, l.leningnummer, t.soort, q.kwijtscheldingsnummer, t.opgemaakt_op, "
    "m.gebruikersnaam AS medewerker, t.reden, t.eerste_termijn, t.termijn_centen, t.brief, t.verzonden_op "
    "FROM trajecten_leningbrief t JOIN trajecten_lening l ON l.id = t.lening_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id "
    "LEFT JOIN trajecten_kwijtschelding q ON q.id = t.kwijtschelding_id"
)
BOEKINGEN = (
    "SELECT t.id, t.nummer, t.dag, t.van, t.naar, t.centen, t.kas_na, l.leningnummer, q.kwijtscheldingsnummer, "
    "h.nummer AS herstelt, t.herstel_reden, t.kenmerk, m.gebruikersnaam AS medewerker FROM trajecten_boeking t "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id LEFT JOIN trajecten_lening l ON l.id = t.lening_id "
    "LEFT JOIN trajecten_kwijtschelding q ON q.id = t.kwijtschelding_id "
    "LEFT JOIN trajecten_boeking h ON h.id = t.herstelt_id"
)
PROFIELEN = (
    "SELECT t.id, k.klantnummer, t.over_mij, t.beroepen, t.vaardigheden, t.denkniveau, t.sectoren, t.baansoorten, "
    "t.contractduur, t.uren_min, t.uren_max, t.dagen, t.kantoortijden, t.onregelmatig, t.beschikbaar_vanaf, "
    "t.rijbewijzen, t.vervoer, t.reisafstand, t.reistijd, t.toon_contact, t.gedrag_goed, "
    "t.gedrag_voldoende, t.beschikbaar_tot, t.eis_begeleiding, t.eis_aanpassing, t.eis_werkvariatie, t.webadres "
    "FROM trajecten_profiel t "
    "JOIN intake_klant k ON k.id = t.klant_id"
)
WERKERVARING = (
    "SELECT t.id, t.werkervaringnummer, k.klantnummer, t.functie, t.werkgever, t.van, t.tot, t.omschrijving "
    "FROM trajecten_werkervaring t JOIN intake_klant k ON k.id = t.klant_id"
)
SCHOLING = (
    "SELECT t.id, t.scholingnummer, k.klantnummer, t.soort, t.naam, t.school, t.niveau, t.stand, t.diploma, t.jaar, "
    "t.geldig_tot, t.behaald_op, st.stapnummer FROM trajecten_scholing t JOIN intake_klant k ON k.id = t.klant_id "
    "LEFT JOIN trajecten_stap st ON st.id = t.stap_id AND st.vervallen_op IS NULL "
    "AND EXISTS (SELECT FROM trajecten_traject tr WHERE tr.id = st.traject_id AND tr.vervallen_op IS NULL)"
)
TAALKENNIS = (
    "SELECT t.id, k.klantnummer, t.taal, t.spreken, t.luisteren, t.lezen, t.schrijven FROM trajecten_taalkennis t "
    "JOIN intake_klant k ON k.id = t.klant_id"
)
OPBOUWEN = (
    "SELECT t.id, sp.stapnummer, t.vanaf, t.dagen, t.uren FROM trajecten_opbouw t "
    "JOIN trajecten_stap sp ON sp.id = t.stap_id JOIN trajecten_traject tr ON tr.id = sp.traject_id"
)
AANWEZIGHEID = (
    "SELECT t.id, sp.stapnummer, t.dag, t.wat, t.minuten FROM trajecten_aanwezigheid t "
    "JOIN trajecten_stap sp ON sp.id = t.stap_id JOIN trajecten_traject tr ON tr.id = sp.traject_id"
)
WERKFITBEOORDELINGEN = (
    "SELECT t.id, tr.trajectnummer, t.dag, m.gebruikersnaam AS medewerker, t.uitkomst, t.waarom "
    "FROM trajecten_werkfitbeoordeling t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
BUDDIES = (
    "SELECT t.id, t.buddynummer, t.naam, t.telefoon, t.email, w.kvk_nummer, t.vog_op, t.talen, t.sector, t.plekken, "
    "t.van, t.tot FROM trajecten_buddy t LEFT JOIN werkgevers_werkgever w ON w.id = t.werkgever_id"
)
BUDDYKOPPELINGEN = (
    "SELECT t.id, t.koppelnummer, k.klantnummer, b.buddynummer, t.start, t.einde, t.einde_reden, "
    "m.gebruikersnaam AS medewerker, t.waarom FROM trajecten_buddykoppeling t "
    "JOIN intake_klant k ON k.id = t.klant_id JOIN trajecten_buddy b ON b.id = t.buddy_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
BUDDYCONTACTEN = (
    "SELECT t.id, q.koppelnummer, t.dag, t.hoe, t.tekst, m.gebruikersnaam AS medewerker "
    "FROM trajecten_buddycontact t JOIN trajecten_buddykoppeling q ON q.id = t.koppeling_id "
    "JOIN accounts_medewerker m ON m.id = t.medewerker_id"
)
