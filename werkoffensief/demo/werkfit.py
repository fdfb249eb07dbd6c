"""Who came to the werkfit groups in the last weeks, what was agreed to build up, and how somebody stands."""

import uuid
from datetime import date, timedelta

from intake.models import Klant
from trajecten.enums import Aanwezig, Werkfit
from trajecten.models import Aanbod, Groepsdagdeel, Stap
from trajecten.services import werkfit as services
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock

BACK = 21  # days of attendance
MINUTES = 180
WAAROM = (
    (Werkfit.NOG_NIET, "Komt graag, maar houdt een hele ochtend nog niet vol."),
    (Werkfit.BIJNA, "Is op tijd en helpt anderen. Wij oefenen nog met afzeggen als het niet lukt."),
    (Werkfit.WERKFIT, "Werkt al weken drie ochtenden zonder uitval. Klaar voor een proefplaatsing."),
)


def make_attendance(accounts: dict[str, Medewerker], *, today: date) -> None:
    """Of each step of `regisseur` with a place in a group that meets: a build-up, three weeks, an assessment."""
    regisseur = accounts["regisseur"]
    rows = Stap.objects.filter(
        klant__regisseur=regisseur,
        aanbod__dagdelen__isnull=False,
        einde__isnull=True,
        vervallen_op__isnull=True,
    )
    steps = list(rows.select_related("traject", "aanbod").distinct().order_by("stapnummer"))
    for number, step in enumerate(steps):
        for later, dagen in ((0, 2), (28, 3)):
            services.agree_opbouw(
                door=regisseur.pk, stap_id=step.pk, opbouw_id=uuid.uuid4(),
                vanaf=step.start + timedelta(days=later), dagen=dagen, uren=3 * dagen,
            )  # fmt: skip
        uitkomst, waarom = WAAROM[number % len(WAAROM)]
        services.assess(
            door=regisseur.pk, traject_id=step.traject_id, beoordeling_id=uuid.uuid4(), dag=today, uitkomst=uitkomst,
            waarom=waarom,
        )  # fmt: skip
    for aanbod in Aanbod.objects.filter(pk__in={step.aanbod_id for step in steps}).order_by("aanbodnummer"):
        _weeks(aanbod, regisseur, today)


def _weeks(aanbod: Aanbod, regisseur: Medewerker, today: date) -> None:
    """Mostly everybody came; now and then somebody called off, one twice in a row."""
    days = set(Groepsdagdeel.objects.filter(aanbod=aanbod).values_list("dag", flat=True))
    of = {"door": regisseur.pk, "aanbod_id": aanbod.pk, "klanten": Klant.objects.filter(regisseur=regisseur)}
    for back in range(BACK, 0, -1):
        day = today - timedelta(days=back)
        if day.isoweekday() not in days:
            continue
        steps = services.steps_on(aanbod.pk, day).filter(klant__regisseur=regisseur).order_by("stapnummer")
        missed = [
            services.Merk(step.pk, Aanwezig.AFWEZIG if back < 8 else Aanwezig.AFGEZEGD, None, 0)
            for number, step in enumerate(steps)
            if (number == 1 and back < 8) or (back + number) % 7 == 0
        ]
        services.fill_in(**of, dag=day, merken=missed, vandaag=today, now=clock.now())  # type: ignore[arg-type]
        services.everybody_came(**of, dag=day, minuten=MINUTES, vandaag=today)  # type: ignore[arg-type]
