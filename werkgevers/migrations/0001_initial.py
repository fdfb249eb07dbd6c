import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import MaakTabellen


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("logboek", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        MaakTabellen(
            [
                migrations.CreateModel(
                    name="Contactpersoon",
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
                        ("naam", models.CharField(max_length=200)),
                        ("functie", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("gestopt_op", models.DateField(blank=True, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        "verbose_name_plural": "contactpersonen",
                        "ordering": ["naam"],
                    },
                ),
                migrations.CreateModel(
                    name="Contactmoment",
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
                        ("datum", models.DateField()),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("telefoon", "Telefoon"),
                                    ("bezoek", "Bezoek"),
                                    ("email", "E-mail"),
                                    ("bijeenkomst", "Bijeenkomst"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=20000, null=True)),
                        ("afspraak", models.CharField(blank=True, max_length=200, null=True)),
                        ("afspraak_op", models.DateField(blank=True, null=True)),
                        ("gedaan_op", models.DateTimeField(editable=False, null=True)),
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
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contactmomenten",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "contactpersoon",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contactmomenten",
                                to="werkgevers.contactpersoon",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "contactmomenten",
                        "ordering": ["-datum", "-id"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Werkakkoord",
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
                        ("akkoordnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "sector",
                            models.CharField(
                                choices=[
                                    ("zorg", "Zorg"),
                                    ("horeca_toerisme", "Horeca en toerisme"),
                                    ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                    ("transport_logistiek", "Transport en logistiek"),
                                    ("detailhandel", "Detailhandel"),
                                    ("overig", "Overig"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("ingangsdatum", models.DateField()),
                        ("einddatum", models.DateField(blank=True, null=True)),
                        ("banen", models.PositiveIntegerField()),
                        ("ontwikkelplekken", models.PositiveIntegerField()),
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
                        "verbose_name_plural": "werkakkoorden",
                        "ordering": ["-ingangsdatum", "akkoordnummer"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Vacature",
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
                        ("functie", models.CharField(max_length=200)),
                        ("aantal", models.PositiveIntegerField(default=1)),
                        ("uren_per_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("plaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("open_van", models.DateField()),
                        ("open_tot", models.DateField(blank=True, null=True)),
                        ("gesloten_op", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "sluitreden",
                            models.CharField(
                                choices=[
                                    ("vervuld", "Vervuld"),
                                    ("ingetrokken", "Ingetrokken door de werkgever"),
                                    ("geen_antwoord", "Geen antwoord van de werkgever"),
                                    ("verlopen", "Verlopen"),
                                    ("vergissing", "Klopt niet, bijvoorbeeld dubbel ingevoerd"),
                                ],
                                editable=False,
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "werkakkoord",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vacatures",
                                to="werkgevers.werkakkoord",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-open_van", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Werkgever",
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
                        ("kvk_nummer", models.CharField(max_length=8, unique=True)),
                        ("naam", models.CharField(max_length=200)),
                        (
                            "sector",
                            models.CharField(
                                choices=[
                                    ("zorg", "Zorg"),
                                    ("horeca_toerisme", "Horeca en toerisme"),
                                    ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                    ("transport_logistiek", "Transport en logistiek"),
                                    ("detailhandel", "Detailhandel"),
                                    ("overig", "Overig"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("plaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("bezoekadres", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("website", models.CharField(blank=True, max_length=200, null=True)),
                        ("gearchiveerd_op", models.DateField(editable=False, null=True)),
                        ("archief_reden", models.CharField(editable=False, max_length=200, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "accountmanager",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="werkgevers",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                        "ordering": [django.db.models.functions.text.Lower("naam"), "kvk_nummer"],
                    },
                ),
                migrations.CreateModel(
                    name="WerkakkoordGeschiedenis",
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
                        ("akkoordnummer", models.CharField(editable=False, max_length=200)),
                        (
                            "sector",
                            models.CharField(
                                choices=[
                                    ("zorg", "Zorg"),
                                    ("horeca_toerisme", "Horeca en toerisme"),
                                    ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                    ("transport_logistiek", "Transport en logistiek"),
                                    ("detailhandel", "Detailhandel"),
                                    ("overig", "Overig"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("ingangsdatum", models.DateField()),
                        ("einddatum", models.DateField(blank=True, null=True)),
                        ("banen", models.PositiveIntegerField()),
                        ("ontwikkelplekken", models.PositiveIntegerField()),
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
                                to="werkgevers.werkakkoord",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="werkakkoord",
                    name="werkgever",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="werkakkoorden",
                        to="werkgevers.werkgever",
                    ),
                ),
                migrations.CreateModel(
                    name="VacatureGeschiedenis",
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
                        ("functie", models.CharField(max_length=200)),
                        ("aantal", models.PositiveIntegerField(default=1)),
                        ("uren_per_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("plaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("open_van", models.DateField()),
                        ("open_tot", models.DateField(blank=True, null=True)),
                        ("gesloten_op", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "sluitreden",
                            models.CharField(
                                choices=[
                                    ("vervuld", "Vervuld"),
                                    ("ingetrokken", "Ingetrokken door de werkgever"),
                                    ("geen_antwoord", "Geen antwoord van de werkgever"),
                                    ("verlopen", "Verlopen"),
                                    ("vergissing", "Klopt niet, bijvoorbeeld dubbel ingevoerd"),
                                ],
                                editable=False,
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="werkgevers.vacature",
                            ),
                        ),
                        (
                            "werkakkoord",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkakkoord",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="vacature",
                    name="werkgever",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vacatures",
                        to="werkgevers.werkgever",
                    ),
                ),
                migrations.CreateModel(
                    name="ContactpersoonGeschiedenis",
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
                        ("naam", models.CharField(max_length=200)),
                        ("functie", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("email", models.CharField(blank=True, max_length=200, null=True)),
                        ("gestopt_op", models.DateField(blank=True, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="werkgevers.contactpersoon",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="contactpersoon",
                    name="werkgever",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactpersonen",
                        to="werkgevers.werkgever",
                    ),
                ),
                migrations.CreateModel(
                    name="ContactmomentGeschiedenis",
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
                        ("datum", models.DateField()),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("telefoon", "Telefoon"),
                                    ("bezoek", "Bezoek"),
                                    ("email", "E-mail"),
                                    ("bijeenkomst", "Bijeenkomst"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=20000, null=True)),
                        ("afspraak", models.CharField(blank=True, max_length=200, null=True)),
                        ("afspraak_op", models.DateField(blank=True, null=True)),
                        ("gedaan_op", models.DateTimeField(editable=False, null=True)),
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
                            "medewerker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="werkgevers.contactmoment",
                            ),
                        ),
                        (
                            "contactpersoon",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.contactpersoon",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="contactmoment",
                    name="werkgever",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactmomenten",
                        to="werkgevers.werkgever",
                    ),
                ),
                migrations.CreateModel(
                    name="Werkgeveraccount",
                    fields=[
                        (
                            "medewerker",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="werkgeveraccount",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accounts",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "werkgeveraccounts",
                    },
                ),
                migrations.CreateModel(
                    name="WerkgeveraccountGeschiedenis",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("pgh_context", pghistory.utils.JSONField()),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        (
                            "medewerker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="geschiedenis",
                                to="werkgevers.werkgeveraccount",
                            ),
                        ),
                        (
                            "werkgever",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WerkgeverGeschiedenis",
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
                        ("kvk_nummer", models.CharField(max_length=8)),
                        ("naam", models.CharField(max_length=200)),
                        (
                            "sector",
                            models.CharField(
                                choices=[
                                    ("zorg", "Zorg"),
                                    ("horeca_toerisme", "Horeca en toerisme"),
                                    ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                    ("transport_logistiek", "Transport en logistiek"),
                                    ("detailhandel", "Detailhandel"),
                                    ("overig", "Overig"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("plaats", models.CharField(blank=True, max_length=200, null=True)),
                        ("bezoekadres", models.CharField(blank=True, max_length=200, null=True)),
                        ("telefoon", models.CharField(blank=True, max_length=200, null=True)),
                        ("website", models.CharField(blank=True, max_length=200, null=True)),
                        ("gearchiveerd_op", models.DateField(editable=False, null=True)),
                        ("archief_reden", models.CharField(editable=False, max_length=200, null=True)),
                        ("versie", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        (
                            "accountmanager",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                                to="werkgevers.werkgever",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="werkgever",
                    index=models.Index(
                        django.db.models.functions.text.Lower("naam"),
                        models.F("id"),
                        name="werkgever_op_naam",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkgever",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kvk_nummer__regex", "^[0-9]{8}$")),
                        name="werkgever_kvk_acht_cijfers",
                        violation_error_message="Een KvK-nummer heeft 8 cijfers.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkgever",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("naam__regex", "\\S")),
                        name="werkgever_met_naam",
                        violation_error_message="Vul de naam van de werkgever in.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkgever",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sector__in",
                                [
                                    "zorg",
                                    "horeca_toerisme",
                                    "bouw_installatietechniek",
                                    "transport_logistiek",
                                    "detailhandel",
                                    "overig",
                                ],
                            )
                        ),
                        name="werkgever_bekende_sector",
                        violation_error_message="Deze sector bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkgever",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("website__regex", "^https?://\\S+$")),
                        name="werkgever_website_is_adres",
                        violation_error_message="Het adres van een website begint met http:// of https://.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkgever",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("archief_reden__isnull", True), ("gearchiveerd_op__isnull", True)),
                            models.Q(
                                ("archief_reden__isnull", False),
                                ("archief_reden__regex", "\\S"),
                                ("gearchiveerd_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="werkgever_archief_met_reden",
                        violation_error_message="Geef een reden waarom deze werkgever naar het archief gaat.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkgever",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_werkgevergeschiedenis" ("accountmanager_id", "archief_reden", "bezoekadres", "gearchiveerd_op", "id", "kvk_nummer", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "sector", "telefoon", "versie", "website") VALUES (NEW."accountmanager_id", NEW."archief_reden", NEW."bezoekadres", NEW."gearchiveerd_op", NEW."id", NEW."kvk_nummer", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaats", NEW."sector", NEW."telefoon", NEW."versie", NEW."website"); RETURN NULL;',
                            hash="5fb21f1e9e777b864f2e6aeea3be3f7bce9e630d",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_4bfa7",
                            table="werkgevers_werkgever",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkgever",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "werkgevers_werkgevergeschiedenis" ("accountmanager_id", "archief_reden", "bezoekadres", "gearchiveerd_op", "id", "kvk_nummer", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "sector", "telefoon", "versie", "website") VALUES (NEW."accountmanager_id", NEW."archief_reden", NEW."bezoekadres", NEW."gearchiveerd_op", NEW."id", NEW."kvk_nummer", NEW."levering_id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."sector", NEW."telefoon", NEW."versie", NEW."website"); RETURN NULL;',
                            hash="d01b9366507fa6e9a8e94da78f001475e5f30617",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_54bdb",
                            table="werkgevers_werkgever",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkgever",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_werkgevergeschiedenis" ("accountmanager_id", "archief_reden", "bezoekadres", "gearchiveerd_op", "id", "kvk_nummer", "levering_id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "sector", "telefoon", "versie", "website") VALUES (OLD."accountmanager_id", OLD."archief_reden", OLD."bezoekadres", OLD."gearchiveerd_op", OLD."id", OLD."kvk_nummer", OLD."levering_id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaats", OLD."sector", OLD."telefoon", OLD."versie", OLD."website"); RETURN NULL;',
                            hash="23a6d041dad0920024804ad16f7414ee39cf2f49",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_4dfe6",
                            table="werkgevers_werkgever",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="werkakkoord",
                    index=models.Index(fields=["ingangsdatum"], name="werkakkoord_ingangsdatum"),
                ),
                migrations.AddConstraint(
                    model_name="werkakkoord",
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
                        name="werkakkoord_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkakkoord",
                    constraint=models.UniqueConstraint(
                        fields=("id", "werkgever"),
                        name="werkakkoord_van_werkgever",
                        violation_error_message="Dit akkoord hoort bij een andere werkgever.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkakkoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("einddatum__gte", models.F("ingangsdatum"))),
                        name="werkakkoord_einde_na_ingang",
                        violation_error_message="Het akkoord eindigt voordat het ingaat.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkakkoord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sector__in",
                                [
                                    "zorg",
                                    "horeca_toerisme",
                                    "bouw_installatietechniek",
                                    "transport_logistiek",
                                    "detailhandel",
                                    "overig",
                                ],
                            )
                        ),
                        name="werkakkoord_bekende_sector",
                        violation_error_message="Deze sector bestaat niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkakkoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_werkakkoordgeschiedenis" ("akkoordnummer", "banen", "einddatum", "id", "ingangsdatum", "levering_id", "ontwikkelplekken", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "versie", "vervallen_op", "vervallen_reden", "werkgever_id") VALUES (NEW."akkoordnummer", NEW."banen", NEW."einddatum", NEW."id", NEW."ingangsdatum", NEW."levering_id", NEW."ontwikkelplekken", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."sector", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."werkgever_id"); RETURN NULL;',
                            hash="1cb6172c005556ec347c9cfc11e59c0ce3f51ed0",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_21871",
                            table="werkgevers_werkakkoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkakkoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "werkgevers_werkakkoordgeschiedenis" ("akkoordnummer", "banen", "einddatum", "id", "ingangsdatum", "levering_id", "ontwikkelplekken", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "versie", "vervallen_op", "vervallen_reden", "werkgever_id") VALUES (NEW."akkoordnummer", NEW."banen", NEW."einddatum", NEW."id", NEW."ingangsdatum", NEW."levering_id", NEW."ontwikkelplekken", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."sector", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."werkgever_id"); RETURN NULL;',
                            hash="6e44fe1554d08918ff7b83cc1f7e0c227aed06a3",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4f7ab",
                            table="werkgevers_werkakkoord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkakkoord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_werkakkoordgeschiedenis" ("akkoordnummer", "banen", "einddatum", "id", "ingangsdatum", "levering_id", "ontwikkelplekken", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "versie", "vervallen_op", "vervallen_reden", "werkgever_id") VALUES (OLD."akkoordnummer", OLD."banen", OLD."einddatum", OLD."id", OLD."ingangsdatum", OLD."levering_id", OLD."ontwikkelplekken", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."sector", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."werkgever_id"); RETURN NULL;',
                            hash="b580a8d5db71fbc95c8afb5a06cdf3d4cb4ae065",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_14634",
                            table="werkgevers_werkakkoord",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="vacature",
                    index=models.Index(
                        condition=models.Q(("gesloten_op__isnull", True)),
                        fields=["open_tot"],
                        name="vacature_niet_gesloten",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vacature",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("functie__regex", "\\S")),
                        name="vacature_met_functie",
                        violation_error_message="Vul in welk werk het is.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vacature",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("aantal__gte", 1)),
                        name="vacature_minstens_een_plek",
                        violation_error_message="Een vacature heeft ten minste 1 plek.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vacature",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uren_per_week__range", (1, 60))),
                        name="vacature_uren",
                        violation_error_message="Het aantal uren per week ligt tussen 1 en 60.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vacature",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("open_tot__gte", models.F("open_van"))),
                        name="vacature_einde_na_begin",
                        violation_error_message="De vacature sluit voordat zij opengaat.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vacature",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gesloten_op__isnull", True), ("sluitreden__isnull", True)),
                            models.Q(("gesloten_op__isnull", False), ("sluitreden__isnull", False)),
                            _connector="OR",
                        ),
                        name="vacature_reden_bij_sluiten",
                        violation_error_message="Een gesloten vacature heeft een reden, een open vacature niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vacature",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sluitreden__in",
                                ["vervuld", "ingetrokken", "geen_antwoord", "verlopen", "vergissing"],
                            )
                        ),
                        name="vacature_bekende_reden",
                        violation_error_message="Deze reden bestaat niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vacature",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_vacaturegeschiedenis" ("aantal", "functie", "gesloten_op", "id", "open_tot", "open_van", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "sluitreden", "uren_per_week", "versie", "werkakkoord_id", "werkgever_id") VALUES (NEW."aantal", NEW."functie", NEW."gesloten_op", NEW."id", NEW."open_tot", NEW."open_van", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaats", NEW."sluitreden", NEW."uren_per_week", NEW."versie", NEW."werkakkoord_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="b58b7fdb6ac932fd91581e0881b63bd81094ea37",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_6f3fa",
                            table="werkgevers_vacature",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vacature",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "werkgevers_vacaturegeschiedenis" ("aantal", "functie", "gesloten_op", "id", "open_tot", "open_van", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "sluitreden", "uren_per_week", "versie", "werkakkoord_id", "werkgever_id") VALUES (NEW."aantal", NEW."functie", NEW."gesloten_op", NEW."id", NEW."open_tot", NEW."open_van", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."sluitreden", NEW."uren_per_week", NEW."versie", NEW."werkakkoord_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="ef6fb828049ad0c814c1ed2500ef4d617c40c854",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_68936",
                            table="werkgevers_vacature",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vacature",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_vacaturegeschiedenis" ("aantal", "functie", "gesloten_op", "id", "open_tot", "open_van", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "sluitreden", "uren_per_week", "versie", "werkakkoord_id", "werkgever_id") VALUES (OLD."aantal", OLD."functie", OLD."gesloten_op", OLD."id", OLD."open_tot", OLD."open_van", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaats", OLD."sluitreden", OLD."uren_per_week", OLD."versie", OLD."werkakkoord_id", OLD."werkgever_id"); RETURN NULL;',
                            hash="c165f3d98a308908cd56f24fb522795eff268d5b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_2f67d",
                            table="werkgevers_vacature",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactpersoon",
                    constraint=models.UniqueConstraint(
                        fields=("id", "werkgever"),
                        name="contactpersoon_van_werkgever",
                        violation_error_message="Deze contactpersoon hoort bij een andere werkgever.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpersoon",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_contactpersoongeschiedenis" ("email", "functie", "gestopt_op", "id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telefoon", "versie", "werkgever_id") VALUES (NEW."email", NEW."functie", NEW."gestopt_op", NEW."id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."telefoon", NEW."versie", NEW."werkgever_id"); RETURN NULL;',
                            hash="b54e16c519cbff56e127c69de35465aae58f3fba",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_320f2",
                            table="werkgevers_contactpersoon",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpersoon",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "werkgevers_contactpersoongeschiedenis" ("email", "functie", "gestopt_op", "id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telefoon", "versie", "werkgever_id") VALUES (NEW."email", NEW."functie", NEW."gestopt_op", NEW."id", NEW."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."telefoon", NEW."versie", NEW."werkgever_id"); RETURN NULL;',
                            hash="8c0424b9db984fdb983371fc7b5ca0f09b582050",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_aba3d",
                            table="werkgevers_contactpersoon",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpersoon",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_contactpersoongeschiedenis" ("email", "functie", "gestopt_op", "id", "naam", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telefoon", "versie", "werkgever_id") VALUES (OLD."email", OLD."functie", OLD."gestopt_op", OLD."id", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."telefoon", OLD."versie", OLD."werkgever_id"); RETURN NULL;',
                            hash="1747e2280007b5893401ea422824571509683ca4",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_3f84d",
                            table="werkgevers_contactpersoon",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactmoment",
                    index=models.Index(fields=["werkgever", "-datum"], name="contactmoment_werkgever"),
                ),
                migrations.AddIndex(
                    model_name="contactmoment",
                    index=models.Index(
                        condition=models.Q(("gedaan_op__isnull", True), ("vervallen_op__isnull", True)),
                        fields=["afspraak_op"],
                        name="contactmoment_te_doen",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactmoment",
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
                        name="contactmoment_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactmoment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["telefoon", "bezoek", "email", "bijeenkomst"])),
                        name="contactmoment_bekende_soort",
                        violation_error_message="Deze soort contact bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactmoment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("datum__lte", werkoffensief.logboek.expressions.Today())),
                        name="contactmoment_niet_in_toekomst",
                        violation_error_message="Een contactmoment kan niet in de toekomst liggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactmoment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("verslag__length__lte", 20000)),
                        name="contactmoment_verslag_lengte",
                        violation_error_message="Het verslag is langer dan 20.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactmoment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("afspraak__isnull", True), ("afspraak_op__isnull", False), _connector="OR"
                        ),
                        name="contactmoment_afspraak_met_datum",
                        violation_error_message="Vul in op welke dag u de afspraak nakomt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactmoment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("afspraak_op__gte", models.F("datum"))),
                        name="contactmoment_afspraak_na_contact",
                        violation_error_message="De afspraak ligt voor de dag van het contact.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactmoment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("gedaan_op__isnull", True), ("afspraak_op__isnull", False), _connector="OR"
                        ),
                        name="contactmoment_gedaan_is_afspraak",
                        violation_error_message="Er is geen afspraak die gedaan kan zijn.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactmoment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_contactmomentgeschiedenis" ("afspraak", "afspraak_op", "contactpersoon_id", "datum", "gedaan_op", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "versie", "verslag", "vervallen_op", "vervallen_reden", "werkgever_id") VALUES (NEW."afspraak", NEW."afspraak_op", NEW."contactpersoon_id", NEW."datum", NEW."gedaan_op", NEW."id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."soort", NEW."versie", NEW."verslag", NEW."vervallen_op", NEW."vervallen_reden", NEW."werkgever_id"); RETURN NULL;',
                            hash="e1a0dda4fdb4e209bf187d356dfaf5c43e56f690",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_28132",
                            table="werkgevers_contactmoment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactmoment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "werkgevers_contactmomentgeschiedenis" ("afspraak", "afspraak_op", "contactpersoon_id", "datum", "gedaan_op", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "versie", "verslag", "vervallen_op", "vervallen_reden", "werkgever_id") VALUES (NEW."afspraak", NEW."afspraak_op", NEW."contactpersoon_id", NEW."datum", NEW."gedaan_op", NEW."id", NEW."levering_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."soort", NEW."versie", NEW."verslag", NEW."vervallen_op", NEW."vervallen_reden", NEW."werkgever_id"); RETURN NULL;',
                            hash="e8f1f8645c45d1ad86de710986fb014ab1886b3d",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_92e60",
                            table="werkgevers_contactmoment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactmoment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_contactmomentgeschiedenis" ("afspraak", "afspraak_op", "contactpersoon_id", "datum", "gedaan_op", "id", "levering_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "versie", "verslag", "vervallen_op", "vervallen_reden", "werkgever_id") VALUES (OLD."afspraak", OLD."afspraak_op", OLD."contactpersoon_id", OLD."datum", OLD."gedaan_op", OLD."id", OLD."levering_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."versie", OLD."verslag", OLD."vervallen_op", OLD."vervallen_reden", OLD."werkgever_id"); RETURN NULL;',
                            hash="75e0db8827e04fac591bafedccc6de37da94d008",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_126b4",
                            table="werkgevers_contactmoment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkgeveraccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_werkgeveraccountgeschiedenis" ("medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "werkgever_id") VALUES (NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."medewerker_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="a495cdf1a9abd8f66c2cd3732519a41930dd66aa",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_d0504",
                            table="werkgevers_werkgeveraccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkgeveraccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "werkgevers_werkgeveraccountgeschiedenis" ("medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "werkgever_id") VALUES (NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."medewerker_id", NEW."werkgever_id"); RETURN NULL;',
                            hash="7d09456410616d703e7decbcf2ed97fc40d285d4",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_2fa25",
                            table="werkgevers_werkgeveraccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkgeveraccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "werkgevers_werkgeveraccountgeschiedenis" ("medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "werkgever_id") VALUES (OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."medewerker_id", OLD."werkgever_id"); RETURN NULL;',
                            hash="8be0007dd8705ce0507e438fae0a7e47b5499188",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_fcc2d",
                            table="werkgevers_werkgeveraccount",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
