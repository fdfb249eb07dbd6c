"""What a file is, by its bytes. Neither its name nor what the browser says of it counts.

Known are pdf, docx, odt, jpeg and png, each looked through as far as its own rules go: a text that merely begins like
one of them is none. A file that is two kinds at once (an archive behind a picture, say) is refused too.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from intake.enums import Bestandstype
from werkoffensief.web.archives import ArchiveError, ArchiveTooLargeError, refuse_bomb
from werkoffensief.web.refusals import RefusalError

MAX_UNPACKED = 100_000_000
MAX_PARTS = 2_000
MAX_NAME = 100

UNKNOWN = (
    "Dit bestand is geen pdf, Word-document (docx), odt, jpeg of png, ook al zegt de naam misschien iets anders. "
    "Open het, sla het op als pdf en kies het dan opnieuw."
)
BROKEN = (
    "Dit bestand is beschadigd, of er zit een tweede bestand in verstopt. "
    "Open het, sla het opnieuw op als pdf en kies het dan opnieuw."
)
MACROS = "In dit bestand zitten macro's. Open het, sla het op als pdf en kies het dan opnieuw."
ACTING = "In deze pdf zit een programma of een bestand. Druk de pdf af naar een nieuwe pdf en kies die dan opnieuw."
CARRIES = (
    "In dit document zit een ander bestand, of het haalt iets op van buiten. "
    "Open het, sla het op als pdf en kies het dan opnieuw."
)
BOMB = "Dit bestand wordt bij het openen veel te groot. Sla het op als pdf en kies het dan opnieuw."

CONTENT_TYPES = {
    Bestandstype.PDF: "application/pdf",
    Bestandstype.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Bestandstype.ODT: "application/vnd.oasis.opendocument.text",
    Bestandstype.JPEG: "image/jpeg",
    Bestandstype.PNG: "image/png",
}
ENDINGS = {
    Bestandstype.PDF: (".pdf",),
    Bestandstype.DOCX: (".docx",),
    Bestandstype.ODT: (".odt",),
    Bestandstype.JPEG: (".jpg", ".jpeg"),
    Bestandstype.PNG: (".png",),
}
PDF_ACTS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
# What a pdf does by itself when it is opened: go to an address, or send something there. A page to begin at is fine.
PDF_OPENS = re.compile(rb"/OpenAction\s*(?:(\d+)\s+(\d+)\s+R|<<(.{0,2000}?)>>)", re.DOTALL)
PDF_GOES_OUT = re.compile(rb"/S\s*/(?:URI|SubmitForm|ImportData|GoToR|GoToE)\b")
PDF_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
PICTURE_WITH_PAGE = re.compile(rb"<script|<html|<!doctype|<svg|<iframe|<\?php|%pdf-", re.IGNORECASE)
EXCHANGE = re.compile(r"^\s*DDE(AUTO)?\b", re.IGNORECASE | re.MULTILINE)
# Other files, of another program, in a docx or an odt.
CARRIED = re.compile(r"/embeddings/|oleobject|activex")
LINKED = {
    "hyperlink"
}  # what a docx may name that stands elsewhere: nothing is fetched before somebody presses it
PNG_MARK = b"\x89PNG\r\n\x1a\n"
ZIP_MARK, ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
ZIP_END_SIZE, ZIP_MAX_COMMENT = 22, 65_535
# Frames of a jpeg; the other markers from C0 to CF are tables.
JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
DOCX_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCX_MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
ODT_MIMETYPE = b"application/vnd.oasis.opendocument.text"


class BestandError(RefusalError):
    """This file is not kept; the sentence says what to do."""

    field = "bestand"


def recognise(data: bytes) -> Bestandstype:
    """The kind of a file. Raises BestandError when it is none that is kept."""
    for mark, bestandstype, is_whole in MARKS:
        if re.match(mark, data):
            if _has_archive_behind(data) or not is_whole(data):
                raise BestandError(BROKEN)
            if bestandstype == Bestandstype.PDF:
                _refuse_acting_pdf(data)
            return bestandstype
    if data.startswith(ZIP_MARK):
        return _recognise_archive(data)
    raise BestandError(UNKNOWN)


def safe_name(name: str, bestandstype: Bestandstype) -> str:
    """The name that a download shows: no path, nothing invisible, and the ending of what the file really is."""
    text = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    text = "".join(" " if char.isspace() else char for char in text)
    text = "".join(char for char in text if unicodedata.category(char)[0] != "C")
    text = re.sub(r'[<>:"|?*]', "_", " ".join(text.split()))
    endings = ENDINGS[bestandstype]
    ending = next((ending for ending in endings if text.lower().endswith(ending)), "")
    stem = text[: len(text) - len(ending)].strip(" .")[:MAX_NAME].strip(" .")
    return f"{stem or 'document'}{ending.lower() or endings[0]}"


def _refuse_acting_pdf(data: bytes) -> None:
    """A pdf that runs something or carries other files, also with #61 for an a in the name.

    Looks at what stands there unpacked; the scanner sees more.
    """
    plain = PDF_NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), data)
    if any(mark in text for mark in PDF_ACTS for text in (data, plain)):
        raise BestandError(ACTING)
    if any(PDF_GOES_OUT.search(act) for act in _opening_acts(plain)):
        raise BestandError(ACTING)


def _opening_acts(data: bytes) -> Iterator[bytes]:
    """What stands in a pdf to be done at once: there, or in the object that is named."""
    for number, generation, act in PDF_OPENS.findall(data):
        if act:
            yield act
        else:
            named = rb"(?<!\d)%s\s+%s\s+obj(.{0,2000}?)endobj" % (number, generation)
            yield from re.findall(named, data, re.DOTALL)


def _is_pdf(data: bytes) -> bool:
    """It ends as readers ask: with where its table stands, and a mark."""
    return data.rfind(b"%%EOF") >= len(data) - 1024 and b"startxref" in data


def _is_png(data: bytes) -> bool:
    """Chunk by chunk, each with its sum, from the head to the end; nothing may follow."""
    place, first = len(PNG_MARK), True
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4])
        end = place + 12 + length
        kind, body = data[place + 4 : place + 8], data[place + 4 : end - 4]
        if end > len(data) or zlib.crc32(body) != int.from_bytes(data[end - 4 : end]):
            return False
        if first and (kind != b"IHDR" or length != 13):
            return False
        if kind == b"IEND":
            return end == len(data)
        place, first = end, False
    return False


def _is_jpeg(data: bytes) -> bool:
    """Segment by segment to the picture itself, which must end.

    Cameras put things of their own behind it: another picture, numbers. A page or a script is none of those.
    """
    place, seen_frame = 2, False
    while place + 4 <= len(data):
        marker = data[place + 1]
        if data[place] != 0xFF or marker in {0x00, *range(0xD0, 0xDA)}:
            return False
        if marker == 0xFF:  # a segment may be filled up before it
            place += 1
            continue
        length = int.from_bytes(data[place + 2 : place + 4])
        seen_frame = seen_frame or (marker in JPEG_FRAMES and length >= 8)
        end = place + 2 + length
        if marker == 0xDA:
            ends = data.find(b"\xff\xd9", end)
            return seen_frame and ends >= 0 and not PICTURE_WITH_PAGE.search(data, ends)
        if length < 2:
            return False
        place = end
    return False


MARKS: tuple[tuple[bytes, Bestandstype, Callable[[bytes], bool]], ...] = (
    (rb"%PDF-[12]\.\d", Bestandstype.PDF, _is_pdf),
    (re.escape(PNG_MARK), Bestandstype.PNG, _is_png),
    (rb"\xff\xd8\xff", Bestandstype.JPEG, _is_jpeg),
)


def _has_archive_behind(data: bytes) -> bool:
    """Whether an archiver would open these bytes: it looks from the end, a reader of pictures from the beginning."""
    end = len(data)
    while (end := data.rfind(ZIP_END, max(0, len(data) - ZIP_END_SIZE - ZIP_MAX_COMMENT), end)) >= 0:
        comment = int.from_bytes(data[end + 20 : end + ZIP_END_SIZE], "little")
        if end + ZIP_END_SIZE + comment == len(data):
            return True
    return False


def _recognise_archive(data: bytes) -> Bestandstype:
    """A docx or an odt; every part is unpacked once, with a limit, so one behind a password is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_hidden(data, archive)
            refuse_bomb(archive, max_bytes=MAX_UNPACKED, max_parts=MAX_PARTS)
            return _kind_of_archive(archive)
    except (BestandError, MemoryError):
        raise
    except ArchiveTooLargeError:
        raise BestandError(BOMB) from None
    except Exception as error:  # a stranger's archive fails in a dozen ways
        raise BestandError(BROKEN) from error


