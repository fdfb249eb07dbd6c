"""What a file is, whatever it says of itself."""

import io
import re
import warnings
import zipfile
import zlib

import pytest

from intake.enums import Bestandstype
from intake.services import bestandskeuring
from intake.services.bestandskeuring import (
    BOMB,
    BROKEN,
    CARRIES,
    MACROS,
    UNKNOWN,
    BestandError,
    recognise,
    safe_name,
)
from tests.intake.bestanden import (
    DOCX,
    DOCX_PARTS,
    DOCX_TYPES,
    JPEG,
    ODT,
    ODT_PARTS,
    PDF,
    PNG,
    archive,
    chunk,
    segment,
)

RELATION = (
    b'<Relationships><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="https://elders.example/a" TargetMode="&#69;xternal"/></Relationships>'
)
ACTS = {
    "runs a script under another spelling": b"<< /S/J#61va#53cript /JS (app.alert(1)) >>",
    "runs a script": b"<< /S /JavaScript /JS (app.alert(1)) >>",
    "starts a program": b"<< /S /Launch /F (cmd.exe) >>",
    "goes to an address": b"<< /Type /Catalog /OpenAction << /S /URI /URI (https://elders.example) >> >>",
    "goes to an address, further on": b"<< /OpenAction 7 0 R >>\n7 0 obj << /Type /Action /S/URI /URI (x) >> endobj",
    "carries a file": b"<< /Type /EmbeddedFile /Length 3 >>",
}
HTML = b"<!doctype html><html><script>alert(document.cookie)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
KEPT = [
    (PDF, Bestandstype.PDF),
    (DOCX, Bestandstype.DOCX),
    (ODT, Bestandstype.ODT),
    (JPEG, Bestandstype.JPEG),
    (PNG, Bestandstype.PNG),
]


ASKING = (
    b'<w:document><w:instrText xml:space="preserve"> DDEAUTO c:\\\\cmd.exe "/k" </w:instrText></w:document>',
    b"<w:document><w:instrText> DD</w:instrText><w:r/><w:instrText>E excel a1 </w:instrText></w:document>",
    b'<w:document><w:fldSimple w:instr=" dde excel a1 "/></w:document>',
    b"<w:document><w:instrText> &#68;DEAUTO excel </w:instrText></w:document>",
)
NOT_ASKING = (
    b'<w:document><w:instrText> HYPERLINK "https://midden.nl/dde-net" </w:instrText>MIDDE dde auto</w:document>',
    b'<w:document><w:fldSimple w:instr=" PAGE "/></w:document>',
)
OPENING = {
    "an address": b"/OpenAction << /S /URI /URI (https://x.nl) >>",
    "an address elsewhere": b"/OpenAction 9 0 R >>\nendobj\n9 0 obj\n<< /Type /Action /S /URI /URI (https://x.nl)",
    "a form that is sent": b"/AA << /O << /S /SubmitForm /F (https://x.nl) >> >>",
    "another file": b"/Open#41ction << /S/GoToR /F (x.pdf) >>",
}
HARMLESS = (
    b"/OpenAction [3 0 R /FitH null]", b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", b"/OpenAction 3 0 R",
    b">>\nendobj\n9 0 obj\n<< /Subtype /Link /A << /S /URI /URI (https://x.nl) >>",
)  # fmt: skip


def locked_archive() -> bytes:
    """A docx of which a part says that it is encrypted."""
    data = bytearray(DOCX)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def doubled_archive() -> bytes:
    """A docx with two parts of the same name: readers differ in which of the two they show."""
    file = io.BytesIO(DOCX)
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as made:
        warnings.simplefilter("ignore")
        made.writestr("word/document.xml", b"<other/>")
    return file.getvalue()


def with_comment() -> bytes:
    file = io.BytesIO(DOCX)
    with zipfile.ZipFile(file, "a") as made:
        made.comment = HTML
    return file.getvalue()


def test_a_docx_may_name_an_address():
    link = archive({**DOCX_PARTS, "word/_rels/document.xml.rels": RELATION % b"hyperlink"})
    assert recognise(link) == Bestandstype.DOCX


