"""What a conversation at the table brings beside its report; written in the transaction of the conversation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from intake.enums import ANTWOORD_GETAL, ZRM_VERSIE, Antwoordstand, Uitvoerder
from intake.models import (
    Actie,
    Belemmering,
    Gesprek,
    Keuzeantwoord,
    Klant,
    Klanttag,
    Onderwerpantwoord,
    Zrmscore,
)
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked, sent_before

NOT_ASKED = "Verbeterd: dit is in dit gesprek niet besproken."
LAPSED = (
    "“{}” is vervallen terwijl u bezig was. Er is nog niets vastgelegd. Zet wat u daar typte in het verslag of haal "
    "het weg, en leg het gesprek opnieuw vast."
)
NOT_SAID = "Verbeterd: dit is in dit gesprek niet gezegd."
NOT_AGREED = "Verbeterd: dit is in dit gesprek niet afgesproken."


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What was said about one topic; `tekst` the klant reads, `intern` not."""

    stand: str
    tekst: str | None = None
    intern: str | None = None


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What changed in something that stands in the way. None and False: as it was."""

    belemmering_id: UUID
    versie: int
    ernst: int | None = None
    actie: str | None = None
    beheersbaar: bool = False
    opgelost: bool = False


@dataclass(frozen=True, slots=True)
class Afspraak:
    """Who does what, and by when. `actie_id`: one that was made before, to be corrected; `van_collega`: the medewerker
    who promised it still does, whoever corrects it; `medewerker_id`: which one, if not whoever writes it down."""

    wat: str
    wie: str = Uitvoerder.KLANT.value
    wie_anders: str | None = None
    voor_op: date | None = None
    actie_id: UUID | None = None
    van_collega: bool = False
    medewerker_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Tafel:
    """Everything beside the conversation itself. In `antwoorden`, `keuzes` and `zrm` None stands for: not asked."""

    antwoorden: Mapping[str, Antwoord | None] = field(default_factory=dict)
    keuzes: Mapping[str, tuple[str, str | None] | None] = field(default_factory=dict)  # stand, waarde
    zrm: Mapping[str, int | None] = field(default_factory=dict)
    wijzigingen: tuple[Wijziging, ...] = ()
    nieuwe: tuple[str, ...] = ()
    tags: tuple[tuple[str, str | None, str | None], ...] = ()  # soort, code, own words
    houdt: tuple[UUID, ...] | None = None  # own words that a correction keeps; None: it did not ask for tags
    afspraken: tuple[Afspraak, ...] = ()
    gedaan: tuple[UUID, ...] = ()

    @property
    def zegt_iets(self) -> bool:
        """Whether anything was told, chosen, ticked or agreed."""
        asked = (*self.antwoorden.values(), *self.keuzes.values(), *self.zrm.values())
        beside = (self.wijzigingen, self.nieuwe, self.tags, self.houdt, self.gedaan)
        return any(asked) or any(beside) or any(agreed.wat for agreed in self.afspraken)


EMPTY = Tafel()


def lay(gesprek: Gesprek, tafel: Tafel, *, vandaag: date) -> None:
    """Write all that a new conversation brings. Raises RefusalError, with the field of the page, when it cannot be."""
    whose: dict[str, Any] = {"klant_id": gesprek.klant_id, "gesprek": gesprek}
    Onderwerpantwoord.objects.bulk_create(
        Onderwerpantwoord(**whose, onderwerp_id=code, stand=said.stand, tekst=said.tekst, intern=said.intern)
        for code, said in tafel.antwoorden.items()
        if said
    )
    Keuzeantwoord.objects.bulk_create(
        Keuzeantwoord(**whose, vraag=vraag, **_chosen(vraag, *chosen))
        for vraag, chosen in tafel.keuzes.items()
        if chosen
    )
    Zrmscore.objects.bulk_create(
        Zrmscore(**whose, domein=domein, niveau=niveau, versie_lijst=ZRM_VERSIE)
        for domein, niveau in tafel.zrm.items()
        if niveau
    )
    _beside(gesprek, tafel, vandaag, gesprek.medewerker_id)


def _beside(gesprek: Gesprek, tafel: Tafel, vandaag: date, door: UUID) -> None:
    """What is of the klant rather than of the conversation alone. `door` says "ik"."""
    for change in tafel.wijzigingen:
        _change(gesprek.klant_id, change, vandaag)
    _add_barriers(gesprek, tafel.nieuwe)
    _add_tags(gesprek, tafel.tags)
    for agreed in tafel.afspraken:
        _agree(gesprek, agreed, door)
    for actie_id in tafel.gedaan:
        _done(Actie.objects.filter(klant=gesprek.klant_id), actie_id, vandaag)


CHOSEN = ("stand", "keuze_id", "getal")


def _chosen(vraag: str, stand: str, waarde: str | None) -> dict[str, Any]:
    """The columns of a fixed answer: a number where its question has no list."""
    number = waarde is not None and vraag in ANTWOORD_GETAL
    return {
        "stand": stand,
        "keuze_id": None if number else waarde,
        "getal": int(waarde or 0) if number else None,
    }


def add(gesprek: Gesprek, tafel: Tafel, *, vandaag: date, door: UUID) -> bool:
    """Write what `door` heard later on the day of a conversation that was logged; whether there was anything.

    Texts come after each other; sent twice it is there once. A newer level, rung or fixed answer takes the place of the
    first; history has both.
    """
    written = []
    whose: dict[str, Any] = {"klant_id": gesprek.klant_id, "gesprek": gesprek}
    answers = {row.onderwerp_id: row for row in gesprek.antwoorden.all()}
    for code, said in tafel.antwoorden.items():
        if said:
            row, values = _with_what_was_said(answers.get(code), said, {**whose, "onderwerp_id": code})
            written.append(_write(row, values))
    choices = {row.vraag: row for row in gesprek.keuzeantwoorden.all()}
    for vraag, chosen in tafel.keuzes.items():
        if chosen:
            fresh = choices.get(vraag) or Keuzeantwoord(**whose, vraag=vraag)
            written.append(_write(fresh, _chosen(vraag, *chosen)))
    scores = {row.domein: row for row in gesprek.zrmscores.all()}
    for domein, niveau in tafel.zrm.items():
        if niveau:
            score = scores.get(domein) or Zrmscore(**whose, domein=domein, versie_lijst=ZRM_VERSIE)
            written.append(_write(score, {"niveau": niveau}))
    rows = Belemmering.objects.filter(klant=gesprek.klant_id)
    known = {
        row.pk: row for row in rows.filter(pk__in=[change.belemmering_id for change in tafel.wijzigingen])
    }
    there = [{name: getattr(row, name) for name in SAID} for row in _live(gesprek.acties)]
    new = [one for one in tafel.afspraken if _said(one, door) not in there]
    changes = [one for one in tafel.wijzigingen if not _has(known.get(one.belemmering_id), one)]
    _beside(gesprek, replace(tafel, wijzigingen=tuple(changes), afspraken=tuple(new)), vandaag, door)
    return any(written) or bool(new or changes or tafel.nieuwe or tafel.tags or tafel.gedaan)


def _with_what_was_said(
    row: Onderwerpantwoord | None, said: Antwoord, whose: Mapping[str, Any]
) -> tuple[Onderwerpantwoord, dict[str, Any]]:
    """The answer that stands there, and what it says together with this one."""
    fresh = row or Onderwerpantwoord(**whose)
    stands = row is not None and row.vervallen_op is None
    old = (fresh.stand, fresh.tekst, fresh.intern) if stands else (said.stand, None, None)
    told = Antwoordstand.BESPROKEN.value in {old[0], said.stand}
    return fresh, {
        "stand": Antwoordstand.BESPROKEN.value if told else said.stand,
        "tekst": joined(old[1], said.tekst),
        "intern": joined(old[2], said.intern),
    }


def joined(old: str | None, new: str | None) -> str | None:
    """Two texts after each other; one that holds the other already is both."""
    if not old or not new or new.startswith(old):
        return new or old
    return old if old == new or old.endswith(f"\n\n{new}") else f"{old}\n\n{new}"


def holds(gesprek: Gesprek, tafel: Tafel) -> bool:
    """Whether a form that is sent again says what was written the first time."""
    known = {code: Antwoord(*said) for code, *said in _live(gesprek.antwoorden).values_list(
        "onderwerp_id", "stand", "tekst", "intern")}  # fmt: skip
    scores = dict(_live(gesprek.zrmscores).values_list("domein", "niveau"))
    chosen = {vraag: _chosen(vraag, *said) for vraag, said in tafel.keuzes.items() if said}
    stands = {row.pop("vraag"): row for row in _live(gesprek.keuzeantwoorden).values("vraag", *CHOSEN)}
    agreed = sorted(
        (wie, wat, anders or "", str(voor or ""))
        for wie, wat, anders, voor in gesprek.acties.values_list("wie", "wat", "wie_anders", "voor_op")
    )
    open_kinds = set(_open_barriers(gesprek.klant_id).values_list("soort_id", flat=True))
    tags = {(soort, code, _same(tekst)) for soort, code, tekst in _tags(gesprek.klant_id)}
    changed = {
        row.pk: row
        for row in Belemmering.objects.filter(pk__in=[c.belemmering_id for c in tafel.wijzigingen])
    }
    return (
        known == {code: said for code, said in tafel.antwoorden.items() if said}
        and scores == {domein: niveau for domein, niveau in tafel.zrm.items() if niveau}
        and stands == chosen
        and agreed
        == sorted((a.wie, a.wat, a.wie_anders or "", str(a.voor_op or "")) for a in tafel.afspraken)
        and set(tafel.nieuwe) <= open_kinds
        and {(soort, code, _same(tekst)) for soort, code, tekst in tafel.tags} <= tags
        and all(_has(changed.get(change.belemmering_id), change) for change in tafel.wijzigingen)
    )


def _has(row: Belemmering | None, change: Wijziging) -> bool:
    return (
        row is not None
        and change.ernst in {None, row.ernst}
        and change.actie in {None, row.actie}
        and (not change.beheersbaar or row.beheersbaar_op is not None)
        and (not change.opgelost or row.opgelost_op is not None)
    )


def _live(rows: Any) -> Any:
    return rows.filter(vervallen_op__isnull=True)


def _change(klant_id: UUID, change: Wijziging, vandaag: date) -> None:
    rows = Belemmering.objects.filter(klant=klant_id).select_related("soort")
    field = f"b_{change.belemmering_id}_actie"
    try:
        row = locked(rows, pk=change.belemmering_id, versie=change.versie)
    except StaleError as stale:
        raise RefusalError(_meanwhile(rows.get(pk=change.belemmering_id)), field=field) from stale
    if row.vervallen_op is not None:
        raise RefusalError(LAPSED.format(row.soort.naam), field=field)
    if change.ernst:
        row.ernst = change.ernst
    if change.actie:
        row.actie = change.actie
    if change.beheersbaar and row.beheersbaar_op is None:
        row.beheersbaar_op = vandaag
    if change.opgelost and row.opgelost_op is None:
        row.opgelost_op = vandaag
    row.save(update_fields=["ernst", "actie", "beheersbaar_op", "opgelost_op"])


def _meanwhile(row: Belemmering) -> str:
    """What somebody else made of it while this page was open."""
    if row.vervallen_op is not None:
        return LAPSED.format(row.soort.naam)
    said = [
        f"ernst {row.get_ernst_display().lower()}" if row.ernst else "",
        f"actie “{row.actie}”" if row.actie else "",
        f"beheersbaar sinds {short_date(row.beheersbaar_op)}" if row.beheersbaar_op else "",
        f"opgelost op {short_date(row.opgelost_op)}" if row.opgelost_op else "",
    ]
    now = ", ".join(part for part in said if part) or "nog niets"
    return (
        f"Iemand anders wijzigde “{row.soort.naam}” terwijl u bezig was. Daar staat nu: {now}. Er is nog niets "
        "vastgelegd. Kijk of uw antwoord nog klopt en leg het gesprek opnieuw vast."
    )


def _open_barriers(klant_id: UUID) -> Any:
    rows = Belemmering.objects.filter(klant=klant_id, vervallen_op__isnull=True)
    return rows.filter(opgelost_op__isnull=True)


def _add_barriers(gesprek: Gesprek, soorten: Iterable[str]) -> None:
    """What stands in the way since this conversation; what already does is not written twice."""
    if not soorten:
        return
    known = set(_open_barriers(gesprek.klant_id).values_list("soort_id", flat=True))
    Belemmering.objects.bulk_create(
        Belemmering(klant_id=gesprek.klant_id, soort_id=soort, vastgesteld_op=gesprek.datum)
        for soort in soorten
        if soort not in known
    )


def _same(text: str | None) -> str:
    return (text or "").strip().casefold()


def _tags(klant_id: UUID) -> list[tuple]:
    rows = Klanttag.objects.filter(klant=klant_id, vervallen_op__isnull=True)
    return list(rows.values_list("soort", "tag_id", "tekst"))


def _hold_again(klant_id: UUID, said: set[tuple]) -> None:
    """What ended and is said again is the same talent or wish."""
    ended = Klanttag.objects.filter(klant=klant_id, vervallen_op__isnull=True, tot__isnull=False)
    for row in ended:
        if (row.soort, row.tag_id, _same(row.tekst)) in said:
            row.tot = None
            row.save(update_fields=["tot"])


def end_tag(*, door: UUID, klanttag_id: UUID, tot: date) -> Klanttag:
    """It is no talent or wish any more: `tot` is the last day."""
    with handeling(door=door), checked():
        row = locked(Klanttag.objects.filter(vervallen_op__isnull=True), pk=klanttag_id)
        if row.tot is not None:
            raise RefusalError("Dit staat er al als iets dat niet meer geldt.")
        row.tot = max(tot, row.sinds)
        row.save(update_fields=["tot"])
    return row


def _add_tags(gesprek: Gesprek, tags: Iterable[tuple[str, str | None, str | None]]) -> None:
    if not tags:
        return
    known = {(soort, code, _same(tekst)) for soort, code, tekst in _tags(gesprek.klant_id)}
    _hold_again(gesprek.klant_id, {(soort, code, _same(tekst)) for soort, code, tekst in tags})
    Klanttag.objects.bulk_create(
        Klanttag(
            klant_id=gesprek.klant_id,
            gesprek=gesprek,
            soort=soort,
            tag_id=code,
            tekst=tekst,
            sinds=gesprek.datum,
        )
        for soort, code, tekst in tags
        if (soort, code, _same(tekst)) not in known
    )


def _agree(gesprek: Gesprek, agreed: Afspraak, door: UUID) -> Actie:
    return Actie.objects.create(
        actienummer=next_number("actie"),
        klant_id=gesprek.klant_id,
        gesprek=gesprek,
        afgesproken_op=gesprek.datum,
        **_said(agreed, door),
    )


SAID = ("wat", "wie", "wie_anders", "medewerker_id", "voor_op")


def _said(agreed: Afspraak, medewerker_id: UUID) -> dict[str, Any]:
    who = agreed.medewerker_id or medewerker_id
    return {
        "wat": agreed.wat,
        "wie": agreed.wie,
        "wie_anders": agreed.wie_anders if agreed.wie == Uitvoerder.ANDER else None,
        "medewerker_id": who if agreed.wie == Uitvoerder.MEDEWERKER else None,
        "voor_op": agreed.voor_op,
    }


def _done(rows: Any, actie_id: UUID, vandaag: date) -> Actie:
    row: Actie = locked(rows.filter(vervallen_op__isnull=True), pk=actie_id)
    if row.gedaan_op is None:  # somebody else was first: it is done all the same
        row.gedaan_op = vandaag
        row.save(update_fields=["gedaan_op"])
    return row


# --- Correcting ------------------------------------------------------------


def relay(gesprek: Gesprek, tafel: Tafel, *, now: datetime, door: UUID) -> bool:
    """Correct what a conversation brought; whether anything changed. What `tafel` does not name stays as it is."""
    whose: dict[str, Any] = {"klant_id": gesprek.klant_id, "gesprek": gesprek}
    answers = {row.onderwerp_id: row for row in gesprek.antwoorden.all()}
    said = {
        code: (
            answers.get(code) or Onderwerpantwoord(**whose, onderwerp_id=code),
            answer and {"stand": answer.stand, "tekst": answer.tekst, "intern": answer.intern},
        )
        for code, answer in tafel.antwoorden.items()
    }
    choices = {row.vraag: row for row in gesprek.keuzeantwoorden.all()}
    chosen = {
        vraag: (
            choices.get(vraag) or Keuzeantwoord(**whose, vraag=vraag),
            choice and _chosen(vraag, *choice),
        )
        for vraag, choice in tafel.keuzes.items()
    }
    scores = {row.domein: row for row in gesprek.zrmscores.all()}
    judged = {
        domein: (
            scores.get(domein) or Zrmscore(**whose, domein=domein, versie_lijst=ZRM_VERSIE),
            niveau and {"niveau": niveau},
        )
        for domein, niveau in tafel.zrm.items()
    }
    changed = [
        _write(row, values) if values else _withdraw(row, NOT_ASKED, now)
        for row, values in (*said.values(), *chosen.values(), *judged.values())
    ]
    changed += _correct_agreements(gesprek, tafel.afspraken, now, door)
    if tafel.houdt is not None:
        changed += _correct_tags(gesprek, tafel.tags, tafel.houdt, now)
    return any(changed)


def _correct_tags(
    gesprek: Gesprek, tags: Iterable[tuple[str, str | None, str | None]], houdt: Iterable[UUID], now: datetime
) -> list[bool]:
    """Its own talents and wishes: what was not said lapses, what was forgotten is added; those of others stay."""
    said, kept = {(soort, code, _same(tekst)) for soort, code, tekst in tags}, set(houdt)
    before = [row for row in _live(gesprek.tags) if row.tot is None]
    changed = [
        _withdraw(row, NOT_SAID, now)
        for row in before
        if row.pk not in kept and (row.soort, row.tag_id, _same(row.tekst)) not in said
    ]
    known = set(_live(gesprek.tags).values_list("pk", flat=True))
    _add_tags(gesprek, tags)
    return [*changed, set(_live(gesprek.tags).values_list("pk", flat=True)) != known]


def _correct_agreements(
    gesprek: Gesprek, afspraken: Iterable[Afspraak], now: datetime, door: UUID
) -> list[bool]:
    """What a colleague promised stays theirs until somebody chooses "ik": that, and what is new, is of `door`."""
    known, changed = {row.pk: row for row in _live(gesprek.acties)}, []
    for agreed in afspraken:
        row = known.get(agreed.actie_id) if agreed.actie_id else None
        if row is None:
            if agreed.wat:
                changed.append(_agree(gesprek, agreed, door) is not None)
        elif agreed.wat:
            promised = row.medewerker_id if agreed.van_collega else None
            changed.append(_write(row, _said(agreed, promised or door)))
        else:
            changed.append(_withdraw(row, NOT_AGREED, now))
    return changed


def _write(row: Any, values: Mapping[str, Any]) -> bool:
    """Save when it says something else, or was withdrawn; whether it did."""
    values = {**values, "vervallen_op": None, "vervallen_reden": None}
    if not row._state.adding and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.save(**({} if row._state.adding else {"update_fields": [*values]}))
    return True


def _withdraw(row: Feit, reden: str, now: datetime) -> bool:
    if row._state.adding or row.vervallen_op is not None:
        return False
    row.vervallen_op, row.vervallen_reden = now, reden
    row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return True


# --- One line at a time ------------------------------------------------------------


def change_belemmering(
    *, door: UUID, wijziging: Mapping[str, Any], belemmering_id: UUID, versie: int
) -> None:
    """How much it stands in the way, what is done about it, and since when it is manageable."""
    with handeling(door=door), checked():
        row = locked(Belemmering.objects.all(), pk=belemmering_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError("Dit gegeven is vervallen en kan niet meer worden gewijzigd.")
        for name in ("ernst", "actie", "beheersbaar_op"):
            setattr(row, name, wijziging[name])
        row.save(update_fields=["ernst", "actie", "beheersbaar_op"])


def add_actie(*, door: UUID, klant_id: UUID, actie_id: UUID, agreed: Afspraak, vandaag: date) -> Actie:
    """One agreement, outside a conversation. Sent twice with one `actie_id` it is one."""
    said = _said(agreed, door)
    with handeling(door=door), checked():
        known = sent_before(Actie.objects.filter(klant=klant_id), pk=actie_id, content=said)
        if known:
            return known
        locked(Klant.objects.current(), pk=klant_id)
        return Actie.objects.create(
            pk=actie_id, actienummer=next_number("actie"), klant_id=klant_id, afgesproken_op=vandaag, **said
        )


def finish_actie(*, door: UUID, actie_id: UUID, vandaag: date) -> Actie:
    """It is done; also when somebody else said so a moment before."""
    with handeling(door=door), checked():
        return _done(Actie.objects.all(), actie_id, vandaag)
