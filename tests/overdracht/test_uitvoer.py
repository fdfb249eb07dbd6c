"""What an export leaves out and how it writes what was typed on screen; it can always be imported."""

import pytest
from django.utils import timezone

from intake import bsn
from intake.models import Gesprek, Identificatie, Klant, Uitkering
from intake.services.samenvoegen import merge_klanten
from tests.accounts.factories import MedewerkerFactory, TeamFactory
from tests.intake.factories import GesprekFactory, KlantFactory
from tests.overdracht.wereld import NOW, sentences
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from tests.werkgevers.factories import WerkakkoordFactory
from trajecten.models import Plaatsing, Stap, Traject
from werkgevers.models import Werkakkoord
from werkoffensief.accounts.enums import Rol
from werkoffensief.overdracht.services import import_folder
from werkoffensief.overdracht.uitvoer import MapNietLeegError, export_folder

pytestmark = pytest.mark.django_db
PLAN_OF_T1 = {
    "plannen": 1, "doelen": 1, "doelacties": 1, "wachtpunten": 1, "evaluaties": 1, "planversies": 2,
    "wachtplekken": 1, "toekenningen": 1, "uitgaven": 1,
}  # fmt: skip
OF_S1 = {"opbouwen": 2, "aanwezigheid": 2}
GONE = {"vervallen_op": timezone.now(), "vervallen_reden": "fout"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def export(tmp_path):
    """`export()`: the rows of every file, without headers."""

    def run():
        folder = tmp_path / f"uit{len(list(tmp_path.iterdir()))}"
        export_folder(folder)
        return {path.stem: path.read_text(encoding="utf-8").split("\n")[1:-1] for path in folder.iterdir()}

    return run


@pytest.mark.parametrize(
    ("model", "wanted", "gone"),
    [
        (
            Gesprek,
            {"gespreknummer": "G1"},
            {"gesprekken": 1, "antwoorden": 2, "keuzeantwoorden": 2, "zrm": 2},
        ),
        (Uitkering, {"start": "2016-01-01"}, {"uitkeringen": 1}),
        (Stap, {"stapnummer": "S1"}, {"stappen": 1, **OF_S1}),
        (Plaatsing, {"plaatsingnummer": "W1"}, {"plaatsingen": 1, "nazorg": 2}),
        (
            Traject,
            {"trajectnummer": "T1"},
            {"trajecten": 1, "regisseurs": 2, "stappen": 1, "werkfitbeoordelingen": 2, **OF_S1, **PLAN_OF_T1},
        ),
    ],
)
def test_withdrawn_facts_and_what_hangs_on_them_are_left_out(wereld, model, wanted, gone, export):
    before = export()
    model.objects.filter(**wanted).update(**GONE)
    after = export()
    lost = {name: len(before[name]) - len(after.get(name, [])) for name in before}
    assert {name: number for name, number in lost.items() if number} == gone


def test_a_withdrawn_agreement_without_placements_is_left_out(wereld, export):
    Plaatsing.objects.update(**GONE)
    Werkakkoord.objects.update(**GONE)
    found = export()
    assert (found["werkakkoorden"], found["plaatsingen"]) == ([], [])


def test_accounts_with_importable_roles_and_whoever_a_row_names(export):
    team = TeamFactory(naam="Centrum")
    MedewerkerFactory(
        gebruikersnaam="a", naam="A", email="a@x", team=team, rollen=[Rol.REGISSEUR, Rol.CONSULENT]
    )
    MedewerkerFactory(gebruikersnaam="b", naam="B", email="b@x", rollen=[Rol.BEHEERDER])
    MedewerkerFactory(gebruikersnaam="c", naam="C", email="c@x")
    named = MedewerkerFactory(gebruikersnaam="d", naam="D", email=None, rollen=[Rol.PRIVACY])
    GesprekFactory(medewerker=named)
    withdrawn = MedewerkerFactory(gebruikersnaam="e", naam="E", email="e@x")
    GesprekFactory(medewerker=withdrawn, **GONE)
    hanging = MedewerkerFactory(gebruikersnaam="f", naam="F", email="f@x")
    RegisseurschapFactory(medewerker=hanging, traject=TrajectFactory(**GONE))
    assert export()["medewerkers"] == ["a;A;a@x;Centrum;consulent|regisseur", "d;D;d@onbekend.invalid;;"]


def test_texts_of_the_screen_are_written_as_an_import_reads_them(export):
    GesprekFactory(gespreknummer="G1", verslag='  Regel een\r\nregel "twee"; e\u0301 ')
    [line, rest] = export()["gesprekken"]
    assert line.endswith('"Regel een')
    assert rest == 'regel ""twee""; \u00e9";;;;;;;'


def test_keys_are_sorted_by_code_point(export):
    for number in ("b", "B", "\u00e9", "a1", "a-1", "10", "9", "_"):
        KlantFactory(klantnummer=number, achternaam="x", voornaam=None, stadsdeel=None)
    assert [line.split(";")[0] for line in export()["klanten"]] == [
        "10",
        "9",
        "B",
        "_",
        "a-1",
        "a1",
        "b",
        "\u00e9",
    ]


def test_merged_people_are_aliases_and_their_facts_are_of_the_remaining_klant(wereld, export):
    kept, merged = Klant.objects.get(klantnummer="K3"), Klant.objects.get(klantnummer="K2")
    merge_klanten(
        door=MedewerkerFactory().pk,
        kept_id=kept.pk,
        kept_versie=kept.versie,
        merged_id=merged.pk,
        merged_versie=merged.versie,
        now=timezone.now(),
    )
    found = export()
    assert found["aliassen"] == ["K2;K3"]
    assert [line.split(";")[0] for line in found["klanten"]] == ["K1", "K3"]
    assert [line.split(";")[1] for line in found["contactpogingen"]] == ["K3"]
    assert found["gezinsleden"][-1].startswith("WO-000041;K3;anders;Oom")
    assert found["verblijfplaatsen"][-1].startswith("K3;;Straatpost")


def test_what_was_made_on_screen_is_imported_again_without_a_difference(wereld, export, tmp_path):
    klant = KlantFactory(klantnummer="WO-000001")
    row = Identificatie(klant=klant, bsn_index=bsn.index_of("999990068"))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt("999990068", row_id=row.pk)
    row.save()
    traject = TrajectFactory(klant=klant, trajectnummer="WO-000001")
    StapFactory(traject=traject, stapnummer="WO-000001")
    akkoord = WerkakkoordFactory(akkoordnummer="WO-000001")
    PlaatsingFactory(
        klant=klant, plaatsingnummer="WO-000001", werkakkoord=akkoord, werkgever=akkoord.werkgever
    )
    before = export()
    export_folder(tmp_path / "weer")
    resultaat = import_folder(tmp_path / "weer", door="test", now=NOW)
    assert sentences(resultaat) == []
    assert resultaat.levering is None
    assert export() == before


def test_a_folder_with_something_in_it_is_refused(tmp_path):
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "x").write_text("")
    with pytest.raises(MapNietLeegError):
        export_folder(tmp_path / "vol")
    with pytest.raises(MapNietLeegError):
        export_folder(tmp_path / "vol" / "x")
    assert [path.name for path in (tmp_path / "vol").iterdir()] == ["x"]


def test_half_an_export_does_not_stay(wereld, tmp_path, settings):
    settings.BSN_SLEUTELS = "anders:" + "55" * 32
    with pytest.raises(bsn.BsnError):
        export_folder(tmp_path / "half")
    assert list((tmp_path / "half").iterdir()) == []
