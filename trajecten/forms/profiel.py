"""Forms of the profile: one small form for each part, and one for each kind of row."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from intake.bsn import holds_bsn
from trajecten.enums import (
    TALEN,
    Baansoort,
    Contact,
    Contractduur,
    Dag,
    Denkniveau,
    Diploma,
    Gedrag,
    JaNee,
    Opleidingsniveau,
    Rijbewijs,
    Scholingsoort,
    Scholingstand,
    Taalniveau,
    Vervoermiddel,
)
from trajecten.models.profiel import GETALLEN, MAX_PRESENTATIE, MAX_WEBADRES, WEBADRES, WOORDEN
from trajecten.overzicht.profiel import Row
from werkgevers.enums import Sector
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, new_id, not_far_ahead

BSN_FOUT = "Hier staat een burgerservicenummer. Haal het weg: dit komt op het cv."
UNKNOWN = "Weet ik nog niet"
MAANDEN = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MAAND_HELP = "Een jaar, of een maand en een jaar. Bijvoorbeeld 2015 of 03-2015."
MAAND_FOUT = "Schrijf een jaar, of een maand en een jaar. Bijvoorbeeld 2015 of 03-2015."


class WoordenField(forms.CharField):
    """A list of words: one on each line. Its value is a sorted list without doubles."""

    def __init__(self, *, label: str, most: int, help_text: str) -> None:
        self.most = most
        super().__init__(
            label=label, required=False, help_text=help_text, max_length=(200 + 2) * most,
            widget=forms.Textarea(attrs={"rows": 5}),
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        words = sorted({line for line in lines if line})
        if len(words) > self.most:
            raise ValidationError(f"Dit zijn er {len(words)}. Kies er hoogstens {self.most}.")
        if any(len(word) > 200 for word in words):
            raise ValidationError(
                "Een van de regels is langer dan 200 tekens. Zet elk ding op een eigen regel."
            )
        if any("|" in word for word in words):
            raise ValidationError("Gebruik het teken | hier niet.")
        return words


class MaandField(forms.CharField):
    """A year, or a month of a year; kept as 2015 or 2015-03."""

    def __init__(self, *, label: str, help_text: str = MAAND_HELP) -> None:
        widget = forms.TextInput(attrs={"class": "kort", "autocomplete": "off"})
        super().__init__(label=label, required=False, max_length=20, help_text=help_text, widget=widget)

    def prepare_value(self, value: Any) -> Any:
        return (
            "-".join(reversed(value.split("-"))) if re.fullmatch(r"\d{4}-\d\d", str(value or "")) else value
        )

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip().lower()
        if not text:
            return None
        month = _month_in(text)
        if month is None:
            raise ValidationError(MAAND_FOUT)
        if month > f"{clock.today():%Y-%m}":
            raise ValidationError("Dit ligt in de toekomst. Controleer het jaar.")
        return month


def _month_in(text: str) -> str | None:
    """2015, 03-2015, 2015-03, 3/2015 or maart 2015."""
    found = re.fullmatch(r"(?:(\d{1,2}|[a-z]{3,9})[\s./-]+)?((?:19|20)\d\d)(?:[./-](\d\d?))?", text)
    if not found or (found[1] and found[3]):
        return None
    said = found[1] or found[3]
    if not said:
        return found[2]
    if said.isdigit():
        number = int(said)
    else:
        number = MAANDEN.index(said[:3]) + 1 if said[:3] in MAANDEN else 3 if said[:3] == "mrt" else 0
    return f"{found[2]}-{number:02d}" if 1 <= number <= 12 else None


class TaalField(forms.CharField):
    """A language by its name, with names to choose from while typing. Its value is the code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, widget=forms.TextInput(attrs={"list": "talen"}), **options)

    def prepare_value(self, value: Any) -> Any:
        return TALEN.get(value, value)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        known = languages(text) if text else [""]
        if len(known) == 1:
            return known[0]
        if known:
            raise ValidationError(which_language(known))
        raise ValidationError(
            "Deze taal kennen wij niet. Kies een taal uit de lijst die verschijnt als u typt."
        )


def languages(typed: str) -> list[str]:
    """The codes of the languages that somebody may mean: by code, by name, else by how the name begins."""
    text = " ".join(typed.split()).lower()
    if text in TALEN:
        return [text]
    known = [code for code, name in TALEN.items() if name.lower() == text]
    return known or [code for code, name in TALEN.items() if name.lower().startswith(text)]


def which_language(codes: list[str]) -> str:
    return f"Welke taal bedoelt u? Bijvoorbeeld: {', '.join(TALEN[code] for code in codes[:6])}."


def _one(label: str, kinds: type[TextChoices], help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, help_text=help_text, widget=forms.RadioSelect,
        choices=[("", UNKNOWN), *kinds.choices],
    )  # fmt: skip


def _some(label: str, kinds: type[TextChoices], help_text: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, help_text=help_text, widget=forms.CheckboxSelectMultiple, choices=kinds.choices,
    )  # fmt: skip


