"""The one-page file, except its timeline."""

from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch

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
    Toegang,
    Uitkering,
    Vertegenwoordiger,
    Vertrouweling,
)
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject
from werkoffensief.accounts.models import Medewerker

RECENT = 10  # conversations and attempts that the file shows at once


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
        "heeft_bsn": _has_bsn(klant),
        "toegangen": Toegang.objects.current()
        .filter(klant=klant, klant__afgeschermd_op__isnull=True)
        .select_related("medewerker__team")
        .order_by("tot", "pk"),
        "vertrouwelingen": _named(klant),
        "oude_nummers": Klantnummer.objects.filter(klant=klant)
        .exclude(nummer=klant.klantnummer or "")
        .values_list("nummer", flat=True),
        "concepten": Concept.objects.filter(klant=klant, medewerker=medewerker).order_by("-opgeslagen_op"),
    }


def _named(klant: Klant) -> list[Vertrouweling]:
    """Who may open a shielded file beside its regisseur."""
    if klant.afgeschermd_op is None:
        return []
    rows = Vertrouweling.objects.current().filter(klant=klant).select_related("medewerker")
    return list(rows.order_by("medewerker__naam", "pk"))


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


def _has_bsn(klant: Klant) -> bool:
    row = getattr(klant, "identificatie", None)
    return row is not None and row.bsn_versleuteld is not None


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
