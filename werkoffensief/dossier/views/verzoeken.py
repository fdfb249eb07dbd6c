"""What a privacy officer does when somebody asks about the own data. An open request opens one file, to read."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from intake.enums import Verzoeksoort
from intake.forms import AfhandelForm, VerzoekForm
from intake.models import Klant, Verzoek
from intake.queries import find_document
from intake.services.verzoeken import close_verzoek, find_asker, open_verzoek
from intake.views import documenten
from trajecten.queries import identity
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.doelen.models import Vraag
from werkoffensief.dossier.forms import WisForm
from werkoffensief.dossier.queries.eigen_gegevens import ids_of, is_shielded
from werkoffensief.dossier.queries.klant import WHOLE_FILE, everybody_with_names
from werkoffensief.dossier.services.antwoord import answer_verzoek
from werkoffensief.dossier.services.wissen import erase_klant
from werkoffensief.dossier.views.klant import READ_ONLY, file_context
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.downloads import attachment
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.refusals import RefusalError, accepted


@never_cache
@require_safe
@requires(Rol.PRIVACY)
def verzoek_lijst(request: MemberRequest) -> HttpResponse:
    """The requests that wait, the oldest first, or of these the late ones; or those that were answered."""
    today = clock.today()
    groups = {
        "open": Verzoek.objects.open(),
        "te_laat": Verzoek.objects.open().filter(uiterlijk__lt=today),
        "afgehandeld": Verzoek.objects.filter(afgehandeld_op__isnull=False),
    }
    groep = request.GET.get("groep", "")
    groep = groep if groep in groups else "open"
    rows, order = groups[groep], ("ontvangen_op", "pk")
    if groep == "afgehandeld":
        order = ("-ontvangen_op", "-pk")
    page = keyset_page(rows, request.GET, order=order, fetch=_with_klant)
    record_reading(
        gebruiker=request.user.pk,
        klanten=[row.klant_id for row in page.rows],
        actie="Lijst van verzoeken bekijken",
        doel=Doel.VERZOEK,
        gegevens=("klantnummer",),
        now=clock.now(),
    )
    context = {"pagina": page, "groep": groep, "vandaag": today}
    return render(request, "dossier/verzoek_lijst.html", context)


def _with_klant(ids: list[UUID]) -> list[Verzoek]:
    return list(Verzoek.objects.filter(pk__in=ids).select_related("klant"))


@never_cache
@sensitive_post_parameters("nummer", "geboortedatum")
@requires(Rol.PRIVACY)
def verzoek_nieuw(request: MemberRequest) -> HttpResponse:
    """Register a request. Number and birth date are posted, so that neither stands in a URL."""
    form = VerzoekForm(request.POST or None, initial={"ontvangen_op": clock.today()})

    def register(data: dict[str, Any]) -> None:
        door = request.user.pk
        klant = find_asker(door=door, nummer=data["nummer"], geboortedatum=data["geboortedatum"])
        open_verzoek(
            door=door,
            verzoek_id=data["nieuw_id"],
            klant_id=klant.pk,
            soort=data["soort"],
            ontvangen_op=data["ontvangen_op"],
        )

    if accepted(form, register):
        messages.success(request, "Het verzoek is vastgelegd.")
        return redirect("verzoek", form.cleaned_data["nieuw_id"])
    return render(request, "dossier/verzoek_nieuw.html", {"form": form, "terug": reverse("verzoek_lijst")})


@never_cache
@requires(Rol.PRIVACY)
def verzoek(request: MemberRequest, verzoek_id: UUID) -> HttpResponse:
    """One request: who asks, what to do and until when; close it with its outcome."""
    people = ("klant", "door", "afgehandeld_door")
    row = get_object_or_404(Verzoek.objects.select_related(*people), pk=verzoek_id)
    form = AfhandelForm(request.POST or None)

    def close(data: dict[str, Any]) -> None:
        close_verzoek(
            door=request.user.pk,
            verzoek_id=row.pk,
            uitkomst=data["uitkomst"],
            toelichting=data["toelichting"],
            now=clock.now(),
        )

    if accepted(form, close):
        messages.success(request, "Het verzoek is afgehandeld.")
        return redirect("verzoek_lijst")
    persoon, asked = None, Vraag.objects.none()
    if row.is_open:
        persoon = _opened(request, row, "Verzoek bekijken")
        asked = Vraag.objects.filter(klant=row.klant_id).order_by("-gesteld_op", "-pk")
    else:
        _record(request, row, "Afgehandeld verzoek bekijken", ("klantnummer",))
    late = row.is_open and row.uiterlijk < clock.today()
    context = {
        "verzoek": row,
        "persoon": persoon,
        "form": form,
        "te_laat": late,
        "afgeschermd": row.is_open and row.soort == Verzoeksoort.INZAGE and is_shielded(ids_of(row.klant)),
        "vragen": asked.select_related("gesteld_door", "beantwoord_door")[:50],
    }
    return render(request, "dossier/verzoek.html", context)


@never_cache
@require_safe
@requires(Rol.PRIVACY)
def verzoek_dossier(request: MemberRequest, verzoek_id: UUID) -> HttpResponse:
    """The file of whoever asked, to read, as long as the request is open."""
    row = get_object_or_404(Verzoek.objects.open(), pk=verzoek_id)
    persoon = _opened(request, row, "Dossier lezen voor een verzoek", WHOLE_FILE)
    context = {**file_context(request, persoon), **READ_ONLY, "verzoek": row}
    return render(request, "dossier/verzoek_dossier.html", context)


@never_cache
@require_safe
@requires(Rol.PRIVACY)
def verzoek_documenten(request: MemberRequest, verzoek_id: UUID) -> HttpResponse:
    """Every document in the file of whoever asked, as long as the request is open."""
    row = get_object_or_404(Verzoek.objects.open(), pk=verzoek_id)
    persoon = _opened(request, row, "Documenten lezen voor een verzoek", documenten.GEGEVENS)
    context = {**documenten.list_context(request, persoon["klant"]), "persoon": persoon, "verzoek": row}
    return render(
        request, "intake/document_lijst.html", {**context, "terug": reverse("verzoek_dossier", args=[row.pk])}
    )


@never_cache
@require_safe
@requires(Rol.PRIVACY)
def verzoek_document(request: MemberRequest, verzoek_id: UUID, document_id: UUID) -> HttpResponseBase:
    """The file of one of these documents, to be saved. First the log, then the bytes."""
    row = get_object_or_404(Verzoek.objects.open().select_related("klant"), pk=verzoek_id)
    document = find_document(document_id, row.klant)
    if document is None:
        raise Http404
    _record(request, row, "Document openen voor een verzoek", documenten.GEGEVENS)
    return documenten.stored_file(request, document, back=reverse("verzoek_documenten", args=[row.pk]))


@never_cache
@require_POST
@requires(Rol.PRIVACY)
def verzoek_antwoord(request: MemberRequest, verzoek_id: UUID) -> FileResponse:
    """Everything that is kept about whoever asked to see it, with the whole BSN, as one file. First both logs, then
    the bytes. It is a button, as showing a BSN is: no address leads to it."""
    row = get_object_or_404(Verzoek, pk=verzoek_id)
    try:
        file = answer_verzoek(
            door=request.user.pk,
            verzoek_id=row.pk,
            now=clock.now(),
            met_afscherming="met_afscherming" in request.POST,
        )
    except RefusalError:
        raise Http404 from None
    return attachment(file, name="antwoord-op-verzoek.zip", content_type="application/zip")


@never_cache
@requires(Rol.PRIVACY)
def klant_wissen(request: MemberRequest, verzoek_id: UUID) -> HttpResponse:
    """Erase somebody who asked for it."""
    asked = Verzoek.objects.open().filter(soort=Verzoeksoort.VERWIJDERING).select_related("klant")
    row = get_object_or_404(asked, pk=verzoek_id)
    form = WisForm(request.POST or None, klant=row.klant)

    def erase(_data: dict[str, Any]) -> None:
        erase_klant(door=request.user.pk, verzoek_id=row.pk, now=clock.now())

    if accepted(form, erase):
        messages.success(request, "De gegevens zijn gewist. Het nummer en de perioden zijn gebleven.")
        return redirect("verzoek_lijst")
    context = {
        "form": form,
        "persoon": _opened(request, row, "Klant wissen"),
        "terug": reverse("verzoek", args=[row.pk]),
    }
    return render(request, "dossier/klant_wissen.html", context)


def _opened(
    request: MemberRequest, row: Verzoek, actie: str, gegevens: tuple[str, ...] = ("persoon",)
) -> dict[str, Any]:
    """Who asks, for a page that shows them because the request is open; with the line in the reading log."""
    try:
        persoon = identity(
            request.user, people=everybody_with_names, klant_id=row.klant_id, day=clock.today()
        )
    except Klant.DoesNotExist:
        raise Http404 from None
    _record(request, row, actie, gegevens)
    return persoon


def _record(request: MemberRequest, row: Verzoek, actie: str, gegevens: tuple[str, ...]) -> None:
    record_reading(
        gebruiker=request.user.pk,
        klanten=[row.klant_id],
        actie=actie,
        doel=Doel.VERZOEK,
        grond=row.pk,
        gegevens=gegevens,
        now=clock.now(),
    )
