"""The rows of test_regie_regels go in once the owner took off the one rule that refused them."""

import pytest
from django.db import IntegrityError

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import person_of
from tests.trajecten.test_regie_regels import RULES, put

pytestmark = pytest.mark.lang
INDEX = "regisseurswens_een_open"


def test_each_rule_is_what_refuses(committed_db, owner):
    cast = make_cast()
    cast.klant, cast.ander = person_of(cast.regisseur)[0], person_of(cast.regisseur)[0]
    for name, make in RULES.items():
        table = make(cast)[0]._meta.db_table
        with pytest.raises(IntegrityError, match=name):
            put(make(cast))
        again = take_off(owner, table, name)
        try:
            put(make(cast))
        finally:
            owner.execute(f"DELETE FROM {table}")
            owner.execute(again)


def take_off(owner, table, name):
    """Without the rule; gives the statement that puts it back."""
    if name == INDEX:
        [(again,)] = owner.execute("SELECT pg_get_indexdef(%s::regclass)", [name]).fetchall()
        owner.execute(f"DROP INDEX {name}")
        return again
    found = owner.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [name])
    [(text,)] = found.fetchall()
    owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    return f"ALTER TABLE {table} ADD CONSTRAINT {name} {text}"
