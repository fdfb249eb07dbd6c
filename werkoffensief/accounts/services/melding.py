"""What the log and the owner learn of an act on an account: a line, and a mail. Without a name, like every mail.

The outbox holds ids only, no address and no token: which address stands in the history of the account, and a token
is made when the mail leaves. A mail may come twice, when a worker dies in between; better than never.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse

from werkoffensief.accounts.enums import Verandering
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.registry import enqueue
from werkoffensief.logboek.services import record_handeling

LINK, CHANGED = "accounts.link", "accounts.verandering"
SUBJECTS = {
    LINK: "Werkoffensief: kies een wachtwoord",
    CHANGED: "Werkoffensief: er is iets aan uw account veranderd",
}


def record(door: UUID | str, medewerker_id: UUID, soort: str, toelichting: str = "") -> None:
    """A line in the log: what was done with this account, and by whom."""
    record_handeling(
        door=door,
        soort=soort,
        object_soort="medewerker",
        object_id=str(medewerker_id),
        toelichting=toelichting,
    )


def reachable(email: str | None) -> bool:
    """Whether a mail can go there at all."""
    try:
        validate_email(email or "")
    except ValidationError:
        return False
    return bool(settings.MAIL)


def send_link(medewerker: Medewerker) -> None:
    """A link for a password, to the address that the account has now."""
    _enqueue(LINK, medewerker, Verandering.LINK_GEMAILD)


def announce(medewerker_id: UUID, what: Verandering) -> None:
    """Tell the owner what was done with the account, where there is an address."""
    medewerker = Medewerker.objects.get(pk=medewerker_id)
    if reachable(medewerker.email):
        _enqueue(CHANGED, medewerker, what)


def announce_address(medewerker: Medewerker, old: str | None, before: int | None) -> None:
    """Another address: both learn of it. `before`: the row of the history that has the old one."""
    announce(medewerker.pk, Verandering.EMAIL_GEWIJZIGD)
    if before and reachable(old):
        _enqueue(CHANGED, medewerker, Verandering.EMAIL_GEWIJZIGD, before)


def latest_moment(medewerker_id: UUID) -> int | None:
    """The last row of the history of this account."""
    rows = _history().filter(pgh_obj_id=medewerker_id).order_by("-pgh_id")
    return rows.values_list("pk", flat=True).first()


def send_links(rows: list[Any]) -> None:
    """Handler of the outbox: nothing for an account that closed meanwhile."""
    for row in rows:
        medewerker, address = _whereto(row)
        if medewerker and address and medewerker.may_log_in:
            token = default_token_generator.make_token(medewerker)
            path = reverse("wachtwoord_instellen", args=[medewerker.pk, token])
            _send(LINK, address, {"link": f"{settings.WEB_ADRES}{path}"})


def send_announcements(rows: list[Any]) -> None:
    """Handler of the outbox."""
    for row in rows:
        medewerker, address = _whereto(row)
        if medewerker and address:
            _send(CHANGED, address, {"wat": Verandering(row.inhoud["wat"]).label})


def _enqueue(soort: str, medewerker: Medewerker, what: Verandering, moment: int | None = None) -> None:
    """`moment`: the row of the history with the address, by itself the last one."""
    last = latest_moment(medewerker.pk)
    moment = moment or last
    inhoud = {"medewerker": str(medewerker.pk), "moment": moment, "wat": what.value}
    enqueue(soort=soort, sleutel=f"{medewerker.pk}:{last}:{moment}:{what.value}", inhoud=inhoud)


def _history() -> Any:
    return Medewerker.geschiedenis.rel.related_model.objects  # type: ignore[attr-defined]


def _whereto(row: Any) -> tuple[Medewerker | None, str | None]:
    moment = _history().filter(pk=row.inhoud["moment"], pgh_obj_id=row.inhoud["medewerker"]).first()
    address = moment.email if moment and reachable(moment.email) else None
    return Medewerker.objects.filter(pk=row.inhoud["medewerker"]).first(), address


def _send(kind: str, address: str, context: dict[str, str]) -> None:
    text = render_to_string(f"accounts/mail/{kind}.txt", {**context, "hulp_contact": settings.HULP_CONTACT})
    EmailMessage(SUBJECTS[kind], text, to=[address]).send()
