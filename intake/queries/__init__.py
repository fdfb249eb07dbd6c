"""Read models of intake: who a page is about, and what somebody left unfinished."""

from calendar import monthrange
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    Max,
    Min,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Concat, Lower

from intake import bsn
from intake.enums import Contactsoort, Vertegenwoordigersoort, Wwresultaat
from intake.models import (
    Adres,
    Belemmeringsoort,
    Claim,
    Concept,
    Contactgegeven,
    Document,
    Gesprek,
    Identificatie,
    Klant,
    Klantnummer,
    Onderwerpantwoord,
    Toegang,
    Vertegenwoordiger,
    Wwrecht,
    Zrmscore,
)
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Codelijst, Medewerker, Rolverlening, TeamStadsdeel
from werkoffensief.accounts.queries import Lezer
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.logboek.models import Feit
from werkoffensief.web import notation
from werkoffensief.web.eenmaal import ask_like, ask_of, objects_like

UNKNOWN_STADSDEEL = "onbekend"
WEEK = timedelta(days=7)
INTERNAL = {"opslagnaam", "afdruk", "grootte"}  # what a fact keeps for itself and says to nobody
SIGNAL_COLUMNS = ("eigen_telefoon", "adres_geheim", "vertegenwoordiger_soort", "vertegenwoordiger_wie")
BAR_COLUMNS = (*SIGNAL_COLUMNS, "genomen_door", "genomen_dag")
CHOICES = 15  # more than that are found by typing a part of the name


@dataclass(frozen=True, slots=True)
class Persoon:
    """What the identity strip on top of a page shows."""

    naam: str
    klantnummer: str
    leeftijd: int | None
    stand: str
    regisseur: str
    telefoon: str
    let_op: str
    signalen: list[str]
    eigen_telefoon: str
    overleden_op: date | None
    verhuisd_op: date | None
    weg: bool
    genomen: dict[str, Any] | None


_standen: list[Callable[[Klant, date], str]] = []


def register_stand(stand: Callable[[Klant, date], str]) -> None:
    """The app that knows the trajecten says where a klant stands on a day."""
    _standen[:] = [stand]


def with_signals(klanten: QuerySet[Klant]) -> QuerySet[Klant]:
    """Adds what `signals_of` and `contact_of` read: a secret address, who acts for the klant, the own number."""
    now_valid = {"klant": OuterRef("pk"), "geldig_tot__isnull": True}
    acting = (
        Vertegenwoordiger.objects.filter(**now_valid)
        .annotate(
            wie=Concat(
                F("naam"), Value(", "), Coalesce("telefoon", "email", Value("")), output_field=CharField()
            )
        )
        .order_by("-is_geadresseerde", "naam", "pk")
    )
    numbers = Contactgegeven.objects.filter(**now_valid, soort=Contactsoort.TELEFOON)
    return klanten.annotate(
        eigen_telefoon=Subquery(numbers.order_by("-geldig_van", "pk").values("waarde")[:1]),
        adres_geheim=Exists(Adres.objects.filter(**now_valid, geheim=True)),
        vertegenwoordiger_soort=Subquery(acting.values("soort")[:1]),
        vertegenwoordiger_wie=Subquery(acting.values("wie")[:1]),
    )


def with_bar(klanten: QuerySet[Klant]) -> QuerySet[Klant]:
    """Adds what the bar on top reads: the signals, and who took the klant from the work list, for which day."""
    taken = Claim.objects.current().filter(klant=OuterRef("pk"))
    return with_signals(klanten).annotate(
        genomen_door=Subquery(taken.values("medewerker__naam")[:1]),
        genomen_dag=Subquery(taken.values("dag")[:1]),
    )


def signals_of(klant: Klant, day: date) -> list[str]:
    """What everybody must know before they act, on each page about this klant; of a klant of `with_signals`."""
    signals = []
    dead = klant.overleden_op is not None  # nobody visits or speaks with this person any more
    if klant.veiligheid and klant.veiligheid_tot and not dead:
        until = f"tot en met {notation.short_date(klant.veiligheid_tot)}"
        late = "" if klant.veiligheid_tot >= day else ", beoordeel dit opnieuw"
        signals.append(f"Veiligheid bij huisbezoek: {klant.veiligheid.rstrip('.')} ({until}{late})")
    if klant.tolk_taal and not dead:
        signals.append(f"Tolk nodig: {klant.tolk_taal}")
    if klant.adres_geheim:  # type: ignore[attr-defined]
        signals.append("Geheim adres: geef het aan niemand door")
    if klant.vertegenwoordiger_soort:  # type: ignore[attr-defined]
        word = Vertegenwoordigersoort(klant.vertegenwoordiger_soort).label  # type: ignore[attr-defined]
        signals.append(f"{word}: {klant.vertegenwoordiger_wie.removesuffix(', ')}")  # type: ignore[attr-defined]
    return signals


