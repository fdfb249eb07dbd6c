"""The profile of a klant on one page: its parts in words, what is not there yet, and what a conversation says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import TextChoices

from intake.enums import Antwoordstand, Keuzevraag, Tagsoort
from intake.models import Adres, Contactgegeven, Klant
from intake.overzicht import chosen_last, own_tags
from trajecten.enums import (
    TALEN,
    Contact,
    Denkniveau,
    JaNee,
    Rijbewijs,
    Scholingsoort,
    Taalniveau,
    Vervoermiddel,
)
from trajecten.models import Profiel, Scholing, Taalkennis, Werkervaring
from trajecten.models.profiel import EISEN, KEUZES, WOORDEN
from werkoffensief.web import notation

Row = Werkervaring | Scholing | Taalkennis
REGELS: dict[str, type[Row]] = {"werk": Werkervaring, "scholing": Scholing, "taal": Taalkennis}
# The parts of a profile, each a small form: its fields, in the order of the page.
DELEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "mij": ("Wie ben ik?", ("over_mij", "vaardigheden")),
    "werk": ("Welk werk zoek ik?", ("beroepen", "sectoren", "baansoorten", "contractduur", "denkniveau")),
    "tijden": (
        "Wanneer kan ik werken?",
        (
            *("uren_min", "uren_max", "dagen", "kantoortijden", "onregelmatig"),
            *("beschikbaar_vanaf", "beschikbaar_tot"),
        ),
    ),
    "reizen": ("Hoe reis ik?", ("vervoer", "rijbewijzen", "reisafstand", "reistijd")),
    "gedrag": ("Hoe werk ik?", ("gedrag_goed", "gedrag_voldoende")),
    "eisen": ("Wat heb ik nodig op het werk?", EISEN),
    "contact": ("Wat leest een werkgever, en hoe ben ik bereikbaar?", ("webadres", "toon_contact")),
}
LABELS: dict[str, str] = {
    "over_mij": "In eigen woorden",
    "vaardigheden": "Wat ik goed kan",
    "beroepen": "Werk dat ik zoek",
    "sectoren": "Sectoren",
    "baansoorten": "Soort baan",
    "contractduur": "Contract",
    "denkniveau": "Werk- en denkniveau",
    "dagen": "Dagen",
    "kantoortijden": "Kantoortijden",
    "onregelmatig": "Avond, nacht, weekend of ploegen",
    "beschikbaar_vanaf": "Vanaf wanneer",
    "vervoer": "Vervoer",
    "rijbewijzen": "Rijbewijs",
    "reisafstand": "Reisafstand",
    "reistijd": "Reistijd",
    "gedrag_goed": "Dit kan ik goed",
    "gedrag_voldoende": "Dit kan ik redelijk",
    "beschikbaar_tot": "Tot en met",
    "eis_begeleiding": "Begeleiding",
    "eis_aanpassing": "Aanpassing van de werkplek",
    "eis_werkvariatie": "Afwisseling in het werk",
    "webadres": "Webadres",
    "toon_contact": "Op het cv",
}
SINGLE: dict[str, type[TextChoices]] = {
    "denkniveau": Denkniveau,
    "kantoortijden": JaNee,
    "onregelmatig": JaNee,
    **dict.fromkeys(EISEN, JaNee),
}
# How a field reads that is no list of codes.
WORDS: dict[str, Callable[[Any], str]] = {
    "over_mij": str,
    "beroepen": ", ".join,
    "vaardigheden": ", ".join,
    **{name: dict(kinds.choices).__getitem__ for name, kinds in SINGLE.items()},
    "beschikbaar_vanaf": notation.long_date,
    "beschikbaar_tot": notation.long_date,
    "webadres": str,
    "reisafstand": "hoogstens {} km".format,
    "reistijd": "hoogstens {} minuten, enkele reis".format,
}
# What a profile needs to be of use to an employer: in words, and the part in which it is filled in.
NODIG: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("wie ik ben", "mij", ("over_mij",)),
    ("wat ik goed kan", "mij", ("vaardigheden",)),
    ("welk werk ik zoek", "werk", ("beroepen",)),
    ("uren", "tijden", ("uren_min", "uren_max")),
    ("dagen", "tijden", ("dagen",)),
    ("vervoer", "reizen", ("vervoer",)),
    ("hoe ver ik reis", "reizen", ("reisafstand", "reistijd")),
)
# Fixed answers of the table as codes of VUM; what is not here has no code.
NIVEAU_VAN = {
    "geen_opleiding": "1", "basisonderwijs": "2", "praktijkonderwijs": "2", "vmbo": "3", "mbo_1": "4", "mbo_2": "4",
    "mbo_3_4": "4", "havo_vwo": "4", "hbo": "5", "wo": "6",
}  # fmt: skip
VERVOER_VAN = {"fiets": "3", "ov": "5", "brommer": "2", "auto": "1"}
RIJBEWIJS_VAN = {"b": "B"}
TAAL_VAN = {"a0": "1", "a1": "2", "a2": "2", "b1": "3", "b2": "3", "c": "4"}
VAARDIGHEDEN = WOORDEN["vaardigheden"]
SKILLS = (("spreken", "spreken"), ("luisteren", "verstaan"), ("lezen", "lezen"), ("schrijven", "schrijven"))


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the page: its lines in words."""

    sleutel: str
    titel: str
    regels: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a conversation says and the profile does not: what would be written, and the sentence that says it."""

    sleutel: str
    zin: str
    gegevens: Mapping[str, Any] = field(default_factory=dict)
    taal: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Profielbeeld:
    """The whole profile. `weg`: rows that were taken off, by kind."""

    profiel: Profiel | None
    werk: list[Werkervaring]
    scholing: list[Scholing]
    talen: list[Taalkennis]
    weg: list[tuple[str, Row]]

    @property
    def leeg(self) -> bool:
        said = any(_said(self.profiel, name) for _title, names in DELEN.values() for name in names)
        return not (said or self.werk or self.scholing or self.talen)

    @property
    def delen(self) -> dict[str, Deel]:
        """By key; with its lines in words."""
        return {key: Deel(key, title, in_words(self.profiel, names)) for key, (title, names) in DELEN.items()}

    @property
    def mist(self) -> list[tuple[str, str, str]]:
        """What is not filled in yet, in words: the word, and the kind and the key of the page that asks it."""
        found = [
            (word, "deel", deel)
            for word, deel, names in NODIG
            if not any(_said(self.profiel, name) for name in names)
        ]
        rows = (("werkervaring", "werk", self.werk), ("opleiding of cursus", "scholing", self.scholing),
                ("talen", "taal", self.talen))  # fmt: skip
        found += [(word, "regel", soort) for word, soort, there in rows if not there]
        if not _said(self.profiel, "toon_contact"):
            found.append(("telefoon en e-mail op het cv", "deel", "contact"))
        return found


def beeld_of(klant: Klant) -> Profielbeeld:
    """The profile with all its rows, the last work first."""
    work = list(Werkervaring.objects.filter(klant=klant).order_by("pk"))
    schooling = list(Scholing.objects.filter(klant=klant).order_by("pk"))
    languages = list(Taalkennis.objects.filter(klant=klant).order_by("pk"))
    for row in (*work, *schooling, *languages):
        _described(row)
    order = list(TALEN)
    gone: list[tuple[str, Row]] = [
        (soort, row)
        for soort, rows in (("werk", work), ("scholing", schooling), ("taal", languages))
        for row in rows
        if row.vervallen_op
    ]
    return Profielbeeld(
        profiel=profiel_of(klant),
        werk=sorted((row for row in work if not row.vervallen_op), key=_newest_work),
        scholing=sorted((row for row in schooling if not row.vervallen_op), key=_newest_schooling),
        talen=sorted(
            (row for row in languages if not row.vervallen_op),
            key=lambda row: (order.index(row.taal) if row.taal in TALEN else len(order), row.taal),
        ),
        weg=sorted(gone, key=lambda pair: pair[1].vervallen_op, reverse=True)[:20],  # type: ignore[arg-type, return-value]
    )


def period(van: str | None, tot: str | None) -> str:
    """2015 tot 2019, as far as known; without an end it goes on."""
    if van and tot:
        return month(van) if van == tot else f"{month(van)} – {month(tot)}"
    return f"{month(van)} – nu" if van else f"tot {month(tot)}" if tot else ""


def month(text: str) -> str:
    """maart 2015, or 2015"""
    year, _, number = text.partition("-")
    return f"{notation.MAANDEN[int(number) - 1]} {year}" if number else year


def language(row: Any) -> tuple[str, str] | None:
    """The language, and how well. A language that somebody does not speak at all is none."""
    levels = [(word, getattr(row, name)) for name, word in SKILLS]
    known = [(word, level) for word, level in levels if level and level != Taalniveau.NVT]
    if known and all(level == Taalniveau.GEEN for _word, level in known):
        return None
    said = [(word, str(Taalniveau(level).label).lower()) for word, level in known if level != Taalniveau.GEEN]
    if len({text for _word, text in said}) == 1 and len(said) == len(SKILLS):
        return row.titel, said[0][1]
    return row.titel, ", ".join(f"{word} {text}" for word, text in said)


def _described(row: Any) -> None:
    """What a line of the page says: `titel`, and `meer` in small."""
    more: list[Any]
    match row:
        case Werkervaring():
            title, more = row.functie, [row.werkgever, period(row.van, row.tot)]
        case Scholing():
            state = "" if row.diploma == "1" else row.get_stand_display() if row.stand else ""
            level = row.get_niveau_display() if row.niveau else ""
            paper = "diploma" if row.soort == "opleiding" else "certificaat"
            until = f"geldig tot en met {notation.short_date(row.geldig_tot)}" if row.geldig_tot else ""
            title = row.naam
            if row.soort == Scholingsoort.PRAKTIJKVERKLARING:
                state = "praktijkverklaring"
                until = f"van {notation.short_date(row.behaald_op)}" if row.behaald_op else until
            more = [row.school, level, state.lower(), paper if row.diploma == "1" else "", row.jaar, until]
        case _:
            title = TALEN.get(row.taal, row.taal)
            more = [
                f"{word} {Taalniveau(level).label.lower()}"
                for name, word in SKILLS
                if (level := getattr(row, name)) and level != Taalniveau.NVT
            ]
    row.titel = title
    row.meer = ", ".join(str(part) for part in more if part)


def profiel_of(klant: Klant) -> Profiel | None:
    return Profiel.objects.filter(klant=klant, vervallen_op__isnull=True).first()


def _newest_work(row: Werkervaring) -> tuple[Any, ...]:
    """Work that goes on first, then by its end; without any date last."""
    end = row.tot or ("9999" if row.van else "")
    return (_backwards(end), _backwards(row.van or ""), row.werkervaringnummer)


def _newest_schooling(row: Scholing) -> tuple[Any, ...]:
    return (row.soort != "opleiding", -(row.jaar or 0), row.naam, row.scholingnummer)


def _backwards(month: str) -> int:
    return -int(month.replace("-", "").ljust(6, "9") or 0) if month else 0


def present(profiel: Profiel | None, names: Sequence[str]) -> dict[str, Any]:
    """What stands in these fields now."""
    return {name: getattr(profiel, name, None) for name in names}


def fingerprint(profiel: Profiel | None, names: Sequence[str]) -> str:
    """What these fields say, in few signs: two people who write in two parts do not stand in each other's way."""
    said = "\x1f".join(str(value or "") for value in present(profiel, names).values())
    return sha256(said.encode()).hexdigest()[:24]


