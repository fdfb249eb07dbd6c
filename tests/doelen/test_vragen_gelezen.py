"""A number without a name is a person's data too: who reads a question stands in the log."""

from tests.accounts.factories import make_cast
from tests.doelen.test_vragen import answer_page, ask, ask_page, place
from werkoffensief.logboek.models import Inzage


def test_each_reading_is_in_the_log(committed_db, client_of):
    cast = make_cast()
    klant = place(cast)
    vraag = ask(cast, klant)
    client_of(cast.manager).get(ask_page(klant))
    client_of(cast.manager).get("/doelen/vragen/")
    client_of(cast.teamleider).get(answer_page(vraag))
    rows = Inzage.objects.filter(object_id=klant.pk).values_list("actie_naam", flat=True)
    assert sorted(rows) == [
        "Lijst van vragen bekijken",
        "Vraag aan het team stellen",
        "Vraag van de manager beantwoorden",
    ]
