"""Who may open whose file: `can_view_klant` and `visible_to` say the same, for the whole cast."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from intake.models import Klant, Toegang
from intake.permissions import (
    can_end_toegang,
    can_merge,
    can_shield,
    can_view_klant,
    sees_by_task,
)
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory, ToegangFactory, VertrouwelingFactory
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory
from trajecten.permissions import can_assign_regisseur, can_take_on, can_transfer
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


def grant(klant, medewerker, vanaf, **more):
    """A Toegang that began at `vanaf`."""
    return ToegangFactory(
        klant=klant, medewerker=medewerker, vanaf=vanaf, tot=vanaf + timedelta(hours=24), **more
    )


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
    found |= {
        "shielded_named": with_regisseur(cast.regisseur, stadsdeel="Centrum"),
        "shielded_ended": with_regisseur(cast.regisseur, stadsdeel="Centrum"),
        "shielded_no_regisseur": KlantFactory(stadsdeel="Centrum"),
        "shielded_named_only": KlantFactory(stadsdeel="Centrum"),
        "shielded_named_left": KlantFactory(stadsdeel="Centrum"),
        "shielded_granted": with_regisseur(cast.regisseur, stadsdeel="Centrum"),
        "named_not_shielded": KlantFactory(stadsdeel="Centrum"),
        "granted": KlantFactory(stadsdeel="Centrum"),
        "granted_before": KlantFactory(stadsdeel="Centrum"),
        "granted_not_yet": KlantFactory(stadsdeel="Centrum"),
        "granted_and_ended": KlantFactory(stadsdeel="Centrum"),
        "granted_and_merged": KlantFactory(stadsdeel="Centrum"),
    }
    now = timezone.now()
    left = MedewerkerFactory(rollen=["consulent"], is_active=False)
    for name in ("shielded_named", "shielded_named_only", "named_not_shielded"):
        VertrouwelingFactory(klant=found[name], medewerker=cast.vreemde)
    VertrouwelingFactory(klant=found["shielded_named_left"], medewerker=left)
    VertrouwelingFactory(
        klant=found["shielded_ended"], medewerker=cast.vreemde, vanaf=now - timedelta(days=2), tot=now
    )
    for medewerker in (cast.vreemde, cast.accountmanager, cast.privacy, cast.beheerder):
        for name in ("granted", "shielded_granted", "granted_and_merged"):
            ToegangFactory(klant=found[name], medewerker=medewerker)
        grant(found["granted_before"], medewerker, now - timedelta(hours=25))
        grant(found["granted_not_yet"], medewerker, now + timedelta(hours=1))
        grant(
            found["granted_and_ended"], medewerker, now - timedelta(hours=1),
            beeindigd_op=now - timedelta(minutes=1), beeindigd_door=cast.teamleider,
        )  # fmt: skip
    shielded = [klant.pk for name, klant in found.items() if name.startswith("shielded")]
    Klant.objects.filter(pk__in=shielded).update(afgeschermd_op=now, afgeschermd_reden="bedreigd")
    merged = [found["merged"].pk, found["granted_and_merged"].pk]
    Klant.objects.filter(pk__in=merged).update(klantnummer=None, samengevoegd_in=found["centrum"])
    return {name: Klant.objects.get(pk=klant.pk) for name, klant in found.items()}


TEAM = {
    "centrum", "of_regisseur", "named_not_shielded", "granted", "granted_before", "granted_not_yet",
    "granted_and_ended",
}  # fmt: skip
EXPECTED = {
    "consulent": TEAM,
    "regisseur": TEAM | {"shielded", "shielded_named", "shielded_ended", "shielded_granted"},
    "collega": TEAM,
    "vreemde": {"escamp", "of_vreemde", "granted", "shielded_named", "shielded_named_only"},
    "teamleider": TEAM | {"no_team", "shielded_no_regisseur", "shielded_named_left"},
}
BY_REASON = {"vreemde": {"granted"}}


@pytest.mark.parametrize("role", CAST)
def test_each_of_the_cast_sees_exactly_these(cast, klanten, role):
    medewerker = getattr(cast, role)
    one_by_one = {name for name, klant in klanten.items() if can_view_klant(medewerker, klant)}
    listed = set(Klant.objects.visible_to(medewerker).values_list("pk", flat=True))
    assert one_by_one == EXPECTED.get(role, set())
    assert {klanten[name].pk for name in one_by_one} == listed
    by_task = {name for name, klant in klanten.items() if sees_by_task(medewerker, klant)}
    worked_on = set(Klant.objects.seen_by_task(medewerker).values_list("pk", flat=True))
    assert by_task == one_by_one - BY_REASON.get(role, set())
    assert {klanten[name].pk for name in by_task} == worked_on


def test_whoever_is_here_for_a_day_assigns_merges_and_shields_nothing(cast, klanten):
    cast.vreemde.rolverleningen.model.objects.create(
        medewerker=cast.vreemde, rol=Rol.TEAMLEIDER, bron="scherm"
    )
    both = Medewerker.objects.get(pk=cast.vreemde.pk)
    granted, mine = klanten["granted"], klanten["escamp"]
    assert can_view_klant(both, granted)
    for klant, allowed in ((mine, True), (granted, False)):
        assert can_shield(both, klant) is allowed
        assert can_assign_regisseur(both, klant) is allowed
        assert can_take_on(both, klant) is allowed
    assert can_merge(both, mine, KlantFactory(stadsdeel="Escamp"))
    looks_along = KlantFactory(stadsdeel="Centrum")
    ToegangFactory(klant=looks_along, medewerker=both, uitgenodigd_door=cast.regisseur)
    assert can_view_klant(both, looks_along)
    assert not can_merge(both, mine, looks_along)
    for name in (
        "granted",  # taken with a reason: seen, and not taken along
        "granted_before",
        "granted_not_yet",
        "granted_and_ended",
        "granted_and_merged",
        "shielded_granted",
    ):
        assert not can_merge(both, mine, klanten[name])
    assert not can_merge(both, granted, mine)
    regie = RegisseurschapFactory(traject=TrajectFactory(klant=granted), klant=granted)
    assert not can_transfer(both, regie)
    toegang = Toegang.objects.get(klant=granted, medewerker=both)
    assert not can_end_toegang(both, toegang)
    assert not can_end_toegang(cast.regisseur, toegang)


def test_a_shielded_file_is_in_the_hands_of_its_regisseur_or_a_named_teamleider(cast, klanten):
    assert can_shield(cast.teamleider, klanten["centrum"])
    assert not can_shield(cast.regisseur, klanten["centrum"])
    assert can_shield(cast.regisseur, klanten["shielded"])
    assert not can_shield(cast.teamleider, klanten["shielded"])
    assert not can_shield(cast.vreemde, klanten["shielded_named"])
    VertrouwelingFactory(klant=klanten["shielded"], medewerker=cast.teamleider)
    assert can_shield(cast.teamleider, klanten["shielded"])


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
