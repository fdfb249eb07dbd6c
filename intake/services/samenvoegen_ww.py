"""The ends of a WW of two people who become one: one open end remains, and undo gives back what each said.

Two of the same day are one (`samenvoegen_dubbel`). Which are open follows from the benefits of both, so this looks when
all rows have moved.
"""

from datetime import datetime
from typing import Any

from intake.enums import Wwresultaat
from intake.models import Klant, Wwrecht
from intake.models.ww import WwrechtQuerySet
from intake.services.samenvoegen_dubbel import SAMENGEVOEGD
from werkoffensief.web.clock import AMSTERDAM

Wat = dict[str, Any]
Stand = dict[str, list[str | None]]


def ww_stand(kept: Klant, merged: Klant) -> Stand:
    """What each end of the WW of both says: the benefits of the other file may change that."""
    return _stand(Wwrecht.objects.filter(klant__in=[kept, merged]))


def _stand(rows: WwrechtQuerySet) -> Stand:
    return {str(r.pk): [r.resultaat, r.resultaat_op.isoformat() if r.resultaat_op else None] for r in rows}


def unchanged_ww(wat: Wat) -> Stand:
    """What each said before the merge, of those that still say what the merge made of them. Ask before rows go back."""
    now = _stand(Wwrecht.objects.filter(pk__in=wat.get("ww_voor", {})))
    return {pk: said for pk, said in wat.get("ww_voor", {}).items() if now.get(pk) == wat["ww_na"].get(pk)}


def settle_open_ww(kept: Klant, now: datetime) -> Wat:
    """Of the open ends the last stays open. An earlier one that is past: there was WW again and no benefit, so inflow
    was prevented on that day (as migration 0041 has it). One that must still come lapses: a later day replaces it.
    """
    rows = list(Wwrecht.objects.live().filter(klant=kept, resultaat=Wwresultaat.OPEN).order_by("ww_einde"))
    told: Wat = {"blijft": str(rows[-1].pk) if len(rows) > 1 else None, "voorkomen": {}, "vervallen": []}
    today = now.astimezone(AMSTERDAM).date()
    for row in rows[:-1]:
        if row.ww_einde < today:
            row.resultaat, row.resultaat_op = Wwresultaat.VOORKOMEN, row.ww_einde
            told["voorkomen"][str(row.pk)] = row.ww_einde.isoformat()
        else:
            row.vervallen_op, row.vervallen_reden = now, SAMENGEVOEGD
            told["vervallen"].append(str(row.pk))
        row.save(update_fields=["resultaat", "resultaat_op", "vervallen_op", "vervallen_reden"])
    return told


def return_ww(wat: Wat, before: Stand) -> None:
    """Undo both, except for what somebody changed since. A trigger still makes it what the own benefit says."""
    lapsed = Wwrecht.objects.filter(pk__in=wat.get("ww_open", {}).get("vervallen", ()))
    lapsed.filter(vervallen_reden=SAMENGEVOEGD).update(vervallen_op=None, vervallen_reden=None)
    for pk, (result, day) in before.items():
        Wwrecht.objects.filter(pk=pk).update(resultaat=result, resultaat_op=day)
