"""A change that can move a figure writes one row in the outbox per klant and transaction.

Silent during an import (`werkoffensief.import`), which writes one row "alles" itself.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION herberekenen_vragen(sleutel text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO berichten_opdracht (soort, sleutel) VALUES ('herberekenen', sleutel) ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION herberekenen_feit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM herberekenen_vragen('klant:' || OLD.klant_id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.klant_id <> OLD.klant_id) THEN
        PERFORM herberekenen_vragen('klant:' || NEW.klant_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION herberekenen_klant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM herberekenen_vragen('klant:' || NEW.id);
    IF OLD.samengevoegd_in_id IS DISTINCT FROM NEW.samengevoegd_in_id THEN
        PERFORM herberekenen_vragen('klant:' || ander)
        FROM unnest(ARRAY[OLD.samengevoegd_in_id, NEW.samengevoegd_in_id]) AS ander WHERE ander IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION herberekenen_werkgever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM herberekenen_vragen('klant:' || p.klant_id)
    FROM (SELECT DISTINCT klant_id FROM trajecten_plaatsing WHERE werkgever_id = NEW.id) p;
    RETURN NULL;
END $$;

CREATE FUNCTION herberekenen_akkoord() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM herberekenen_vragen('akkoord:' || COALESCE(NEW.id, OLD.id));
    RETURN NULL;
END $$;

CREATE FUNCTION herberekenen_alles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM herberekenen_vragen('alles');
    RETURN NULL;
END $$;
"""

# name, table, when it fires, columns that count, function
_IMPORT = "current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan'"
_FACTS = [
    ("uitkering", "intake_uitkering", ["klant_id", "start", "einde", "vervallen_op"], "feit", True),
    ("gesprek", "intake_gesprek", ["klant_id", "datum", "vervallen_op"], "feit", True),
    ("traject", "trajecten_traject", ["klant_id", "einde", "vervallen_op"], "feit", False),
    (
        "stap",
        "trajecten_stap",
        ["klant_id", "traject_id", "start", "einde", "status", "vervallen_op"],
        "feit",
        True,
    ),
    (
        "plaatsing",
        "trajecten_plaatsing",
        [
            "klant_id",
            "plaatsingnummer",
            "soort",
            "startdatum",
            "einddatum",
            "werkgever_id",
            "werkakkoord_id",
            "vervallen_op",
        ],
        "feit",
        True,
    ),
    ("klant", "intake_klant", ["stadsdeel", "samengevoegd_in_id"], "klant", False),
    ("werkgever", "werkgevers_werkgever", ["sector"], "werkgever", False),
    (
        "akkoord",
        "werkgevers_werkakkoord",
        ["ingangsdatum", "sector", "banen", "ontwikkelplekken", "vervallen_op"],
        "akkoord",
        True,
    ),
    (
        "campagne",
        "intake_campagne",
        ["startdatum", "einddatum", "minimaal_maanden_uitkering"],
        "alles",
        True,
    ),
    ("doelstelling", "doelen_doelstelling", ["jaar", "maat", "waarde"], "alles", True),
]


def _triggers():
    for name, table, columns, function, rows_come_and_go in _FACTS:
        changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
        run = f"EXECUTE FUNCTION herberekenen_{function}();"
        yield (
            f"CREATE TRIGGER herberekenen_{name}_anders AFTER UPDATE ON {table} FOR EACH ROW"
            f" WHEN (({changed}) AND {_IMPORT}) {run}"
        )
        if rows_come_and_go:
            yield (
                f"CREATE TRIGGER herberekenen_{name}_rij AFTER INSERT OR DELETE ON {table} FOR EACH ROW"
                f" WHEN ({_IMPORT}) {run}"
            )


def _drops():
    for name, table, _, _, rows_come_and_go in _FACTS:
        yield f"DROP TRIGGER herberekenen_{name}_anders ON {table};"
        if rows_come_and_go:
            yield f"DROP TRIGGER herberekenen_{name}_rij ON {table};"
    yield (
        "DROP FUNCTION herberekenen_feit(), herberekenen_klant(), herberekenen_werkgever(),"
        " herberekenen_akkoord(), herberekenen_alles(), herberekenen_vragen(text);"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("doelen", "0001_initial"),
        ("berichten", "0001_initial"),
        ("intake", "0005_codes"),
        ("trajecten", "0005_codes"),
        ("werkgevers", "0002_regels"),
    ]
    operations = [migrations.RunSQL([CREATE, *_triggers()], [*_drops()])]
