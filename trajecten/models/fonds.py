"""The opleidingsfonds as a ledger that only grows (docs/adr/0025): each booking moves cents between two accounts."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from intake.models import Klant
from trajecten.enums import Besluit, Herstelreden, Rekening
from trajecten.models.lening import MAX_CENTEN, Lening, all_of, none_of
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, Levering, trimmed

MAX_BOEKING = 2_000_000_000  # twenty million euro; so much fits in the cash too, and a file can carry it
# A reference of the bank, never a name: without a space, and with a digit.
KENMERK = r"^[0-9A-Za-z./-]*[0-9][0-9A-Za-z./-]*$"
WAYS = (
    (Rekening.KAPITAAL, Rekening.KAS),
    (Rekening.KAS, Rekening.LENING),
    (Rekening.LENING, Rekening.KAS),
    (Rekening.LENING, Rekening.VERLIES),
    (Rekening.KAS, Rekening.KAPITAAL),
)


def _ways() -> Q:
    """What may be booked, and the same the other way where it mends something."""
    there, back = Q(), Q()
    for van, naar in WAYS:
        there |= Q(van=van, naar=naar)
        back |= Q(van=naar, naar=van)
    return Q(herstelt__isnull=True) & there | Q(herstelt__isnull=False) & back


class Opleidingsfonds(models.Model):
    """The one row that everybody who books waits for: the last number, and what is in cash.

    The ledger's trigger keeps it (migration 0026); nobody else may write it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    laatste_nummer = models.PositiveIntegerField(default=0, db_default=0)
    kas_centen = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name_plural = "opleidingsfondsen"
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="opleidingsfonds_een_rij",
                violation_error_message="Er is één opleidingsfonds.",
            ),
            models.CheckConstraint(
                condition=Q(kas_centen__gte=0),
                name="opleidingsfonds_kas",
                violation_error_message="In het fonds zit niet genoeg geld.",
            ),
        ]


