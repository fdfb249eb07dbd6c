"""The only door to a file, and the page that each form about a person stands on."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from intake import queries
from intake.models import Gesprek, Klant, Toegang
from intake.permissions import can_view_klant, sees_by_task, toegang_to
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock

LIST = "werklijst"
FILTERS = ("reden", "tolk", "plek", "ontheffing")


class MergedError(Http404):
    """The file went into another (`kept`), which this medewerker may open."""

    def __init__(self, kept: Klant) -> None:
        super().__init__()
        self.kept, self.elders = kept, reverse("klant_dossier", args=[kept.pk])


def get_klant(medewerker: Medewerker, klant_id: UUID) -> Klant:
    """The klant, for whoever may open the file; 404 for a stranger, as for a file that does not exist."""
    klant = Klant.objects.select_related("regisseur", "team").filter(pk=klant_id).first()
    if klant is None or not can_view_klant(medewerker, klant):
        kept = klant and _kept(klant)
        raise MergedError(kept) if kept and can_view_klant(medewerker, kept) else Http404
    return klant


def _kept(klant: Klant) -> Klant | None:
    """The file that goes on with what stood in this one; that may have been merged again. None: it was not merged."""
    kept = None
    while klant.samengevoegd_in_id:
        kept = klant = Klant.objects.select_related("regisseur", "team").get(pk=klant.samengevoegd_in_id)
    return kept


def follows_merge(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address of a page of a file that was merged leads to that page of the file that goes on. Only a GET: what
    somebody sends about a person is sent to nobody else unseen."""

    @wraps(view)
    def seen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
        try:
            return view(request, klant_id)
        except MergedError as merged:
            if request.method not in {"GET", "HEAD"}:
                raise
            query = request.META["QUERY_STRING"]
            page = reverse(
                str(request.resolver_match and request.resolver_match.url_name), args=[merged.kept.pk]
            )
            return redirect(f"{page}?{query}" if query else page)

    return seen


def get_gesprek(request: MemberRequest, gesprek_id: UUID) -> tuple[Gesprek, Klant]:
    """A conversation that stands, and its klant, for whoever may open the file."""
    row = (
        Gesprek.objects.select_related("medewerker").filter(pk=gesprek_id, vervallen_op__isnull=True).first()
    )
    if row is None:
        raise Http404
    return row, get_klant(request.user, row.klant_id)


def record_opening(
    request: MemberRequest, klant: Klant, *others: Klant, actie: str, gegevens: Sequence[str] = ()
) -> Toegang | None:
    """The line in the reading log of a page about one klant (`others`: beside whom), with what opened the file.

    That is the work itself, or the Toegang that is returned. 404 when neither is there any more.
    """
    toegang = None
    if not sees_by_task(request.user, klant):
        toegang = toegang_to(request.user, klant)
        if toegang is None:
            raise Http404
    strangers = [row for row in others if not sees_by_task(request.user, row)]
    if strangers:  # with a ground of their own
        record_names(request, strangers, actie=actie, gegevens=gegevens)
    record_reading(
        gebruiker=request.user.pk,
        klanten=[row.pk for row in (klant, *others) if row not in strangers],
        actie=actie,
        doel=Doel.TOEGANG if toegang else Doel.BEGELEIDING,
        grond=toegang.pk if toegang else None,
        gegevens=gegevens,
        now=clock.now(),
    )
    return toegang


def klant_page(
    request: MemberRequest, klant: Klant, form: Any, template: str = "intake/formulier.html", **page: Any
) -> HttpResponse:
    """A page about one klant: the identity strip, the task (`titel`), one form with one button (`knop`)."""
    shown = [klant, *([page["ander"]] if isinstance(page.get("ander"), Klant) else [])]
    record_opening(request, *shown, actie=page.get("titel", "Formulier over een klant"))
    context = {
        "klant": klant,
        "persoon": queries.identity(klant, clock.today()),
        "form": form,
        "terug": reverse("klant_dossier", args=[klant.pk]),
        **page,
    }
    return render(request, template, context)


def work_list(request: MemberRequest) -> str:
    """The work list with the filters with which somebody left it (`?van=werklijst&…`)."""
    chosen = {name: value for name in FILTERS if (value := request.GET.get(name))}
    return f"{reverse(LIST)}?{urlencode(chosen)}" if chosen else reverse(LIST)


def came_from(request: MemberRequest, klant: Klant) -> str:
    """Where somebody came from: the work list, or the file."""
    return work_list(request) if request.GET.get("van") == LIST else reverse("klant_dossier", args=[klant.pk])


def to_dossier(klant: Klant) -> HttpResponse:
    """Back to the one-page file."""
    return redirect("klant_dossier", klant.pk)


def to_dossier_or_start(request: MemberRequest, klant: Klant) -> HttpResponse:
    """Back to the file, or to the start page when it is now out of sight."""
    fresh = Klant.objects.get(pk=klant.pk)
    return to_dossier(fresh) if can_view_klant(request.user, fresh) else redirect("start")


def record_names(
    request: MemberRequest,
    people: Sequence[Klant],
    *,
    actie: str,
    gegevens: Sequence[str] = ("naam", "afspraken"),
) -> None:
    """The lines in the reading log of a page with several people, each with what opened the file."""
    strangers = [row for row in people if not sees_by_task(request.user, row)]
    granted = Toegang.objects.current().filter(medewerker=request.user, klant__in=strangers)
    grounds = dict(granted.values_list("klant", "pk")) if strangers else {}
    told: dict[str, Any] = {
        "gebruiker": request.user.pk, "actie": actie, "gegevens": gegevens, "now": clock.now(),
    }  # fmt: skip
    by_task = [row.pk for row in people if row not in strangers]
    record_reading(klanten=by_task, doel=Doel.BEGELEIDING, **told)
    for row in strangers:
        record_reading(klanten=[row.pk], doel=Doel.TOEGANG, grond=grounds.get(row.pk), **told)
