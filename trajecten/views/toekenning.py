"""Decisions on voorzieningen: taking one, its letter, sending it, payments; and the budgets of a year."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.views.access import record_opening
from intake.views.papier import paper_for
from trajecten import permissions
from trajecten.enums import Besluit
from trajecten.forms.toekenning import BesluitForm, BudgetForm, UitgaveForm, VerzondenForm, WijzigingForm
from trajecten.models import Budget, Leningbrief, Stap, Toekenning, Traject
from trajecten.overzicht.geld import money_of
from trajecten.permissions import DECIDE, SEE_MONEY, WITH_PLANS
from trajecten.queries import identity
from trajecten.services import toekenning as services
from trajecten.services.wijziging import change, changes_of, paid_on
from trajecten.views.aanbod import of_query
from trajecten.views.basis import form_page
from trajecten.views.plan import get_traject
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.kalender import months_after
from werkoffensief.web.refusals import accepted

YEARS = range(2000, 2101)


def get_toekenning(request: MemberRequest, toekenning_id: UUID, *, standing: bool = True) -> Toekenning:
    """A decision with what its pages show; a stranger's does not exist. Not `standing`: also one that lapsed."""
    rows = permissions.toekenningen_of(request.user).select_related(
        "klant", "voorziening", "medewerker", "traject"
    )
    return get_object_or_404(rows.filter(vervallen_op__isnull=True) if standing else rows, pk=toekenning_id)


def _decider(request: MemberRequest, klant: Klant) -> None:
    if not permissions.can_decide(request.user, klant):
        raise PermissionDenied


