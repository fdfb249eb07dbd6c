"""The form of the conversation at the table: one form, its fields named by what they are about.

o_<topic>_stand|tekst|intern · q_<question> · z_<domain> · b_<id>_ernst|actie|beheersbaar|opgelost · n_<kind> ·
m_<kind>_ernst|actie · t_<tag> · k_<id of own words> · a<number or id>_wat|wie|anders|voor · g_<id>. What is known
stands beside a field, never in it: only changes are asked.
"""

import copy
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.enums import (
    ANTWOORD_GETAL,
    GETAL_STAPPEN,
    GEVOELIGE_ONDERWERPEN,
    Antwoordstand,
    Gespreksvorm,
    Keuzevraag,
    Trede,
    Uitvoerder,
    Vervolg,
    Zrmniveau,
)
from intake.forms import belemmering, samenstellen
from intake.forms.belemmering import optional_text, tick
from intake.forms.klant import NOT_YET, happened
from intake.models.gesprek import GOES_ON, MAX_VERSLAG
from intake.models.tafel import MAX_ANTWOORD
from intake.overzicht import Blad
from intake.services import concepten
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, ask_whether_so, asked_field, new_id, not_far_ahead, sure_field

LINES, MOST_LINES = 3, 20
SAME = "zelfde:"
WROTE_WHY = (
    "Deze tekst hoort bij “Nu niet mogelijk” of “De klant wil niet”. Kies een van die twee bij “Hoe gaat het "
    "verder?”, of haal deze tekst weg."
)
WROTE_WHO = "Deze naam hoort bij “Iemand anders”. Kies dat bij “{}”, of haal de naam weg."
TO_COME = "Deze tijd moet vandaag nog komen. Vul in hoe laat u de klant sprak."
LOWER = "De haalbare trede ({}) is lager dan de trede nu ({})."
ROUNDED = timedelta(minutes=5)
NOT_ASKED = "Niet gevraagd"
MINE = "ik"
WHO = [("", "De klant"), (MINE, "Ik"), (Uitvoerder.ANDER.value, "Iemand anders")]
NEWER_ANSWER = "Er staat intussen een nieuwer antwoord. Kijk of dat nog klopt en kies opnieuw."
NO_PLACE = (
    "Een deel van wat u typte, heeft hierboven geen plaats meer: iemand anders wijzigde dat intussen. Het staat nu "
    "onderaan dit verslag. Er is nog niets vastgelegd. Lees het na en leg het gesprek opnieuw vast."
)
NOTHING_SAID = (
    "Er staat nog niets in dit gesprek. Schrijf op wat er is gezegd of afgesproken, of kies ergens een antwoord. Was "
    "er alleen even contact? Kies dan in het dossier “Kort contact vastleggen”."
)
PRESENT = {"bij_tolk": "Tolk", "bij_vertegenwoordiger": "Vertegenwoordiger", "bij_partner": "Partner"}


def _rung(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, required=False, choices=[("", NOT_YET), *Trede.choices], coerce=int, empty_value=None
    )


class _Fields(dict):
    """The fields of a form with those of one page: these are made for it alone, and need no copy of each."""

    def __init__(self, shared: dict[str, forms.Field], own: dict[str, forms.Field]) -> None:
        super().__init__({**shared, **own})
        self.shared, self.own = shared, own

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return {**copy.deepcopy(self.shared, memo), **self.own}


def _sensitive(names: Iterable[str]) -> list[str]:
    """Those of these fields that are about a topic of which few people read the text."""
    return [name for name in names if name.removeprefix("o_").rpartition("_")[0] in GEVOELIGE_ONDERWERPEN]


def to_come(day: date, at: time, now: datetime) -> bool:
    """Whether this moment must still come; what the page itself rounded up has."""
    return datetime.combine(day, at, clock.AMSTERDAM) > now + ROUNDED


def ask_about_name(
    form: forms.BaseForm, name: str, wie: str | None, question: str, *, known: str | None = None
) -> None:
    """A name for another answer to `question` than "somebody else" would not be kept. `known`: one that is stored."""
    if wie != Uitvoerder.ANDER and form.cleaned_data.get(name) not in {None, "", known}:
        form.add_error(name, WROTE_WHO.format(question))


