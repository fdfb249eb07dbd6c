"""What klant and regisseur agree: the plan as it is on that day becomes a version that nobody changes."""

from datetime import date
from uuid import UUID

from django.db.models import Max

from trajecten.models import Planversie, Traject
from trajecten.overzicht.plan import Planbeeld, beeld_of, copy_of, fingerprint, is_young, latest_evaluation
from trajecten.services.basis import AGAIN, open_traject, too_late
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, sent_before

CHANGED = (
    "Het plan is veranderd terwijl u het las. Lees samen hieronder wat er nu staat, en leg het dan vast."
)
SAME = "Dit plan is al zo afgesproken, in versie {}. Er is niets veranderd."


def agree_plan(
    *, door: UUID, traject_id: UUID, versie_id: UUID, afgesproken_op: date, gezien: str, vandaag: date
) -> Planversie:
    """Klant and regisseur agree on the plan as it is now. `gezien`: the fingerprint of what they read.

    Of somebody under 27 on the day of agreeing the parts of Participatiewet art. 44a and the day of the next
    evaluation are required. Sent twice with one `versie_id` it is one.
    """
    with handeling(door=door), checked():
        known = sent_before(
            Planversie.objects.filter(traject=traject_id),
            pk=versie_id,
            content={"afgesproken_op": afgesproken_op},
        )
        if known:
            return known
        traject = open_traject(traject_id)
        beeld = beeld_of(Traject.objects.select_related("klant", "plan").get(pk=traject.pk), vandaag)
        refuse_unfit(beeld, afgesproken_op, vandaag)
        inhoud = copy_of(beeld)
        if fingerprint(inhoud) != gezien:
            raise RefusalError(CHANGED)
        if beeld.laatste and beeld.laatste.inhoud == inhoud:
            raise RefusalError(SAME.format(beeld.laatste.nummer))
        last = Planversie.objects.filter(traject=traject).aggregate(hoogste=Max("nummer"))["hoogste"]
        return Planversie.objects.create(
            pk=versie_id, klant_id=traject.klant_id, traject=traject, nummer=(last or 0) + 1,
            afgesproken_op=afgesproken_op, medewerker_id=door, inhoud=inhoud,
        )  # fmt: skip


def refuse_unfit(beeld: Planbeeld, day: date, vandaag: date) -> None:
    """Say everything that a plan lacks before it can be agreed on `day`, in one sentence each."""
    if day > vandaag:
        raise RefusalError(
            "Deze dag moet nog komen. Kies de dag waarop u het eens werd.", field="afgesproken_op"
        )
    if day < beeld.traject.start:
        raise RefusalError("Deze dag ligt voor het begin van het traject.", field="afgesproken_op")
    last = beeld.laatste
    if last and day < last.afgesproken_op:
        raise RefusalError("Deze dag ligt voor die van de vorige versie.", field="afgesproken_op")
    lacking = lacks(beeld, day)
    if lacking:
        raise RefusalError(" ".join(lacking))


OF_YOUNG = {
    "ondersteuning": "Onder de 27 jaar: schrijf welke hulp de klant krijgt.",
    "plichten": "Onder de 27 jaar: schrijf waar de klant zich aan houdt.",
    "gevolgen": "Onder de 27 jaar: schrijf wat er gebeurt als dat niet lukt.",
}


def lacks(beeld: Planbeeld, day: date) -> list[str]:
    """What a plan still lacks to be agreed on `day`, each a sentence."""
    plan, found = beeld.plan, []
    if not beeld.regisseur:
        found.append("Er is geen regisseur. Wijs eerst een regisseur toe.")
    if not (plan and plan.einddoel):
        found.append("Kies waar het plan naartoe gaat.")
    if not (beeld.open_doelen or beeld.open_acties):
        found.append("Zet ten minste één doel of één actie in het plan.")
    return found + (_lacks_of_young(beeld, day) if is_young(beeld.traject.klant, day) else [])


def _lacks_of_young(beeld: Planbeeld, day: date) -> list[str]:
    """What Participatiewet art. 44a asks for, and the day of the next evaluation."""
    found = [sentence for name, sentence in OF_YOUNG.items() if not getattr(beeld.plan, name, None)]
    again = beeld.traject.evaluatie_op
    last = latest_evaluation(beeld.traject.klant, day)
    if again is None or again < day:
        found.append(AGAIN)
    elif last and again > last:
        found.append(too_late(last))
    return found
