"""What the pages of the conversation at the table show: what is known, and what one conversation brought."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    F,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    TimeField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from intake.enums import (
    GEVOELIGE_DOMEINEN,
    GEVOELIGE_ONDERWERPEN,
    Keuzevraag,
    Vertegenwoordigersoort,
    Zrmdomein,
)
from intake.models import (
    Actie,
    Belemmering,
    Belemmeringsoort,
    Gesprek,
    Keuzeantwoord,
    Keuzewaarde,
    Klant,
    Klanttag,
    Onderwerp,
    Onderwerpantwoord,
    Tag,
    Vertegenwoordiger,
    Vertrouweling,
    Zrmscore,
)
from intake.overzicht.gezegd import Gekozen, Gezegd
from intake.queries.agenda import planned_on
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.eenmaal import READER, ask_again, ask_of

EARLIER = 30  # conversations of which form, place and rungs are looked at
EARLIER_COLUMNS = (
    *("id", "datum", "vorm", "plaats", "trede", "haalbare_trede", "begin", "duur", "tijd", "naam"),
)
NO_DAY, NO_NUMBER = Cast(Value(None), DateField()), Cast(Value(None), IntegerField())
SCORE_COLUMNS = ("domein", "niveau", "gesprek__datum")
LATEST = ("-gesprek__datum", "-gesprek__gespreknummer")
# The code or the number of a fixed answer, as text.
WAARDE = Coalesce(F("keuze_id"), Cast(F("getal"), CharField()), output_field=TextField())


@dataclass(frozen=True, slots=True)
class Blad:
    """What is known when somebody sits down at the table. `gesprek`: the one that is corrected, if any."""

    onderwerpen: list[Any]
    eerdere: list[dict[str, Any]]
    zrm: dict[str, dict[str, Any]]
    domeinen: list[Zrmdomein]
    tags: list[Any]
    eigen_tags: list[Any]
    gezegde_tags: list[Klanttag] = field(default_factory=list)  # in the conversation that is corrected
    soorten: list[Any] = field(default_factory=list)
    acties: list[Actie] = field(default_factory=list)
    aanwezigen: dict[str, str] = field(default_factory=dict)
    afspraken: list[Actie] = field(default_factory=list)
    antwoorden: list[Any] = field(default_factory=list)
    waarden: list[Any] = field(default_factory=list)  # the answers to choose from, of all questions
    keuzes: dict[str, Gekozen] = field(default_factory=dict)  # by question, the last before
    eigen_keuzes: list[Gekozen] = field(default_factory=list)
    gesprek: Gesprek | None = None
    ik: UUID | None = None  # who corrects
    gepland: list[dict[str, Any]] = field(default_factory=list)

    def collega(self, row: Actie) -> str:
        """Who promised this, when that is another medewerker than who corrects."""
        return row.medewerker.naam if row.medewerker and row.medewerker_id != self.ik else ""

    @property
    def treden(self) -> list[dict[str, Any]]:
        """The rungs of earlier conversations, the last first."""
        return [row for row in self.eerdere if row["trede"] or row["haalbare_trede"]][:5]

    def van(self, day: date) -> list[dict[str, Any]]:
        """The conversations that were logged already on this day."""
        return [row for row in self.eerdere if row["datum"] == day]

    @property
    def belemmeringen(self) -> list[dict[str, Any]]:
        """What stands in the way now, each with the name of its kind."""
        return [{**row, "naam": soort.naam} for soort in self.soorten for row in soort.open_nu]


def blad(
    klant: Klant,
    medewerker: Medewerker,
    day: date,
    *,
    without: UUID | None = None,
    used: Collection[tuple[str, str]] = (),
) -> Blad:
    """For a new conversation. `without`: one that this very page made a moment ago. `used`: what was written about."""
    own, codes = own_tags(klant), _codes(day, used)
    said = _said(klant, medewerker, without=without)
    earlier, today = _earlier_and_planned(klant, medewerker, day, without)
    return Blad(
        onderwerpen=_with_answers(codes["onderwerp"], said),
        eerdere=earlier,
        gepland=today,
        zrm=_last_scores(klant, medewerker, without=without),
        domeinen=list(Zrmdomein),
        tags=_with_held(codes["tag"], own),
        eigen_tags=own,
        soorten=_with_barriers(codes["soort"], klant, used),
        acties=list(open_actions(klant)),
        waarden=codes["waarde"],
        keuzes=said.keuzes,
        aanwezigen=_others_present(klant),
    )


def blad_of(
    gesprek: Gesprek,
    klant: Klant,
    medewerker: Medewerker,
    day: date,
    *,
    used: Collection[tuple[str, str]] = (),
) -> Blad:
    """For correcting a conversation: what was known before it. `used`: as for a new one."""
    before = Q(gesprek__datum__lt=gesprek.datum) | Q(
        gesprek__datum=gesprek.datum, gesprek__gespreknummer__lt=gesprek.gespreknummer
    )
    earlier = _spoken(klant.pk).filter(datum__lte=gesprek.datum)
    sensitive = may_judge(medewerker, gesprek, klant)
    said = _said(klant, medewerker, without=gesprek.pk, before=before, own=gesprek)
    held = own_tags(klant)
    own, others = (
        [row for row in held if row.gesprek_id == gesprek.pk],
        [row for row in held if row.gesprek_id != gesprek.pk],
    )
    written = {*(("tag", row.tag_id) for row in own if row.tag_id), *said.gebruikt}
    codes = _codes(day, {*used, *written, *(("waarde", row.waarde or "") for row in said.eigen_keuzes)})
    return Blad(
        onderwerpen=_with_answers(
            [row for row in codes["onderwerp"] if sensitive or row.pk not in GEVOELIGE_ONDERWERPEN],
            said,
        ),
        eerdere=_parted(_earlier(earlier.exclude(pk=gesprek.pk)))[0],
        zrm=_last_scores(klant, medewerker, without=gesprek.pk, before=before),
        domeinen=[domein for domein in Zrmdomein if sensitive or domein not in GEVOELIGE_DOMEINEN],
        tags=_with_held(codes["tag"], others),
        eigen_tags=others,
        gezegde_tags=own,
        afspraken=list(agreed_in(gesprek)),
        antwoorden=said.eigen,
        waarden=codes["waarde"],
        keuzes=said.keuzes,
        eigen_keuzes=said.eigen_keuzes,
        gesprek=gesprek,
        ik=medewerker.pk,
    )


def may_judge(medewerker: Medewerker, gesprek: Gesprek, klant: Klant) -> bool:
    """Who sees and corrects what is sensitive in a conversation: the object form of `SensitiveQuerySet.visible_to`."""
    if medewerker.pk == gesprek.medewerker_id or klant.led_by(medewerker):
        return True
    return Vertrouweling.objects.current().filter(klant=klant, medewerker=medewerker).exists()


def _codes(day: date, used: Collection[tuple[str, str]] = ()) -> dict[str, list[Any]]:
    """Topics, kinds of what stands in the way, talents and wishes, fixed answers, in the order of a page; those of
    today and the used.

    One question for all lists.
    """
    found: dict[str, list[Any]] = {"onderwerp": [], "soort": [], "tag": [], "waarde": []}
    for lijst, code, naam, van, tot, _plek, groep, hulp in ask_again(_all_codes):
        today = (van is None or van <= day) and (tot is None or tot >= day)
        if today or (lijst, code) in used:
            found[lijst].append(SimpleNamespace(pk=code, naam=naam, soort=groep, uitleg=hulp or ""))
    return found


def _all_codes() -> QuerySet[Any, Any]:
    columns = ("lijst", "code", "naam", "geldig_van", "geldig_tot", "plek", "groep", "hulp")
    lists = [
        Onderwerp.objects.order_by().annotate(
            lijst=Value("onderwerp"), plek=F("volgorde"), groep=Value(""), hulp=F("uitleg")
        ),
        Belemmeringsoort.objects.order_by().annotate(
            lijst=Value("soort"), plek=Value(0), groep=Value(""), hulp=Value("")
        ),
        Tag.objects.order_by().annotate(lijst=Value("tag"), plek=Value(0), groep=F("soort"), hulp=Value("")),
        Keuzewaarde.objects.order_by().annotate(
            lijst=Value("waarde"), plek=F("volgorde"), groep=F("vraag"), hulp=Value("")
        ),
    ]
    first, *others = [rows.values_list(*columns) for rows in lists]
    return first.union(*others, all=True).order_by("plek", "naam")


def _said(
    klant: Klant,
    medewerker: Medewerker,
    *,
    without: UUID | None = None,
    before: Q | None = None,
    own: Gesprek | None = None,
) -> Gezegd:
    """The last answers before, and those of this conversation itself (`own`), as this reader sees them.

    In one question, with SQL that is built once where nothing but the klant and the reader differs.
    """
    found = Gezegd()
    if without or own or klant.afgeschermd_op:
        live = _live(without, before)
        rows: Iterable[Any] = _told(
            Onderwerpantwoord.objects.visible_in(klant, medewerker), klant.pk, live, own
        )
    else:
        rows = ask_of(_told_before, klant.pk, _reads(klant, medewerker), reader=medewerker.pk)
    for row in rows:
        found.take(*row)
    return found


def _reads(klant: Klant, medewerker: Medewerker) -> UUID | None:
    """The reader's place in a query that is built once; None for who reads everything."""
    return None if klant.led_by(medewerker) else READER


