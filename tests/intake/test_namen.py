"""A name shows no sign that turns letters around or steers a screen, whoever brought it."""

import pytest

from intake.models import Klant
from tests.dossier.gevallen import person_of
from trajecten.forms.buddies import BuddyForm
from werkgevers.forms import ContactpersoonForm, NieuweContactpersoonForm, NieuweWerkgeverForm, WerkgeverForm
from werkoffensief.accounts.forms import MedewerkerForm, NieuweMedewerkerForm

pytestmark = pytest.mark.django_db
TYPED, SEEN = "\u202eJan\u200b\a\x1b", "Jan"


def test_typed_it_is_not_kept_and_delivered_it_is_not_shown(cast, client_of):
    klant, browser = person_of(cast.regisseur)[0], client_of(cast.regisseur)
    url = f"/klanten/{klant.pk}/gegevens/"
    Klant.objects.filter(pk=klant.pk).update(
        achternaam=TYPED, voornaam=None, tussenvoegsel=None
    )  # as a file may
    klant.refresh_from_db()
    assert (klant.achternaam, klant.naam) == (TYPED, SEEN)
    assert not set("\u202e\u200b\a\x1b") & set(browser.get(f"/klanten/{klant.pk}/").content.decode())
    form = browser.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    answer = browser.post(url, {**sent, "voornaam": TYPED, "achternaam": TYPED})
    assert answer.status_code == 302, answer.context["form"].errors
    klant.refresh_from_db()
    assert (klant.voornaam, klant.achternaam) == (SEEN, SEEN)


@pytest.mark.parametrize(
    "kind",
    [
        BuddyForm, ContactpersoonForm, NieuweContactpersoonForm, NieuweWerkgeverForm, WerkgeverForm, MedewerkerForm,
        NieuweMedewerkerForm,
    ],
)  # fmt: skip
def test_each_form_with_a_name_leaves_it_out(kind):
    form = kind({"naam": TYPED})
    form.is_valid()
    assert form.cleaned_data["naam"] == SEEN