def _number(name: str, label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=GETALLEN[name], help_text=help_text
    )


def _text(label: str, help_text: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=200, help_text=help_text)


class CvForm(BasisForm):
    """What an employer reads holds no BSN."""

    def full_clean(self) -> None:
        super().full_clean()
        for name, value in list(getattr(self, "cleaned_data", {}).items()):
            lines = value if isinstance(value, list) else [value]
            if any(isinstance(line, str) and holds_bsn(line) for line in lines):
                self.add_error(name, BSN_FOUT)


class DeelForm(CvForm):
    """Base of the form of one part. `versie`: what stood in this part when the page was made."""

    versie = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "versie"}


class OverMijForm(DeelForm):
    over_mij = forms.CharField(
        label="Wie ben ik, in mijn eigen woorden?",
        required=False,
        max_length=MAX_PRESENTATIE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Een paar zinnen die een werkgever leest. Bijvoorbeeld: Ik werk graag met mijn handen en ben altijd "
        "op tijd. Schrijf niets over gezondheid, schulden of geloof.",
    )
    vaardigheden = WoordenField(
        label="Wat kan ik goed?",
        most=WOORDEN["vaardigheden"],
        help_text="Elk ding op een eigen regel. Bijvoorbeeld: lassen, klanten helpen, fietsen maken.",
    )


class WerkForm(DeelForm):
    beroepen = WoordenField(
        label="Welk werk zoek ik?",
        most=WOORDEN["beroepen"],
        help_text="Hoogstens vijf, elk op een eigen regel. Bijvoorbeeld: medewerker groenvoorziening.",
    )
    sectoren = _some("In welke sectoren?", Sector)
    baansoorten = _some("Wat voor baan?", Baansoort)
    contractduur = _some("Welk contract?", Contractduur)
    denkniveau = _one(
        "Werk- en denkniveau",
        Denkniveau,
        "Wat iemand aankan, ook zonder diploma. Dit staat niet op het cv, maar helpt straks bij het zoeken.",
    )


class TijdenForm(DeelForm):
    uren_min = _number("uren_min", "Hoeveel uur per week ten minste?")
    uren_max = _number("uren_max", "Hoeveel uur per week hoogstens?")
    dagen = _some("Op welke dagen?", Dag)
    kantoortijden = _one("Kan ik op kantoortijden werken?", JaNee)
    onregelmatig = _one("Kan ik 's avonds, 's nachts, in het weekend of in ploegen werken?", JaNee)
    beschikbaar_vanaf = forms.DateField(label="Vanaf welke dag kan ik werken?", required=False)
    beschikbaar_tot = forms.DateField(
        label="Tot en met welke dag kan ik werken?",
        required=False,
        help_text="Leeg als er geen laatste dag is.",
    )

    def clean_beschikbaar_vanaf(self) -> date | None:
        day: date | None = self.cleaned_data["beschikbaar_vanaf"]
        return not_far_ahead(day, known=self.initial.get("beschikbaar_vanaf")) if day else None

    def clean(self) -> None:
        least, most = self.cleaned_data.get("uren_min"), self.cleaned_data.get("uren_max")
        if least and most and most < least:
            self.add_error("uren_max", "Dit is lager dan het aantal uren dat u ten minste wilt.")
        first, last = self.cleaned_data.get("beschikbaar_vanaf"), self.cleaned_data.get("beschikbaar_tot")
        if first and last and last < first:
            self.add_error("beschikbaar_tot", "Deze dag ligt voor de eerste dag.")


class ReizenForm(DeelForm):
    vervoer = _some("Hoe kan ik naar het werk?", Vervoermiddel)
    rijbewijzen = _some("Welk rijbewijs heb ik?", Rijbewijs, "Leeg: geen rijbewijs.")
    reisafstand = _number("reisafstand", "Hoeveel kilometer wil ik hoogstens reizen?")
    reistijd = _number("reistijd", "Hoeveel minuten wil ik hoogstens reizen?", "Enkele reis.")


class GedragForm(DeelForm):
    gedrag_goed = _some(
        "Wat kan ik goed?", Gedrag, "Kies er een paar, samen met de klant. Deze staan op het cv."
    )
    gedrag_voldoende = _some("Wat kan ik redelijk?", Gedrag, "Dit staat niet op het cv.")

    def clean(self) -> None:
        double = {*self.cleaned_data.get("gedrag_goed", [])} & {
            *self.cleaned_data.get("gedrag_voldoende", [])
        }
        if double:
            words = ", ".join(str(Gedrag(code).label).lower() for code in sorted(double))
            self.add_error(
                "gedrag_voldoende", f"Dit staat ook bij wat goed gaat: {words}. Kies één van de twee."
            )


class EisenForm(DeelForm):
    eis_begeleiding = _one(
        "Heb ik begeleiding nodig?", JaNee, "Bijvoorbeeld een vaste collega of een jobcoach."
    )
    eis_aanpassing = _one("Moet de werkplek worden aangepast?", JaNee)
    eis_werkvariatie = _one("Heb ik afwisseling in het werk nodig?", JaNee)


