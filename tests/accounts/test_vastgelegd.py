"""What happens to somebody's second factor and password stays known: in the log, over its own connection."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.test_inloggen import PASSWORD, make
from tests.accounts.test_overname import MAIL, WAYS_IN, reset, sent
from tests.accounts.tweede_factor import SECRET, code_at, give_app
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.services import beheer, eenmalig, eigen, melding, tweede_factor
from werkoffensief.berichten.models import Opdracht
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.models import Handeling
from werkoffensief.web import clock


def test_every_change_is_in_the_log_with_who_and_whose(committed_db):
    row, beheerder = MedewerkerFactory(rollen=[Rol.REGISSEUR]), MedewerkerFactory(rollen=[Rol.BEHEERDER])
    now = timezone.now()
    mine = {"medewerker_id": row.pk}
    tweede_factor.set_up_app(**mine, secret=SECRET, code=code_at(), confirmed=False, now=now)
    tweede_factor.add_passkey(**mine, naam="laptop", credential={}, confirmed=True)
    tweede_factor.new_recovery_codes(**mine)
    tweede_factor.remove_factor(**mine, factor_id=Authenticator.objects.get(type="totp").pk)
    eigen.change_password(**mine, password="een-heel-ander-woord", session_key=None)
    tweede_factor.reset(door=beheerder.pk, **mine, now=now)
    rows = Handeling.objects.order_by("tijdstip")
    assert list(rows.values_list("soort", flat=True)) == [
        "tweede factor: app ingesteld",
        "tweede factor: passkey toegevoegd",
        "tweede factor: nieuwe herstelcodes",
        "tweede factor: verwijderd",
        "wachtwoord gewijzigd",
        "tweede factor: gereset",
    ]
    assert set(rows.values_list("object_soort", "object_id")) == {("medewerker", str(row.pk))}
    assert list(rows.values_list("door", flat=True)) == [*[str(row.pk)] * 5, str(beheerder.pk)]


def test_a_command_resets_for_the_only_beheerder(committed_db, capsys):
    row = MedewerkerFactory(gebruikersnaam="tom", rollen=[Rol.BEHEERDER])
    with pytest.raises(CommandError, match="heeft geen tweede factor"):
        call_command("reset_tweede_factor", "tom")
    give_app(row)
    call_command("reset_tweede_factor", "tom")
    assert "is gereset" in capsys.readouterr().out
    assert not Authenticator.objects.exists()
    event = row.geschiedenis.latest("pgh_id")
    assert event.pgh_context == {"door": "systeem", "via": "opdracht"}
    assert Handeling.objects.get().door == "systeem"
    with pytest.raises(CommandError, match="geen medewerker"):
        call_command("reset_tweede_factor", "niemand")


def test_every_act_is_in_the_log_and_the_owner_has_a_mail_of_it(committed_db):
    chef, ander = (MedewerkerFactory(rollen=[Rol.BEHEERDER]) for _ in range(2))
    owner = make("eigenaar", email=MAIL)
    give_app(owner)
    now = clock.now()
    reset(owner, ander, now)
    WAYS_IN["link"](owner, chef, now)
    WAYS_IN["e-mail"](owner, chef, now)
    koppeling = WAYS_IN["eenmalig"](owner, chef, now)
    eenmalig.whose(uitgever="https://a.example", sub="1", inlognaam="van.een.ander", now=clock.now())
    eenmalig.switch_off(door=chef.pk, koppeling_id=koppeling.pk, now=clock.now())
    token = beheer.invite(door="systeem", medewerker_id=owner.pk, now=now, via=Via.OPDRACHT)
    beheer.set_first_password(medewerker_id=owner.pk, token=token, password="een-heel-ander-woord")
    rows = Handeling.objects.order_by("tijdstip").values_list("soort", "door")
    assert list(rows) == [
        ("tweede factor: gereset", str(ander.pk)),
        ("uitnodiging: link gemaild", str(chef.pk)),
        ("e-mailadres gewijzigd", str(chef.pk)),
        ("eenmalig aanmelden: aangezet", str(chef.pk)),
        ("eenmalig aanmelden: gekoppeld", str(owner.pk)),
        ("eenmalig aanmelden: uitgezet", str(chef.pk)),
        ("uitnodiging: link gegeven", "systeem"),
        ("wachtwoord gekozen met een link", str(owner.pk)),
    ]
    assert set(Handeling.objects.values_list("object_soort", "object_id")) == {("medewerker", str(owner.pk))}
    assert [subject for _to, subject, _text in sent()].count(melding.SUBJECTS[melding.CHANGED]) == 8
    assert not any(PASSWORD in str(row) or token in str(row) for row in Opdracht.objects.values())
