"""A database that is lent again holds nothing of the test before."""

import psycopg
import pytest

from tests import schoon

TEAM = "INSERT INTO accounts_team (id, naam) VALUES (gen_random_uuid(), 'Van een ander')"

COUNTED = (
    "SELECT (SELECT count(*) FROM django_migrations), "
    "(SELECT string_agg(concat(sequencename, last_value), ',' ORDER BY 1) FROM pg_sequences)"
)


def test_what_a_test_commits_is_gone_and_what_the_migrations_put_there_is_back():
    with schoon.borrowed() as lent, psycopg.connect(lent.owner_url, autocommit=True) as owner:
        before = owner.execute(COUNTED).fetchone()
        owner.execute(TEAM)
        owner.execute("DELETE FROM django_migrations")
        owner.execute("SELECT nextval(oid::regclass) FROM pg_class WHERE relkind = 'S'")
    with schoon.borrowed() as again, psycopg.connect(again.owner_url, autocommit=True) as owner:
        assert again.name == lent.name
        assert owner.execute("SELECT count(*) FROM accounts_team").fetchone() == (0,)
        assert owner.execute(COUNTED).fetchone() == before


@pytest.mark.parametrize(
    "change", ["ALTER TABLE accounts_team ADD COLUMN erbij int", "ALTER DATABASE {} SET work_mem = '1MB'"]
)
def test_a_database_with_another_schema_or_a_setting_is_not_lent_again(change):
    with schoon.borrowed() as lent, psycopg.connect(lent.owner_url, autocommit=True) as owner:
        owner.execute(change.format(lent.name))
    with schoon.borrowed() as other:
        assert other.name != lent.name
