"""The reference lists of the plan: instruments, and why a traject or a placement ended."""

from werkoffensief.accounts.models import Codelijst
from werkoffensief.logboek.geschiedenis import track_history


@track_history()
class Voorziening(Codelijst):
    """An instrument that can be used on the way to work, such as werkfit or proefplaatsing."""

    class Meta(Codelijst.Meta):
        verbose_name_plural = "voorzieningen"


@track_history()
class RedenEindeTraject(Codelijst):
    """Why a traject ended."""

    class Meta(Codelijst.Meta):
        verbose_name_plural = "redenen einde traject"


@track_history()
class RedenEindePlaatsing(Codelijst):
    """Why a placement ended."""

    class Meta(Codelijst.Meta):
        verbose_name_plural = "redenen einde plaatsing"
