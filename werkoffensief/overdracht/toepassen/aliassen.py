"""aliassen.csv: old numbers of merged people. An import merges nobody; it only tells whom an old number means."""

from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.werk import Werk

TABEL = BY_NAME["aliassen"]


def _write(werk: Werk) -> None:
    werk.nieuw += werk.run(
        "INSERT INTO intake_klantnummer (nummer, klant_id, levering_id) SELECT p.oud, p.klant_id, %s "
        "FROM lev_plan p WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id],
    )


def _choose(werk: Werk) -> None:
    werk.run("CREATE TEMPORARY TABLE lev_keuze (regel integer, masker integer) ON COMMIT DROP")


def _chains(werk: Werk) -> None:
    """An old number may point to another old number of the same file: follow it to the klant."""
    while werk.run(
        "UPDATE lev_opgelost o SET klant_id = x.klant_id FROM lev_opgelost x "
        "WHERE o.klant_id IS NULL AND x.oud = o.klantnummer AND x.klant_id IS NOT NULL"
    ):
        continue


def _check(werk: Werk) -> None:
    found = werk.rows(
        "SELECT o.regel, n.klant_id = o.klant_id, k.klantnummer = o.oud, o.oud = o.klantnummer "
        "FROM lev_opgelost o LEFT JOIN intake_klantnummer n ON n.nummer = o.oud "
        "LEFT JOIN intake_klant k ON k.id = n.klant_id ORDER BY o.regel"
    )
    for regel, same, own, itself in found:
        if itself:
            werk.refuse(regel, "oud", "is hetzelfde nummer als klantnummer")
        elif own:
            werk.refuse(
                regel,
                "oud",
                "is het nummer van een klant die nog een eigen dossier heeft; voeg samen op het scherm",
            )
        elif same is False:
            werk.refuse(regel, "oud", "is al een oud nummer van een andere klant")


ALIASSEN = Bestemming(
    TABEL,
    "intake_klantnummer",
    "LEFT JOIN (SELECT nummer AS id, klant_id FROM intake_klantnummer) d ON d.id = r.oud",
    {"oud": None, "klant_id": None},
    "SELECT n.nummer AS id, n.nummer AS oud, k.klantnummer FROM intake_klantnummer n "
    "JOIN intake_klant k ON k.id = n.klant_id AND n.nummer IS DISTINCT FROM k.klantnummer",
    verwijzingen=(
        Verwijzing(
            "klantnummer",
            "klanten",
            "LEFT JOIN intake_klantnummer kn ON kn.nummer = r.klantnummer",
            {"klant_id": "kn.klant_id"},
        ),
    ),
    relation="(SELECT nummer AS id, nummer AS oud, klant_id FROM intake_klantnummer)",
    id_type="text",
    new_id="r.oud",
    klant="o.klant_id",
    before=_chains,
    checks=(_check,),
    choose=_choose,
    write=_write,
    remembers=False,
    nummer=("klant", "oud"),
)
