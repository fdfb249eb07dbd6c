-- The kept roll-up (doelen_cijferregel) from the facts, for everything or for some people and agreements.
--
-- Reads contract section 3 with other means than figures.py: periods as multiranges, every year and campaign at once,
-- and no peildatum: a row says from which day to which it counts. Only differences are written.
-- A merge moves the facts of a person; what is left in a file that was merged away counts nowhere.
-- Parameters: alles (bool), klanten (uuid[]), akkoorden (uuid[]).
WITH leden AS MATERIALIZED (
    SELECT k.id AS persoon, COALESCE(k.stadsdeel, 'onbekend') AS stadsdeel
    FROM intake_klant k
    WHERE k.samengevoegd_in_id IS NULL AND (%(alles)s OR k.id = ANY (%(klanten)s::uuid[]))
),
uitkering AS (
    SELECT l.persoon, range_agg(daterange(u.start, u.einde, '[]')) AS dagen
    FROM leden l JOIN intake_uitkering u ON u.klant_id = l.persoon AND u.vervallen_op IS NULL
    GROUP BY l.persoon
),
periode AS MATERIALIZED (
    SELECT persoon, dag, lower(dag) AS begin FROM uitkering, unnest(dagen) AS dag
),
plaatsing AS MATERIALIZED (
    SELECT l.persoon, l.stadsdeel, p.id, p.plaatsingnummer, p.soort, p.startdatum, p.einddatum, p.werkgever_id, p.werkakkoord_id,
        (p.startdatum + interval '6 months')::date AS half_jaar
    FROM leden l JOIN trajecten_plaatsing p ON p.klant_id = l.persoon AND p.vervallen_op IS NULL
),
tellend AS MATERIALIZED (
    SELECT DISTINCT ON (p.persoon, EXTRACT(year FROM p.startdatum))
        p.*, EXTRACT(year FROM p.startdatum)::int AS jaar
    FROM plaatsing p JOIN uitkering u ON u.persoon = p.persoon AND u.dagen @> (p.startdatum - 1)
    ORDER BY p.persoon, EXTRACT(year FROM p.startdatum), p.startdatum, p.plaatsingnummer COLLATE "C"
),
doelgroep AS MATERIALIZED (
    SELECT c.id AS campagne, b.persoon, daterange(c.startdatum, c.einddatum, '[]') AS looptijd
    FROM intake_campagne c JOIN periode b ON b.dag @> c.startdatum
    WHERE b.begin + make_interval(months => LEAST(c.minimaal_maanden_uitkering, 120000)) <= c.startdatum
),
gesproken AS MATERIALIZED (
    SELECT d.campagne, d.persoon, min(g.datum) AS van
    FROM doelgroep d
    JOIN (
        leden l JOIN intake_gesprek g ON g.klant_id = l.persoon AND g.vervallen_op IS NULL
    ) ON l.persoon = d.persoon AND d.looptijd @> g.datum
    GROUP BY d.campagne, d.persoon
),
bezig AS (
    SELECT persoon, range_agg(dagen) AS dagen
    FROM (
        SELECT persoon, daterange(startdatum, einddatum, '[]') AS dagen FROM plaatsing
        UNION ALL
        SELECT l.persoon, daterange(s.start, LEAST(s.einde, t.einde), '[]')
        FROM leden l
        JOIN trajecten_stap s ON s.klant_id = l.persoon AND s.vervallen_op IS NULL AND s.status <> 'gepland'
        JOIN trajecten_traject t ON t.id = s.traject_id AND t.vervallen_op IS NULL
        WHERE t.einde IS NULL OR t.einde >= s.start
    ) AS feiten
    GROUP BY persoon
),
participatie AS (
    SELECT g.campagne, g.persoon, unnest(b.dagen * datemultirange(daterange(g.van, NULL))) AS dagen
    FROM gesproken g JOIN bezig b ON b.persoon = g.persoon
),
akkoord AS (
    SELECT a.id, EXTRACT(year FROM a.ingangsdatum)::int AS jaar, a.ingangsdatum, a.sector, a.banen, a.ontwikkelplekken
    FROM werkgevers_werkakkoord a WHERE a.vervallen_op IS NULL
),
berekend (figuur, jaar, campagne_id, klant_id, werkakkoord_id, plaatsing_id, van, tot,
    soort, sector, stadsdeel, banen, ontwikkelplekken) AS MATERIALIZED (
    SELECT 'geplaatst'::varchar, t.jaar, NULL::uuid, t.persoon, NULL::uuid, t.id, t.startdatum, NULL::date,
        t.soort, COALESCE(w.sector, 'geen_werkgever'), t.stadsdeel, NULL::int, NULL::int
    FROM tellend t LEFT JOIN werkgevers_werkgever w ON w.id = t.werkgever_id
    UNION ALL
    SELECT 'beoordeelbaar', jaar, NULL, persoon, NULL, id, half_jaar, NULL, soort, NULL, NULL, NULL, NULL
    FROM tellend
    UNION ALL
    SELECT 'duurzaam', t.jaar, NULL, t.persoon, NULL, t.id, t.half_jaar, NULL, t.soort, NULL, NULL, NULL, NULL
    FROM tellend t
    WHERE (t.einddatum IS NULL OR t.einddatum >= t.half_jaar) AND NOT EXISTS (
        SELECT FROM periode b WHERE b.persoon = t.persoon AND b.begin > t.startdatum AND b.begin <= t.half_jaar)
    UNION ALL
    SELECT 'doelgroep', NULL, campagne, persoon, NULL, NULL, '0001-01-01', NULL, NULL, NULL, NULL, NULL, NULL
    FROM doelgroep
    UNION ALL
    SELECT 'gesproken', NULL, campagne, persoon, NULL, NULL, van, NULL, NULL, NULL, NULL, NULL, NULL
    FROM gesproken
    UNION ALL
    SELECT 'participeert', NULL, campagne, persoon, NULL, NULL, lower(dagen), upper(dagen) - 1,
        NULL, NULL, NULL, NULL, NULL
    FROM participatie
    UNION ALL
    SELECT 'akkoorden', jaar, NULL, NULL, id, NULL, ingangsdatum, NULL, NULL, sector, NULL, banen, ontwikkelplekken
    FROM akkoord WHERE %(alles)s OR id = ANY (%(akkoorden)s::uuid[])
    UNION ALL
    SELECT 'vervulde_banen', a.jaar, NULL, p.klant_id, a.id, p.id,
        GREATEST(p.startdatum, a.ingangsdatum), NULL, p.soort, NULL, NULL, NULL, NULL
    FROM trajecten_plaatsing p JOIN akkoord a ON a.id = p.werkakkoord_id JOIN intake_klant k ON k.id = p.klant_id
    WHERE p.vervallen_op IS NULL AND k.samengevoegd_in_id IS NULL AND p.soort = 'werk' AND (
        %(alles)s OR p.klant_id = ANY (%(klanten)s::uuid[]) OR a.id = ANY (%(akkoorden)s::uuid[]))
),
bewaard AS MATERIALIZED (
    SELECT * FROM doelen_cijferregel c
    WHERE %(alles)s OR c.klant_id = ANY (%(klanten)s::uuid[]) OR c.werkakkoord_id = ANY (%(akkoorden)s::uuid[])
),
-- Rows with a key that is no longer computed go; others are added or brought up to date: never the same row twice.
weg AS (
    DELETE FROM doelen_cijferregel WHERE id IN (
        SELECT id FROM bewaard c WHERE NOT EXISTS (
            SELECT FROM berekend b WHERE b.figuur = c.figuur AND b.van = c.van
            AND COALESCE(b.klant_id, b.werkakkoord_id) = COALESCE(c.klant_id, c.werkakkoord_id)
            AND b.jaar IS NOT DISTINCT FROM c.jaar AND b.campagne_id IS NOT DISTINCT FROM c.campagne_id
            AND b.klant_id IS NOT DISTINCT FROM c.klant_id AND b.werkakkoord_id IS NOT DISTINCT FROM c.werkakkoord_id
            AND b.plaatsing_id IS NOT DISTINCT FROM c.plaatsing_id))
    RETURNING 1
),
nieuw AS (
    INSERT INTO doelen_cijferregel AS c (figuur, jaar, campagne_id, klant_id, werkakkoord_id, plaatsing_id, van, tot,
        soort, sector, stadsdeel, banen, ontwikkelplekken)
    SELECT * FROM berekend WHERE van <= '9999-12-31'
    EXCEPT
    SELECT figuur, jaar, campagne_id, klant_id, werkakkoord_id, plaatsing_id, van, tot,
        soort, sector, stadsdeel, banen, ontwikkelplekken FROM bewaard
    ON CONFLICT ON CONSTRAINT cijferregel_een_per_feit DO UPDATE SET tot = EXCLUDED.tot, soort = EXCLUDED.soort,
        sector = EXCLUDED.sector, stadsdeel = EXCLUDED.stadsdeel, banen = EXCLUDED.banen,
        ontwikkelplekken = EXCLUDED.ontwikkelplekken
    RETURNING 1
)
SELECT (SELECT count(*) FROM weg) + (SELECT count(*) FROM nieuw);
