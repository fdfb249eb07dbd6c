"""Erasing a person leaves nothing that makes a person, and every figure as it was."""

import uuid
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.urls import reverse

from intake import bsn
from intake.models import Contactgegeven, Gezinslid, Identificatie, Klant
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import GesprekFactory, KlantFactory, UitkeringFactory
from tests.trajecten.factories import PlaatsingFactory
from werkoffensief.dossier.services import erase_klant

CANARY = "Kanarievogel"
BSN = "999990019"


@pytest.fixture
def person(committed_db) -> Klant:
    klant = KlantFactory(
        voornaam=CANARY, achternaam=CANARY, geboortedatum=date(1980, 2, 3), let_op=CANARY,
        tolk_taal=CANARY, veiligheid=CANARY, veiligheid_tot=date(2026, 12, 31),
    )  # fmt: skip
    Gezinslid.objects.create(klant=klant, relatie="kind", naam=CANARY, bron="klant")
    row = Identificatie(id=uuid.uuid4(), klant=klant, bsn_index=bsn.index_of(BSN))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(BSN, row_id=row.pk)
    row.save()
    Contactgegeven.objects.create(klant=klant, soort="email", waarde=f"{CANARY}@example.nl", bron="klant")
    UitkeringFactory(klant=klant)
    PlaatsingFactory(klant=klant)
    gesprek = GesprekFactory(klant=klant, verslag=f"Over {CANARY}")
    gesprek.verslag = f"Nog eens over {CANARY}"
    gesprek.save()
    klant.concepten.create(medewerker=gesprek.medewerker, soort="gesprek", inhoud={"verslag": CANARY})
    return klant


def everything(owner: psycopg.Connection) -> str:
    """All rows of all tables, as text."""
    tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return "\n".join(
        str(row) for (table,) in tables for row in owner.execute(f'SELECT t.* FROM "{table}" t').fetchall()
    )


def test_erased_person_is_nowhere_and_periods_stay(person, owner, tmp_path, settings) -> None:
    settings.DATA_DIR = tmp_path
    correction = tmp_path / "import" / "klanten.fouten.csv"
    correction.parent.mkdir()
    other = "K999999;;Blijver"
    correction.write_text(f"klantnummer;bsn;achternaam\n{person.klantnummer};{BSN};{CANARY}\n{other}\n")
    door = MedewerkerFactory()

    assert CANARY in everything(owner)
    erase_klant(klant=person, door=door.pk, reden="verzoek van de klant")

    left = everything(owner)
    assert CANARY not in left
    assert "1980-02-03" not in left
    assert correction.read_text().splitlines()[1:] == [other]
    person.refresh_from_db()
    assert (person.stadsdeel, person.gewist_op is not None) == ("Centrum", True)
    assert person.uitkeringen.count() == person.plaatsingen.count() == person.gesprekken.count() == 1
    assert Identificatie.objects.get(klant=person).bsn_index is None
    assert "klant gewist" in left


def test_web_role_cannot_erase_history_itself(person) -> None:
    from django.db import ProgrammingError, connection

    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute("DELETE FROM intake_klantgeschiedenis")


def test_correction_file_of_others_is_left_alone(person, tmp_path: Path, settings) -> None:
    settings.DATA_DIR = tmp_path
    correction = tmp_path / "import" / "klanten.fouten.csv"
    correction.parent.mkdir()
    text = 'klantnummer;achternaam;fout\nK1;"A;B";fout\n'
    correction.write_text(text)
    before = correction.stat()
    erase_klant(klant=person, door=MedewerkerFactory().pk, reden="verzoek")
    assert (correction.read_text(), correction.stat().st_ino) == (text, before.st_ino)


ROLES = {
    "consulent": 403, "regisseur": 403, "collega": 403, "vreemde": 403, "teamleider": 403, "accountmanager": 403,
    "manager": 403, "beheerder": 403, "privacy": 200, "werkgever": 403,
}  # fmt: skip


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("name", "status"), ROLES.items())
@pytest.mark.django_db
def test_only_the_privacy_officer_opens_the_page(cast, client_of, name, status, method) -> None:
    browser = client_of(getattr(cast, name))
    assert getattr(browser, method)(reverse("klant_wissen")).status_code == status


@pytest.mark.parametrize(
    "wrong",
    [{"klantnummer": "K-bestaat-niet"}, {"geboortedatum": "03-02-1980"}, {"reden": ""}, {"zeker": ""}],
)
def test_a_wrong_digit_erases_nobody(person, client_of, wrong) -> None:
    privacy = MedewerkerFactory(rollen=["privacy"])
    right = {"klantnummer": person.klantnummer, "geboortedatum": "03-02-1980", "reden": "V1", "zeker": "on"}
    if wrong.get("geboortedatum"):
        wrong = {"geboortedatum": "04-02-1980"}
    answer = client_of(privacy).post(reverse("klant_wissen"), right | wrong)
    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.gewist_op is None
    assert CANARY not in answer.content.decode()


def test_privacy_officer_erases_on_the_page(person, client_of, tmp_path, settings) -> None:
    settings.DATA_DIR = tmp_path
    privacy = MedewerkerFactory(rollen=["privacy"])
    data = {"klantnummer": person.klantnummer, "geboortedatum": "03-02-1980", "reden": "V1", "zeker": "on"}
    answer = client_of(privacy).post(reverse("klant_wissen"), data)
    assert (answer.status_code, answer.url) == (302, reverse("start"))
    person.refresh_from_db()
    assert person.achternaam == "gewist"
