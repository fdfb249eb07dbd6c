"""A loan of the opleidingsfonds: asked, advised and decided (docs/adr/0025). What was paid is in the ledger."""

import uuid
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from intake.models import Klant
from trajecten.enums import Advies, Besluit, Leningstand
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_CENTEN = 2_500_000  # € 25.000: above that somebody typed a cent too many
SCHEME = ("eerste_termijn", "termijn_centen")  # how a loan is repaid
DECISION = (
    *("besluit", "besloten_op", "besloten_door", "besluit_reden"),
    *("toegekend_centen", *SCHEME),
)
ADVICE = ("advies", "geadviseerd_op", "geadviseerd_door", "advies_reden")


def none_of(*fields: str) -> Q:
    return Q(**{f"{field}__isnull": True for field in fields})


def all_of(*fields: str) -> Q:
    return Q(**{f"{field}__isnull": False for field in fields})


class LeningQuerySet(models.QuerySet["Lening"]):
    """Rows by where they stand; `Lening.stand` says the same of one row."""

    def valid(self) -> "LeningQuerySet":
        return self.filter(vervallen_op__isnull=True)

    def open(self) -> "LeningQuerySet":
        """Those that wait for an advice or a decision."""
        return self.valid().filter(ingetrokken_op__isnull=True, besluit__isnull=True)

    def awaiting_advice(self) -> "LeningQuerySet":
        return self.open().filter(advies__isnull=True)

    def awaiting_decision(self) -> "LeningQuerySet":
        return self.open().filter(advies__isnull=False)

    def of_others(self, medewerker_id: uuid.UUID) -> "LeningQuerySet":
        """Those that this medewerker neither recorded nor ever advised on, also when somebody advised after them."""
        hand = Q(gevraagd_door=medewerker_id) | Q(geadviseerd_door=medewerker_id)
        history: Any = apps.get_model("trajecten", "LeningGeschiedenis")
        return self.exclude(hand).exclude(Exists(history.objects.filter(hand, pgh_obj=OuterRef("pk"))))

    def granted(self) -> "LeningQuerySet":
        return self.valid().filter(ingetrokken_op__isnull=True, besluit=Besluit.TOEGEKEND)

    def with_unsent_letter(self, day: date) -> "LeningQuerySet":
        """Those of which a letter still has to leave. Who died or had moved away by this day gets none."""
        letters: Any = apps.get_model("trajecten", "Leningbrief")
        waits = Exists(letters.objects.unsent().filter(lening=OuterRef("pk")))
        return self.valid().filter(waits, ingetrokken_op__isnull=True).of_present(day)

    def of_present(self, day: date) -> "LeningQuerySet":
        """Those of who did not die, and had not moved away by this day."""
        return self.exclude(Q(klant__overleden_op__isnull=False) | Q(klant__verhuisd_op__lte=day))

    def with_untold_scheme(self) -> "LeningQuerySet":
        """Granted ones of which the scheme of repayment is another than the klant last read: a delivery changed it.

        Read is what the newest letter with a scheme says; without any, what the loan had when it was first decided.
        """
        letters: Any = apps.get_model("trajecten", "Leningbrief")
        history: Any = apps.get_model("trajecten", "LeningGeschiedenis")
        told = letters.objects.valid().filter(lening=OuterRef("pk"), termijn_centen__isnull=False)
        later = letters.objects.valid().filter(
            lening=OuterRef("lening"), termijn_centen__isnull=False, opgemaakt_op__gt=OuterRef("opgemaakt_op")
        )
        now = {name: OuterRef(name) for name in SCHEME}
        first = history.objects.filter(pgh_obj=OuterRef("pk"), besluit__isnull=False).order_by("pgh_id")
        same_as_first = Q(**{name: Subquery(first.values(name)[:1]) for name in SCHEME})
        return self.granted().filter(
            Exists(told) & ~Exists(told.filter(~Exists(later), **now)) | ~Exists(told) & ~same_as_first
        )


