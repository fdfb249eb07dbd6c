"""What monitoring asks."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from werkoffensief.berichten.heartbeat import workers_alive
from werkoffensief.logboek.middleware import without_database
from werkoffensief.web import clock


def _health(good: bool) -> HttpResponse:
    return HttpResponse(
        "goed" if good else "niet goed", content_type="text/plain", status=200 if good else 503
    )


@require_safe
@login_not_required
@never_cache
@without_database
def gezond(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return _health(True)


@cache
def _migrations_on_disk() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


@require_safe
@login_not_required
@never_cache
@without_database
def gereed(request: HttpRequest) -> HttpResponse:
    """The database answers and every migration was applied."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return _health(False)
    return _health(_migrations_on_disk() <= set(applied))


@require_safe
@login_not_required
@never_cache
@without_database
def werkers(request: HttpRequest) -> HttpResponse:
    """A worker and beat were alive a moment ago."""
    return _health(workers_alive(clock.now()))
