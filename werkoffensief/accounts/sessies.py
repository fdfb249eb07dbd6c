"""Where sessions live (settings: SESSION_ENGINE): Django's own, on rows that say whose they are."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils.crypto import salted_hmac

from werkoffensief.accounts.middleware import BROWSER, LOGGED_IN_AT
from werkoffensief.accounts.models import Sessie
from werkoffensief.web import clock


class SessionStore(db.SessionStore):
    """`row`: as it was when this request read it."""

    row: Sessie | None = None

    @classmethod
    def get_model_class(cls) -> type[Sessie]:
        return Sessie

    def _get_session_from_db(self) -> Sessie | None:
        self.row = super()._get_session_from_db()  # type: ignore[misc]
        return self.row

    def create_model_instance(self, data: dict[str, Any]) -> Sessie:
        row = cast(Sessie, super().create_model_instance(data))
        row.laatst_gebruikt_op = clock.now()
        row.medewerker_id = data.get(SESSION_KEY)
        row.nummer, row.browser = _nummer(row.session_key), data.get(BROWSER)
        if LOGGED_IN_AT in data:
            row.begonnen_op = datetime.fromtimestamp(data[LOGGED_IN_AT], clock.AMSTERDAM)
        return row


def _nummer(session_key: str) -> UUID:
    """A name for pages. It goes along when the key changes, and leads nobody back to the key."""
    return UUID(bytes=salted_hmac("sessie", session_key, algorithm="sha256").digest()[:16])
