"""What somebody outside the municipality was asked about a klant, with the klant's agreement."""

import uuid
from uuid import UUID

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models.klant import Klant
from intake.models.toestemming import Toestemming
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_UITVRAAG = 2_000


class UitvraagQuerySet(models.QuerySet["Uitvraag"]):
    def live(self) -> "UitvraagQuerySet":
        """Those that were not noted by mistake."""
        return self.filter(vervallen_op__isnull=True)

    def open(self) -> "UitvraagQuerySet":
        """Those that wait for an answer."""
        return self.live().filter(afgerond_op__isnull=True)

    def of(self, klant_id: UUID) -> "UitvraagQuerySet":
        """Those about this klant, the newest first."""
        return self.live().filter(klant=klant_id).order_by("-gevraagd_op", "-uitvraagnummer")


@track_history()
class Uitvraag(Feit):
    """One question to whom the Toestemming names, on a day on which it held (a trigger sees to that).

    `afgerond_op` without an `antwoord`: no answer came. `bij_wie`: the person or department there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    uitvraagnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitvragen")
    toestemming = models.ForeignKey(Toestemming, models.PROTECT, related_name="uitvragen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateField()
    bij_wie = models.CharField(max_length=200, null=True, blank=True)
    wat = models.TextField(max_length=MAX_UITVRAAG)
    afgerond_op = models.DateField(null=True, blank=True)
    antwoord = models.TextField(null=True, blank=True, max_length=MAX_UITVRAAG)

    objects = UitvraagQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "uitvragen"
        indexes = [models.Index(fields=["klant", "-gevraagd_op"], name="uitvraag_klant")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("uitvraagnummer", of="uitvraag"),
            models.CheckConstraint(
                condition=Q(wat__regex=r"\S"),
                name="uitvraag_zegt_wat",
                violation_error_message="Vul in wat u hebt gevraagd.",
            ),
            models.CheckConstraint(
                condition=Q(gevraagd_op__lte=Today()),
                name="uitvraag_niet_in_toekomst",
                violation_error_message="Wat u nog niet hebt gevraagd, kunt u niet vastleggen.",
            ),
            models.CheckConstraint(
                condition=Q(afgerond_op__gte=F("gevraagd_op"), afgerond_op__lte=Today()),
                name="uitvraag_afgerond_daarna",
                violation_error_message="Het antwoord komt na de vraag, en niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(antwoord__isnull=True) | Q(afgerond_op__isnull=False, antwoord__regex=r"\S"),
                name="uitvraag_antwoord_met_dag",
                violation_error_message="Zet bij het antwoord wanneer het kwam.",
            ),
            models.CheckConstraint(
                condition=Q(wat__length__lte=MAX_UITVRAAG) & Q(antwoord__length__lte=MAX_UITVRAAG),
                name="uitvraag_lengte",
                violation_error_message="Deze tekst is langer dan 2.000 tekens.",
            ),
        ]