def _live(without: UUID | None = None, before: Q | None = None) -> Q:
    """What holds of conversations that hold, but for this one, and before that moment."""
    live = Q(vervallen_op__isnull=True, gesprek__vervallen_op__isnull=True) & (before or Q())
    return live & ~Q(gesprek=without) if without else live


def _told_before(klant_id: UUID, _day: date, reader: UUID | None) -> QuerySet[Any, Any]:
    return _told(_of_reader(Onderwerpantwoord.objects.filter(klant=klant_id), reader), klant_id, _live())


def _of_reader(rows: Any, reader: UUID | None) -> Any:
    return rows.told_to(reader) if reader else rows


def _told(
    answers: QuerySet[Onderwerpantwoord], klant_id: UUID, live: Q, own: Gesprek | None = None
) -> QuerySet[Any, Any]:
    """Of each topic the last answer that says something, and the last one of all; of each question the last."""
    columns = ("deel", "over", "pk", "stand", "zin", "terzijde", "vervallen_op", "gesprek__datum")
    answers = answers.annotate(over=F("onderwerp"), zin=F("tekst"), terzijde=F("intern"))
    choices = Keuzeantwoord.objects.filter(klant=klant_id).annotate(
        over=F("vraag"), zin=WAARDE, terzijde=F("keuze__naam")
    )
    before = answers.filter(live).annotate(zwijgt=Q(tekst__isnull=True))
    told = before.order_by("onderwerp_id", "zwijgt", *LATEST).distinct("onderwerp_id")
    last = before.order_by("onderwerp_id", *LATEST).distinct("onderwerp_id")
    chosen = choices.filter(live).order_by("vraag", *LATEST).distinct("vraag")
    parts = [
        told.annotate(deel=Value("eerder")),
        last.annotate(deel=Value("laatst")),
        chosen.annotate(deel=Value("keuze")),
    ]
    if own:
        parts.append(answers.filter(gesprek=own).annotate(deel=Value("eigen")))
        parts.append(choices.filter(gesprek=own, vervallen_op=None).annotate(deel=Value("eigen_keuze")))
    first, *others = [rows.values_list(*columns) for rows in parts]
    return first.union(*others, all=True)


