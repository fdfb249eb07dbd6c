"""Erase a person: the owner's function, because the web role may not touch history.

What makes somebody a person goes, from rows, history, delivery memory, differences and drafts; number, stadsdeel and
periods stay, so that no figure changes (contract section 2). Correction files are the service's part
(dossier.services.erase_klant). The body is the newest one: it is read when it is called, and 0006 and 0011
bring it to a database that was made before.
"""

from django.db import migrations

ERASE = """
CREATE FUNCTION wis_klant_zonder_vastleggen(een uuid) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    ids uuid[];
    tabel text;
    nummers text[];
BEGIN
    SELECT array_agg(id) INTO ids FROM intake_klant WHERE id = een OR samengevoegd_in_id = een;
    IF ids IS NULL OR NOT EXISTS (SELECT FROM intake_klant WHERE id = een AND samengevoegd_in_id IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'no_data_found', MESSAGE = 'Deze klant bestaat niet.';
    END IF;
    PERFORM 1 FROM intake_klant WHERE id = ANY (ids) FOR UPDATE;

    SELECT array_agg(nummer) INTO nummers FROM (
        SELECT nummer FROM intake_klantnummer WHERE klant_id = ANY (ids)
        UNION ALL SELECT gespreknummer FROM intake_gesprek WHERE klant_id = ANY (ids)
        UNION ALL SELECT actienummer FROM intake_actie WHERE klant_id = ANY (ids)
        UNION ALL SELECT pogingnummer FROM intake_contactpoging WHERE klant_id = ANY (ids)
        UNION ALL SELECT trajectnummer FROM trajecten_traject WHERE klant_id = ANY (ids)
        UNION ALL SELECT stapnummer FROM trajecten_stap WHERE klant_id = ANY (ids)
        UNION ALL SELECT plaatsingnummer FROM trajecten_plaatsing WHERE klant_id = ANY (ids)
        UNION ALL SELECT afspraaknummer FROM intake_afspraak WHERE klant_id = ANY (ids)
        UNION ALL SELECT ontheffingnummer FROM intake_ontheffing WHERE klant_id = ANY (ids)
        UNION ALL SELECT beloftenummer FROM intake_terugbelbelofte WHERE klant_id = ANY (ids)
        UNION ALL SELECT uitvraagnummer FROM intake_uitvraag WHERE klant_id = ANY (ids)
        UNION ALL SELECT gezinslidnummer FROM intake_gezinslid WHERE klant_id = ANY (ids)
        UNION ALL SELECT doelnummer FROM trajecten_doel WHERE klant_id = ANY (ids)
        UNION ALL SELECT wachtpuntnummer FROM trajecten_wachtpunt WHERE klant_id = ANY (ids)
        UNION ALL SELECT werkervaringnummer FROM trajecten_werkervaring WHERE klant_id = ANY (ids)
        UNION ALL SELECT scholingnummer FROM trajecten_scholing WHERE klant_id = ANY (ids)
        UNION ALL SELECT wensnummer FROM trajecten_regisseurswens WHERE klant_id = ANY (ids)
        UNION ALL SELECT toekenningsnummer FROM trajecten_toekenning WHERE klant_id = ANY (ids)
        UNION ALL SELECT uitgavenummer FROM trajecten_uitgave WHERE klant_id = ANY (ids)
        UNION ALL SELECT wachtpleknummer FROM trajecten_wachtplek WHERE klant_id = ANY (ids)
        UNION ALL SELECT koppelnummer FROM trajecten_buddykoppeling WHERE klant_id = ANY (ids)
        UNION ALL SELECT leningnummer FROM trajecten_lening WHERE klant_id = ANY (ids)
        UNION ALL SELECT kwijtscheldingsnummer FROM trajecten_kwijtschelding WHERE klant_id = ANY (ids)
        UNION ALL SELECT leningbriefnummer FROM trajecten_leningbrief WHERE klant_id = ANY (ids)
    ) alle(nummer);

    UPDATE intake_klant SET voornaam = NULL, tussenvoegsel = NULL, achternaam = 'gewist', geboortedatum = NULL,
        let_op = NULL, tolk_taal = NULL, veiligheid = NULL, veiligheid_tot = NULL, overleden_op = NULL,
        verhuisd_op = NULL, gewist_op = now(),
        afgeschermd_reden = CASE WHEN afgeschermd_op IS NOT NULL THEN 'gewist' END
    WHERE id = ANY (ids);
    UPDATE intake_identificatie SET bsn_versleuteld = NULL, sleutel_id = NULL, bsn_index = NULL,
        reden_ontbreekt = 'gewist' WHERE klant_id = ANY (ids);
    DELETE FROM intake_contactgegeven WHERE klant_id = ANY (ids);
    DELETE FROM intake_adres WHERE klant_id = ANY (ids);
    DELETE FROM intake_vertegenwoordiger WHERE klant_id = ANY (ids);
    DELETE FROM intake_gezinslid WHERE klant_id = ANY (ids);
    DELETE FROM intake_gezinsband WHERE klant_id = ANY (ids) OR ander_id = ANY (ids);
    DELETE FROM intake_belemmering WHERE klant_id = ANY (ids);
    DELETE FROM intake_onderwerpantwoord WHERE klant_id = ANY (ids);
    DELETE FROM intake_keuzeantwoord WHERE klant_id = ANY (ids);
    DELETE FROM intake_zrmscore WHERE klant_id = ANY (ids);
    DELETE FROM intake_klanttag WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_profiel WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_werkervaring WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_scholing WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_taalkennis WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_buddycontact WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_buddykoppeling WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_regisseurswens WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_wachtplek WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_werkfitbeoordeling WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_aanwezigheid WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_opbouw WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_nazorg WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_doelactie WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_doel WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_wachtpunt WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_evaluatie WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_planversie WHERE klant_id = ANY (ids);
    DELETE FROM trajecten_plan WHERE klant_id = ANY (ids);
    DELETE FROM intake_actie WHERE klant_id = ANY (ids);
    DELETE FROM intake_uitvraag WHERE klant_id = ANY (ids);
    DELETE FROM intake_toestemming WHERE klant_id = ANY (ids);
    DELETE FROM intake_waardescan WHERE klant_id = ANY (ids);
    DELETE FROM intake_samenvoeging WHERE klant_id = ANY (ids) OR opgenomen_id = ANY (ids);
    DELETE FROM intake_concept WHERE klant_id = ANY (ids);
    DELETE FROM intake_document WHERE klant_id = ANY (ids);
    DELETE FROM intake_uitnodiging WHERE klant_id = ANY (ids);
    DELETE FROM intake_herinneringstop WHERE klant_id = ANY (ids);
    DELETE FROM intake_taak WHERE klant_id = ANY (ids);
    DELETE FROM intake_deelname WHERE klant_id = ANY (ids);
    DELETE FROM intake_afspraak WHERE klant_id = ANY (ids);
    DELETE FROM intake_ontheffing WHERE klant_id = ANY (ids);
    DELETE FROM intake_terugbelbelofte WHERE klant_id = ANY (ids);
    DELETE FROM intake_claim WHERE klant_id = ANY (ids);
    DELETE FROM intake_overslag WHERE klant_id = ANY (ids);
    DELETE FROM dossier_uitstel WHERE klant_id = ANY (ids);
    DELETE FROM dossier_bulkregel WHERE klant_id = ANY (ids);
    UPDATE intake_gesprek SET verslag = NULL, trede = NULL, haalbare_trede = NULL, tijd = NULL, plaats = NULL,
        aanwezig = NULL, vervolg = NULL, vervolg_reden = NULL, opnieuw_op = NULL WHERE klant_id = ANY (ids);
    UPDATE trajecten_plaatsing SET einde_toelichting = NULL, contract = NULL, school = NULL, voorziening_id = NULL,
        uitkering_erna = NULL WHERE klant_id = ANY (ids);
    UPDATE trajecten_toekenning SET redenen = 'gewist', brief = 'gewist' WHERE klant_id = ANY (ids);
    UPDATE trajecten_uitgave SET omschrijving = NULL WHERE klant_id = ANY (ids);
    UPDATE trajecten_kwijtschelding SET reden = 'gewist',
        besluit_reden = CASE WHEN besluit_reden IS NOT NULL THEN 'gewist' END WHERE klant_id = ANY (ids);
    UPDATE trajecten_leningbrief SET brief = 'gewist',
        reden = CASE WHEN reden IS NOT NULL THEN 'gewist' END WHERE klant_id = ANY (ids);
    UPDATE trajecten_lening SET opleiding = 'gewist', school = NULL, waarom = 'gewist',
        advies_reden = CASE WHEN advies_reden IS NOT NULL THEN 'gewist' END,
        besluit_reden = CASE WHEN besluit_reden IS NOT NULL THEN 'gewist' END,
        ingetrokken_reden = CASE WHEN ingetrokken_reden IS NOT NULL THEN 'gewist' END WHERE klant_id = ANY (ids);
    UPDATE trajecten_traject SET samenvatting = NULL WHERE klant_id = ANY (ids);
    UPDATE trajecten_regisseurschap SET overdrachtsnotitie = NULL WHERE klant_id = ANY (ids);
    UPDATE intake_toegang SET reden = 'gewist op verzoek' WHERE klant_id = ANY (ids);
    UPDATE doelen_vraag SET tekst = 'gewist', antwoord = CASE WHEN beantwoord_op IS NOT NULL THEN 'gewist' END
        WHERE klant_id = ANY (ids);
    UPDATE intake_verzoek SET toelichting = 'gewist' WHERE klant_id = ANY (ids) AND toelichting IS NOT NULL;
    FOREACH tabel IN ARRAY ARRAY['intake_gesprek', 'intake_contactpoging', 'intake_uitkering', 'trajecten_traject',
        'trajecten_regisseurschap', 'trajecten_stap', 'trajecten_plaatsing', 'intake_wwrecht',
        'trajecten_toekenning', 'trajecten_uitgave', 'trajecten_lening', 'trajecten_kwijtschelding',
        'trajecten_leningbrief'] LOOP
        EXECUTE format('UPDATE %I SET vervallen_reden = ''gewist''
            WHERE klant_id = ANY ($1) AND vervallen_op IS NOT NULL', tabel) USING ids;
    END LOOP;

    FOR tabel IN SELECT c.table_name FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.column_name = 'klant_id'
        AND (c.table_name LIKE '%geschiedenis' OR c.table_name IN ('overdracht_importgeheugen', 'overdracht_afwijking'))
    LOOP
        EXECUTE format('DELETE FROM %I WHERE klant_id = ANY ($1)', tabel) USING ids;
    END LOOP;
    DELETE FROM intake_gezinsbandgeschiedenis WHERE ander_id = ANY (ids);
    DELETE FROM intake_klantgeschiedenis WHERE pgh_obj_id = ANY (ids);
    RETURN nummers;
END $$;
REVOKE ALL ON FUNCTION wis_klant_zonder_vastleggen(uuid) FROM PUBLIC;
"""
# The web role may call only this one: it writes who did it and why, and refuses without an actor.
LOG_AND_ERASE = """
CREATE FUNCTION wis_klant(een uuid, reden text) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    door text := NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'door';
BEGIN
    IF COALESCE(btrim(door), '') = '' OR COALESCE(btrim(reden), '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'Wissen kan alleen met wie het doet en waarom.';
    END IF;
    INSERT INTO public.logboek_handeling (door, soort, object_soort, object_id, toelichting)
        VALUES (door, 'klant gewist', 'klant', een::text, left(reden, 200));
    RETURN public.wis_klant_zonder_vastleggen(een);
END $$;
REVOKE ALL ON FUNCTION wis_klant(uuid, text) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("intake", "0010_regels_van_documenten"),
        ("trajecten", "0006_feiten_blijven_bij_hun_klant"),
        ("doelen", "0004_vraag"),
        ("logboek", "0004_analyseer"),
        ("overdracht", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(ERASE, "DROP FUNCTION wis_klant_zonder_vastleggen(uuid)"),
        migrations.RunSQL(LOG_AND_ERASE, "DROP FUNCTION wis_klant(uuid, text)"),
    ]
