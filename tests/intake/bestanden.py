"""Small files of every kind that is kept, made by hand."""

import io
import zipfile
import zlib

TEXT = b"Wat er in het document staat"
PDF = (
    b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"
    b"4 0 obj\n<< /Length 48 >>\nstream\nBT 72 770 Td (" + TEXT + b") Tj ET\nendstream\nendobj\n"
    b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
)
DOCX_TYPES = (
    b'<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
DOCX_PARTS = {
    "[Content_Types].xml": DOCX_TYPES,
    "_rels/.rels": b"<Relationships/>",
    "word/document.xml": b"<w/>",
}
ODT_PARTS = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": b"<office/>",
    "META-INF/manifest.xml": b"<manifest/>",
}


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a png."""
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    """One segment of a jpeg."""
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", (1).to_bytes(4) * 2 + b"\x08\x00\x00\x00\x00")
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND", b"")
)
JPEG = (
    b"\xff\xd8"
    + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    + segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0")
    + segment(0xDA, b"\x01\x01\0\0\x3f\0")
    + b"\x37\xff\xd9"
)
DOCX, ODT = archive(DOCX_PARTS), archive(ODT_PARTS)
