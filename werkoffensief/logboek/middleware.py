"""Each request is one transaction: reading ones cannot write, writing ones have a known actor."""

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from werkoffensief.logboek.actor import set_actor

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# A page is asked for by many at once: it takes one core of the database, and what web/eenmaal.py prepared is not
# planned again.
PLANNING = "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL plan_cache_mode = force_generic_plan"
READING = f"SET TRANSACTION READ ONLY; {PLANNING}"


def writes_on_get(view: Callable) -> Callable:
    """Mark a view whose GET must write (a download that is logged, say). Rare; each use says why."""
    view.writes_on_get = True  # type: ignore[attr-defined]
    return view


def without_database(view: Callable) -> Callable:
    """Mark a view that must answer also when the database does not: it runs without a transaction."""
    view.without_database = True  # type: ignore[attr-defined]
    return view


def _view(request: HttpRequest) -> Callable | None:
    try:
        return resolve(request.path_info, getattr(request, "urlconf", None)).func
    except Resolver404:
        return None


def _begin_reading() -> None:
    with connection.cursor() as cursor:
        cursor.execute(READING)


def _begin_writing(request: HttpRequest) -> None:
    with connection.cursor() as cursor:
        cursor.execute(PLANNING)
    if request.user.is_authenticated:
        set_actor(door=request.user.pk)


def transaction_middleware(get_response: Callable) -> Callable:
    """Django middleware, the last one: one transaction around the view, which ends before the answer leaves.

    One whose view raised is rolled back, whatever answer the exception became. A reading one has nothing to keep, but
    is committed: after a rollback psycopg forgets every statement that it prepared. It is no `process_view` that
    answers itself: exceptions would then pass by the `process_exception` of others, with which allauth turns some of
    its own into a redirect.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        view = _view(request)
        if getattr(view, "without_database", False):
            return get_response(request)
        reads = request.method in SAFE_METHODS and not getattr(view, "writes_on_get", False)
        _ = request.user.is_authenticated  # the session's own query stands outside the transaction
        with transaction.atomic():
            _begin_reading() if reads else _begin_writing(request)
            response = get_response(request)
            if getattr(request, "view_raised", False):
                transaction.set_rollback(True)
        return response

    def process_exception(request: HttpRequest, exception: Exception) -> None:
        request.view_raised = True  # type: ignore[attr-defined]

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
