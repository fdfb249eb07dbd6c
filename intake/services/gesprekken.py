"""Conversations, contact attempts and drafts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Case, F, Value, When

from intake.enums import GEVOELIGE_DOMEINEN, GEVOELIGE_ONDERWERPEN, Pogingsuitkomst
from intake.models import Concept, Contactpoging, Gesprek, Klant
from intake.models.gesprek import MAX_VERSLAG
from intake.overzicht import may_judge
from intake.services import concepten, tafel
from intake.services.afspraken import mark_spoken
from intake.services.tafel import Tafel
from intake.services.taken import ask_to_talk
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked, sent_before

GESPREK = (
    "datum", "tijd", "vorm", "plaats", "aanwezig", "trede", "haalbare_trede", "verslag",
    "vervolg", "vervolg_reden", "opnieuw_op",
)  # fmt: skip
REPLACED = (("trede",), ("haalbare_trede",), ("vervolg", "vervolg_reden", "opnieuw_op"))
NOT_OF_TODAY = "Dit gesprek is niet van vandaag of is vervallen. Leg een tweede gesprek vast."
NOT_YOURS = (
    "U schreef iets over gezondheid, middelengebruik of justitie. Dat leest alleen wie het gesprek voerde. Leg daarom "
    "een tweede gesprek vast, of haal het weg."
)
EMPTIED = (
    "Zo blijft er niets van dit gesprek over. Er is nog niets gewijzigd. Laat iets staan. Was er geen gesprek? Kies "
    "dan “Klopt niet” bij het gesprek."
)
TOO_LONG = "Samen met wat er al staat, is dit te lang. Leg een tweede gesprek vast."
BEFORE_BIRTH = "De klant is geboren op {}. Kijk of het jaar klopt."
AFTER_DEATH = "De klant is overleden op {}. Kijk of de datum klopt."
CONCEPT_GESPREK = "gesprek"
EMPTY_FOR = timedelta(days=7)
WITHDRAWN = "Dit gegeven is vervallen en kan niet meer worden gewijzigd."
NEWER = (
    "U schreef aan dit concept verder in een ander venster of op een ander apparaat. Er is nog niets opgeslagen en "
    "niets weggegooid. Vergelijk hieronder wat daar staat met wat u hier typte, pas aan wat nodig is en druk nog een "
    "keer op de knop."
)


class NewerDraftError(StaleError):
    """The writer went on with this draft in another window: `stored` is that text, at `versie`."""

    def __init__(self, row: Concept) -> None:
        super().__init__(versie=row.versie, stored={**row.inhoud, "nieuw_id": row.pk}, sentence=NEWER)


@dataclass(frozen=True, slots=True)
class Venster:
    """The page that sends a draft: its mark and the number of this text among those it sent (a page without a script
    has neither), and the id of the conversation that it makes."""

    merk: str = ""
    beurt: int = 0
    nieuw_id: UUID | None = None

    def shows(self, versie: int, row: Concept) -> bool:
        """Whether the page shows this draft at this version: another that was begun since counts from 1 again."""
        return row.versie == versie and self.is_of(row)

    def is_of(self, row: Concept) -> bool:
        """Whether the page is of this draft. One beside another has an id of its own."""
        return bool(row.naast) or self.nieuw_id in {None, row.pk}

    def alone_since(self, versie: int, row: Concept) -> bool:
        """Whether nobody but this page wrote this draft since `versie`."""
        return bool(self.merk) and row.venster == self.merk and row.sinds <= versie


NO_VENSTER = Venster()


@dataclass(frozen=True, slots=True)
class Gezien:
    """What a page that uses up or throws away a draft knows of it: its version, and the text that it sends itself."""

    versie: int
    venster: Venster = NO_VENSTER
    inhoud: Mapping[str, str] = field(default_factory=dict)

    def is_behind(self, row: Concept) -> bool:
        """Whether this draft holds something that the page never showed: without it, that would be gone."""
        if self.venster.shows(self.versie, row) or self.venster.alone_since(self.versie, row):
            return False
        return concepten.says_more(row.inhoud, self.inhoud)


def concept_of(gesprek_id: UUID) -> str:
    """The kind of a draft that corrects this conversation."""
    return f"{CONCEPT_GESPREK}:{gesprek_id}"


def beside(soort: str, mark: str) -> str:
    """The kind of a draft that one window writes beside another of `soort`, until its writer chose (ADR 18)."""
    return f"{soort}+{mark}"


def record_gesprek(
    *,
    door: UUID,
    klant_id: UUID,
    gesprek_id: UUID,
    gegevens: Mapping[str, Any],
    aan_tafel: Tafel = tafel.EMPTY,
    vandaag: date | None = None,
    gezien: Gezien | None = None,
) -> Gesprek:
    """A conversation that `door` had, with all that came of it. Sent twice with one `gesprek_id` it is one.

    The draft that the page showed (`gezien`; None: it showed none) goes. Raises NewerDraftError when it says more by
    now. `vandaag`: the day on which something is solved, manageable or done; else the conversation's.
    """
    content = {name: gegevens.get(name) for name in GESPREK}
    with handeling(door=door), checked():
        known = sent_before(
            Gesprek.objects.filter(klant=klant_id),
            pk=gesprek_id,
            content=content,
            same=lambda row: tafel.holds(row, aan_tafel),
        )
        if known:
            return known
        _refuse_not_alive(locked(Klant.objects.current(), pk=klant_id), gegevens["datum"])
        gesprek = Gesprek.objects.create(
            pk=gesprek_id,
            gespreknummer=next_number("gesprek"),
            klant_id=klant_id,
            medewerker_id=door,
            **content,
        )
        tafel.lay(gesprek, aan_tafel, vandaag=vandaag or gesprek.datum)
        drop_concept(door=door, klant_id=klant_id, soort=CONCEPT_GESPREK, gezien=gezien)
        mark_spoken(gesprek, now=clock.now())
    return gesprek


def save_gesprek(
    *,
    door: UUID,
    gesprek_id: UUID,
    versie: int,
    gegevens: Mapping[str, Any],
    aan_tafel: Tafel = tafel.EMPTY,
    now: datetime | None = None,
    gezien: Gezien | None = None,
) -> Gesprek:
    """Correct a conversation and what it brought; who had it stays the same. The draft of the correction goes, as that
    of a new conversation does (`gezien`).

    One that said something still does: a conversation that was none is withdrawn.
    The version of the conversation counts on whatever of it changed, so that two people never overwrite each other.
    """
    with handeling(door=door), checked():
        gesprek = locked(Gesprek.objects.all(), pk=gesprek_id, versie=versie)
        if gesprek.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        if gegevens.get("datum", gesprek.datum) != gesprek.datum:
            _refuse_not_alive(gesprek.klant, gegevens["datum"])
        said = _says_something(gesprek)
        changed = [name for name in GESPREK if name in gegevens]
        for name in changed:
            setattr(gesprek, name, gegevens[name])
        gesprek.save(update_fields=changed)
        if now is not None and tafel.relay(gesprek, aan_tafel, now=now, door=door):
            Gesprek.objects.filter(pk=gesprek_id, versie=versie).update(versie=F("versie") + 1)
        if said and not _says_something(gesprek):
            raise RefusalError(EMPTIED)
        drop_concept(door=door, klant_id=gesprek.klant_id, soort=concept_of(gesprek_id), gezien=gezien)
    return gesprek


def _refuse_not_alive(klant: Klant, day: date) -> None:
    """A slip of the year is seen at once. A delivery is not asked: it may know better than our file."""
    if klant.geboortedatum is not None and day < klant.geboortedatum:
        raise RefusalError(BEFORE_BIRTH.format(notation.short_date(klant.geboortedatum)), field="datum")
    if klant.overleden_op is not None and day > klant.overleden_op:
        raise RefusalError(AFTER_DEATH.format(notation.short_date(klant.overleden_op)), field="datum")


def _says_something(gesprek: Gesprek) -> bool:
    """Whether a conversation that was logged has anything in it but who, when and where; also what few people see."""
    rows = (gesprek.antwoorden, gesprek.keuzeantwoorden, gesprek.zrmscores, gesprek.tags, gesprek.acties)
    own = (gesprek.verslag, gesprek.trede, gesprek.haalbare_trede, gesprek.vervolg)
    return any(own) or any(part.filter(vervallen_op__isnull=True).exists() for part in rows)


def add_to_gesprek(
    *,
    door: UUID,
    klant_id: UUID,
    gesprek_id: UUID,
    gegevens: Mapping[str, Any],
    aan_tafel: Tafel,
    vandaag: date,
    gezien: Gezien | None = None,
) -> Gesprek:
    """What `door` heard later on the same day, added to a conversation of that day, also a colleague's.

    Texts come after each other, a colleague's with their name; who had it, when and where stay. The version counts on,
    so that whoever is correcting it sees this first. The draft of `door` goes, as in `record_gesprek`.
    """
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id)
        gesprek = locked(Gesprek.objects.filter(klant=klant_id), pk=gesprek_id)
        if gesprek.vervallen_op is not None or gesprek.datum != vandaag:
            raise RefusalError(NOT_OF_TODAY)
        medewerker = Medewerker.objects.get(pk=door)
        if _is_sensitive(aan_tafel) and not may_judge(medewerker, gesprek, klant):
            raise RefusalError(NOT_YOURS)
        if door != gesprek.medewerker_id:
            gegevens, aan_tafel = _signed(medewerker, gegevens, aan_tafel)
        versie = gesprek.versie
        _put_together(gesprek, gegevens)
        gesprek.save(update_fields=GESPREK)
        if tafel.add(gesprek, aan_tafel, vandaag=vandaag, door=door):
            Gesprek.objects.filter(pk=gesprek_id, versie=versie).update(versie=F("versie") + 1)
        mark_spoken(gesprek, now=clock.now(), door=door)
        drop_concept(door=door, klant_id=klant_id, soort=CONCEPT_GESPREK, gezien=gezien)
    return gesprek


def _signed(
    medewerker: Medewerker, gegevens: Mapping[str, Any], aan_tafel: Tafel
) -> tuple[dict[str, Any], Tafel]:
    """What a colleague wrote, with their name above it: the page says whose words they are."""

    def own(text: str | None) -> str | None:
        return text and f"Aangevuld door {medewerker.naam}:\n{text}"

    answers = {
        code: said and replace(said, tekst=own(said.tekst), intern=own(said.intern))
        for code, said in aan_tafel.antwoorden.items()
    }
    return {**gegevens, "verslag": own(gegevens.get("verslag"))}, replace(aan_tafel, antwoorden=answers)


def _put_together(gesprek: Gesprek, gegevens: Mapping[str, Any]) -> None:
    """The report and who was there after each other; a newer rung, or how it goes on, takes the place of the first."""
    gesprek.verslag = tafel.joined(gesprek.verslag, gegevens.get("verslag"))
    present = gegevens.get("aanwezig")
    if present and present not in (gesprek.aanwezig or ""):
        gesprek.aanwezig = ", ".join(filter(None, [gesprek.aanwezig, present]))
    for names in REPLACED:
        if gegevens.get(names[0]):
            for name in names:
                setattr(gesprek, name, gegevens.get(name))
    if len(gesprek.verslag or "") > MAX_VERSLAG or len(gesprek.aanwezig or "") > 200:
        raise RefusalError(TOO_LONG)


def _is_sensitive(aan_tafel: Tafel) -> bool:
    """Whether anything of it is about health or criminal law."""
    about = [code for code, said in aan_tafel.antwoorden.items() if said]
    judged = [domein for domein, niveau in aan_tafel.zrm.items() if niveau]
    return bool({*about} & {*GEVOELIGE_ONDERWERPEN} or {*judged} & {*GEVOELIGE_DOMEINEN})


def is_logged(
    *, door: UUID, klant_id: UUID, gesprek_id: UUID, gegevens: Mapping[str, Any], aan_tafel: Tafel
) -> bool:
    """Whether `door` logged exactly this already, by this very form."""
    row = Gesprek.objects.filter(pk=gesprek_id, klant=klant_id, medewerker=door).first()
    if row is None:
        return False
    same = all(getattr(row, name) == (gegevens.get(name) or None) for name in GESPREK)
    return same and tafel.holds(row, aan_tafel)


def record_poging(
    *, door: UUID, klant_id: UUID, poging_id: UUID, datum: date, uitkomst: str
) -> Contactpoging:
    """An attempt of `door` that did not become a conversation. Sent twice with one `poging_id` it is one."""
    content = {"datum": datum, "uitkomst": uitkomst}
    with handeling(door=door), checked():
        known = sent_before(Contactpoging.objects.filter(klant=klant_id), pk=poging_id, content=content)
        if known:
            return known
        klant = locked(Klant.objects.current(), pk=klant_id)
        _refuse_not_alive(klant, datum)
        poging = Contactpoging.objects.create(
            pk=poging_id,
            pogingnummer=next_number("contactpoging"),
            klant_id=klant_id,
            medewerker_id=door,
            **content,
        )
        if uitkomst == Pogingsuitkomst.NIET_VERSCHENEN:
            ask_to_talk(klant, medewerker_id=door, day=datum)
    return poging


def save_concept(
    *,
    door: UUID,
    klant_id: UUID,
    soort: str,
    versie: int,
    inhoud: Mapping[str, str],
    now: datetime,
    venster: Venster = NO_VENSTER,
    logged: Callable[[], bool] = lambda: False,
) -> Concept:
    """Keep what `door` typed so far. `versie` 0: there was no draft when the page was made.

    A draft has the id of the conversation that the page makes: whoever opens it on another device makes
    the same one. `logged`: whether this text was logged by this very page a moment ago; then there is nothing to keep.
    `venster`: a page that did not wait for an answer goes on from its own last text, and what overtook it stays.
    """
    kept = {name: text.replace("\0", "").replace("\r\n", "\n") for name, text in inhoud.items()}
    own = Concept.objects.filter(medewerker_id=door, klant_id=klant_id, soort=soort)
    # Every two seconds, so in one question; a file that was merged meanwhile has no such row any more.
    said = {"inhoud": kept, "opgeslagen_op": now, "venster": venster.merk or None, "beurt": venster.beurt}
    since = Case(When(venster=venster.merk, then=F("sinds")), default=Value(versie))
    shown = {} if "+" in soort or not venster.nieuw_id else {"pk": venster.nieuw_id}
    if versie and own.filter(versie=versie, **shown).update(**said, sinds=since):
        return Concept(klant_id=klant_id, soort=soort, inhoud=kept, versie=versie + 1, opgeslagen_op=now)
    with handeling(door=door), checked():
        locked(Klant.objects.current(), pk=klant_id)
        row = own.select_for_update(of=("self",)).first()
        if row is not None and venster.alone_since(versie, row):
            if venster.beurt > row.beurt:
                own.update(**said)
                row.refresh_from_db()
            return row
        if row is not None and concepten.says_the_same(
            row.inhoud, kept
        ):  # pressed twice: there is nothing to compare
            return row
        if row is not None:
            raise NewerDraftError(row)
        if logged():
            return Concept(klant_id=klant_id, soort=soort, inhoud=kept, versie=0, opgeslagen_op=now)
        nieuw_id = venster.nieuw_id
        free = nieuw_id is not None and not Concept.objects.filter(pk=nieuw_id).exists()
        return Concept.objects.create(
            pk=nieuw_id if free else uuid4(),
            medewerker_id=door,
            klant_id=klant_id,
            soort=soort,
            **said,
        )


def drop_concept(*, door: UUID, klant_id: UUID, soort: str, gezien: Gezien | None) -> None:
    """Throw a draft away that a page showed; none is fine too. Raises NewerDraftError when it says more by now."""
    if gezien is None:
        return
    with handeling(door=door):
        own = Concept.objects.filter(medewerker_id=door, klant_id=klant_id, soort=soort)
        row = own.select_for_update(of=("self",)).first()
        if row is not None and gezien.is_behind(row):
            raise NewerDraftError(row)
        own.delete()


def drop_beside(*, door: UUID, klant_id: UUID, soort: str, mark: str) -> None:
    """The draft that one window wrote beside another, of which its writer chose there; none is fine too."""
    with handeling(door=door):
        Concept.objects.filter(medewerker_id=door, klant_id=klant_id, soort=beside(soort, mark)).delete()


def join_concept(*, door: UUID, klant_id: UUID, soort: str, mark: str, now: datetime) -> None:
    """Put the draft of another window below the own one; none is fine too. Nothing typed is lost."""
    with handeling(door=door), checked():
        rows = Concept.objects.filter(medewerker_id=door, klant_id=klant_id).select_for_update(of=("self",))
        other = rows.filter(soort=beside(soort, mark)).first()
        own = rows.filter(soort=soort).first()
        if other is None:
            return
        if own is None:
            other.soort, other.opgeslagen_op = soort, now
            other.save(update_fields=["soort", "opgeslagen_op"])
            return
        own.opgeslagen_op = now
        own.replace(concepten.joined(own.inhoud, other.inhoud))
        other.delete()


def discard_concept(*, door: UUID, concept_id: UUID) -> None:
    """Throw one own draft away, whatever became of its file; none is fine too."""
    with handeling(door=door):
        Concept.objects.filter(medewerker_id=door, pk=concept_id).delete()


def remove_empty_concepten(*, now: datetime) -> int:
    """Remove the drafts in which nothing was written and that nobody touched for a week; how many. No others."""
    old = Concept.objects.filter(opgeslagen_op__lt=now - EMPTY_FOR)
    empty = [pk for pk, inhoud in old.values_list("pk", "inhoud").iterator() if concepten.is_empty(inhoud)]
    with handeling(door="systeem", via=Via.TAAK):
        removed, _ = old.filter(pk__in=empty).delete()
    return removed
