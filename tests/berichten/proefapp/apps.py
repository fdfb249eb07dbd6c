"""Handlers of the tests with a real worker: slow, and they leave a trace of every start and every effect.

The tables are made by the fixture `queue` (support.py). A start is noted outside the transaction, so that it stays
when the process is killed; the effect inside it, without a unique key, so that a doubled one shows.
"""

import os
import time

import psycopg
from django.apps import AppConfig
from django.db import connection


def _note_start(key: str) -> None:
    with psycopg.connect(os.environ["PROEF_URL"], autocommit=True) as own:
        own.execute("INSERT INTO proef_start (sleutel, pid) VALUES (%s, %s)", [key, os.getpid()])


def _work(key: str) -> None:
    _note_start(key)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO proef_effect (sleutel) VALUES (%s)", [key])
    time.sleep(float(os.environ["PROEF_SECONDS"]))


def handle(rows: list) -> None:
    for row in rows:
        _work(row.sleutel)


class ProefConfig(AppConfig):
    name = "tests.berichten.proefapp"
    label = "proefapp"
    deletable = ()

    def ready(self) -> None:
        from werkoffensief.berichten.registry import register, register_nightly

        register("proef", handle, batch=1)
        register_nightly("proefnacht", lambda day: _work(f"nacht {day}"))