class ContactForm(DeelForm):
    webadres = forms.CharField(
        label="Heeft de klant een webpagina?",
        required=False,
        max_length=MAX_WEBADRES,
        help_text="Bijvoorbeeld een portfolio: https://www.voorbeeld.nl/mijn-werk.",
    )
    toon_contact = _some(
        "Wat mag er op het cv staan?",
        Contact,
        "Vraag het aan de klant. Telefoon, e-mail en woonplaats komen uit het dossier. Wat iemand nodig heeft op het "
        "werk, leest een werkgever alleen als de klant dat wil.",
    )

    def clean_webadres(self) -> str:
        address: str = self.cleaned_data["webadres"].strip()
        if address and not re.match(WEBADRES, address):
            raise ValidationError("Schrijf het hele adres. Het begint met https:// of http://.")
        return address

    def clean_toon_contact(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["toon_contact"]
        if Contact.GEEN in chosen and len(chosen) > 1:
            raise ValidationError("Kies wat er op het cv mag staan, of kies: niets.")
        return chosen


DEELFORMS: dict[str, type[DeelForm]] = {
    "mij": OverMijForm,
    "werk": WerkForm,
    "tijden": TijdenForm,
    "reizen": ReizenForm,
    "gedrag": GedragForm,
    "eisen": EisenForm,
    "contact": ContactForm,
}


class RegelForm(CvForm):
    """Base of the form of one row, new or not. A new one has an id of its own, another its version."""

    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, regel: Row | None = None, **kwargs: Any) -> None:
        initial = {}
        if regel:
            names = [name for name in self.base_fields if name not in ("nieuw_id", "versie")]
            initial = {name: getattr(regel, name) for name in names} | {"versie": regel.versie}
        super().__init__(*args, initial=initial, **kwargs)
        del self.fields["nieuw_id" if regel else "versie"]

    def clean_versie(self) -> int:
        """0 stands for a version that somebody left out: never right."""
        return self.cleaned_data["versie"] or 0

    @property
    def said(self) -> dict[str, Any]:
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("nieuw_id", "versie")
        }


class WerkervaringForm(RegelForm):
    functie = _text(
        "Wat voor werk was het?", "Bijvoorbeeld: kok, of vrijwilliger in het buurthuis.", required=True
    )
    werkgever = _text("Bij wie?", "Een bedrijf, een organisatie of een familie. In welk land mag er ook bij.")
    van = MaandField(label="Vanaf wanneer?")
    tot = MaandField(label="Tot wanneer?", help_text="Leeg: ik doe dit werk nog, of ik weet het niet meer.")
    omschrijving = forms.CharField(
        label="Wat deed ik daar?",
        required=False,
        max_length=MAX_PRESENTATIE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Schrijf kort wat u deed en waar u goed in was.",
    )

    def clean(self) -> None:
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and tot < van[: len(tot)]:
            self.add_error("tot", "Het einde ligt voor het begin.")


class ScholingForm(RegelForm):
    soort = forms.ChoiceField(label="Wat was het?", widget=forms.RadioSelect, choices=Scholingsoort.choices)
    naam = _text("Welke opleiding, cursus of welk certificaat?", "Bijvoorbeeld: mbo 2 zorghulp, VCA, heftruck.",
                 required=True)  # fmt: skip
    school = _text("Bij welke school of organisatie?", "In welk land mag er ook bij.")
    niveau = _one("Niveau", Opleidingsniveau)
    stand = _one("Heb ik het afgemaakt?", Scholingstand)
    diploma = _one("Heb ik een diploma of certificaat?", Diploma)
    jaar = forms.IntegerField(
        label="In welk jaar was ik klaar?", required=False, min_value=1900, max_value=2199,
        help_text="Nog bezig? Vul dan in wanneer u klaar denkt te zijn.",
    )  # fmt: skip
    geldig_tot = forms.DateField(
        label="Tot wanneer is het geldig?",
        required=False,
        help_text="Alleen als het verloopt, zoals VCA of code 95.",
    )

    def clean(self) -> None:
        data = self.cleaned_data
        if data.get("diploma") == Diploma.JA and data.get("stand") not in ("", None, Scholingstand.AFGEROND):
            self.add_error("diploma", "Een diploma hoort bij een opleiding of cursus die is afgemaakt.")


class TaalkennisForm(RegelForm):
    taal = TaalField(label="Welke taal?", help_text="Typ een paar letters en kies. Bijvoorbeeld: Tigrinya.")
    spreken = _one("Spreken", Taalniveau)
    luisteren = _one("Verstaan", Taalniveau)
    lezen = _one("Lezen", Taalniveau)
    schrijven = _one("Schrijven", Taalniveau)


REGELFORMS: dict[str, type[RegelForm]] = {
    "werk": WerkervaringForm,
    "scholing": ScholingForm,
    "taal": TaalkennisForm,
}
