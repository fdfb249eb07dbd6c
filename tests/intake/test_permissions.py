"""Who may open whose file: `can_view_klant` and `visible_to` say the same, for the whole cast."""

from datetime import date

import pytest
from django.utils import timezone

from intake.models import Klant
from intake.permissions import can_merge, can_view_klant
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, TeamStadsdeel

pytestmark = pytest.mark.django_db
CAST = (
    "consulent", "regisseur", "collega", "vreemde", "teamleider", "accountmanager", "manager", "beheerder", "privacy",
    "werkgever",
)  # fmt: skip


def with_regisseur(medewerker, **kwargs) -> Klant:
    klant = KlantFactory(**kwargs)
    RegisseurschapFactory(
        traject=TrajectFactory(klant=klant, start=date(2019, 1, 1)), klant=klant, medewerker=medewerker
    )
    klant.refresh_from_db()
    return klant


@pytest.fixture
def klanten(cast):
    """One klant of each kind, by name."""
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    TeamStadsdeel.objects.create(stadsdeel="Escamp", team=cast.escamp)
    found = {
        "centrum": KlantFactory(stadsdeel="Centrum"),
        "of_regisseur": with_regisseur(cast.regisseur, stadsdeel="Escamp"),
        "of_vreemde": with_regisseur(cast.vreemde, stadsdeel="Centrum"),
        "escamp": KlantFactory(stadsdeel="Escamp"),
        "no_team": KlantFactory(stadsdeel="Scheveningen"),
        "shielded": with_regisseur(cast.regisseur, stadsdeel="Centrum"),
        "merged": KlantFactory(stadsdeel="Centrum"),
    }
    Klant.objects.filter(pk=found["shielded"].pk).update(
        afgeschermd_op=timezone.now(), afgeschermd_reden="bedreigd"
    )
    Klant.objects.filter(pk=found["merged"].pk).update(klantnummer=None, samengevoegd_in=found["centrum"])
    return {name: Klant.objects.get(pk=klant.pk) for name, klant in found.items()}


EXPECTED = {
    "consulent": {"centrum", "of_regisseur"},
    "regisseur": {"centrum", "of_regisseur", "shielded"},
    "collega": {"centrum", "of_regisseur"},
    "vreemde": {"escamp", "of_vreemde"},
    "teamleider": {"centrum", "of_regisseur", "no_team"},
}


@pytest.mark.parametrize("role", CAST)
def test_each_of_the_cast_sees_exactly_these(cast, klanten, role):
    medewerker = getattr(cast, role)
    one_by_one = {name for name, klant in klanten.items() if can_view_klant(medewerker, klant)}
    listed = set(Klant.objects.visible_to(medewerker).values_list("pk", flat=True))
    assert one_by_one == EXPECTED.get(role, set())
    assert {klanten[name].pk for name in one_by_one} == listed


@pytest.mark.parametrize("rollen", [[Rol.CONSULENT], [Rol.TEAMLEIDER], [Rol.TEAMLEIDER, Rol.MANAGER], []])
@pytest.mark.parametrize("active", [True, False])
def test_both_forms_agree_for_somebody_in_no_team_and_for_a_closed_account(klanten, rollen, active):
    medewerker = MedewerkerFactory(rollen=rollen, is_active=active)
    listed = set(Klant.objects.visible_to(medewerker).values_list("pk", flat=True))
    assert {klant.pk for klant in klanten.values() if can_view_klant(medewerker, klant)} == listed
    expected = {klanten["no_team"].pk} if active and Rol.TEAMLEIDER in rollen else set()
    assert listed == expected


def test_only_a_teamleider_who_sees_both_may_merge(cast, klanten):
    assert can_merge(cast.teamleider, klanten["centrum"], klanten["no_team"])
    assert not can_merge(cast.teamleider, klanten["centrum"], klanten["escamp"])
    assert not can_merge(cast.regisseur, klanten["centrum"], klanten["of_regisseur"])


def test_a_withdrawn_role_closes_the_files_at_the_next_request(cast, klanten):
    cast.regisseur.rolverleningen.update(tot=timezone.now())
    fresh = Medewerker.objects.get(pk=cast.regisseur.pk)
    assert not Klant.objects.visible_to(fresh).exists()
    assert not any(can_view_klant(fresh, klant) for klant in klanten.values())
