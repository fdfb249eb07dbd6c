"""One list of what is to be done: each source stops by itself, a line can wait, and the mail counts when it is sent."""

import html
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Actie, Concept, Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.intake.factories import (
    ActieFactory,
    AfspraakFactory,
    KlantFactory,
    OntheffingFactory,
    TaakFactory,
    TerugbelbelofteFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import AanbodFactory, PlaatsingFactory, StapFactory
from tests.trajecten.test_buddies import pair, volunteer
from tests.trajecten.test_lening import granted
from tests.trajecten.test_leningbrief import written
from trajecten.models import (
    Buddycontact,
    Doel,
    Nazorg,
    Regisseurswens,
    Toekenning,
    Traject,
    Voorziening,
    Wachtplek,
    Wachtpunt,
)
from werkoffensief.accounts.models import Medewerker
from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.services import enqueue, work_off
from werkoffensief.dossier.models import Dagmailstop, Uitstel
from werkoffensief.dossier.queries import taken
from werkoffensief.dossier.services import dagmail
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
BEFORE, NOW = TODAY - timedelta(1), clock.now()
CHECKED = {"moment": "week_1", "gedaan_op": TODAY, "uitkomst": "goed"}
LED = {"wens", "nazorg_zonder"}  # what is asked of a teamleider
GONE = {"vervallen_op": NOW, "vervallen_reden": "x"}


@pytest.fixture
def klant(cast):
    row = person_of(cast.regisseur)[0]
    Traject.objects.filter(klant=row).update(evaluatie_op=TODAY + timedelta(40))
    return Klant.objects.get(pk=row.pk)


def kinds(medewerker):
    return set(taken.numbers(medewerker, TODAY))


def update(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def gone():
    """Somebody whose account is closed."""
    return MedewerkerFactory(is_active=False)


def due_things(cast, klant):
    """By kind a thing that is due, and what takes it off the list."""
    me, traject = cast.regisseur, Traject.objects.get(klant=klant)
    of = {"klant": klant, "traject": traject}
    taak = TaakFactory(klant=klant, medewerker=me, op=BEFORE)
    actie = ActieFactory(klant=klant, medewerker=me, wie="medewerker", afgesproken_op=BEFORE, voor_op=TODAY)
    belofte = TerugbelbelofteFactory(klant=klant, medewerker=me, op=BEFORE)
    afspraak = AfspraakFactory(klant=klant, medewerker=me, begin=NOW - timedelta(2))
    of_other = AfspraakFactory(klant=klant, medewerker=gone(), begin=NOW + timedelta(2))
    draft = Concept.objects.create(klant=klant, medewerker=me, soort="gesprek", inhoud={"verslag": "half"})
    punt = Wachtpunt.objects.create(
        **of, wachtpuntnummer="W1", wat="Opvang", sinds=BEFORE, verwacht_op=BEFORE
    )
    stap = StapFactory(traject=traject, status="gepland", start=BEFORE)
    vrij = OntheffingFactory(klant=klant, van=BEFORE, herbeoordelen_op=TODAY)
    werk = PlaatsingFactory(klant=klant, startdatum=TODAY - timedelta(9))
    wens = Regisseurswens.objects.create(
        klant=klant, wensnummer="H1", gevraagd_op=BEFORE, medewerker=me, reden="x"
    )
    buddy = pair(volunteer(), klant, me, start=-40)
    update(traject, evaluatie_op=TODAY)
    help_of = decided_on(of, me)
    AanbodFactory(plaatsen=1)
    plek = Wachtplek.objects.create(
        **of, wachtpleknummer="Q1", voorziening_id="taaltraining", aangemeld_op=BEFORE, medewerker=me
    )
    alone = PlaatsingFactory(klant=KlantFactory(), startdatum=TODAY - timedelta(9))
    of_nobody = {**CHECKED, "klant": alone.klant, "plaatsing": alone, "medewerker": cast.teamleider}
    checked = {**CHECKED, "klant": klant, "plaatsing": werk, "medewerker": me}
    return {
        **too_late(of, werk),
        "taak": lambda: update(taak, gedaan_op=NOW, gedaan_door=me),
        "actie": lambda: update(actie, gedaan_op=TODAY),
        "belofte": lambda: update(belofte, gedaan_op=TODAY),
        "afspraak": lambda: update(afspraak, **GONE),
        "afspraak_ander": lambda: update(of_other, medewerker=me),
        "concept": draft.delete,
        "wachtpunt": lambda: update(punt, klaar_op=TODAY),
        "stap": lambda: update(stap, status="lopend"),
        "ontheffing": lambda: update(vrij, **GONE),
        "nazorg": lambda: Nazorg.objects.create(**checked),
        "evaluatie": lambda: update(traject, evaluatie_op=TODAY + timedelta(30)),
        "wens": lambda: update(wens, **GONE),
        "plaats": lambda: update(plek, uitkomst="ingetrokken", geeindigd_op=TODAY, reden="x"),
        "nazorg_zonder": lambda: Nazorg.objects.create(**of_nobody),
        "buddy": lambda: Buddycontact.objects.create(
            klant=klant, koppeling=buddy, dag=TODAY, hoe="gebeld", medewerker=me
        ),
        **help_of,
    }


def too_late(of, werk):
    """What is late and not the regisseur's own doing: of the klant, of others, a goal, work that stopped, a benefit."""
    said = {"klant": of["klant"], "afgesproken_op": TODAY - timedelta(9), "voor_op": BEFORE}
    own = ActieFactory(**said, wie="klant")
    other = ActieFactory(**said, wie="ander", wie_anders="De huisarts")
    doel = Doel.objects.create(**of, doelnummer="G1", wat="Rijbewijs", gesteld_op=BEFORE, voor_op=BEFORE)
    UitkeringFactory(klant=of["klant"], start=TODAY - timedelta(99))
    update(werk, verwacht_einde_uitkering=BEFORE)
    stopped = person_of(of["klant"].regisseur)[0]
    Traject.objects.filter(klant=stopped).update(evaluatie_op=TODAY + timedelta(40))
    left = {"einddatum": BEFORE, "einde_reden_id": "overig"}
    ended = PlaatsingFactory(klant=stopped, startdatum=TODAY - timedelta(4), **left)
    return {
        "klantactie": lambda: update(own, gedaan_op=TODAY),
        "anderactie": lambda: update(other, gedaan_op=TODAY),
        "doel": lambda: update(doel, status="behaald", afgesloten_op=TODAY),
        "uitkering": lambda: update(werk, verwacht_einde_uitkering=TODAY + timedelta(9)),
        "gestopt": lambda: update(ended, **GONE),
    }


def decided_on(of, medewerker):
    """Help that runs without a decision, and a decision on other help of which the letter did not leave."""
    Voorziening.objects.filter(pk="stage").update(beschikking=True)
    StapFactory(traject=of["traject"], voorziening_id="stage", start=BEFORE)
    said = {**of, "medewerker": medewerker, "besloten_op": BEFORE, "redenen": "x", "brief": "x"}
    letter = Toekenning.objects.create(
        **said, toekenningsnummer="X1", voorziening_id="schuldhulp", besluit="afgewezen"
    )
    award = {**said, "toekenningsnummer": "X2", "voorziening_id": "stage", "besluit": "toegekend"}
    of_loan = written(granted(of["klant"], medewerker, MedewerkerFactory()), medewerker)
    changed = granted(of["klant"], medewerker, MedewerkerFactory())
    update(changed, termijn_centen=1)  # as a delivery does
    return {
        "regeling": lambda: update(changed, termijn_centen=changed.termijn_centen),
        "leningbrief": lambda: update(of_loan, verzonden_op=TODAY),
        "besluit": lambda: Toekenning.objects.create(**award, verzonden_op=TODAY),
        "brief": lambda: update(letter, verzonden_op=TODAY),
    }


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def test_each_source_asks_and_stops_when_the_thing_was_done_elsewhere(cast, client_of, klant):
    things = due_things(cast, klant)
    assert kinds(cast.regisseur) == set(things) - LED
    assert kinds(cast.teamleider) == LED
    assert kinds(cast.vreemde) == set()
    page = text_of(client_of(cast.regisseur), "/taken/")
    for row in taken.shown(cast.regisseur, TODAY):
        assert f'href="{html.unescape(row.adres)}"' in page, row.soort
        assert client_of(cast.regisseur).get(row.adres).status_code == 200, row.soort
    for soort, done in things.items():
        of = cast.teamleider if soort in LED else cast.regisseur
        assert soort in kinds(of)
        done()
        assert soort not in kinds(of), soort
    assert "Er is nu niets te doen." in text_of(client_of(cast.regisseur), "/taken/")


def test_nothing_is_asked_about_who_died_but_a_text_that_was_begun(cast, klant):
    due_things(cast, klant)
    Klant.objects.update(overleden_op=TODAY)
    assert kinds(cast.regisseur) == {"concept"}
    assert kinds(cast.teamleider) == set()


def test_a_line_waits_for_one_person_until_that_day_with_a_reason(cast, client_of, klant):
    row = ActieFactory(
        klant=klant, medewerker=cast.regisseur, wie="medewerker", afgesproken_op=BEFORE, voor_op=BEFORE
    )
    browser, url = client_of(cast.regisseur), f"/taken/actie/{row.pk}/later/"
    assert client_of(cast.collega).get(url).status_code == 404
    assert browser.get(f"/taken/actie/{uuid4()}/later/").status_code == 404
    assert browser.get(f"/taken/onbekend/{row.pk}/later/").status_code == 404

    def put_off(days, reden="Wacht op een brief"):
        return browser.post(url, {"tot": (TODAY + timedelta(days)).strftime("%d-%m-%Y"), "reden": reden})

    assert "Kies een dag na vandaag" in put_off(0).content.decode()
    assert "drie maanden" in put_off(200).content.decode()
    assert put_off(3, " ").status_code == 200
    assert not Uitstel.objects.exists()
    assert put_off(3).status_code == 302
    page = text_of(browser, "/taken/")
    assert "Er is nu niets te doen." in page
    assert "1 regel uitgesteld" in page
    assert taken.numbers(cast.regisseur, TODAY + timedelta(3)) == {"actie": 1}
    later = text_of(browser, "/taken/?uitgesteld=ja")
    assert "Nu weer tonen" in later
    assert "Wacht op een brief" in later
    browser.post(f"/taken/actie/{row.pk}/nu/")
    assert taken.numbers(cast.regisseur, TODAY) == {"actie": 1}
    put_off(3)
    put_off(5)
    assert Uitstel.objects.get().tot == TODAY + timedelta(5)
    Actie.objects.update(gedaan_op=TODAY)
    assert "uitgesteld" not in text_of(browser, "/taken/").split("<footer")[0]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("uitstel_een_per_regel", {}),
        ("uitstel_met_reden", {"reden": " "}),
        ("uitstel_bekende_soort", {"soort": "x"}),
        ("uitstel_hoogstens_kwartaal", {"tot": TODAY + timedelta(93)}),
        ("uitstel_hoogstens_kwartaal", {"tot": BEFORE}),
    ],
)
def test_the_database_refuses_what_can_never_be(cast, klant, name, values):
    of = {"klant": klant, "medewerker": cast.regisseur, "ding": klant.pk, "sinds": TODAY}
    said = {**of, "soort": "actie", "tot": TODAY, "reden": "x"}
    if name.endswith("per_regel"):
        Uitstel.objects.create(**said)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Uitstel.objects.create(**{**said, **values})


