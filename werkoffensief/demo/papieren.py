"""Invented papers in some files of the demo's regisseur, through the service that keeps uploads."""

import uuid
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile

from intake.enums import Documentsoort
from intake.models import Klant
from intake.services.documenten import add_document
from werkoffensief.accounts.models import Medewerker

PEOPLE = 6
PAPERS = (
    (Documentsoort.CV, "Cv", "cv.pdf", 3),
    (Documentsoort.DIPLOMA, "Certificaat heftruck", "certificaat-heftruck.pdf", 2_400),
    (Documentsoort.PLAN, "Ondertekend plan", "plan ondertekend.pdf", 12),
    (
        Documentsoort.DIPLOMA,
        "Diploma vmbo, basisberoepsgerichte leerweg, zorg en welzijn",
        "diploma.pdf",
        5_100,
    ),
    (Documentsoort.OVERIG, "Brief van de kinderopvang", "brief kinderopvang.pdf", 8),
    (Documentsoort.CV, "Cv van vorig jaar", "cv-oud.pdf", 410),
    (Documentsoort.OVERIG, "Rooster van de taalles", "rooster.pdf", 20),
)


def make_documents(accounts: dict[str, Medewerker], *, today: date, now: datetime) -> None:
    """All kinds in one file, a few in some others, none in the rest."""
    regisseur, consulent = accounts["regisseur"], accounts["consulent"]
    people = Klant.objects.filter(regisseur=regisseur).order_by("klantnummer")[:PEOPLE]
    for number, klant in enumerate(people):
        for place, (soort, titel, name, days) in enumerate(
            PAPERS[: len(PAPERS) if number == 0 else number % 4]
        ):
            door = regisseur if place % 3 else consulent
            add_document(
                door=door.pk,
                klant_id=klant.pk,
                document_id=uuid.uuid4(),
                gegevens={"soort": soort, "titel": titel, "datum": today - timedelta(days=days)},
                bestand=ContentFile(invented_pdf(f"{titel} (verzonnen)"), name),
                now=now - timedelta(days=len(PAPERS) - place),
            )


def invented_pdf(text: str) -> bytes:
    """One page with one line, complete with its table."""
    line = f"BT /F 18 Tf 72 760 Td ({text.replace('(', '[').replace(')', ']')}) Tj ET".encode("latin-1")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(line), line),
    )
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + table + end
