"""What a beheerder does: accounts, roles, teams and code lists.

`door` is the id of the medewerker who acts, or "systeem" for a command. Each raises RefusalError with a Dutch
sentence, StaleError when somebody else was first.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db.models import F, Field, Q
from django.db.models.functions import Now

from werkoffensief.accounts.enums import Rol, Rolbron, Verandering
from werkoffensief.accounts.models import Codelijst, Medewerker, Rolverlening, Sessie, Team, TeamStadsdeel
from werkoffensief.accounts.services import bevestigen, eenmalig, melding, vier_ogen
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.expressions import Today
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked

GROUPS = ("vraag", "soort")  # fields that part a reference list
GEGEVENS = ("naam", "email", "telefoon", "team")
TEAM_SHOWN = 90  # characters of a name of a team: two of them fit in a line of the log
NO_ADDRESS = (
    "Deze medewerker heeft al een wachtwoord of logde al in. Een nieuwe link gaat daarom alleen per mail, en hier "
    "staat geen e-mailadres waar een mail aankomt. Vul eerst het e-mailadres van de medewerker in."
)
NO_MAIL = (
    "Deze medewerker heeft al een wachtwoord of logde al in. Een nieuwe link gaat daarom alleen per mail, en "
    "Werkoffensief kan nog niet mailen. Vraag degene die de server beheert om mail aan te zetten of een link te maken."
)
DEAD_LINK = "Deze link werkt niet meer. Vraag de beheerder om een nieuwe."


def create_medewerker(
    *, door: UUID | str, gebruikersnaam: str, gegevens: Mapping[str, Any], via: str = Via.SCHERM
) -> Medewerker:
    """An account that cannot log in yet: it waits for `invite`."""
    if Medewerker.objects.filter(gebruikersnaam__iexact=gebruikersnaam).exists():
        raise RefusalError("Deze gebruikersnaam bestaat al. Kies een andere.", field="gebruikersnaam")
    medewerker = Medewerker(gebruikersnaam=gebruikersnaam, **{name: gegevens.get(name) for name in GEGEVENS})
    medewerker.set_unusable_password()
    with handeling(door=door, via=via), checked():
        medewerker.save(force_insert=True)
        melding.record(door, medewerker.pk, "account gemaakt", _team_name(medewerker.team))
    return medewerker


def save_medewerker(
    *, door: UUID | str, medewerker_id: UUID, versie: int, gegevens: Mapping[str, Any], now: datetime
) -> Medewerker:
    """Change name, e-mail, telephone or team. Of another e-mail address both addresses learn."""
    with handeling(door=door), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id, versie=versie)
        old, before = medewerker.email, melding.latest_moment(medewerker_id)
        team = medewerker.team
        moves = (gegevens["email"] or "") != (old or "")
        if moves:
            vier_ogen.refuse_way_in(door=door, medewerker_id=medewerker_id, now=now, field="email")
        for name in GEGEVENS:
            setattr(medewerker, name, gegevens[name])
        medewerker.save(update_fields=GEGEVENS)
        if moves:
            melding.record(door, medewerker_id, "e-mailadres gewijzigd")
            melding.announce_address(medewerker, old, before)
        if medewerker.team != team:
            told = f"{_team_name(team)} → {_team_name(medewerker.team)}"
            melding.record(door, medewerker_id, "account naar ander team", told)
    return medewerker


def _team_name(team: Team | None) -> str:
    return team.naam[:TEAM_SHOWN] if team else "geen team"


def set_active(*, door: UUID | str, medewerker_id: UUID, versie: int, is_active: bool) -> None:
    """Close or open an account; closed works at that person's next request, and ends the sessions for good."""
    if door == medewerker_id and not is_active:
        raise RefusalError("U kunt uw eigen account niet afsluiten. Vraag dit aan een andere beheerder.")
    with handeling(door=door), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id, versie=versie)
        medewerker.is_active = is_active
        medewerker.save(update_fields=["is_active"])
        if not is_active:
            Sessie.objects.filter(medewerker_id=medewerker_id).delete()
        melding.record(door, medewerker_id, "account geopend" if is_active else "account afgesloten")


