"""To whom a message goes, and where: a letter and a mail follow one rule."""

import re
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from intake.enums import Adressoort, Contactsoort
from intake.models import Adres, Contactgegeven, Klant, Vertegenwoordiger
from werkoffensief.web.clock import AMSTERDAM

POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}\b")
ONE_DAY, SATURDAY = timedelta(days=1), 5


def post_is_in_time(begin: datetime, now: datetime) -> bool:
    """Whether a letter that is made now can be read before this moment: posted on this or the next working day, with a
    working day between."""
    posted = _working_day(now.astimezone(AMSTERDAM).date())
    return begin.astimezone(AMSTERDAM).date() > _working_day(posted + ONE_DAY)


def _working_day(day: date) -> date:
    """This day, or the first that is no Saturday or Sunday."""
    while day.weekday() >= SATURDAY:
        day += ONE_DAY
    return day


def addressee_of(klant: Klant) -> Vertegenwoordiger | None:
    """The representative who gets the post, by letter and by mail; None when the klant does."""
    return Vertegenwoordiger.objects.filter(
        klant=klant, is_geadresseerde=True, geldig_tot__isnull=True
    ).first()


def address_lines(klant: Klant) -> list[str]:
    """The lines of the address block; none where no letter can go.

    To the representative who gets the post, when there is one; else to the klant, c/o the place or organisation
    where somebody without an address is reached, if its postal address was given with it. A secret address is used
    for the person's own letter.
    """
    acting = addressee_of(klant)
    if acting is not None:
        lines = [acting.organisatie, f"t.a.v. {acting.naam}" if acting.organisatie else acting.naam]
        where = [line.strip() for line in (acting.adres or "").split(",") if line.strip()]
        return [*(line for line in lines if line), *where] if where else []
    address = Adres.objects.filter(klant=klant, geldig_tot__isnull=True).first()
    if address is None:
        return []
    if address.soort == Adressoort.GEEN_ADRES:
        place, *where = [line.strip() for line in (address.bereikbaar_via or "").split(",") if line.strip()]
        return [klant.naam, f"p/a {place}", *where] if any(map(POSTCODE.match, where)) else []
    if not (address.postcode and address.huisnummer):
        return []
    return [klant.naam, *_home(address)]


def _home(address: Adres) -> list[str]:
    """Where somebody lives; without a street the postcode and the number stand together, which the post can deliver."""
    town = (address.woonplaats or "").upper()
    if address.straat:
        return [f"{address.straat} {address.huisnummer}", f"{address.postcode} {town}".strip()]
    return [line for line in (f"{address.postcode} {address.huisnummer}", town) if line]


def email_of(klant: Klant) -> str:
    """The present e-mail address of who gets the post, when a mail can go there at all."""
    acting = addressee_of(klant)
    if acting is not None:
        return _usable(acting.email)
    rows = Contactgegeven.objects.filter(klant=klant, soort=Contactsoort.EMAIL, geldig_tot__isnull=True)
    return _usable(rows.values_list("waarde", flat=True).first())


def phone_of(klant: Klant) -> str:
    """The present telephone number of the klant, the one that was given last; empty when there is none."""
    rows = Contactgegeven.objects.filter(klant=klant, soort=Contactsoort.TELEFOON, geldig_tot__isnull=True)
    return rows.order_by("-geldig_van", "pk").values_list("waarde", flat=True).first() or ""


def _usable(address: str | None) -> str:
    try:
        validate_email(address or "")
    except ValidationError:
        return ""
    return address or ""
