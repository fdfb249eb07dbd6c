"""Pages of the papers in somebody's file."""

import logging
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake import queries
from intake.enums import Bestandstype, Documentsoort
from intake.forms import DocumentForm, NieuwDocumentForm
from intake.models import Document, Klant
from intake.permissions import CASEWORK
from intake.services import documenten as services
from intake.services import opslag
from intake.services.bestandskeuring import CONTENT_TYPES
from intake.views.access import get_klant, klant_page, record_opening
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.downloads import attachment
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import accepted

GEGEVENS = ("documenten",)
GONE = "Dit bestand is niet meer in de opslag. Vraag de functioneel beheerder om hulp."
SAME_FILE = (
    "Het bestand zelf verandert niet. Is het een verkeerd bestand? Laat het document dan vervallen, en voeg het goede "
    "bestand toe."
)
log = logging.getLogger(__name__)


@never_cache
@require_safe
@requires(*CASEWORK)
def document_lijst(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Every document in a file, the newest first."""
    klant = get_klant(request.user, klant_id)
    record_opening(request, klant, actie="Documenten bekijken", gegevens=GEGEVENS)
    context = {
        **list_context(request, klant),
        "persoon": queries.identity(klant, clock.today()),
        "terug": reverse("klant_dossier", args=[klant.pk]),
    }
    return render(request, "intake/document_lijst.html", context)


def list_context(request: MemberRequest, klant: Klant) -> dict[str, Any]:
    """One page of the documents of a klant, and the room that they take."""
    soort = request.GET.get("soort", "")
    rows = queries.documenten(klant.pk, soort=soort if soort in Documentsoort.values else "")
    return {
        "klant": klant,
        "pagina": numbered_page(rows, request.GET, fetch=_with_names),
        "soorten": Documentsoort.choices,
        "soort": soort,
        "gebruikt": services.used_by(klant),
        "ruimte": settings.DOCUMENT_QUOTA,
        "verzoek": None,
    }


def _with_names(ids: list[UUID]) -> list[Document]:
    return list(Document.objects.filter(pk__in=ids).select_related("toegevoegd_door"))


@requires(*CASEWORK)
def document_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Choose a file, and say what it is."""
    klant = get_klant(request.user, klant_id)
    if request.method == "POST":
        data, files = request.POST, request.FILES  # reading them is what fills `te_groot`
        form = NieuwDocumentForm(data, files, te_groot=getattr(request, "te_groot", ()))
    else:
        form = NieuwDocumentForm(initial={"datum": clock.today()})

    def add(clean: dict[str, Any]) -> None:
        services.add_document(
            door=request.user.pk,
            klant_id=klant.pk,
            document_id=clean["nieuw_id"],
            gegevens=clean,
            bestand=clean["bestand"],
            now=clock.now(),
        )

    if accepted(form, add, earlier=lambda row: reverse("document_lijst", args=[klant.pk])):
        messages.success(request, "Het document is toegevoegd.")
        return redirect("document_lijst", klant.pk)
    form.ask_again()
    return klant_page(
        request,
        klant,
        form,
        template="intake/document_nieuw.html",
        titel="Document toevoegen",
        hoogstens=settings.DOCUMENT_MAX_FILE,
        gebruikt=services.used_by(klant),
        ruimte=settings.DOCUMENT_QUOTA,
        terug=reverse("document_lijst", args=[klant.pk]),
    )


@requires(*CASEWORK)
def document_wijzigen(request: MemberRequest, document_id: UUID) -> HttpResponse:
    """Correct what is said about a document."""
    row = _found(document_id)
    klant = get_klant(request.user, row.klant_id)
    form = DocumentForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_document(
            door=request.user.pk, document_id=document_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "Het document is gewijzigd.")
        return redirect("document_lijst", klant.pk)
    return klant_page(
        request, klant, form, titel="Document wijzigen", knop="Document opslaan",
        uitleg=SAME_FILE,
        terug=reverse("document_lijst", args=[klant.pk]),
    )  # fmt: skip


@never_cache
@require_safe
@requires(*CASEWORK)
def document_bestand(request: MemberRequest, document_id: UUID) -> HttpResponseBase:
    """The file itself, to be saved. First the log, then the bytes."""
    row = _found(document_id)
    klant = get_klant(request.user, row.klant_id)
    record_opening(request, klant, actie="Document openen", gegevens=GEGEVENS)
    return stored_file(request, row, back=reverse("document_lijst", args=[klant.pk]))


def stored_file(request: MemberRequest, row: Document, *, back: str) -> HttpResponseBase:
    """The bytes as an attachment; when they are gone a sentence that says so."""
    try:
        file = opslag.open_stored(row.opslagnaam or "")
    except FileNotFoundError:
        log.error("Het bestand van document %s is niet in de opslag.", row.pk)
        messages.error(request, GONE)
        return redirect(back)
    kind = Bestandstype(row.bestandstype)
    return attachment(file, name=row.bestandsnaam, content_type=CONTENT_TYPES[kind])


def _found(document_id: UUID) -> Document:
    row = queries.find_document(document_id)
    if row is None:
        raise Http404
    return row