class GesprekForm(BasisForm):
    """`versie` is that of the draft, 0 when there was none."""

    datum = forms.DateField(label="Datum")
    tijd = forms.TimeField(
        label="Tijd",
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TextInput(attrs={"class": "kort", "autocomplete": "off", "inputmode": "numeric"}),
    )
    vorm = forms.ChoiceField(
        label="Hoe sprak u de klant?", choices=Gespreksvorm.choices, widget=forms.RadioSelect
    )
    plaats = optional_text("Plaats", 200)
    aanwezig = optional_text("Wie waren er nog meer bij?", 200)
    trede = _rung("Trede nu")
    haalbare_trede = _rung("Haalbare trede")
    talent_tekst = optional_text("Een talent in eigen woorden", 200)
    wens_tekst = optional_text("Een wens in eigen woorden", 200)
    vervolg = forms.ChoiceField(
        label="Hoe gaat het verder?",
        required=False,
        choices=[("", "Nog niet besproken"), *Vervolg.choices],
        widget=forms.RadioSelect,
    )
    vervolg_reden = optional_text("Waarom niet?", 200)
    opnieuw_op = forms.DateField(label="Wanneer vraagt u het opnieuw?", required=False)
    verslag = forms.CharField(
        label="Verslag",
        required=False,
        max_length=MAX_VERSLAG,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Alleen wat hierboven nog niet staat. Schrijf wat de klant mag lezen.",
    )
    gevraagd = asked_field()
    klopt = sure_field()
    regels = forms.IntegerField(widget=forms.HiddenInput, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    nieuw_id = new_id()

    def __init__(self, *args: Any, blad: Blad, **kwargs: Any) -> None:
        self.blad = blad
        initial = dict(kwargs.pop("initial", None) or {})
        data = args[0] if args else kwargs.get("data")
        self.aantal = _number_of_lines((data if data is not None else initial).get("regels"))
        if data is not None and "meer" in data:  # the button "nog een afspraak"
            self.aantal = min(self.aantal + 1, MOST_LINES)
        self.base_fields = _Fields(type(self).base_fields, self._own_fields())  # type: ignore[misc]
        for name in [name for name in initial if name.endswith("_stand")]:
            if str(initial[name]).startswith(SAME) and initial[name] not in self._choices(name):
                initial[name] = ""  # the answer that was meant is no longer the last one
        super().__init__(*args, initial={**initial, "regels": self.aantal}, **kwargs)
        self._keep_what_has_no_field()

    def _keep_what_has_no_field(self) -> None:
        """A text of which the field is gone goes to the report: never out of sight, never lost."""
        typed = self.data if self.is_bound else self.initial
        # What few people may read is never copied to where everybody reads: it stays where it is kept.
        known = {*self.fields, *(() if self.is_bound else _sensitive(self.initial))}
        self.zonder_plaats = concepten.texts_without(typed, known)
        if not self.zonder_plaats:
            return
        report = "\n\n".join(filter(None, [typed.get("verslag") or "", *self.zonder_plaats]))
        if self.is_bound:
            data: Any = self.data
            self.data = data.copy()
            self.data["verslag"] = report  # type: ignore[index]
        else:
            self.initial["verslag"] = report

    @property
    def namen(self) -> str:
        """The names of all fields that a draft keeps."""
        left_out = {
            "versie",
            "nieuw_id",
            "gevraagd",
            "klopt",
            *(name for name in self.fields if name.startswith("b_") and "_versie" in name),
        }
        return " ".join(name for name in self.fields if name not in left_out)

    @property
    def regelnamen(self) -> list[str]:
        """The lines of agreements: those that were made, then new ones."""
        made = [f"a{row.pk}" for row in self.blad.afspraken]
        return [*made, *(f"a{number}" for number in range(1, self.aantal + 1))]

    def _choices(self, name: str) -> list[str]:
        field: Any = self.base_fields.get(name)
        return [value for value, _label in field.choices] if field else []

    def _own_fields(self) -> dict[str, forms.Field]:
        blad = self.blad
        fields: dict[str, forms.Field] = {}
        if blad.gesprek is None:
            fields |= {name: tick(PRESENT[name]) for name in blad.aanwezigen}
        for topic in blad.onderwerpen:
            fields |= _topic_fields(topic)
        fields |= {f"q_{vraag}": _question_field(vraag, blad) for vraag in Keuzevraag}
        for domein in blad.domeinen:
            fields[f"z_{domein}"] = forms.TypedChoiceField(
                label=domein.label, required=False, coerce=int, empty_value=None, widget=forms.RadioSelect,
                choices=[("", NOT_ASKED), *Zrmniveau.choices],
            )  # fmt: skip
        for row in blad.belemmeringen:
            fields |= belemmering.known_fields(row)
        for soort in blad.soorten:
            fields |= belemmering.new_fields(soort)
        fields |= {f"t_{tag.pk}": tick(tag.naam) for tag in blad.tags}
        fields |= {f"k_{row.pk}": tick(row.naam) for row in blad.gezegde_tags if row.tag_id is None}
        fields |= {f"g_{row.pk}": tick(f"Gedaan: {row.wat}") for row in blad.acties}
        others = {f"a{row.pk}": blad.collega(row) for row in blad.afspraken}
        for place, line in enumerate(self.regelnamen, 1):
            fields |= _line_fields(line, place, collega=others.get(line, ""))
        return fields

    def clean_verslag(self) -> str | None:
        return self.cleaned_data["verslag"].replace("\r\n", "\n") or None

    def clean_opnieuw_op(self) -> date | None:
        """At most a year ahead, or the day that stands already in the conversation that is corrected."""
        day, gesprek = self.cleaned_data["opnieuw_op"], self.blad.gesprek
        return day and not_far_ahead(day, known=gesprek.opnieuw_op if gesprek else None)

    def clean_datum(self) -> date | None:
        """Of a conversation that is corrected its own day stands, also when a delivery brought one of long ago."""
        gesprek = self.blad.gesprek
        return happened(
            self.cleaned_data["datum"],
            "Een gesprek kan niet in de toekomst liggen.",
            known=gesprek.datum if gesprek else None,
        )

    def clean(self) -> dict[str, Any]:
        """What goes together; everything beside the conversation itself becomes `aan_tafel`."""
        data = self.cleaned_data
        for name in ("plaats", "vervolg"):
            data[name] = data.get(name) or None
        self._clean_present(data)
        self._clean_time(data)
        self._clean_rungs(data)
        self._clean_going_on(data)
        for topic in self.blad.onderwerpen:
            if data.get(f"o_{topic.pk}_stand") in samenstellen.SKIPPED and data.get(f"o_{topic.pk}_tekst"):
                self.add_error(
                    f"o_{topic.pk}_tekst",
                    f"U schreef hier iets op. Kies dan “{Antwoordstand.BESPROKEN.label}”.",
                )
        belemmering.clean_new(self, self.blad.soorten)
        self._clean_lines(data)
        if self.zonder_plaats:
            self.add_error("verslag", NO_PLACE)
        self.aan_tafel = samenstellen.table_of(data, self.blad, self.regelnamen)
        for code, said in self.aan_tafel.antwoorden.items():
            if said and len(said.tekst or "") > MAX_ANTWOORD:
                self.add_error(f"o_{code}_tekst", "Samen met het vorige antwoord is dit te lang.")
        if not self.errors and not self._says_something(data):
            self.add_error(None, NOTHING_SAID)
        return data

    def _says_something(self, data: dict[str, Any]) -> bool:
        """Whether there is more than when, where and with whom. What a correction may leave out its service says."""
        said = (data.get(name) for name in ("verslag", "trede", "haalbare_trede", "vervolg"))
        return self.blad.gesprek is not None or self.aan_tafel.zegt_iets or any(said)

    def _clean_present(self, data: dict[str, Any]) -> None:
        ticked = [words for name, words in self.blad.aanwezigen.items() if data.get(name)]
        present = ", ".join([*ticked, *([data["aanwezig"]] if data.get("aanwezig") else [])])
        if len(present) > 200:
            self.add_error("aanwezig", "Dit is samen te lang. Schrijf het korter op.")
        data["aanwezig"] = present or None

    def _clean_time(self, data: dict[str, Any]) -> None:
        """A time that has come; what already stands is what it is."""
        day, at, gesprek = data.get("datum"), data.get("tijd"), self.blad.gesprek
        stands = gesprek is not None and (day, at) == (gesprek.datum, gesprek.tijd)
        if day and at and not stands and to_come(day, at, clock.now()):
            self.add_error("tijd", TO_COME)

    def _clean_rungs(self, data: dict[str, Any]) -> None:
        """Somebody may be expected to step down (work that ends); mostly the two were filled in the wrong way round."""
        now, later, gesprek = data.get("trede"), data.get("haalbare_trede"), self.blad.gesprek
        stands = gesprek is not None and (now, later) == (gesprek.trede, gesprek.haalbare_trede)
        if now and later and later < now and not stands:
            ask_whether_so(self, f"{now}-{later}", LOWER.format(later, now))

    def _clean_going_on(self, data: dict[str, Any]) -> None:
        """A reason and a day exactly where it does not go on now; elsewhere they were not asked.

        What was typed is told from what is stored, not from how the page began: that may be a draft.
        """
        if data["vervolg"] is None or data["vervolg"] in GOES_ON:
            stored = self.blad.gesprek.vervolg_reden if self.blad.gesprek else None
            if data.get("vervolg_reden") not in {None, "", stored}:
                self.add_error("vervolg_reden", WROTE_WHY)  # shown with it, wherever it was hidden
            data["vervolg_reden"] = data["opnieuw_op"] = None
            self.errors.pop("opnieuw_op", None)
            return
        if not data.get("vervolg_reden") and "vervolg_reden" not in self.errors:
            self.add_error("vervolg_reden", "Vul in waarom het nu niet verder gaat.")
        day, spoken = data.get("opnieuw_op"), data.get("datum")
        if day is None and "opnieuw_op" not in self.errors:
            self.add_error("opnieuw_op", "Vul in wanneer u het opnieuw vraagt.")
        if day and spoken and day <= spoken:
            self.add_error("opnieuw_op", "Kies een dag na het gesprek.")

    def _clean_lines(self, data: dict[str, Any]) -> None:
        stored = {f"a{row.pk}": (row.wie_anders, row.voor_op) for row in self.blad.afspraken}
        for line in self.regelnamen:
            wat, wie = data.get(f"{line}_wat"), data.get(f"{line}_wie")
            anders, voor = data.get(f"{line}_anders"), data.get(f"{line}_voor")
            made = not line[1:].isdigit()  # emptied, it is taken back
            if not wat and not made and f"{line}_wat" not in self.errors and (voor or anders):
                self.add_error(f"{line}_wat", "Vul in wat er is afgesproken.")
            if wat and wie == Uitvoerder.ANDER and not anders:
                self.add_error(f"{line}_anders", "Vul in wie dit doet.")
            said, by = stored.get(line, (None, None))
            ask_about_name(self, f"{line}_anders", wie, "Wie?", known=said)
            if voor and data.get("datum") and voor < data["datum"]:
                self.add_error(f"{line}_voor", "Deze dag ligt voor het gesprek.")
            elif voor:
                self._clean_far(f"{line}_voor", voor, by)

    def _clean_far(self, name: str, day: date, known: date | None) -> None:
        try:
            not_far_ahead(day, known=known)
        except ValidationError as error:
            self.add_error(name, error)


def _number_of_lines(typed: Any) -> int:
    text = str(typed or "")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else LINES
    return min(max(asked, LINES), MOST_LINES)


def _topic_fields(topic: Any) -> dict[str, forms.Field]:
    last = topic.vorige
    same = [(f"{SAME}{last['id']}", "Nog hetzelfde")] if last and last["tekst"] else []
    spoken, *others = Antwoordstand.choices
    return {
        f"o_{topic.pk}_tekst": optional_text(topic.naam, MAX_ANTWOORD, rows=2),
        f"o_{topic.pk}_stand": forms.ChoiceField(
            label=topic.naam, required=False, widget=forms.RadioSelect,
            choices=[("", NOT_ASKED), spoken, *same, *others],
            error_messages={"invalid_choice": NEWER_ANSWER},
        ),
        f"o_{topic.pk}_intern": optional_text(f"{topic.naam}, alleen voor ons", MAX_ANTWOORD, rows=2),
    }  # fmt: skip


def _question_field(vraag: Keuzevraag, blad: Blad) -> forms.ChoiceField:
    """One question with a fixed answer. A number that a file brought between the steps is offered too."""
    if vraag not in ANTWOORD_GETAL:
        options = [(row.pk, row.naam) for row in blad.waarden if row.soort == vraag]
    else:
        own = {int(row.waarde) for row in blad.eigen_keuzes if row.vraag == vraag and row.waarde}
        options = [(str(number), str(number)) for number in sorted({*GETAL_STAPPEN[vraag], *own})]
    skipped = [(stand.value, stand.label) for stand in samenstellen.SKIPPED]
    return forms.ChoiceField(label=vraag.label, required=False, choices=[("", NOT_ASKED), *options, *skipped])


def _line_fields(line: str, place: int, *, collega: str) -> dict[str, forms.Field]:
    """`collega`: who promised it, when that is somebody else than "ik"."""
    who = [*WHO[:2], (samenstellen.COLLEGA, collega), *WHO[2:]] if collega else WHO
    return {
        f"{line}_wat": optional_text(f"Afspraak {place}", 200),
        f"{line}_wie": forms.ChoiceField(label=f"Wie doet afspraak {place}?", required=False, choices=who),
        f"{line}_anders": optional_text(f"Naam bij afspraak {place}", 200),
        f"{line}_voor": forms.DateField(label=f"Voor wanneer is afspraak {place}?", required=False),
    }


class GesprekWijzigForm(GesprekForm):
    """A correction. `gesprek_versie` is that of the conversation, `versie` that of the draft; `begin`: see botsing."""

    versie_veld = "gesprek_versie"
    gesprek_versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    begin = forms.CharField(widget=forms.HiddenInput, required=False, max_length=MAX_VERSLAG)
    tags = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2)

    def clean_gesprek_versie(self) -> int:
        return self.cleaned_data["gesprek_versie"] or 0


