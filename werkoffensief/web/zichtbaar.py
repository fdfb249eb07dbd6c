"""What a reader sees of a text: one of only invisible characters says nothing."""

import re
from unicodedata import category

# Between letters of Persian, Hindi and others they decide how a name is written.
JOINERS = "\u200c\u200d"
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
# Fillers, an empty pattern of braille and marks that show nothing by themselves: letters and signs to Unicode.
BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def says_nothing(text: str) -> bool:
    """Whether there is something in it, and nothing that can be seen: more than the ordinary white space of a form."""
    return not text.isascii() and all(category(sign) in UNSEEN or BLANK.match(sign) for sign in text)


def plain_name(text: str) -> str:
    """A name without what cannot be seen and changes what is: signs that steer a screen, or turn the letters around.

    White space of more lines becomes a space; NUL stays for who refuses it.
    """
    if text.isprintable():
        return text
    kept = (" " if sign in "\t\n\v\f\r" else sign for sign in text.replace("\r\n", "\n"))
    return "".join(sign for sign in kept if sign in f"\0{JOINERS}" or category(sign) not in {"Cc", "Cf"})
