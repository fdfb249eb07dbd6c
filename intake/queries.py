"""Read models of intake: who a page is about, and what somebody left unfinished."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Exists, F, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from intake.enums import Vertegenwoordigersoort
from intake.models import Adres, Belemmeringsoort, Concept, Klant, Vertegenwoordiger
from werkoffensief.accounts.models import Codelijst, Medewerker, TeamStadsdeel
from werkoffensief.logboek.models import Feit
from werkoffensief.web import notation

UNKNOWN_STADSDEEL = "onbekend"


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


_standen: list[Callable[[Klant, date], str]] = []


def register_stand(stand: Callable[[Klant, date], str]) -> None:
    """The app that knows the trajecten says where a klant stands on a day."""
    _standen[:] = [stand]


def with_signals(klanten: QuerySet[Klant]) -> QuerySet[Klant]:
    """Adds what `signals_of` reads: whether the address is secret, and who acts for the klant."""
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
    return klanten.annotate(
        adres_geheim=Exists(Adres.objects.filter(**now_valid, geheim=True)),
        vertegenwoordiger_soort=Subquery(acting.values("soort")[:1]),
        vertegenwoordiger_wie=Subquery(acting.values("wie")[:1]),
    )


def signals_of(klant: Klant, day: date) -> list[str]:
    """What everybody must know before they act, on each page about this klant; of a klant of `with_signals`."""
    signals = []
    if klant.veiligheid and klant.veiligheid_tot:
        until = f"tot en met {notation.short_date(klant.veiligheid_tot)}"
        late = "" if klant.veiligheid_tot >= day else ", beoordeel dit opnieuw"
        signals.append(f"Veiligheid bij huisbezoek: {klant.veiligheid.rstrip('.')} ({until}{late})")
    if klant.tolk_taal:
        signals.append(f"Tolk nodig: {klant.tolk_taal}")
    if klant.adres_geheim:  # type: ignore[attr-defined]
        signals.append("Geheim adres: geef het aan niemand door")
    if klant.vertegenwoordiger_soort:  # type: ignore[attr-defined]
        word = Vertegenwoordigersoort(klant.vertegenwoordiger_soort).label  # type: ignore[attr-defined]
        signals.append(f"{word}: {klant.vertegenwoordiger_wie.removesuffix(', ')}")  # type: ignore[attr-defined]
    return signals


def identity(klant: Klant, day: date) -> Persoon:
    """The identity strip of a klant."""
    regisseur = klant.regisseur
    known = with_signals(Klant.objects.filter(pk=klant.pk)).get()
    return Persoon(
        naam=klant.naam,
        klantnummer=klant.klantnummer or "",
        leeftijd=None if klant.overleden_op else klant.age_on(day),
        stand=next((stand(klant, day) for stand in _standen), ""),
        regisseur=regisseur.naam if regisseur else "",
        telefoon=(regisseur.telefoon or "") if regisseur else "",
        let_op=klant.let_op or "",
        signalen=signals_of(known, day),
    )


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


def fact_models() -> dict[str, type[Feit]]:
    """Every kind of fact about a klant, of every app, by its model's name."""
    facts = [model for model in apps.get_models() if issubclass(model, Feit)]
    return {str(model._meta.model_name): model for model in facts if _is_of_klant(model)}


def _is_of_klant(model: type[Model]) -> bool:
    return any(field.name == "klant" for field in model._meta.concrete_fields)


def describe(feit: Feit) -> list[tuple[str, object]]:
    """What a fact says, as label and value, for a page that asks whether it must go."""
    hidden = {"id", "klant", "levering", "versie", "vervallen_op", "vervallen_reden"}
    fields: Iterable = (field for field in feit._meta.concrete_fields if field.name not in hidden)
    found = []
    for field in fields:
        show = getattr(feit, f"get_{field.name}_display", None)
        value = show() if show else getattr(feit, field.name)
        if value not in {None, ""}:
            found.append((str(field.verbose_name).capitalize(), value))
    return found


def find_feit(soort: str, feit_id: UUID) -> Feit | None:
    """One fact of this kind, or None for an unknown kind or id."""
    model = fact_models().get(soort)
    return model._default_manager.filter(pk=feit_id).first() if model else None
