"""What the tests of deliveries share: files of a delivery, and sending them as a browser does."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

NIEUW = "/beheer/leveringen/nieuw/"
KLANT_KOP = (
    "klantnummer;bsn;voornaam;tussenvoegsel;achternaam;geboortedatum;postcode;huisnummer;woonplaats;stadsdeel;"
    "telefoon;email"
)


def klanten_csv(*rows: str) -> bytes:
    """klanten.csv with rows of `klantnummer;bsn;achternaam;telefoon`."""
    lines = [KLANT_KOP]
    for row in rows:
        nummer, bsn, naam, telefoon = row.split(";")
        lines.append(f"{nummer};{bsn};;;{naam};;;;;;{telefoon};")
    return ("\n".join(lines) + "\n").encode()


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/csv")


def send(browser, *files, sleutel=None, **options):
    """Post the form; `sleutel` is what the form carries once."""
    data = {"sleutel": str(sleutel or uuid4()), "bestanden": list(files), **options}
    return browser.post(NIEUW, data)
