"""The placement that a plan leads to."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models.klant import Klant
from trajecten.enums import Contractsoort, Plaatsingsoort, UitkeringErna
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from trajecten.models.voorziening import RedenEindePlaatsing, Voorziening
from werkgevers.models import Werkakkoord, Werkgever
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed


@track_history()
class Plaatsing(Feit):
    """A start in work or education. It needs no traject; it may draw on a werkakkoord of the same employer.

    The agreement is one of this employer's (composite foreign key) and the placement starts in its term (deferred
    trigger, both in migration 0002). `school` is free text: schools are no employers, and a bbl has both. `voorziening`
    is what goes along with it, such as a jobcoach. `uitkering_erna` and `verwacht_einde_uitkering` are what somebody
    expects; what the benefit did is in the delivery.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    plaatsingnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="plaatsingen")
    soort = models.CharField(max_length=20, choices=Plaatsingsoort.choices)
    startdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    einde_reden = models.ForeignKey(RedenEindePlaatsing, models.PROTECT, null=True, blank=True)
    werkgever = models.ForeignKey(
        Werkgever, models.PROTECT, null=True, blank=True, related_name="plaatsingen"
    )
    werkakkoord = models.ForeignKey(
        Werkakkoord, models.PROTECT, null=True, blank=True, related_name="plaatsingen"
    )
    uren_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    verwacht_einde_uitkering = models.DateField(null=True, blank=True)
    contract = models.CharField(max_length=20, choices=Contractsoort.choices, null=True, blank=True)
    school = models.CharField(max_length=200, null=True, blank=True)
    voorziening = models.ForeignKey(
        Voorziening, models.PROTECT, null=True, blank=True, related_name="plaatsingen"
    )
    uitkering_erna = models.CharField(max_length=20, choices=UitkeringErna.choices, null=True, blank=True)
    einde_toelichting = models.TextField(null=True, blank=True, max_length=MAX_WOORDEN)

    class Meta(Feit.Meta):
        verbose_name_plural = "plaatsingen"
        indexes = [
            models.Index(fields=["klant", "startdatum"], name="plaatsing_klant"),
            models.Index(fields=["startdatum"], name="plaatsing_startdatum"),
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("plaatsingnummer", of="plaatsing"),
            models.CheckConstraint(
                condition=Q(einddatum__gte=F("startdatum")),
                name="plaatsing_einde_na_start",
                violation_error_message="De plaatsing eindigt voordat zij begint.",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True, einde_reden__isnull=True)
                | Q(einddatum__isnull=False, einde_reden__isnull=False),
                name="plaatsing_reden_bij_einde",
                violation_error_message="Een beëindigde plaatsing heeft een reden, een lopende niet.",
            ),
            models.CheckConstraint(
                condition=Q(werkakkoord__isnull=True) | Q(werkgever__isnull=False),
                name="plaatsing_akkoord_met_werkgever",
                violation_error_message="Een plaatsing op een akkoord noemt de werkgever van het akkoord.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__range=(1, 60)),
                name="plaatsing_uren",
                violation_error_message="Het aantal uren per week ligt tussen 1 en 60.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Plaatsingsoort.values),
                name="plaatsing_bekende_soort",
                violation_error_message="Een plaatsing is werk of opleiding.",
            ),
            # The target of the composite foreign key of Nazorg (migration 0014).
            models.UniqueConstraint(
                fields=["id", "klant"],
                name="plaatsing_van_klant",
                violation_error_message="Deze plaatsing hoort bij een andere klant.",
            ),
            models.CheckConstraint(
                condition=Q(contract__in=Contractsoort.values),
                name="plaatsing_bekend_contract",
                violation_error_message="Dit soort contract bestaat niet.",
            ),
            says("school", of="plaatsing", sentence="Vul de naam van de school in, of laat het veld leeg."),
            models.CheckConstraint(
                condition=Q(uitkering_erna__in=UitkeringErna.values),
                name="plaatsing_bekende_uitkering_erna",
                violation_error_message="De uitkering stopt of vult het loon aan.",
            ),
            models.CheckConstraint(
                condition=Q(uitkering_erna__isnull=True)
                | Q(uitkering_erna=UitkeringErna.STOPT)
                | Q(verwacht_einde_uitkering__isnull=True),
                name="plaatsing_uitkering_stopt_of_vult_aan",
                violation_error_message="Een uitkering die het loon aanvult, stopt niet door deze plaatsing.",
            ),
            models.CheckConstraint(
                condition=Q(einde_toelichting__isnull=True) | Q(einddatum__isnull=False),
                name="plaatsing_toelichting_bij_einde",
                violation_error_message="Wat er bij het einde gebeurde, hoort bij een plaatsing die is geëindigd.",
            ),
            not_longer("einde_toelichting", of="plaatsing"),
        ]
