"""The conversation's form as its page shows it: plain rows, as a hundred fields through widgets would be slow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intake.enums import (
    GEVOELIGE_DOMEINEN,
    GEVOELIGE_ONDERWERPEN,
    VRAAG_BIJ,
    Antwoordstand,
    Keuzevraag,
    Tagsoort,
    Zrmniveau,
)
from intake.services.concepten import LINE
from werkoffensief.web import notation

HIDDEN = ("versie", "nieuw_id", "regels", "gesprek_versie", "begin", "tags")


@dataclass(frozen=True, slots=True)
class Keuze:
    """One radio or tick."""

    id: str
    naam: str
    waarde: str
    label: str
    aan: bool


@dataclass(frozen=True, slots=True)
class Veld:
    """One field: what stands in it, and what is wrong with it."""

    naam: str
    waarde: str
    fouten: tuple[str, ...]
    label: str = ""
    keuzes: tuple[Keuze, ...] = ()

    @property
    def id(self) -> str:
        return f"id_{self.naam}"


@dataclass(frozen=True, slots=True)
class Regel:
    """A tick, with a choice and a line that belong to it."""

    vinkje: Keuze
    keuze: Veld
    tekst: Veld


@dataclass(frozen=True, slots=True)
class Blok:
    """One topic, one domain or one thing that stands in the way. `eerder`: what was known, by name."""

    code: str
    naam: str
    velden: dict[str, Veld]
    eerder: dict[str, Any] = field(default_factory=dict)
    klaar: bool = False
    gevoelig: bool = False
    uitleg: str = ""
    vragen: tuple[tuple[Veld, str], ...] = ()


def typed(form: Any, name: str) -> str:
    """What stands in a field, as it was typed or as it begins."""
    return as_typed(
        form.data.get(name, "") if form.is_bound else form.initial.get(name, form.fields[name].initial)
    )


def as_typed(value: Any) -> str:
    """A value as somebody would type it."""
    if isinstance(value, date):
        return notation.short_date(value)
    return "" if value is None or value is False else str(value)


def hidden(form: Any, name: str) -> str:
    """Of a page that is new the value that it begins with: an id of its own."""
    value = typed(form, name)
    begin = form.fields[name].initial
    fresh = callable(begin) and not form.is_bound and name not in form.initial
    return str(begin()) if fresh else value


def veld(form: Any, name: str) -> Veld:
    choices = getattr(form.fields[name], "choices", ())
    value = typed(form, name)
    known = value if any(str(key) == value for key, _label in choices) else ""
    return Veld(
        name,
        value,
        tuple(str(error) for error in form.errors.get(name, ())) if form.is_bound else (),
        str(form.fields[name].label),
        tuple(
            Keuze(f"id_{name}_{place}", name, str(key), str(label), str(key) == known)
            for place, (key, label) in enumerate(choices)
        ),
    )


def tick(form: Any, name: str) -> Keuze:
    return Keuze(
        f"id_{name}", name, "on", str(form.fields[name].label), typed(form, name) not in {"", "False"}
    )


def said(form: Any, inhoud: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a draft holds that stands otherwise on this page, each with what the page calls it."""
    found = []
    for name, text in inhoud.items():
        field = form.fields.get(name)
        here = typed(form, name).replace("\r\n", "\n") if field else ""
        if name in HIDDEN or not text.strip() or text == here:
            continue
        choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
        words = choices.get(text, "aangevinkt" if text == "on" else text)
        found.append((str(field.label) if field else _of_a_line(name), words))
    return found


def _of_a_line(name: str) -> str:
    """What a page calls a field that it has not: of a line of agreements that is not there yet, its number."""
    line = LINE.fullmatch(name)
    return f"Afspraak {line[1]}" if line else "Ook"


def _fields(form: Any, name: str, parts: Iterable[str]) -> dict[str, Veld]:
    return {part: veld(form, f"{name}_{part}") for part in parts}


def topics(form: Any) -> list[Blok]:
    """The topics of the conversation, each with what was said last time."""
    labels = dict(Antwoordstand.choices)
    found = []
    for topic in form.blad.onderwerpen:
        velden = _fields(form, f"o_{topic.pk}", ("stand", "tekst", "intern"))
        last = topic.vorige or {}
        eerder = {
            "tekst": last.get("tekst") or "",
            "stand": "" if last.get("tekst") else labels.get(last.get("stand", ""), ""),
            "datum": notation.short_date(last["datum"]) if last else "",
            "daarna": _later(last.get("daarna"), labels),
        }
        vragen = questions(form, [vraag for vraag in Keuzevraag if VRAAG_BIJ[vraag] == topic.pk])
        done = any(one.waarde for one in (*velden.values(), *(one for one, _last in vragen)))
        found.append(
            Blok(
                topic.pk,
                topic.naam,
                velden,
                eerder,
                klaar=done,
                uitleg=topic.uitleg,
                vragen=vragen,
                gevoelig=topic.pk in GEVOELIGE_ONDERWERPEN,
            )
        )
    return found


def _later(said: tuple[date, str] | None, labels: dict[str, str]) -> str:
    return f"{notation.short_date(said[0])}: {labels[said[1]].lower()}" if said else ""


def questions(form: Any, vragen: Iterable[Keuzevraag]) -> tuple[tuple[Veld, str], ...]:
    """Questions with a fixed answer, each with what was answered last time."""
    known = form.blad.keuzes
    return tuple(
        (
            veld(form, f"q_{vraag}"),
            f"{known[vraag].in_woorden} ({notation.short_date(known[vraag].datum)})"
            if vraag in known
            else "",
        )
        for vraag in vragen
    )


