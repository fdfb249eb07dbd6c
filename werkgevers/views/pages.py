"""What the pages of this app share: a page that is one form, the day of a page, and a list as a file."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from werkgevers.forms import PeildatumForm
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web import clock
from werkoffensief.web.downloads import TYPES, make_download
from werkoffensief.web.refusals import RefusalError

DOWNLOADED = "lijst opgehaald"


def form_page(request: MemberRequest, form: Any, **page: Any) -> HttpResponse:
    """A page that is one form: `titel`, `knop`, `terug`, perhaps `uitleg` and `anders` (label, url)."""
    return render(request, "werkgevers/formulier.html", {"form": form, "uitleg": "", "anders": [], **page})


def back(werkgever_id: UUID) -> str:
    """The address of an employer's page."""
    return reverse("werkgever", args=[werkgever_id])


def counted_on(request: MemberRequest) -> tuple[PeildatumForm, date]:
    """The form with the day that `?op=` asks for, and that day; today without one, or when it is no day."""
    today = clock.today()
    asked = {"op": request.GET["op"]} if request.GET.get("op") else None
    form = PeildatumForm(asked, initial={"op": today})
    return form, (form.cleaned_data["op"] if asked and form.is_valid() else None) or today


def chosen(request: MemberRequest, name: str, known: Iterable[str]) -> str:
    """What a filter in the URL asks for; nonsense is no filter."""
    value = request.GET.get(name, "")
    return value if value in known else ""


def sent_version(request: MemberRequest) -> int:
    """The version that a page with one button sends along; 0 stands for nonsense, and is never right."""
    text = request.POST.get("versie", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def send_list(
    request: MemberRequest, *, name: str, kind: str, head: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """The list as a file, after a line in the log that says who fetched how much of what. 404: no such kind."""
    if kind not in TYPES:
        raise Http404
    try:
        file = make_download(name=name, kind=kind, head=head, rows=rows)
    except RefusalError as refusal:
        messages.error(request, str(refusal))
        return redirect(reverse(f"{name}_lijst") + f"?{request.GET.urlencode()}")
    record_handeling(
        door=request.user.pk,
        soort=DOWNLOADED,
        object_soort=name,
        toelichting=f"{file.number} rijen, {kind}",
    )
    return file.response()
