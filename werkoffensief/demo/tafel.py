"""What conversations at the table brought in an invented municipality, as import rows: of one in nine spoken to."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from werkoffensief.demo.gesprekstof import AFGESPROKEN, ANDEREN, EIGEN_WOORDEN, GEZEGD, TERZIJDE
from werkoffensief.demo.levens import Leven, klant_gesprekken

ZRM_VERSIE = "2017"
DOMEINEN = (
    "financien", "werk_opleiding", "tijdsbesteding", "huisvesting", "geestelijke_gezondheid",
    "lichamelijke_gezondheid", "sociaal_netwerk", "maatschappelijke_participatie", "justitie",
)  # fmt: skip
TAGS = {
    "talent": (
        "met_mensen",
        "met_handen",
        "techniek",
        "verzorgen",
        "koken",
        "organiseren",
        "talen",
        "volhouden",
    ),
    "wens": (
        "wens_betaald_werk",
        "wens_deeltijd",
        "wens_opleiding",
        "wens_vrijwilligerswerk",
        "wens_ontmoeten",
    ),
}
ONDERWERPEN = tuple(GEZEGD)
KEUZES = {
    "opleiding": (
        "basisonderwijs",
        "vmbo",
        "vmbo",
        "mbo_1",
        "mbo_2",
        "mbo_2",
        "mbo_3_4",
        "hbo",
        "buitenland",
    ),
    "taal": ("a1", "a2", "a2", "b1", "b2", "c", "c"),
    "uren": ("8", "12", "16", "20", "24", "32", "36"),
    "vervoer": ("lopen", "fiets", "fiets", "ov", "ov", "auto"),
    "reistijd": ("15", "30", "30", "45", "60"),
    "rijbewijs": ("geen_rijbewijs", "geen_rijbewijs", "b"),
    "arbeidsvermogen": ("zelf_minimumloon", "hulp_minimumloon", "hulp_minimumloon", "onder_minimumloon"),
    "doelgroepregister": ("register_nee", "register_nee", "register_vermoedelijk", "register_ja"),
}


def at_the_table(leven: Leven) -> bool:
    return leven.rol.gesproken and leven.i % 9 == 0


def klant_antwoorden(leven: Leven) -> Iterator[tuple]:
    """Each conversation takes up some topics; edge: one that was discussed before and is skipped now."""
    if not at_the_table(leven):
        return
    rng = leven.rng(12)
    for nummer, *_rest in klant_gesprekken(leven):
        yield from ((nummer, *answer) for answer in answers(rng))


def answers(rng: random.Random) -> Iterator[tuple]:
    """Some topics of one conversation: topic, how it stands, what was said, what is noted beside it."""
    for onderwerp in sorted(rng.sample(ONDERWERPEN, rng.choice((1, 2, 2, 3))), key=ONDERWERPEN.index):
        chance = rng.random()
        if chance < 0.15:
            yield onderwerp, "weet_nog_niet" if chance < 0.1 else "wil_niet_vertellen", None, None
        else:
            yield onderwerp, "besproken", rng.choice(GEZEGD[onderwerp]), _note(rng)


def _note(rng: random.Random) -> str | None:
    return rng.choice(TERZIJDE) if rng.random() < 0.1 else None


def klant_keuzes(leven: Leven) -> Iterator[tuple]:
    """The first conversation asks about education, language, hours and travel."""
    if not at_the_table(leven):
        return
    nummer = next(klant_gesprekken(leven))[0]
    yield from ((nummer, *choice) for choice in choices(leven.rng(16)))


def choices(rng: random.Random) -> Iterator[tuple[str, str, str | None]]:
    """Some fixed answers of one conversation: question, how it stands, code or number."""
    for vraag in sorted(rng.sample(tuple(KEUZES), rng.choice((2, 3, 4)))):
        chance = rng.random()
        if chance < 0.12:
            yield vraag, "weet_nog_niet" if chance < 0.09 else "wil_niet_vertellen", None
        else:
            yield vraag, "besproken", rng.choice(KEUZES[vraag])


def klant_zrm(leven: Leven) -> Iterator[tuple]:
    """Of few people, a few domains: on money, mental and physical health more than half at most "beperkt"."""
    if not at_the_table(leven) or leven.i % 2:
        return
    rng = leven.rng(13)
    for nummer, *_rest in list(klant_gesprekken(leven))[:1]:
        for domein, niveau in scores(rng):
            yield nummer, domein, niveau, ZRM_VERSIE


def scores(rng: random.Random) -> Iterator[tuple[str, int]]:
    for domein in sorted(rng.sample(DOMEINEN, 3)):
        low = domein == "financien" or domein.endswith("gezondheid")
        yield domein, rng.choice((2, 3, 3, 4)) if low else rng.choice((3, 4, 4, 5))


def klant_tags(leven: Leven) -> Iterator[tuple]:
    """What somebody is good at and wants, since the first conversation; some in own words."""
    if not at_the_table(leven):
        return
    rng = leven.rng(14)
    sinds = next(klant_gesprekken(leven))[2]
    for soort, bron, wat in tags(rng):
        yield leven.klantnummer, soort, bron, wat, sinds


def tags(rng: random.Random) -> Iterator[tuple[str, str, str]]:
    for soort, codes in TAGS.items():
        if rng.random() < 0.6:
            yield soort, "lijst", rng.choice(codes)
    if rng.random() < 0.1:
        soort, wat = rng.choice(EIGEN_WOORDEN)
        yield soort, "eigen_woorden", wat


def klant_acties(leven: Leven) -> Iterator[tuple]:
    """Of conversations that have a follow-up; all long done by now."""
    if not at_the_table(leven):
        return
    rng = leven.rng(15)
    for nummer, _klant, datum, who, *rest in klant_gesprekken(leven):
        if rest[-3] not in ("plan", "nieuw_gesprek"):
            continue
        wie, wat, wie_anders = agreed(rng)
        due = datum + timedelta(days=7 * rng.randint(1, 4))
        done = datum + timedelta(days=rng.randint(1, 35))
        by = who if wie == "medewerker" else None
        yield f"C{nummer[1:]}", leven.verwijzing, nummer, wie, by, wie_anders, wat, datum, due, done


def agreed(rng: random.Random) -> tuple[str, str, str | None]:
    """Who does what, and who that is when it is neither the klant nor a medewerker."""
    wie = rng.choice(("klant", "klant", "medewerker", "ander"))
    return wie, rng.choice(AFGESPROKEN[wie]), rng.choice(ANDEREN) if wie == "ander" else None


def of_caseload(
    conversations: list[tuple[str, str | None, date]],
    medewerker: str,
    today: date,
    new_number: Callable[[], str],
) -> dict[str, list[tuple]]:
    """The same for recent conversations (number, klantnummer, day), by file: what was agreed is partly still to do."""
    found: dict[str, list[tuple]] = {
        name: [] for name in ("antwoorden", "keuzeantwoorden", "zrm", "klanttags", "acties")
    }
    for place, (nummer, klant, datum) in enumerate(conversations):
        rng = random.Random(f"caseload/{place}")  # noqa: S311 — invented people, no secret
        found["antwoorden"] += [(nummer, *answer) for answer in (*answers(rng),)]
        asked = random.Random(f"caseload/keuzes/{place}")  # noqa: S311 — invented people, no secret
        found["keuzeantwoorden"] += [(nummer, *choice) for choice in choices(asked)]
        found["zrm"] += [(nummer, *score, ZRM_VERSIE) for score in scores(rng) if place % 2 == 0]
        found["klanttags"] += [(klant, *tag, datum) for tag in tags(rng)]
        wie, wat, wie_anders = agreed(rng)
        due = today + timedelta(days=(-3, 2, 7, 14)[place % 4])
        done = datum if place % 5 == 4 else None
        by = medewerker if wie == "medewerker" else None
        row = (new_number(), klant, nummer, wie, by, wie_anders, wat, datum, max(due, datum), done)
        found["acties"].append(row)
    return found
