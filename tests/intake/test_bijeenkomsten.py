"""Meetings of a group: places, who may see them, and that attending one is no conversation."""

import pytest
from django.db import IntegrityError, transaction

from intake.enums import DEELNAME_TRANSITIONS, Deelnamestatus
from intake.models import Bijeenkomst, Deelname, Klant, Taak
from intake.services import bijeenkomsten as services
from intake.services.samenvoegen import merge_klanten
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, BijeenkomstFactory, DeelnameFactory, KlantFactory
from tests.intake.pages import moment
from tests.intake.test_afspraken import at
from werkoffensief.dossier.tijdlijn import FIRST, timeline
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


def add(klant, meeting, door):
    return services.add_deelname(door=door.pk, klant_id=klant.pk, bijeenkomst_id=meeting.pk, now=clock.now())


def settle(row, status, door):
    row.refresh_from_db()
    return services.settle_deelname(
        door=door.pk, deelname_id=row.pk, versie=row.versie, status=status, now=clock.now()
    )


def test_a_full_meeting_takes_nobody_and_a_place_that_came_free_is_taken(klant, cast):
    meeting = BijeenkomstFactory(plekken=1, begin=at(5))
    first = add(klant, meeting, cast.consulent)
    with pytest.raises(RefusalError, match="is vol: er zijn 1 plekken"):
        add(KlantFactory(), meeting, cast.consulent)
    settle(first, "afgemeld", cast.consulent)
    add(KlantFactory(), meeting, cast.consulent)
    with pytest.raises(RefusalError, match="is vol"):
        settle(first, "uitgenodigd", cast.consulent)


def test_the_database_counts_whatever_writes(klant):
    meeting = BijeenkomstFactory(plekken=1)
    rows = [Deelname(klant=KlantFactory(), bijeenkomst=meeting) for _ in range(2)]
    with pytest.raises(IntegrityError, match="is vol"), transaction.atomic():
        Deelname.objects.bulk_create(rows)
    DeelnameFactory(klant=klant, bijeenkomst=meeting)
    Bijeenkomst.objects.filter(pk=meeting.pk).update(plekken=2)
    DeelnameFactory(bijeenkomst=meeting)
    with pytest.raises(IntegrityError, match="is vol"), transaction.atomic():
        Bijeenkomst.objects.filter(pk=meeting.pk).update(plekken=1)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"duur": 0}, "bijeenkomst_duur"),
        ({"titel": " "}, "bijeenkomst_met_titel"),
        ({"plaats": " "}, "bijeenkomst_met_titel"),
        ({"plekken": 0}, "bijeenkomst_plekken"),
        ({"bijeenkomstnummer": " B"}, "bijeenkomst_nummer_zonder_randen"),
        ({"vervallen_op": at(0)}, "bijeenkomst_vervallen_met_reden"),
    ],
)
def test_the_database_refuses(cast, values, constraint):
    row = BijeenkomstFactory.build(begeleider=cast.consulent, **values)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Bijeenkomst.objects.bulk_create([row])