def questions_without_topic(form: Any) -> tuple[tuple[Veld, str], ...]:
    """The questions of topics that are not on this page: the list is the municipality's."""
    shown = {topic.pk for topic in form.blad.onderwerpen}
    return questions(form, [vraag for vraag in Keuzevraag if VRAAG_BIJ[vraag] not in shown])


def domains(form: Any) -> list[Blok]:
    """The domains of the matrix, each with its last level that this reader may see."""
    levels = dict(Zrmniveau.choices)
    found = []
    for domein in form.blad.domeinen:
        last = form.blad.zrm.get(domein.value)
        eerder = {"niveau": levels[str(last["niveau"])], "datum": last["gesprek__datum"]} if last else {}
        keuzes = {"niveau": veld(form, f"z_{domein}")}
        done = bool(keuzes["niveau"].waarde)
        found.append(
            Blok(
                domein.value, domein.label, keuzes, eerder, klaar=done, gevoelig=domein in GEVOELIGE_DOMEINEN
            )
        )
    return found


def barriers(form: Any) -> list[dict[str, Any]]:
    """What stands in the way now."""
    found = []
    for row in form.blad.belemmeringen:
        name = f"b_{row['id']}"
        ernst = veld(form, f"{name}_ernst")
        labels = {keuze.waarde: keuze.label for keuze in ernst.keuzes}
        beheersbaar = row["beheersbaar"]
        found.append(
            {
                **row,
                "ernst": ernst,
                "ernst_nu": labels.get(str(row["ernst"] or "-"), ""),
                "actie": veld(form, f"{name}_actie"),
                "actie_nu": row["actie"] or "",
                "sinds": notation.short_date(row["sinds"]),
                "opgelost_nu": notation.short_date(row["opgelost"]) if row["opgelost"] else "",
                "beheersbaar_nu": notation.short_date(beheersbaar) if beheersbaar else "",
                "vinkjes": [
                    *([] if beheersbaar else [tick(form, f"{name}_beheersbaar")]),
                    *([] if row["opgelost"] else [tick(form, f"{name}_opgelost")]),
                ],
            }
        )
    return found


def new_barriers(form: Any) -> list[Regel]:
    """The kinds that do not stand in the way yet; and one that somebody else noted, for what was typed here."""
    rows = []
    for soort in form.blad.soorten:
        name = f"m_{soort.pk}"
        row = Regel(tick(form, f"n_{soort.pk}"), veld(form, f"{name}_ernst"), veld(form, f"{name}_actie"))
        if not soort.open_nu or row.keuze.waarde or row.tekst.waarde:
            rows.append(row)
    return rows


def tags(form: Any) -> list[dict[str, Any]]:
    """Talents and wishes: those that are known, and those to choose from."""
    found = []
    for soort in Tagsoort:
        own = [row.tag.naam if row.tag else row.tekst for row in form.blad.eigen_tags if row.soort == soort]
        choices = [
            tick(form, f"t_{tag.pk}") for tag in form.blad.tags if tag.soort == soort and not tag.heeft
        ]
        choices += [
            tick(form, f"k_{row.pk}")
            for row in form.blad.gezegde_tags
            if row.soort == soort and row.tag_id is None
        ]
        found.append(
            {"soort": soort.label, "eigen": own, "keuzes": choices, "tekst": veld(form, f"{soort}_tekst")}
        )
    return found


def lines(form: Any) -> list[dict[str, Any]]:
    """The lines of agreements."""
    parts = ("wat", "wie", "anders", "voor")
    return [
        {"nummer": place, "gemaakt": not line[1:].isdigit(), **_fields(form, line, parts)}
        for place, line in enumerate(form.regelnamen, 1)
    ]


def earlier_agreements(form: Any) -> list[dict[str, Any]]:
    """What was agreed before and is not done yet, each with its tick."""
    return [{"actie": row, "gedaan": tick(form, f"g_{row.pk}")} for row in form.blad.acties]


def rungs_asked(form: Any) -> dict[str, Any] | None:
    """The question about these two rungs, with its tick; None while it is not asked."""
    about = typed(form, "gevraagd")
    if not about or about != f"{typed(form, 'trede')}-{typed(form, 'haalbare_trede')}":
        return None
    return {"gevraagd": about, "klopt": veld(form, "klopt"), "vinkje": tick(form, "klopt")}


def page(form: Any) -> dict[str, Any]:
    """All of it, for the template."""
    blokken = topics(form)
    domeinen = domains(form)
    correcting = form.blad.gesprek is not None
    return {
        "onderwerpen": blokken,
        "losse_vragen": questions_without_topic(form),
        "verborgen": {name: hidden(form, name) for name in HIDDEN if name in form.fields},
        **{name: veld(form, name) for name in ("datum", "tijd", "plaats", "vorm")},
        "erbij": veld(form, "aanwezig"),
        "reden": veld(form, "vervolg_reden"),
        "opnieuw": veld(form, "opnieuw_op"),
        "ladder": [veld(form, "trede"), veld(form, "haalbare_trede")],
        "ladder_vraag": rungs_asked(form),
        "vervolg": veld(form, "vervolg"),
        "besproken": sum(blok.klaar for blok in blokken),
        "domeinen": domeinen,
        "zrm_gevuld": sum(blok.klaar for blok in domeinen),
        "niveaus": [(value, label[2:]) for value, label in Zrmniveau.choices],
        "belemmeringen": barriers(form),
        "nieuwe": new_barriers(form),
        "tags": tags(form),
        "regels": lines(form),
        "openstaand": earlier_agreements(form),
        "aanwezig": [tick(form, name) for name in form.blad.aanwezigen if name in form.fields],
        "treden": form.blad.treden,
        "verbeteren": correcting,
    }
