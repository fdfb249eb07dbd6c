"""More that asks somebody for something, and a plan of somebody under 27 that many would move too far."""

from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0022_wissen_met_leningbrief"),
        ("intake", "0083_klantnummer_deel"),
        ("trajecten", "0037_toekenning_een_per_dag"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.RemoveConstraint(
                    model_name="bulkregel",
                    name="bulkregel_bekende_uitkomst",
                ),
                migrations.RemoveConstraint(
                    model_name="uitstel",
                    name="uitstel_bekende_soort",
                ),
                migrations.AlterField(
                    model_name="bulkregel",
                    name="uitkomst",
                    field=models.CharField(
                        choices=[
                            ("niet_zichtbaar", "U kunt dit dossier niet (meer) openen."),
                            ("overleden", "Deze persoon is overleden."),
                            ("geen_traject", "Er loopt geen traject."),
                            ("heeft_traject", "Er is al een traject."),
                            (
                                "eerder_traject",
                                "Er was al een traject op of na deze dag. Kies een latere dag.",
                            ),
                            ("te_vroeg", "Het traject begint pas na deze dag."),
                            (
                                "latere",
                                "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf.",
                            ),
                            ("al_regisseur", "Is al de regisseur."),
                            (
                                "begint_net",
                                "De regisseur van nu begint pas op deze dag. Kies een latere dag.",
                            ),
                            (
                                "heeft_evaluatie",
                                "Heeft al een dag voor de evaluatie. Wijzig die in het plan zelf.",
                            ),
                            (
                                "onder_27",
                                "Is jonger dan 27: die dag is te laat om weer naar het plan te kijken. Kies een eerdere.",
                            ),
                            ("mag_niet", "U mag dit niet doen voor deze klant."),
                            ("toewijzen", "Krijgt deze regisseur."),
                            ("overdragen", "Gaat over naar deze regisseur."),
                            ("starten", "Krijgt een traject met deze regisseur."),
                            ("plannen", "De evaluatie komt op deze dag."),
                            ("verzetten", "De evaluatie was al aan de beurt, en gaat naar deze dag."),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="bulkregelgeschiedenis",
                    name="uitkomst",
                    field=models.CharField(
                        choices=[
                            ("niet_zichtbaar", "U kunt dit dossier niet (meer) openen."),
                            ("overleden", "Deze persoon is overleden."),
                            ("geen_traject", "Er loopt geen traject."),
                            ("heeft_traject", "Er is al een traject."),
                            (
                                "eerder_traject",
                                "Er was al een traject op of na deze dag. Kies een latere dag.",
                            ),
                            ("te_vroeg", "Het traject begint pas na deze dag."),
                            (
                                "latere",
                                "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf.",
                            ),
                            ("al_regisseur", "Is al de regisseur."),
                            (
                                "begint_net",
                                "De regisseur van nu begint pas op deze dag. Kies een latere dag.",
                            ),
                            (
                                "heeft_evaluatie",
                                "Heeft al een dag voor de evaluatie. Wijzig die in het plan zelf.",
                            ),
                            (
                                "onder_27",
                                "Is jonger dan 27: die dag is te laat om weer naar het plan te kijken. Kies een eerdere.",
                            ),
                            ("mag_niet", "U mag dit niet doen voor deze klant."),
                            ("toewijzen", "Krijgt deze regisseur."),
                            ("overdragen", "Gaat over naar deze regisseur."),
                            ("starten", "Krijgt een traject met deze regisseur."),
                            ("plannen", "De evaluatie komt op deze dag."),
                            ("verzetten", "De evaluatie was al aan de beurt, en gaat naar deze dag."),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="uitstel",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("taak", "Eerst praten"),
                            ("actie", "Wat u zou doen"),
                            ("belofte", "Beloofd te bellen"),
                            ("afspraak", "Uitkomst van een afspraak"),
                            ("concept", "Verslag afmaken"),
                            ("evaluatie", "Evaluatie van een plan"),
                            ("nazorg", "Nazorg"),
                            ("wachtpunt", "Waar een plan op wacht"),
                            ("stap", "Stap die zou beginnen"),
                            ("ontheffing", "Ontheffing bekijken"),
                            ("wens", "Vraag om een andere regisseur"),
                            ("nazorg_zonder", "Nazorg zonder regisseur"),
                            ("plaats", "Er is plaats"),
                            ("besluit", "Hulp zonder besluit"),
                            ("brief", "Brief nog niet verstuurd"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="uitstelgeschiedenis",
                    name="soort",
                    field=models.CharField(
                        choices=[
                            ("taak", "Eerst praten"),
                            ("actie", "Wat u zou doen"),
                            ("belofte", "Beloofd te bellen"),
                            ("afspraak", "Uitkomst van een afspraak"),
                            ("concept", "Verslag afmaken"),
                            ("evaluatie", "Evaluatie van een plan"),
                            ("nazorg", "Nazorg"),
                            ("wachtpunt", "Waar een plan op wacht"),
                            ("stap", "Stap die zou beginnen"),
                            ("ontheffing", "Ontheffing bekijken"),
                            ("wens", "Vraag om een andere regisseur"),
                            ("nazorg_zonder", "Nazorg zonder regisseur"),
                            ("plaats", "Er is plaats"),
                            ("besluit", "Hulp zonder besluit"),
                            ("brief", "Brief nog niet verstuurd"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bulkregel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitkomst__isnull", True),
                            (
                                "uitkomst__in",
                                [
                                    "niet_zichtbaar",
                                    "overleden",
                                    "geen_traject",
                                    "heeft_traject",
                                    "eerder_traject",
                                    "te_vroeg",
                                    "latere",
                                    "al_regisseur",
                                    "begint_net",
                                    "heeft_evaluatie",
                                    "onder_27",
                                    "mag_niet",
                                    "toewijzen",
                                    "overdragen",
                                    "starten",
                                    "plannen",
                                    "verzetten",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="bulkregel_bekende_uitkomst",
                        violation_error_message="Deze uitkomst bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitstel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                [
                                    "taak",
                                    "actie",
                                    "belofte",
                                    "afspraak",
                                    "concept",
                                    "evaluatie",
                                    "nazorg",
                                    "wachtpunt",
                                    "stap",
                                    "ontheffing",
                                    "wens",
                                    "nazorg_zonder",
                                    "plaats",
                                    "besluit",
                                    "brief",
                                ],
                            )
                        ),
                        name="uitstel_bekende_soort",
                        violation_error_message="Dit kunt u niet uitstellen.",
                    ),
                ),
            ]
        ),
    ]
