"""A file in which nothing was written yet: which pages about the klant or the traject open, for whom, and no other.

The lists are literal: a page that opens for somebody more, or somebody less, is a change to make here. Strangers are in
the walk over all doors.
"""

import pytest
from django.urls import reverse

from tests.deuren.walk import doors
from tests.dossier.gevallen import START
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory

pytestmark = pytest.mark.django_db
IDS = ({"klant_id"}, {"traject_id"}, {"regisseurschap_id"})
# fmt: off
NAMES = """
    actie_lijst afspraak_lijst afspraak_nieuw belemmering_nieuw buddykoppeling_nieuw cv cv_pdf deelname_nieuw
    document_lijst document_nieuw evaluatie_nieuw gesprek_nieuw gezinsband_nieuw kijk_mee klant_adres klant_buddy
    klant_contact klant_dossier klant_gegevens klant_gezin klant_identificatie klant_leningen klant_overslaan
    klant_toestemming klant_vertegenwoordiger klant_ww klanttag_lijst kort_contact lening_nieuw ontheffing_nieuw
    plaatsing_nieuw plan_sjabloon plan_vaststellen plan_verwijzen plan_woorden planversie_lijst poging_nieuw profiel
    regisseur_brief regisseur_brief_pdf regisseurswens_nieuw stap_nieuw terugbelbelofte_nieuw traject_einde
    traject_evaluatie traject_heropenen traject_nieuw traject_plan uitvraag_nieuw waardescan_nieuw wachtplek_nieuw
    werkfit
"""
OF_TEAM = set(NAMES.split())
# Not for a consulent: who the regisseur is, and what is decided.
OF_REGISSEUR = {"regisseur_overdragen", "regisseur_toewijzen", "regisseur_wijzigen", "toekenning_nieuw"}
OPEN = {
    "regisseur": OF_TEAM | OF_REGISSEUR,
    "consulent": OF_TEAM,
    "teamleider": OF_TEAM | OF_REGISSEUR | {"klant_afschermen", "klant_samenvoegen"},
    "privacy": {"inzage_klant"},
}
# For whoever may open the file: a form that is sent from another page, or about an end that there is not.
ELSEWHERE = {
    "plan_actie_nieuw", "plan_doel_nieuw", "plan_wachtpunt_nieuw", "profiel_overnemen", "traject_einde_terug",
    "traject_einde_wijzigen",
}
# Of a draft or a shielded file, of which there is none; and what is only pressed.
NOTHING_THERE = {"concept_samen", "vertrouwelingen"}
PRESSED = {"bsn_tonen", "concept_bewaren", "concept_weg", "herinneringen_aan_uit", "klant_nemen"}
# fmt: on


def pages():
    """The names of the addresses that need nothing but this klant, this traject or its regisseur."""
    return sorted(name for name, pattern in doors().items() if set(pattern.pattern.converters) in IDS)


def test_exactly_these_pages_open_about_a_klant_with_nothing_but_a_regisseur(cast, client_of):
    klant = KlantFactory()
    regie = RegisseurschapFactory(traject=TrajectFactory(klant=klant, start=START), medewerker=cast.regisseur)
    ids = {"klant_id": klant.pk, "traject_id": regie.traject_id, "regisseurschap_id": regie.pk}
    found = {who: {} for who in OPEN}
    for who, answers in found.items():
        browser = client_of(getattr(cast, who))
        for name in pages():
            (argument,) = doors()[name].pattern.converters
            answer = browser.get(reverse(name, kwargs={argument: ids[argument]}))
            answers.setdefault(answer.status_code, set()).add(name)
    assert {who: answers.get(200, set()) for who, answers in found.items()} == OPEN
    for who, answers in found.items():
        assert answers.get(302, set()) == (ELSEWHERE if OF_TEAM & OPEN[who] else set()), who
        assert answers[405] == PRESSED, who
        assert set(answers) <= {200, 302, 403, 404, 405}, who
    assert found["regisseur"][404] == found["consulent"][404] == {"concept_samen"}
    assert found["teamleider"][404] == NOTHING_THERE
