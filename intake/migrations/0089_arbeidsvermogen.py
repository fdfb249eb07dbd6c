"""Two fixed questions more: what somebody can earn, and whether they are in the register for it (GGM)."""

from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen

LISTS = {
    "arbeidsvermogen": {
        "zelf_minimumloon": "Kan zelf het minimumloon of meer verdienen",
        "hulp_minimumloon": "Kan met hulp het minimumloon of meer verdienen",
        "onder_minimumloon": "Kan minder dan het minimumloon verdienen",
        "tijdelijk_geen": "Kan nu tijdelijk niet werken",
    },
    "doelgroepregister": {
        "register_ja": "Ja",
        "register_vermoedelijk": "Vermoedelijk",
        "register_nee": "Nee",
    },
}


def add_codes(apps, schema_editor):
    """A code that a municipality made itself stays as it is."""
    codes = apps.get_model("intake", "Keuzewaarde").objects.using(schema_editor.connection.alias)
    codes.bulk_create(
        (
            codes.model(code=code, naam=naam, vraag=vraag, volgorde=10 * place)
            for vraag, answers in LISTS.items()
            for place, (code, naam) in enumerate(answers.items(), start=1)
        ),
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0088_wat_een_belofte_houdt"),
        ("logboek", "0006_handeling_gelezen"),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.RemoveConstraint(
                    model_name="keuzeantwoord",
                    name="keuzeantwoord_bekende_vraag",
                ),
                migrations.RemoveConstraint(
                    model_name="keuzeantwoord",
                    name="keuzeantwoord_bekend_antwoord",
                ),
                migrations.RemoveConstraint(
                    model_name="keuzewaarde",
                    name="keuzewaarde_bekende_vraag",
                ),
                migrations.AlterField(
                    model_name="keuzeantwoord",
                    name="vraag",
                    field=models.CharField(
                        choices=[
                            ("opleiding", "Hoogste opleiding"),
                            ("taal", "Nederlands spreken en begrijpen"),
                            ("uren", "Uren werk per week"),
                            ("vervoer", "Hoe de klant reist"),
                            ("reistijd", "Reistijd die kan, in minuten (enkele reis)"),
                            ("rijbewijs", "Rijbewijs"),
                            ("arbeidsvermogen", "Arbeidsvermogen"),
                            ("doelgroepregister", "Staat in het doelgroepregister van UWV"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="keuzeantwoordgeschiedenis",
                    name="vraag",
                    field=models.CharField(
                        choices=[
                            ("opleiding", "Hoogste opleiding"),
                            ("taal", "Nederlands spreken en begrijpen"),
                            ("uren", "Uren werk per week"),
                            ("vervoer", "Hoe de klant reist"),
                            ("reistijd", "Reistijd die kan, in minuten (enkele reis)"),
                            ("rijbewijs", "Rijbewijs"),
                            ("arbeidsvermogen", "Arbeidsvermogen"),
                            ("doelgroepregister", "Staat in het doelgroepregister van UWV"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="keuzewaarde",
                    name="vraag",
                    field=models.CharField(
                        choices=[
                            ("opleiding", "Hoogste opleiding"),
                            ("taal", "Nederlands spreken en begrijpen"),
                            ("vervoer", "Hoe de klant reist"),
                            ("rijbewijs", "Rijbewijs"),
                            ("arbeidsvermogen", "Arbeidsvermogen"),
                            ("doelgroepregister", "Staat in het doelgroepregister van UWV"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="keuzewaardegeschiedenis",
                    name="vraag",
                    field=models.CharField(
                        choices=[
                            ("opleiding", "Hoogste opleiding"),
                            ("taal", "Nederlands spreken en begrijpen"),
                            ("vervoer", "Hoe de klant reist"),
                            ("rijbewijs", "Rijbewijs"),
                            ("arbeidsvermogen", "Arbeidsvermogen"),
                            ("doelgroepregister", "Staat in het doelgroepregister van UWV"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzeantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "vraag__in",
                                [
                                    "opleiding",
                                    "taal",
                                    "uren",
                                    "vervoer",
                                    "reistijd",
                                    "rijbewijs",
                                    "arbeidsvermogen",
                                    "doelgroepregister",
                                ],
                            )
                        ),
                        name="keuzeantwoord_bekende_vraag",
                        violation_error_message="Deze vraag bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzeantwoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("stand", "besproken"),
                                models.Q(
                                    models.Q(
                                        ("getal__isnull", True),
                                        ("keuze__isnull", False),
                                        (
                                            "vraag__in",
                                            [
                                                "opleiding",
                                                "taal",
                                                "vervoer",
                                                "rijbewijs",
                                                "arbeidsvermogen",
                                                "doelgroepregister",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("getal__isnull", False),
                                        ("getal__range", (1, 60)),
                                        ("keuze__isnull", True),
                                        ("vraag", "uren"),
                                    ),
                                    models.Q(
                                        ("getal__isnull", False),
                                        ("getal__range", (1, 180)),
                                        ("keuze__isnull", True),
                                        ("vraag", "reistijd"),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("getal__isnull", True),
                                ("keuze__isnull", True),
                                ("stand__in", ["weet_nog_niet", "wil_niet_vertellen"]),
                            ),
                            _connector="OR",
                        ),
                        name="keuzeantwoord_bekend_antwoord",
                        violation_error_message="Kies een antwoord dat bij deze vraag hoort.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="keuzewaarde",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "vraag__in",
                                [
                                    "opleiding",
                                    "taal",
                                    "vervoer",
                                    "rijbewijs",
                                    "arbeidsvermogen",
                                    "doelgroepregister",
                                ],
                            )
                        ),
                        name="keuzewaarde_bekende_vraag",
                        violation_error_message="Kies een vraag met een lijst van antwoorden.",
                    ),
                ),
            ]
        ),
        migrations.RunPython(add_codes, migrations.RunPython.noop),
    ]
