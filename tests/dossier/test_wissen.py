"""Erasing a person leaves nothing that makes a person, and every figure as it was."""

import uuid
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from intake import bsn
from intake.enums import Verzoeksoort
from intake.models import Contactgegeven, Gesprek, Gezinsband, Identificatie, Klant, Verzoek
from intake.services.verzoeken import open_verzoek
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import (
    ActieFactory,
    GesprekFactory,
    GezinsbandFactory,
    GezinslidFactory,
    KeuzeantwoordFactory,
    KlantFactory,
    KlanttagFactory,
    OnderwerpantwoordFactory,
    ToegangFactory,
    ToestemmingFactory,
    UitkeringFactory,
    UitvraagFactory,
    VerzoekFactory,
    ZrmscoreFactory,
)
from tests.trajecten.factories import PlaatsingFactory
from werkoffensief.dossier.services.wissen import NOTHING_LEFT, erase_klant
from werkoffensief.logboek.actor import set_actor
from werkoffensief.logboek.models import Handeling
from werkoffensief.web.refusals import RefusalError

CANARY = "Kanarievogel"
BSN = "999990019"


@pytest.fixture
def person(committed_db) -> Klant:
    klant = KlantFactory(
        voornaam=CANARY, achternaam=CANARY, geboortedatum=date(1980, 2, 3), let_op=CANARY,
        tolk_taal=CANARY, veiligheid=CANARY, veiligheid_tot=date(2026, 12, 31),
    )  # fmt: skip
    GezinslidFactory(klant=klant, relatie="kind", naam=CANARY, bron="klant")
    row = Identificatie(id=uuid.uuid4(), klant=klant, bsn_index=bsn.index_of(BSN))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(BSN, row_id=row.pk)
    row.save()
    Contactgegeven.objects.create(klant=klant, soort="email", waarde=f"{CANARY}@example.nl", bron="klant")
    UitkeringFactory(klant=klant)
    PlaatsingFactory(klant=klant)
    gesprek = GesprekFactory(klant=klant, verslag=f"Over {CANARY}")
    gesprek.verslag = f"Nog eens over {CANARY}"
    gesprek.save()
    Gesprek.objects.filter(pk=gesprek.pk).update(
        plaats=CANARY,
        aanwezig=CANARY,
        vervolg="wil_niet",
        vervolg_reden=CANARY,
        opnieuw_op=date(2026, 12, 31),
    )
    OnderwerpantwoordFactory(gesprek=gesprek, tekst=CANARY, intern=CANARY)
    KeuzeantwoordFactory(gesprek=gesprek)
    ZrmscoreFactory(gesprek=gesprek, versie_lijst=CANARY)
    KlanttagFactory(klant=klant, tag_id=None, tekst=CANARY)
    ActieFactory(klant=klant, gesprek=gesprek, wie="ander", wie_anders=CANARY, wat=CANARY)
    klant.belemmeringen.create(soort_id="taal", vastgesteld_op=date(2019, 1, 1), ernst=3, actie=CANARY)
    ToegangFactory(klant=klant, reden=f"Belde over {CANARY}")
    VerzoekFactory(
        klant=klant, uitkomst="afgewezen", toelichting=f"Niet {CANARY}", afgehandeld_op=timezone.now(),
        afgehandeld_door=gesprek.medewerker,
    )  # fmt: skip
    linked = GezinsbandFactory(klant=KlantFactory(), ander=klant)
    Gezinsband.objects.filter(pk=linked.pk).update(vervallen_op=timezone.now(), vervallen_reden=CANARY)
    UitvraagFactory(toestemming=ToestemmingFactory(klant=klant, wie=CANARY), wat=CANARY, bij_wie=CANARY)
    klant.concepten.create(medewerker=gesprek.medewerker, soort="gesprek", inhoud={"verslag": CANARY})
    return klant


def request_of(klant: Klant) -> Verzoek:
    """The open request to erase this klant."""
    return VerzoekFactory(klant=klant, soort="verwijdering")


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
    erase_klant(door=door.pk, verzoek_id=request_of(person).pk, now=timezone.now())

    left = everything(owner)
    assert CANARY not in left
    assert not owner.execute("SELECT FROM intake_gezinsbandgeschiedenis").fetchall()
    assert "1980-02-03" not in left
    gesprek = person.gesprekken.get()
    assert {gesprek.vervolg, gesprek.opnieuw_op, gesprek.haalbare_trede, gesprek.tijd} == {None}
    for rows in (
        person.onderwerpantwoorden,
        person.keuzeantwoorden,
        person.zrmscores,
        person.tags,
        person.acties,
        person.belemmeringen,
    ):
        assert not rows.exists()
    assert correction.read_text().splitlines()[1:] == [other]
    person.refresh_from_db()
    assert (person.stadsdeel, person.gewist_op is not None) == ("Centrum", True)
    assert person.uitkeringen.count() == person.plaatsingen.count() == person.gesprekken.count() == 1
    assert Identificatie.objects.get(klant=person).bsn_index is None
    assert "klant gewist" in left
    assert (person.toegangen.count(), person.verzoeken.count()) == (1, 2)
    assert person.verzoeken.get(soort="verwijdering").uitkomst == "voldaan"


def erase_by_sql(function: str, *arguments: object, door: str = "") -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if door:
            set_actor(door=door)
        cursor.execute(f"SELECT {function}({', '.join(['%s'] * len(arguments))})", arguments)


@pytest.mark.parametrize(("door", "reden"), [("", "verzoek"), (" ", "verzoek"), ("iemand", " ")])
def test_nobody_erases_without_a_name_and_a_reason(person, door, reden) -> None:
    with pytest.raises(IntegrityError, match="wie het doet en waarom"):
        erase_by_sql("wis_klant", person.pk, reden, door=door)
    assert Klant.objects.get(pk=person.pk).achternaam == CANARY


