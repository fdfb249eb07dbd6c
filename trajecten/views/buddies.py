"""Buddies: the list of volunteers, keeping one, and what a klant and a buddy do together."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.views.access import record_opening
from intake.views.papier import no_paper_for, paper_for
from trajecten import permissions
from trajecten.enums import TALEN, EindeBuddy
from trajecten.forms.buddies import (
    BuddycontactForm,
    BuddyForm,
    BuddyVervalForm,
    EindeBuddyForm,
    KoppelForm,
    WatTeltForm,
)
from trajecten.models import Buddy, Buddycontact, Buddykoppeling
from trajecten.overzicht.buddies import proposals, vog_asked, vog_until, was_paired, with_load
from trajecten.permissions import KEEPS_BUDDIES, SEES_BUDDIES, WITH_PLANS
from trajecten.queries import identity
from trajecten.services import buddies as services
from trajecten.views.basis import form_page, klant_for
from werkgevers.enums import Sector
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import accepted
from werkoffensief.web.zoekvraag import recalled, remember

MOMENTS = 100
ASKS = "wat_telt"  # the button of the question what matters, above the choice itself
TABS = {"nu": "Buddies nu", "vog": "VOG nodig", "gestopt": "Gestopt"}


@require_safe
@never_cache
@requires(*SEES_BUDDIES)
def buddy_lijst(request: MemberRequest) -> HttpResponse:
    """The volunteers by name, with how many places each has left. No klant is named here."""
    today = clock.today()
    tab = request.GET.get("groep") or "nu"
    tab = tab if tab in TABS else "nu"
    rows: Any = Buddy.objects.filter(vervallen_op__isnull=True, gewist_op__isnull=True)
    rows = rows.filter(tot__lt=today) if tab == "gestopt" else rows.exclude(tot__lt=today)
    rows = vog_asked(rows, today) if tab == "vog" else rows

    def fetch(ids: list[UUID]) -> list[Buddy]:
        found = with_load(Buddy.objects.filter(pk__in=ids), today).select_related("werkgever")
        return list(found.order_by("naam", "buddynummer"))

    page = numbered_page(rows.order_by("naam", "buddynummer"), request.GET, fetch=fetch)
    for row in page.rows:
        row.vrij, row.vog_tot = max(0, row.plekken - row.bezet), vog_until(row)
        row.talen_woorden = ", ".join(TALEN.get(code, code) for code in row.talen or ())
    context = {
        "pagina": page, "tab": tab, "tabs": TABS.items(), "vandaag": today,
        "beheert": permissions.keeps_buddies(request.user),
    }  # fmt: skip
    return render(request, "trajecten/buddy_lijst.html", context)


@requires(*KEEPS_BUDDIES)
def buddy_nieuw(request: MemberRequest) -> HttpResponse:
    """Add a volunteer."""
    form = BuddyForm(request.POST or None, initial={"van": clock.today(), "plekken": 1})

    def add(data: dict[str, Any]) -> None:
        services.add_buddy(door=request.user.pk, buddy_id=data["nieuw_id"], gegevens=data)

    if accepted(form, add, earlier=lambda row: reverse("buddy", args=[row.pk])):
        messages.success(request, "De buddy staat in de lijst.")
        return redirect("buddy_lijst")
    context = {"form": form, "titel": "Buddy toevoegen", "knop": "Buddy toevoegen", "weg": ""}
    return render(request, "trajecten/buddy.html", context)


@requires(*KEEPS_BUDDIES)
def buddy(request: MemberRequest, buddy_id: UUID) -> HttpResponse:
    """Change what is known of a volunteer, or say that they stop."""
    rows = Buddy.objects.filter(vervallen_op__isnull=True, gewist_op__isnull=True)
    row = get_object_or_404(rows.select_related("werkgever"), pk=buddy_id)
    form = BuddyForm(request.POST or None, instance=row)

    def change(data: dict[str, Any]) -> None:
        services.change_buddy(
            door=request.user.pk, buddy_id=buddy_id, versie=data["versie"] or 0, gegevens=data
        )

    if accepted(form, change):
        messages.success(request, "De buddy is gewijzigd.")
        return redirect("buddy_lijst")
    context = {
        "form": form, "titel": "Buddy wijzigen", "knop": "Buddy wijzigen",
        "weg": "" if was_paired(row) else reverse("buddy_vervallen", args=[row.pk]),
    }  # fmt: skip
    return render(request, "trajecten/buddy.html", context)


@requires(*KEEPS_BUDDIES)
def buddy_vervallen(request: MemberRequest, buddy_id: UUID) -> HttpResponse:
    """Take somebody off the list who was put there by mistake and never had a klant."""
    rows = Buddy.objects.filter(vervallen_op__isnull=True, gewist_op__isnull=True)
    row = get_object_or_404(rows, pk=buddy_id)
    form = BuddyVervalForm(request.POST or None, initial={"versie": row.versie})

    def withdraw(data: dict[str, Any]) -> None:
        services.withdraw_buddy(
            door=request.user.pk, buddy_id=row.pk, versie=data["versie"], reden=data["reden"], now=clock.now()
        )

    if accepted(form, withdraw):
        messages.success(request, "De buddy staat niet meer in de lijst.")
        return redirect("buddy_lijst")
    return render(request, "trajecten/buddy_vervallen.html", {"form": form, "buddy": row})


@require_safe
@never_cache
@requires(*WITH_PLANS)
def klant_buddy(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The buddy of a klant, what they did together, and who was it before."""
    klant, today = klant_for(request, klant_id), clock.today()
    record_opening(request, klant, actie="Buddy", gegevens=("buddy",))
    rows = list(
        Buddykoppeling.objects.filter(klant=klant, vervallen_op__isnull=True)
        .select_related("buddy__werkgever", "medewerker")
        .order_by("-start")[:20]
    )
    present = [
        row for row in rows if row.einde is None or row.einde >= today
    ]  # the first is the last of these
    contacts = Buddycontact.objects.filter(klant=klant, vervallen_op__isnull=True)
    context = {
        "persoon": identity(request.user, klant_id=klant.pk, day=today),
        "klant": klant,
        "nu": present[-1] if present else None,
        "straks": present[-2::-1],
        "eerder": [row for row in rows if row.einde is not None and row.einde < today],
        "contacten": contacts.select_related("koppeling__buddy", "medewerker").order_by("-dag", "pk")[
            :MOMENTS
        ],
    }
    return render(request, "trajecten/klant_buddy.html", context)


