"""A klant who asks for another regisseur, and the answer."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models import Klant
from trajecten.enums import Wensuitkomst
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from trajecten.models.traject import Regisseurschap
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed


@track_history()
class Regisseurswens(Feit):
    """The klant asks for another regisseur, in their own words; a teamleider answers, and the klant hears why.

    `overdracht`: the transfer that answered it; taking that back opens the question again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    wensnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="regisseurswensen")
    gevraagd_op = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    reden = models.TextField(max_length=MAX_WOORDEN)
    uitkomst = models.CharField(max_length=20, choices=Wensuitkomst.choices, null=True, blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    antwoord = models.TextField(max_length=MAX_WOORDEN, null=True, blank=True)
    overdracht = models.ForeignKey(
        Regisseurschap, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta(Feit.Meta):
        verbose_name_plural = "regisseurswensen"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("wensnummer", of="regisseurswens"),
            says("reden", of="regisseurswens", sentence="Schrijf op waarom de klant dit vraagt."),
            not_longer("reden", "antwoord", of="regisseurswens"),
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(beantwoord_op__isnull=True, vervallen_op__isnull=True),
                name="regisseurswens_een_open",
                violation_error_message="Deze klant wacht al op antwoord op zo'n vraag. Beantwoord die eerst.",
            ),
            models.CheckConstraint(
                condition=Q(gevraagd_op__lte=Today()),
                name="regisseurswens_gevraagd",
                violation_error_message="De dag waarop de klant dit vroeg, ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, beantwoord_door__isnull=True, uitkomst__isnull=True,
                            antwoord__isnull=True)
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False, uitkomst=Wensuitkomst.OVERGEDRAGEN)
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False, uitkomst=Wensuitkomst.NIET,
                    antwoord__isnull=False, antwoord__regex=r"\S"),
                name="regisseurswens_antwoord_met_reden",
                violation_error_message="Een antwoord zegt wat er is besloten, wanneer en door wie; en bij nee waarom.",
            ),
            models.CheckConstraint(
                condition=Q(beantwoord_op__gte=F("gevraagd_op")),
                name="regisseurswens_antwoord_na_vraag",
                violation_error_message="Het antwoord ligt voor de dag waarop de klant het vroeg.",
            ),
        ]  # fmt: skip
