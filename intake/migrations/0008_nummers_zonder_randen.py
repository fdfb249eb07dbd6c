"""A number is one that a file can carry."""

from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0007_toegang_blijft"),
        ("logboek", "0005_handeling_wie_en_wat"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.RemoveConstraint(
                    model_name="identificatie",
                    name="identificatie_bsn_of_reden",
                ),
                migrations.AddConstraint(
                    model_name="contactpoging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("pogingnummer__regex", "^\\S(.*\\S)?$")),
                        name="contactpoging_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gespreknummer__regex", "^\\S(.*\\S)?$")),
                        name="gesprek_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identificatie",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bsn_index__isnull", False),
                                ("bsn_versleuteld__isnull", False),
                                ("reden_ontbreekt__isnull", True),
                                ("sleutel_id__isnull", False),
                            ),
                            models.Q(
                                ("bsn_index__isnull", True),
                                ("bsn_versleuteld__isnull", True),
                                (
                                    "reden_ontbreekt__in",
                                    ["niet_geleverd", "nog_niet_toegekend", "onbekend", "gewist"],
                                ),
                                ("reden_ontbreekt__isnull", False),
                                ("sleutel_id__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="identificatie_bsn_of_reden",
                        violation_error_message="Vul een burgerservicenummer in, of de reden waarom het ontbreekt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klantnummer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("nummer__regex", "^\\S(.*\\S)?$")),
                        name="klantnummer_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
            ]
        ),
    ]
