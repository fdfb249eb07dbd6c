"""Two people who put the same right, or write down the same, in one moment: one wins, the other reads what happened."""

from collections import Counter
from datetime import timedelta

from django.test import Client

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.trajecten.gelijktijdig import BACKEND, at_once
from tests.trajecten.test_lening import granted
from tests.trajecten.test_leningbrief import written
from tests.trajecten.test_zonder_besluit import award
from trajecten.models import Leningbrief, Regisseurschap, Toekenning, Traject
from trajecten.services import end_traject
from werkoffensief.web import clock

TODAY, DAY = clock.today(), timedelta(days=1)


def pressed(people, url, data, words):
    """How often it was done, and how often a page said these words instead."""
    browsers = {person.pk: Client() for person in people}
    for person in people:
        browsers[person.pk].force_login(person, backend=BACKEND)

    def press(person, found: Counter):
        answer = browsers[person.pk].post(url, data)
        page = answer.content.decode()
        found["done" if answer.status_code == 302 else words if words in page else page[:2_000]] += 1

    return at_once(people, press)


def several(cast):
    """The regisseur with two windows, and the teamleider with two."""
    give_stadsdeel(cast.centrum)
    return [cast.regisseur, cast.teamleider, cast.regisseur, cast.teamleider]


def test_of_four_who_take_an_end_back_at_once_one_does_and_the_others_read_so(committed_db):
    cast = make_cast()
    people, traject = several(cast), person_of(cast.regisseur)[1].traject
    said = {"einde_reden_id": "werk", "samenvatting": "Werkt", "einde": TODAY - DAY}
    end_traject(door="systeem", traject_id=traject.pk, versie=traject.versie, **said)
    traject.refresh_from_db()
    sent = {"reden": "Verkeerde klant", "versie": traject.versie}
    words = "Het traject loopt weer."
    assert pressed(people, f"/trajecten/{traject.pk}/einde/terug/", sent, words) == {"done": 1, words: 3}
    assert Traject.objects.get(pk=traject.pk).einde is None
    [regie] = Regisseurschap.objects.filter(traject=traject, vervallen_op__isnull=True)
    assert (regie.medewerker, regie.einde) == (cast.regisseur, None)


def test_of_four_who_write_down_that_a_letter_left_one_does_and_the_others_read_when(committed_db):
    cast = make_cast()
    people, (klant, regie, _) = several(cast), person_of(cast.regisseur)
    row = award(Traject.objects.get(pk=regie.traject_id))
    letter = written(granted(klant, cast.regisseur, cast.teamleider), cast.teamleider)
    words = "Deze brief is al verstuurd, op"
    for made, url in (
        (row, f"/besluiten/{row.pk}/verzonden/"),
        (letter, f"/leningen/brieven/{letter.pk}/verzonden/"),
    ):
        made.refresh_from_db()
        sent = {"verzonden_op": f"{TODAY:%d-%m-%Y}", "versie": made.versie}
        assert pressed(people, url, sent, words) == {"done": 1, words: 3}, url
    assert Toekenning.objects.get(pk=row.pk).verzonden_op == TODAY
    assert Leningbrief.objects.get(pk=letter.pk).verzonden_op == TODAY
