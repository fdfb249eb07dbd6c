"""To whom a letter goes, and where."""

from intake.enums import Adressoort
from intake.models import Adres, Klant, Vertegenwoordiger


def address_lines(klant: Klant) -> list[str]:
    """The lines of the address block; none where no letter can go.

    To the representative who gets the post, when there is one; else to the klant, c/o the place or organisation
    where somebody without an address is reached. A secret address is used for the person's own letter.
    """
    acting = Vertegenwoordiger.objects.filter(
        klant=klant, is_geadresseerde=True, geldig_tot__isnull=True
    ).first()
    if acting is not None:
        lines = [acting.organisatie, f"t.a.v. {acting.naam}" if acting.organisatie else acting.naam]
        where = [line.strip() for line in (acting.adres or "").split(",") if line.strip()]
        return [*(line for line in lines if line), *where] if where else []
    address = Adres.objects.filter(klant=klant, geldig_tot__isnull=True).first()
    if address is None:
        return []
    if address.soort == Adressoort.GEEN_ADRES:
        return [klant.naam, f"p/a {address.bereikbaar_via}"]
    if not (address.postcode and address.huisnummer):
        return []
    place = " ".join(part for part in (address.postcode, (address.woonplaats or "").upper()) if part)
    return [klant.naam, f"Huisnummer {address.huisnummer}", place]
