"""A group on a day and in a week, what was agreed to build up, and how somebody stands."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.views.access import record_names, record_opening
from trajecten.enums import Aanwezig
from trajecten.forms.werkfit import OpbouwForm, WerkfitForm, filled_in, read_mark, read_seen
from trajecten.models import Aanbod, Stap, Werkfitbeoordeling
from trajecten.overzicht import werkfit as read
from trajecten.permissions import WITH_PLANS, stappen_of
from trajecten.queries import identity
from trajecten.services import werkfit as services
from trajecten.views.aanbod import get_aanbod
from trajecten.views.basis import saved
from trajecten.views.plan import get_traject
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.kalender import day_in_address
from werkoffensief.web.notation import quantity, short_date
from werkoffensief.web.refusals import RefusalError

EVERYBODY = "iedereen"


def _day(request: MemberRequest, name: str) -> date:
    """The day that the address asks for; else today."""
    return day_in_address(request.GET.get(name, "")) or clock.today()


def _around(day: date, step: int) -> dict[str, date]:
    """The day so many days before and after."""
    return {"eerder": day - timedelta(days=step), "later": day + timedelta(days=step)}


@never_cache
@requires(*WITH_PLANS)
def groep_dag(request: MemberRequest, aanbod_id: UUID) -> HttpResponse:
    """Who came on a day: everybody in one press, then the exceptions."""
    aanbod, dag = get_aanbod(aanbod_id), _day(request, "dag")
    klanten = Klant.objects.visible_to(request.user)
    groep = read.day_of(aanbod, klanten, dag)
    if request.method == "POST":
        merken = _marks(request, groep)
        if merken is not None and _keep(request, aanbod, dag, groep, merken):
            return redirect(f"{reverse('groep_dag', args=[aanbod.pk])}?dag={dag}")
    record_names(
        request,
        [regel.stap.klant for regel in groep.regels],
        actie="Aanwezigheid van een groep",
        gegevens=("naam", "aanwezigheid"),
    )
    context = {
        "aanbod": aanbod,
        "dag": dag,
        "groep": groep,
        "keuzes": [("", "niets"), *Aanwezig.choices],
        "vandaag": clock.today(),
        **_around(dag, 1),
    }
    return render(request, "trajecten/groep_dag.html", context)


def _marks(request: MemberRequest, groep: read.Groepsdag) -> list[services.Merk] | None:
    """What was changed on the page; None when something of it cannot be read, which stands beside its line then."""
    found, wrong = [], False
    for regel in groep.regels:
        key = str(regel.stap.pk)
        if f"g_{key}" not in request.POST:
            continue
        wat, uren, gezien = filled_in(request.POST, key)
        version, before = read_seen(gezien)
        regel.wat, regel.uren = wat, uren
        try:
            said = read_mark(wat, uren)
        except ValidationError as error:
            regel.fout, wrong = str(error.message), True
            continue
        if said != before:
            found.append(services.Merk(regel.stap.pk, *said, version))
    return None if wrong else found


def _keep(
    request: MemberRequest, aanbod: Aanbod, dag: date, groep: read.Groepsdag, merken: list[services.Merk]
) -> bool:
    """Write it. False when there is something to read on the page: a refusal, or a mark of somebody else."""
    of: dict[str, Any] = {
        "door": request.user.pk,
        "aanbod_id": aanbod.pk,
        "klanten": Klant.objects.visible_to(request.user),
        "dag": dag,
        "vandaag": clock.today(),
    }
    try:
        uitkomst = services.fill_in(**of, merken=merken, now=clock.now())
        came = (
            services.everybody_came(**of, minuten=groep.minuten)
            if EVERYBODY in request.POST and not uitkomst.anders
            else 0
        )
    except RefusalError as refusal:
        messages.error(request, str(refusal))
        return False
    if uitkomst.anders:
        _show_others(aanbod, dag, of["klanten"], groep, uitkomst)
        return False
    total = uitkomst.geschreven + came
    messages.success(
        request, f"{quantity(total, 'klant', 'klanten')} ingevuld." if total else "Er was niets te wijzigen."
    )
    return True


def _show_others(
    aanbod: Aanbod, dag: date, klanten: Any, groep: read.Groepsdag, uitkomst: services.Uitkomst
) -> None:
    """Beside each line that somebody else filled in otherwise: what stands there now. The others are as they are."""
    fresh = {regel.stap.pk: regel for regel in read.day_of(aanbod, klanten, dag).regels}
    typed = {regel.stap.pk: (regel.wat, regel.uren) for regel in groep.regels}
    groep.regels = list(fresh.values())
    for regel in groep.regels:
        if regel.stap.pk in uitkomst.anders:
            regel.anders = str(regel.merk.get_wat_display()).lower() if regel.merk else "niets"
            regel.wat, regel.uren = typed.get(regel.stap.pk, (regel.wat, regel.uren))


@require_safe
@never_cache
@requires(*WITH_PLANS)
def groep_week(request: MemberRequest, aanbod_id: UUID) -> HttpResponse:
    """Who came in a week, and hours beside what was agreed."""
    aanbod, monday = get_aanbod(aanbod_id), read.monday_of(_day(request, "week"))
    days = read.days_of(monday)
    rows = read.week_of(aanbod, Klant.objects.visible_to(request.user), monday)
    record_names(
        request,
        [regel.stap.klant for regel in rows],
        actie="Week van een groep",
        gegevens=("naam", "aanwezigheid"),
    )
    context = {
        "aanbod": aanbod,
        "regels": [(regel, regel.cells(days)) for regel in rows],
        "vol": len(rows) == read.MOST,
        "dagen": days,
        "vandaag": clock.today(),
        **_around(monday, 7),
    }
    return render(request, "trajecten/groep_week.html", context)


@never_cache
@requires(*WITH_PLANS)
def opbouw(request: MemberRequest, stap_id: UUID) -> HttpResponse:
    """What was agreed to build up in a step, and agreeing on more or less."""
    stap: Stap = get_object_or_404(
        stappen_of(request.user).select_related("klant", "traject", "voorziening"), pk=stap_id
    )
    form = OpbouwForm(request.POST or None, initial={"vanaf": clock.today()})

    def save(data: dict[str, Any]) -> None:
        services.agree_opbouw(
            door=request.user.pk, stap_id=stap.pk, opbouw_id=data["nieuw_id"], vanaf=data["vanaf"],
            dagen=data["dagen"], uren=data["uren"],
        )  # fmt: skip

    if saved(form, save):
        messages.success(request, "De opbouw is vastgelegd.")
        return redirect("opbouw", stap.pk)
    record_opening(request, stap.klant, actie="Opbouw bekijken", gegevens=("stappen",))
    context = {
        "persoon": identity(request.user, klant_id=stap.klant_id, day=clock.today()),
        "form": form,
        "stap": stap,
        "rijen": read.opbouw_of(stap.pk),
        "vandaag": clock.today(),
        "terug": reverse("traject_plan", args=[stap.traject_id]),
    }
    return render(request, "trajecten/opbouw.html", context)


@never_cache
@requires(*WITH_PLANS)
def werkfit(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """How somebody stands: the assessments, the newest first, and a new one while the traject runs."""
    traject = get_traject(request, traject_id)
    form = WerkfitForm(request.POST or None, initial={"dag": clock.today()})

    def save(data: dict[str, Any]) -> None:
        services.assess(
            door=request.user.pk, traject_id=traject.pk, beoordeling_id=data["nieuw_id"], dag=data["dag"],
            uitkomst=data["uitkomst"], waarom=data["waarom"],
        )  # fmt: skip

    if saved(form, save):
        messages.success(request, f"De beoordeling van {short_date(form.cleaned_data['dag'])} is vastgelegd.")
        return redirect("werkfit", traject.pk)
    rows = Werkfitbeoordeling.objects.filter(traject=traject, vervallen_op__isnull=True)
    record_opening(request, traject.klant, actie="Werkfit bekijken", gegevens=("plan",))
    context = {
        "persoon": identity(request.user, klant_id=traject.klant_id, day=clock.today()),
        "form": form,
        "traject": traject,
        "rijen": rows.select_related("medewerker"),
        "terug": reverse("traject_plan", args=[traject.pk]),
    }
    return render(request, "trajecten/werkfit.html", context)
