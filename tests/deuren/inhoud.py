"""The content of the database as one digest: what a refused request must leave as it was."""

from django.db import connection

# What may change by a refused request: who knocked, and the counters of the lock-out.
NOT_CONTENT = {
    "logboek_inzage", "logboek_handeling", "accounts_sessie", "axes_accessattempt", "axes_accessfailurelog",
    "axes_accesslog", "axes_accessattemptexpiration",
}  # fmt: skip


def content() -> str:
    """One digest of every row of every table that holds content."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - NOT_CONTENT)
        tables = [t for t in tables if not t.startswith("logboek_inzage")]
        parts = " UNION ALL ".join(
            f"SELECT '{t}' AS t, md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))) AS h FROM \"{t}\" r"
            for t in tables
        )
        cursor.execute(f"SELECT md5(string_agg(t || coalesce(h, ''), '' ORDER BY t)) FROM ({parts}) alles")
        return str(cursor.fetchone()[0])