@requires(*DECIDE)
def toekenning_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Decide on a voorziening."""
    traject, today = get_traject(request, traject_id), clock.today()
    _decider(request, traject.klant)
    form = BesluitForm(request.POST or None, today=today, initial=_proposed(request, traject, today))

    def decide(data: dict[str, Any]) -> None:
        services.decide(
            door=request.user.pk, traject_id=traject.pk, toekenning_id=data["nieuw_id"], beslissing=form.beslissing()
        )  # fmt: skip

    if accepted(form, decide, earlier=lambda row: reverse("toekenning", args=[row.pk])):
        messages.success(request, "Het besluit is vastgelegd. De brief staat klaar.")
        return redirect("toekenning", form.cleaned_data["nieuw_id"])
    return form_page(
        request, traject.klant_id, form, titel="Besluiten over een voorziening", knop="Besluit vastleggen",
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
        uitleg="Een besluit verandert niet meer. Klopt het niet, en is de brief nog niet weg? Dan laat u het "
        "vervallen. Daarna wijzigt u het met een nieuw besluit en een nieuwe brief.",
    )  # fmt: skip


def _proposed(request: MemberRequest, traject: Traject, today: date) -> dict[str, Any]:
    """What fits the voorziening that is asked for, by its code or a step with it: from and until when, its price."""
    known: dict[str, Any] = {"besloten_op": today}
    step = None if "code" in request.GET else _step(request, traject)
    row = of_query(request) if "code" in request.GET else step and step.voorziening
    if row:
        first = max(step.start, today) if step else today
        until = months_after(first, row.geldig_maanden) if row.geldig_maanden else None
        known |= {"voorziening": row.pk, "centen": row.prijs_centen, "tot": until}
        known |= {"vanaf": first} if first > today else {}
    return known


def _step(request: MemberRequest, traject: Traject) -> Stap | None:
    """The step from which somebody came; without one, or with one of another traject, nothing is proposed."""
    try:
        stap_id = UUID(request.GET.get("stap", ""))
    except ValueError:
        return None
    rows = Stap.objects.filter(pk=stap_id, traject=traject, vervallen_op__isnull=True)
    return rows.select_related("voorziening").first()


@require_safe
@never_cache
@requires(*WITH_PLANS)
def toekenning(request: MemberRequest, toekenning_id: UUID) -> HttpResponse:
    """One decision: the letter, when it was sent and until when there can be an objection, and what was paid."""
    row, today = get_toekenning(request, toekenning_id, standing=False), clock.today()
    record_opening(request, row.klant, actie="Besluit", gegevens=("toekenningen",))
    stands = row.vervallen_op is None
    paid = list(row.uitgaven.filter(vervallen_op__isnull=True).order_by("betaald_op", "uitgavenummer"))
    [money] = money_of(row.besloten_op.year, [row.voorziening_id])
    context = {
        "persoon": identity(request.user, klant_id=row.klant_id, day=today),
        "toekenning": row,
        "alineas": paragraphs(row),
        "uitgaven": paid,
        "betaald": sum(each.centen for each in paid),
        "geld": money,
        "mag_betalen": stands and permissions.can_decide(request.user, row.klant),
        "mag_vervallen": stands and permissions.can_withdraw_award(request.user, row),
        "mag_wijzigen": permissions.can_change_award(request.user, row),
        "mag_versturen": stands and permissions.can_send(request.user, row.klant),
        "toegekend": row.besluit == Besluit.TOEGEKEND,
        **_related(row),
    }
    return render(request, "trajecten/toekenning.html", context)


def _related(row: Toekenning) -> dict[str, Any]:
    """What changed this award, the newest first; and the award that this decision changes."""
    award = Toekenning.objects.filter(toekenningsnummer=row.wijzigt).first() if row.wijzigt else None
    changes = [] if row.wijzigt else list(changes_of(row).order_by("-besloten_op"))
    return {"wijzigingen": changes, "gewijzigd": award}


def paragraphs(row: Toekenning | Leningbrief) -> list[tuple[str, str]]:
    """The letter in parts: a heading where its first line is a question, and the text."""
    found = []
    for part in row.brief.split("\n\n"):
        head, _, rest = part.partition("\n")
        found.append((head, rest) if rest and head.endswith("?") else ("", part))
    return found


@require_safe
@never_cache
@requires(*WITH_PLANS)
def toekenning_pdf(request: MemberRequest, toekenning_id: UUID) -> HttpResponse:
    """The letter on paper, as it was decided."""
    row = get_toekenning(request, toekenning_id, standing=False)
    record_opening(request, row.klant, actie="Brief van een besluit", gegevens=("naam", "toekenningen"))
    return paper_for(
        request,
        row.klant,
        template="pdf/besluit.html",
        name="besluit",
        terug=reverse("toekenning", args=[row.pk]),
        titel="Besluit",
        kenmerk=row.toekenningsnummer,
        brief=row,
        alineas=paragraphs(row),
        **_related(row),
    )


@requires(*DECIDE)
def toekenning_verzonden(request: MemberRequest, toekenning_id: UUID) -> HttpResponse:
    """The day on which the letter left."""
    row, today = get_toekenning(request, toekenning_id), clock.today()
    if not permissions.can_send(request.user, row.klant):
        raise PermissionDenied
    form = VerzondenForm(request.POST or None, initial={"verzonden_op": today, "versie": row.versie})

    def sent(data: dict[str, Any]) -> None:
        services.mark_sent(
            door=request.user.pk, toekenning_id=row.pk, versie=data["versie"], verzonden_op=data["verzonden_op"]
        )  # fmt: skip

    back = reverse("toekenning", args=[row.pk])
    if accepted(form, sent):
        messages.success(request, "Vastgelegd wanneer de brief is verstuurd.")
        return redirect(back)
    return form_page(
        request, row.klant_id, form, titel="Brief is verstuurd", knop="Dag vastleggen", terug=back,
        terug_naar="Besluit", uitleg="De klant kan daarna zes weken bezwaar maken. U vult deze dag één keer in.",
    )  # fmt: skip


@requires(*DECIDE)
def toekenning_wijzigen(request: MemberRequest, toekenning_id: UUID) -> HttpResponse:
    """Withdraw, end or lower an award whose letter left, by a decision of its own."""
    row, today = get_toekenning(request, toekenning_id), clock.today()
    if row.besluit != Besluit.TOEGEKEND:
        raise Http404
    _decider(request, row.klant)
    back, paid = reverse("toekenning", args=[row.pk]), paid_on(row)
    form = WijzigingForm(
        request.POST or None, betaald=paid, toegekend=row.centen_nu,
        initial={"besloten_op": today, "centen": paid, "versie": row.versie},
    )  # fmt: skip

    def decide(data: dict[str, Any]) -> None:
        change(
            door=request.user.pk, toekenning_id=row.pk, wijziging_id=data["nieuw_id"], versie=data["versie"],
            besluit=form.wijziging(),
        )  # fmt: skip

    if accepted(form, decide, earlier=lambda made: reverse("toekenning", args=[made.pk])):
        messages.success(request, "Het besluit is gewijzigd. De brief daarover staat klaar.")
        return redirect("toekenning", form.cleaned_data["nieuw_id"])
    return form_page(
        request, row.klant_id, form, titel=f"Besluit wijzigen: {row.voorziening.naam}", knop="Besluit wijzigen",
        terug=back, terug_naar="Besluit",
        uitleg="De klant heeft al een brief over dit besluit. Dit wordt een nieuw besluit, met een eigen brief en een "
        "eigen termijn voor bezwaar. De eerste brief blijft te lezen.",
    )  # fmt: skip


@requires(*DECIDE)
def uitgave_nieuw(request: MemberRequest, toekenning_id: UUID) -> HttpResponse:
    """What was paid on an award."""
    row = get_toekenning(request, toekenning_id)
    _decider(request, row.klant)
    form = UitgaveForm(request.POST or None, initial={"betaald_op": clock.today()})
    back = reverse("toekenning", args=[row.pk])

    def pay(data: dict[str, Any]) -> None:
        services.pay(door=request.user.pk, toekenning_id=row.pk, uitgave_id=data["nieuw_id"], gegevens=data)

    if accepted(form, pay, earlier=lambda made: back):
        messages.success(request, "De betaling is vastgelegd.")
        return redirect(back)
    return form_page(
        request, row.klant_id, form, titel="Betaling vastleggen", knop="Betaling vastleggen", terug=back,
        terug_naar="Besluit",
    )  # fmt: skip


def _year(request: MemberRequest) -> int:
    asked = request.GET.get("jaar", "")
    if not asked:
        return clock.today().year
    if not asked.isascii() or not asked.isdigit() or int(asked[:5]) not in YEARS:
        raise Http404
    return int(asked)


@require_safe
@requires(*SEE_MONEY)
def budget_lijst(request: MemberRequest) -> HttpResponse:
    """What was granted and paid in a year, beside the budgets."""
    jaar = _year(request)
    rows = money_of(jaar)
    context = {
        "jaar": jaar,
        "jaren": [year for year in (jaar - 1, jaar + 1) if year in YEARS],
        "rijen": rows,
        "mag_wijzigen": permissions.keeps_budgets(request.user),
    }
    return render(request, "trajecten/budget_lijst.html", context)


@requires(Rol.MANAGER)
def budget_wijzigen(request: MemberRequest) -> HttpResponse:
    """The budget of the voorziening and the year of the question."""
    row, jaar = of_query(request), _year(request)
    known = Budget.objects.filter(voorziening=row, jaar=jaar, vervallen_op__isnull=True).first()
    initial = {"centen": known.centen, "plafond": known.plafond, "versie": known.versie} if known else {}
    form = BudgetForm(request.POST or None, initial=initial)

    def save(data: dict[str, Any]) -> None:
        services.save_budget(
            door=request.user.pk, voorziening_id=row.pk, jaar=jaar, versie=data["versie"], centen=data["centen"],
            plafond=data["plafond"],
        )  # fmt: skip

    back = f"{reverse('budget_lijst')}?jaar={jaar}"
    if accepted(form, save):
        messages.success(request, "Het budget is opgeslagen.")
        return redirect(back)
    context = {"form": form, "titel": f"Budget van {row.naam} in {jaar}", "knop": "Budget opslaan", "terug": back,
               "terug_naar": f"Budgetten {jaar}"}  # fmt: skip
    return render(request, "trajecten/aanbod_formulier.html", context)
