"""Pages about meetings of a group, of the own team."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.enums import Deelnamestatus, Uitnodigingswijze
from intake.forms import AfzegForm, BijeenkomstForm, DeelnameForm, UitnodigForm
from intake.forms.afspraken import moment_initial
from intake.models import Deelname
from intake.permissions import CASEWORK
from intake.queries import agenda as read
from intake.services import bijeenkomsten as services
from intake.services.uitnodigingen import choose_letters, invite
from intake.views.access import get_klant, klant_page, record_names
from intake.views.afspraken import FORM, INVITED
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, accepted

SAID = {
    Deelnamestatus.UITGENODIGD: "Dat is ongedaan gemaakt.",
    Deelnamestatus.AANWEZIG: "De klant was er.",
    Deelnamestatus.AFWEZIG: "De klant was er niet.",
    Deelnamestatus.AFGEMELD: "De klant is afgemeld. De plek is weer vrij.",
}


def _find(request: MemberRequest, bijeenkomst_id: UUID) -> Any:
    """A meeting that this reader leads, or a colleague of the own team; else 404."""
    row = read.meetings_of_team(request.user).filter(pk=bijeenkomst_id).first()
    if row is None:
        raise Http404
    return row


@require_safe
@never_cache
@requires(*CASEWORK)
def bijeenkomst_lijst(request: MemberRequest) -> HttpResponse:
    """The meetings of the own team that are still to come, and the last ones."""
    coming, past = read.meetings_around(request.user, clock.now())
    return render(request, "intake/bijeenkomst_lijst.html", {"straks": coming, "eerder": past})


@requires(*CASEWORK)
def bijeenkomst_nieuw(request: MemberRequest) -> HttpResponse:
    """Plan a meeting, led by oneself."""
    form = BijeenkomstForm(request.POST or None)

    def save(data: dict[str, Any]) -> None:
        services.make_bijeenkomst(
            door=request.user.pk, bijeenkomst_id=data["nieuw_id"], gegevens=form.facts()
        )

    if accepted(form, save, earlier=lambda row: reverse("bijeenkomst", args=[row.pk])):
        messages.success(request, "De bijeenkomst staat in uw agenda. Nodig klanten uit vanuit hun dossier.")
        return redirect("bijeenkomst", form.cleaned_data["nieuw_id"])
    return _form_page(request, form, "Bijeenkomst plannen", reverse("bijeenkomst_lijst"))


@require_safe
@never_cache
@requires(*CASEWORK)
def bijeenkomst(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """A meeting and who takes part. Of people whom the reader may not see there is no name."""
    row = _find(request, bijeenkomst_id)
    rows = read.participants(row)
    visible = read.visible_ids(request.user, [deelname.klant_id for deelname in rows])
    for deelname in rows:
        deelname.zichtbaar = deelname.klant_id in visible
    record_names(
        request, [deelname.klant for deelname in rows if deelname.zichtbaar], actie="Bijeenkomst bekijken"
    )
    context = {
        "bijeenkomst": row,
        "deelnames": rows,
        "begonnen": row.begin <= clock.now(),
        "vrij": max(0, row.plekken - row.bezet),
    }
    return render(request, "intake/bijeenkomst.html", context)


@requires(*CASEWORK)
def bijeenkomst_wijzigen(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """Another time, place or number of places."""
    row = _find(request, bijeenkomst_id)
    known = {name: getattr(row, name) for name in ("titel", "duur", "plaats", "plekken", "versie", "begin")}
    form = BijeenkomstForm(request.POST or None, initial={**known, **moment_initial(row.begin)})

    def save(data: dict[str, Any]) -> None:
        services.change_bijeenkomst(
            door=request.user.pk, bijeenkomst_id=row.pk, versie=data["versie"], gegevens=form.facts()
        )

    if accepted(form, save):
        messages.success(request, "De bijeenkomst is gewijzigd. Laat het de deelnemers weten.")
        return redirect("bijeenkomst", row.pk)
    return _form_page(request, form, "Bijeenkomst wijzigen", reverse("bijeenkomst", args=[row.pk]))


@requires(*CASEWORK)
def bijeenkomst_afzeggen(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """It does not take place."""
    row = _find(request, bijeenkomst_id)
    form = AfzegForm(request.POST or None, initial={"versie": row.versie})

    def save(data: dict[str, Any]) -> None:
        services.call_off_bijeenkomst(
            door=request.user.pk,
            bijeenkomst_id=row.pk,
            versie=data["versie"],
            reden=data["reden"],
            now=clock.now(),
        )

    if accepted(form, save):
        messages.success(request, "De bijeenkomst gaat niet door. Laat het de deelnemers weten.")
        return redirect("bijeenkomst_lijst")
    return _form_page(request, form, "Bijeenkomst afzeggen", reverse("bijeenkomst", args=[row.pk]))


def _form_page(request: MemberRequest, form: Any, titel: str, terug: str) -> HttpResponse:
    context = {"form": form, "titel": titel, "knop": titel, "terug": terug}
    return render(request, "intake/bijeenkomst_formulier.html", context)


@require_POST
@requires(*CASEWORK)
def bijeenkomst_brieven(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """A letter for everybody who is invited."""
    row = _find(request, bijeenkomst_id)
    invited = [
        deelname for deelname in read.participants(row) if deelname.status == Deelnamestatus.UITGENODIGD
    ]
    reeks = uuid4()
    try:
        choose_letters(door=request.user.pk, reeks=reeks, about=invited, now=clock.now())
    except RefusalError:
        messages.error(request, "Er is nog niemand uitgenodigd.")
        return redirect("bijeenkomst", row.pk)
    return redirect("brieven_reeks", reeks)


@requires(*CASEWORK)
def deelname_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Invite a klant to a meeting of the own team."""
    klant = get_klant(request.user, klant_id)
    rows = read.meetings_around(request.user, clock.now())[0]
    form = DeelnameForm(request.POST or None, rijen=rows)

    def save(data: dict[str, Any]) -> None:
        services.add_deelname(
            door=request.user.pk, klant_id=klant.pk, bijeenkomst_id=UUID(data["bijeenkomst"]), now=clock.now()
        )

    if accepted(form, save):
        messages.success(request, "De klant heeft een plek. Nodig de klant nu uit.")
        return redirect("afspraak_lijst", klant.pk)
    return klant_page(
        request, klant, form, template=FORM, titel="Uitnodigen voor een bijeenkomst", knop="Plek geven",
        terug=reverse("afspraak_lijst", args=[klant.pk]),
        uitleg="" if rows else "Uw team heeft geen bijeenkomst die nog komt. Plan die eerst in de agenda.",
    )  # fmt: skip


