"""Loans of the opleidingsfonds: those of a klant, one loan with its way, and what waits for an advice or a decision."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.queries import is_gone
from intake.views.access import record_opening
from trajecten import permissions
from trajecten.enums import Besluit, Briefsoort, Leningstand
from trajecten.forms.lening import AdviesForm, BesluitForm, IntrekkenForm, LeningForm, RegelingForm
from trajecten.models import Boeking, Kwijtschelding, Lening, Leningbrief
from trajecten.overzicht.besluiten import told_scheme
from trajecten.overzicht.fonds import stand_of, with_ledger
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from trajecten.services import lening as services
from trajecten.services.leningbrief import scheme_of
from trajecten.views.basis import form_page, klant_for
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import accepted

PEOPLE = ("klant", "gevraagd_door", "geadviseerd_door", "besloten_door")
BRIEF = "brief"
DELIVERED = (
    "Een levering wijzigde hoe de klant terugbetaalt, en daarover is er nog geen brief. Eerst was dat: {eerst}. Klopt "
    "de nieuwe regeling? Laat haar staan en schrijf waarom. Klopt zij niet? Vul in hoe de klant wel terugbetaalt. "
    "De brief wordt daarna gemaakt."
)
# The groups of the list: what the tab says, which loans, and by what they are ordered.
TABS: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "besluit": ("Wacht op een besluit", lambda rows, day: rows.awaiting_decision(), ("geadviseerd_op", "pk")),
    "advies": ("Wacht op advies", lambda rows, day: rows.awaiting_advice(), ("gevraagd_op", "pk")),
    BRIEF: (
        "Brief nog niet verstuurd",
        lambda rows, day: rows.with_unsent_letter(day),
        ("besloten_op", "pk"),
    ),
    "regeling": (
        "Regeling zonder brief",
        lambda rows, day: rows.with_untold_scheme().of_present(day),
        ("besloten_op", "pk"),
    ),
    "toegekend": ("Toegekend", lambda rows, day: rows.granted(), ("-besloten_op", "pk")),
}


def get_lening(request: MemberRequest, lening_id: UUID) -> Lening:
    """The loan with who did what; a stranger's does not exist."""
    return get_object_or_404(permissions.leningen_of(request.user).select_related(*PEOPLE), pk=lening_id)


def lening_to_handle(request: MemberRequest, lening_id: UUID) -> Lening:
    """The loan for whoever changes something about it: it is theirs by task, not by a Toegang."""
    row = get_lening(request, lening_id)
    if not permissions.can_handle_lening(request.user, row.klant):
        raise PermissionDenied
    return row


