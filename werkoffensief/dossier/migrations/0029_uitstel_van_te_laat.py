"""A line about what is late and somebody else's can be put off too."""

from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0028_dag_van_uitstel"),
        ("intake", "0087_klantnummer_zonder_tekens"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.RemoveConstraint(
                    model_name="uitstel",
                    name="uitstel_bekende_soort",
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
                            ("afspraak_ander", "Afspraak staat nog bij een ander"),
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
                            ("leningbrief", "Brief van het fonds nog niet verstuurd"),
                            ("regeling", "Regeling zonder brief"),
                            ("buddy", "Contact met een buddy"),
                            ("klantactie", "Wat de klant zou doen"),
                            ("anderactie", "Wat een ander zou doen"),
                            ("doel", "Doel waarvan de dag voorbij is"),
                            ("gestopt", "Werk of opleiding gestopt"),
                            ("uitkering", "Uitkering die doorloopt"),
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
                            ("afspraak_ander", "Afspraak staat nog bij een ander"),
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
                            ("leningbrief", "Brief van het fonds nog niet verstuurd"),
                            ("regeling", "Regeling zonder brief"),
                            ("buddy", "Contact met een buddy"),
                            ("klantactie", "Wat de klant zou doen"),
                            ("anderactie", "Wat een ander zou doen"),
                            ("doel", "Doel waarvan de dag voorbij is"),
                            ("gestopt", "Werk of opleiding gestopt"),
                            ("uitkering", "Uitkering die doorloopt"),
                        ],
                        max_length=20,
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
                                    "afspraak_ander",
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
                                    "leningbrief",
                                    "regeling",
                                    "buddy",
                                    "klantactie",
                                    "anderactie",
                                    "doel",
                                    "gestopt",
                                    "uitkering",
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
