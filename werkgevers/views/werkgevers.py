"""Employers: the list, one of them, and keeping what is known."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from werkgevers import queries, services
from werkgevers.forms import (
    AccountmanagerForm,
    ArchiefForm,
    NieuweWerkgeverForm,
    WerkgeverForm,
)
from werkgevers.lijsten import ARCHIVE, WERKGEVERS
from werkgevers.models import Werkgever
from werkgevers.permissions import READERS, WRITERS, may_write
from werkgevers.views.contact import contact_form
from werkgevers.views.pages import back, counted_on, form_page, page_of, send_list, sent_version
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.accounts.views.lijsten import asked_by, open_list
from werkoffensief.web import clock
from werkoffensief.web.lijsten import NONE, Vraag
from werkoffensief.web.refusals import RefusalError, accepted
from werkoffensief.web.zoekvraag import recalled, remember

NEWEST = 5


def _selected(request: MemberRequest, vraag: Vraag) -> tuple[QuerySet[Werkgever], bool]:
    """The employers that the search and the filters in the address ask for, and whether they only resemble it."""
    rows: QuerySet[Werkgever] = Werkgever.objects.annotate(
        naam_klein=Lower("naam"), plaats_klein=Lower(Coalesce("plaats", Value("")))
    )
    rows = rows.filter(gearchiveerd_op__isnull=vraag.waarde("archief") != ARCHIVE)
    return queries.matching(vraag.rows(rows), recalled(request))


@require_safe
@requires(*READERS)
def werkgever_lijst(request: MemberRequest) -> HttpResponse:
    """Employers, with how many agreements each has now and when somebody last spoke to them."""
    lijst = open_list(request, WERKGEVERS)
    if lijst.elders:
        return redirect(lijst.elders)
    text = recalled(request)
    rows, alike = _selected(request, lijst.vraag)
    page = page_of(request, lijst, rows)
    context = {
        "lijst": lijst,
        "pagina": page,
        "gezocht": text,
        "lijkt_erop": alike,
        "lijkt_op": queries.resembled(text, page.rows) if alike else [],
        "vergeten": bool(request.GET.get("zoek") and not text),
        "mag_schrijven": may_write(request.user),
    }
    return render(request, "werkgevers/werkgever_lijst.html", context)


@require_POST
@requires(*READERS)
def werkgever_zoeken(request: MemberRequest) -> HttpResponse:
    """Look for employers. It is posted, as people also look for a contact person by name; the filters stay."""
    kept = {f.naam: request.GET[f.naam] for f in WERKGEVERS.filters if f.naam in request.GET}
    if number := remember(request, request.POST.get("q", "")):
        kept["zoek"] = number
    return redirect(f"{reverse('werkgever_lijst')}?{urlencode(kept or {'filter': NONE})}")


@require_safe
@requires(*WRITERS)
def werkgever_download(request: MemberRequest, soort: str) -> HttpResponse:
    """The employers of the list as a file, in the columns of the screen, without contact persons."""
    vraag = asked_by(request, WERKGEVERS)
    rows, _ = _selected(request, vraag)
    return send_list(request, vraag, rows, name="werkgever", kind=soort)


@require_safe
@requires(*READERS)
def werkgever(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """One employer: agreements with what came of them, vacancies, whom to call, and what was said."""
    row = get_object_or_404(Werkgever.objects.select_related("accountmanager"), pk=werkgever_id)
    writer = may_write(request.user)
    today = clock.today()
    day_form, day = counted_on(request)
    agreements = queries.agreements_of(row, day=day)
    context = {
        "werkgever": row,
        "peildatum": day,
        "vandaag": today,
        "op_form": day_form,
        "akkoorden": agreements,
        "vacatures": queries.vacancies_of(row, day=today),
        "contactpersonen": list(row.contactpersonen.working_on(today).order_by("naam", "pk")),
        "gestopt": list(row.contactpersonen.filter(gestopt_op__lte=today).order_by("naam", "pk")),
        "mag_schrijven": writer,
        "is_van_mij": row.accountmanager_id == request.user.pk,
    }
    if writer:
        moments = row.contactmomenten.valid().select_related("contactpersoon", "medewerker")
        context["momenten"] = list(moments.order_by("-datum", "-pk")[:NEWEST])
        context["form"] = contact_form(request, row)
    return render(request, "werkgevers/werkgever.html", context)


@requires(*WRITERS)
def werkgever_nieuw(request: MemberRequest) -> HttpResponse:
    """A new employer; who adds it, becomes its accountmanager."""
    form = NieuweWerkgeverForm(request.POST or None)

    def create(data: dict[str, Any]) -> None:
        form.instance = services.create_werkgever(
            door=request.user.pk,
            kvk_nummer=data["kvk_nummer"],
            gegevens=data,
            accountmanager_id=request.user.pk,
        )

    if accepted(form, create):
        messages.success(request, "De werkgever is toegevoegd. U bent de accountmanager.")
        return redirect("werkgever", form.instance.pk)
    return form_page(
        request,
        form,
        titel="Werkgever toevoegen",
        knop="Werkgever toevoegen",
        terug=reverse("werkgever_lijst"),
    )


@requires(*WRITERS)
def werkgever_wijzigen(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Change an employer."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    form = WerkgeverForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_werkgever(
            door=request.user.pk, werkgever_id=werkgever_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "De werkgever is opgeslagen.")
        return redirect("werkgever", werkgever_id)
    return form_page(
        request,
        form,
        titel="Werkgever wijzigen",
        knop="Werkgever opslaan",
        terug=back(werkgever_id),
        anders=[]
        if row.gearchiveerd_op
        else [("Naar het archief", reverse("werkgever_archiveren", args=[row.pk]))],
    )


@requires(*WRITERS)
def werkgever_accountmanager(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Say who the accountmanager of an employer is."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    begin = {"medewerker": row.accountmanager_id, "versie": row.versie}
    form = AccountmanagerForm(request.POST or None, initial=begin, now=row.accountmanager_id)

    def assign(data: dict[str, Any]) -> None:
        services.assign_accountmanager(
            door=request.user.pk,
            werkgever_id=row.pk,
            versie=data["versie"],
            medewerker_id=data["medewerker"].pk if data["medewerker"] else None,
        )

    if form.searching:
        form = form.unchecked()
    elif accepted(form, assign):
        messages.success(request, "De accountmanager is opgeslagen.")
        return redirect("werkgever", row.pk)
    context = {"form": form, "werkgever": row, "terug": back(row.pk)}
    return render(request, "werkgevers/accountmanager.html", context)


@require_POST
@requires(*WRITERS)
def werkgever_nemen(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Become the accountmanager of an employer with one press."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    try:
        services.assign_accountmanager(
            door=request.user.pk,
            werkgever_id=row.pk,
            versie=sent_version(request),
            medewerker_id=request.user.pk,
        )
    except RefusalError:
        messages.error(request, "Iemand anders heeft deze werkgever net gewijzigd. Kijk of u het nog wilt.")
    else:
        messages.success(request, "U bent nu de accountmanager van deze werkgever.")
    return redirect("werkgever", row.pk)


@requires(*WRITERS)
def werkgever_archiveren(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Put an employer in the archive; nothing is deleted."""
    row = get_object_or_404(Werkgever.objects.current(), pk=werkgever_id)
    form = ArchiefForm(request.POST or None, initial={"versie": row.versie})

    def archive(data: dict[str, Any]) -> None:
        services.archive_werkgever(
            door=request.user.pk,
            werkgever_id=row.pk,
            versie=data["versie"],
            reden=data["reden"],
            day=clock.today(),
        )

    if accepted(form, archive):
        messages.success(request, "De werkgever staat in het archief.")
        return redirect("werkgever", row.pk)
    return form_page(
        request,
        form,
        titel="Werkgever naar het archief",
        knop="Naar het archief",
        uitleg=f"{row.naam}. U vindt de werkgever dan alleen nog met het filter Archief. Er gaat niets verloren.",
        terug=back(row.pk),
    )


@require_POST
@requires(*WRITERS)
def werkgever_terughalen(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Take an employer out of the archive."""
    row = get_object_or_404(Werkgever, pk=werkgever_id, gearchiveerd_op__isnull=False)
    try:
        services.restore_werkgever(door=request.user.pk, werkgever_id=row.pk, versie=sent_version(request))
    except RefusalError:
        messages.error(request, "Iemand anders heeft deze werkgever net gewijzigd. Kijk of u het nog wilt.")
    else:
        messages.success(request, "De werkgever is terug uit het archief.")
    return redirect("werkgever", row.pk)