def _with_answers(topics: list[Any], said: Gezegd) -> list[Any]:
    """These topics, each with the last answer before that says something (`vorige`), and what came after it."""
    for topic in topics:
        topic.vorige = said.before(topic.pk)
    return topics


def _earlier_and_planned(
    klant: Klant, medewerker: Medewerker, day: date, without: UUID | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The last conversations, and what these two planned for this day; both in one question."""
    if without:
        rows: Iterable[Any] = _spoken_and_planned(klant.pk, day, medewerker.pk, without)
    else:
        rows = ask_of(_spoken_and_planned, klant.pk, READER, reader=medewerker.pk, day=day)
    return _parted(rows)


def _spoken_and_planned(
    klant_id: UUID, day: date, reader: UUID, without: UUID | None = None
) -> QuerySet[Any, Any]:
    spoken = _spoken(klant_id)
    planned = (
        planned_on(day, reader, klant_id)
        .order_by("begin", "pk")
        .annotate(dag=NO_DAY, nu=NO_NUMBER, later=NO_NUMBER, klok=Cast(Value(None), TimeField()))
        .values_list(
            "pk", "dag", "vorm", "plaats", "nu", "later", "begin", "duur", "klok", "medewerker__naam"
        )
    )
    earlier = _earlier(spoken.exclude(pk=without) if without else spoken)
    return earlier.union(planned[:EARLIER], all=True)


def _spoken(klant_id: UUID) -> QuerySet[Gesprek]:
    return Gesprek.objects.filter(klant=klant_id, vervallen_op__isnull=True)


def _earlier(gesprekken: QuerySet[Gesprek]) -> QuerySet[Any, Any]:
    """The last of them, in EARLIER_COLUMNS."""
    return (
        gesprekken.order_by("-datum", "-gespreknummer")
        .annotate(moment=Cast(Value(None), DateTimeField()), minuten=NO_NUMBER, klok=F("tijd"))
        .values_list(
            "pk",
            "datum",
            "vorm",
            "plaats",
            "trede",
            "haalbare_trede",
            "moment",
            "minuten",
            "klok",
            "medewerker__naam",
        )
    )[:EARLIER]


def _parted(rows: Iterable[tuple[Any, ...]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The conversations, and the appointments."""
    found: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for row in rows:
        found[row[6] is not None].append(dict(zip(EARLIER_COLUMNS, row, strict=True)))
    return found


def _last_scores(
    klant: Klant, medewerker: Medewerker, *, without: UUID | None, before: Q | None = None
) -> dict[str, dict[str, Any]]:
    """By domain the last level that this reader may see, with its day."""
    if without or klant.afgeschermd_op:
        rows: Iterable[Any] = _scores(Zrmscore.objects.visible_in(klant, medewerker), _live(without, before))
    else:
        rows = ask_of(_scores_before, klant.pk, _reads(klant, medewerker), reader=medewerker.pk)
    return {row[0]: dict(zip(SCORE_COLUMNS, row, strict=True)) for row in rows}


def _scores_before(klant_id: UUID, _day: date, reader: UUID | None) -> QuerySet[Any, Any]:
    return _scores(_of_reader(Zrmscore.objects.filter(klant=klant_id), reader), _live())


def _scores(rows: QuerySet[Zrmscore], live: Q) -> QuerySet[Any, Any]:
    last = rows.filter(live).order_by("domein", *LATEST).distinct("domein")
    return last.values_list(*SCORE_COLUMNS)


def choices_of(gesprek: Gesprek) -> list[Gekozen]:
    """The fixed answers of one conversation, in the order in which they are asked."""
    place = {vraag: number for number, vraag in enumerate(Keuzevraag.values)}
    rows = gesprek.keuzeantwoorden.filter(vervallen_op__isnull=True).order_by()
    said = [
        Gekozen(vraag, stand, waarde, naam, gesprek.datum)
        for vraag, stand, waarde, naam in rows.values_list("vraag", "stand", WAARDE, "keuze__naam")
    ]
    return sorted(said, key=lambda row: place[row.vraag])


def chosen_last(klant: Klant) -> list[Gekozen]:
    """The last fixed answer to each question, of conversations that hold."""
    rows = Keuzeantwoord.objects.filter(_live(), klant=klant).order_by("vraag", *LATEST).distinct("vraag")
    columns = ("vraag", "stand", WAARDE, "keuze__naam", "gesprek__datum")
    return [Gekozen(*row) for row in rows.values_list(*columns)]


def _with_barriers(kinds: list[Any], klant: Klant, used: Collection[tuple[str, str]] = ()) -> list[Any]:
    """These kinds, each with what is open of it (`open_nu`); also kinds of which the list ended meanwhile.

    And what was written about here (`used`), solved or withdrawn meanwhile: it is shown with what became of it.
    """
    written = [pk for kind, pk in used if kind == "belemmering"]
    rows = _barriers(klant.pk, None, written) if written else ask_of(_barriers, klant.pk)
    by_code = {kind.pk: kind for kind in kinds}
    for kind in kinds:
        kind.open_nu = []
    for code, naam, pk, versie, ernst, actie, sinds, beheersbaar, opgelost, vervallen in rows:
        if code not in by_code:
            by_code[code] = SimpleNamespace(pk=code, naam=naam, soort="", open_nu=[])
        by_code[code].open_nu.append(
            {
                "id": str(pk),
                "versie": versie,
                "ernst": ernst,
                "actie": actie,
                "sinds": sinds,
                "beheersbaar": beheersbaar,
                "opgelost": opgelost,
                "vervallen": vervallen is not None,
            }
        )
    return list(by_code.values())


def _barriers(klant_id: UUID, _day: date | None, written: Collection[str] = ()) -> QuerySet[Any, Any]:
    holds = Q(vervallen_op__isnull=True, opgelost_op__isnull=True)
    rows = Belemmering.objects.filter(holds | Q(pk__in=written) if written else holds, klant=klant_id)
    return rows.order_by("-vastgesteld_op", "pk").values_list(
        "soort_id",
        "soort__naam",
        "pk",
        "versie",
        "ernst",
        "actie",
        "vastgesteld_op",
        "beheersbaar_op",
        "opgelost_op",
        "vervallen_op",
    )


def _with_held(tags: list[Any], own: list[Klanttag]) -> list[Any]:
    """These talents and wishes, each with whether the klant has it (`heeft`)."""
    held = {row.tag_id for row in own}
    for tag in tags:
        tag.heeft = tag.pk in held
    return tags


def own_tags(klant: Klant) -> list[Klanttag]:
    """The talents and wishes that are known and hold."""
    return list(_live_tags(klant).filter(tot__isnull=True))


def former_tags(klant: Klant) -> list[Klanttag]:
    """The talents and wishes that hold no longer."""
    return list(_live_tags(klant).filter(tot__isnull=False))


def _live_tags(klant: Klant) -> QuerySet[Klanttag]:
    rows = Klanttag.objects.filter(klant=klant, vervallen_op__isnull=True).select_related("tag")
    return rows.order_by("soort", "sinds", "pk")


def open_actions(klant: Klant) -> QuerySet[Actie]:
    """What was agreed and is not done yet, the first that is due on top."""
    rows = Actie.objects.open().filter(klant=klant).select_related("medewerker")
    return rows.order_by(F("voor_op").asc(nulls_last=True), "afgesproken_op", "actienummer")


def done_actions(klant: Klant) -> QuerySet[Actie]:
    """What was agreed and done, the last first; enough of it to look back."""
    rows = Actie.objects.filter(klant=klant, vervallen_op__isnull=True, gedaan_op__isnull=False)
    return rows.select_related("medewerker").order_by("-gedaan_op", "-actienummer")[:EARLIER]


def agreed_in(gesprek: Gesprek) -> QuerySet[Actie]:
    """What was agreed in this conversation."""
    rows = Actie.objects.filter(gesprek=gesprek, vervallen_op__isnull=True).select_related("medewerker")
    return rows.order_by("actienummer")


def _others_present(klant: Klant) -> dict[str, str]:
    """Who may sit at the table too, by the name of the tick: interpreter, who acts for the klant, partner."""
    found = {"bij_tolk": f"tolk {klant.tolk_taal}" if klant.tolk_taal else "tolk"}
    acting = Vertegenwoordiger.objects.filter(klant=klant, geldig_tot__isnull=True)
    wie = acting.order_by("-is_geadresseerde", "naam").values_list("soort", "naam").first()
    if wie:
        found["bij_vertegenwoordiger"] = f"{Vertegenwoordigersoort(wie[0]).label.lower()} {wie[1]}"
    return found | {"bij_partner": "partner"}
