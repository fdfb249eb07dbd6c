"""What a session must have: not too old, not idle, and a second factor; and what one without may send."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from werkoffensief.accounts.models import Sessie
from werkoffensief.accounts.permissions import gave_second_factor, is_inside, may_come_before_second_factor
from werkoffensief.accounts.services import bekende_browser
from werkoffensief.accounts.services.tweede_factor import has_factor
from werkoffensief.web import clock
from werkoffensief.web.uploads import NoUploadHandler

LOGGED_IN_AT, BROWSER = "ingelogd_op", "browser"
ALIVE = "X-Leeft"
SESSION_ENDED = "reden=voorbij"
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


def keep_no_form(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Receiver of `pre_save` of a failed log-in: django-axes would add what was typed to the row, at each failure."""
    instance.get_data = instance.post_data = ""


def browser_in_words(user_agent: str) -> str:
    """`Firefox op Windows`: enough to recognise one's own; no version, nothing that the browser made up."""
    browser = next((word for mark, word in BROWSERS if mark in user_agent), "Onbekende browser")
    device = next((word for mark, word in DEVICES if mark in user_agent), "een onbekend apparaat")
    return f"{browser} op {device}"


def session_age_middleware(get_response: GetResponse) -> GetResponse:
    """Log out whoever logged in ten hours ago, however busy, or did nothing for fifteen minutes.

    The last use is written at most once a minute, outside the transaction of the page. A page that was left open and
    asks whether the session still lives does not use it, and gets no page. It says whose page it is (the header ALIVE):
    when somebody else logged in meanwhile, that session is there no more for it.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        ended = _is_gone(request)
        if request.user.is_authenticated:
            now = clock.now()
            if _is_over(request.session, now):
                logout(request)
                ended = True
            elif ALIVE in request.headers:
                mine = request.headers[ALIVE] == str(request.user.pk)
                return HttpResponse(status=204) if mine else redirect("account_login")
            else:
                _note_use(request.session, now)
        response = get_response(request)
        return _with_reason(response) if ended else response

    return middleware


def _is_over(session: Any, now: datetime) -> bool:
    """Also a session of which it is unknown when it began."""
    age = now.timestamp() - session.get(LOGGED_IN_AT, 0)
    idle = now - session.row.laatst_gebruikt_op
    return not 0 <= age < settings.SESSION_COOKIE_AGE or idle >= timedelta(seconds=settings.SESSION_IDLE_AGE)


def _is_gone(request: HttpRequest) -> bool:
    """Whether the browser names a session that is there no more: ended elsewhere, or cleaned away."""
    named = bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    return named and not request.user.is_authenticated and request.session.session_key is None


def _with_reason(response: HttpResponseBase) -> HttpResponseBase:
    """The log-in, when that is where the answer leads, says why somebody stands there."""
    place = response.headers.get("Location", "")
    if place.startswith(f"{reverse('account_login')}?"):
        response.headers["Location"] = f"{place}&{SESSION_ENDED}"
    return response


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


def stranger_body_middleware(get_response: GetResponse) -> GetResponse:
    """Whoever is not inside sends small forms and no files: the CSRF check reads a body before any view refuses it.

    A large one is not read at all. Its sender was perhaps logged out meanwhile, so the answer is the log-in.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_inside(request.user):
            if _length(request) > settings.STRANGER_MAX_BODY:
                return redirect("tweede_factor" if request.user.is_authenticated else "account_login")
            request.upload_handlers = [NoUploadHandler(request)]
        return get_response(request)

    return middleware


def _length(request: HttpRequest) -> int:
    """As Django reads it: of a length that is no number nothing is read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def known_browser_middleware(get_response: GetResponse) -> GetResponse:
    """Let a browser remember that somebody logged in here completely, see `services.bekende_browser`."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user: Any = request.user
        new = is_inside(user) and not bekende_browser.known_as(request.COOKIES, user.gebruikersnaam)
        value = bekende_browser.with_account(request.COOKIES, user.gebruikersnaam) if new else None
        response = get_response(request)
        if value:
            _give(response, bekende_browser.COOKIE, value, max_age=bekende_browser.LASTS)
        if _opens_log_in(request) and not bekende_browser.at_log_in(request.COOKIES):
            _give(response, bekende_browser.LOG_IN_COOKIE, bekende_browser.new_at_log_in())
        return response

    return middleware


def _opens_log_in(request: HttpRequest) -> bool:
    """After the answer: only then it is known which page this was."""
    page = request.resolver_match
    return request.method == "GET" and page is not None and page.url_name == "account_login"


def _give(response: HttpResponseBase, name: str, value: str, **lasts: Any) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, secure=secure, httponly=True, samesite="Lax", **lasts)