class KortContactForm(BasisForm):
    """A short contact in four answers: a conversation, or an attempt."""

    datum = forms.DateField(label="Datum")
    soort = forms.ChoiceField(
        label="Hebt u de klant gesproken?",
        choices=[("gesprek", "Ja, gesproken"), ("poging", "Nee, niet gesproken")],
        widget=forms.RadioSelect,
    )
    hoe = forms.ChoiceField(label="Hoe ging het?", widget=forms.RadioSelect)
    notitie = forms.CharField(
        label="Notitie",
        required=False,
        max_length=200,
        help_text="Eén regel, als u de klant sprak. De klant mag dit lezen.",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, spoken: Any, tried: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spoken, self.tried = dict(spoken), dict(tried)
        self.fields["hoe"].choices = [*spoken, *tried]  # type: ignore[attr-defined]
        if not self.is_bound:
            self.fields["datum"].widget.attrs["autofocus"] = True  # under a minute: no way to go first

    def clean_datum(self) -> date | None:
        return happened(self.cleaned_data["datum"], "Een contact kan niet in de toekomst liggen.")

    def clean(self) -> None:
        data = self.cleaned_data
        soort, hoe = data.get("soort"), data.get("hoe")
        if soort == "gesprek" and hoe in self.tried:
            self.add_error("hoe", "Kies hoe u de klant sprak.")
        if soort == "poging" and hoe in self.spoken:
            self.add_error("hoe", "Kies wat er gebeurde.")
        if soort == "poging" and data.get("notitie"):
            self.add_error("notitie", "Bij een poging bewaren wij geen notitie. Haal de tekst weg.")


class ActieForm(BasisForm):
    """One agreement in one line."""

    wat = forms.CharField(label="Wat is er afgesproken?", max_length=200)
    wie = forms.ChoiceField(label="Wie doet het?", required=False, choices=WHO)
    anders = optional_text("Naam, als iemand anders het doet", 200)
    voor = forms.DateField(label="Voor wanneer?", required=False)
    nieuw_id = new_id()

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_voor(self) -> date | None:
        day: date | None = self.cleaned_data["voor"]
        if day and day < self.day:
            raise ValidationError("Deze dag is al voorbij.")
        return not_far_ahead(day) if day and "voor" in self.changed_data else day

    def clean(self) -> None:
        if self.cleaned_data.get("wie") == Uitvoerder.ANDER and not self.cleaned_data.get("anders"):
            self.add_error("anders", "Vul in wie dit doet.")
        ask_about_name(self, "anders", self.cleaned_data.get("wie"), str(self.fields["wie"].label))