def _find_deelname(request: MemberRequest, deelname_id: UUID) -> Deelname:
    rows = Deelname.objects.filter(vervallen_op__isnull=True, bijeenkomst__vervallen_op__isnull=True)
    row = rows.select_related("bijeenkomst__begeleider").filter(pk=deelname_id).first()
    if row is None:
        raise Http404
    row.klant = get_klant(request.user, row.klant_id)
    return row


@require_POST
@requires(*CASEWORK)
def deelname_status(request: MemberRequest, deelname_id: UUID) -> HttpResponse:
    """One button: there, not there, signed off, or undone."""
    row = _find_deelname(request, deelname_id)
    status = request.POST.get("status", "")
    try:
        services.settle_deelname(
            door=request.user.pk, deelname_id=row.pk, versie=row.versie, status=status, now=clock.now()
        )
        messages.success(request, SAID[Deelnamestatus(status)])
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    if request.POST.get("naar") == "bijeenkomst" and read.meetings_of_team(request.user).filter(
        pk=row.bijeenkomst_id
    ):
        return redirect("bijeenkomst", row.bijeenkomst_id)
    return redirect("afspraak_lijst", row.klant_id)


@requires(*CASEWORK)
def deelname_uitnodigen(request: MemberRequest, deelname_id: UUID) -> HttpResponse:
    """How the klant hears of a meeting."""
    row = _find_deelname(request, deelname_id)
    form = UitnodigForm(request.POST or None)

    def save(data: dict[str, Any]) -> None:
        invite(
            door=request.user.pk, uitnodiging_id=data["nieuw_id"], deelname_id=row.pk, manier=data["manier"],
            now=clock.now(),
        )  # fmt: skip

    if accepted(form, save):
        manier = form.cleaned_data["manier"]
        if manier == Uitnodigingswijze.BRIEF:
            return redirect("brieven_reeks", form.cleaned_data["nieuw_id"])
        messages.success(request, INVITED[Uitnodigingswijze(manier)])
        return redirect("afspraak_lijst", row.klant_id)
    day = f"{notation.long_date(row.bijeenkomst.begin)} om {notation.clock_time(row.bijeenkomst.begin)}"
    return klant_page(
        request, row.klant, form, template=FORM, titel="Uitnodigen", knop="Uitnodigen",
        terug=reverse("afspraak_lijst", args=[row.klant_id]),
        uitleg=f"Voor de bijeenkomst op {day}: {row.bijeenkomst.titel}.",
    )  # fmt: skip
