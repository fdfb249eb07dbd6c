"""Forms of employers, contacts, agreements and vacancies."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import Q

from werkgevers.enums import Contactsoort, Sector, Sluitreden
from werkgevers.models import Contactmoment, Contactpersoon, Vacature, Werkakkoord, Werkgever
from werkgevers.queries import CHOICES, accountmanagers
from werkoffensief.web.forms import BasisForm, RijField, VersieForm, ZoekForm, new_id
from werkoffensief.web.notation import quantity, short_date

SECTOREN = [("", "Kies een sector"), *Sector.choices]
WEBSITE = "Dit adres klopt niet. Bijvoorbeeld www.voorbeeld.nl."


class WerkgeverForm(VersieForm):
    """Without KvK-nummer: the key does not change."""

    sector = forms.ChoiceField(label="Sector", choices=SECTOREN)
    website = forms.URLField(
        label="Website",
        required=False,
        empty_value=None,
        max_length=200,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        validators=[URLValidator(schemes=["http", "https"], message=WEBSITE)],
        error_messages={"invalid": WEBSITE},
    )

    class Meta:
        model = Werkgever
        fields = ["naam", "sector", "bezoekadres", "plaats", "telefoon", "website"]
        labels = {
            "naam": "Naam",
            "plaats": "Plaats",
            "bezoekadres": "Bezoekadres",
            "telefoon": "Telefoon",
        }
        help_texts = {"bezoekadres": "Straat en huisnummer.", "telefoon": "Het algemene nummer."}
        widgets = {"telefoon": forms.TextInput(attrs={"inputmode": "tel"})}


class NieuweWerkgeverForm(WerkgeverForm):
    kvk_nummer = forms.RegexField(
        label="KvK-nummer",
        regex=r"^[0-9]{8}$",
        help_text="8 cijfers. Later niet te wijzigen.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Een KvK-nummer heeft 8 cijfers."},
    )
    field_order = ["kvk_nummer", "naam"]


class AccountmanagerField(RijField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.naam)


class AccountmanagerForm(ZoekForm):
    """Who becomes the accountmanager: at most 15 to choose from, found by a part of the name. `now`: who it is."""

    zoek_naam = forms.CharField(label="Een deel van de naam", required=False, max_length=100)
    medewerker = AccountmanagerField(
        queryset=accountmanagers().none(),
        label="Accountmanager",
        required=False,
        widget=forms.RadioSelect,
        blank=True,
        empty_label="Nog niemand",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)
    search_label = "Zoek op naam"
    search_after = "zoek_naam"

    def __init__(self, *args: Any, now: Any = None, **kwargs: Any) -> None:
        self.remade = {"now": now}
        super().__init__(*args, **kwargs)
        candidates = accountmanagers()
        chosen = [value for value in (now, self.typed("medewerker")) if _is_uuid(value)]
        keys: list[Any] = [*chosen, *self._named().values_list("pk", flat=True)[:CHOICES]][: CHOICES + 1]
        field: Any = self.fields["medewerker"]
        field.queryset = candidates.filter(pk__in=keys)
        if candidates[: CHOICES + 1].count() <= CHOICES:
            del self.fields["zoek_naam"]

    def _named(self) -> Any:
        text = self.typed("zoek_naam")
        return accountmanagers().filter(naam__icontains=text) if text else accountmanagers()

    def found_nothing(self) -> bool:
        return not self._named().exists()


def _is_uuid(value: Any) -> bool:
    try:
        return bool(value and forms.UUIDField().clean(value))
    except forms.ValidationError:
        return False


class ArchiefForm(BasisForm):
    reden = forms.CharField(
        label="Waarom gaat deze werkgever naar het archief?",
        help_text="Bijvoorbeeld: bedrijf gestopt, of samengegaan met een ander bedrijf.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class NieuweContactpersoonForm(VersieForm):
    nieuw_id = new_id()

    class Meta:
        model = Contactpersoon
        fields = ["naam", "functie", "telefoon", "email"]
        labels = {"naam": "Naam", "functie": "Functie", "telefoon": "Telefoon", "email": "E-mail"}
        field_classes = {"email": forms.EmailField}
        widgets = {"email": forms.EmailInput, "telefoon": forms.TextInput(attrs={"inputmode": "tel"})}


class ContactpersoonForm(NieuweContactpersoonForm):
    nieuw_id = None  # type: ignore[assignment]  # takes the field of the form above away

    class Meta(NieuweContactpersoonForm.Meta):
        fields = [*NieuweContactpersoonForm.Meta.fields, "gestopt_op"]
        labels = {**NieuweContactpersoonForm.Meta.labels, "gestopt_op": "Werkt hier niet meer sinds"}
        help_texts = {"gestopt_op": "Laat leeg zolang deze persoon hier werkt."}


class ContactmomentForm(VersieForm):
    """Short: a telephone call is written down in less than a minute."""

    soort = forms.ChoiceField(label="Soort contact", choices=Contactsoort.choices, widget=forms.RadioSelect)
    verslag = forms.CharField(
        label="Wat is er besproken?",
        required=False,
        empty_value=None,
        max_length=20_000,
        help_text="Schrijf over het bedrijf en het werk. Noem geen klanten.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Contactmoment
        fields = ["soort", "datum", "contactpersoon", "verslag", "afspraak", "afspraak_op"]
        labels = {
            "datum": "Datum",
            "contactpersoon": "Met wie?",
            "afspraak": "Wat gaat u doen?",
            "afspraak_op": "Terugbellen op",
        }
        help_texts = {
            "afspraak": "Bijvoorbeeld: bellen over de vacature voor koks.",
            "afspraak_op": "Op deze dag staat het op uw startpagina.",
        }

    def __init__(self, *args: Any, werkgever: Werkgever, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        kept = Q(pk=self.instance.contactpersoon_id)
        persons = werkgever.contactpersonen
        field: Any = self.fields["contactpersoon"]
        field.queryset = (persons.working_on(today) | persons.filter(kept)).order_by("naam", "pk")
        field.empty_label = "Niemand in het bijzonder"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        happened, agreed = data.get("datum"), data.get("afspraak_op")
        if not data.get("verslag") and not data.get("afspraak") and not agreed and not self.errors:
            self.add_error("verslag", "Schrijf kort wat er is besproken, of wat u gaat doen.")
        if happened and happened > self.today:
            self.add_error("datum", "Een contactmoment kan niet in de toekomst liggen.")
        if data.get("afspraak") and not agreed and "afspraak_op" not in self.errors:
            self.add_error("afspraak_op", "Vul in op welke dag u de afspraak nakomt.")
        if happened and agreed and agreed < happened:
            self.add_error("afspraak_op", "De afspraak ligt voor de dag van het contact.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class AfsprakenField(forms.ModelMultipleChoiceField):
    """Appointments, each with its day and what was agreed."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{short_date(obj.afspraak_op)}: {obj.afspraak or 'terugbellen'}"


