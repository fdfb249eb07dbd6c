"""Forms of a traject."""

from datetime import date
from typing import Any

from django import forms

from intake.queries import choosable
from trajecten.forms.basis import CodeField, VrijField, say_latest
from trajecten.models import RedenEindeTraject, Traject
from trajecten.models.traject import MAX_SAMENVATTING
from werkoffensief.web.forms import BasisForm, new_id, not_far_ahead


class TrajectForm(BasisForm):
    start = forms.DateField(label="Eerste dag van het traject")
    evaluatie_op = forms.DateField(
        label="Wanneer kijkt u samen hoe het gaat?",
        required=False,
        help_text="De evaluatie van het plan. Bijvoorbeeld 22-11-2026.",
    )
    ik = forms.BooleanField(label="Ik word de regisseur", required=False)
    nieuw_id = new_id()

    def __init__(self, *args: Any, may_take: bool, uiterlijk: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_latest(self, uiterlijk)
        if not may_take:
            del self.fields["ik"]

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])

    def clean_evaluatie_op(self) -> date | None:
        day, start = self.cleaned_data["evaluatie_op"], self.cleaned_data.get("start")
        if day and start and day < start:
            raise forms.ValidationError("De evaluatie ligt voor het begin van het traject.")
        return day and not_far_ahead(day)


class EvaluatieForm(BasisForm):
    evaluatie_op = forms.DateField(
        label="Wanneer kijkt u samen hoe het gaat?",
        required=False,
        help_text="Is de evaluatie geweest? Zet hier de dag van de volgende, of maak het veld leeg.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, known: date | None = None, uiterlijk: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        say_latest(self, uiterlijk)

    def clean_evaluatie_op(self) -> date | None:
        day: date | None = self.cleaned_data["evaluatie_op"]
        return day and not_far_ahead(day, known=self.known)


class TrajectEindeForm(BasisForm):
    """`nazorg`: whether work or education still has checks to come; then ending is said twice."""

    einde = forms.DateField(label="Laatste dag van het traject")
    einde_reden = CodeField(RedenEindeTraject, "Waarom eindigt het traject?")
    samenvatting = VrijField(
        label="Wat is er gedaan en wat kwam eruit?",
        max_length=MAX_SAMENVATTING,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Een paar zinnen. De klant kan dit lezen, en wie later verdergaat heeft er houvast aan.",
    )
    toch = forms.BooleanField(
        label="Toch nu beëindigen, terwijl de nazorg nog niet klaar is",
        help_text="De klant werkt of leert, en er komt nog nazorg. Zolang het traject loopt, staat die bij de "
        "regisseur. Daarna staat zij alleen nog op de pagina Nazorg van de teamleider.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, nazorg: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not nazorg:
            del self.fields["toch"]
        reden: Any = self.fields["einde_reden"]
        reden.queryset = choosable(reden.queryset.model, today)

    def clean_einde(self) -> date:
        """An end is written down when it is there: a plan that ended cannot be worked in any more."""
        day: date = self.cleaned_data["einde"]
        if day > self.today:
            raise forms.ValidationError(
                "Deze dag ligt in de toekomst. Beëindig het traject als het zover is."
            )
        return day


class EindeWijzigenForm(TrajectEindeForm):
    """An end that was written down wrongly; `traject` is as it stands. Its code may have ended since."""

    reden = VrijField(
        label="Waarom klopte het niet?",
        max_length=200,
        help_text="Dit blijft bij de geschiedenis staan, naast wat er eerst stond.",
    )

    def __init__(self, *args: Any, traject: Traject, **kwargs: Any) -> None:
        super().__init__(*args, nazorg=False, **kwargs)
        reden: Any = self.fields["einde_reden"]
        reden.queryset = (
            reden.queryset | RedenEindeTraject.objects.filter(pk=traject.einde_reden_id)
        ).distinct()
        # A delivered end came without one.
        self.fields["samenvatting"].required = bool(traject.samenvatting)


class EindeTerugForm(BasisForm):
    reden = VrijField(
        label="Waarom is het traject toch niet beëindigd?",
        max_length=200,
        help_text="Dit blijft bij de geschiedenis staan, naast het einde dat er stond.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)
