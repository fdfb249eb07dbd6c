"""What a klant is told about an appointment, and where a medewerker reads the own agenda (docs/adr/0021)."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from intake.enums import Gespreksvorm, NietVerstuurd, Uitnodigingsoort, Uitnodigingswijze
from intake.models.afspraak import Afspraak, Deelname
from intake.models.klant import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Levering


@track_history()
class Uitnodiging(models.Model):
    """One message about one appointment or one place in a group meeting: an invitation, a reminder, or that it is off.

    `sleutel` names the effect, once: two rows of the outbox send one mail. `reeks`: the letters that were chosen
    together. `begin`, `vorm`, `plaats`, `bij`: what it tells, the old ones after a change. `verstuurd_op`: printed,
    called, or taken by the mail server. Without `door` a worker sends it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    sleutel = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitnodigingen")
    afspraak = models.ForeignKey(Afspraak, models.PROTECT, null=True, related_name="uitnodigingen")
    deelname = models.ForeignKey(Deelname, models.PROTECT, null=True, related_name="uitnodigingen")
    soort = models.CharField(
        max_length=20, choices=Uitnodigingsoort.choices, db_default=Uitnodigingsoort.UITNODIGING
    )
    manier = models.CharField(max_length=20, choices=Uitnodigingswijze.choices)
    begin = models.DateTimeField(null=True, editable=False)
    vorm = models.CharField(max_length=20, choices=Gespreksvorm.choices, null=True, editable=False)
    plaats = models.CharField(max_length=200, null=True, editable=False)
    bij = models.ForeignKey(Medewerker, models.PROTECT, null=True, editable=False, related_name="+")
    reeks = models.UUIDField(null=True, editable=False, db_index=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, editable=False, related_name="+")
    gemaakt_op = models.DateTimeField(db_default=Now(), editable=False)
    verstuurd_op = models.DateTimeField(null=True, editable=False)
    mislukt_op = models.DateTimeField(null=True, editable=False)
    reden = models.CharField(max_length=20, choices=NietVerstuurd.choices, null=True, editable=False)

    class Meta:
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(afspraak__isnull=False, deelname__isnull=True)
                | Q(afspraak__isnull=True, deelname__isnull=False),
                name="uitnodiging_voor_een",
                violation_error_message="Een uitnodiging is voor één afspraak of voor één bijeenkomst.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Uitnodigingsoort.values, manier__in=Uitnodigingswijze.values),
                name="uitnodiging_bekende_manier",
                violation_error_message="Deze manier van uitnodigen bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(mislukt_op__isnull=True, reden__isnull=True)
                | Q(mislukt_op__isnull=False, reden__isnull=False, verstuurd_op__isnull=True),
                name="uitnodiging_niet_verstuurd_met_reden",
                violation_error_message="Een uitnodiging die niet wegging zegt waarom.",
            ),
        ]

    @property
    def gelegenheid(self) -> Any:
        """What it is about: the appointment, or the group meeting."""
        return self.afspraak if self.deelname is None else self.deelname.bijeenkomst

    def tell(self) -> None:
        """Note what it tells: the moment, the form, the place and the colleague of this moment."""
        self.begin, self.vorm, self.plaats, self.bij_id = what_holds(self.gelegenheid)

    @property
    def oud(self) -> str:
        """What it tells that holds no longer, in words; empty when all of it does, or nobody knows what it told."""
        if self.begin is None or self.soort == Uitnodigingsoort.AFMELDING or self.mislukt_op is not None:
            return ""
        told = (self.begin, self.vorm, self.plaats, self.bij_id)
        words = zip(TOLD_WORDS, told, what_holds(self.gelegenheid), strict=True)
        return " en ".join(word for word, then, now in words if (then or None) != (now or None))

    @property
    def geldt(self) -> bool:
        """Whether it is an invitation that left, or will, and tells what holds now."""
        return self.soort == Uitnodigingsoort.UITNODIGING and self.mislukt_op is None and not self.oud


TELLS = ("begin", "vorm", "plaats", "bij")
TOLD_WORDS = ("de oude tijd", "hoe het eerst zou gaan", "de oude plaats", "de vorige collega")


def what_holds(gelegenheid: Any) -> tuple[datetime, str | None, str | None, Any]:
    """What a message tells of an appointment or a meeting: when, in which form, where and with whom."""
    if isinstance(gelegenheid, Afspraak):
        return gelegenheid.begin, gelegenheid.vorm, gelegenheid.plaats, gelegenheid.medewerker_id
    return gelegenheid.begin, None, gelegenheid.plaats, gelegenheid.begeleider_id


@track_history()
class Herinneringstop(models.Model):
    """A klant who gets no reminders, since when and who decided it, until they begin again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="herinneringstops")
    vanaf = models.DateTimeField(db_default=Now(), editable=False)
    tot = models.DateTimeField(null=True, editable=False)
    door = models.ForeignKey(Medewerker, models.PROTECT, editable=False, related_name="+")
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "herinneringstops"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=models.F("vanaf")),
                name="herinneringstop_periode",
                violation_error_message="Herinneringen beginnen niet weer voordat zij stoppen.",
            )
        ]


@track_history(exclude=("afdruk",))
class Agendafeed(models.Model):
    """The address at which a medewerker's calendar program reads the own agenda; only a hash of its key is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="agendafeeds")
    afdruk = models.CharField(max_length=64, unique=True, editable=False)
    gemaakt_op = models.DateTimeField(db_default=Now(), editable=False)
    ingetrokken_op = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "agendafeeds"
        constraints = [
            models.CheckConstraint(
                condition=Q(afdruk__regex=r"^[0-9a-f]{64}$"),
                name="agendafeed_alleen_een_afdruk",
                violation_error_message="Van het adres van een agenda bewaren wij alleen een afdruk.",
            ),
            models.UniqueConstraint(
                fields=["medewerker"],
                condition=Q(ingetrokken_op__isnull=True),
                name="agendafeed_een_per_medewerker",
                violation_error_message="U hebt al een adres voor uw agenda.",
            ),
        ]
