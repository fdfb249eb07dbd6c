"""What happens to somebody's second factor and password stays known: in the log, over its own connection."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.tweede_factor import SECRET, code_at, give_app
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.services import eigen, tweede_factor
from werkoffensief.logboek.models import Handeling


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
