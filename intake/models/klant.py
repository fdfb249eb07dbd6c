"""The person, known by a klantnummer; after a merge the old number is an alias of the remaining klant."""

import unicodedata
import uuid
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Collate

from intake.enums import Grondslag
from intake.expressions import (
    AmongTexts,
    BareNumber,
    NameVariants,
    NumberCore,
    PlaceAmong,
    SearchName,
    born_order,
    district_order,
)
from intake.models.deuren import CASEWORK, Toegang, Vertrouweling, opens_files
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening, Team, Waarneming
from werkoffensief.logboek.expressions import AmongIds, SortName, Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Levering, trimmed
from werkoffensief.web.zichtbaar import plain_name


class KlantQuerySet(models.QuerySet["Klant"]):
    def current(self) -> "KlantQuerySet":
        """People who are a file of their own: not merged into another."""
        return self.filter(samengevoegd_in__isnull=True)

    def seen_by_task(self, medewerker: Medewerker) -> "KlantQuerySet":
        """The people whose file this medewerker opens as their work. The list form of `sees_by_task`.

        The team's people, always the own klanten and those of a regisseur for whom one stands in, and for teamleiders
        those in no team. Shielded files: the present
        regisseur and the named people, and while none of them can open it the teamleider, who must act.
        """
        return self.current().filter(_by_task(medewerker)) if _works_with_klanten(medewerker) else self.none()

    def seen_by_nobody(self) -> "KlantQuerySet":
        """The people whose file nobody who works here opens as their work: in nobody's `seen_by_task`.

        Those of a team in which nobody opens files (a shielded file: in which nobody is teamleider), and in no team
        while there is no teamleider at all; without a regisseur or a named medewerker who can act.
        """
        named = Vertrouweling.objects.current().filter(opens_files("medewerker"), klant=OuterRef("pk"))
        shielded = Q(afgeschermd_op__isnull=False)
        leaders = Rolverlening.objects.current().filter(medewerker__is_active=True, rol=Rol.TEAMLEIDER)
        nobody_there = (
            (Q(team__isnull=True) & ~Exists(leaders))
            | (~shielded & Q(team__in=_teams_without(CASEWORK)))
            | (shielded & Q(team__in=_teams_without((Rol.TEAMLEIDER,))))
        )
        covers = Waarneming.objects.current().filter(
            opens_files("waarnemer"), medewerker=OuterRef("regisseur")
        )
        free = self.current().filter(nobody_there, ~opens_files("regisseur"), shielded | ~Exists(covers))
        return free.exclude(shielded & Q(Exists(named)))

    def visible_to(self, medewerker: Medewerker) -> "KlantQuerySet":
        """The people whose file this medewerker may open (contract section 1). The list form of `can_view_klant`.

        Those of their work, and those to whom a Toegang leads at this moment.
        """
        if not _works_with_klanten(medewerker):
            return self.none()
        granted = Toegang.objects.current().filter(medewerker=medewerker).values("klant")
        with_reason = Q(afgeschermd_op__isnull=True) & Q(AmongIds("pk", granted))
        return self.current().filter(_by_task(medewerker) | with_reason)


def _teams_without(rollen: tuple[Rol, ...]) -> models.QuerySet[Team]:
    """The teams in which nobody active has one of these roles."""
    grants = Rolverlening.objects.current().filter(medewerker__is_active=True, rol__in=rollen)
    return Team.objects.exclude(Exists(grants.filter(medewerker__team=OuterRef("pk"))))


def _works_with_klanten(medewerker: Medewerker) -> bool:
    return medewerker.has_role(Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)


