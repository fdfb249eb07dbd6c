"""A team may list `ww zonder stadsdeel`: people without a stadsdeel of whom the end of the WW is known are its people.

A delivery of the WW names no stadsdeel. Whoever lists nothing keeps what it had.
"""

from django.db import migrations

BEFORE, AFTER = "COALESCE(m.team_id, ts.team_id)", "COALESCE(m.team_id, ww.team_id, ts.team_id)"
JOIN = """
    LEFT JOIN accounts_teamstadsdeel ww ON ww.stadsdeel = 'ww zonder stadsdeel' AND k.stadsdeel IS NULL
        AND EXISTS (SELECT FROM intake_wwrecht w WHERE w.klant_id = k.id AND w.vervallen_op IS NULL)"""
FUNCTION = """
CREATE OR REPLACE FUNCTION klant_toedeling(dag date)
RETURNS TABLE (klant_id uuid, regisseur_id uuid, team_id uuid) LANGUAGE sql STABLE AS $$
    SELECT k.id, r.medewerker_id,
        CASE WHEN k.samengevoegd_in_id IS NULL THEN {team} END
    FROM intake_klant k
    LEFT JOIN (
        trajecten_traject t
        JOIN trajecten_regisseurschap r ON r.traject_id = t.id AND r.vervallen_op IS NULL
            AND r.start <= dag AND (r.einde IS NULL OR r.einde > dag)
        JOIN accounts_medewerker m ON m.id = r.medewerker_id
    ) ON t.klant_id = k.id AND t.vervallen_op IS NULL AND t.start <= dag AND (t.einde IS NULL OR t.einde >= dag){join}
    LEFT JOIN accounts_teamstadsdeel ts ON ts.stadsdeel = COALESCE(k.stadsdeel, 'onbekend')
$$;
"""
TRIGGER = """
CREATE TRIGGER klant_team_ww AFTER INSERT OR UPDATE OR DELETE ON intake_wwrecht FOR EACH ROW
    WHEN (current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan')
    EXECUTE FUNCTION klant_toedelen_feit();
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0011_regels_van_plan"), ("intake", "0051_opnieuw_vragen")]
    operations = [
        migrations.RunSQL(
            FUNCTION.format(team=AFTER, join=JOIN) + TRIGGER,
            "DROP TRIGGER klant_team_ww ON intake_wwrecht;" + FUNCTION.format(team=BEFORE, join=""),
        )
    ]