def _refuse_hidden(data: bytes, archive: zipfile.ZipFile) -> None:
    """Nothing before the first part, nothing behind the last."""
    parts = archive.infolist()
    ends_here = data[-ZIP_END_SIZE:].startswith(ZIP_END) and not archive.comment
    begins_here = bool(parts) and min(part.header_offset for part in parts) == 0
    if not (ends_here and begins_here):
        raise ArchiveError


def _kind_of_archive(archive: zipfile.ZipFile) -> Bestandstype:
    names = {part.filename for part in archive.infolist()}
    lower = {name.lower() for name in names}
    if {"[Content_Types].xml", "_rels/.rels", "word/document.xml"} <= names:
        types = archive.read("[Content_Types].xml")
        if DOCX_MACROS in types or any(name.endswith("vbaproject.bin") for name in lower):
            raise BestandError(MACROS)
        _refuse_carried(archive, lower)
        _refuse_exchange(archive)
        if DOCX_MAIN in types:
            return Bestandstype.DOCX
    elif {"mimetype", "content.xml", "META-INF/manifest.xml"} <= names:
        if any(name.startswith(("basic/", "scripts/")) for name in lower):
            raise BestandError(MACROS)
        if b"oleobject" in archive.read("META-INF/manifest.xml").lower():
            raise BestandError(CARRIES)
        if archive.infolist()[0].filename == "mimetype" and archive.read("mimetype").strip() == ODT_MIMETYPE:
            return Bestandstype.ODT
    raise BestandError(UNKNOWN)


