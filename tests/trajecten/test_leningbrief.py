"""The letters about a loan: each made with what it tells, kept as it was, and sent once."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from intake.models import Klant
from intake.services.feiten import withdraw_feit
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.trajecten.test_lening import TODAY, advised, day, granted, text_of
from trajecten.enums import Besluit
from trajecten.models import Kwijtschelding, Lening, Leningbrief
from trajecten.services import lening as services
from trajecten.services import leningbrief as brieven
from werkoffensief.dossier.queries import taken
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant(cast):
    return person_of(cast.regisseur)[0]


def decided(klant, cast, besluit):
    row = advised(klant, cast.regisseur)
    return services.decide_lening(
        door=cast.teamleider.pk, lening_id=row.pk, versie=row.versie, besluit=besluit, vandaag=TODAY
    )


def test_a_decision_and_another_scheme_each_have_a_letter_that_is_sent_once(cast, client_of, klant):
    regisseur, no = client_of(cast.regisseur), services.Leningbesluit(Besluit.AFGEWEZEN, "Te duur")
    first = TODAY + timedelta(days=60)
    yes = services.Leningbesluit(Besluit.TOEGEKEND, "Het helpt u", 100_000, first, 5_000)
    refusal = decided(klant, cast, no).brieven.get()
    assert (refusal.soort, refusal.termijn_centen) == ("besluit", None)
    assert "u krijgt deze lening niet" in refusal.brief
    row = decided(klant, cast, yes)
    row.refresh_from_db()
    url = f"/leningen/{row.pk}/"
    first = row.brieven.get()
    assert (first.soort, first.medewerker, first.termijn_centen) == ("besluit", cast.teamleider, 5_000)
    there = f"/leningen/brieven/{first.pk}/"
    letter = text_of(regisseur, there)
    assert "u krijgt een lening van € 1.000,00." in letter
    assert "elke maand € 50,00" in letter
    assert "Brief nog niet verstuurd" in text_of(regisseur, "/leningen/?groep=brief")
    assert there in text_of(regisseur, "/leningen/?groep=brief")
    scheme = {"termijn_centen": "20", "eerste_termijn": day(90), "versie": row.versie}
    assert b"Waarom verandert dit" in regisseur.post(f"{url}regeling/", scheme).content
    scheme |= {"reden": "U verdient\r\nminder"}
    same = {**scheme, "termijn_centen": "50", "eerste_termijn": day(60)}
    assert b"Zo betaalt de klant al terug" in regisseur.post(f"{url}regeling/", same).content
    assert regisseur.post(f"{url}regeling/", scheme).status_code == 302
    assert b"Iemand anders heeft dit gewijzigd" in regisseur.post(f"{url}regeling/", scheme).content
    assert Lening.objects.get(pk=row.pk).termijn_centen == 2_000
    assert "elke maand € 50,00" in text_of(regisseur, there)  # what was decided does not rewrite itself
    second = Leningbrief.objects.get(soort="regeling")
    assert (second.reden, second.termijn_centen) == ("U verdient\nminder", 2_000)
    other = text_of(regisseur, f"/leningen/brieven/{second.pk}/")
    assert "elke maand € 20,00" in other
    assert "Eerst was dat: € 50,00 per maand" in other
    for letter in (first, second):
        mark_sent(regisseur, letter)
    assert there not in text_of(regisseur, "/leningen/?groep=brief")
    first.refresh_from_db()
    assert first.bezwaar_tot.strftime("%d-%m-%Y") in text_of(regisseur, url)
    assert "Brief versturen" not in text_of(regisseur, url)
    assert first.bezwaar_tot >= TODAY + timedelta(days=42)
    assert regisseur.get(f"{there}pdf/").content[:4] == b"%PDF"
    assert client_of(cast.vreemde).get(there).status_code == 404


def mark_sent(browser, letter):
    """Not in the future; today is good."""
    for days, words in ((1, b"in de toekomst"), (0, b"")):
        said = {"verzonden_op": day(days), "versie": letter.versie}
        answer = browser.post(f"/leningen/brieven/{letter.pk}/verzonden/", said)
        assert answer.status_code == (200 if words else 302)
        assert words in answer.content


def written(row, door, **values):
    """A letter about a granted loan, as the decision makes it."""
    said = {"klant": row.klant, "lening": row, "soort": "besluit", "opgemaakt_op": TODAY, "medewerker": door,
            "brief": "U krijgt", "eerste_termijn": TODAY, "termijn_centen": 5_000, **values}  # fmt: skip
    return Leningbrief.objects.create(leningbriefnummer=str(uuid4()), **said)


def at_once(act):
    """Do it, and look at the deferred rules too."""
    with transaction.atomic():
        act()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def refused(act):
    """The rule by which the database refuses this."""
    with pytest.raises(IntegrityError) as no:
        at_once(act)
    return no.value.__cause__.diag.constraint_name


def test_a_letter_stays_as_it_was_and_tells_what_was_decided(cast, klant):
    """Each rule by SQL, past every form; and a loan from before letters were kept says so."""
    door, chief = cast.regisseur, cast.teamleider
    row, other = granted(klant, door, chief), granted(person_of(cast.regisseur)[0], door, chief)
    by = {"lening": row, "gevraagd_op": TODAY, "gevraagd_door": door, "centen": 5, "reden": "x"}
    remission = Kwijtschelding.objects.create(kwijtscheldingsnummer=str(uuid4()), klant=klant, **by)
    none = {"eerste_termijn": None, "termijn_centen": None}
    of_remission = {"soort": "kwijtschelding", "kwijtschelding": remission, **none}
    letter = written(row, chief)
    for change in (
        {"brief": "Anders"}, {"termijn_centen": 1}, {"opgemaakt_op": TODAY - timedelta(1)}, {"medewerker": door},
        {"soort": "regeling", "reden": "x"}, {"lening": other},
    ):  # fmt: skip
        rows = Leningbrief.objects.filter(pk=letter.pk)
        assert refused(lambda: rows.update(**change)) == "leningbrief_blijft_gelijk", change  # noqa: B023
    sent = {"door": door.pk, "leningbrief_id": letter.pk, "verzonden_op": TODAY}
    brieven.mark_letter_sent(versie=letter.versie, **sent)
    with pytest.raises(RefusalError, match="al verstuurd"):
        brieven.mark_letter_sent(versie=letter.versie + 1, **sent)
    for change in ({"verzonden_op": None}, {"verzonden_op": TODAY - timedelta(1)}):
        assert refused(lambda: Leningbrief.objects.update(**change)) == "leningbrief_blijft_gelijk"  # noqa: B023
    for rule, values in (
        ("leningbrief_een_van_besluit", {}),
        ("leningbrief_soort", {"soort": "regeling"}),
        ("leningbrief_soort", {"reden": "x"}),
        ("leningbrief_soort", {**of_remission, "kwijtschelding": None}),
        ("leningbrief_regeling", {"soort": "besluit", "termijn_centen": None}),
        ("leningbrief_opgemaakt", {"soort": "regeling", "reden": "x", "opgemaakt_op": TODAY + timedelta(1)}),
        ("leningbrief_verzonden", {"soort": "regeling", "reden": "x", "verzonden_op": TODAY - timedelta(1)}),
        ("leningbrief_zegt_brief", {"soort": "regeling", "reden": "x", "brief": " "}),
        ("leningbrief_lengte", {"soort": "regeling", "reden": "x" * 4_001}),
        ("leningbrief_na_besluit", {"soort": "regeling", "reden": "x", "opgemaakt_op": TODAY - timedelta(1)}),
        ("leningbrief_na_besluit", of_remission),
        ("leningbrief_van_lening", {"soort": "regeling", "reden": "x", "klant": other.klant}),
    ):
        assert refused(lambda: written(row, chief, **values)) == rule, values  # noqa: B023
    Kwijtschelding.objects.update(
        besluit="afgewezen", besloten_op=TODAY, besloten_door=chief, besluit_reden="x"
    )
    assert refused(lambda: written(other, chief, **of_remission)) == "leningbrief_van_kwijtschelding"
    written(row, chief, **of_remission)
    assert refused(lambda: written(row, chief, **of_remission)) == "leningbrief_een_van_kwijtschelding"
    asked = advised(klant, door)
    assert refused(lambda: written(asked, chief, **none)) == "leningbrief_na_besluit"


def test_a_loan_from_before_letters_were_kept_says_so_and_who_is_gone_waits_for_none(cast, client_of, klant):
    row, browser = granted(klant, cast.regisseur, cast.teamleider), client_of(cast.regisseur)
    url = f"/leningen/{row.pk}/"
    assert "Van het besluit over deze lening is geen brief bewaard" in text_of(browser, url)
    letter = written(row, cast.teamleider)
    page = text_of(browser, url)
    assert "geen brief bewaard" not in page
    assert "Brief versturen" in page
    assert klant.achternaam in text_of(browser, "/leningen/?groep=brief")
    Klant.objects.filter(pk=klant.pk).update(verhuisd_op=TODAY)
    assert "Brief versturen" not in text_of(browser, url)
    assert klant.achternaam not in text_of(browser, "/leningen/?groep=brief")
    withdraw_feit(
        door=cast.regisseur.pk,
        soort="lening",
        feit_id=row.pk,
        versie=row.versie,
        reden="Fout",
        now=clock.now(),
    )
    letter.refresh_from_db()
    assert letter.vervallen_reden == "Fout"


def test_a_letter_asks_to_be_sent_by_who_may_write_that_down(cast, client_of, klant):
    """On the start pages and in the list of tasks, of a loan that is wanted; a consulent reads the letter only."""
    give_stadsdeel(cast.centrum)
    row = granted(klant, cast.regisseur, cast.teamleider)
    letter = written(row, cast.teamleider)
    there = f"/leningen/brieven/{letter.pk}/"
    asked = f"Lening voor Heftruck, brief van {TODAY:%d-%m-%Y}: verstuur de brief"
    [line] = taken.shown(cast.regisseur, TODAY, soort="leningbrief")
    assert (line.zin, line.adres) == (asked, there)
    assert "leningbrief" not in taken.numbers(cast.collega, TODAY)
    for who, page in ((cast.regisseur, "/"), (cast.teamleider, "/?deel=team")):
        shown = text_of(client_of(who), page).split("Hier is nu niemand")[0]
        assert asked in re.sub(" +", " ", re.sub("<[^>]*>", " ", shown)).replace(" :", ":"), who
    for who, may in ((cast.regisseur, True), (cast.teamleider, True), (cast.consulent, False)):
        browser = client_of(who)
        assert ("Brief versturen" in text_of(browser, f"/leningen/{row.pk}/")) is may
        assert ("Brief is verstuurd" in text_of(browser, there)) is may
        assert browser.get(f"{there}verzonden/").status_code == (200 if may else 403)
    Lening.objects.filter(pk=row.pk).update(ingetrokken_op=TODAY, ingetrokken_reden="x")
    assert "leningbrief" not in taken.numbers(cast.regisseur, TODAY)


@pytest.mark.parametrize("mended", [False, True])
def test_a_scheme_of_a_delivery_is_asked_for_until_somebody_says_why_in_a_letter(
    cast, client_of, klant, mended
):
    """They leave it as it came, or put it back: each makes the letter, with what the klant read before."""
    row, browser = granted(klant, cast.regisseur, cast.teamleider), client_of(cast.regisseur)
    written(row, cast.teamleider)
    url, tab = f"/leningen/{row.pk}/", "/leningen/?groep=regeling"
    assert klant.achternaam not in text_of(browser, tab)
    Lening.objects.filter(pk=row.pk).update(termijn_centen=2_000)
    row.refresh_from_db()
    [line] = taken.shown(cast.regisseur, TODAY, soort="regeling")
    assert f"Lening voor Heftruck: een levering wijzigde op {TODAY:%d-%m-%Y} hoe" in line.zin
    assert "Eerst was dat: € 50,00 per maand" in text_of(browser, line.adres)
    for page, words in ((url, "Regeling nakijken en brief maken"), (tab, klant.achternaam)):
        assert words in text_of(browser, page)
    said = {"eerste_termijn": day(), "reden": "U vroeg dit", "termijn_centen": "50" if mended else "20"}
    assert browser.post(line.adres, {**said, "versie": row.versie}).status_code == 302
    letter = Leningbrief.objects.get(soort="regeling")
    assert letter.termijn_centen == (5_000 if mended else 2_000)
    assert ("Eerst was dat: € 50,00 per maand" in letter.brief.replace("\xa0", " ")) is not mended
    assert ("Dat blijft zoals het was" in letter.brief) is mended
    assert "regeling" not in taken.numbers(cast.regisseur, TODAY)
    assert "Een levering wijzigde" not in text_of(browser, url)
    row.refresh_from_db()
    again = browser.post(line.adres, {**said, "versie": row.versie})
    assert "Zo betaalt de klant al terug" in again.content.decode()