@track_history()
class Lening(Feit):
    """One request with its way. The decision is of somebody who neither recorded the request nor advised.

    `termijn_centen`: what is repaid each month from `eerste_termijn` on. Amounts are in cents.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    leningnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="leningen")
    gevraagd_op = models.DateField()
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    opleiding = models.CharField(max_length=200)
    school = models.CharField(max_length=200, null=True, blank=True)
    waarom = models.TextField(max_length=MAX_WOORDEN)
    gevraagd_centen = models.PositiveIntegerField()
    advies = models.CharField(max_length=20, choices=Advies.choices, null=True, blank=True)
    geadviseerd_op = models.DateField(null=True, blank=True)
    geadviseerd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    advies_reden = models.TextField(max_length=MAX_WOORDEN, null=True, blank=True)
    besluit = models.CharField(max_length=20, choices=Besluit.choices, null=True, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    besluit_reden = models.TextField(max_length=MAX_WOORDEN, null=True, blank=True)
    toegekend_centen = models.PositiveIntegerField(null=True, blank=True)
    eerste_termijn = models.DateField(null=True, blank=True)
    termijn_centen = models.PositiveIntegerField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    ingetrokken_reden = models.TextField(max_length=MAX_WOORDEN, null=True, blank=True)

    objects = LeningQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "leningen"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("leningnummer", of="lening"),
            says("opleiding", of="lening", sentence="Schrijf op voor welke opleiding de lening is."),
            says("waarom", of="lening", sentence="Schrijf op waarvoor de lening nodig is."),
            not_longer("waarom", "advies_reden", "besluit_reden", "ingetrokken_reden", of="lening"),
            models.CheckConstraint(
                condition=Q(gevraagd_centen__gt=0, gevraagd_centen__lte=MAX_CENTEN),
                name="lening_bedrag",
                violation_error_message="Een lening is een bedrag van 0,01 tot en met 25.000 euro.",
            ),
            models.CheckConstraint(
                condition=Q(gevraagd_op__lte=Today()),
                name="lening_gevraagd",
                violation_error_message="De dag waarop de klant dit vroeg, ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=none_of(*ADVICE)
                | all_of(*ADVICE)
                & Q(advies__in=Advies.values, advies_reden__regex=r"\S", geadviseerd_op__gte=F("gevraagd_op")),
                name="lening_advies_met_reden",
                violation_error_message="Een advies zegt ja of nee, en waarom, op of na de dag van de aanvraag.",
            ),
            models.CheckConstraint(
                condition=none_of(*DECISION)
                | all_of(*DECISION, "geadviseerd_op")
                & Q(
                    besluit=Besluit.TOEGEKEND,
                    besluit_reden__regex=r"\S",
                    besloten_op__gte=F("geadviseerd_op"),
                )
                | none_of("toegekend_centen", "eerste_termijn", "termijn_centen")
                & all_of("besloten_op", "besloten_door", "besluit_reden", "geadviseerd_op")
                & Q(
                    besluit=Besluit.AFGEWEZEN,
                    besluit_reden__regex=r"\S",
                    besloten_op__gte=F("geadviseerd_op"),
                ),
                name="lening_besluit_na_advies",
                violation_error_message="Een besluit komt na het advies en zegt waarom; wie toekent, zegt ook hoeveel "
                "en hoe de klant terugbetaalt.",
            ),
            models.CheckConstraint(
                condition=~Q(besloten_door=F("gevraagd_door")) & ~Q(besloten_door=F("geadviseerd_door")),
                name="lening_besluit_van_ander",
                violation_error_message="Over een lening besluit iemand anders dan wie haar aanvroeg of adviseerde.",
            ),
            models.CheckConstraint(
                condition=Q(toegekend_centen__gt=0, toegekend_centen__lte=F("gevraagd_centen")),
                name="lening_niet_meer_dan_gevraagd",
                violation_error_message="Er kan niet meer worden toegekend dan is gevraagd.",
            ),
            models.CheckConstraint(
                condition=Q(termijn_centen__gt=0, termijn_centen__lte=F("toegekend_centen")),
                name="lening_termijn",
                violation_error_message="Een termijn is niet meer dan de hele lening.",
            ),
            models.CheckConstraint(
                condition=Q(eerste_termijn__gte=F("besloten_op")),
                name="lening_eerste_termijn",
                violation_error_message="De eerste termijn ligt niet voor het besluit.",
            ),
            models.CheckConstraint(
                condition=none_of("ingetrokken_op", "ingetrokken_reden")
                | all_of("ingetrokken_op", "ingetrokken_reden")
                & Q(ingetrokken_reden__regex=r"\S", ingetrokken_op__gte=F("gevraagd_op"))
                & (Q(besluit__isnull=True) | Q(besluit=Besluit.TOEGEKEND)),
                name="lening_ingetrokken_met_reden",
                violation_error_message="Wie een aanvraag intrekt, zegt waarom; een afgewezen lening is al klaar.",
            ),
        ]  # fmt: skip

    @property
    def bedrag_centen(self) -> int:
        """What was granted; as long as nothing was, what is asked."""
        return self.toegekend_centen or self.gevraagd_centen

    @property
    def stand(self) -> Leningstand:
        """Where this loan stands, from what is there."""
        if self.ingetrokken_op:
            return Leningstand.INGETROKKEN
        if self.besluit:
            return Leningstand(self.besluit)
        return Leningstand.GEADVISEERD if self.advies else Leningstand.GEVRAAGD
