"""The deliveries of the world."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from werkoffensief.overdracht import opslag
from werkoffensief.overdracht.models import Afwijking, Importbestand, Importopdracht
from werkoffensief.overdracht.resultaat import Bestandresultaat

CORRECTIE = b"klantnummer;bsn;achternaam;fout\nK-FOUT;999990755;Kanarie;geen datum\n"


def deliver(world: Any) -> None:
    """An upload with a correction file, and one difference, about a klant of team Escamp."""
    los = world.los
    world_escamp = next(row for row in world.bundels if row.team == los.escamp and not row.schild)
    los.verschil_klant = world_escamp.klant
    los.levering = Importopdracht.objects.create(
        door=los.beheerder, status="klaar", gestart_op=timezone.now(), klaar_op=timezone.now(), melding="x"
    )
    name = f"{opslag.ROOT}/{los.levering.pk}/klanten.fouten.csv"
    opslag.default_storage.save(name, ContentFile(CORRECTIE))
    Importbestand.objects.create(
        opdracht=los.levering,
        naam="klanten.csv",
        uitkomst="geweigerd",
        resultaat={
            **Bestandresultaat("klanten.csv", "klanten", correctie=name).as_json(),
            "fouten_totaal": 1,
        },
    )
    los.afwijking = Afwijking.objects.create(
        soort="verschil", bron="levering", tabel="klanten", sleutel=los.verschil_klant.klantnummer,
        eenheid="voornaam+tussenvoegsel+achternaam", rij_id=los.verschil_klant.pk, klant=los.verschil_klant,
        scherm={"achternaam": "x"}, bestand={"achternaam": "x"}, toelichting="x",
    )  # fmt: skip
