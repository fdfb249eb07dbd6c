"""The reference lists of the plan: instruments, and why a traject or a placement ended."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from werkoffensief.accounts.models import Codelijst
from werkoffensief.logboek.geschiedenis import track_history

MAX_OMSCHRIJVING, MAX_BRIEF = 2_000, 4_000
MAX_CENTEN = 100_000_000  # a million euro
MAX_MAANDEN = 120
OPLEIDINGSFONDS = "opleidingsfonds"  # a loan: asked, advised, and decided by a second person (docs/adr/0025)
PRAKTIJKLEREN = "praktijkleren"  # learning at work; it ends with a praktijkverklaring (`Scholing`)
TEXTS = ("omschrijving", "brieftekst")


@track_history()
class Voorziening(Codelijst):
    """An instrument that can be used on the way to work, such as werkfit or proefplaatsing (docs/adr/0024).

    `prijs_centen`: what one use costs; `geldig_maanden`: how long an award lasts at most; `beschikking`: granting it is
    a decision, with `brieftekst` as the text of its letter; from `teamleider_vanaf_centen` on it is a teamleider's;
    `srg_code`: that of CBS, as text, as not all are public.
    """

    omschrijving = models.TextField(null=True, blank=True, max_length=MAX_OMSCHRIJVING)
    aanbieder = models.CharField(max_length=200, null=True, blank=True)
    prijs_centen = models.PositiveIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(MAX_CENTEN)]
    )
    geldig_maanden = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MAX_MAANDEN)]
    )
    srg_code = models.CharField(max_length=200, null=True, blank=True)
    beschikking = models.BooleanField(default=False, db_default=False)
    brieftekst = models.TextField(null=True, blank=True, max_length=MAX_BRIEF)
    teamleider_vanaf_centen = models.PositiveIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(MAX_CENTEN)]
    )

    own_page: ClassVar[tuple[str, ...]] = (
        *(
            "omschrijving",
            "aanbieder",
            "prijs_centen",
            "geldig_maanden",
            "srg_code",
            "beschikking",
            "brieftekst",
            "teamleider_vanaf_centen",
        ),
    )

    class Meta(Codelijst.Meta):
        verbose_name_plural = "voorzieningen"
        constraints = [
            *Codelijst.Meta.constraints,
            models.CheckConstraint(
                condition=Q(prijs_centen__lte=MAX_CENTEN),
                name="voorziening_prijs",
                violation_error_message="Vul een prijs in van ten hoogste 1.000.000 euro.",
            ),
            models.CheckConstraint(
                condition=Q(teamleider_vanaf_centen__lte=MAX_CENTEN),
                name="voorziening_teamleider_vanaf",
                violation_error_message="Vul een bedrag in van ten hoogste 1.000.000 euro.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_maanden__range=(1, MAX_MAANDEN)),
                name="voorziening_geldig_maanden",
                violation_error_message="Een voorziening geldt 1 tot en met 120 maanden.",
            ),
            models.CheckConstraint(
                condition=(Q(omschrijving__isnull=True) | Q(omschrijving__length__lte=MAX_OMSCHRIJVING))
                & (Q(brieftekst__isnull=True) | Q(brieftekst__length__lte=MAX_BRIEF)),
                name="voorziening_lengte",
                violation_error_message="Een omschrijving heeft ten hoogste 2.000 tekens, een brief 4.000.",
            ),
        ]


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