def _by_task(medewerker: Medewerker) -> Q:
    named = Vertrouweling.objects.current()
    own = Q(regisseur_id=medewerker.pk)
    covered = Q(afgeschermd_op__isnull=True) & covered_by("regisseur_id", medewerker)
    team = Q(team_id=medewerker.team_id) if medewerker.team_id else Q(pk__in=[])
    open_file = Q(afgeschermd_op__isnull=True)
    trusted = Q(afgeschermd_op__isnull=False) & Q(
        AmongIds("pk", named.filter(medewerker=medewerker).values("klant"))
    )
    if medewerker.has_role(Rol.TEAMLEIDER):
        team |= Q(team__isnull=True)
        others = named.filter(opens_files("medewerker"), klant=OuterRef("pk"))
        open_file |= Q(~opens_files("regisseur")) & Q(~Exists(others))
    return own | covered | (team & open_file) | trusted


def covered_by(regisseur: str, medewerker: Medewerker) -> Q:
    """That this medewerker stands in today for the regisseur whose id is in this column."""
    return Q(
        AmongIds(regisseur, Waarneming.objects.current().filter(waarnemer=medewerker).values("medewerker"))
    )


@track_history(exclude=("team", "regisseur", "sorteernaam", "zoeknaam"))
class Klant(models.Model):
    """A person. `id` is the only id in URLs; `team` and `regisseur` are derived and kept by triggers.

    `team` is the scope of every list (contract: the team of today's regisseur, else of the stadsdeel, else none).
    `tolk_taal`: the language of the interpreter whom the klant needs, set by a person; nobody is ordered by it.
    `veiligheid`: what to do at a home visit, to be judged again before `veiligheid_tot`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klantnummer = models.CharField(max_length=200, null=True, unique=True, editable=False)
    voornaam = models.CharField(max_length=200, null=True, blank=True)
    tussenvoegsel = models.CharField(max_length=200, null=True, blank=True)
    achternaam = models.CharField(max_length=200)
    sorteernaam = models.GeneratedField(
        expression=SortName(F("achternaam"), F("voornaam"), F("tussenvoegsel")),
        output_field=models.CharField(max_length=700),
        db_persist=True,
    )
    zoeknaam = models.GeneratedField(
        expression=SearchName(F("achternaam"), F("voornaam"), F("tussenvoegsel")),
        output_field=models.TextField(),
        db_persist=True,
    )
    geboortedatum = models.DateField(null=True, blank=True)
    stadsdeel = models.CharField(max_length=200, null=True, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, editable=False, related_name="klanten")
    regisseur = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, editable=False, related_name="klanten"
    )
    grondslag = models.CharField(
        max_length=20, choices=Grondslag.choices, default=Grondslag.BIJSTAND, db_default=Grondslag.BIJSTAND
    )
    let_op = models.CharField(max_length=200, null=True, blank=True)
    tolk_taal = models.CharField(max_length=200, null=True, blank=True)
    veiligheid = models.CharField(max_length=200, null=True, blank=True)
    veiligheid_tot = models.DateField(null=True, blank=True)
    overleden_op = models.DateField(null=True, blank=True)
    verhuisd_op = models.DateField(null=True, blank=True)
    afgeschermd_op = models.DateTimeField(null=True, editable=False)
    afgeschermd_reden = models.CharField(max_length=200, null=True, editable=False)
    samengevoegd_in = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="opgenomen"
    )
    gewist_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    objects = KlantQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "klanten"
        indexes = [
            models.Index(fields=["team", "sorteernaam", "id"], name="klant_team_naam"),
            models.Index(fields=["regisseur", "sorteernaam", "id"], name="klant_regisseur_naam"),
            models.Index("team", born_order(), "id", name="klant_team_geboren"),
            models.Index("team", district_order(), "id", name="klant_team_stadsdeel"),
            models.Index(Collate("sorteernaam", "C"), "id", name="klant_achternaam"),
            GinIndex(fields=["zoeknaam"], opclasses=["gin_trgm_ops"], name="klant_zoeknaam"),
            GinIndex(NameVariants("zoeknaam"), name="klant_naamvarianten"),
            models.Index(fields=["geboortedatum"], name="klant_geboortedatum"),
            models.Index(NumberCore("klantnummer"), name="klant_klantnummer_kern"),
            GinIndex(fields=["klantnummer"], opclasses=["gin_trgm_ops"], name="klant_klantnummer_deel"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(klantnummer__isnull=False, samengevoegd_in__isnull=True)
                | Q(klantnummer__isnull=True, samengevoegd_in__isnull=False),
                name="klant_nummer_of_samengevoegd",
                violation_error_message="Een klant heeft een klantnummer of is samengevoegd met een andere klant.",
            ),
            models.CheckConstraint(
                condition=~Q(samengevoegd_in=F("id")),
                name="klant_niet_in_zichzelf",
                violation_error_message="Een klant kan niet met zichzelf worden samengevoegd.",
            ),
            models.CheckConstraint(
                condition=Q(afgeschermd_op__isnull=True, afgeschermd_reden__isnull=True)
                | Q(afgeschermd_op__isnull=False, afgeschermd_reden__isnull=False),
                name="klant_afgeschermd_met_reden",
                violation_error_message="Geef een reden waarom dit dossier is afgeschermd.",
            ),
            models.CheckConstraint(
                condition=Q(grondslag__in=Grondslag.values),
                name="klant_bekende_grondslag",
                violation_error_message="Deze grondslag bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(achternaam__regex=r"\S"),
                name="klant_met_achternaam",
                violation_error_message="Vul een achternaam in.",
            ),
            models.CheckConstraint(
                condition=Q(veiligheid__isnull=True, veiligheid_tot__isnull=True)
                | Q(veiligheid__isnull=False, veiligheid_tot__isnull=False),
                name="klant_veiligheid_met_einddatum",
                violation_error_message="Zet bij de afspraak over veiligheid tot wanneer zij geldt.",
            ),
            models.CheckConstraint(
                condition=Q(geboortedatum__lte=Today()),
                name="klant_geboren",
                violation_error_message="De geboortedatum ligt in de toekomst.",
            ),
        ]

    @property
    def naam(self) -> str:
        """First name, tussenvoegsel and surname as one reads them.

        Without signs that turn the letters around or steer a screen: a form leaves them out, a delivery is kept and
        given back as it came (contract section 2).
        """
        parts = (self.voornaam, self.tussenvoegsel, self.achternaam)
        return " ".join(plain_name(part) for part in parts if part)

    def led_by(self, medewerker: Medewerker) -> bool:
        """Whether this is the regisseur, or stands in for the regisseur today; never so in a shielded file."""
        covered = self.afgeschermd_op is None and self.regisseur_id in medewerker.waargenomen
        return self.regisseur_id == medewerker.pk or covered

    def age_on(self, day: date) -> int | None:
        """Whole years on `day`; None without a birth date."""
        if self.geboortedatum is None:
            return None
        born = self.geboortedatum
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class KlantnummerQuerySet(models.QuerySet["Klantnummer"]):
    def typed(self, text: str) -> "KlantnummerQuerySet":
        """The number that somebody typed, at most one: as it stands there, else with capitals, or with other spaces,
        dots and hyphens. When those signs alone part it from the number of somebody else, only as it stands there.
        """
        whole, joined = text.strip(), "".join(text.split())
        ways = [whole, joined, joined.upper(), joined.lower()]
        bare = "".join(sign for sign in joined if sign != "." and unicodedata.category(sign) != "Pd")
        known, like = (
            AmongTexts("nummer", ways),
            AmongTexts(BareNumber("nummer"), [bare, bare.upper(), bare.lower()]),
        )
        others = Klantnummer.objects.filter(like).exclude(klant=OuterRef("klant"))
        mine = Q(nummer=whole) | Q(known, ~Exists(others.exclude(known))) | ~Exists(others)
        return self.filter(known | like, mine).order_by(PlaceAmong("nummer", ways), "nummer")[:1]


@track_history()
class Klantnummer(models.Model):
    """Every number under which a klant is known: the present one and those of merged people (aliases)."""

    nummer = models.CharField(primary_key=True, max_length=200)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="nummers")
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    objects = KlantnummerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "klantnummers"
        indexes = [models.Index(BareNumber("nummer"), name="klantnummer_kaal")]
        constraints = [trimmed("nummer", of="klantnummer")]