def field(*runs: bytes) -> bytes:
    said = b"".join(b"<w:instrText>%s</w:instrText>" % run for run in runs)
    return (
        b'<w:d xmlns:w="urn:w"><w:fldChar w:fldCharType="begin"/>%s<w:fldChar w:fldCharType="end"/></w:d>'
        % said
    )


@pytest.mark.parametrize(
    "part",
    [
        field(b" DDEAUTO c:\\\\cmd.exe "),
        field(b" D", b"DE", b"AUTO x y"),
        b'<w:d xmlns:w="urn:w"><w:fldSimple w:instr="dde &quot;x&quot;"/></w:d>',
        field(b" DDE x y").decode().encode("utf-16"),
    ],
    ids=["as it is", "cut up", "simple", "utf-16"],
)
def test_a_docx_with_a_field_that_starts_a_program_is_refused(part):
    for name in ("word/document.xml", "word/footnotes.xml"):
        with pytest.raises(BestandError, match=re.escape(CARRIES)):
            recognise(archive({**DOCX_PARTS, name: part}))


def test_other_fields_are_fine():
    part = field(b" PAGE ", b' HYPERLINK "https://dde.example/" ')
    assert recognise(archive({**DOCX_PARTS, "word/document.xml": part})) == Bestandstype.DOCX


@pytest.mark.parametrize(
    "opens",
    [
        b"/OpenAction [3 0 R /FitH null]",
        b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>",
        b"/OpenAction 7 0 R\n7 0 obj [3 0 R /Fit] endobj\n8 0 obj << /S /URI /URI (https://cv.example) >> endobj",
    ],
)
def test_a_pdf_may_say_where_to_begin_and_hold_links(opens):
    assert recognise(PDF.replace(b"startxref", opens + b"\nstartxref", 1)) == Bestandstype.PDF


