-- The work list of a team in one query: whom the reader took, and a page of the others in the order of the work.
--
-- Read by werklijst.py. `mensen` are the people of the list, `keuze` is what somebody chose to see, `vanaf` where a page
-- begins, `op x` the columns of the order (werklijst.ORDER) of x. The order is made in `feiten` and `gewogen` and knows
-- the six fields of Werkfeiten only (docs/adr/0020); what else is read says who is on the list: benefit or a plan on
-- that day, taken, left out. Rows: the two numbers, then the columns of a row (NULL when there is none): whose, id, the
-- six fields, own promise, claim, planned day, points.
WITH vraag AS (
    SELECT %s::date AS dag, %s::uuid AS ik, %s::int AS nooit_gesproken, %s::int AS terugbellen, %s::int AS opnieuw_vragen,
        %s::int AS evaluatie, %s::int AS ww_einde, %s::int AS laatste_contact, %s::date AS ww_tot
),
mensen (id) AS MATERIALIZED (
    /*mensen*/
),
contact AS (
    SELECT c.klant_id, max(c.datum) AS laatst, bool_or(c.gesprek) AS gesproken
    FROM (
        SELECT g.klant_id, g.datum, true AS gesprek FROM intake_gesprek g WHERE g.vervallen_op IS NULL
        UNION ALL
        SELECT p.klant_id, p.datum, false FROM intake_contactpoging p WHERE p.vervallen_op IS NULL
    ) c JOIN mensen m ON m.id = c.klant_id GROUP BY c.klant_id
),
belofte AS (
    SELECT DISTINCT ON (b.klant_id) b.klant_id, b.op, b.medewerker_id = v.ik AS eigen
    FROM intake_terugbelbelofte b CROSS JOIN vraag v
    WHERE b.gedaan_op IS NULL AND b.vervallen_op IS NULL
    ORDER BY b.klant_id, b.op, b.medewerker_id = v.ik DESC
),
-- The day to ask again, until somebody talks on or after it, or a newer conversation says itself how it goes on.
opnieuw AS (
    SELECT g.klant_id, max(g.opnieuw_op) AS op
    FROM intake_gesprek g JOIN mensen m ON m.id = g.klant_id
    WHERE g.opnieuw_op IS NOT NULL AND g.vervallen_op IS NULL AND NOT EXISTS (
        SELECT FROM intake_gesprek l WHERE l.klant_id = g.klant_id AND l.vervallen_op IS NULL
        AND (l.datum >= g.opnieuw_op
            OR l.vervolg IS NOT NULL AND (l.datum, l.opnieuw_op IS NULL) > (g.datum, false))
    ) GROUP BY g.klant_id
),
evaluatie AS (
    SELECT t.klant_id, min(t.evaluatie_op) AS op
    FROM trajecten_traject t JOIN mensen m ON m.id = t.klant_id CROSS JOIN vraag v
    WHERE t.vervallen_op IS NULL AND t.evaluatie_op IS NOT NULL AND t.start <= v.dag
    AND (t.einde IS NULL OR t.einde >= v.dag) GROUP BY t.klant_id
),
-- The last day of somebody's WW, near or past, as long as nothing came of it yet: of who is on benefit there is no inflow
-- to prevent (Wwrecht.ending).
ww AS (
    SELECT w.klant_id, min(w.ww_einde) AS einde
    FROM intake_wwrecht w JOIN mensen m ON m.id = w.klant_id CROSS JOIN vraag v
    WHERE w.resultaat = 'open' AND w.vervallen_op IS NULL AND w.ww_einde <= v.ww_tot AND NOT EXISTS (
        SELECT FROM intake_uitkering u WHERE u.klant_id = w.klant_id AND u.vervallen_op IS NULL AND u.soort_id <> 'ww'
        AND u.start <= v.dag AND (u.einde IS NULL OR u.einde >= v.dag)
    )
    GROUP BY w.klant_id
),
feiten AS (
    SELECT m.id, NOT COALESCE(contact.gesproken, false) AS never_spoken, belofte.op AS call_back_on, opnieuw.op AS ask_again_on,
        evaluatie.op AS evaluation_on, ww.einde AS ww_ends_on,
        contact.laatst AS last_contact_on, COALESCE(belofte.eigen, false) AS eigen
    FROM mensen m
    LEFT JOIN contact ON contact.klant_id = m.id
    LEFT JOIN belofte ON belofte.klant_id = m.id
    LEFT JOIN opnieuw ON opnieuw.klant_id = m.id
    LEFT JOIN evaluatie ON evaluatie.klant_id = m.id
    LEFT JOIN ww ON ww.klant_id = m.id
),
gewogen AS (
    SELECT w.*, -w.punten AS nadruk, CASE WHEN w.rust THEN LEAST(w.call_back_on, w.ask_again_on)
        ELSE COALESCE(LEAST(w.bellen, w.vragen, w.bekijken, w.stoppen), 'infinity') END AS sinds,
        COALESCE(w.last_contact_on, '-infinity') AS contact, uuid_hash_extended(w.id, 0) AS toeval
    FROM (
        SELECT f.*,
            365 * v.terugbellen * (f.call_back_on IS NOT NULL AND f.call_back_on <= v.dag)::int
            + 365 * v.opnieuw_vragen * (f.ask_again_on IS NOT NULL AND f.ask_again_on <= v.dag)::int
            + 365 * v.evaluatie * (f.evaluation_on IS NOT NULL AND f.evaluation_on <= v.dag)::int
            + 365 * v.ww_einde * (f.ww_ends_on IS NOT NULL)::int
            + 365 * v.nooit_gesproken * f.never_spoken::int
            + v.laatste_contact * CASE WHEN f.last_contact_on IS NULL THEN 365
                ELSE LEAST(GREATEST(v.dag - f.last_contact_on, 0), 365) END AS punten,
            (COALESCE(f.call_back_on > v.dag, false) OR COALESCE(f.ask_again_on > v.dag, false))
            AND NOT (COALESCE(f.call_back_on <= v.dag, false) OR COALESCE(f.ask_again_on <= v.dag, false)
                OR COALESCE(f.evaluation_on <= v.dag, false)) AS rust,
            CASE WHEN v.terugbellen > 0 AND f.call_back_on <= v.dag THEN f.call_back_on END AS bellen,
            CASE WHEN v.opnieuw_vragen > 0 AND f.ask_again_on <= v.dag THEN f.ask_again_on END AS vragen,
            CASE WHEN v.evaluatie > 0 AND f.evaluation_on <= v.dag THEN f.evaluation_on END AS bekijken,
            CASE WHEN v.ww_einde > 0 THEN f.ww_ends_on END AS stoppen
        FROM feiten f CROSS JOIN vraag v
    ) w
),
genomen AS MATERIALIZED (
    SELECT c.klant_id, c.id AS claim, c.dag AS gepland, c.medewerker_id = v.ik AS mijn
    FROM intake_claim c CROSS JOIN vraag v WHERE c.losgelaten_op IS NULL AND c.verloopt_op > statement_timestamp()
),
overgeslagen AS MATERIALIZED (
    SELECT DISTINCT o.klant_id FROM intake_overslag o JOIN mensen m ON m.id = o.klant_id CROSS JOIN vraag v
    WHERE o.beeindigd_op IS NULL AND v.dag BETWEEN o.vanaf AND o.tot
),
-- First sorted, then walked down until there are enough: so benefit and plan are asked of few people. A subquery with a
-- LIMIT is asked of one person at a time.
lijst AS MATERIALIZED (
    SELECT s.* FROM (
        SELECT g.* FROM gewogen g
        WHERE g.id NOT IN (SELECT klant_id FROM genomen) AND g.id NOT IN (SELECT klant_id FROM overgeslagen)
        AND (/*keuze*/) AND (/*vanaf*/)
        ORDER BY /*op g*/ OFFSET 0
    ) s CROSS JOIN vraag v
    WHERE s.call_back_on IS NOT NULL OR s.ww_ends_on IS NOT NULL
    OR (SELECT true FROM intake_uitkering u WHERE u.klant_id = s.id AND u.vervallen_op IS NULL AND u.start <= v.dag
        AND (u.einde IS NULL OR u.einde >= v.dag) LIMIT 1)
    OR (SELECT true FROM trajecten_traject t WHERE t.klant_id = s.id AND t.vervallen_op IS NULL AND t.start <= v.dag
        AND (t.einde IS NULL OR t.einde >= v.dag) LIMIT 1)
    ORDER BY /*op s*/ LIMIT %s
),
rijen AS (
    SELECT true AS mijn, g.*, n.claim, n.gepland FROM gewogen g JOIN genomen n ON n.klant_id = g.id WHERE n.mijn
    UNION ALL
    (SELECT false, l.*, NULL, NULL FROM lijst l ORDER BY /*op l*/ LIMIT %s)
)
SELECT (SELECT count(*) FROM lijst), (SELECT count(*) FROM overgeslagen), r.mijn, r.id, r.never_spoken, r.call_back_on,
    r.ask_again_on, r.evaluation_on, r.ww_ends_on, r.last_contact_on, r.eigen, r.claim, r.gepland, r.punten
FROM (SELECT) een LEFT JOIN rijen r ON true
ORDER BY r.mijn DESC, r.rust, r.nadruk, r.sinds, r.contact, r.toeval, r.id