def _said(profiel: Profiel | None, name: str) -> bool:
    return bool(getattr(profiel, name, None))


def in_words(profiel: Profiel | None, names: Sequence[str]) -> list[tuple[str, str]]:
    """Label and text of each of these fields that says something."""
    lines = []
    if {"uren_min", "uren_max"} <= set(names) and (hours := uren_of(profiel)):
        lines.append(("Uren per week", hours))
    for name in names:
        if name not in ("uren_min", "uren_max") and profiel and (text := _text(profiel, name)):
            lines.append((LABELS[name], text))
    return lines


def uren_of(profiel: Profiel | None) -> str:
    """24 tot 32 uur, as far as known."""
    least, most = (getattr(profiel, name, None) for name in ("uren_min", "uren_max"))
    if least and most:
        return f"{least} uur" if least == most else f"{least} tot {most} uur"
    return f"vanaf {least} uur" if least else f"hoogstens {most} uur" if most else ""


def _text(profiel: Profiel, name: str) -> str:
    value = getattr(profiel, name)
    if not value:
        return ""
    return WORDS[name](value) if name in WORDS else ", ".join(codes_in_words(name, value))


def codes_in_words(name: str, codes: Sequence[str]) -> list[str]:
    """The labels of a list of codes, in the order of their list; driving licences by their letters."""
    kinds = KEUZES[name]
    if kinds is Rijbewijs:
        return [code for code in kinds.values if code in codes]
    return [str(kind.label) for kind in kinds if kind.value in codes]