def test_somebody_is_invited_once_and_has_a_known_state(klant):
    row = DeelnameFactory(klant=klant)
    for values, constraint in (
        ({"status": "weg"}, "deelname_bekende_status"),
        ({"vervallen_op": at(0)}, "deelname_vervallen_met_reden"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Deelname.objects.filter(pk=row.pk).update(**values)
    with pytest.raises(IntegrityError, match="deelname_een_per_bijeenkomst"), transaction.atomic():
        DeelnameFactory(klant=klant, bijeenkomst=row.bijeenkomst)


def test_attending_is_no_conversation_and_is_put_right_by_the_next_click(klant, cast):
    assert set(DEELNAME_TRANSITIONS) == set(Deelnamestatus.values)
    row = DeelnameFactory(klant=klant, bijeenkomst=BijeenkomstFactory(begin=at(-1)))
    settle(row, "aanwezig", cast.consulent)
    assert not klant.gesprekken.exists()
    assert not klant.contactpogingen.exists()
    lines = timeline(klant, length=FIRST, groep="contact", shown=set()).regels
    assert ("Was bij een bijeenkomst", "Sollicitatietraining") in [
        (line.titel, line.detail) for line in lines
    ]
    settle(row, "afwezig", cast.consulent)
    with pytest.raises(RefusalError, match="al bijgewerkt"):
        settle(row, "afgemeld", cast.consulent)


def test_an_absence_is_an_attempt_and_asks_to_talk_once_a_day(klant, cast):
    yesterday, today = (BijeenkomstFactory(begin=at(day)) for day in (-2, -1))
    same_day = BijeenkomstFactory(begin=at(-1))
    rows = [DeelnameFactory(klant=klant, bijeenkomst=meeting) for meeting in (today, same_day, yesterday)]
    tasks = Taak.objects.open().filter(klant=klant)
    attempts = klant.contactpogingen.filter(vervallen_op=None)
    for place, asked in zip(rows, (0, 0, 1), strict=True):
        row = settle(place, "afwezig", cast.consulent)
        said = (row.poging.uitkomst, row.poging.datum, row.poging.medewerker)
        assert said == ("niet_verschenen", row.bijeenkomst.begin.date(), row.bijeenkomst.begeleider)
        assert tasks.count() == asked
    assert attempts.count() == 3
    row = settle(rows[2], "aanwezig", cast.consulent)
    assert (row.poging, attempts.count(), tasks.count()) == (None, 2, 0)
    settle(row, "afwezig", cast.consulent)
    assert (attempts.count(), tasks.count()) == (3, 1)
    yesterday.refresh_from_db()
    services.call_off_bijeenkomst(
        door=cast.consulent.pk,
        bijeenkomst_id=yesterday.pk,
        versie=yesterday.versie,
        reden="Ziek",
        now=clock.now(),
    )
    assert (attempts.count(), tasks.count()) == (2, 0)
    Deelname.objects.filter(pk=rows[0].pk).update(vervallen_op=at(0), vervallen_reden="Klopt niet")
    assert attempts.get().deelname == rows[1]
    with pytest.raises(IntegrityError, match="deelname_poging_past"), transaction.atomic():
        Deelname.objects.filter(pk=rows[2].pk).update(
            poging=klant.contactpogingen.exclude(deelname=rows[1])[0]
        )


def test_nobody_is_there_before_it_begins_and_nobody_is_invited_after(klant, cast):
    row = DeelnameFactory(klant=klant, bijeenkomst=BijeenkomstFactory(begin=at(1)))
    with pytest.raises(RefusalError, match="nog niet begonnen"):
        settle(row, "aanwezig", cast.consulent)
    with pytest.raises(RefusalError, match="al geweest"):
        add(klant, BijeenkomstFactory(begin=at(-1)), cast.consulent)
    Klant.objects.filter(pk=klant.pk).update(overleden_op=at(-1).date())
    with pytest.raises(RefusalError, match="overleden of verhuisd"):
        add(klant, BijeenkomstFactory(begin=at(1)), cast.consulent)


def test_a_meeting_does_not_move_to_when_somebody_who_comes_is_elsewhere(klant, cast, client_of):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9), duur=60)
    stranger = KlantFactory(achternaam="Vreemd", team=None)
    give_stadsdeel(cast.escamp, "Escamp")
    Klant.objects.filter(pk=stranger.pk).update(stadsdeel="Escamp")
    signed_off = KlantFactory(achternaam="Thuis")
    for who in (klant, stranger):
        DeelnameFactory(klant=who, bijeenkomst=meeting)
    DeelnameFactory(klant=signed_off, bijeenkomst=meeting, status="afgemeld")
    AfspraakFactory(klant=klant, medewerker=cast.regisseur, begin=at(10), duur=30)
    AfspraakFactory(klant=signed_off, medewerker=cast.collega, begin=at(10), duur=30)
    other = BijeenkomstFactory(begeleider=cast.vreemde, begin=at(10), duur=45)
    DeelnameFactory(klant=stranger, bijeenkomst=other)

    def move(begin):
        fresh = Bijeenkomst.objects.get(pk=meeting.pk)
        values = {name: getattr(fresh, name) for name in services.BIJEENKOMST} | {"begin": begin}
        return services.change_bijeenkomst(
            door=cast.consulent.pk, bijeenkomst_id=meeting.pk, versie=fresh.versie, now=clock.now(),
            gegevens=values,
        )  # fmt: skip

    with pytest.raises(RefusalError) as refusal:
        move(at(10))
    assert str(refusal.value).startswith(f"Dan heeft al een afspraak: {klant.naam}, 1 andere deelnemer.")
    assert "Vreemd" not in str(refusal.value)
    assert "Thuis" not in str(refusal.value)
    assert Bijeenkomst.objects.get(pk=meeting.pk).begin == at(9)
    assert move(at(12)).begin == at(12)
    assert move(at(12)).begin == at(12)  # its own hours are nobody's other appointment


def test_of_two_places_of_merged_people_one_goes_on(klant, cast):
    other, meeting = KlantFactory(), BijeenkomstFactory()
    mine, theirs = (DeelnameFactory(klant=who, bijeenkomst=meeting) for who in (klant, other))
    merge_klanten(
        door=cast.teamleider.pk, kept_id=klant.pk, kept_versie=klant.versie, merged_id=other.pk,
        merged_versie=other.versie, now=clock.now(),
    )  # fmt: skip
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.vervallen_op, theirs.klant) == (None, klant)
    assert theirs.vervallen_op is not None


FIELDS = {"titel": "Training", "duur": "60", "plaats": "Zaal 1", "plekken": "8"}


def test_a_meeting_is_planned_changed_and_called_off_on_its_pages(klant, cast, client_of):
    browser = client_of(cast.consulent)
    sent = {**FIELDS, **moment(at(5))}
    browser.post("/bijeenkomsten/nieuw/", sent)
    meeting = Bijeenkomst.objects.get()
    assert (meeting.begin, meeting.begeleider) == (at(5), cast.consulent)
    here = f"/bijeenkomsten/{meeting.pk}/"
    stale = browser.post(f"{here}wijzigen/", {**sent, "titel": "Anders", "versie": 7})
    assert stale.status_code == 200
    assert "Iemand anders heeft dit gewijzigd" in stale.content.decode()
    assert browser.post(f"{here}wijzigen/", {**sent, "titel": "Anders", "versie": 1}).status_code == 302
    add(klant, meeting, cast.consulent)
    page = client_of(cast.collega).get(here).content.decode()
    assert "Anders" in page
    assert klant.achternaam in page
    assert client_of(cast.vreemde).get(here).status_code == 404
    meeting.refresh_from_db()
    browser.post(f"{here}afzeggen/", {"reden": "Ziek", "versie": meeting.versie})
    assert "Gaat niet door" in browser.get(here).content.decode()
    assert browser.get(f"{here}wijzigen/").status_code == 404


def test_the_page_of_a_meeting_names_nobody_whom_its_reader_may_not_see(cast, client_of):
    give_stadsdeel(cast.centrum)
    give_stadsdeel(cast.escamp, "Escamp")
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(5))
    other = KlantFactory(achternaam="Onzichtbaar", stadsdeel="Escamp")
    DeelnameFactory(klant=other, bijeenkomst=meeting)
    page = client_of(cast.consulent).get(f"/bijeenkomsten/{meeting.pk}/").content.decode()
    assert "Onzichtbaar" not in page
    assert "die u niet mag zien" in page
