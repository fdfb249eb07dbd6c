"""Reading does not write: GET, HEAD and OPTIONS run in a READ ONLY transaction, enforced by the database.

Settings: `werkoffensief.web.readonly.read_only_middleware` as the last middleware. What the others save after
the view (the session's last use) lies outside the transaction, as does what goes over another connection (the
logs).
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

READING = frozenset({"GET", "HEAD", "OPTIONS"})

GetResponse = Callable[[HttpRequest], HttpResponseBase]
View = TypeVar("View", bound=Callable[..., Any])


def writes_on_get(view: View) -> View:
    """Mark a view that must write when it is read; say why beside it."""
    view.writes_on_get = True  # type: ignore[attr-defined]
    return view


def read_only_middleware(get_response: GetResponse) -> GetResponse:
    """Wrap what is inside in a read-only transaction, unless the method or the view may write."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING or _may_write(request):
            return get_response(request)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware


def _may_write(request: HttpRequest) -> bool:
    try:
        view = resolve(request.path_info, getattr(request, "urlconf", None)).func
    except Resolver404:
        return False
    return getattr(view, "writes_on_get", False)