def test_the_list_asks_as_much_for_many_lines_as_for_one(cast, client_of, klant):
    browser, counts = client_of(cast.regisseur), []
    due_things(cast, klant)
    for number in (0, 24):
        for _ in range(number):
            TerugbelbelofteFactory(klant=person_of(cast.regisseur)[0], medewerker=cast.regisseur, op=BEFORE)
        with CaptureQueriesContext(connection) as asked:
            text_of(browser, "/taken/")
        counts.append(sum(q["sql"].lstrip("(").startswith("SELECT") for q in asked.captured_queries))
    assert counts[0] == counts[1] <= 12


# --- The mail -----------------------------------------------------------------------------------------------------


@pytest.fixture
def regisseur(cast, settings, klant):
    settings.MAIL, settings.DAGMAIL_UUR = True, 0
    Medewerker.objects.update(email="x@voorbeeld.nl", uitgenodigd_op=NOW)
    mail.outbox.clear()
    return cast.regisseur


def queue(medewerker):
    said = {"medewerker": str(medewerker.pk), "dag": TODAY.isoformat()}
    enqueue(soort=dagmail.DAGMAIL, sleutel=f"{medewerker.pk}:{TODAY}", inhoud=said)


def promise(klant, medewerker):
    return TerugbelbelofteFactory(klant=klant, medewerker=medewerker, op=BEFORE)


