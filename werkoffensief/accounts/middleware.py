"""What a session must have: not too old, not idle, and a second factor."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from werkoffensief.accounts.models import Sessie
from werkoffensief.accounts.permissions import gave_second_factor, may_come_before_second_factor
from werkoffensief.accounts.services.tweede_factor import has_factor
from werkoffensief.web import clock

LOGGED_IN_AT, BROWSER = "ingelogd_op", "browser"
WRITTEN_EACH = timedelta(minutes=1)
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari/", "Safari"),
)
DEVICES = (
    ("iPhone", "een iPhone"), ("iPad", "een iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "een Mac"), ("CrOS", "een Chromebook"), ("Linux", "Linux"),
)  # fmt: skip

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def remember_log_in(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """Receiver of `user_logged_in`."""
    request.session[LOGGED_IN_AT] = clock.now().timestamp()
    request.session[BROWSER] = browser_in_words(request.META.get("HTTP_USER_AGENT", ""))


def browser_in_words(user_agent: str) -> str:
    """`Firefox op Windows`: enough to recognise one's own; no version, nothing that the browser made up."""
    browser = next((word for mark, word in BROWSERS if mark in user_agent), "Onbekende browser")
    device = next((word for mark, word in DEVICES if mark in user_agent), "een onbekend apparaat")
    return f"{browser} op {device}"


def session_age_middleware(get_response: GetResponse) -> GetResponse:
    """Log out whoever logged in ten hours ago, however busy, or did nothing for fifteen minutes.

    The last use is written at most once a minute, outside the transaction of the page.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = clock.now()
            if _is_over(request.session, now):
                logout(request)
            else:
                _note_use(request.session, now)
        return get_response(request)

    return middleware


def _is_over(session: Any, now: datetime) -> bool:
    """Also a session of which it is unknown when it began."""
    age = now.timestamp() - session.get(LOGGED_IN_AT, 0)
    idle = now - session.row.laatst_gebruikt_op
    return not 0 <= age < settings.SESSION_COOKIE_AGE or idle >= timedelta(seconds=settings.SESSION_IDLE_AGE)


def _note_use(session: Any, now: datetime) -> None:
    if now - session.row.laatst_gebruikt_op >= WRITTEN_EACH:
        Sessie.objects.filter(pk=session.session_key).update(laatst_gebruikt_op=now)


def second_factor_middleware(get_response: GetResponse) -> GetResponse:
    """A session with a password and no second factor reaches only the pages where one is set up, and log-out.

    Whoever set one up elsewhere meanwhile logs in again and gives it. Public pages are for everybody.
    """
    if settings.PRODUCTIE and not settings.TWEEDE_FACTOR:
        raise ImproperlyConfigured("MODUS=productie does not run without a second factor.")

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user: Any = request.user
        if settings.TWEEDE_FACTOR and user.is_authenticated and not gave_second_factor(request):
            if has_factor(user.pk):
                logout(request)
            else:
                user.wacht_op_tweede_factor = True
        return get_response(request)

    def process_view(request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> HttpResponseBase | None:
        waits = getattr(request.user, "wacht_op_tweede_factor", False)
        return redirect("tweede_factor") if waits and not may_come_before_second_factor(view) else None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware
