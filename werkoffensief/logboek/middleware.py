"""Each request is one transaction: reading ones cannot write, writing ones have a known actor."""

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from werkoffensief.logboek.actor import set_actor

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def writes_on_get(view: Callable) -> Callable:
    """Mark a view whose GET must write (a download that is logged, say). Rare; each use says why."""
    view.writes_on_get = True  # type: ignore[attr-defined]
    return view


def _run_reading(view: Callable[[], HttpResponse]) -> HttpResponse:
    """A transaction that cannot write; rolled back at the end, as there is nothing to keep."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        response = view()
        transaction.set_rollback(True)
        return response


def _run_writing(view: Callable[[], HttpResponse], request: HttpRequest) -> HttpResponse:
    """A transaction whose events name the medewerker; an exception rolls it back."""
    with transaction.atomic():
        if request.user.is_authenticated:
            set_actor(door=request.user.pk)
        return view()


def transaction_middleware(get_response: Callable) -> Callable:
    """Django middleware: wraps the view in one transaction, which ends before the answer leaves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        if getattr(view, "without_database", False):
            return None
        reads = request.method in SAFE_METHODS and not getattr(view, "writes_on_get", False)
        _ = request.user.is_authenticated  # the session's own query stands outside the transaction

        def run() -> HttpResponse:
            return view(request, *args, **kwargs)

        return _run_reading(run) if reads else _run_writing(run, request)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware
