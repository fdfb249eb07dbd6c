"""SQL expressions by which people are found: of a klantnummer here, of names and telephone numbers a floor below."""

from django.db import models
from django.db.models import Func

from werkoffensief.logboek.expressions import NameVariants, PhoneDigits, SearchName

__all__ = ["NameVariants", "NumberCore", "PhoneDigits", "SearchName"]


class NumberCore(Func):
    """The digits of a klantnummer without the zeros in front: 1079 of WO-001079."""

    template = "ltrim(regexp_replace(%(expressions)s, '[^0-9]', '', 'g'), '0')"
    output_field = models.TextField()
