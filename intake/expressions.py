"""SQL expressions by which people are found: of the name as people type it, of a telephone number, of a klantnummer."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func


class SearchName(Func):
    """All words of a name as search compares them, a space around each. `dossier.queries.zoektekst` makes the same."""

    function = "zoeknaam"
    output_field = models.TextField()


class NameVariants(Func):
    """Each word of a search name of four letters or more, and each of these with one letter left out."""

    function = "naamvarianten"
    output_field = ArrayField(models.TextField())


class PhoneDigits(Func):
    """The last nine digits: 06-12345678, +31 6 1234 5678 and 0031612345678 are one number."""

    template = "right(regexp_replace(%(expressions)s, '[^0-9]', '', 'g'), 9)"
    output_field = models.TextField()


class NumberCore(Func):
    """The digits of a klantnummer without the zeros in front: 1079 of WO-001079."""

    template = "ltrim(regexp_replace(%(expressions)s, '[^0-9]', '', 'g'), '0')"
    output_field = models.TextField()