def is_gone(klant: Klant, day: date) -> bool:
    """Whether the work with this person is over: died, or moved to another municipality by this day."""
    return klant.overleden_op is not None or (klant.verhuisd_op is not None and klant.verhuisd_op <= day)


def contact_of(klant: Klant, day: date) -> dict[str, Any]:
    """How to reach somebody and whether one still should, for the bar on top; of a klant of `with_bar`."""
    dead = klant.overleden_op is not None
    return {
        "let_op": "" if dead else klant.let_op or "",
        "eigen_telefoon": "" if dead else klant.eigen_telefoon or "",  # type: ignore[attr-defined]
        "overleden_op": klant.overleden_op,
        "verhuisd_op": klant.verhuisd_op,
        "weg": is_gone(klant, day),
        "genomen": {"door": klant.genomen_door, "dag": klant.genomen_dag} if klant.genomen_door else None,  # type: ignore[attr-defined]
    }


def identity(klant: Klant, day: date) -> Persoon:
    """The identity strip of a klant."""
    regisseur = klant.regisseur
    (values,) = ask_of(_in_bar, klant.pk)
    for name, value in zip(BAR_COLUMNS, values, strict=True):
        setattr(klant, name, value)
    return Persoon(
        naam=klant.naam,
        klantnummer=klant.klantnummer or "",
        leeftijd=None if klant.overleden_op else klant.age_on(day),
        stand=next((stand(klant, day) for stand in _standen), ""),
        regisseur=regisseur.naam if regisseur else "",
        telefoon=(regisseur.telefoon or "") if regisseur else "",
        signalen=signals_of(klant, day),
        **contact_of(klant, day),
    )


def _in_bar(klant_id: UUID, _day: date) -> QuerySet[Any, Any]:
    return with_bar(Klant.objects.filter(pk=klant_id)).values_list(*BAR_COLUMNS)


def stadsdelen(present: str | None) -> list[str]:
    """The stadsdelen to choose from: those of the teams, and the klant's own."""
    names = set(TeamStadsdeel.objects.values_list("stadsdeel", flat=True)) - {UNKNOWN_STADSDEEL}
    return sorted(names | ({present} if present else set()))


def choosable(codes: type[Codelijst], day: date) -> QuerySet:
    """The codes that may be chosen on `day`."""
    rows = codes._default_manager.order_by("naam")
    return rows.exclude(geldig_van__gt=day).exclude(geldig_tot__lt=day)


def belemmeringsoorten(day: date) -> QuerySet:
    """What can be noted on `day` as standing in the way."""
    return choosable(Belemmeringsoort, day)


def concepten(medewerker: Medewerker, klant: Klant) -> QuerySet[Concept]:
    """The drafts of this medewerker about this klant; nobody else sees them."""
    return Concept.objects.filter(medewerker=medewerker, klant=klant).order_by("soort")


def documenten(klant: UUID, *, soort: str = "") -> QuerySet[Document]:
    """The documents in somebody's file, the newest first; perhaps of one kind."""
    rows = Document.objects.filter(klant=klant, vervallen_op__isnull=True)
    return (rows.filter(soort=soort) if soort else rows).order_by("-toegevoegd_op", "-pk")


def find_document(document_id: UUID, klant: Klant | None = None) -> Document | None:
    """A document that can be opened, perhaps only one of this klant."""
    rows = Document.objects.filter(pk=document_id, vervallen_op__isnull=True)
    return (rows if klant is None else rows.filter(klant=klant)).first()


def fact_models() -> dict[str, type[Feit]]:
    """Every kind of fact about a klant, of every app, by its model's name."""
    facts = [model for model in apps.get_models() if issubclass(model, Feit)]
    return {str(model._meta.model_name): model for model in facts if _is_of_klant(model)}


