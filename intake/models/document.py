"""Papers in somebody's file: a cv, a diploma, a signed plan. The row is here, the bytes are in the file storage."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from intake.enums import Bestandstype, Documentsoort
from intake.models.klant import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit


@track_history()
class Document(Feit):
    """A file that somebody added to the file of a klant.

    `opslagnaam` is its name in the storage: random, so that no path names a person. It is empty once the bytes of a
    withdrawn document are gone. Whatever deletes the row or empties this column asks a worker, by trigger, to remove
    the bytes after the commit (migration 0010). `bestandstype` was found by reading the bytes; `bestandsnaam` is what
    a reader sees at a download; `grootte` is in bytes; `afdruk` is a keyed hash of the bytes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="documenten")
    soort = models.CharField(max_length=20, choices=Documentsoort.choices)
    titel = models.CharField(max_length=200)
    datum = models.DateField()
    bestandsnaam = models.CharField(max_length=200, editable=False)
    bestandstype = models.CharField(max_length=10, choices=Bestandstype.choices, editable=False)
    grootte = models.PositiveIntegerField(editable=False)
    opslagnaam = models.CharField(max_length=200, null=True, unique=True, editable=False)
    afdruk = models.CharField(max_length=64, editable=False)
    toegevoegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="documenten", editable=False)
    toegevoegd_op = models.DateTimeField(db_default=Now(), editable=False)

    class Meta(Feit.Meta):
        verbose_name_plural = "documenten"
        indexes = [models.Index(fields=["klant", "toegevoegd_op"], name="document_klant")]
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(soort__in=Documentsoort.values),
                name="document_bekende_soort",
                violation_error_message="Deze soort document bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(bestandstype__in=Bestandstype.values),
                name="document_bekend_bestandstype",
                violation_error_message="Dit type bestand bewaren wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(titel__regex=r"\S"),
                name="document_met_titel",
                violation_error_message="Geef het document een titel.",
            ),
            models.CheckConstraint(
                condition=Q(datum__lte=Today()),
                name="document_niet_in_toekomst",
                violation_error_message="De datum van een document kan niet in de toekomst liggen.",
            ),
            models.CheckConstraint(
                condition=Q(grootte__gt=0),
                name="document_niet_leeg",
                violation_error_message="Dit bestand is leeg.",
            ),
            models.CheckConstraint(
                condition=Q(opslagnaam__isnull=False) | Q(vervallen_op__isnull=False),
                name="document_met_bestand",
                violation_error_message="Een document dat niet is vervallen, heeft een bestand.",
            ),
            models.CheckConstraint(
                condition=Q(opslagnaam__regex=r"^documenten/[0-9a-f]{2}/[0-9a-f]{32}$"),
                name="document_willekeurige_opslagnaam",
                violation_error_message="Een bestand krijgt in de opslag een willekeurige naam.",
            ),
        ]
