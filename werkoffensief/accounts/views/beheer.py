"""The beheerder's pages."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Field
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.forms import (
    BevestigForm,
    CodeForm,
    KoppelingForm,
    MedewerkerForm,
    NieuweMedewerkerForm,
    RolForm,
    TeamForm,
    code_form,
)
from werkoffensief.accounts.lijsten import MEDEWERKERS, account_of, medewerkers_asked
from werkoffensief.accounts.models import Codelijst, Medewerker, Rolverlening, Team
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.services import beheer, bevestigen, eenmalig, tweede_factor
from werkoffensief.accounts.views import MemberRequest, form_page
from werkoffensief.accounts.views.lijsten import asked_by, without_empty
from werkoffensief.web import clock, lijsten
from werkoffensief.web.pagination import keyset_page, numbered_page
from werkoffensief.web.refusals import RefusalError, accepted
from werkoffensief.web.zoekvraag import recalled, remember


@require_safe
@requires(Rol.BEHEERDER)
def medewerker_lijst(request: MemberRequest) -> HttpResponse:
    """Everybody with an account: of the search and the filters in the address, by surname when nobody asks."""
    vraag = asked_by(request, MEDEWERKERS)
    if elsewhere := without_empty(request, vraag):
        return redirect(elsewhere)
    text = recalled(request)

    def fetch(ids: list[UUID]) -> list[Medewerker]:
        rows = Medewerker.objects.filter(pk__in=ids)
        return list(lijsten.shown(rows, MEDEWERKERS.kolommen, vraag.day))

    rows = medewerkers_asked(vraag, text)
    context = {
        "vraag": vraag,
        "kolommen": MEDEWERKERS.kolommen,
        "pagina": keyset_page(rows, request.GET, order=vraag.sortering.order, fetch=fetch),
        "gezocht": text,
        "vergeten": bool(request.GET.get("zoek") and not text),
    }
    return render(request, "accounts/medewerker_lijst.html", context)


@require_POST
@requires(Rol.BEHEERDER)
def medewerker_zoeken(request: MemberRequest) -> HttpResponse:
    """Look for a medewerker. It is posted, so that no name stands in an address; the filters stay."""
    kept = {f.naam: request.GET[f.naam] for f in MEDEWERKERS.filters if request.GET.get(f.naam)}
    if number := remember(request, request.POST.get("q", "")):
        kept["zoek"] = number
    return redirect(f"{reverse('medewerker_lijst')}?{urlencode(kept or {'filter': lijsten.NONE})}")


@requires(Rol.BEHEERDER)
def medewerker_nieuw(request: MemberRequest) -> HttpResponse:
    """A new account; roles and the invitation follow on its own page."""
    form = NieuweMedewerkerForm(request.POST or None)

    def create(data: dict[str, Any]) -> None:
        form.instance = beheer.create_medewerker(
            door=request.user.pk, gebruikersnaam=data["gebruikersnaam"], gegevens=data
        )

    if accepted(form, create):
        messages.success(request, "Het account is gemaakt. Geef nu een rol en nodig de medewerker uit.")
        return redirect("medewerker", form.instance.pk)
    return form_page(
        request,
        form,
        titel="Medewerker toevoegen",
        knop="Medewerker toevoegen",
        terug=reverse("medewerker_lijst"),
    )


def medewerker_page(request: MemberRequest, row: Medewerker, **extra: Any) -> HttpResponse:
    grants = row.rolverleningen.select_related("verleend_door").order_by("-vanaf", "rol")
    current = set(row.rolverleningen.current().values_list("pk", flat=True))
    koppeling = eenmalig.current(row.pk)
    context = {
        "medewerker": row,
        "rollen": [(grant, grant.pk in current) for grant in grants],
        "form": MedewerkerForm(instance=row),
        "rol_form": RolForm(prefix="rol"),
        "koppeling": koppeling,
        "koppeling_form": KoppelingForm(prefix="koppeling", initial={"inlognaam": row.email}),
        "tweede_factor": tweede_factor.has_factor(row.pk),
        "stand": account_of(row),
        **extra,
    }
    return render(request, "accounts/medewerker.html", context)


@requires(Rol.BEHEERDER)
def medewerker(request: MemberRequest, medewerker_id: UUID) -> HttpResponse:
    """One account: name, team, roles with their period and who gave them."""
    row = get_object_or_404(Medewerker.objects.select_related("team"), pk=medewerker_id)
    if request.method != "POST":
        return medewerker_page(request, row)
    form = MedewerkerForm(request.POST, instance=get_object_or_404(Medewerker, pk=medewerker_id))

    def save(data: dict[str, Any]) -> None:
        beheer.save_medewerker(
            door=request.user.pk,
            medewerker_id=medewerker_id,
            versie=data["versie"],
            gegevens=data,
            now=clock.now(),
        )

    if accepted(form, save):
        messages.success(request, "De gegevens zijn opgeslagen.")
        return redirect("medewerker", medewerker_id)
    return medewerker_page(request, row, form=form)


@require_POST
@requires(Rol.BEHEERDER)
def rol_nieuw(request: MemberRequest, medewerker_id: UUID) -> HttpResponse:
    """Give a role."""
    row = get_object_or_404(Medewerker.objects.select_related("team"), pk=medewerker_id)
    form = RolForm(request.POST, prefix="rol")

    def grant(data: dict[str, Any]) -> None:
        tot = data["tot_en_met"]
        ends = datetime.combine(tot + timedelta(days=1), time.min, clock.AMSTERDAM) if tot else None
        beheer.grant_role(door=request.user.pk, medewerker_id=row.pk, rol=data["rol"], tot=ends)

    if accepted(form, grant):
        messages.success(request, "De rol is gegeven.")
        return redirect("medewerker", row.pk)
    return medewerker_page(request, row, rol_form=form)


@require_POST
@requires(Rol.BEHEERDER)
def rol_intrekken(request: MemberRequest, verlening_id: UUID) -> HttpResponse:
    """End a role now."""
    grant = get_object_or_404(Rolverlening, pk=verlening_id)
    try:
        beheer.withdraw_role(door=request.user.pk, verlening_id=grant.pk)
        messages.success(request, "De rol is ingetrokken.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("medewerker", grant.medewerker_id)


@require_POST
@requires(Rol.BEHEERDER)
def medewerker_actief(request: MemberRequest, medewerker_id: UUID) -> HttpResponse:
    """Close an account, or open it again."""
    get_object_or_404(Medewerker, pk=medewerker_id)
    wish, versie = request.POST.get("actief") == "ja", request.POST.get("versie", "")
    try:
        beheer.set_active(
            door=request.user.pk,
            medewerker_id=medewerker_id,
            versie=int(versie) if versie.isascii() and versie.isdigit() else 0,
            is_active=wish,
        )
        messages.success(request, "Het account is weer open." if wish else "Het account is afgesloten.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("medewerker", medewerker_id)


@require_POST
@requires(Rol.BEHEERDER)
def tweede_factor_resetten(request: MemberRequest, medewerker_id: UUID) -> HttpResponse:
    """Somebody lost a telephone: they set up a second factor again at the next log-in."""
    row = get_object_or_404(Medewerker, pk=medewerker_id)
    try:
        tweede_factor.reset(door=request.user.pk, medewerker_id=row.pk, now=clock.now())
        row.refresh_from_db()
        waits = " Het account wacht nu op bevestiging door iemand anders." if row.te_bevestigen_sinds else ""
        messages.success(request, f"De tweede factor is gereset. De medewerker is overal uitgelogd.{waits}")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("medewerker", row.pk)


@require_POST
@never_cache
@requires(Rol.BEHEERDER)
def medewerker_uitnodigen(request: MemberRequest, medewerker_id: UUID) -> HttpResponse:
    """Invite: the answer shows the link, this once, or says that it went to the owner by mail."""
    row = get_object_or_404(Medewerker, pk=medewerker_id)
    try:
        token = beheer.invite(door=request.user.pk, medewerker_id=row.pk, now=clock.now())
    except RefusalError as refusal:
        messages.error(request, str(refusal))
        return redirect("medewerker", row.pk)
    if token is None:
        messages.success(request, "De link is gemaild naar het e-mailadres van de medewerker.")
        return redirect("medewerker", row.pk)
    link = request.build_absolute_uri(reverse("wachtwoord_instellen", args=[row.pk, token]))
    return render(request, "accounts/uitnodiging.html", {"medewerker": row, "link": link})


@never_cache
@requires(Rol.TEAMLEIDER, Rol.BEHEERDER, Rol.PRIVACY)
def collega_bevestigen(request: MemberRequest) -> HttpResponse:
    """A second person says that a new account is of whoever is using it."""
    form = BevestigForm(request.POST or None)
    confirmed: list[Medewerker] = []

    def confirm(data: dict[str, Any]) -> None:
        confirmed.append(bevestigen.confirm(door=request.user.pk, **data))

    if accepted(form, confirm):
        messages.success(request, f"Het account van {confirmed[0].naam} is bevestigd.")
        return redirect("collega_bevestigen")
    return form_page(
        request,
        form,
        titel="Nieuwe collega bevestigen",
        knop="Account bevestigen",
        terug="/",
        uitleg="Een nieuw account opent pas iets als een tweede mens het bevestigt. Vraag uw collega zelf om de code: "
        "aan uw bureau, of bel het nummer dat u al kent. Bevestig niemand die u niet kent.",
    )


@require_safe
@requires(Rol.BEHEERDER)
def team_lijst(request: MemberRequest) -> HttpResponse:
    """Teams and the stadsdelen that they speak to."""
    rows = Team.objects.order_by("naam")
    page = numbered_page(
        rows,
        request.GET,
        fetch=lambda ids: list(Team.objects.filter(pk__in=ids).prefetch_related("stadsdelen")),
    )
    return render(request, "accounts/team_lijst.html", {"pagina": page})


@requires(Rol.BEHEERDER)
def team_nieuw(request: MemberRequest) -> HttpResponse:
    form = TeamForm(request.POST or None)

    def create(data: dict[str, Any]) -> None:
        beheer.create_team(door=request.user.pk, naam=data["naam"], stadsdelen=data["stadsdelen"])

    if accepted(form, create):
        messages.success(request, "Het team is gemaakt.")
        return redirect("team_lijst")
    return form_page(
        request, form, titel="Team toevoegen", knop="Team toevoegen", terug=reverse("team_lijst")
    )


@requires(Rol.BEHEERDER)
def team(request: MemberRequest, team_id: UUID) -> HttpResponse:
    row = get_object_or_404(Team, pk=team_id)
    present = "\n".join(row.stadsdelen.order_by("stadsdeel").values_list("stadsdeel", flat=True))
    form = TeamForm(request.POST or None, instance=row, initial={"stadsdelen": present})

    def save(data: dict[str, Any]) -> None:
        beheer.save_team(
            door=request.user.pk,
            team_id=team_id,
            versie=data["versie"],
            naam=data["naam"],
            stadsdelen=data["stadsdelen"],
        )

    if accepted(form, save):
        messages.success(request, "Het team is opgeslagen.")
        return redirect("team_lijst")
    return form_page(request, form, titel="Team wijzigen", knop="Team opslaan", terug=reverse("team_lijst"))


COMMON = ("naam", "geldig_van", "geldig_tot")


def _asked(form: CodeForm, own: list[Field]) -> list[str]:
    return [field.name for field in own if field.name in form.fields]


def _code_list(lijst: str) -> type[Codelijst]:
    try:
        return beheer.code_lists()[lijst]
    except KeyError:
        raise Http404 from None


@require_safe
@requires(Rol.BEHEERDER)
def code_lijst(request: MemberRequest, lijst: str = "") -> HttpResponse:
    """The lists to choose from, one tab each."""
    lists = beheer.code_lists()
    lijst = lijst or next(iter(lists))
    model = _code_list(lijst)
    own = beheer.own_fields(model)
    page = numbered_page(model._default_manager.order_by(*(model._meta.ordering or ()), "pk"), request.GET)
    for row in page.rows:
        row.eigen = [(field.name.capitalize(), _in_words(row, field)) for field in own]
    tabs = [(name, str(model._meta.verbose_name_plural).capitalize()) for name, model in lists.items()]
    context = {
        "pagina": page,
        "tabs": tabs,
        "lijst": lijst,
        "titel": dict(tabs)[lijst],
        "koppen": [field.name.capitalize() for field in own],
        "vandaag": clock.today(),
    }
    return render(request, "accounts/code_lijst.html", context)


def _in_words(row: Codelijst, field: Field) -> Any:
    show = getattr(row, f"get_{field.name}_display", None)
    return show() if show else getattr(row, field.name)


@requires(Rol.BEHEERDER)
def code_nieuw(request: MemberRequest, lijst: str) -> HttpResponse:
    model = _code_list(lijst)
    own = beheer.own_fields(model)
    form = code_form(own, nieuw=True)(request.POST or None)

    def create(data: dict[str, Any]) -> None:
        beheer.add_code(
            door=request.user.pk,
            lijst=lijst,
            **{name: data[name] for name in ("code", *COMMON, *_asked(form, own))},
        )

    if accepted(form, create):
        messages.success(request, "De code is toegevoegd.")
        return redirect("code_lijst", lijst)
    return form_page(
        request,
        form,
        titel="Code toevoegen",
        knop="Code toevoegen",
        terug=reverse("code_lijst", args=[lijst]),
        uitleg=f"In de lijst “{model._meta.verbose_name_plural}”.",
    )


@requires(Rol.BEHEERDER)
def code_wijzigen(request: MemberRequest, lijst: str) -> HttpResponse:
    """Change the code that `?code=` names: a delivery may bring one that no path can hold, such as `a/b` or `..`."""
    code = request.GET.get("code", "")
    if "\0" in code:
        raise Http404
    row = get_object_or_404(_code_list(lijst), pk=code)
    own = beheer.own_fields(type(row))
    initial = {name: getattr(row, name) for name in (*COMMON, *(field.name for field in own))}
    form = code_form(own, nieuw=False)(
        request.POST or None, initial={**initial, "versie": beheer.code_state(row)}
    )

    def save(data: dict[str, Any]) -> None:
        beheer.save_code(
            door=request.user.pk,
            lijst=lijst,
            code=row.pk,
            **{name: data[name] for name in ("versie", *COMMON, *_asked(form, own))},
        )

    if accepted(form, save):
        messages.success(request, "De code is opgeslagen.")
        return redirect("code_lijst", lijst)
    return form_page(
        request,
        form,
        titel="Code wijzigen",
        knop="Code opslaan",
        terug=reverse("code_lijst", args=[lijst]),
        uitleg=f"Code {row.pk}.",
    )
