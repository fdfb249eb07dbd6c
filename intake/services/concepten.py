"""What a draft of a conversation holds: the fields of the page by name, as they were typed."""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from werkoffensief.web.zichtbaar import says_nothing

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# Filled in before anybody typed: these alone are no text (ADR 18).
PREFILLED = frozenset({"datum", "tijd", "vorm", "plaats", "gesprek_versie", "begin", "regels", "tags"})
# What a page carries beside what somebody fills in.
OF_THE_PAGE = frozenset({"versie", "gesprek_versie", "begin", "regels", "nieuw_id", "tags"})
HEAD = (
    "datum|tijd|vorm|plaats|aanwezig|bij_tolk|bij_vertegenwoordiger|bij_partner|trede|haalbare_trede|verslag"
    "|vervolg|vervolg_reden|opnieuw_op|talent_tekst|wens_tekst|regels|gesprek_versie|begin|tags"
)
FIELD = re.compile(
    rf"{HEAD}|o_[a-z0-9_]{{1,60}}_(?:stand|tekst|intern)|z_[a-z_]{{1,40}}|q_[a-z]{{1,20}}|[tn]_[a-z0-9_]{{1,60}}"
    rf"|m_[a-z0-9_]{{1,60}}_(?:ernst|actie)|b_{UUID}_(?:ernst|actie|beheersbaar|opgelost)|[gk]_{UUID}|a(?:\d{{1,2}}|{UUID})_(?:wat|wie|anders|voor)"
)
LONG = re.compile(r"verslag|o_.*_(?:tekst|intern)")
LINE = re.compile(r"a(\d{1,2})_(wat|wie|anders|voor)")
SHORT = ("vervolg_reden", "talent_tekst", "wens_tekst", "aanwezig")
TEXT = re.compile(rf"{LONG.pattern}|{'|'.join(SHORT)}|plaats|[bm]_.*_actie|a.*_(?:wat|anders)")
ABOUT = (
    ("onderwerp", re.compile(r"o_(.*)_(?:stand|tekst|intern)")),
    ("tag", re.compile(r"t_(.*)")),
    ("soort", re.compile(r"n_(.*)")),
    ("soort", re.compile(r"m_(.*)_(?:ernst|actie)")),
    ("belemmering", re.compile(rf"b_({UUID})_.*")),
)


def fields_of(sent: Mapping[str, str]) -> dict[str, str]:
    """What was sent of the fields of the page, whatever else came along."""
    return {name: text for name, text in sent.items() if FIELD.fullmatch(name)}


def used_in(inhoud: Mapping[str, str]) -> set[tuple[str, str]]:
    """What the filled-in fields are about: a page shows it, whatever became of it meanwhile."""
    filled = {name: str(text) for name, text in fields_of(inhoud).items() if str(text).strip()}
    about = {
        (kind, match[1]) for kind, pattern in ABOUT for name in filled if (match := pattern.fullmatch(name))
    }
    return about | {("waarde", text) for name, text in filled.items() if name.startswith("q_")}


def texts_without(inhoud: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """The texts of fields that are not among `names`: without help they would vanish."""
    known = set(names)
    return [
        str(text).strip()
        for name, text in fields_of(inhoud).items()
        if name not in known and TEXT.fullmatch(name) and str(text or "").strip()
    ]


def is_empty(inhoud: Mapping[str, str]) -> bool:
    """Whether nobody wrote or chose anything: what the page itself filled in does not count, as in a correction all
    that was said before."""
    counted = {name: text for name, text in inhoud.items() if name not in PREFILLED}
    if not any(text.strip() and not says_nothing(text) for text in counted.values()):
        return True
    return bool(inhoud.get("begin")) and held(inhoud) == read_marks(inhoud["begin"])


def says_more(newer: Mapping[str, str], mine: Mapping[str, str]) -> bool:
    """Whether a draft holds something that is not in what was sent; a text may stand within a longer one."""
    if is_empty(newer):
        return False
    sent = {name: str(text).replace("\r\n", "\n") for name, text in mine.items()}
    said = {name: str(text).strip() for name, text in fields_of(newer).items() if name not in OF_THE_PAGE}
    return any(
        text
        and (text not in sent.get(name, "") if TEXT.fullmatch(name) else text != sent.get(name, "").strip())
        for name, text in said.items()
    )


def says_the_same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return not says_more(one, other) and not says_more(other, one)


def mark(text: str) -> str:
    """A short mark of a text, to see later whether it changed; of nothing it is nothing."""
    return blake2b(text.encode(), digest_size=8).hexdigest() if text else ""


def read_marks(begin: str) -> dict[str, str]:
    """What `forms.botsing.marks` wrote: by field its mark."""
    return {name: found for name, _is, found in (part.partition("=") for part in begin.split())}


def held(inhoud: Mapping[str, str]) -> dict[str, str]:
    """The mark of every field of a draft that holds something."""
    texts = {name: str(text).replace("\r\n", "\n").strip() for name, text in fields_of(inhoud).items()}
    return {name: mark(text) for name, text in texts.items() if text and name not in OF_THE_PAGE}


def joined(mine: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Two drafts of one person as one. Nothing typed is lost: long texts come after each other.

    A choice stays as it is in `mine`; lines of agreements come below each other; what does not fit in a short field
    goes to the report.
    """
    found = {**{name: text for name, text in other.items() if not LINE.fullmatch(name)}, **mine}
    left_over = []
    for name, text in other.items():
        present = mine.get(name, "")
        if LINE.fullmatch(name) or not text.strip() or present == text:
            continue
        if not present.strip():
            found[name] = text
        elif LONG.fullmatch(name):
            found[name] = together(present, text)
        elif name in SHORT or name.endswith("_actie"):
            left_over.append(text)
    if left_over:
        found["verslag"] = "\n\n".join(text for text in (found.get("verslag", ""), *left_over) if text)
    return {**found, **_lines(mine, other)}


def together(mine: str, other: str) -> str:
    """Another text of lines below the own one, without what both have; as `together` in static/js/concept.js does.

    A line that stands there twice and here once is not here yet.
    """
    if mine in other:
        return other
    own = [line.strip() for line in mine.split("\n")]
    left = []
    for line in other.split("\n"):
        if line.strip() and line.strip() in own:
            own.remove(line.strip())
        else:
            left.append(line)
    more = re.sub(r"\n\s*\n\s*\n", "\n\n", "\n".join(left)).strip()
    return f"{mine}\n\n{more}" if more else mine


def _lines(mine: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The lines of agreements of both, numbered anew."""
    both = [line for inhoud in (mine, other) for line in lines_of(inhoud).values() if any(line.values())]
    if not both:
        return {}
    found = {f"a{place}_{part}": text for place, line in enumerate(both, 1) for part, text in line.items()}
    return {**found, "regels": str(max(len(both), 3))}


def lines_of(inhoud: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """The lines of new agreements, by number."""
    found: dict[int, dict[str, str]] = {}
    for name, text in inhoud.items():
        if match := LINE.fullmatch(name):
            found.setdefault(int(match[1]), {})[match[2]] = text
    return dict(sorted(found.items()))