def _wanted(request: MemberRequest) -> dict[str, str]:
    """What this address asks for. It was posted: what a klant wishes stands in no address."""
    words = recalled(request).split()
    return {
        "taal": next((word for word in words if word in TALEN), ""),
        "sector": next((word for word in words if word in Sector.values), ""),
    }


@requires(*WITH_PLANS)
def buddykoppeling_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Say what matters, see who fits and why, and choose."""
    klant, today = klant_for(request, klant_id), clock.today()
    asked = WatTeltForm(request.POST if ASKS in request.POST else None, initial=_wanted(request))
    if asked.is_bound and asked.is_valid():
        number = remember(request, f"{asked.cleaned_data['taal']} {asked.cleaned_data['sector']}")
        here = reverse("buddykoppeling_nieuw", args=[klant.pk])
        return redirect(f"{here}?zoek={number}" if number else here)
    found = proposals(today, **_wanted(request))
    chosen = None if asked.is_bound else request.POST or None
    form = KoppelForm(chosen, voorstellen=found, initial={"start": today})

    def pair(data: dict[str, Any]) -> None:
        services.pair_buddy(
            door=request.user.pk, klant_id=klant.pk, koppeling_id=data["nieuw_id"],
            buddy_id=UUID(data["buddy"]), start=data["start"], waarom=data["waarom"],
        )  # fmt: skip

    if accepted(form, pair, earlier=lambda row: reverse("klant_buddy", args=[klant.pk])):
        messages.success(request, "De buddy is gekoppeld. Stuur de brief om kennis te maken.")
        return redirect("klant_buddy", klant.pk)
    record_opening(request, klant, actie="Buddy kiezen", gegevens=("buddy",))
    context = {
        "persoon": identity(request.user, klant_id=klant.pk, day=today),
        "klant": klant,
        "vraag": asked,
        "vergeten": bool(request.GET.get("zoek") and not recalled(request)),
        "talen": sorted(TALEN.values()),
        "form": form,
        "voorstellen": found,
    }
    return render(request, "trajecten/buddykoppeling_nieuw.html", context)


def get_koppeling(request: MemberRequest, buddykoppeling_id: UUID) -> Buddykoppeling:
    """A pairing of a klant whom this medewerker may see."""
    rows = permissions.koppelingen_of(request.user).select_related("klant", "buddy__werkgever", "medewerker")
    return get_object_or_404(rows, pk=buddykoppeling_id)


@requires(*WITH_PLANS)
def buddykoppeling_einde(request: MemberRequest, buddykoppeling_id: UUID) -> HttpResponse:
    """The pairing ends, with a reason."""
    row, today = get_koppeling(request, buddykoppeling_id), clock.today()
    form = EindeBuddyForm(request.POST or None, initial={"einde": today, "versie": row.versie})

    def end(data: dict[str, Any]) -> None:
        services.end_koppeling(
            door=request.user.pk, koppeling_id=row.pk, versie=data["versie"], einde=data["einde"],
            reden=EindeBuddy(data["einde_reden"]),
        )  # fmt: skip

    if accepted(form, end):
        messages.success(request, "De koppeling is beëindigd.")
        return redirect("klant_buddy", row.klant_id)
    return form_page(
        request, row.klant_id, form, titel="Buddy beëindigen", knop="Koppeling beëindigen",
        terug=reverse("klant_buddy", args=[row.klant_id]), terug_naar="Buddy",
        uitleg=f"{row.buddy.naam} is buddy sinds {row.start:%d-%m-%Y}. De klant hoeft niet te zeggen waarom.",
    )  # fmt: skip


@requires(*WITH_PLANS)
def buddycontact_nieuw(request: MemberRequest, buddykoppeling_id: UUID) -> HttpResponse:
    """Record that buddy and klant met or spoke."""
    row, today = get_koppeling(request, buddykoppeling_id), clock.today()
    form = BuddycontactForm(request.POST or None, today=today, initial={"dag": today})

    def save(data: dict[str, Any]) -> None:
        services.record_contact(
            door=request.user.pk, koppeling_id=row.pk, contact_id=data["nieuw_id"], dag=data["dag"],
            hoe=data["hoe"], tekst=data["tekst"],
        )  # fmt: skip

    back = reverse("klant_buddy", args=[row.klant_id])
    if accepted(form, save, earlier=lambda _row: back):
        messages.success(request, "Het contact is vastgelegd.")
        return redirect(back)
    return form_page(
        request, row.klant_id, form, titel="Contact met de buddy", knop="Contact vastleggen", terug=back,
        terug_naar="Buddy", uitleg="Dit is geen gesprek van de gemeente en telt in geen cijfer.",
    )  # fmt: skip


def _letter(request: MemberRequest, buddykoppeling_id: UUID) -> dict[str, Any]:
    """First name and telephone, no more: made on demand and kept nowhere."""
    row = get_koppeling(request, buddykoppeling_id)
    record_opening(request, row.klant, actie="Brief over de buddy", gegevens=("naam", "buddy"))
    phone = row.klant.contactgegevens.filter(soort="telefoon", geldig_tot__isnull=True).order_by("pk").first()
    return {"koppeling": row, "klant": row.klant, "telefoon": phone.waarde if phone else ""}


@require_safe
@never_cache
@requires(*WITH_PLANS)
def buddy_brief(request: MemberRequest, buddykoppeling_id: UUID) -> HttpResponse:
    """The introduction, for klant and buddy both."""
    letter = _letter(request, buddykoppeling_id)
    refused = no_paper_for(request, letter["klant"])
    if refused:
        return refused
    letter["persoon"] = identity(request.user, klant_id=letter["klant"].pk, day=clock.today())
    return render(request, "trajecten/buddy_brief.html", letter)


@require_safe
@never_cache
@requires(*WITH_PLANS)
def buddy_brief_pdf(request: MemberRequest, buddykoppeling_id: UUID) -> HttpResponse:
    """The same on paper."""
    letter = _letter(request, buddykoppeling_id)
    terug = reverse("buddy_brief", args=[letter["koppeling"].pk])
    return paper_for(request, template="pdf/buddy.html", name="kennismaken-buddy", terug=terug, **letter)