def invite(*, door: UUID | str, medewerker_id: UUID, now: datetime, via: str = Via.SCHERM) -> str | None:
    """Let somebody in with a link that sets a password, once, within PASSWORD_RESET_TIMEOUT.

    The link's token, for whoever hands it over; None when the link goes by mail, to the owner only: on screen nobody
    gets the link of an account that has an owner. Of one that has none a second person confirms who came in.
    """
    with handeling(door=door, via=via), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id)
        if not medewerker.is_active:
            raise RefusalError("Dit account is afgesloten. Open het eerst weer.")
        if not medewerker.rolverleningen.current().exists():
            raise RefusalError("Geef deze medewerker eerst een rol.")
        if eenmalig.is_tied(medewerker_id):
            raise RefusalError("Deze medewerker logt in via eenmalig aanmelden. Zet dat eerst uit.")
        vier_ogen.refuse_way_in(door=door, medewerker_id=medewerker_id, now=now)
        by_mail = via == Via.SCHERM and not medewerker.never_came_in
        if by_mail and not melding.reachable(medewerker.email):
            raise RefusalError(NO_ADDRESS if settings.MAIL else NO_MAIL)
        medewerker.uitgenodigd_op = now
        if via == Via.SCHERM and bevestigen.is_open(medewerker):
            medewerker.te_bevestigen_sinds = now
        medewerker.save(update_fields=["uitgenodigd_op", "te_bevestigen_sinds"])
        melding.record(
            door, medewerker_id, "uitnodiging: link gemaild" if by_mail else "uitnodiging: link gegeven"
        )
        if by_mail:
            melding.send_link(medewerker)
            return None
        melding.announce(medewerker_id, Verandering.LINK_GEGEVEN)
    return default_token_generator.make_token(medewerker)


def invited(*, medewerker_id: UUID, token: str) -> Medewerker:
    """Whose link this is. Raises RefusalError when it was used, is too old, or was never given."""
    medewerker = Medewerker.objects.filter(pk=medewerker_id).first()
    # The same work for an account that does not exist: how long an answer takes tells nobody who works here.
    right = default_token_generator.check_token(medewerker or Medewerker(), token)
    if medewerker is None or not medewerker.may_log_in or eenmalig.is_tied(medewerker_id) or not right:
        raise RefusalError(DEAD_LINK)
    return medewerker


def set_first_password(*, medewerker_id: UUID, token: str, password: str) -> None:
    """Use the link of `invite`. Two people with one link: the first wins."""
    with handeling(door=medewerker_id):
        locked(Medewerker.objects.all(), pk=medewerker_id)
        medewerker = invited(medewerker_id=medewerker_id, token=token)
        medewerker.set_password(password)
        medewerker.save(update_fields=["password"])
        melding.record(medewerker_id, medewerker_id, "wachtwoord gekozen met een link")
        melding.announce(medewerker_id, Verandering.WACHTWOORD)


def grant_role(
    *, door: UUID | str, medewerker_id: UUID, rol: str, tot: datetime | None = None, via: str = Via.SCHERM
) -> Rolverlening:
    """Give a role from now on, until `tot` (exclusive) or until it is withdrawn."""
    with handeling(door=door, via=via):
        with checked():
            verlening = Rolverlening.objects.create(
                medewerker_id=medewerker_id,
                rol=rol,
                tot=tot,
                bron=Rolbron.SCHERM,
                verleend_door_id=door if isinstance(door, UUID) else None,
            )
        melding.record(door, medewerker_id, "rol gegeven", Rol(rol).label)
    return verlening


def withdraw_role(*, door: UUID | str, verlening_id: UUID) -> Rolverlening:
    """End a role now; it works at that person's next request."""
    with handeling(door=door), checked():
        verlening = locked(Rolverlening.objects.all(), pk=verlening_id)
        if verlening.medewerker_id == door and verlening.rol == Rol.BEHEERDER:
            raise RefusalError(
                "U kunt uw eigen rol van beheerder niet intrekken. Vraag dit aan een andere beheerder."
            )
        if not Rolverlening.objects.current().filter(pk=verlening.pk).exists():
            raise RefusalError("Deze rol is al geëindigd.")
        Rolverlening.objects.filter(pk=verlening.pk).update(tot=Now())
        melding.record(door, verlening.medewerker_id, "rol ingetrokken", Rol(verlening.rol).label)
    return verlening


def create_team(*, door: UUID | str, naam: str, stadsdelen: Iterable[str]) -> Team:
    """A team and its stadsdelen."""
    with handeling(door=door), checked():
        _refuse_taken_name(naam, None)
        team = Team.objects.create(naam=naam)
        _set_stadsdelen(team, set(stadsdelen))
    return team


