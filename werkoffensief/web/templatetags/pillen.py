"""Choices beside each other, written in one go: a page with two hundred of them would else be slow.

Each choice has `id`, `naam`, `waarde`, `label` and `aan` (chosen).
"""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
PILL = '<label class="pil"><input type="{}" name="{}" id="{}" value="{}"{}><span>{}</span></label>'


@lru_cache(maxsize=2048)  # the choices of a page are the same for everybody
def _pill(
    kind: str, name: str, own_id: str, value: str, label: str, chosen: bool, short: bool = False
) -> str:
    words = escape(label)
    if short:  # the number alone; the word is for who listens
        words = f'{escape(value or "–")}<span class="visually-hidden"> {escape(label[2:] if value else label)}</span>'
    return PILL.format(kind, escape(name), escape(own_id), escape(value), " checked" if chosen else "", words)


@lru_cache(maxsize=512)
def _option(value: str, label: str, chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(label)}</option>'


def _is_chosen(keuzes: Sequence[Any]) -> list[bool]:
    """Of radios the first when none is."""
    chosen = [keuze.aan for keuze in keuzes]
    return chosen if any(chosen) else [place == 0 for place in range(len(chosen))]


def _written(parts: list[str]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped above)


def _group(keuzes: Sequence[Any], *, short: bool = False) -> SafeString:
    pairs = zip(keuzes, _is_chosen(keuzes), strict=True)
    return _written([_pill("radio", k.naam, k.id, k.waarde, k.label, on, short) for k, on in pairs])


@register.simple_tag
def radios(keuzes: Sequence[Any]) -> SafeString:
    """One of these; the first when none was chosen."""
    return _group(keuzes)


@register.simple_tag
def niveaus(keuzes: Sequence[Any]) -> SafeString:
    """Levels by their number alone."""
    return _group(keuzes, short=True)


@register.simple_tag
def vinkjes(keuzes: Sequence[Any]) -> SafeString:
    """Any of these."""
    return _written([_pill("checkbox", k.naam, k.id, k.waarde, k.label, k.aan) for k in keuzes])


@register.simple_tag
def opties(keuzes: Sequence[Any]) -> SafeString:
    """The choices of a select."""
    return _written([_option(k.waarde, k.label, k.aan) for k in keuzes])


LABEL = '<label class="form-label" for="{0}">{1}</label>'
WRONG = '<p class="veldfout" id="{0}_error"><span class="visually-hidden">Fout:</span> {1}</p>'
INVALID = ' aria-describedby="{0}_error" aria-invalid="true"'


def _named(veld: Any) -> tuple[str, str]:
    """The label of a field with what is wrong with it, and the attributes that tie the field to both."""
    own_id, words = escape(veld.id), " ".join(escape(text) for text in veld.fouten)
    label = LABEL.format(own_id, escape(veld.label)) + (WRONG.format(own_id, words) if words else "")
    tied = f'name="{escape(veld.naam)}" id="{own_id}"' + (INVALID.format(own_id) if words else "")
    return label, tied


@register.simple_tag
def vinkregels(regels: Sequence[Any], lengte: int = 200) -> SafeString:
    """Ticks (`vinkje`), each with a choice (`keuze`) and a line (`tekst`) that appear when it is on.

    The placeholder of one space tells the style sheet whether something stands in the line.
    """
    parts = []
    for regel in regels:
        (what, choice), (which, line) = _named(regel.keuze), _named(regel.tekst)
        parts += [
            f'<div class="vinkregel">{vinkjes([regel.vinkje])}<div class="rij"><div>{what}',
            f'<select class="form-select" {choice}>{opties(regel.keuze.keuzes)}</select></div>',
            f'<div class="breed">{which}<input class="form-control" type="text" {line}',
            f' value="{escape(regel.tekst.waarde)}" maxlength="{int(lengte)}" placeholder=" " autocomplete="off">',
            "</div></div></div>",
        ]
    return _written(parts)


FIELD = (
    '<div id="div_{0}" class="veld{1}"><label class="form-label" for="{0}">{2}</label>{3}{4}'
    '<input type="text" name="{5}" value="{6}" id="{0}" class="form-control{7}" autocomplete="off"{8}></div>'
)


@register.simple_tag
def tekstveld(veld: Any, hulp: str = "", kort: bool = False, lengte: int = 200) -> SafeString:
    """A line to write in, as `bootstrap5/field.html` writes it (`id`, `naam`, `label`, `waarde`, `fouten`)."""
    own_id = escape(veld.id)
    help_text = f'<div id="{own_id}_helptext" class="form-text">{escape(hulp)}</div>' if hulp else ""
    words = " ".join(escape(text) for text in veld.fouten)
    wrong = (
        f'<p id="{own_id}_error" class="veldfout"><span class="visually-hidden">Fout:</span> {words}</p>'
        if words
        else ""
    )
    described = [part for part, there in ((f"{own_id}_helptext", hulp), (f"{own_id}_error", words)) if there]
    extra = f' maxlength="{int(lengte)}"'
    extra += f' aria-describedby="{" ".join(described)}"' if described else ""
    extra += ' aria-invalid="true"' if words else ""
    parts = FIELD.format(
        own_id,
        " veld-fout" if words else "",
        escape(veld.label),
        help_text,
        wrong,
        escape(veld.naam),
        escape(veld.waarde),
        " kort" if kort else "",
        extra,
    )
    return _written([parts])
