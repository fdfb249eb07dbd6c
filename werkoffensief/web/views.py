"""The pages for when something goes wrong: what happened, what to do, whom to ask; never a detail.

In the project's urls: `handler400 = "werkoffensief.web.views.bad_request"`, and so on for 403, 404, 500; in
settings: `CSRF_FAILURE_VIEW = "werkoffensief.web.views.csrf_failure"`. The pages for 400, 500 and 503 need no
database, session or user.
"""

import sys
from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.middleware.security import SecurityMiddleware
from django.shortcuts import render
from django.template.loader import render_to_string

from werkoffensief.web.house import help_desk
from werkoffensief.web.navigatie import Menu, links

RETRY_AFTER_SECONDS = 30
METHODS = ("GET", "HEAD", "POST")
LAST_RESORT = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Storing – Werkoffensief</title></head>'
    "<body><h1>Er is een storing</h1><p>Probeer het over een paar minuten opnieuw.</p></body></html>"
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself cannot be trusted, so nothing of it is used; 413 when it is only too large."""
    return _standalone(413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: a page that this user's role does not have; a file of a stranger is 404 instead.

    The header tells static/js/concept.js that this is no end of a session, as `csrf_failure` may be.
    """
    response = render(request, "403.html", status=403)
    response["X-Geweigerd"] = "rol"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long or in another log-in: the typed text is still one step back."""
    return render(request, "403_csrf.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or not for this user; they look alike. `exception.elders`: where it went, for who may."""
    user = getattr(request, "user", None) or AnonymousUser()
    known = {"verder": links(Menu.NIET_GEVONDEN, user, ""), "elders": getattr(exception, "elders", "")}
    return render(request, "404.html", known, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is what failed: Django calls this while it handles the exception."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return service_unavailable(request)
    return _standalone(500)


def service_unavailable(request: HttpRequest) -> HttpResponse:
    """503: come back soon."""
    response = _standalone(503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def method_page_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Refuse what no page knows (PUT, DELETE, OPTIONS ...), and give the empty 405 a page that a person can read."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        known = request.method in METHODS
        response = get_response(request) if known else HttpResponseNotAllowed(METHODS)
        if isinstance(response, HttpResponse) and response.status_code == 405 and not response.content:
            response.content = render(request, "405.html").content
            response["Content-Type"] = "text/html; charset=utf-8"
        return response

    return middleware


def headers_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The first of all: every answer has every header, also a file, and a refusal that no other middleware saw."""
    always = {
        "Content-Security-Policy": build_policy(),
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }
    security = SecurityMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in always.items():
            response.headers.setdefault(name, value)
        return security.process_response(request, response)  # type: ignore[arg-type]

    return middleware


def private_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """What somebody logged in sees is theirs: nothing between keeps it, and after the log-out Back shows nothing.

    Not `no-store` everywhere: a browser then forgets what was typed when somebody goes one step back. Pages that
    only show people say it themselves (`never_cache`).
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.session.accessed and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
        if getattr(request, "logged_out", False):
            response["Clear-Site-Data"] = '"cache"'
        return response

    return middleware


def remember_log_out(sender: object, request: HttpRequest, **kwargs: object) -> None:
    """Receiver of `user_logged_out`."""
    request.logged_out = True  # type: ignore[attr-defined]


def _standalone(status: int) -> HttpResponse:
    body: str
    try:
        body = render_to_string(f"{status}.html", help_desk())
    except Exception:  # an error page must not fail, for example on a stylesheet that was not collected
        body = LAST_RESORT
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response