def sent_now():
    work_off(now=clock.now() + timedelta(seconds=1))
    return len(mail.outbox)


def test_the_mail_holds_numbers_only_and_comes_once(regisseur, klant):
    promise(klant, regisseur)
    promise(klant, regisseur)
    queue(regisseur)
    assert sent_now() == 1
    letter = mail.outbox[0]
    said = f"{letter.subject} {letter.body} {letter.to} {letter.extra_headers}"
    assert "Beloofd te bellen: 2" in said
    assert "/taken/" in said
    for word in (
        klant.achternaam,
        klant.voornaam or "-?-",
        klant.klantnummer,
        str(klant.pk),
        "uitkering",
        "schuld",
    ):
        assert word not in said
    Opdracht.objects.filter(soort=dagmail.DAGMAIL).update(klaar_op=None)  # as after a failure to note it ...
    row = Opdracht.objects.get(soort=dagmail.DAGMAIL)
    Opdracht.objects.filter(pk=row.pk).update(klaar_op=NOW)
    again = SimpleNamespace(pk=0, sleutel=row.sleutel, inhoud=row.inhoud)
    dagmail.send_mails([again])  # ... and a second row with the same key
    assert len(mail.outbox) == 1


def test_what_was_done_between_queueing_and_sending_is_not_counted(regisseur, klant):
    one, _two = promise(klant, regisseur), promise(klant, regisseur)
    queue(regisseur)
    update(one, gedaan_op=TODAY)
    assert sent_now() == 1
    assert "Beloofd te bellen: 1" in mail.outbox[0].body


