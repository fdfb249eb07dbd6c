"""Two files become one: first look at what goes where, then merge; and undo it for thirty days."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from intake.forms import OngedaanForm, SamenvoegForm
from intake.models import Klant, Klantnummer, Samenvoeging
from intake.permissions import can_merge, can_undo_merge, can_view_klant
from intake.services import samenvoegen as services
from intake.services import samenvoegen_terug as undoing
from intake.services import samenvoegplan
from intake.services.samenvoegen_later import additions
from intake.views.access import get_klant, klant_page, to_dossier_or_start
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted

DONE = "De dossiers zijn samengevoegd. U kunt dit 30 dagen lang ongedaan maken, bij Dossiers samenvoegen."
UNDONE = "De samenvoeging is ongedaan gemaakt. Er zijn weer twee dossiers."
UNSEEN = (
    "U ziet geen klant met dit klantnummer. Is het een dossier van een ander team? Dan moet het eerst naar uw team; "
    "dat doet de teamleider daar. Weet u niet welk team het is? Vraag toegang met een reden, dan staat het hier."
)
OTHER_TEAM = (
    "Dit dossier is van team {team}. Vraag de teamleider daar om het eerst naar uw team te verplaatsen: {how}. "
    "Daarna kunt u samenvoegen."
)
BY_PLACE = "met een stadsdeel van uw team, bij Gegevens"
BY_REGISSEUR = "met Klant overdragen, aan een regisseur van uw team"
BSN_WORDS = {
    "rij": "Het BSN van het andere dossier komt mee.",
    "nummer": "Het BSN van het andere dossier komt mee.",
}


@requires(Rol.TEAMLEIDER)
def klant_samenvoegen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Take over another file of the same person: first look at both, then merge."""
    klant = get_klant(request.user, klant_id)
    if not can_merge(request.user, klant, klant):
        raise PermissionDenied
    form = SamenvoegForm(request.POST or None)
    other, elsewhere = _other_klant(request, klant, form)
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if other and data.get("versie") and data.get("andere_versie"):

        def merge(data: dict[str, Any]) -> None:
            services.merge_klanten(**_pair(request, klant, data["versie"], other, data["andere_versie"]))

        if accepted(form, merge):
            messages.success(request, DONE)
            return to_dossier_or_start(request, klant)
    if other and not form.errors:
        try:
            wat = services.try_merge(**_pair(request, klant, klant.versie, other, other.versie))
            return _confirm_merge(request, klant, other, form, wat)
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
    return klant_page(
        request,
        klant,
        form,
        template="intake/klant_samenvoegen_begin.html",
        titel="Dossiers samenvoegen",
        samenvoegingen=_undoable(klant),
        ander=elsewhere,
    )


def _pair(request: MemberRequest, klant: Klant, versie: int, other: Klant, andere: int) -> dict[str, Any]:
    return {
        "door": request.user.pk,
        "kept_id": klant.pk,
        "kept_versie": versie,
        "merged_id": other.pk,
        "merged_versie": andere,
        "now": clock.now(),
    }


def _other_klant(
    request: MemberRequest, klant: Klant, form: SamenvoegForm
) -> tuple[Klant | None, Klant | None]:
    """The klant of the number that was typed, for a teamleider whose work it is; or the one who is seen with a reason
    only: then the page says which team must let it go, and the log that it was said.
    """
    if not (form.is_bound and form.is_valid()):
        return None, None
    row = Klantnummer.objects.select_related("klant__team").typed(form.cleaned_data["nummer"]).first()
    if row is None or not can_merge(request.user, klant, row.klant):
        seen = row.klant if row and can_view_klant(request.user, row.klant) else None
        form.add_error("nummer", _whose(seen) if seen else UNSEEN)
        return None, seen
    if row.klant_id == klant.pk:
        form.add_error("nummer", "Dit is het dossier waar u nu bent. Vul het andere klantnummer in.")
        return None, None
    return row.klant, None


def _whose(other: Klant) -> str:
    """A visitor sees on the file itself whose it is."""
    how = BY_REGISSEUR if other.regisseur_id else BY_PLACE
    return OTHER_TEAM.format(team=other.team.naam if other.team else "", how=how)


def _confirm_merge(
    request: MemberRequest, klant: Klant, other: Klant, form: SamenvoegForm, wat: services.Wat
) -> HttpResponse:
    versions = {"versie": klant.versie, "andere_versie": other.versie}
    return klant_page(
        request,
        klant,
        SamenvoegForm(initial={"nummer": form.cleaned_data["nummer"], **versions}),
        template="intake/klant_samenvoegen.html",
        ander=other,
        twijfel=samenvoegplan.doubt(klant, other),
        vergelijking=samenvoegplan.compare(klant, other),
        aantallen=samenvoegplan.moves(wat),
        verder=samenvoegplan.consequences(klant, other, clock.today()),
        vervalt=samenvoegplan.lapses(wat),
        bsn=BSN_WORDS.get(wat["bsn"].get("hoe", ""), ""),
    )


def _undoable(klant: Klant) -> list[Samenvoeging]:
    """The merges of this file with whether they can still be undone."""
    rows = list(undoing.last_merges(klant))
    for row in rows:
        over = clock.now() - row.op > undoing.UNDO_FOR
        row.kan_terug = row.ongedaan_op is None and bool(row.wat) and not over
    return rows


@requires(Rol.TEAMLEIDER)
def samenvoeging_ongedaan(request: MemberRequest, samenvoeging_id: UUID) -> HttpResponse:
    """Look at what goes back to the other file, and undo the merge."""
    rows = Samenvoeging.objects.filter(pk=samenvoeging_id, ongedaan_op__isnull=True)
    row = rows.select_related("klant", "door").first()
    if row is None or not can_undo_merge(request.user, row):
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    back, broken = undoing.without_choice(row, klant) if row.wat else ({}, {})
    later = additions(row, klant, back) if row.wat else []
    drafts = undoing.drafts_of(row, klant)
    staying = samenvoegplan.drafts_that_stay(drafts.blijft, request.user.pk)
    form = OngedaanForm(request.POST or None, toevoegingen=[(item.sleutel, item.woorden) for item in later])

    def undo(data: dict[str, Any]) -> None:
        mee = None if data.get("alles") else data.get("mee", ())
        undoing.undo_merge(door=request.user.pk, samenvoeging_id=row.pk, now=clock.now(), mee=mee)

    if accepted(form, undo):
        messages.success(request, f"{UNDONE} {staying}".strip())
        return to_dossier_or_start(request, klant)
    refused = undoing.why_not(row, klant, clock.now())
    return klant_page(
        request,
        klant,
        form,
        template="intake/samenvoeging_ongedaan.html",
        titel="Samenvoeging ongedaan maken",
        samenvoeging=row,
        nummer=row.wat.get("nummer", ""),
        waarom_niet="" if form.is_bound else refused,
        kan_niet=bool(refused),
        aantallen=samenvoegplan.moves(row.wat, drafts.terug) if row.wat else [],
        concepten=staying,
        volgt=undoing.counted(undoing.followers(row, back)),
        los=undoing.counted(broken),
    )