class NieuwContactmomentForm(ContactmomentForm):
    """Also says which appointments are done with this contact; without any there is no such question."""

    gedaan = AfsprakenField(
        queryset=Contactmoment.objects.none(), label="Welke afspraak is hiermee gedaan?", required=False
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, werkgever: Werkgever, today: date, **kwargs: Any) -> None:
        super().__init__(*args, werkgever=werkgever, today=today, **kwargs)
        sent = self.data.getlist("gedaan") if hasattr(self.data, "getlist") else []
        waiting = Q(gedaan_op__isnull=True) | Q(pk__in=[value for value in sent if _is_uuid(value)])
        agreed = werkgever.contactmomenten.valid().filter(waiting, afspraak_op__isnull=False)
        rows = list(agreed.order_by("afspraak_op", "pk").values_list("pk", flat=True)[:CHOICES])
        field: Any = self.fields["gedaan"]
        field.queryset = Contactmoment.objects.filter(pk__in=rows).order_by("afspraak_op", "pk")
        if not rows:
            del self.fields["gedaan"]


class AkkoordForm(VersieForm):
    sector = forms.ChoiceField(label="Sector", choices=SECTOREN)
    banen = forms.IntegerField(label="Toegezegde banen", min_value=0, max_value=100_000)
    ontwikkelplekken = forms.IntegerField(
        label="Toegezegde ontwikkelplekken",
        min_value=0,
        max_value=100_000,
        help_text="Plekken om te leren werken, zoals een stage of praktijkleren.",
    )

    class Meta:
        model = Werkakkoord
        fields = ["sector", "ingangsdatum", "einddatum", "banen", "ontwikkelplekken"]
        labels = {"ingangsdatum": "Eerste dag", "einddatum": "Laatste dag"}
        help_texts = {"einddatum": "Laat leeg als er geen einddatum is afgesproken."}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("ingangsdatum"), data.get("einddatum")
        if isinstance(first, date) and last and last < first:
            self.add_error("einddatum", "Het akkoord eindigt voordat het ingaat.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class NieuwAkkoordForm(AkkoordForm):
    nieuw_id = new_id()


class VervallenForm(BasisForm):
    reden = forms.CharField(
        label="Waarom klopt dit akkoord niet?", help_text="Bijvoorbeeld: dubbel ingevoerd."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class ContactVervallenForm(VervallenForm):
    reden = forms.CharField(
        label="Waarom klopt dit contact niet?", help_text="Bijvoorbeeld: bij de verkeerde werkgever gezet."
    )


class AkkoordField(RijField):
    """An agreement with what was promised and until when; the number alone says little."""

    def label_from_instance(self, obj: Any) -> str:
        end = f"tot en met {short_date(obj.einddatum)}" if obj.einddatum else "zonder einddatum"
        return f"{obj.akkoordnummer}: {quantity(obj.banen, 'baan', 'banen')}, {end}"


class VacatureForm(VersieForm):
    aantal = forms.IntegerField(label="Aantal plekken", min_value=1, max_value=10_000, initial=1)
    uren_per_week = forms.IntegerField(label="Uren per week", min_value=1, max_value=60, required=False)
    werkakkoord = AkkoordField(
        queryset=Werkakkoord.objects.none(),
        label="Werkakkoord",
        required=False,
        empty_label="Hoort niet bij een akkoord",
    )

    class Meta:
        model = Vacature
        fields = ["functie", "aantal", "uren_per_week", "plaats", "werkakkoord", "open_van", "open_tot"]
        labels = {
            "functie": "Welk werk?",
            "plaats": "Plaats",
            "open_van": "Open vanaf",
            "open_tot": "Open tot en met",
        }
        help_texts = {
            "functie": "Bijvoorbeeld: keukenhulp.",
            "open_tot": "Laat leeg als er geen sluitingsdatum is.",
        }

    def __init__(self, *args: Any, werkgever: Werkgever, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreements = werkgever.werkakkoorden
        going_on = agreements.valid().filter(Q(einddatum__isnull=True) | Q(einddatum__gte=today))
        field: Any = self.fields["werkakkoord"]
        field.queryset = (going_on | agreements.filter(pk=self.instance.werkakkoord_id)).order_by(
            "-ingangsdatum", "akkoordnummer"
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("open_van"), data.get("open_tot")
        if first and last and last < first:
            self.add_error("open_tot", "De vacature sluit voordat zij opengaat.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class NieuweVacatureForm(VacatureForm):
    nieuw_id = new_id()


class VacatureSluitenForm(BasisForm):
    sluitreden = forms.ChoiceField(
        label="Wat is ervan gekomen?", choices=Sluitreden.choices, widget=forms.RadioSelect
    )
    gesloten_op = forms.DateField(label="Gesloten op")
    versie = forms.IntegerField(widget=forms.HiddenInput)


class PeildatumForm(BasisForm):
    """The day on which a page counts, in its address."""

    method = "get"
    op = forms.DateField(label="Stand op", required=False)