@pytest.mark.parametrize(
    "why", ["nothing due", "done since", "put off", "switched off", "left", "another day"]
)
def test_no_mail_is_sent_without_a_reason(regisseur, klant, why):
    row = promise(klant, regisseur)
    queue(regisseur)
    if why in ("nothing due", "done since"):
        update(row, gedaan_op=TODAY)
    if why == "put off":
        said = {"klant": klant, "soort": "belofte", "ding": row.pk, "tot": TODAY + timedelta(2), "reden": "x"}
        Uitstel.objects.create(medewerker=regisseur, **said)
    if why == "switched off":
        Dagmailstop.objects.create(medewerker=regisseur)
    if why == "left":
        Medewerker.objects.filter(pk=regisseur.pk).update(is_active=False)
    if why == "another day":
        Opdracht.objects.update(inhoud={"medewerker": str(regisseur.pk), "dag": BEFORE.isoformat()})
    assert sent_now() == 0
    assert not Opdracht.objects.filter(klaar_op__isnull=True, soort=dagmail.DAGMAIL).exists()


def test_a_row_for_each_who_works_with_klanten_on_a_working_day(cast, client_of, regisseur):
    monday, saturday = datetime(2026, 11, 30, tzinfo=UTC).date(), datetime(2026, 11, 28, tzinfo=UTC).date()
    client_of(regisseur).post("/taken/mail/", {"aan": "nee"})
    dagmail.queue_mails(saturday)
    assert not Opdracht.objects.filter(soort=dagmail.DAGMAIL).exists()
    dagmail.queue_mails(monday)
    found = {row.inhoud["medewerker"] for row in Opdracht.objects.filter(soort=dagmail.DAGMAIL)}
    assert str(cast.collega.pk) in found
    assert not found & {str(row.pk) for row in (regisseur, cast.manager, cast.beheerder, cast.werkgever)}
    client_of(regisseur).post("/taken/mail/", {"aan": "ja"})
    assert not Dagmailstop.objects.exists()


# --- Put off is one due day ---------------------------------------------------------------------------------------


def later(browser, soort, ding, days=90):
    said = {"tot": (TODAY + timedelta(days)).strftime("%d-%m-%Y"), "reden": "Op vakantie"}
    assert browser.post(f"/taken/{soort}/{ding}/later/", said).status_code == 302


def test_a_check_that_was_put_off_hides_no_later_check(cast, client_of, klant):
    werk = PlaatsingFactory(klant=klant, startdatum=TODAY - timedelta(9))
    later(client_of(cast.regisseur), "nazorg", werk.pk)
    assert "nazorg" not in kinds(cast.regisseur)
    Nazorg.objects.create(**CHECKED, klant=klant, plaatsing=werk, medewerker=cast.regisseur)
    for month in (40, 85):  # days after today: within the snooze the checks of months 1 and 3 come due
        assert taken.numbers(cast.regisseur, TODAY + timedelta(month)).get("nazorg") == 1
    assert taken.put_off(cast.regisseur, TODAY + timedelta(40)) == 0


def test_an_evaluation_that_was_put_off_and_held_hides_not_the_next(cast, client_of, klant):
    traject = Traject.objects.get(klant=klant)
    update(traject, evaluatie_op=BEFORE)
    later(client_of(cast.regisseur), "evaluatie", traject.pk)
    assert "evaluatie" not in kinds(cast.regisseur)
    assert taken.put_off(cast.regisseur, TODAY) == 1
    update(traject, evaluatie_op=TODAY + timedelta(30))  # it was held, and the next was planned
    assert "evaluatie" not in taken.numbers(cast.regisseur, TODAY + timedelta(29))
    assert taken.numbers(cast.regisseur, TODAY + timedelta(30)).get("evaluatie") == 1


def test_a_draft_stays_put_off_when_somebody_writes_on(cast, client_of, klant):
    draft = Concept.objects.create(
        klant=klant, medewerker=cast.regisseur, soort="gesprek", inhoud={"verslag": "half"}
    )
    later(client_of(cast.regisseur), "concept", draft.pk, days=9)
    update(draft, opgeslagen_op=NOW + timedelta(2))
    assert "concept" not in taken.numbers(cast.regisseur, TODAY + timedelta(2))