def test_web_role_cannot_go_round_the_function_that_logs(person) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        erase_by_sql("wis_klant_zonder_vastleggen", person.pk, door="iemand")


def test_erasing_is_logged_with_who_and_why(person, settings, tmp_path) -> None:
    settings.DATA_DIR, door = tmp_path, MedewerkerFactory()
    verzoek = request_of(person)
    erase_klant(door=door.pk, verzoek_id=verzoek.pk, now=timezone.now())
    row = Handeling.objects.get()
    assert (row.door, row.soort, row.object_id) == (str(door.pk), "klant gewist", str(person.pk))
    assert row.toelichting == f"verzoek {verzoek.pk}"


def test_web_role_cannot_erase_history_itself(person) -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute("DELETE FROM intake_klantgeschiedenis")


def test_correction_file_of_others_is_left_alone(person, tmp_path: Path, settings) -> None:
    settings.DATA_DIR = tmp_path
    correction = tmp_path / "import" / "klanten.fouten.csv"
    correction.parent.mkdir()
    text = 'klantnummer;achternaam;fout\nK1;"A;B";fout\n'
    correction.write_text(text)
    before = correction.stat()
    erase_klant(door=MedewerkerFactory().pk, verzoek_id=request_of(person).pk, now=timezone.now())
    assert (correction.read_text(), correction.stat().st_ino) == (text, before.st_ino)


ROLES = {
    "consulent": 403, "regisseur": 403, "collega": 403, "vreemde": 403, "teamleider": 403, "accountmanager": 403,
    "manager": 403, "beheerder": 403, "privacy": 200, "werkgever": 403,
}  # fmt: skip


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("name", "status"), ROLES.items())
@pytest.mark.django_db
def test_only_the_privacy_officer_opens_the_page(cast, client_of, name, status, method) -> None:
    browser, path = (
        client_of(getattr(cast, name)),
        reverse("klant_wissen", args=[request_of(KlantFactory()).pk]),
    )
    assert getattr(browser, method)(path).status_code == status


@pytest.mark.parametrize("wrong", [{"geboortedatum": "04-02-1980"}, {"geboortedatum": ""}, {"zeker": ""}])
def test_a_wrong_digit_erases_nobody(person, client_of, wrong) -> None:
    privacy = MedewerkerFactory(rollen=["privacy"])
    path = reverse("klant_wissen", args=[request_of(person).pk])
    answer = client_of(privacy).post(path, {"geboortedatum": "03-02-1980", "zeker": "on"} | wrong)
    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.gewist_op is None


def test_privacy_officer_erases_on_the_page_and_the_request_is_answered(
    person, client_of, tmp_path, settings
) -> None:
    settings.DATA_DIR = tmp_path
    privacy, request = MedewerkerFactory(rollen=["privacy"]), request_of(person)
    path, data = reverse("klant_wissen", args=[request.pk]), {"geboortedatum": "03-02-1980", "zeker": "on"}
    browser = client_of(privacy)
    answer = browser.post(path, data)
    assert (answer.status_code, answer.url) == (302, reverse("verzoek_lijst"))
    person.refresh_from_db()
    request.refresh_from_db()
    assert (person.achternaam, request.uitkomst) == ("gewist", "voldaan")
    assert browser.post(path, data).status_code == 404


def test_erasing_closes_every_open_request_and_nothing_opens_the_file(
    person, client_of, tmp_path, settings
) -> None:
    settings.DATA_DIR = tmp_path
    privacy = MedewerkerFactory(rollen=["privacy"])
    open_ones = {soort: VerzoekFactory(klant=person, soort=soort) for soort in Verzoeksoort.values}
    before = Verzoek.objects.get(uitkomst="afgewezen")
    other = VerzoekFactory()
    erase_klant(door=privacy.pk, verzoek_id=request_of(person).pk, now=timezone.now())
    browser = client_of(privacy)
    for soort, row in open_ones.items():
        row.refresh_from_db()
        expected = "voldaan" if soort == "verwijdering" else "afgewezen"
        assert (row.uitkomst, row.afgehandeld_door, row.toelichting) == (expected, privacy, NOTHING_LEFT)
        assert NOTHING_LEFT in browser.get(f"/verzoeken/{row.pk}/").content.decode()
        assert browser.get(f"/verzoeken/{row.pk}/dossier/").status_code == 404
        assert browser.post(f"/verzoeken/{row.pk}/antwoord/").status_code == 404
    assert not Verzoek.objects.open().filter(klant=person).exists()
    other.refresh_from_db()
    before.refresh_from_db()
    assert (other.afgehandeld_op, before.toelichting) == (None, "gewist")
    with pytest.raises(RefusalError, match="Dit is er niet meer"):
        open_verzoek(
            door=privacy.pk, verzoek_id=uuid.uuid4(), klant_id=person.pk, soort="inzage",
            ontvangen_op=date(2026, 1, 31),
        )  # fmt: skip


@pytest.mark.parametrize(
    "state",
    [{"soort": "inzage"}, {"uitkomst": "ingetrokken"}],
)
def test_erasing_without_an_open_request_for_it_is_refused(person, state) -> None:
    door = MedewerkerFactory()
    if "uitkomst" in state:
        state = state | {"afgehandeld_op": timezone.now(), "afgehandeld_door": door}
    row = VerzoekFactory(klant=person, **{"soort": "verwijdering", **state})
    with pytest.raises(RefusalError, match="open verzoek om verwijdering"):
        erase_klant(door=door.pk, verzoek_id=row.pk, now=timezone.now())
    person.refresh_from_db()
    assert person.gewist_op is None
