"""What the list of klanten and the one-page file read: a fixed number of queries, whatever the rows."""

import unicodedata
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch, QuerySet

from intake import bsn
from intake.models import (
    Adres,
    Belemmering,
    Campagnedeelname,
    Concept,
    Contactgegeven,
    Contactpoging,
    Gesprek,
    Klant,
    Klantnummer,
    Uitkering,
    Vertegenwoordiger,
)
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject
from trajecten.queries import spoken, with_last_spoken, with_stand
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker

UNKNOWN = "onbekend"
RECENT = 10  # conversations and attempts that the file shows at once
FILTER_CHOICES = 15


def tabs_of(medewerker: Medewerker) -> dict[str, str]:
    """The groups of people that this medewerker may walk through: key in the URL, and what the tab says."""
    tabs = {"mijn": "Mijn klanten"}
    if medewerker.team_id:
        tabs["team"] = "Team"
    if medewerker.has_role(Rol.TEAMLEIDER):
        tabs["zonder"] = "Zonder team"
    return tabs


def people_in(medewerker: Medewerker, tab: str) -> QuerySet[Klant]:
    """The people behind a tab, always within what this medewerker may see."""
    visible = Klant.objects.visible_to(medewerker)
    if tab == "team":
        return visible.filter(team=medewerker.team_id)
    if tab == "zonder":
        return visible.filter(team__isnull=True)
    return visible.filter(regisseur_id=medewerker.pk)


def filtered(klanten: QuerySet[Klant], *, stadsdeel: str, not_spoken: bool) -> QuerySet[Klant]:
    """The chips: of one stadsdeel (`onbekend` for none), and with whom nobody spoke yet."""
    if stadsdeel == UNKNOWN:
        klanten = klanten.filter(stadsdeel__isnull=True)
    elif stadsdeel and "\0" not in stadsdeel:
        klanten = klanten.filter(stadsdeel=stadsdeel)
    return klanten.exclude(spoken()) if not_spoken else klanten


def stadsdelen_of(klanten: QuerySet[Klant]) -> list[str]:
    """The stadsdelen to filter by."""
    names = klanten.order_by("stadsdeel").values_list("stadsdeel", flat=True).distinct()[: FILTER_CHOICES + 1]
    return [name or UNKNOWN for name in names]


def rows_of(ids: list[UUID], *, day: date) -> QuerySet[Klant]:
    """What the list shows about these people."""
    return with_last_spoken(with_stand(Klant.objects.filter(pk__in=ids), day=day)).select_related("regisseur")


def found(klanten: QuerySet[Klant], text: str) -> QuerySet[Klant]:
    """People whose name holds every word of `text`, in any order, or who are known by this number (also an old one)."""
    text = " ".join(text.replace("\0", "").split())
    if not text:
        return klanten.none()
    by_number = Klantnummer.objects.filter(nummer=text).values("klant")
    by_name = klanten
    for word in _plain(text).replace(",", " ").split():
        by_name = by_name.filter(sorteernaam__contains=word)
    return (by_name | klanten.filter(pk__in=by_number)).order_by("sorteernaam", "pk")


def _plain(text: str) -> str:
    """As the database makes `sorteernaam`: small letters without accents."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f").lower()


def file_of(klant: Klant, *, medewerker: Medewerker, day: date) -> dict[str, Any]:
    """Everything on the one-page file except its timeline. Withdrawn facts are left out."""
    return {
        **_plan(klant, day),
        **_contacts(klant),
        **_reach(klant),
        "belemmeringen": Belemmering.objects.filter(klant=klant, vervallen_op__isnull=True)
        .select_related("soort")
        .order_by("opgelost_op", "-vastgesteld_op", "pk"),
        "uitkeringen": Uitkering.objects.filter(klant=klant, vervallen_op__isnull=True)
        .select_related("soort", "einde_reden")
        .order_by("-start"),
        "campagnes": Campagnedeelname.objects.filter(klant=klant, vervallen_op__isnull=True).select_related(
            "campagne"
        ),
        "bsn": _bsn(klant),
        "oude_nummers": Klantnummer.objects.filter(klant=klant)
        .exclude(nummer=klant.klantnummer or "")
        .values_list("nummer", flat=True),
        "concepten": Concept.objects.filter(klant=klant, medewerker=medewerker).order_by("-opgeslagen_op"),
    }


def _plan(klant: Klant, day: date) -> dict[str, Any]:
    regisseurs = Regisseurschap.objects.filter(vervallen_op__isnull=True).select_related("medewerker")
    stappen = Stap.objects.filter(vervallen_op__isnull=True).select_related("voorziening")
    trajecten = list(
        Traject.objects.filter(klant=klant, vervallen_op__isnull=True)
        .select_related("einde_reden")
        .prefetch_related(
            Prefetch("regisseurschappen", regisseurs.order_by("-start"), to_attr="regisseurs"),
            Prefetch("stappen", stappen.order_by("-start", "stapnummer"), to_attr="te_tonen_stappen"),
        )
        .order_by("-start")
    )
    for traject in trajecten:
        traject.huidig = next(  # type: ignore[attr-defined]
            (r for r in traject.regisseurs if r.start <= day and (r.einde is None or r.einde > day)),  # type: ignore[attr-defined]
            None,
        )
    return {
        "trajecten": trajecten,
        "lopend": next((t for t in trajecten if t.einde is None), None),
        "plaatsingen": Plaatsing.objects.filter(klant=klant, vervallen_op__isnull=True)
        .select_related("werkgever", "werkakkoord", "einde_reden")
        .order_by("-startdatum", "plaatsingnummer"),
    }


def _contacts(klant: Klant) -> dict[str, Any]:
    gesprekken = Gesprek.objects.filter(klant=klant, vervallen_op__isnull=True).select_related("medewerker")
    pogingen = Contactpoging.objects.filter(klant=klant, vervallen_op__isnull=True).select_related(
        "medewerker"
    )
    found_here: list[Any] = [
        *gesprekken.order_by("-datum", "-gespreknummer")[: RECENT + 1],
        *pogingen.order_by("-datum", "-pogingnummer")[: RECENT + 1],
    ]
    found_here.sort(key=lambda row: row.datum, reverse=True)
    return {"contacten": found_here[:RECENT], "meer_contacten": len(found_here) > RECENT}


def _reach(klant: Klant) -> dict[str, Any]:
    now_valid = {"klant": klant, "geldig_tot__isnull": True}
    return {
        "contactgegevens": Contactgegeven.objects.filter(**now_valid).order_by("-soort"),
        "adres": Adres.objects.filter(**now_valid).first(),
        "vertegenwoordigers": Vertegenwoordiger.objects.filter(**now_valid).order_by("naam"),
    }


def _bsn(klant: Klant) -> str:
    """The masked BSN, or why there is none."""
    try:
        row = klant.identificatie
    except ObjectDoesNotExist:
        return "niet vastgelegd"
    if row.bsn_versleuteld is None:
        return row.get_reden_ontbreekt_display().lower()
    try:
        return bsn.masked(bsn.decrypt(bytes(row.bsn_versleuteld), row_id=row.pk, key_id=row.sleutel_id or ""))
    except bsn.BsnError:
        return "niet te lezen"
