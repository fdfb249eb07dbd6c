-- The facts of the work list for some people, in its order, with how many there are. Read by werklijst.py.
--
-- Columns: id, the six fields of Werkfeiten, whether the promise is the reader's own, the number of people, the points.
-- Nothing else about a person is read here (docs/adr/0020): the order knows no more than these columns.
WITH vraag AS (
    SELECT %s::date AS dag, %s::uuid AS ik, %s::int AS nooit_gesproken, %s::int AS terugbellen, %s::int AS opnieuw_vragen,
        %s::int AS evaluatie, %s::int AS ww_einde, %s::int AS laatste_contact
),
mensen (id) AS MATERIALIZED (
    /*mensen*/
),
gesprek AS (
    SELECT g.klant_id, max(g.datum) AS laatst FROM intake_gesprek g JOIN mensen m ON m.id = g.klant_id
    WHERE g.vervallen_op IS NULL GROUP BY g.klant_id
),
poging AS (
    SELECT p.klant_id, max(p.datum) AS laatst FROM intake_contactpoging p JOIN mensen m ON m.id = p.klant_id
    WHERE p.vervallen_op IS NULL GROUP BY p.klant_id
),
belofte AS (
    SELECT DISTINCT ON (b.klant_id) b.klant_id, b.op, b.medewerker_id = v.ik AS eigen
    FROM intake_terugbelbelofte b JOIN mensen m ON m.id = b.klant_id CROSS JOIN vraag v
    WHERE b.gedaan_op IS NULL AND b.vervallen_op IS NULL
    ORDER BY b.klant_id, b.op, b.medewerker_id = v.ik DESC
),
-- The day to ask again, of the latest conversation that says one: joins here when conversations have it.
opnieuw AS (
    SELECT NULL::uuid AS klant_id, NULL::date AS op WHERE false
),
evaluatie AS (
    SELECT t.klant_id, min(t.evaluatie_op) AS op
    FROM trajecten_traject t JOIN mensen m ON m.id = t.klant_id CROSS JOIN vraag v
    WHERE t.vervallen_op IS NULL AND t.evaluatie_op IS NOT NULL AND t.start <= v.dag
    AND (t.einde IS NULL OR t.einde >= v.dag) GROUP BY t.klant_id
),
-- The last day of somebody's WW: joins here when the people whose WW ends are known.
ww AS (
    SELECT NULL::uuid AS klant_id, NULL::date AS einde WHERE false
),
feiten AS (
    SELECT m.id, gesprek.laatst IS NULL AS never_spoken, belofte.op AS call_back_on, opnieuw.op AS ask_again_on,
        evaluatie.op AS evaluation_on, ww.einde AS ww_ends_on,
        GREATEST(gesprek.laatst, poging.laatst) AS last_contact_on, COALESCE(belofte.eigen, false) AS eigen
    FROM mensen m
    LEFT JOIN gesprek ON gesprek.klant_id = m.id
    LEFT JOIN poging ON poging.klant_id = m.id
    LEFT JOIN belofte ON belofte.klant_id = m.id
    LEFT JOIN opnieuw ON opnieuw.klant_id = m.id
    LEFT JOIN evaluatie ON evaluatie.klant_id = m.id
    LEFT JOIN ww ON ww.klant_id = m.id
),
gewogen AS (
    SELECT f.*,
        365 * v.terugbellen * (f.call_back_on IS NOT NULL AND f.call_back_on <= v.dag)::int
        + 365 * v.opnieuw_vragen * (f.ask_again_on IS NOT NULL AND f.ask_again_on <= v.dag)::int
        + 365 * v.evaluatie * (f.evaluation_on IS NOT NULL AND f.evaluation_on <= v.dag)::int
        + 365 * v.ww_einde * (f.ww_ends_on IS NOT NULL AND f.ww_ends_on BETWEEN v.dag AND v.dag + 183)::int
        + 365 * v.nooit_gesproken * f.never_spoken::int
        + v.laatste_contact * CASE WHEN f.last_contact_on IS NULL THEN 365
            ELSE LEAST(GREATEST(v.dag - f.last_contact_on, 0), 365) END AS punten,
        (COALESCE(f.call_back_on > v.dag, false) OR COALESCE(f.ask_again_on > v.dag, false))
        AND NOT (COALESCE(f.call_back_on <= v.dag, false) OR COALESCE(f.ask_again_on <= v.dag, false)
            OR COALESCE(f.evaluation_on <= v.dag, false)) AS rust
    FROM feiten f CROSS JOIN vraag v
)
SELECT id, never_spoken, call_back_on, ask_again_on, evaluation_on, ww_ends_on, last_contact_on, eigen,
    count(*) OVER () AS aantal, punten
FROM gewogen
ORDER BY rust, punten DESC, uuid_hash_extended(id, 0), id
LIMIT %s OFFSET %s
