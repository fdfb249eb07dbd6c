"""The one-page file, except its timeline."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import OuterRef, QuerySet

from intake import bsn
from intake.models import (
    Adres,
    Afspraak,
    Belemmering,
    Campagnedeelname,
    Concept,
    Contactgegeven,
    Contactpoging,
    Gesprek,
    Gezinslid,
    Klant,
    Klantnummer,
    Ontheffing,
    Taak,
    Terugbelbelofte,
    Toegang,
    Uitkering,
    Uitvraag,
    Vertegenwoordiger,
    Vertrouweling,
    Wwrecht,
)
from intake.queries import documenten
from intake.queries.gezin import OF_BAND, OF_PERSON, bands, household, others
from intake.queries.zoeken import visible
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject
from trajecten.overzicht.nazorg import beeld_of as nazorg_of
from trajecten.overzicht.nazorg import with_aftercare
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import Lezer
from werkoffensief.dossier.queries import stand
from werkoffensief.dossier.queries.samen import Deel, together_like, together_once
from werkoffensief.web.eenmaal import objects_like
from werkoffensief.web.pagination import Count

RECENT, ALL = 10, 300  # conversations and attempts that the file shows: at first, and on request
COMING = 6  # appointments that the file shows: the last ones by their moment, so all that are still to come
ASKED = 5  # questions to third parties that the file shows
PAPERS, COUNTED = 5, 100  # documents that the file shows, and up to how many it counts
# Which kinds of data stand in a whole file, as the reading log names them.
WHOLE_FILE = (
    "persoon",
    "bereikbaarheid",
    "huishouden",
    "uitkering",
    "gesprekken",
    "afspraken",
    "belemmeringen",
    "traject",
    "plaatsingen",
    "documenten",
    "ontheffing",
    "terugbelbelofte",
)
OF_TOEGANG = (
    "id",
    "tot",
    "reden",
    "medewerker__naam",
    "medewerker__team__naam",
    "uitgenodigd_door__naam",
)
OF_UITVRAAG = ("id", "toestemming__wie", "gevraagd_op", "afgerond_op", "antwoord")
GELDIG = ("id", "bron", "geldig_van")


def with_names(klanten: QuerySet[Klant]) -> QuerySet[Klant]:
    """Adds the numbers under which a klant is known, and the row of the BSN, without further queries."""
    numbers = Klantnummer.objects.filter(klant=OuterRef("pk")).exclude(nummer=OuterRef("klantnummer"))
    return klanten.select_related("identificatie").annotate(
        oude_nummers=ArraySubquery(numbers.order_by("nummer").values("nummer"))
    )


def visible_with_names(lezer: Lezer) -> QuerySet[Klant]:
    """Whose file this reader may open, as the page of a file shows them."""
    return with_names(visible(lezer))


def everybody_with_names(_lezer: Lezer) -> QuerySet[Klant]:
    """Everybody, for who answers a request about personal data and asked for the file by name before."""
    return with_names(Klant.objects.current())


def file_of(klant: Klant, *, medewerker: Medewerker, day: date, all_contacts: bool = False) -> dict[str, Any]:
    """Everything on the one-page file except its timeline, of a klant of `with_names`. Withdrawn facts are left out."""
    return {
        **_plan(klant, day),
        **_facts(klant, medewerker, day, ALL if all_contacts else RECENT),
        "bsn": _bsn(klant),
        "heeft_bsn": _has_bsn(klant),
        "vertrouwelingen": _named(klant),
        "concepten": objects_like(_concepten, klant.pk, medewerker.pk),
    }


def _named(klant: Klant) -> list[Vertrouweling]:
    """Who may open a shielded file beside its regisseur."""
    if klant.afgeschermd_op is None:
        return []
    rows = Vertrouweling.objects.current().filter(klant=klant).select_related("medewerker")
    return list(rows.order_by("medewerker__naam", "pk"))


def _plan(klant: Klant, day: date) -> dict[str, Any]:
    trajecten = objects_like(_trajecten, klant.pk)
    regisseurs = objects_like(_regisseurs, klant.pk) if trajecten else []
    stappen = objects_like(_stappen, klant.pk) if trajecten else []
    for traject in trajecten:
        traject.regisseurs = [row for row in regisseurs if row.traject_id == traject.pk]
        traject.te_tonen_stappen = [row for row in stappen if row.traject_id == traject.pk]
        for row in (*traject.regisseurs, *traject.te_tonen_stappen):
            row.traject = traject
        traject.huidig = next(
            (r for r in traject.regisseurs if r.start <= day and (r.einde is None or r.einde > day)), None
        )
        traject.met_einde = any(stap.einde for stap in traject.te_tonen_stappen)
    return {
        "trajecten": trajecten,
        "lopend": next((t for t in trajecten if t.einde is None), None),
        **_placements(klant, day),
    }


def _trajecten(klant: UUID) -> QuerySet[Traject]:
    rows = Traject.objects.filter(klant=klant, vervallen_op__isnull=True)
    return rows.select_related("einde_reden").order_by("-start")


def _regisseurs(klant: UUID) -> QuerySet[Regisseurschap]:
    rows = Regisseurschap.objects.filter(klant=klant, vervallen_op__isnull=True)
    return rows.select_related("medewerker").order_by("-start")


def _stappen(klant: UUID) -> QuerySet[Stap]:
    rows = Stap.objects.filter(klant=klant, vervallen_op__isnull=True)
    return rows.select_related("voorziening", "aanbod").order_by("-start", "stapnummer")


def _placed(klant: UUID) -> QuerySet[Plaatsing]:
    rows = with_aftercare(Plaatsing.objects.filter(klant=klant, vervallen_op__isnull=True))
    related = rows.select_related("werkgever", "werkakkoord", "einde_reden")
    return related.order_by("-startdatum", "plaatsingnummer")


def _concepten(klant: UUID, medewerker: UUID) -> QuerySet[Concept]:
    return Concept.objects.filter(klant=klant, medewerker=medewerker).order_by("-opgeslagen_op")


def _placements(klant: Klant, day: date) -> dict[str, Any]:
    """Work and education with the next check, and which columns have something to say."""
    rows = objects_like(_placed, klant.pk)
    for row in rows:
        row.stand = nazorg_of(row, day)
    return {
        "plaatsingen": rows,
        "met_einddatum": any(row.einddatum for row in rows),
        "met_uren": any(row.uren_per_week for row in rows),
        "met_akkoord": any(row.werkakkoord_id for row in rows),
    }


def _facts(klant: Klant, medewerker: Medewerker, day: date, length: int) -> dict[str, Any]:
    """What many small tables say of this klant, in two queries: the second depends on who looks."""
    seen = (klant.led_by(medewerker), klant.afgeschermd_op is not None)
    scores, linked = together_like(_of_reader, klant.pk, Lezer.of(medewerker), *seen)
    contacts, reach, periods, (rungs, tags, agreed, choices) = _sliced(
        together_once(_parts, klant.pk, day, length)
    )
    contact, address, acting, family, links, access = reach
    return {
        "stand": stand.stand_of(rungs, tags, agreed, scores, choices),
        **_contacts(contacts, length),
        "contactgegevens": contact,
        "adres": next(iter(address), None),
        "vertegenwoordigers": acting,
        "gezinsleden": family,
        "huisgenoten": household(klant, links, linked),
        "toegangen": access,
        **_periods(periods, day),
    }


def _sliced(found: list[list[Any]]) -> tuple[list[list[Any]], ...]:
    """The rows of `_parts` again by what they are about."""
    return found[:5], found[5:11], found[11:18], found[18:]


def _of_reader(klant: UUID, lezer: Lezer, leads: bool, shielded: bool) -> tuple[Deel, ...]:
    linked = others(klant, lezer.medewerker)
    return stand.scores(klant, lezer, leads, shielded), Deel(linked, OF_PERSON)


def _parts(klant: UUID, day: date, length: int) -> tuple[Deel, ...]:
    return (*_of_contacts(klant, length), *_of_reach(klant, day), *_of_periods(klant), *stand.delen(klant))


def _of_contacts(klant: UUID, length: int) -> tuple[Deel, ...]:
    """Conversations, attempts, the newest documents, appointments, tasks."""
    gesprekken = Gesprek.objects.filter(klant=klant, vervallen_op__isnull=True)
    pogingen = Contactpoging.objects.filter(klant=klant, vervallen_op__isnull=True)
    shared = ("id", "datum", "medewerker__naam")
    return (
        Deel(
            gesprekken.order_by("-datum", "-gespreknummer"),
            (*shared, "gespreknummer", "vorm", "trede", "verslag"),
            length + 1,
        ),
        Deel(pogingen.order_by("-datum", "-pogingnummer"), (*shared, "uitkomst"), length + 1),
        Deel(
            documenten(klant),
            ("id", "datum", "soort", "titel", "bestandstype", "toegevoegd_op", "toegevoegd_door__naam"),
            COUNTED + 1,
        ),
        Deel(
            Afspraak.objects.live().filter(klant=klant).order_by("-begin", "-pk"),
            ("id", "begin", "duur", "vorm", "plaats", "status", "medewerker__naam"),
            COMING,
        ),
        Deel(Taak.objects.open().filter(klant=klant).order_by("op", "pk"), ("id", "tekst", "op"), COMING),
    )


def _contacts(found: list[list[Any]], length: int) -> dict[str, Any]:
    """Conversations and attempts in one list, and the newest documents."""
    spoken, tried, papers, planned, asked = found
    rows = sorted([*spoken, *tried], key=lambda row: row.datum, reverse=True)
    return {
        "contacten": rows[:length],
        "meer_contacten": len(rows) > length,
        "afspraken": planned,
        "taken": asked,
        "documenten": papers[:PAPERS],
        "aantal_documenten": Count(min(len(papers), COUNTED), len(papers) > COUNTED),
    }


def _of_reach(klant: UUID, day: date) -> tuple[Deel, ...]:
    """Contact data, address, who acts for the klant, the household, and who may look along, as they are now."""
    now_valid = {"klant": klant, "geldig_tot__isnull": True}
    return (
        Deel(Contactgegeven.objects.filter(**now_valid).order_by("-soort"), (*GELDIG, "soort", "waarde")),
        Deel(
            Adres.objects.filter(**now_valid).order_by("pk"),
            (
                *GELDIG,
                "soort",
                "straat",
                "postcode",
                "huisnummer",
                "woonplaats",
                "bereikbaar_via",
                "bereikbaar_wanneer",
                "bereikbaar_bij_wie",
                "geheim",
            ),
            1,
        ),
        Deel(
            Vertegenwoordiger.objects.filter(**now_valid).order_by("naam"),
            (*GELDIG, "soort", "naam", "organisatie", "telefoon", "email", "is_geadresseerde"),
        ),
        Deel(
            Gezinslid.objects.filter(**now_valid).order_by("relatie", "geboortejaar", "pk"),
            (*GELDIG, "relatie", "naam", "geboortejaar", "inwonend"),
        ),
        Deel(bands(klant, day), OF_BAND),
        Deel(
            Toegang.objects.current()
            .filter(klant=klant, klant__afgeschermd_op__isnull=True)
            .order_by("tot", "pk"),
            OF_TOEGANG,
        ),
    )


def _has_bsn(klant: Klant) -> bool:
    row = getattr(klant, "identificatie", None)
    return row is not None and row.bsn_versleuteld is not None


def _of_periods(klant: UUID) -> tuple[Deel, ...]:
    """What stands in the way of work, the benefit, the campaigns, exemptions, promises to call, the WW, questions."""
    return (
        Deel(
            Belemmering.objects.filter(klant=klant, vervallen_op__isnull=True).order_by(
                "opgelost_op", "-vastgesteld_op", "pk"
            ),
            (
                "id",
                "soort__naam",
                "vastgesteld_op",
                "opgelost_op",
                "ernst",
                "actie",
                "beheersbaar_op",
                "versie",
            ),
        ),
        Deel(
            Uitkering.objects.filter(klant=klant, vervallen_op__isnull=True).order_by("-start"),
            ("id", "soort__naam", "start", "einde", "einde_reden__naam"),
        ),
        Deel(
            Campagnedeelname.objects.filter(klant=klant, vervallen_op__isnull=True).order_by(
                "campagne__code"
            ),
            ("campagne__naam", "campagne__startdatum", "campagne__einddatum"),
        ),
        Deel(
            Ontheffing.objects.filter(klant=klant, vervallen_op__isnull=True).order_by("-van", "pk"),
            ("id", "soort__naam", "van", "tot", "herbeoordelen_op"),
        ),
        Deel(
            Terugbelbelofte.objects.filter(klant=klant, vervallen_op__isnull=True).order_by("op", "pk"),
            ("id", "op", "gedaan_op", "versie", "medewerker__naam"),
        ),
        Deel(
            Wwrecht.objects.live().filter(klant=klant).order_by("-ww_einde"),
            ("id", "ww_einde", "resultaat", "resultaat_op"),
        ),
        Deel(Uitvraag.objects.of(klant), OF_UITVRAAG, ASKED),
    )


def _periods(found: list[list[Any]], day: date) -> dict[str, Any]:
    """The same rows, with what is over apart from what is not."""
    barriers, benefit, campaigns, exemptions, promises, ww, asked = found
    past = [row for row in campaigns if row.campagne_einddatum and row.campagne_einddatum < day]
    return {
        "belemmeringen": barriers,
        "uitkeringen": benefit,
        "campagnes": [row for row in campaigns if row not in past],
        "eerdere_campagnes": past,
        "ontheffingen": exemptions,
        "beloften": [row for row in promises if row.gedaan_op is None],
        "gedane_beloften": [row for row in promises if row.gedaan_op is not None],
        "wwrechten": ww,
        "uitvragen": asked,
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
