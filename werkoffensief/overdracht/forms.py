"""What a beheerder fills in: the files of a delivery, and what to do with a difference."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from werkoffensief.overdracht.fouten import show
from werkoffensief.overdracht.opslag import is_known
from werkoffensief.web.forms import BasisForm, new_id


class BestandenInput(forms.FileInput):
    allow_multiple_selected = True


class BestandenField(forms.FileField):
    """Several files at once."""

    widget = BestandenInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(BestandenField, self).clean(file, initial) for file in files]


class LeveringForm(BasisForm):
    """A delivery. `sleutel` becomes its id: the same form sent twice is one delivery."""

    sleutel = new_id()
    bestanden = BestandenField(
        label="Bestanden",
        max_length=255,
        allow_empty_file=True,
        help_text="U kunt er meer tegelijk kiezen. Toegestaan zijn csv en xlsx, met de namen die op deze bladzijde "
        "staan. Een bestand is hoogstens 50 MB, alles samen 200 MB.",
        error_messages={
            "required": "Kies de bestanden die u wilt leveren.",
            "max_length": "De naam van een bestand is te lang.",
        },
        widget=BestandenInput(attrs={"accept": ".csv,.xlsx"}),
    )
    proef = forms.BooleanField(
        label="Proef (verandert niets)",
        required=False,
        help_text="U ziet wat er zou gebeuren. Er wordt niets bewaard.",
    )
    overschrijf = forms.BooleanField(
        label="Overschrijf wat op het scherm is gewijzigd",
        required=False,
        help_text="Let op: wat collega's zelf hebben ingevuld, wordt dan vervangen door wat in de bestanden staat. "
        "Dat geldt ook voor verschillen die nog open staan. Gebruik dit alleen als de bestanden zeker goed zijn.",
    )

    def __init__(self, *args: Any, te_groot: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = [show(name) for name in te_groot]
        self.genegeerd: list[str] = []

    def clean_bestanden(self) -> dict[str, UploadedFile]:
        """The known files by name. `genegeerd` has the others' names, safe to show."""
        files = self.cleaned_data["bestanden"]
        self._refuse_sizes(files)
        known: dict[str, UploadedFile] = {}
        for file in files:
            name = file.name or ""
            if not is_known(name):
                self.genegeerd.append(show(name))
            elif name in known:
                raise ValidationError(f"Het bestand {name} staat er twee keer bij. Kies het één keer.")
            else:
                known[name] = file
        if not known:
            raise ValidationError(
                "Geen van deze bestanden heeft een bekende naam. Gebruik de namen die op deze bladzijde staan, "
                "bijvoorbeeld klanten.csv."
            )
        return known

    def _refuse_sizes(self, files: list[UploadedFile]) -> None:
        total = settings.UPLOAD_MAX_TOTAL
        large = [show(file.name or "") for file in files if (file.size or 0) > settings.UPLOAD_MAX_FILE]
        large = large or self.te_groot
        if large:
            raise ValidationError(self._too_large(large))
        if sum(file.size or 0 for file in files) > total:
            raise ValidationError(
                f"Samen zijn deze bestanden te groot. Lever hoogstens {filesizeformat(total)} tegelijk."
            )

    @staticmethod
    def _too_large(names: list[str]) -> str:
        return (
            f"Te groot: {', '.join(names[:5])}. Een bestand is hoogstens {filesizeformat(settings.UPLOAD_MAX_FILE)}, "
            f"alles samen {filesizeformat(settings.UPLOAD_MAX_TOTAL)}. Verdeel de rijen over meer leveringen."
        )

    def clean(self) -> None:
        """When nothing is left of what was chosen, "choose a file" would not help."""
        if self.te_groot and not self.files:
            self.errors.pop("bestanden", None)
            self.add_error("bestanden", self._too_large(self.te_groot))


class BesluitForm(BasisForm):
    """What to do with one difference. `versie` says which values the beheerder saw."""

    besluit = forms.ChoiceField(choices=[("overnemen", "Neem over"), ("behouden", "Behoud")])
    versie = forms.CharField(max_length=64)