def _is_of_klant(model: type[Model]) -> bool:
    return any(field.name == "klant" for field in model._meta.concrete_fields)


def describe(feit: Feit) -> list[tuple[str, object]]:
    """What a fact says, as label and value, for a page that asks whether it must go."""
    hidden = {"id", "klant", "traject", "levering", "versie", "vervallen_op", "vervallen_reden", *INTERNAL}
    fields: Iterable = (field for field in feit._meta.concrete_fields if field.name not in hidden)
    found = []
    for field in fields:
        show = getattr(feit, f"get_{field.name}_display", None)
        value = show() if show else getattr(feit, field.name)
        if isinstance(value, Gesprek):
            value = value.datum
        if value not in (None, "", []):
            found.append((str(field.verbose_name).capitalize(), value))
    return found


def find_feit(soort: str, feit_id: UUID, reader: Medewerker) -> Feit | None:
    """One fact of this kind, or None for an unknown kind or id, and for what is not for this reader."""
    model = fact_models().get(soort)
    rows: Any = model._default_manager.filter(pk=feit_id) if model else None
    if model in {Zrmscore, Onderwerpantwoord}:
        rows = rows.visible_to(reader)
    return rows.first() if model else None


def find_klant(nummer: str, geboortedatum: date) -> Klant | None:
    """The present file behind a whole klantnummer (also an old one) or BSN, with this birth date. One query, always.

    Whether the reader may know that it exists is the caller's question.
    """
    by_number = Klantnummer.objects.typed(nummer).values("klant")
    found = by_number.union(_of_bsn(nummer))
    return _findable().filter(pk__in=found, geboortedatum=geboortedatum).first()


def find_without_birth_date(nummer: str) -> Klant | None:
    """The present file behind a whole BSN, of somebody whose birth date is unknown. One query, always.

    A klantnummer is no proof here, nor is a part of a BSN: without a birth date the BSN stands alone.
    """
    return _findable().filter(pk__in=_of_bsn(nummer), geboortedatum__isnull=True).first()


def _of_bsn(nummer: str) -> QuerySet:
    try:
        index = bsn.index_of(bsn.normalised(nummer))
    except bsn.BsnError:
        index = b""  # found with nobody, after the same query
    return Identificatie.objects.filter(bsn_index=index).values("klant")


def _findable() -> QuerySet[Klant]:
    rows = Klant.objects.current().filter(gewist_op__isnull=True)
    return rows.select_related("regisseur", "team").order_by("pk")


