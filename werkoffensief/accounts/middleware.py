"""A log-in lasts ten hours, however busy: the age of a session counts from the log-in, not its last use."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase

from werkoffensief.web import clock

LOGGED_IN_AT = "ingelogd_op"


def remember_log_in(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """Receiver of `user_logged_in`."""
    request.session[LOGGED_IN_AT] = clock.now().timestamp()


def session_age_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Log out whoever logged in longer ago than SESSION_COOKIE_AGE, or at an unknown time."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            age = clock.now().timestamp() - request.session.get(LOGGED_IN_AT, 0)
            if not 0 <= age < settings.SESSION_COOKIE_AGE:
                logout(request)
        return get_response(request)

    return middleware