def contact_lines(klant: Klant, profiel: Profiel | None) -> list[tuple[str, str]]:
    """What of the contact data the klant wants on the CV, and is known. A secret address is not shown."""
    wanted = (profiel.toon_contact or []) if profiel else []
    if not wanted:
        return []
    rows = Contactgegeven.objects.filter(klant=klant, geldig_tot__isnull=True, soort__in=wanted)
    found = dict(rows.values_list("soort", "waarde"))
    if Contact.WOONPLAATS in wanted:
        place = Adres.objects.filter(klant=klant, geldig_tot__isnull=True, geheim=False).first()
        if place and place.woonplaats:
            found["woonplaats"] = place.woonplaats
    if Contact.WEBADRES in wanted and profiel and profiel.webadres:
        found[Contact.WEBADRES.value] = profiel.webadres
    return [(str(kind.label), found[kind.value]) for kind in Contact if kind.value in found]


def voorstellen(klant: Klant, beeld: Profielbeeld) -> list[Voorstel]:
    """What conversations say and the profile does not yet."""
    said = {
        row.vraag: row for row in chosen_last(klant) if row.stand == Antwoordstand.BESPROKEN and row.waarde
    }
    found = [_of_answer(beeld, said[vraag].waarde or "", vraag, said[vraag].datum)
             for vraag in Keuzevraag if vraag in said]  # fmt: skip
    skills = (beeld.profiel.vaardigheden if beeld.profiel else None) or []
    talents = [
        str(row.tag or row.tekst).replace("|", " ").strip()
        for row in own_tags(klant)
        if row.soort == Tagsoort.TALENT
    ]
    new = [word for word in dict.fromkeys(talents) if word and word not in skills]
    room = VAARDIGHEDEN - len(skills)
    if new and room > 0:
        words = ", ".join(new[:room])
        found.append(Voorstel("talenten", f"Talenten uit het gesprek: {words}", {"vaardigheden": new[:room]}))
    return [row for row in found if row]


