"""Words as search compares them, whatever is looked for: small, without accents, and what is one typo away.

The database makes the same of what is stored (`zoeknaam`, `naamvarianten`).
"""

import re
import unicodedata

# A typo is looked for in words of these lengths, as `naamvarianten` in the database does.
TYPO_LENGTHS = range(4, 31)
_SIGNS = re.compile("[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def plain(text: str) -> str:
    """The words of `text` as the database makes `zoeknaam` of a name."""
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_LETTERS)
    return _SIGNS.sub(" ", letters).strip()


def spellings(word: str) -> tuple[str, ...]:
    """A word as it was typed, and with y for ij."""
    return tuple(dict.fromkeys((word, word.replace("ij", "y"))))


def variants(word: str) -> set[str]:
    """A word and what is left of it without one letter; two words one typo apart share one of these."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def resembling(words: tuple[str, ...], name: str) -> str:
    """The first word of `name` that is one typo from one of `words` and is none of them; empty without one."""
    wanted = {spelling for word in words for spelling in spellings(word)}
    keys = {key for word in wanted if len(word) in TYPO_LENGTHS for key in variants(word)}
    for part in re.split(r"[\s-]+", name):
        forms = set(spellings(plain(part)))
        if not forms & wanted and any(variants(form) & keys for form in forms):
            return part
    return ""