@pytest.mark.parametrize(("data", "bestandstype"), KEPT)
def test_every_kind_that_is_kept_is_known_by_its_bytes(data, bestandstype):
    assert recognise(data) == bestandstype


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(HTML, UNKNOWN, id="html"),
        pytest.param(b"\xef\xbb\xbf \n" + HTML, UNKNOWN, id="html behind a mark"),
        pytest.param(SVG, UNKNOWN, id="svg"),
        pytest.param(HTML + PDF, UNKNOWN, id="html before a pdf"),
        pytest.param(b" " + PDF, UNKNOWN, id="space before a pdf"),
        pytest.param(b"%PDF-1.7\n" + HTML, BROKEN, id="html with the head of a pdf"),
        pytest.param(PDF + b" " * 2_000, BROKEN, id="a pdf with much behind it"),
        pytest.param(b"MZ\x90\0" + b"\0" * 60, UNKNOWN, id="program"),
        pytest.param(b"GIF89a" + b"\0" * 20, UNKNOWN, id="gif"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, UNKNOWN, id="old Word"),
        pytest.param(b"\0" * 64, UNKNOWN, id="zeros"),
        pytest.param(PDF + archive({"evil.js": b"alert(1)"}), BROKEN, id="archive behind a pdf"),
        pytest.param(JPEG + archive({"evil.class": b"x"}), BROKEN, id="archive behind a jpeg"),
        pytest.param(PNG + archive({"evil.class": b"x"}), BROKEN, id="archive behind a png"),
        pytest.param(PNG + HTML, BROKEN, id="html behind a png"),
        pytest.param(PNG[:-4] + b"\0\0\0\0", BROKEN, id="png with a wrong sum"),
        pytest.param(PNG[:-12], BROKEN, id="png without an end"),
        pytest.param(PNG[:8] + chunk(b"tEXt", b"x") + PNG[8:], BROKEN, id="png with another head"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + HTML, BROKEN, id="html with the head of a png"),
        pytest.param(b"\xff\xd8\xff" + HTML, BROKEN, id="html with the head of a jpeg"),
        pytest.param(b"\xff\xd8" + segment(0xFE, HTML) + b"\xff\xd9", BROKEN, id="html as a remark in no picture"),
        pytest.param(JPEG[:-2], BROKEN, id="jpeg that does not end"),
        pytest.param(b"\xff\xd8\xff\xe0\0\0" * 3, BROKEN, id="jpeg with segments of no length"),
        pytest.param(archive({"a.txt": b"x"}), UNKNOWN, id="any zip"),
        pytest.param(archive({"[Content_Types].xml": DOCX_TYPES}), UNKNOWN, id="half a docx"),
        pytest.param(
            archive({**DOCX_PARTS, "[Content_Types].xml": b"<Types/>"}), UNKNOWN, id="docx of no kind"
        ),
        pytest.param(archive({**DOCX_PARTS, "word/vbaProject.bin": b"x"}), MACROS, id="docx with macros"),
        pytest.param(
            archive({
                **DOCX_PARTS,
                "[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml",
            }),
            MACROS,
            id="docm",
        ),
        pytest.param(archive({**ODT_PARTS, "Basic/script.xml": b"x"}), MACROS, id="odt with macros"),
        pytest.param(
            archive({**ODT_PARTS, "mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
            UNKNOWN,
            id="ods",
        ),
        pytest.param(
            archive({"content.xml": b"x", **ODT_PARTS}), UNKNOWN, id="odt that does not say so first"
        ),
        pytest.param(b"PK\x03\x04" + b"\0" * 80, BROKEN, id="head of a zip"),
        pytest.param(DOCX[:-30], BROKEN, id="half a zip"),
        pytest.param(DOCX + HTML, BROKEN, id="html behind a docx"),
        pytest.param(b"PK\x03\x04" + HTML + DOCX, BROKEN, id="html before a docx"),
        pytest.param(with_comment(), BROKEN, id="html as the remark of a docx"),
        pytest.param(doubled_archive(), BROKEN, id="two parts of one name"),
        pytest.param(JPEG + b"SEFT" + HTML, BROKEN, id="html behind a jpeg"),
        pytest.param(
            archive({**DOCX_PARTS, "word/_rels/settings.xml.rels": RELATION % b"attachedTemplate"}), CARRIES,
            id="docx with a template from elsewhere",
        ),
        pytest.param(
            archive({**DOCX_PARTS, "word/embeddings/oleObject1.bin": b"x"}), CARRIES, id="docx with an object"
        ),
        pytest.param(
            archive({**ODT_PARTS, "META-INF/manifest.xml": b'<m media-type="application/vnd.sun.star.oleobject"/>'}),
            CARRIES, id="odt with an object",
        ),
        *(
            pytest.param(archive({**DOCX_PARTS, "word/document.xml": text}), CARRIES, id=f"docx that asks, {number}")
            for number, text in enumerate(ASKING)
        ),
        pytest.param(archive({**ODT_PARTS, "content.xml": b"<office:dde-source/>"}), CARRIES, id="odt that asks"),
        pytest.param(locked_archive(), BROKEN, id="docx behind a password"),
    ],
)  # fmt: skip
def test_what_is_none_of_them_is_refused(data, sentence):
    with pytest.raises(BestandError, match=f"^{re.escape(sentence)}$"):
        recognise(data)


