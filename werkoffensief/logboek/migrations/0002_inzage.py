"""The reading log: partitioned by month, with a default partition and a function that makes the next month's.

The function is SECURITY DEFINER: a worker, which owns no table, may call it.
"""

from django.db import migrations

CREATE = """
CREATE TABLE logboek_inzage (
    tijdstip timestamptz NOT NULL,
    tijdstip_registratie timestamptz NOT NULL DEFAULT now(),
    actie_id uuid NOT NULL,
    actie_naam varchar(242) NOT NULL,
    handeling_naam varchar(242),
    verwerking_naam varchar(242),
    verwerking_id varchar(242),
    verwerkingsactiviteit_id varchar(242),
    verwerkingsactiviteit_url varchar(2000),
    vertrouwelijkheid varchar(20) NOT NULL DEFAULT 'normaal'
        CONSTRAINT inzage_vertrouwelijkheid CHECK (vertrouwelijkheid IN ('normaal', 'vertrouwelijk', 'opgeheven')),
    bewaartermijn varchar(20),
    uitvoerder varchar(40),
    systeem varchar(242),
    gebruiker varchar(200) NOT NULL,
    gegevensbron varchar(242),
    soort_afnemer_id varchar(242),
    afnemer_id varchar(242),
    objecttype varchar(40) NOT NULL DEFAULT 'persoon',
    soort_object_id varchar(40) NOT NULL DEFAULT 'klant-uuid',
    object_id uuid NOT NULL,
    betrokkenheid varchar(242),
    verwerkte_soorten_gegevens varchar(242)[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tijdstip, actie_id, object_id)
) PARTITION BY RANGE (tijdstip);
CREATE INDEX inzage_object ON logboek_inzage (object_id, tijdstip);
CREATE INDEX inzage_gebruiker ON logboek_inzage (gebruiker, tijdstip);
-- the files that a medewerker opened last; a list of fifty people adds nothing to it
CREATE INDEX inzage_geopend ON logboek_inzage (gebruiker, tijdstip DESC) INCLUDE (object_id)
WHERE actie_naam = 'Dossier bekijken';
CREATE TABLE logboek_inzage_overig PARTITION OF logboek_inzage DEFAULT;

CREATE FUNCTION logboek_inzage_partitie(dag date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    eerste date := date_trunc('month', dag)::date;
    naam text := 'logboek_inzage_' || to_char(eerste, 'YYYY_MM');
BEGIN
    IF dag < date '2019-01-01' OR eerste > current_date + 62 THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'Voor deze maand wordt geen partitie gemaakt.';
    END IF;
    IF to_regclass('public.' || naam) IS NULL THEN
        EXECUTE format(
            'CREATE TABLE public.%I PARTITION OF public.logboek_inzage FOR VALUES FROM (%L) TO (%L)',
            naam, eerste::timestamp AT TIME ZONE 'UTC', (eerste + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
    RETURN naam;
END $$;
-- before the first line: the default partition takes what has none, and then no partition can be made for it
SELECT logboek_inzage_partitie(current_date);
"""
DROP = "DROP FUNCTION logboek_inzage_partitie(date); DROP TABLE logboek_inzage"


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
