"""Pages about meetings of a group, of the own team."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.enums import Deelnamestatus, Uitnodigingswijze
from intake.forms import AfzegForm, BijeenkomstForm, DeelnameForm, UitnodigForm
from intake.forms.afspraken import IedereenForm, VelenForm, moment_initial, parsed_uuid
from intake.models import Deelname, Klant
from intake.permissions import CASEWORK
from intake.queries import agenda as read
from intake.queries import is_gone
from intake.services import bijeenkomsten as services
from intake.services import velen
from intake.services.uitnodigingen import called_off, invite
from intake.services.velen import told
from intake.views.access import get_klant, klant_page, record_names
from intake.views.afspraken import FORM, INVITED, OFF, who_gets_it
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, accepted

SAID = {
    Deelnamestatus.UITGENODIGD: "Dat is ongedaan gemaakt.",
    Deelnamestatus.AANWEZIG: "De klant was er.",
    Deelnamestatus.AFWEZIG: "De klant was er niet. Dat is vastgelegd als contactpoging.",
    Deelnamestatus.AFGEMELD: "De klant is afgemeld. De plek is weer vrij.",
}


def _find(request: MemberRequest, bijeenkomst_id: UUID, *, off: bool = False) -> Any:
    """A meeting that this reader leads, or a colleague of the own team; else 404. `off`: also one called off."""
    row = read.meetings_of_team(request.user).filter(pk=bijeenkomst_id).first()
    if row is None or (row.vervallen_op is not None and not off):
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
        messages.success(request, "De bijeenkomst staat in uw agenda. Nodig hieronder klanten uit.")
        return redirect("bijeenkomst", form.cleaned_data["nieuw_id"])
    return _form_page(request, form, "Bijeenkomst plannen", reverse("bijeenkomst_lijst"))


@require_safe
@never_cache
@requires(*CASEWORK)
def bijeenkomst(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """A meeting and who takes part. Of people whom the reader may not see there is no name."""
    row = _find(request, bijeenkomst_id, off=True)
    rows = read.participants(row)
    visible = read.visible_ids(request.user, [deelname.klant_id for deelname in rows])
    for deelname in rows:
        deelname.zichtbaar = deelname.klant_id in visible
        deelname.verteld = told(deelname, deelname.berichten)
        deelname.weg = _gone(deelname.klant)
    shown = ("naam", "afspraken", "telefoon")
    people = [deelname.klant for deelname in rows if deelname.zichtbaar]
    record_names(request, people, actie="Bijeenkomst bekijken", gegevens=shown)
    context = {
        "bijeenkomst": row,
        "deelnames": rows,
        "begonnen": row.begin <= clock.now(),
        "vrij": max(0, row.plekken - row.bezet),
        "te_vertellen": any(
            d.status == Deelnamestatus.UITGENODIGD and d.zichtbaar and not (d.verteld or d.weg) for d in rows
        ),
        "form": IedereenForm(),
    }
    return render(request, "intake/bijeenkomst.html", context)


def _gone(klant: Klant) -> str:
    """Why nobody calls or writes this person any more; empty while one does."""
    if klant.overleden_op is not None:
        return "overleden"
    return "verhuisd naar een andere gemeente" if is_gone(klant, clock.today()) else ""


@requires(*CASEWORK)
def bijeenkomst_wijzigen(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """Another time, place or number of places."""
    row = _find(request, bijeenkomst_id)
    known = {name: getattr(row, name) for name in ("titel", "duur", "plaats", "plekken", "versie", "begin")}
    form = BijeenkomstForm(request.POST or None, initial={**known, **moment_initial(row.begin)})

    def save(data: dict[str, Any]) -> None:
        services.change_bijeenkomst(
            door=request.user.pk, bijeenkomst_id=row.pk, versie=data["versie"], gegevens=form.facts(),
            now=clock.now(),
        )  # fmt: skip

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
        return redirect("bijeenkomst", row.pk)
    return _form_page(request, form, "Bijeenkomst afzeggen", reverse("bijeenkomst", args=[row.pk]))


def _form_page(request: MemberRequest, form: Any, titel: str, terug: str) -> HttpResponse:
    context = {"form": form, "titel": titel, "knop": titel, "terug": terug}
    return render(request, "intake/bijeenkomst_formulier.html", context)


@require_POST
@requires(*CASEWORK)
def bijeenkomst_brieven(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """Tell everybody with a place what holds now, each by the own way; who was told already hears nothing again."""
    row = _find(request, bijeenkomst_id, off=True)
    form = IedereenForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Dat lukte niet. Druk nog een keer op de knop.")
        return redirect("bijeenkomst", row.pk)
    reeks = form.cleaned_data["nieuw_id"]
    said = velen.tell_participants(door=request.user.pk, reeks=reeks, bijeenkomst_id=row.pk, now=clock.now())
    return _after_telling(request, row, reeks, said)


def _after_telling(request: MemberRequest, row: Any, reeks: UUID, said: velen.Verteld) -> HttpResponse:
    parts = [
        notation.quantity(said.mails, "mail wordt verstuurd", "mails worden verstuurd") if said.mails else "",
        notation.quantity(said.brieven, "brief staat klaar", "brieven staan klaar") if said.brieven else "",
        notation.quantity(said.bellen, "klant moet u bellen", "klanten moet u bellen") if said.bellen else "",
        notation.quantity(
            said.niet_meer, "klant is overleden of verhuisd en hoort niets",
            "klanten zijn overleden of verhuisd en horen niets",
        ) if said.niet_meer else "",
    ]  # fmt: skip
    parts = [part for part in parts if part]
    messages.success(request, f"{', '.join(parts)}." if parts else "Iedereen weet al wat nu geldt.")
    for sentence in said.geweigerd:
        messages.error(request, sentence)
    return redirect("brieven_reeks", reeks) if said.brieven else redirect("bijeenkomst", row.pk)


@never_cache
@requires(*CASEWORK)
def bijeenkomst_uitnodigen(request: MemberRequest, bijeenkomst_id: UUID) -> HttpResponse:
    """Tick people of the own work: each gets a place and an invitation by the own way."""
    row = _find(request, bijeenkomst_id)
    asked = request.POST.get("zoeken", "")
    page = max(1, int(asked[:4])) if asked.isdecimal() else 1
    team = request.POST.get("wie", request.GET.get("wie")) == "team"
    people = read.candidates(
        request.user, row, day=notation.local_date(row.begin), team=team, page=page,
        text=request.POST.get("zoek", ""),
        ticked=[key for text in request.POST.getlist("klanten") if (key := parsed_uuid(text))],
    )  # fmt: skip
    initial = {"wie": "team" if team else "mijn"}
    form = VelenForm(request.POST or None, initial=initial, gevonden=people, bladzijde=page)
    said: list[velen.Verteld] = []

    def save(data: dict[str, Any]) -> None:
        said.append(
            velen.invite_many(
                door=request.user.pk, reeks=data["nieuw_id"], bijeenkomst_id=row.pk,
                klant_ids=[UUID(key) for key in data["klanten"]], now=clock.now(),
            )
        )  # fmt: skip

    if not form.searching and accepted(form, save):
        return _after_telling(request, row, form.cleaned_data["nieuw_id"], said[0])
    shown = ("naam", "klantnummer", "geboortedatum")
    record_names(request, people.rows, actie="Kiezen wie wordt uitgenodigd", gegevens=shown)
    context = {
        "bijeenkomst": row,
        "vrij": max(0, row.plekken - row.bezet),
        "form": form.unchecked() if form.searching else form,
    }
    return render(request, "intake/bijeenkomst_uitnodigen.html", context)


@requires(*CASEWORK)
def deelname_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Invite a klant to a meeting of the own team."""
    klant = get_klant(request.user, klant_id)
    rows = [row for row in read.meetings_around(request.user, clock.now())[0] if row.vervallen_op is None]
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
    rows = Deelname.objects.filter(vervallen_op__isnull=True)
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
    off = called_off(row)
    word = OFF if off else "Uitnodigen"
    opening = "Niet door gaat de" if off else "Voor de"
    return klant_page(
        request, row.klant, form, template=FORM, titel=word, knop=word,
        terug=reverse("afspraak_lijst", args=[row.klant_id]),
        uitleg=f"{opening} bijeenkomst op {day}: {row.bijeenkomst.titel}.{who_gets_it(row.klant)}",
    )  # fmt: skip