def _of_answer(beeld: Profielbeeld, waarde: str, vraag: str, dag: date) -> Voorstel | None:
    """One fixed answer, where the profile says nothing of it and VUM has a code for it."""
    when = f" (gesprek van {notation.short_date(dag)})"
    if vraag == Keuzevraag.TAAL:
        if waarde not in TAAL_VAN or any(row.taal == "nld" for row in beeld.talen):
            return None
        level = TAAL_VAN[waarde]
        sentence = f"Nederlands spreken en begrijpen: {Taalniveau(level).label.lower()}{when}"
        return Voorstel("taal", sentence, taal={"taal": "nld", "spreken": level, "luisteren": level})
    name, value, words = _value_of(vraag, waarde)
    if value is None or _said(beeld.profiel, name):
        return None
    return Voorstel(str(vraag), f"{words}{when}", {name: value})


def _value_of(vraag: str, waarde: str) -> tuple[str, Any, str]:
    """The field, its value (None: there is no code for it), and both in words."""
    match vraag:
        case Keuzevraag.UREN:
            return "uren_max", int(waarde), f"Hoogstens {waarde} uur werk per week"
        case Keuzevraag.REISTIJD:
            return "reistijd", int(waarde), f"Hoogstens {waarde} minuten reizen"
        case Keuzevraag.VERVOER:
            code = VERVOER_VAN.get(waarde)
            return (
                "vervoer",
                code and [code],
                f"Reist met: {Vervoermiddel(code).label.lower() if code else ''}",
            )
        case Keuzevraag.RIJBEWIJS:
            code = RIJBEWIJS_VAN.get(waarde)
            return "rijbewijzen", code and [code], f"Rijbewijs {code}"
    code = NIVEAU_VAN.get(waarde)
    return "denkniveau", code, f"Werk- en denkniveau: {Denkniveau(code).label.lower() if code else ''}"