def test_a_docx_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(bestandskeuring, "MAX_UNPACKED", 5_000_000)
    bomb = archive({**DOCX_PARTS, "word/media/image1.png": b"\0" * 6_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(BestandError, match=re.escape(BOMB)):
        recognise(bomb)
    monkeypatch.setattr(bestandskeuring, "MAX_UNPACKED", 7_000_000)
    assert recognise(bomb) == Bestandstype.DOCX


def test_a_docx_that_lies_about_the_size_of_a_part_is_unpacked_to_its_real_end(monkeypatch):
    monkeypatch.setattr(bestandskeuring, "MAX_UNPACKED", 5_000_000)
    bomb = bytearray(archive({"word/media/image1.png": b"\0" * 6_000_000, **DOCX_PARTS}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = bomb.index(mark) + place
        bomb[start : start + 4] = (10).to_bytes(4, "little")
    with pytest.raises(BestandError, match=re.escape(BOMB)):
        recognise(bytes(bomb))


def test_a_docx_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(bestandskeuring, "MAX_PARTS", 3)
    assert recognise(DOCX) == Bestandstype.DOCX
    with pytest.raises(BestandError, match=re.escape(BROKEN)):
        recognise(archive({**DOCX_PARTS, "word/styles.xml": b"x"}))


def test_a_telephone_may_put_something_behind_its_picture():
    assert recognise(JPEG + b"SEFT" + b"\0" * 200) == Bestandstype.JPEG


def test_bytes_in_any_order_are_refused_with_a_sentence():
    """Whatever is changed in a good file: it is known, or refused; nothing else is raised."""
    for data, _kind in KEPT:
        for place in range(len(data)):
            changed = bytearray(data)
            changed[place] ^= zlib.crc32(bytes([place % 256])) % 255 + 1
            try:
                recognise(bytes(changed))
            except BestandError:
                continue


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("cv.pdf", "cv.pdf"),
        ("CV.PDF", "CV.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\noor\\cv.pdf", "cv.pdf"),
        ("cv\r\nSet-Cookie: a=b.pdf", "cv Set-Cookie_ a=b.pdf"),
        ("cv\0\x07\x1b.pdf", "cv.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe.pdf"),
        ("cv\u2066\u200f\u200b\ufeff.pdf", "cv.pdf"),
        ("cv\u2028van\u00a0Noor.pdf", "cv van Noor.pdf"),
        ("👩‍🚒 cv 😀.pdf", "👩🚒 cv 😀.pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
        ("virus.html", "virus.html.pdf"),
        ("cv.pdf.exe", "cv.pdf.exe.pdf"),
        ('a"b<c>d|e?f*.pdf', "a_b_c_d_e_f_.pdf"),
        ("..", "document.pdf"),
        (".pdf", "document.pdf"),
        ("", "document.pdf"),
        ("x" * 500 + ".pdf", "x" * 100 + ".pdf"),
        ("\ud800.pdf", "document.pdf"),
    ],
)
def test_the_name_of_a_download_is_harmless_and_ends_as_it_should(name, shown):
    assert safe_name(name, Bestandstype.PDF) == shown


@pytest.mark.parametrize(
    ("name", "bestandstype", "shown"),
    [("a.JPEG", "jpeg", "a.jpeg"), ("a.jpg", "jpeg", "a.jpg"), ("a.png", "jpeg", "a.png.jpg"), ("a", "odt", "a.odt")],
)  # fmt: skip
def test_the_ending_of_a_download_is_that_of_what_it_is(name, bestandstype, shown):
    assert safe_name(name, Bestandstype(bestandstype)) == shown


@pytest.mark.parametrize("kind", ACTS)
def test_pdf_that_does_something_is_refused(kind):
    data = PDF.replace(b"endobj", ACTS[kind] + b"\nendobj", 1)
    with pytest.raises(BestandError, match="programma of een bestand"):
        recognise(data)


@pytest.mark.parametrize("what", OPENING)
def test_pdf_that_leads_away_when_it_is_opened_is_refused(what):
    with pytest.raises(BestandError, match="programma of een bestand"):
        recognise(PDF.replace(b"/Pages 2 0 R", b"/Pages 2 0 R " + OPENING[what], 1))


@pytest.mark.parametrize("what", HARMLESS)
def test_pdf_that_opens_at_a_page_or_names_an_address_is_kept(what):
    assert recognise(PDF.replace(b"/Pages 2 0 R", b"/Pages 2 0 R " + what, 1)) == Bestandstype.PDF


@pytest.mark.parametrize("text", NOT_ASKING)
def test_docx_with_another_field_is_kept(text):
    assert recognise(archive({**DOCX_PARTS, "word/document.xml": text})) == Bestandstype.DOCX