def save_team(*, door: UUID | str, team_id: UUID, versie: int, naam: str, stadsdelen: Iterable[str]) -> Team:
    """Rename a team, or give it other stadsdelen."""
    with handeling(door=door), checked():
        team = locked(Team.objects.all(), pk=team_id, versie=versie)
        _refuse_taken_name(naam, team)
        team.naam = naam
        team.save(update_fields=["naam"])
        if _set_stadsdelen(team, set(stadsdelen)):
            Team.objects.filter(pk=team.pk).update(versie=F("versie") + 1)
    return team


def _refuse_taken_name(naam: str, team: Team | None) -> None:
    others = Team.objects.exclude(pk=team.pk) if team else Team.objects.all()
    if others.filter(naam__iexact=naam).exists():
        raise RefusalError("Er is al een team met deze naam.", field="naam")


def _set_stadsdelen(team: Team, wanted: set[str]) -> bool:
    """Whether anything changed."""
    taken = (
        TeamStadsdeel.objects.filter(stadsdeel__in=wanted).exclude(team=team).select_related("team").first()
    )
    if taken:
        raise RefusalError(
            f"Stadsdeel {taken.stadsdeel} hoort al bij team {taken.team.naam}. "
            "Een stadsdeel hoort bij één team: haal het daar eerst weg.",
            field="stadsdelen",
        )
    present = set(team.stadsdelen.values_list("stadsdeel", flat=True))
    if present - wanted:
        team.stadsdelen.filter(stadsdeel__in=present - wanted).delete()
    if wanted - present:
        TeamStadsdeel.objects.bulk_create(
            TeamStadsdeel(stadsdeel=name, team=team) for name in sorted(wanted - present)
        )
    return present != wanted


def code_lists() -> dict[str, type[Codelijst]]:
    """Every reference list of every app, by its model's name: a list that an app adds appears by itself."""
    lists = [model for model in apps.get_models() if issubclass(model, Codelijst)]
    return {
        str(model._meta.model_name): model
        for model in sorted(lists, key=lambda m: str(m._meta.verbose_name_plural))
    }


def own_fields(model: type[Codelijst]) -> list[Field]:
    """What only the codes of this list have, such as an order; not what has a page of its own."""
    common = {*(field.name for field in Codelijst._meta.fields), *model.own_page}
    return [field for field in model._meta.concrete_fields if field.name not in common]


def add_code(
    *,
    door: UUID | str,
    lijst: str,
    code: str,
    naam: str,
    geldig_van: date | None,
    geldig_tot: date | None,
    **own: Any,
) -> Codelijst:
    """A new choice in a list. `own`: see `own_fields`."""
    model = code_lists()[lijst]
    if model._default_manager.filter(pk=code).exists():
        raise RefusalError("Deze code bestaat al in deze lijst.", field="code")
    with handeling(door=door), checked():
        _refuse_same_name(model, code, naam, own)
        return model._default_manager.create(
            code=code, naam=naam, geldig_van=geldig_van, geldig_tot=geldig_tot, **own
        )


def save_code(
    *,
    door: UUID | str,
    lijst: str,
    code: str,
    versie: str,
    naam: str,
    geldig_van: date | None,
    geldig_tot: date | None,
    **own: Any,
) -> None:
    """Rename a code or end it; never deleted: what uses it stays readable. `versie`: see `code_state`."""
    with handeling(door=door), checked():
        row = locked(code_lists()[lijst]._default_manager.all(), pk=code)
        if code_state(row) != versie:
            raise StaleError(versie=code_state(row), stored=_shown(row))
        values = {"naam": naam, "geldig_van": geldig_van, "geldig_tot": geldig_tot, **own}
        if naam != row.naam:
            _refuse_same_name(type(row), code, naam, own)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))


def _refuse_same_name(model: type[Codelijst], code: str, naam: str, own: dict[str, Any]) -> None:
    """Two choices of one list (of one question, of one kind) that read the same: nobody could tell them apart."""
    beside = {name: own[name] for name in GROUPS if name in own}
    others = model._default_manager.filter(naam__iexact=naam, **beside).exclude(pk=code)
    if others.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=Today())).exists():
        raise RefusalError("Deze naam staat al in deze lijst. Kies een andere naam.", field="naam")


def code_state(row: Codelijst) -> str:
    """What a form shows of a code, to see whether somebody changed it meanwhile (codes carry no version)."""
    return "|".join(str(value or "") for value in _shown(row).values())


def _shown(row: Codelijst) -> dict[str, Any]:
    names = ("naam", "geldig_van", "geldig_tot", *(field.name for field in own_fields(type(row))))
    return {name: getattr(row, name) for name in names}
