"""The demo accounts of the contract, made as a beheerder would make them."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from werkgevers.models import Werkgever, Werkgeveraccount
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Team
from werkoffensief.accounts.services import beheer
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.web import clock

PASSWORD = "werkoffensief"  # noqa: S105  said in README and on the log-in page of the demo
SYSTEM = "systeem"
ACCOUNTS = (
    ("consulent", "Noor de Boer", Rol.CONSULENT, "Centrum"),
    ("regisseur", "Sam Verhoeven", Rol.REGISSEUR, "Centrum"),
    ("collega", "Imane Bakkali", Rol.REGISSEUR, "Centrum"),
    ("vreemde", "Joris Postma", Rol.REGISSEUR, "Escamp"),
    ("teamleider", "Ruth Kartodikromo", Rol.TEAMLEIDER, "Centrum"),
    ("accountmanager", "Bas Hendriks", Rol.ACCOUNTMANAGER, None),
    ("manager", "Els van Rijn", Rol.MANAGER, None),
    ("beheerder", "Tom Visser", Rol.BEHEERDER, None),
    ("privacy", "Fatma Yildiz", Rol.PRIVACY, None),
    ("werkgever", "Kim de Wit", Rol.WERKGEVER, None),
)


def make_accounts() -> dict[str, Medewerker]:
    """The ten accounts by name, each invited and with the demo's password. Refused in productie."""
    if settings.PRODUCTIE:
        raise ImproperlyConfigured("Demo accounts do not exist in MODUS=productie.")
    teams = {team.naam: team for team in Team.objects.all()}
    made = {name: _account(name, naam, rol, teams.get(team or "")) for name, naam, rol, team in ACCOUNTS}
    employer = Werkgever.objects.order_by("kvk_nummer").first()
    if employer:
        with handeling(door=SYSTEM, via=Via.OPDRACHT):
            Werkgeveraccount.objects.create(medewerker=made["werkgever"], werkgever=employer)
    return made


def _account(gebruikersnaam: str, naam: str, rol: Rol, team: Team | None) -> Medewerker:
    gegevens = {
        "naam": naam,
        "email": f"{gebruikersnaam}@gemeente.example",
        "telefoon": "070 353 00 00",
        "team": team,
    }
    medewerker = beheer.create_medewerker(
        door=SYSTEM, gebruikersnaam=gebruikersnaam, gegevens=gegevens, via=Via.OPDRACHT
    )
    beheer.grant_role(door=SYSTEM, medewerker_id=medewerker.pk, rol=rol, via=Via.OPDRACHT)
    token = beheer.invite(door=SYSTEM, medewerker_id=medewerker.pk, now=clock.now(), via=Via.OPDRACHT)
    beheer.set_first_password(medewerker_id=medewerker.pk, token=str(token), password=PASSWORD)
    medewerker.refresh_from_db()
    return medewerker