def to_lening(request: MemberRequest, lening: Lening, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("lening", lening.pk)


def lening_form(request: MemberRequest, lening: Lening, form: Any, **page: Any) -> HttpResponse:
    """One form about one loan, and back to it."""
    page = {"uitleg": "", **page}
    return form_page(
        request, lening.klant_id, form, terug=reverse("lening", args=[lening.pk]), terug_naar="Lening", **page
    )


@require_safe
@never_cache
@requires(*WITH_PLANS)
def klant_leningen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """What this klant asked from the opleidingsfonds, and what became of it."""
    klant = klant_for(request, klant_id)
    record_opening(request, klant, actie="Leningen", gegevens=("leningen",))
    context = {
        "persoon": identity(request.user, klant_id=klant.pk, day=clock.today()),
        "klant": klant,
        "leningen": Lening.objects.filter(klant=klant).valid().order_by("-gevraagd_op", "pk")[:50],
    }
    return render(request, "trajecten/klant_leningen.html", context)


@requires(*WITH_PLANS)
def lening_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Record what a klant asks from the opleidingsfonds."""
    klant, today = klant_for(request, klant_id), clock.today()
    form = LeningForm(request.POST or None, today=today, initial={"gevraagd_op": today})
    made: list[Lening] = []

    def ask(data: dict[str, Any]) -> None:
        made.append(
            services.ask_lening(
                door=request.user.pk, klant_id=klant.pk, lening_id=data["nieuw_id"], gevraagd=data
            )
        )

    if accepted(form, ask, earlier=lambda row: reverse("lening", args=[row.pk])):
        return to_lening(request, made[0], "De aanvraag is vastgelegd. Nu is er een advies nodig.")
    return form_page(
        request, klant.pk, form, titel="Lening aanvragen", knop="Aanvraag vastleggen",
        terug=reverse("klant_leningen", args=[klant.pk]), terug_naar="Leningen",
        uitleg="Het opleidingsfonds leent geld voor een opleiding. De klant betaalt het terug, zonder rente. "
        "U geeft daarna advies, en een teamleider die nog niets met de aanvraag deed, besluit.",
    )  # fmt: skip


@require_safe
@never_cache
@requires(*WITH_PLANS)
def lening(request: MemberRequest, lening_id: UUID) -> HttpResponse:
    """One loan: what was asked, advised and decided, what was paid and repaid, and what the next step is."""
    row, today = get_lening(request, lening_id), clock.today()
    record_opening(request, row.klant, actie="Lening", gegevens=("leningen",))
    letters = list(
        Leningbrief.objects.valid().filter(lening=row).order_by("opgemaakt_op", "leningbriefnummer")
    )
    context = {
        "persoon": identity(request.user, klant_id=row.klant_id, day=today),
        "lening": row,
        "stap": _next_step(request, row),
        "mag": permissions.can_handle_lening(request.user, row.klant),
        "brieven": letters,
        "zonder_brief": row.besluit is not None
        and Briefsoort.BESLUIT not in {each.soort for each in letters},
        "te_versturen": _to_send(request, row, letters, today),
        "open": row.stand in {Leningstand.GEVRAAGD, Leningstand.GEADVISEERD},
        **(_money(request, row, today) if row.stand == Leningstand.TOEGEKEND else {"stand": None}),
    }
    return render(request, "trajecten/lening.html", context)


def _to_send(
    request: MemberRequest, row: Lening, letters: list[Leningbrief], today: date
) -> Leningbrief | None:
    """The letter that this reader sends next; none of a loan that is not wanted, nor for who died or moved away."""
    if row.ingetrokken_op or is_gone(row.klant, today) or not permissions.can_send(request.user, row.klant):
        return None
    return next((each for each in letters if each.verzonden_op is None), None)


def _money(request: MemberRequest, row: Lening, today: date) -> dict[str, Any]:
    """What the ledger says of a granted loan, and the proposals to remit."""
    rows: Any = Kwijtschelding.objects.filter(lening=row, vervallen_op__isnull=True)
    remissions = list(
        rows.select_related("gevraagd_door", "besloten_door", "klant").order_by("gevraagd_op", "pk")[:50]
    )
    for each in remissions:
        each.mag_besluiten = each.besluit is None and permissions.can_decide_kwijtschelding(
            request.user, each
        )
    return {
        "stand": stand_of(with_ledger(Lening.objects.filter(pk=row.pk)).get(), today),
        "boekingen": Boeking.objects.filter(lening=row).order_by("-nummer")[:100],
        "kwijtscheldingen": remissions,
        "verteld": _told(row),
        "boekt": permissions.may_keep_books(request.user),
        "voorstel_loopt": any(each.besluit is None for each in remissions),
    }


def _told(row: Lening) -> str:
    """What the klant last read about repaying, when a delivery changed that; else nothing."""
    untold = Lening.objects.with_untold_scheme().filter(pk=row.pk).exists()
    return scheme_of(told_scheme(row)) if untold else ""


def _next_step(request: MemberRequest, row: Lening) -> str:
    """What this reader can do with the loan now; empty when nothing."""
    if row.klant.overleden_op:
        return ""
    if row.stand == Leningstand.GEVRAAGD:
        return "advies" if permissions.can_handle_lening(request.user, row.klant) else ""
    if row.stand == Leningstand.GEADVISEERD and request.user.has_role(Rol.TEAMLEIDER):
        return "besluit" if permissions.can_decide_lening(request.user, row) else "ander"
    return ""


@requires(*WITH_PLANS)
def lening_advies(request: MemberRequest, lening_id: UUID) -> HttpResponse:
    """Advise on a loan; as long as nobody decided, the newest advice counts."""
    row = lening_to_handle(request, lening_id)
    initial = {"versie": row.versie, "advies": row.advies, "advies_reden": row.advies_reden}
    form = AdviesForm(request.POST or None, initial=initial)

    def advise(data: dict[str, Any]) -> None:
        services.advise_lening(
            door=request.user.pk, lening_id=row.pk, versie=data["versie"], advies=data["advies"],
            reden=data["advies_reden"], vandaag=clock.today(),
        )  # fmt: skip

    if accepted(form, advise):
        return to_lening(request, row, "Het advies is vastgelegd. Een teamleider besluit.")
    return lening_form(
        request, row, form, titel="Advies over een lening", knop="Advies vastleggen",
        uitleg="Wie adviseert, besluit niet over dezelfde lening.",
    )  # fmt: skip


@requires(Rol.TEAMLEIDER)
def lening_besluit(request: MemberRequest, lening_id: UUID) -> HttpResponse:
    """Grant or refuse a loan: by a teamleider who neither recorded the request nor advised."""
    row, today = get_lening(request, lening_id), clock.today()
    if not permissions.can_decide_lening(request.user, row):
        raise PermissionDenied
    form = BesluitForm(
        request.POST or None, today=today, gevraagd_centen=row.gevraagd_centen, initial={"versie": row.versie}
    )

    def decide(data: dict[str, Any]) -> None:
        said = services.Leningbesluit(
            Besluit(data["besluit"]), data["besluit_reden"], data["toegekend_centen"],
            data["eerste_termijn"], data["termijn_centen"],
        )  # fmt: skip
        services.decide_lening(
            door=request.user.pk, lening_id=row.pk, versie=data["versie"], besluit=said, vandaag=today
        )

    if accepted(form, decide):
        return to_lening(request, row, "Het besluit is vastgelegd. De brief staat klaar.")
    record_opening(request, row.klant, actie="Besluit over een lening", gegevens=("leningen",))
    context = {
        "persoon": identity(request.user, klant_id=row.klant_id, day=today),
        "lening": row,
        "form": form,
    }
    return render(request, "trajecten/lening_besluit.html", context)


@requires(*WITH_PLANS)
def lening_regeling(request: MemberRequest, lening_id: UUID) -> HttpResponse:
    """Agree on another scheme of repayment."""
    row = lening_to_handle(request, lening_id)
    if row.stand != Leningstand.TOEGEKEND or row.besloten_op is None or row.toegekend_centen is None:
        messages.error(request, "Alleen bij een toegekende lening spreekt u af hoe de klant terugbetaalt.")
        return redirect("lening", row.pk)
    initial = {
        "versie": row.versie, "termijn_centen": row.termijn_centen, "eerste_termijn": row.eerste_termijn
    }  # fmt: skip
    form = RegelingForm(
        request.POST or None, besloten_op=row.besloten_op, toegekend_centen=row.toegekend_centen, initial=initial
    )  # fmt: skip

    def change(data: dict[str, Any]) -> None:
        services.reschedule_lening(
            door=request.user.pk, lening_id=row.pk, versie=data["versie"],
            regeling=services.Regeling(data["eerste_termijn"], data["termijn_centen"], data["reden"]),
            vandaag=clock.today(),
        )  # fmt: skip

    if accepted(form, change):
        return to_lening(request, row, "De regeling is gewijzigd. De brief staat klaar.")
    told = _told(row)
    return lening_form(
        request, row, form, titel="Regeling wijzigen", knop="Regeling vastleggen",
        uitleg=DELIVERED.format(eerst=told) if told else
        "Kan de klant dit bedrag niet betalen? Spreek dan samen een ander bedrag of een andere dag af. "
        "De termijnen tellen vanaf de nieuwe eerste dag.",
    )  # fmt: skip


@requires(*WITH_PLANS)
def lening_intrekken(request: MemberRequest, lening_id: UUID) -> HttpResponse:
    """The klant does not want the loan after all."""
    row = lening_to_handle(request, lening_id)
    form = IntrekkenForm(request.POST or None, initial={"versie": row.versie})

    def retract(data: dict[str, Any]) -> None:
        services.retract_lening(
            door=request.user.pk, lening_id=row.pk, versie=data["versie"], reden=data["ingetrokken_reden"],
            vandaag=clock.today(),
        )  # fmt: skip

    if accepted(form, retract):
        return to_lening(request, row, "De aanvraag is ingetrokken.")
    return lening_form(request, row, form, titel="Aanvraag intrekken", knop="Aanvraag intrekken")


@require_safe
@never_cache
@requires(*WITH_PLANS)
def lening_lijst(request: MemberRequest) -> HttpResponse:
    """The loans of one's klanten that wait for a decision, an advice or a stamp, and those that were granted."""
    tab = request.GET.get("groep", "")
    tab = tab if tab in TABS else "besluit"
    people = Klant.objects.seen_by_task(request.user)
    _, chosen, order = TABS[tab]
    rows = chosen(Lening.objects.filter(klant__in=people.values("pk")), clock.today())
    rows = rows.select_related("klant", "geadviseerd_door").order_by(*order)
    if tab == BRIEF:
        waits = Leningbrief.objects.unsent().order_by("opgemaakt_op", "leningbriefnummer")
        rows = rows.prefetch_related(Prefetch("brieven", waits, to_attr="onverzonden"))
    page = numbered_page(rows, request.GET)
    record_reading(
        gebruiker=request.user.pk, klanten=list({row.klant_id for row in page.rows}), doel=Doel.BEGELEIDING,
        actie="Lijst van leningen bekijken", gegevens=("naam", "leningen"), now=clock.now(),
    )  # fmt: skip
    context = {"pagina": page, "tab": tab, "tabs": [(key, words[0]) for key, words in TABS.items()]}
    return render(request, "trajecten/lening_lijst.html", context)
