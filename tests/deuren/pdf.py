"""The words in a PDF. Its streams are compressed and its letters are numbers of glyphs: in its bytes no word is found.

Reads what the application writes (fonts with a ToUnicode table), no PDF of somebody else. No library for it is pinned.
"""

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(?:^|\s)(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"\bstream\r?\n(.*)\r?\nendstream", re.DOTALL)
FONT = re.compile(rb"/(\w+) (\d+) 0 R")
UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
GLYPH = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
WORDS = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9a-fA-F]+)>|(TJ|Tj)\b")


def text_of(data: bytes) -> str:
    """Each piece of text with a space between, and all once more without: a word may be broken over two lines.

    After that what the file says of itself (title, author). Empty for a PDF of which no letter can be read.
    """
    objects = dict(_objects(data))
    tables = {int(m[1]): _letters(objects[int(m[1])]) for m in UNICODE.finditer(b"\n".join(objects.values()))}
    of_font = {
        number: tables[int(found[1])] for number, body in objects.items() if (found := UNICODE.search(body))
    }
    named = {
        name: of_font[int(number)]
        for body in objects.values()
        for name, number in FONT.findall(body)
        if int(number) in of_font
    }
    pieces = [piece for body in objects.values() if b" Tf" in body for piece in _pieces(body, named)]
    if not pieces:
        return ""
    itself = [
        body.decode(errors="replace") for body in objects.values() if b"/Title" in body or b"<rdf" in body
    ]
    return "\n".join([" ".join(pieces), "".join(pieces), *itself])


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each object by its number, unpacked, also those that lie in a stream together."""
    for found in OBJECT.finditer(data):
        head, stream = found[2], STREAM.search(found[2])
        if stream is None:
            yield int(found[1]), head
            continue
        head = head[: stream.start()]
        body = zlib.decompress(stream[1]) if b"/FlateDecode" in head else stream[1]
        yield int(found[1]), body
        if b"/ObjStm" in head:
            first = int(re.search(rb"/First (\d+)", head)[1])  # type: ignore[index]
            numbers = [int(number) for number in body[:first].split()]
            places = [*numbers[1::2], len(body) - first]
            for number, start, end in zip(numbers[::2], places, places[1:], strict=False):
                yield number, body[first + start : first + end]


def _letters(table: bytes) -> dict[bytes, str]:
    return {m[1].lower(): bytes.fromhex(m[2].decode()).decode("utf-16-be") for m in GLYPH.finditer(table)}


def _pieces(body: bytes, fonts: dict[bytes, dict[bytes, str]]) -> Iterator[str]:
    letters: dict[bytes, str] = {}
    said = ""
    for font, glyphs, end in WORDS.findall(body):
        letters = fonts.get(font, {}) if font else letters
        said += "".join(letters.get(glyphs[i : i + 4].lower(), "\ufffd") for i in range(0, len(glyphs), 4))
        if end and said:
            yield said
            said = ""
