import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import intake.expressions
import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("intake", "0001_namen"),
        ("accounts", "0001_initial"),
        ("logboek", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="BelemmeringsoortGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Campagne",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("code", models.CharField(max_length=200, unique=True)),
                        ("naam", models.CharField(max_length=200)),
                        ("startdatum", models.DateField()),
                        ("einddatum", models.DateField(blank=True, null=True)),
                        ("minimaal_maanden_uitkering", models.PositiveIntegerField()),
                        ("streefaantal", models.PositiveIntegerField()),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="Campagnedeelname",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("sinds", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("vervallen_op", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name_plural": "campagnedeelnames",
                    },
                ),
                migrations.CreateModel(
                    name="CampagneGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("code", models.CharField(max_length=200)),
                        ("naam", models.CharField(max_length=200)),
                        ("startdatum", models.DateField()),
                        ("einddatum", models.DateField(blank=True, null=True)),
                        ("minimaal_maanden_uitkering", models.PositiveIntegerField()),
                        ("streefaantal", models.PositiveIntegerField()),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Concept",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("soort", models.CharField(max_length=50)),
                        ("inhoud", models.JSONField(default=dict)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "opgeslagen_op",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "concepten",
                    },
                ),
                migrations.CreateModel(
                    name="Contactgegeven",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("telefoon", "Telefoon"), ("email", "E-mail")], max_length=20
                            ),
                        ),
                        ("waarde", models.CharField(max_length=200)),
                    ],
                    options={
                        "verbose_name_plural": "contactgegevens",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContactgegevenGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("telefoon", "Telefoon"), ("email", "E-mail")], max_length=20
                            ),
                        ),
                        ("waarde", models.CharField(max_length=200)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contactpoging",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("pogingnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("datum", models.DateField()),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("niet_bereikt", "Niet bereikt"),
                                    ("niet_verschenen", "Niet verschenen"),
                                    ("afgezegd", "Afgezegd"),
                                ],
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "contactpogingen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContactpogingGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("pogingnummer", models.CharField(editable=False, max_length=200)),
                        ("datum", models.DateField()),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("niet_bereikt", "Niet bereikt"),
                                    ("niet_verschenen", "Niet verschenen"),
                                    ("afgezegd", "Afgezegd"),
                                ],
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Gesprek",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("gespreknummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("datum", models.DateField()),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("kantoor", "Op kantoor"),
                                    ("huisbezoek", "Huisbezoek"),
                                    ("telefoon", "Telefoon"),
                                    ("video", "Video"),
                                    ("wijk", "In de wijk"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "trede",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "1 Geïsoleerd"),
                                    (2, "2 Sociale contacten buitenshuis"),
                                    (3, "3 Deelname aan georganiseerde activiteiten"),
                                    (4, "4 Onbetaald werk"),
                                    (5, "5 Betaald werk met ondersteuning"),
                                    (6, "6 Betaald werk"),
                                ],
                                null=True,
                            ),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=20000, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "gesprekken",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GesprekGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("gespreknummer", models.CharField(editable=False, max_length=200)),
                        ("datum", models.DateField()),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("kantoor", "Op kantoor"),
                                    ("huisbezoek", "Huisbezoek"),
                                    ("telefoon", "Telefoon"),
                                    ("video", "Video"),
                                    ("wijk", "In de wijk"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "trede",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "1 Geïsoleerd"),
                                    (2, "2 Sociale contacten buitenshuis"),
                                    (3, "3 Deelname aan georganiseerde activiteiten"),
                                    (4, "4 Onbetaald werk"),
                                    (5, "5 Betaald werk met ondersteuning"),
                                    (6, "6 Betaald werk"),
                                ],
                                null=True,
                            ),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=20000, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Gezinslid",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "relatie",
                            models.CharField(
                                choices=[
                                    ("partner", "Partner"),
                                    ("kind", "Kind"),
                                    ("ouder", "Ouder"),
                                    ("anders", "Iemand anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("naam", models.CharField(blank=True, max_length=200, null=True)),
                        ("geboortejaar", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("inwonend", models.BooleanField(db_default=True, default=True)),
                    ],
                    options={
                        "verbose_name_plural": "gezinsleden",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GezinslidGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "relatie",
                            models.CharField(
                                choices=[
                                    ("partner", "Partner"),
                                    ("kind", "Kind"),
                                    ("ouder", "Ouder"),
                                    ("anders", "Iemand anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("naam", models.CharField(blank=True, max_length=200, null=True)),
                        ("geboortejaar", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("inwonend", models.BooleanField(db_default=True, default=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Identificatie",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("bsn_versleuteld", models.BinaryField(null=True)),
                        ("sleutel_id", models.CharField(max_length=20, null=True)),
                        ("bsn_index", models.BinaryField(max_length=32, null=True)),
                        (
                            "reden_ontbreekt",
                            models.CharField(
                                choices=[
                                    ("niet_geleverd", "Niet geleverd"),
                                    ("nog_niet_toegekend", "Nog niet toegekend"),
                                    ("onbekend", "Onbekend"),
                                    ("gewist", "Gewist op verzoek"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "identificaties",
                    },
                ),
                migrations.CreateModel(
                    name="Klant",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "klantnummer",
                            models.CharField(editable=False, max_length=200, null=True, unique=True),
                        ),
                        ("voornaam", models.CharField(blank=True, max_length=200, null=True)),
                        ("tussenvoegsel", models.CharField(blank=True, max_length=200, null=True)),
                        ("achternaam", models.CharField(max_length=200)),
                        (
                            "sorteernaam",
                            models.GeneratedField(
                                db_persist=True,
                                expression=werkoffensief.logboek.expressions.SortName(
                                    models.F("achternaam"), models.F("voornaam"), models.F("tussenvoegsel")
                                ),
                                output_field=models.CharField(max_length=700),
                            ),
                        ),
                        (
                            "zoeknaam",
                            models.GeneratedField(
                                db_persist=True,
                                expression=intake.expressions.SearchName(
                                    models.F("achternaam"), models.F("voornaam"), models.F("tussenvoegsel")
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        ("geboortedatum", models.DateField(blank=True, null=True)),
                        ("stadsdeel", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "grondslag",
                            models.CharField(
                                choices=[
                                    ("bijstand", "Bijstand (Participatiewet)"),
                                    ("ww_preventie", "WW, om bijstand te voorkomen"),
                                ],
                                db_default="bijstand",
                                default="bijstand",
                                max_length=20,
                            ),
                        ),
                        ("let_op", models.CharField(blank=True, max_length=200, null=True)),
                        ("tolk_taal", models.CharField(blank=True, max_length=200, null=True)),
                        ("veiligheid", models.CharField(blank=True, max_length=200, null=True)),
                        ("veiligheid_tot", models.DateField(blank=True, null=True)),
                        ("overleden_op", models.DateField(blank=True, null=True)),
                        ("verhuisd_op", models.DateField(blank=True, null=True)),
                        ("afgeschermd_op", models.DateTimeField(editable=False, null=True)),
                        ("afgeschermd_reden", models.CharField(editable=False, max_length=200, null=True)),
                        ("gewist_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "verbose_name_plural": "klanten",
                    },
                ),
                migrations.CreateModel(
                    name="KlantGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("klantnummer", models.CharField(editable=False, max_length=200, null=True)),
                        ("voornaam", models.CharField(blank=True, max_length=200, null=True)),
                        ("tussenvoegsel", models.CharField(blank=True, max_length=200, null=True)),
                        ("achternaam", models.CharField(max_length=200)),
                        ("geboortedatum", models.DateField(blank=True, null=True)),
                        ("stadsdeel", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "grondslag",
                            models.CharField(
                                choices=[
                                    ("bijstand", "Bijstand (Participatiewet)"),
                                    ("ww_preventie", "WW, om bijstand te voorkomen"),
                                ],
                                db_default="bijstand",
                                default="bijstand",
                                max_length=20,
                            ),
                        ),
                        ("let_op", models.CharField(blank=True, max_length=200, null=True)),
                        ("tolk_taal", models.CharField(blank=True, max_length=200, null=True)),
                        ("veiligheid", models.CharField(blank=True, max_length=200, null=True)),
                        ("veiligheid_tot", models.DateField(blank=True, null=True)),
                        ("overleden_op", models.DateField(blank=True, null=True)),
                        ("verhuisd_op", models.DateField(blank=True, null=True)),
                        ("afgeschermd_op", models.DateTimeField(editable=False, null=True)),
                        ("afgeschermd_reden", models.CharField(editable=False, max_length=200, null=True)),
                        ("gewist_op", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Klantnummer",
                    fields=[
                        ("nummer", models.CharField(max_length=200, primary_key=True, serialize=False)),
                    ],
                    options={
                        "verbose_name_plural": "klantnummers",
                    },
                ),
                migrations.CreateModel(
                    name="KlantnummerGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("nummer", models.CharField(max_length=200, serialize=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RedenEindeUitkering",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "redenen einde uitkering",
                        "ordering": ["naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RedenEindeUitkeringGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Toegang",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("reden", models.CharField(max_length=200)),
                        (
                            "vanaf",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "tot",
                            models.DateTimeField(
                                db_default=werkoffensief.logboek.expressions.DayLater(
                                    django.db.models.functions.datetime.Now()
                                ),
                                editable=False,
                            ),
                        ),
                        ("beeindigd_op", models.DateTimeField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "toegangen",
                    },
                ),
                migrations.CreateModel(
                    name="ToegangGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("reden", models.CharField(max_length=200)),
                        (
                            "vanaf",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "tot",
                            models.DateTimeField(
                                db_default=werkoffensief.logboek.expressions.DayLater(
                                    django.db.models.functions.datetime.Now()
                                ),
                                editable=False,
                            ),
                        ),
                        ("beeindigd_op", models.DateTimeField(editable=False, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Uitkering",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "uitkeringen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UitkeringGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("start", models.DateField()),
                        ("einde", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Uitkeringsoort",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "uitkeringsoorten",
                        "ordering": ["naam"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UitkeringsoortGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=200, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Vertegenwoordiger",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("bewindvoerder", "Bewindvoerder"), ("gemachtigde", "Gemachtigde")],
                                max_length=20,
                            ),
                        ),
                        ("naam", models.CharField(max_length=200)),
                        ("organisatie", models.CharField(blank=True, max_length=200, null=True)),
                        ("adres", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("is_geadresseerde", models.BooleanField(db_default=True, default=True)),
                    ],
                    options={
                        "verbose_name_plural": "vertegenwoordigers",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VertegenwoordigerGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("bewindvoerder", "Bewindvoerder"), ("gemachtigde", "Gemachtigde")],
                                max_length=20,
                            ),
                        ),
                        ("naam", models.CharField(max_length=200)),
                        ("organisatie", models.CharField(blank=True, max_length=200, null=True)),
                        ("adres", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("is_geadresseerde", models.BooleanField(db_default=True, default=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Vertrouweling",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "vanaf",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("tot", models.DateTimeField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "vertrouwelingen",
                    },
                ),
                migrations.CreateModel(
                    name="VertrouwelingGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "vanaf",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("tot", models.DateTimeField(editable=False, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Verzoek",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("inzage", "Inzage"),
                                    ("correctie", "Correctie"),
                                    ("verwijdering", "Verwijdering"),
                                    ("beperking", "Beperking van het gebruik"),
                                    ("overig", "Iets anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("ontvangen_op", models.DateField()),
                        (
                            "uiterlijk",
                            models.GeneratedField(
                                db_persist=True,
                                expression=werkoffensief.logboek.expressions.MonthLater(
                                    models.F("ontvangen_op")
                                ),
                                output_field=models.DateField(),
                            ),
                        ),
                        ("afgehandeld_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("voldaan", "Voldaan"),
                                    ("deels", "Deels voldaan"),
                                    ("afgewezen", "Afgewezen"),
                                    ("ingetrokken", "Ingetrokken door de klant"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("toelichting", models.CharField(blank=True, max_length=200, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "verzoeken",
                    },
                ),
                migrations.CreateModel(
                    name="VerzoekGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("inzage", "Inzage"),
                                    ("correctie", "Correctie"),
                                    ("verwijdering", "Verwijdering"),
                                    ("beperking", "Beperking van het gebruik"),
                                    ("overig", "Iets anders"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("ontvangen_op", models.DateField()),
                        ("afgehandeld_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("voldaan", "Voldaan"),
                                    ("deels", "Deels voldaan"),
                                    ("afgewezen", "Afgewezen"),
                                    ("ingetrokken", "Ingetrokken door de klant"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("toelichting", models.CharField(blank=True, max_length=200, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Adres",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("woonadres", "Woonadres"),
                                    ("geen_adres", "Geen adres, bereikbaar via een plek of organisatie"),
                                ],
                                db_default="woonadres",
                                max_length=20,
                            ),
                        ),
                        ("postcode", models.CharField(blank=True, max_length=200, null=True)),
                        ("huisnummer", models.CharField(blank=True, max_length=200, null=True)),
                        ("woonplaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("bereikbaar_via", models.CharField(blank=True, max_length=200, null=True)),
                        ("geheim", models.BooleanField(db_default=False, default=False)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "adressen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AdresGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[
                                    ("levering", "Levering"),
                                    ("klant", "De klant zelf"),
                                    ("medewerker", "Een medewerker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "geldig_van",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("geldig_tot", models.DateTimeField(editable=False, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("woonadres", "Woonadres"),
                                    ("geen_adres", "Geen adres, bereikbaar via een plek of organisatie"),
                                ],
                                db_default="woonadres",
                                max_length=20,
                            ),
                        ),
                        ("postcode", models.CharField(blank=True, max_length=200, null=True)),
                        ("huisnummer", models.CharField(blank=True, max_length=200, null=True)),
                        ("woonplaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("bereikbaar_via", models.CharField(blank=True, max_length=200, null=True)),
                        ("geheim", models.BooleanField(db_default=False, default=False)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="intake.adres",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Belemmering",
                    fields=[
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("vastgesteld_op", models.DateField()),
                        ("opgelost_op", models.DateField(blank=True, null=True)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="logboek.levering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "belemmeringen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Belemmeringsoort",
                    fields=[
                        ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ("naam", models.CharField(max_length=200)),
                        ("geldig_van", models.DateField(blank=True, null=True)),
                        (
                            "geldig_tot",
                            models.DateField(
                                blank=True, help_text="last day on which it may be chosen", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "belemmeringsoorten",
                        "ordering": ["naam"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                                name="belemmeringsoort_periode",
                                violation_error_message="De laatste dag ligt voor de eerste dag.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BelemmeringGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("vervallen_op", models.DateTimeField(editable=False, null=True)),
                        ("vervallen_reden", models.CharField(editable=False, max_length=200, null=True)),
                        (
                            "id",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        ("vastgesteld_op", models.DateField()),
                        ("opgelost_op", models.DateField(blank=True, null=True)),
                        (
                            "levering",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="logboek.levering",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="intake.belemmering",
                            ),
                        ),
                        (
                            "soort",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.belemmeringsoort",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="belemmering",
                    name="soort",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="intake.belemmeringsoort"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmeringsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_belemmeringsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="82ecf18e7b4ad3e75a20542ae3917a0a7bcccf90",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_35dd5",
                            table="intake_belemmeringsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmeringsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_belemmeringsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="b8165a4d050b77131f498c2c1bd256b2d06983b4",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_d4cbb",
                            table="intake_belemmeringsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmeringsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_belemmeringsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="0fc9104dd4975c8f52e1fe748d4b9f8195c72894",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_b8ad1",
                            table="intake_belemmeringsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="belemmeringsoortgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.belemmeringsoort",
                    ),
                ),
                migrations.AddField(
                    model_name="campagne",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="campagnedeelname",
                    name="campagne",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="intake.campagne",
                    ),
                ),
                migrations.AddField(
                    model_name="campagnegeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="campagnegeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.campagne",
                    ),
                ),
                migrations.AddField(
                    model_name="concept",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concepten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="contactgegeven",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="contactgegevengeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="contactgegevengeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.contactgegeven",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoging",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoging",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactpogingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoginggeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoginggeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoginggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.contactpoging",
                    ),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gesprekken",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.gesprek",
                    ),
                ),
                migrations.AddField(
                    model_name="gezinslid",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="gezinslidgeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="gezinslidgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.gezinslid",
                    ),
                ),
                migrations.AddField(
                    model_name="klant",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="klant",
                    name="regisseur",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="klanten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="klant",
                    name="samengevoegd_in",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opgenomen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="klant",
                    name="team",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="klanten",
                        to="accounts.team",
                    ),
                ),
                migrations.AddField(
                    model_name="identificatie",
                    name="klant",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identificatie",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="gezinslidgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="gezinslid",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gezinsleden",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="gesprekgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="gesprek",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gesprekken",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoginggeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoging",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactpogingen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="contactgegevengeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="contactgegeven",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactgegevens",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="concept",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concepten",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="campagnedeelname",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="belemmeringgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="belemmering",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="belemmeringen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="adresgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="adres",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adressen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="klantgeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="klantgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="klantgeschiedenis",
                    name="samengevoegd_in",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="klantnummer",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nummers", to="intake.klant"
                    ),
                ),
                migrations.AddField(
                    model_name="klantnummer",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="klantnummergeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="klantnummergeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="klantnummergeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.klantnummer",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="redeneindeuitkering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="redeneindeuitkering_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindeuitkering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_redeneindeuitkeringgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="fa7adc514cde7df26bf9d28b3a726d694feaa226",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_a25aa",
                            table="intake_redeneindeuitkering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindeuitkering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_redeneindeuitkeringgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="0f99796ba452089d875095dfc44bc93e0ce005c4",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_f87bf",
                            table="intake_redeneindeuitkering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="redeneindeuitkering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_redeneindeuitkeringgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="5ba00810a39c28faf19d7d5399181402461f7cf8",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_c63c0",
                            table="intake_redeneindeuitkering",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="redeneindeuitkeringgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.redeneindeuitkering",
                    ),
                ),
                migrations.AddField(
                    model_name="toegang",
                    name="beeindigd_door",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="toegang",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toegangen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="toegang",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toegangen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="toeganggeschiedenis",
                    name="beeindigd_door",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="toeganggeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="toeganggeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="toeganggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.toegang",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkering",
                    name="einde_reden",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="intake.redeneindeuitkering",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkering",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitkeringen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkering",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkeringgeschiedenis",
                    name="einde_reden",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.redeneindeuitkering",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkeringgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkeringgeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkeringgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.uitkering",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitkeringsoort",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="uitkeringsoort_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkeringgeschiedenis",
                    name="soort",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_default="bijstand",
                        default="bijstand",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.uitkeringsoort",
                    ),
                ),
                migrations.AddField(
                    model_name="uitkering",
                    name="soort",
                    field=models.ForeignKey(
                        db_default="bijstand",
                        default="bijstand",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="intake.uitkeringsoort",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitkeringsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitkeringsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."code"); RETURN NULL;',
                            hash="daeadcbd6201f8a5527158748000ce0aeb132b78",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_3481d",
                            table="intake_uitkeringsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitkeringsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_uitkeringsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."geldig_tot", NEW."geldig_van", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."code"); RETURN NULL;',
                            hash="d083e05f9dc31b8e1a3db08568a52bf40c50c72e",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_11ad4",
                            table="intake_uitkeringsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitkeringsoort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitkeringsoortgeschiedenis" ("code", "geldig_tot", "geldig_van", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."geldig_tot", OLD."geldig_van", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."code"); RETURN NULL;',
                            hash="f3074e936a074fd16ec112b41b71a398ad1c474b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_77efc",
                            table="intake_uitkeringsoort",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="uitkeringsoortgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.uitkeringsoort",
                    ),
                ),
                migrations.AddField(
                    model_name="vertegenwoordiger",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vertegenwoordigers",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="vertegenwoordiger",
                    name="levering",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="vertegenwoordigergeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="vertegenwoordigergeschiedenis",
                    name="levering",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="logboek.levering",
                    ),
                ),
                migrations.AddField(
                    model_name="vertegenwoordigergeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.vertegenwoordiger",
                    ),
                ),
                migrations.AddField(
                    model_name="vertrouweling",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vertrouwelingen",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="vertrouweling",
                    name="medewerker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vertrouwelingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="vertrouweling",
                    name="toegevoegd_door",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="vertrouwelinggeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="vertrouwelinggeschiedenis",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="vertrouwelinggeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.vertrouweling",
                    ),
                ),
                migrations.AddField(
                    model_name="vertrouwelinggeschiedenis",
                    name="toegevoegd_door",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="verzoek",
                    name="afgehandeld_door",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="verzoek",
                    name="door",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="verzoek",
                    name="klant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verzoeken",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="verzoekgeschiedenis",
                    name="afgehandeld_door",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="verzoekgeschiedenis",
                    name="door",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="verzoekgeschiedenis",
                    name="klant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.klant",
                    ),
                ),
                migrations.AddField(
                    model_name="verzoekgeschiedenis",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="geschiedenis",
                        to="intake.verzoek",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campagne",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("naam__regex", "\\S")),
                        name="campagne_met_naam",
                        violation_error_message="Vul de naam van de campagne in.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campagne",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einddatum__gte", models.F("startdatum"))),
                        name="campagne_einde_na_start",
                        violation_error_message="De campagne eindigt voordat zij begint.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campagne",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_campagnegeschiedenis" ("code", "einddatum", "id", "levering_id", "minimaal_maanden_uitkering", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "startdatum", "streefaantal", "versie") VALUES (NEW."code", NEW."einddatum", NEW."id", NEW."levering_id", NEW."minimaal_maanden_uitkering", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."startdatum", NEW."streefaantal", NEW."versie"); RETURN NULL;',
                            hash="f6c68934b0525e49352885d36e1fdf688d16d88b",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_b21b3",
                            table="intake_campagne",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campagne",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_campagnegeschiedenis" ("code", "einddatum", "id", "levering_id", "minimaal_maanden_uitkering", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "startdatum", "streefaantal", "versie") VALUES (NEW."code", NEW."einddatum", NEW."id", NEW."levering_id", NEW."minimaal_maanden_uitkering", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."startdatum", NEW."streefaantal", NEW."versie"); RETURN NULL;',
                            hash="436de575c0af777d8ccf22967415946088e51029",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_0c90e",
                            table="intake_campagne",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campagne",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_campagnegeschiedenis" ("code", "einddatum", "id", "levering_id", "minimaal_maanden_uitkering", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "startdatum", "streefaantal", "versie") VALUES (OLD."code", OLD."einddatum", OLD."id", OLD."levering_id", OLD."minimaal_maanden_uitkering", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."startdatum", OLD."streefaantal", OLD."versie"); RETURN NULL;',
                            hash="f1c7b0890247f28d667fd1060b103e9a8d7f1014",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_42060",
                            table="intake_campagne",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="klant",
                    index=models.Index(fields=["team", "sorteernaam", "id"], name="klant_team_naam"),
                ),
                migrations.AddIndex(
                    model_name="klant",
                    index=models.Index(
                        fields=["regisseur", "sorteernaam", "id"], name="klant_regisseur_naam"
                    ),
                ),
                migrations.AddIndex(
                    model_name="klant",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["zoeknaam"], name="klant_zoeknaam", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="klant",
                    index=django.contrib.postgres.indexes.GinIndex(
                        intake.expressions.NameVariants("zoeknaam"), name="klant_naamvarianten"
                    ),
                ),
                migrations.AddIndex(
                    model_name="klant",
                    index=models.Index(fields=["geboortedatum"], name="klant_geboortedatum"),
                ),
                migrations.AddConstraint(
                    model_name="klant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("klantnummer__isnull", False), ("samengevoegd_in__isnull", True)),
                            models.Q(("klantnummer__isnull", True), ("samengevoegd_in__isnull", False)),
                            _connector="OR",
                        ),
                        name="klant_nummer_of_samengevoegd",
                        violation_error_message="Een klant heeft een klantnummer of is samengevoegd met een andere klant.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("samengevoegd_in", models.F("id")), _negated=True),
                        name="klant_niet_in_zichzelf",
                        violation_error_message="Een klant kan niet met zichzelf worden samengevoegd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgeschermd_op__isnull", True), ("afgeschermd_reden__isnull", True)),
                            models.Q(("afgeschermd_op__isnull", False), ("afgeschermd_reden__isnull", False)),
                            _connector="OR",
                        ),
                        name="klant_afgeschermd_met_reden",
                        violation_error_message="Geef een reden waarom dit dossier is afgeschermd.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("grondslag__in", ["bijstand", "ww_preventie"])),
                        name="klant_bekende_grondslag",
                        violation_error_message="Deze grondslag bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("achternaam__regex", "\\S")),
                        name="klant_met_achternaam",
                        violation_error_message="Vul een achternaam in.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("veiligheid__isnull", True), ("veiligheid_tot__isnull", True)),
                            models.Q(("veiligheid__isnull", False), ("veiligheid_tot__isnull", False)),
                            _connector="OR",
                        ),
                        name="klant_veiligheid_met_einddatum",
                        violation_error_message="Zet bij de afspraak over veiligheid tot wanneer zij geldt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="klant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geboortedatum__lte", werkoffensief.logboek.expressions.Today())),
                        name="klant_geboren",
                        violation_error_message="De geboortedatum ligt in de toekomst.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klantgeschiedenis" ("achternaam", "afgeschermd_op", "afgeschermd_reden", "geboortedatum", "gewist_op", "grondslag", "id", "klantnummer", "let_op", "levering_id", "overleden_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samengevoegd_in_id", "stadsdeel", "tolk_taal", "tussenvoegsel", "veiligheid", "veiligheid_tot", "verhuisd_op", "versie", "voornaam") VALUES (NEW."achternaam", NEW."afgeschermd_op", NEW."afgeschermd_reden", NEW."geboortedatum", NEW."gewist_op", NEW."grondslag", NEW."id", NEW."klantnummer", NEW."let_op", NEW."levering_id", NEW."overleden_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."samengevoegd_in_id", NEW."stadsdeel", NEW."tolk_taal", NEW."tussenvoegsel", NEW."veiligheid", NEW."veiligheid_tot", NEW."verhuisd_op", NEW."versie", NEW."voornaam"); RETURN NULL;',
                            hash="0a27c2878a7bb43cb519c276f08b6e356015fe86",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_d8f0f",
                            table="intake_klant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."achternaam" IS DISTINCT FROM (NEW."achternaam") OR OLD."afgeschermd_op" IS DISTINCT FROM (NEW."afgeschermd_op") OR OLD."afgeschermd_reden" IS DISTINCT FROM (NEW."afgeschermd_reden") OR OLD."geboortedatum" IS DISTINCT FROM (NEW."geboortedatum") OR OLD."gewist_op" IS DISTINCT FROM (NEW."gewist_op") OR OLD."grondslag" IS DISTINCT FROM (NEW."grondslag") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klantnummer" IS DISTINCT FROM (NEW."klantnummer") OR OLD."let_op" IS DISTINCT FROM (NEW."let_op") OR OLD."levering_id" IS DISTINCT FROM (NEW."levering_id") OR OLD."overleden_op" IS DISTINCT FROM (NEW."overleden_op") OR OLD."samengevoegd_in_id" IS DISTINCT FROM (NEW."samengevoegd_in_id") OR OLD."stadsdeel" IS DISTINCT FROM (NEW."stadsdeel") OR OLD."tolk_taal" IS DISTINCT FROM (NEW."tolk_taal") OR OLD."tussenvoegsel" IS DISTINCT FROM (NEW."tussenvoegsel") OR OLD."veiligheid" IS DISTINCT FROM (NEW."veiligheid") OR OLD."veiligheid_tot" IS DISTINCT FROM (NEW."veiligheid_tot") OR OLD."verhuisd_op" IS DISTINCT FROM (NEW."verhuisd_op") OR OLD."versie" IS DISTINCT FROM (NEW."versie") OR OLD."voornaam" IS DISTINCT FROM (NEW."voornaam"))',
                            func='INSERT INTO "intake_klantgeschiedenis" ("achternaam", "afgeschermd_op", "afgeschermd_reden", "geboortedatum", "gewist_op", "grondslag", "id", "klantnummer", "let_op", "levering_id", "overleden_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samengevoegd_in_id", "stadsdeel", "tolk_taal", "tussenvoegsel", "veiligheid", "veiligheid_tot", "verhuisd_op", "versie", "voornaam") VALUES (NEW."achternaam", NEW."afgeschermd_op", NEW."afgeschermd_reden", NEW."geboortedatum", NEW."gewist_op", NEW."grondslag", NEW."id", NEW."klantnummer", NEW."let_op", NEW."levering_id", NEW."overleden_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."samengevoegd_in_id", NEW."stadsdeel", NEW."tolk_taal", NEW."tussenvoegsel", NEW."veiligheid", NEW."veiligheid_tot", NEW."verhuisd_op", NEW."versie", NEW."voornaam"); RETURN NULL;',
                            hash="d7e6febf7c14a3993c6408dcf57fc0aa3a88e738",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_5ddf1",
                            table="intake_klant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klantgeschiedenis" ("achternaam", "afgeschermd_op", "afgeschermd_reden", "geboortedatum", "gewist_op", "grondslag", "id", "klantnummer", "let_op", "levering_id", "overleden_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "samengevoegd_in_id", "stadsdeel", "tolk_taal", "tussenvoegsel", "veiligheid", "veiligheid_tot", "verhuisd_op", "versie", "voornaam") VALUES (OLD."achternaam", OLD."afgeschermd_op", OLD."afgeschermd_reden", OLD."geboortedatum", OLD."gewist_op", OLD."grondslag", OLD."id", OLD."klantnummer", OLD."let_op", OLD."levering_id", OLD."overleden_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."samengevoegd_in_id", OLD."stadsdeel", OLD."tolk_taal", OLD."tussenvoegsel", OLD."veiligheid", OLD."veiligheid_tot", OLD."verhuisd_op", OLD."versie", OLD."voornaam"); RETURN NULL;',
                            hash="2aedce0fe17524da16db15c44ff7d4174f2c6f7d",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_6979f",
                            table="intake_klant",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identificatie",
                    constraint=models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("bsn_index",),
                        name="identificatie_bsn_uniek",
                        violation_error_message="Dit burgerservicenummer staat al bij een andere klant.",
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
                    model_name="gezinslid",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="gezinslid_periode",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinslid",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("relatie__in", ["partner", "kind", "ouder", "anders"])),
                        name="gezinslid_bekende_relatie",
                        violation_error_message="Deze relatie bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gezinslid",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geboortejaar__range", (1900, 2100))),
                        name="gezinslid_geboortejaar",
                        violation_error_message="Vul een geboortejaar in van vier cijfers, zoals 2014.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinslid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (NEW."bron", NEW."geboortejaar", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."inwonend", NEW."klant_id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."relatie", NEW."versie"); RETURN NULL;',
                            hash="66bb7472eb85bfafa4554db37b34331b182e0929",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_87c9e",
                            table="intake_gezinslid",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinslid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (NEW."bron", NEW."geboortejaar", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."inwonend", NEW."klant_id", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."relatie", NEW."versie"); RETURN NULL;',
                            hash="3bf388739f2024ecfce05fedf4814bb7629a7a6d",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4c677",
                            table="intake_gezinslid",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gezinslid",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gezinslidgeschiedenis" ("bron", "geboortejaar", "geldig_tot", "geldig_van", "id", "inwonend", "klant_id", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relatie", "versie") VALUES (OLD."bron", OLD."geboortejaar", OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."inwonend", OLD."klant_id", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."relatie", OLD."versie"); RETURN NULL;',
                            hash="5d56921712c436f6718921e016b916b44ba3cc36",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_99046",
                            table="intake_gezinslid",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="gesprek",
                    index=models.Index(fields=["klant", "datum"], name="gesprek_klant"),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="gesprek_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("trede__range", (1, 6))),
                        name="gesprek_trede",
                        violation_error_message="De participatieladder heeft de treden 1 tot en met 6.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("vorm__in", ["kantoor", "huisbezoek", "telefoon", "video", "wijk"])
                        ),
                        name="gesprek_bekende_vorm",
                        violation_error_message="Deze vorm van een gesprek bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("datum__lte", werkoffensief.logboek.expressions.Today())),
                        name="gesprek_niet_in_toekomst",
                        violation_error_message="Een gesprek kan niet in de toekomst liggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gesprek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("verslag__length__lte", 20000)),
                        name="gesprek_verslag_lengte",
                        violation_error_message="Het verslag is langer dan 20.000 tekens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gesprek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gesprekgeschiedenis" ("datum", "gespreknummer", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trede", "versie", "verslag", "vervallen_op", "vervallen_reden", "vorm") VALUES (NEW."datum", NEW."gespreknummer", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."trede", NEW."versie", NEW."verslag", NEW."vervallen_op", NEW."vervallen_reden", NEW."vorm"); RETURN NULL;',
                            hash="98781d15de63544c50ad8c8e8922b7acfcbd4ccd",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_fc9bc",
                            table="intake_gesprek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gesprek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_gesprekgeschiedenis" ("datum", "gespreknummer", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trede", "versie", "verslag", "vervallen_op", "vervallen_reden", "vorm") VALUES (NEW."datum", NEW."gespreknummer", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."trede", NEW."versie", NEW."verslag", NEW."vervallen_op", NEW."vervallen_reden", NEW."vorm"); RETURN NULL;',
                            hash="634dc5fea780b5efff60ebbcc3b20a515a830af7",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_d6d16",
                            table="intake_gesprek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gesprek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_gesprekgeschiedenis" ("datum", "gespreknummer", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trede", "versie", "verslag", "vervallen_op", "vervallen_reden", "vorm") VALUES (OLD."datum", OLD."gespreknummer", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."trede", OLD."versie", OLD."verslag", OLD."vervallen_op", OLD."vervallen_reden", OLD."vorm"); RETURN NULL;',
                            hash="173f6be397907ee3f4089609348c8d78d4508cf7",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_f734c",
                            table="intake_gesprek",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactpoging",
                    index=models.Index(fields=["klant", "datum"], name="contactpoging_klant"),
                ),
                migrations.AddConstraint(
                    model_name="contactpoging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="contactpoging_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactpoging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uitkomst__in", ["niet_bereikt", "niet_verschenen", "afgezegd"])),
                        name="contactpoging_bekende_uitkomst",
                        violation_error_message="Deze uitkomst bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactpoging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("datum__lte", werkoffensief.logboek.expressions.Today())),
                        name="contactpoging_niet_in_toekomst",
                        violation_error_message="Een contactpoging kan niet in de toekomst liggen.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_contactpoginggeschiedenis" ("datum", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pogingnummer", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."datum", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."pogingnummer", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="c34275796f27890e758ae45254b51b74aa015aa8",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_fd65b",
                            table="intake_contactpoging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_contactpoginggeschiedenis" ("datum", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pogingnummer", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."datum", NEW."id", NEW."klant_id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."pogingnummer", NEW."uitkomst", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="7503e1ae591cc9744da690722c38b3cbee56c785",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b842c",
                            table="intake_contactpoging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_contactpoginggeschiedenis" ("datum", "id", "klant_id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pogingnummer", "uitkomst", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."datum", OLD."id", OLD."klant_id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."pogingnummer", OLD."uitkomst", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="7cfd3a0afe4e712aeb182f8898c8ca1070d4bc9d",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_893b3",
                            table="intake_contactpoging",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactgegeven",
                    index=models.Index(
                        intake.expressions.PhoneDigits("waarde"),
                        condition=models.Q(("geldig_tot__isnull", True), ("soort", "telefoon")),
                        name="contactgegeven_telefoon",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactgegeven",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="contactgegeven_periode",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactgegeven",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("geldig_tot__isnull", True)),
                        fields=("klant", "soort"),
                        name="contactgegeven_een_per_soort",
                        violation_error_message="Deze klant heeft al een gegeven van deze soort.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactgegeven",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_contactgegevengeschiedenis" ("bron", "geldig_tot", "geldig_van", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "versie", "waarde") VALUES (NEW."bron", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."versie", NEW."waarde"); RETURN NULL;',
                            hash="e9a75f827dd67f0b09f156f10a3cc56939e27e4b",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_24d29",
                            table="intake_contactgegeven",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactgegeven",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_contactgegevengeschiedenis" ("bron", "geldig_tot", "geldig_van", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "versie", "waarde") VALUES (NEW."bron", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."versie", NEW."waarde"); RETURN NULL;',
                            hash="d9fc35df146181226a6462c63e7537223a0e9129",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_d2837",
                            table="intake_contactgegeven",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactgegeven",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_contactgegevengeschiedenis" ("bron", "geldig_tot", "geldig_van", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "versie", "waarde") VALUES (OLD."bron", OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."versie", OLD."waarde"); RETURN NULL;',
                            hash="0dbd379734b7e8835043bc21d3f756210a1a6763",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2585b",
                            table="intake_contactgegeven",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="concept",
                    constraint=models.UniqueConstraint(
                        fields=("medewerker", "klant", "soort"),
                        name="concept_een_per_soort",
                        violation_error_message="U heeft voor deze klant al een concept.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="campagnedeelname",
                    constraint=models.UniqueConstraint(
                        fields=("campagne", "klant"),
                        name="campagnedeelname_een_per_klant",
                        violation_error_message="Deze klant doet al mee aan deze campagne.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="belemmering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="belemmering_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="belemmering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("opgelost_op__gte", models.F("vastgesteld_op"))),
                        name="belemmering_opgelost_na_vastgesteld",
                        violation_error_message="De belemmering is opgelost voordat zij is vastgesteld.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="belemmering",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("klant", "soort", "vastgesteld_op"),
                        name="belemmering_een_per_dag",
                        violation_error_message="Deze belemmering is op deze dag al vastgelegd.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_belemmeringgeschiedenis" ("id", "klant_id", "levering_id", "opgelost_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "vastgesteld_op", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", NEW."opgelost_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort_id", NEW."vastgesteld_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="1cb8cb08677d4e87425a0779231b9661c88de63e",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_0c605",
                            table="intake_belemmering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_belemmeringgeschiedenis" ("id", "klant_id", "levering_id", "opgelost_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "vastgesteld_op", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", NEW."opgelost_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort_id", NEW."vastgesteld_op", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="79bc2ce7c07249fd74732e92d8588c1db580e45e",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_e3037",
                            table="intake_belemmering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="belemmering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_belemmeringgeschiedenis" ("id", "klant_id", "levering_id", "opgelost_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "vastgesteld_op", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."id", OLD."klant_id", OLD."levering_id", OLD."opgelost_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort_id", OLD."vastgesteld_op", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="a8e2a3a7726d65980f7a0863b9b5031390d3e1e9",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2d263",
                            table="intake_belemmering",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adres",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="adres_periode",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adres",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("geldig_tot__isnull", True)),
                        fields=("klant",),
                        name="adres_een_per_klant",
                        violation_error_message="Deze klant heeft al een adres.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adres",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bereikbaar_via__isnull", True), ("soort", "woonadres")),
                            models.Q(
                                ("bereikbaar_via__isnull", False),
                                ("postcode__isnull", True),
                                ("soort", "geen_adres"),
                            ),
                            _connector="OR",
                        ),
                        name="adres_of_bereikbaar_via",
                        violation_error_message="Vul een adres in, of via welke plek of organisatie de klant bereikbaar is.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adres",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_via", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "versie", "woonplaats") VALUES (NEW."bereikbaar_via", NEW."bron", NEW."geheim", NEW."geldig_tot", NEW."geldig_van", NEW."huisnummer", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."postcode", NEW."soort", NEW."versie", NEW."woonplaats"); RETURN NULL;',
                            hash="b4d71a4b5e5f2d405eef9e7ef79599c825533e0c",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1e091",
                            table="intake_adres",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adres",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_via", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "versie", "woonplaats") VALUES (NEW."bereikbaar_via", NEW."bron", NEW."geheim", NEW."geldig_tot", NEW."geldig_van", NEW."huisnummer", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."postcode", NEW."soort", NEW."versie", NEW."woonplaats"); RETURN NULL;',
                            hash="e19007bad6c900f66774aac6418fee3cbbcca8ef",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_12154",
                            table="intake_adres",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adres",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_adresgeschiedenis" ("bereikbaar_via", "bron", "geheim", "geldig_tot", "geldig_van", "huisnummer", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "soort", "versie", "woonplaats") VALUES (OLD."bereikbaar_via", OLD."bron", OLD."geheim", OLD."geldig_tot", OLD."geldig_van", OLD."huisnummer", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."postcode", OLD."soort", OLD."versie", OLD."woonplaats"); RETURN NULL;',
                            hash="846959823b70034e340ac49b31478ba59ec3fc09",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_7de1b",
                            table="intake_adres",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klantnummer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klantnummergeschiedenis" ("klant_id", "levering_id", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."klant_id", NEW."levering_id", NEW."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."nummer"); RETURN NULL;',
                            hash="b2e5ad4567b570023a439acadd1359c111fb20d7",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_57bdf",
                            table="intake_klantnummer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klantnummer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_klantnummergeschiedenis" ("klant_id", "levering_id", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."klant_id", NEW."levering_id", NEW."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."nummer"); RETURN NULL;',
                            hash="5728e1a1373371523807181728389a858cd60b76",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_54b53",
                            table="intake_klantnummer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="klantnummer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_klantnummergeschiedenis" ("klant_id", "levering_id", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."klant_id", OLD."levering_id", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."nummer"); RETURN NULL;',
                            hash="1a573e2bec0b0161834294d7c67089495fbe184e",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2baea",
                            table="intake_klantnummer",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toegang",
                    index=models.Index(fields=["klant", "-vanaf"], name="toegang_klant"),
                ),
                migrations.AddIndex(
                    model_name="toegang",
                    index=models.Index(fields=["medewerker", "-vanaf"], name="toegang_medewerker"),
                ),
                migrations.AddConstraint(
                    model_name="toegang",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("tot", werkoffensief.logboek.expressions.DayLater(models.F("vanaf")))
                        ),
                        name="toegang_een_etmaal",
                        violation_error_message="De toegang duurt precies 24 uur.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toegang",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reden__regex", "^\\S.{8,}\\S$")),
                        name="toegang_met_reden",
                        violation_error_message="Geef een reden van ten minste tien tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toegang",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("beeindigd_door__isnull", True), ("beeindigd_op__isnull", True)),
                            models.Q(
                                ("beeindigd_door__isnull", False),
                                ("beeindigd_op__gte", models.F("vanaf")),
                                ("beeindigd_op__isnull", False),
                                ("beeindigd_op__lte", models.F("tot")),
                            ),
                            _connector="OR",
                        ),
                        name="toegang_beeindigd_door_iemand",
                        violation_error_message="Toegang die eerder eindigt, eindigt binnen de 24 uur en door iemand.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toegang",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="cf1b732c77409a6a6f75104b8f74b32d0d60a2b3",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1e249",
                            table="intake_toegang",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toegang",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="59313dc83205ca4d11c22723400c3a9f6bc6a4fb",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4bcd2",
                            table="intake_toegang",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toegang",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "tot", "vanaf") VALUES (OLD."beeindigd_door_id", OLD."beeindigd_op", OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."tot", OLD."vanaf"); RETURN NULL;',
                            hash="032079ae6d9fcbaec6d5678ddbe4cc34e0e93de8",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_1545e",
                            table="intake_toegang",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="uitkering",
                    index=models.Index(fields=["klant", "start"], name="uitkering_klant"),
                ),
                migrations.AddConstraint(
                    model_name="uitkering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervallen_op__isnull", True), ("vervallen_reden__isnull", True)),
                            models.Q(
                                ("vervallen_op__isnull", False),
                                ("vervallen_reden__isnull", False),
                                ("vervallen_reden__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="uitkering_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitkering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einde__gte", models.F("start"))),
                        name="uitkering_einde_na_start",
                        violation_error_message="De uitkering eindigt voordat zij begint.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitkering",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("einde__isnull", True), ("einde_reden__isnull", True)),
                            models.Q(("einde__isnull", False), ("einde_reden__isnull", False)),
                            _connector="OR",
                        ),
                        name="uitkering_reden_bij_einde",
                        violation_error_message="Een beëindigde uitkering heeft een reden, een lopende niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="uitkering",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("klant", "="),
                            (werkoffensief.logboek.expressions.DateRange("start", "einde"), "&&"),
                        ],
                        name="uitkering_geen_overlap",
                        violation_error_message="Deze uitkering overlapt met een andere uitkering van deze klant.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitkering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitkeringgeschiedenis" ("einde", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "start", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."einde_reden_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort_id", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="fb8b722a303dabbf04ae9c81c320cc62586aea9e",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_4d16e",
                            table="intake_uitkering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitkering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_uitkeringgeschiedenis" ("einde", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "start", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."einde", NEW."einde_reden_id", NEW."id", NEW."klant_id", NEW."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort_id", NEW."start", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="131612c5b5a9c2ed059934dc23ef5848e1d60cf8",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_d3110",
                            table="intake_uitkering",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitkering",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitkeringgeschiedenis" ("einde", "einde_reden_id", "id", "klant_id", "levering_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "start", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."einde", OLD."einde_reden_id", OLD."id", OLD."klant_id", OLD."levering_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort_id", OLD."start", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="1c512b1c629913ff50283563658ede4f8ff91c98",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_01e21",
                            table="intake_uitkering",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vertegenwoordiger",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("geldig_van"))),
                        name="vertegenwoordiger_periode",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vertegenwoordiger",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("geldig_tot__isnull", True), ("is_geadresseerde", True)),
                        fields=("klant",),
                        name="vertegenwoordiger_een_geadresseerde",
                        violation_error_message="Er is al een vertegenwoordiger die de post krijgt.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vertegenwoordiger",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_vertegenwoordigergeschiedenis" ("adres", "bron", "email", "geldig_tot", "geldig_van", "id", "is_geadresseerde", "klant_id", "levering_id", "naam", "organisatie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "versie") VALUES (NEW."adres", NEW."bron", NEW."email", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."is_geadresseerde", NEW."klant_id", NEW."levering_id", NEW."naam", NEW."organisatie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."telefoon", NEW."versie"); RETURN NULL;',
                            hash="385023314b562aadc43e8d91b0a92637b7d755f8",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_96fdb",
                            table="intake_vertegenwoordiger",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vertegenwoordiger",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_vertegenwoordigergeschiedenis" ("adres", "bron", "email", "geldig_tot", "geldig_van", "id", "is_geadresseerde", "klant_id", "levering_id", "naam", "organisatie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "versie") VALUES (NEW."adres", NEW."bron", NEW."email", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."is_geadresseerde", NEW."klant_id", NEW."levering_id", NEW."naam", NEW."organisatie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."telefoon", NEW."versie"); RETURN NULL;',
                            hash="6f7eb51d22f176d6931acf376ba576a08aa504b7",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4b714",
                            table="intake_vertegenwoordiger",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vertegenwoordiger",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_vertegenwoordigergeschiedenis" ("adres", "bron", "email", "geldig_tot", "geldig_van", "id", "is_geadresseerde", "klant_id", "levering_id", "naam", "organisatie", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "versie") VALUES (OLD."adres", OLD."bron", OLD."email", OLD."geldig_tot", OLD."geldig_van", OLD."id", OLD."is_geadresseerde", OLD."klant_id", OLD."levering_id", OLD."naam", OLD."organisatie", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."telefoon", OLD."versie"); RETURN NULL;',
                            hash="875bdc52a4706bc5b4a2ac712365fa28ebdec645",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_0ab83",
                            table="intake_vertegenwoordiger",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vertrouweling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("vanaf"))),
                        name="vertrouweling_periode",
                        violation_error_message="De laatste dag ligt voor de eerste dag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vertrouweling",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("klant", "medewerker"),
                        name="vertrouweling_een_keer",
                        violation_error_message="Deze medewerker mag dit dossier al openen.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vertrouweling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_vertrouwelinggeschiedenis" ("id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toegevoegd_door_id", "tot", "vanaf") VALUES (NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."toegevoegd_door_id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="dd595008bcd6297e2a20d219996c730ffd729f67",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_5732f",
                            table="intake_vertrouweling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vertrouweling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_vertrouwelinggeschiedenis" ("id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toegevoegd_door_id", "tot", "vanaf") VALUES (NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."toegevoegd_door_id", NEW."tot", NEW."vanaf"); RETURN NULL;',
                            hash="cecfe37b7c38039e413b0c6033ad733b2c9eeb6b",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_7b5ed",
                            table="intake_vertrouweling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vertrouweling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_vertrouwelinggeschiedenis" ("id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "toegevoegd_door_id", "tot", "vanaf") VALUES (OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."toegevoegd_door_id", OLD."tot", OLD."vanaf"); RETURN NULL;',
                            hash="3c0fe7beb618f1fdd4b378d5ebd586937622179d",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_94d9b",
                            table="intake_vertrouweling",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="verzoek",
                    index=models.Index(fields=["ontvangen_op", "id"], name="verzoek_ontvangen"),
                ),
                migrations.AddConstraint(
                    model_name="verzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("soort__in", ["inzage", "correctie", "verwijdering", "beperking", "overig"])
                        ),
                        name="verzoek_bekende_soort",
                        violation_error_message="Deze soort verzoek bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="verzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ontvangen_op__lte", werkoffensief.logboek.expressions.Today())),
                        name="verzoek_niet_in_toekomst",
                        violation_error_message="Een verzoek kan niet in de toekomst zijn ontvangen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="verzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("afgehandeld_door__isnull", True),
                                ("afgehandeld_op__isnull", True),
                                ("toelichting__isnull", True),
                                ("uitkomst__isnull", True),
                            ),
                            models.Q(
                                ("afgehandeld_door__isnull", False),
                                ("afgehandeld_op__isnull", False),
                                ("uitkomst__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="verzoek_afgehandeld_met_uitkomst",
                        violation_error_message="Een verzoek is afgehandeld als er een uitkomst is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="verzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitkomst__isnull", True),
                            ("uitkomst__in", ["voldaan", "ingetrokken"]),
                            models.Q(
                                ("toelichting__isnull", False),
                                ("toelichting__regex", "\\S"),
                                ("uitkomst__in", ["deels", "afgewezen"]),
                            ),
                            _connector="OR",
                        ),
                        name="verzoek_afwijzing_met_reden",
                        violation_error_message="Vertel waarom u niet of maar deels aan het verzoek voldoet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verzoek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_verzoekgeschiedenis" ("afgehandeld_door_id", "afgehandeld_op", "door_id", "id", "klant_id", "ontvangen_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "uitkomst") VALUES (NEW."afgehandeld_door_id", NEW."afgehandeld_op", NEW."door_id", NEW."id", NEW."klant_id", NEW."ontvangen_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."toelichting", NEW."uitkomst"); RETURN NULL;',
                            hash="ea755d4901dab1bdcd4c19888125415f2618c0bb",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_56dbb",
                            table="intake_verzoek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verzoek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."afgehandeld_door_id" IS DISTINCT FROM (NEW."afgehandeld_door_id") OR OLD."afgehandeld_op" IS DISTINCT FROM (NEW."afgehandeld_op") OR OLD."door_id" IS DISTINCT FROM (NEW."door_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."klant_id" IS DISTINCT FROM (NEW."klant_id") OR OLD."ontvangen_op" IS DISTINCT FROM (NEW."ontvangen_op") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."uitkomst" IS DISTINCT FROM (NEW."uitkomst"))',
                            func='INSERT INTO "intake_verzoekgeschiedenis" ("afgehandeld_door_id", "afgehandeld_op", "door_id", "id", "klant_id", "ontvangen_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "uitkomst") VALUES (NEW."afgehandeld_door_id", NEW."afgehandeld_op", NEW."door_id", NEW."id", NEW."klant_id", NEW."ontvangen_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."toelichting", NEW."uitkomst"); RETURN NULL;',
                            hash="9589b1ab3a83ae5158d979274a181e8da596de91",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_739dc",
                            table="intake_verzoek",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verzoek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_verzoekgeschiedenis" ("afgehandeld_door_id", "afgehandeld_op", "door_id", "id", "klant_id", "ontvangen_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "uitkomst") VALUES (OLD."afgehandeld_door_id", OLD."afgehandeld_op", OLD."door_id", OLD."id", OLD."klant_id", OLD."ontvangen_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."toelichting", OLD."uitkomst"); RETURN NULL;',
                            hash="8bd49d179de9dfb2ccfd9513501befc5e42bf91a",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3f568",
                            table="intake_verzoek",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