@track_history()
class Kwijtschelding(Feit):
    """A klant need not repay a part of a loan: asked with a reason, decided by a second person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    kwijtscheldingsnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="kwijtscheldingen")
    lening = models.ForeignKey(Lening, models.PROTECT, related_name="kwijtscheldingen")
    gevraagd_op = models.DateField()
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    centen = models.PositiveIntegerField()
    reden = models.TextField(max_length=MAX_WOORDEN)
    besluit = models.CharField(max_length=20, choices=Besluit.choices, null=True, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    besluit_reden = models.TextField(max_length=MAX_WOORDEN, null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "kwijtscheldingen"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("kwijtscheldingsnummer", of="kwijtschelding"),
            says("reden", of="kwijtschelding", sentence="Schrijf op waarom de klant dit niet kan terugbetalen."),
            not_longer("reden", "besluit_reden", of="kwijtschelding"),
            models.CheckConstraint(
                condition=Q(centen__gt=0, centen__lte=MAX_CENTEN),
                name="kwijtschelding_bedrag",
                violation_error_message="Kwijtschelden gaat over een bedrag van 0,01 tot en met 25.000 euro.",
            ),
            models.CheckConstraint(
                condition=Q(gevraagd_op__lte=Today()),
                name="kwijtschelding_gevraagd",
                violation_error_message="De dag van het voorstel ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=none_of("besluit", "besloten_op", "besloten_door", "besluit_reden")
                | all_of("besluit", "besloten_op", "besloten_door", "besluit_reden")
                & Q(
                    besluit__in=Besluit.values,
                    besluit_reden__regex=r"\S",
                    besloten_op__gte=F("gevraagd_op"),
                ),
                name="kwijtschelding_besluit_met_reden",
                violation_error_message="Een besluit zegt ja of nee, en waarom.",
            ),
            models.CheckConstraint(
                condition=~Q(besloten_door=F("gevraagd_door")),
                name="kwijtschelding_besluit_van_ander",
                violation_error_message="Over kwijtschelden besluit iemand anders dan wie het voorstelde.",
            ),
            models.UniqueConstraint(
                fields=["lening"],
                condition=Q(besluit__isnull=True, vervallen_op__isnull=True),
                name="kwijtschelding_een_open",
                violation_error_message="Over deze lening wacht al een voorstel om kwijt te schelden.",
            ),
        ]  # fmt: skip


class Boeking(models.Model):
    """Cents that went from one account to another. Append-only: a mistake is mended by the same the other way.

    `nummer`, `kas_na` and `geboekt_op` are the trigger's (migration 0026): numbers without gaps, and the cash after
    each. `id` is that of the request, so sent twice it is one booking. It names nobody but who booked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    nummer = models.PositiveIntegerField(unique=True, editable=False, default=0, db_default=0)
    dag = models.DateField()
    van = models.CharField(max_length=10, choices=Rekening.choices)
    naar = models.CharField(max_length=10, choices=Rekening.choices)
    centen = models.BigIntegerField()
    kas_na = models.BigIntegerField(editable=False, default=0, db_default=0)
    lening = models.ForeignKey(Lening, models.PROTECT, null=True, blank=True, related_name="boekingen")
    kwijtschelding = models.ForeignKey(
        Kwijtschelding, models.PROTECT, null=True, blank=True, related_name="boekingen"
    )
    herstelt = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="hersteld_door"
    )
    herstel_reden = models.CharField(max_length=20, choices=Herstelreden.choices, null=True, blank=True)
    kenmerk = models.CharField(max_length=40, null=True, blank=True)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="boekingen")
    geboekt_op = models.DateTimeField(db_default=Now(), editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "boekingen"
        indexes = [models.Index(fields=["dag", "nummer"], name="boeking_dag")]
        constraints = [
            models.CheckConstraint(
                condition=Q(centen__gt=0, centen__lte=MAX_BOEKING),
                name="boeking_bedrag",
                violation_error_message="Een boeking is een bedrag van ten minste 0,01 euro.",
            ),
            models.CheckConstraint(
                condition=_ways(),
                name="boeking_rekeningen",
                violation_error_message="Tussen deze twee rekeningen kan niet worden geboekt.",
            ),
            models.CheckConstraint(
                condition=Q(lening__isnull=False) & (Q(van=Rekening.LENING) | Q(naar=Rekening.LENING))
                | Q(lening__isnull=True) & ~Q(van=Rekening.LENING) & ~Q(naar=Rekening.LENING),
                name="boeking_noemt_lening",
                violation_error_message="Alleen een boeking op een lening noemt die lening.",
            ),
            models.CheckConstraint(
                condition=Q(kwijtschelding__isnull=False)
                & (Q(van=Rekening.VERLIES) | Q(naar=Rekening.VERLIES))
                | Q(kwijtschelding__isnull=True) & ~Q(van=Rekening.VERLIES) & ~Q(naar=Rekening.VERLIES),
                name="boeking_noemt_kwijtschelding",
                violation_error_message="Alleen wie kwijtscheldt, noemt het besluit daarover.",
            ),
            models.CheckConstraint(
                condition=Q(dag__lte=Today()),
                name="boeking_geweest",
                violation_error_message="De dag van een boeking ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(kas_na__gte=0, kas_na__lte=MAX_BOEKING),
                name="boeking_kas_na",
                violation_error_message="In het fonds zit nooit minder dan niets, en hoogstens twintig miljoen euro.",
            ),
            models.CheckConstraint(
                condition=none_of("herstelt", "herstel_reden") | all_of("herstelt", "herstel_reden"),
                name="boeking_herstel_met_reden",
                violation_error_message="Kies wat er mis was aan de boeking die u herstelt.",
            ),
            models.CheckConstraint(
                condition=Q(kenmerk__regex=KENMERK),
                name="boeking_kenmerk",
                violation_error_message="Een kenmerk is een nummer van de bank: cijfers en letters zonder spaties, "
                "met ten minste één cijfer. Geen naam.",
            ),
        ]  # fmt: skip