def _refuse_carried(archive: zipfile.ZipFile, lower: set[str]) -> None:
    """A docx that carries a file of another program, or fetches a template, a picture or a frame from elsewhere."""
    if any(CARRIED.search(name) for name in lower):
        raise BestandError(CARRIES)
    for name in archive.namelist():
        if name.lower().endswith(".rels"):
            content = archive.read(name)
            if b"<!DOCTYPE" in content:
                raise ArchiveError
            for row in ElementTree.fromstring(content).iter():  # noqa: S314 - bounded, without entities
                kind = row.get("Type", "").rpartition("/")[2]
                if row.get("TargetMode", "").lower() == "external" and kind not in LINKED:
                    raise BestandError(CARRIES)


def _refuse_exchange(archive: zipfile.ZipFile) -> None:
    """A docx with a field that asks another program for something (DDE): that can start any program."""
    for name in archive.namelist():
        if not name.lower().endswith(".xml"):
            continue
        content = archive.read(name)
        if b"instr" not in content.replace(b"\0", b""):
            continue
        if b"<!DOCTYPE" in content:
            raise ArchiveError
        if EXCHANGE.search(_fields(ElementTree.fromstring(content))):  # noqa: S314 - bounded, without entities
            raise BestandError(CARRIES)


def _fields(root: ElementTree.Element) -> str:
    """What the fields of a part say, each on a line: Word may cut one up into many runs."""
    said = []
    for part in root.iter():
        kind = part.tag.rpartition("}")[2]
        if kind == "instrText":
            said.append(part.text or "")
        elif kind in {"fldChar", "fldSimple"}:
            said.append("\n")
            said += [f"{text}\n" for name, text in part.attrib.items() if name.endswith("instr")]
    return "".join(said)
