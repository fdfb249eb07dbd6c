"""The parts of a form on a page."""

from typing import Any

from django import forms, template

register = template.Library()


@register.inclusion_tag("onderdelen/_formulier.html", takes_context=True)
def formulier(
    context: template.Context,
    form: Any,
    knop: str,
    terug: str = "",
    terug_tekst: str = "Annuleren",
    actie: str = "",
) -> dict[str, Any]:
    """A whole form: error summary, fields, one primary button, and a way back.

    `{% formulier form "Gesprek vastleggen" terug=klant.get_absolute_url %}`
    """
    return {
        "csrf_token": context.get("csrf_token", ""),
        "form": form,
        "knop": knop,
        "terug": terug,
        "terug_tekst": terug_tekst,
        "actie": actie,
        "methode": form.method,
        "meerdelig": form.is_multipart(),
        # What makes or changes a row comes back after a log-in, also without a long text (bewaar.js).
        "bewaar": form.method == "post" and not {"nieuw_id", "versie"}.isdisjoint(form.fields),
    }


@register.filter
def veldsoort(bound: forms.BoundField) -> str:
    """How a field is laid out: `vinkje` (one checkbox), `groep` (a fieldset), `enkel` (label and input)."""
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return "vinkje"
    return "groep" if bound.use_fieldset else "enkel"


@register.filter
def verplicht(bound: forms.BoundField) -> bool:
    """Whether the label must not say "(niet verplicht)"; a lone checkbox is never called optional."""
    return bool(
        bound.field.required
        or isinstance(bound.field.widget, forms.CheckboxInput)
        or bound.name in getattr(bound.form, "optional_together", ())
    )
