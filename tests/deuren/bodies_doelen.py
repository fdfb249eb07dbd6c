"""How the doors of figures, questions about them and targets are knocked at."""

from tests.deuren.deur import Deur

DEUREN: dict[str, Deur] = {
    "cijfer": Deur(pad=lambda o: {"jaar": 2019, "figuur": "geplaatst"}, afwezig={"figuur": "bestaat-niet"}),
    "vraag_stellen": Deur(
        lambda o: {"tekst": "Nieuw"}, lambda o: {"jaar": 2019, "figuur": "geplaatst"}, naar=("vraag_lijst",)
    ),
    "vraag_lijst": Deur(vragen=("", "?groep=beantwoord")),
    "vraag_beantwoorden": Deur(
        lambda o: {"antwoord": "Nieuw", "versie": o.vraag.versie}, naar=("vraag_lijst",)
    ),
    "doelstelling_wijzigen": Deur(
        lambda o: {"waarde": 1, "versie": o.doelstelling.versie}, naar=("doelstelling_lijst",)
    ),
    "teamdoel_lijst": Deur(pad=lambda o: {"jaar": 2019}),
    "teamdoel_wijzigen": Deur(
        lambda o: {"geplaatst": 1, "versie": o.teamdoel.versie},
        lambda o: {"jaar": 2019, "team_id": o.centrum.pk},
        naar=("teamdoel_lijst",),
    ),
}