def casework_members() -> QuerySet[Medewerker]:
    """Who works with klanten: active, and consulent, regisseur or teamleider now."""
    rollen = (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"), rol__in=rollen)
    return Medewerker.objects.filter(Exists(grants), is_active=True).order_by(Lower("naam"), "gebruikersnaam")


def find_members(*, text: str, team_id: UUID | None, chosen: Collection[UUID] = ()) -> list[Medewerker]:
    """At most CHOICES who work with klanten: the chosen ones, then by name, or without a text those of the team."""
    rows = casework_members().select_related("team")
    named = rows.filter(naam__icontains=text) if text else rows.filter(team=team_id)
    kept = list(rows.filter(pk__in=chosen)) if chosen else []
    return [*kept, *named.exclude(pk__in=[row.pk for row in kept])[: max(0, CHOICES - len(kept))]]


def toegangen_to_work_of(teamleider: Medewerker, *, since: datetime) -> QuerySet[Toegang]:
    """Who was given a file with a reason that is this teamleider's work, or was the team's then. The newest first.

    Of a file that was shielded since, only whom it names sees why it was opened.
    """
    now = Q(klant__in=Klant.objects.seen_by_task(teamleider).values("pk"))
    open_file = Q(klant__afgeschermd_op__isnull=True)
    then = Q(team=teamleider.team_id) & open_file if teamleider.team_id else Q(pk__in=[])
    return Toegang.objects.filter(now | then, vanaf__gte=since).order_by("-vanaf", "-pk")


def toegangen_by(team_id: UUID | None, *, since: datetime) -> QuerySet[Toegang]:
    """Which files the medewerkers of a team opened with a reason, the newest first."""
    rows = Toegang.objects.filter(medewerker__team=team_id, vanaf__gte=since)
    return (rows if team_id else rows.none()).order_by("-vanaf", "-pk")


def own_toegangen_panel(medewerker: Medewerker, now: datetime) -> dict[str, Any] | None:
    """The files of other teams that this medewerker opened with a reason and still may open, for the start page.

    Says only what the medewerker wrote, until when, and where the file is: it shows nothing of the klant.
    """
    found = objects_like(_own_toegangen, medewerker.pk)
    return {"rijen": found} if found else None


def _own_toegangen(medewerker: UUID) -> QuerySet[Toegang]:
    rows = Toegang.objects.current().filter(medewerker=medewerker, klant__afgeschermd_op__isnull=True)
    return rows.filter(klant__samengevoegd_in__isnull=True).order_by("tot", "pk")[:CHOICES]


def toegang_panel(teamleider: Medewerker, now: datetime) -> dict[str, Any]:
    """The last week's access with a reason to files of the own work, for the start page: how often, and by whom.

    Names no klant, and no reason, which may speak of one.
    """
    rows = ask_like(_who_opened, Lezer.of(teamleider), now - WEEK)
    found = [dict(zip(WHO_OPENED, row, strict=True)) for row in rows]
    return {"aantal": sum(row["n"] for row in found), "mensen": found[:CHOICES]}


WHO_OPENED = ("medewerker__naam", "medewerker__team__naam", "n", "laatst")


def _who_opened(lezer: Lezer, since: datetime) -> QuerySet[Any, Any]:
    rows = toegangen_to_work_of(lezer.medewerker, since=since).order_by()
    people = rows.values(*WHO_OPENED[:2]).annotate(n=Count("pk"), laatst=Max("vanaf"))
    return people.order_by("-laatst", "medewerker__naam").values_list(*WHO_OPENED)


WW_MONTHS = 6  # people whose WW ends within this many months are the population of prevention


def ww_until(day: date) -> date:
    """The last day of the WW that is near enough, seen from `day`; a month's length cuts the day."""
    month = day.month - 1 + WW_MONTHS
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def ww_rows(medewerker: Medewerker, resultaat: str, day: date) -> QuerySet[Wwrecht]:
    """The ends of the WW of the people whose file is this medewerker's work: those that are near, or with a result."""
    people = Klant.objects.seen_by_task(medewerker).filter(overleden_op__isnull=True, gewist_op__isnull=True)
    people = people.exclude(verhuisd_op__lte=day)
    rows = Wwrecht.objects.filter(AmongIds("klant_id", people.values("pk")))
    if resultaat in {Wwresultaat.VOORKOMEN, Wwresultaat.INGESTROOMD}:
        return rows.live().filter(resultaat=resultaat)
    return rows.ending(day, until=ww_until(day))


def ww_by_team(day: date) -> list[Any]:
    """By team: how many people are in the population of prevention today, how many of them nobody spoke with yet, and
    the first day on which a WW ends. A shielded file counts with the team whose it is."""
    gone = (
        Q(klant__overleden_op__isnull=False)
        | Q(klant__gewist_op__isnull=False)
        | Q(klant__verhuisd_op__lte=day)
    )
    spoken = Gesprek.objects.filter(klant=OuterRef("klant"), vervallen_op__isnull=True)
    rows = Wwrecht.objects.ending(day, until=ww_until(day)).exclude(gone).annotate(gesproken=Exists(spoken))
    people = (
        rows.order_by()
        .values(team=F("klant__team__naam"))
        .annotate(
            open=Count("klant", distinct=True),
            nog_niet=Count("klant", distinct=True, filter=Q(gesproken=False)),
            eerste=Min("ww_einde"),
        )
    )
    return list(people.order_by(F("team").asc(nulls_last=True)))


def ww_numbers(year: int) -> dict[str, int]:
    """Of how many people of the city the WW ends in this year, and what came of it. A person counts once: the last."""
    later = Wwrecht.objects.live().filter(klant=OuterRef("klant"), ww_einde__gt=OuterRef("ww_einde"))
    rows = Wwrecht.objects.live().filter(~Exists(later), ww_einde__year=year)
    found = dict(rows.order_by().values_list("resultaat").annotate(n=Count("pk")))
    return {
        "totaal": sum(found.values()),
        **{value: found.get(value, 0) for value in Wwresultaat.values},
    }
