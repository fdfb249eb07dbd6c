"""A profile, with work, schooling and languages. First the two functions that its lists ask."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen

FUNCTIONS = """
CREATE FUNCTION woorden_kloppen(woorden text[], hoogstens int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT woorden IS NULL OR (cardinality(woorden) BETWEEN 1 AND hoogstens
        AND cardinality(woorden) = (SELECT count(DISTINCT w) FROM unnest(woorden) w
            WHERE length(w) <= 200 AND w ~ '^\\S(.*\\S)?$' AND w !~ '[|\\n\\r]'))
$$;
CREATE FUNCTION codes_kloppen(codes text[], bekend text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT codes IS NULL OR (cardinality(codes) > 0
        AND cardinality(codes) = (SELECT count(DISTINCT c) FROM unnest(codes) c WHERE c = ANY (bekend)))
$$;
"""
DROP = "DROP FUNCTION woorden_kloppen(text[], int), codes_kloppen(text[], text[]);"


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0079_afwezig_is_een_poging"),
        ("logboek", "0006_handeling_gelezen"),
        ("trajecten", "0026_regels_van_fonds"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP),
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Profiel",
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
                        ("over_mij", models.TextField(blank=True, max_length=2000, null=True)),
                        (
                            "beroepen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), blank=True, null=True, size=None
                            ),
                        ),
                        (
                            "vaardigheden",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), blank=True, null=True, size=None
                            ),
                        ),
                        (
                            "denkniveau",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Geen basisschool"),
                                    ("2", "Basisschool"),
                                    ("3", "Vmbo"),
                                    ("4", "Mbo, havo of vwo"),
                                    ("5", "Hbo"),
                                    ("6", "Universiteit"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "sectoren",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("zorg", "Zorg"),
                                        ("horeca_toerisme", "Horeca en toerisme"),
                                        ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                        ("transport_logistiek", "Transport en logistiek"),
                                        ("detailhandel", "Detailhandel"),
                                        ("overig", "Overig"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "baansoorten",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("01", "Gewone baan"),
                                        ("02", "Leerbaan (werken en leren)"),
                                        ("03", "Vrijwilligerswerk"),
                                        ("04", "Werkervaringsplaats"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "contractduur",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(choices=[("O", "Vast"), ("B", "Tijdelijk")]),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        ("uren_min", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("uren_max", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "dagen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("ma", "Maandag"),
                                        ("di", "Dinsdag"),
                                        ("wo", "Woensdag"),
                                        ("do", "Donderdag"),
                                        ("vr", "Vrijdag"),
                                        ("za", "Zaterdag"),
                                        ("zo", "Zondag"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "kantoortijden",
                            models.CharField(
                                blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                            ),
                        ),
                        (
                            "onregelmatig",
                            models.CharField(
                                blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                            ),
                        ),
                        ("beschikbaar_vanaf", models.DateField(blank=True, null=True)),
                        (
                            "rijbewijzen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("AM", "AM (brommer)"),
                                        ("A1", "A1 (lichte motor)"),
                                        ("A2", "A2 (motor)"),
                                        ("A", "A (zware motor)"),
                                        ("B", "B (auto)"),
                                        ("B+", "B+ (auto met aanhanger)"),
                                        ("BE", "BE (auto met zware aanhanger)"),
                                        ("C1", "C1 (lichte vrachtwagen)"),
                                        ("C1E", "C1E"),
                                        ("C", "C (vrachtwagen)"),
                                        ("CE", "CE (vrachtwagen met aanhanger)"),
                                        ("D1", "D1 (kleine bus)"),
                                        ("D1E", "D1E"),
                                        ("D", "D (bus)"),
                                        ("DE", "DE"),
                                        ("T", "T (trekker)"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "vervoer",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("1", "Auto"),
                                        ("2", "Brommer of scooter"),
                                        ("3", "Fiets"),
                                        ("4", "Motor"),
                                        ("5", "Bus, tram of trein"),
                                        ("9", "Anders"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        ("reisafstand", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("reistijd", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "toon_contact",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("telefoon", "Telefoon"),
                                        ("email", "E-mail"),
                                        ("woonplaats", "Woonplaats"),
                                        ("geen", "Niets, alleen de naam"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="profielen",
                                to="intake.klant",
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
                        "verbose_name_plural": "profielen",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProfielGeschiedenis",
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
                        ("over_mij", models.TextField(blank=True, max_length=2000, null=True)),
                        (
                            "beroepen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), blank=True, null=True, size=None
                            ),
                        ),
                        (
                            "vaardigheden",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), blank=True, null=True, size=None
                            ),
                        ),
                        (
                            "denkniveau",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Geen basisschool"),
                                    ("2", "Basisschool"),
                                    ("3", "Vmbo"),
                                    ("4", "Mbo, havo of vwo"),
                                    ("5", "Hbo"),
                                    ("6", "Universiteit"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "sectoren",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("zorg", "Zorg"),
                                        ("horeca_toerisme", "Horeca en toerisme"),
                                        ("bouw_installatietechniek", "Bouw en installatietechniek"),
                                        ("transport_logistiek", "Transport en logistiek"),
                                        ("detailhandel", "Detailhandel"),
                                        ("overig", "Overig"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "baansoorten",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("01", "Gewone baan"),
                                        ("02", "Leerbaan (werken en leren)"),
                                        ("03", "Vrijwilligerswerk"),
                                        ("04", "Werkervaringsplaats"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "contractduur",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(choices=[("O", "Vast"), ("B", "Tijdelijk")]),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        ("uren_min", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("uren_max", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "dagen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("ma", "Maandag"),
                                        ("di", "Dinsdag"),
                                        ("wo", "Woensdag"),
                                        ("do", "Donderdag"),
                                        ("vr", "Vrijdag"),
                                        ("za", "Zaterdag"),
                                        ("zo", "Zondag"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "kantoortijden",
                            models.CharField(
                                blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                            ),
                        ),
                        (
                            "onregelmatig",
                            models.CharField(
                                blank=True, choices=[("1", "Ja"), ("2", "Nee")], max_length=20, null=True
                            ),
                        ),
                        ("beschikbaar_vanaf", models.DateField(blank=True, null=True)),
                        (
                            "rijbewijzen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("AM", "AM (brommer)"),
                                        ("A1", "A1 (lichte motor)"),
                                        ("A2", "A2 (motor)"),
                                        ("A", "A (zware motor)"),
                                        ("B", "B (auto)"),
                                        ("B+", "B+ (auto met aanhanger)"),
                                        ("BE", "BE (auto met zware aanhanger)"),
                                        ("C1", "C1 (lichte vrachtwagen)"),
                                        ("C1E", "C1E"),
                                        ("C", "C (vrachtwagen)"),
                                        ("CE", "CE (vrachtwagen met aanhanger)"),
                                        ("D1", "D1 (kleine bus)"),
                                        ("D1E", "D1E"),
                                        ("D", "D (bus)"),
                                        ("DE", "DE"),
                                        ("T", "T (trekker)"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "vervoer",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("1", "Auto"),
                                        ("2", "Brommer of scooter"),
                                        ("3", "Fiets"),
                                        ("4", "Motor"),
                                        ("5", "Bus, tram of trein"),
                                        ("9", "Anders"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        ("reisafstand", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("reistijd", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "toon_contact",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(
                                    choices=[
                                        ("telefoon", "Telefoon"),
                                        ("email", "E-mail"),
                                        ("woonplaats", "Woonplaats"),
                                        ("geen", "Niets, alleen de naam"),
                                    ]
                                ),
                                blank=True,
                                null=True,
                                size=None,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
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
                                to="trajecten.profiel",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Scholing",
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
                        ("scholingnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("opleiding", "Opleiding"), ("cursus", "Cursus of certificaat")],
                                max_length=20,
                            ),
                        ),
                        ("naam", models.CharField(max_length=200)),
                        ("school", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "niveau",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Basisonderwijs"),
                                    ("2", "Vmbo"),
                                    ("3", "Havo of vwo"),
                                    ("4", "Mbo"),
                                    ("5", "Hbo of bachelor"),
                                    ("6", "Universiteit of master"),
                                    ("9", "Anders"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "stand",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Afgemaakt"), ("2", "Niet afgemaakt"), ("3", "Nog bezig")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "diploma",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Ja"), ("2", "Nee"), ("8", "Daar hoort geen diploma bij")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("jaar", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("geldig_tot", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scholing",
                                to="intake.klant",
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
                        "verbose_name_plural": "scholing",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ScholingGeschiedenis",
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
                        ("scholingnummer", models.CharField(editable=False, max_length=200)),
                        (
                            "soort",
                            models.CharField(
                                choices=[("opleiding", "Opleiding"), ("cursus", "Cursus of certificaat")],
                                max_length=20,
                            ),
                        ),
                        ("naam", models.CharField(max_length=200)),
                        ("school", models.CharField(blank=True, max_length=200, null=True)),
                        (
                            "niveau",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Basisonderwijs"),
                                    ("2", "Vmbo"),
                                    ("3", "Havo of vwo"),
                                    ("4", "Mbo"),
                                    ("5", "Hbo of bachelor"),
                                    ("6", "Universiteit of master"),
                                    ("9", "Anders"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "stand",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Afgemaakt"), ("2", "Niet afgemaakt"), ("3", "Nog bezig")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "diploma",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Ja"), ("2", "Nee"), ("8", "Daar hoort geen diploma bij")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("jaar", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("geldig_tot", models.DateField(blank=True, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
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
                                to="trajecten.scholing",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Taalkennis",
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
                        ("taal", models.CharField(max_length=3)),
                        (
                            "spreken",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "luisteren",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "lezen",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "schrijven",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taalkennis",
                                to="intake.klant",
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
                        "verbose_name_plural": "taalkennis",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TaalkennisGeschiedenis",
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
                        ("taal", models.CharField(max_length=3)),
                        (
                            "spreken",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "luisteren",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "lezen",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "schrijven",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "Niet"),
                                    ("2", "Redelijk"),
                                    ("3", "Goed"),
                                    ("4", "Heel goed"),
                                    ("8", "Niet van toepassing"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
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
                                to="trajecten.taalkennis",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Werkervaring",
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
                        ("werkervaringnummer", models.CharField(editable=False, max_length=200, unique=True)),
                        ("functie", models.CharField(max_length=200)),
                        ("werkgever", models.CharField(blank=True, max_length=200, null=True)),
                        ("van", models.CharField(blank=True, max_length=7, null=True)),
                        ("tot", models.CharField(blank=True, max_length=7, null=True)),
                        ("omschrijving", models.TextField(blank=True, max_length=2000, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="werkervaring",
                                to="intake.klant",
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
                        "verbose_name_plural": "werkervaring",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WerkervaringGeschiedenis",
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
                        ("werkervaringnummer", models.CharField(editable=False, max_length=200)),
                        ("functie", models.CharField(max_length=200)),
                        ("werkgever", models.CharField(blank=True, max_length=200, null=True)),
                        ("van", models.CharField(blank=True, max_length=7, null=True)),
                        ("tot", models.CharField(blank=True, max_length=7, null=True)),
                        ("omschrijving", models.TextField(blank=True, max_length=2000, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intake.klant",
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
                                to="trajecten.werkervaring",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="profiel",
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
                        name="profiel_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("klant",),
                        name="profiel_een_per_klant",
                        violation_error_message="Deze klant heeft al een profiel.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("over_mij__length__lte", 2000), ("over_mij__regex", "\\S")),
                        name="profiel_over_mij_lengte",
                        violation_error_message="Schrijf een tekst van hoogstens 2.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("denkniveau__in", ["1", "2", "3", "4", "5", "6"])),
                        name="profiel_bekend_denkniveau",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kantoortijden__in", ["1", "2"])),
                        name="profiel_bekend_kantoortijden",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("onregelmatig__in", ["1", "2"])),
                        name="profiel_bekend_onregelmatig",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("beroepen"),
                                models.Value(5),
                                function="woorden_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_beroepen_kloppen",
                        violation_error_message="Vul hoogstens 5 verschillende dingen in, zonder het teken |.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("vaardigheden"),
                                models.Value(20),
                                function="woorden_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_vaardigheden_kloppen",
                        violation_error_message="Vul hoogstens 20 verschillende dingen in, zonder het teken |.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("sectoren"),
                                models.Value(
                                    [
                                        "zorg",
                                        "horeca_toerisme",
                                        "bouw_installatietechniek",
                                        "transport_logistiek",
                                        "detailhandel",
                                        "overig",
                                    ],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_sectoren",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("dagen"),
                                models.Value(
                                    ["ma", "di", "wo", "do", "vr", "za", "zo"],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_dagen",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("contractduur"),
                                models.Value(
                                    ["O", "B"],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_contractduur",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("baansoorten"),
                                models.Value(
                                    ["01", "02", "03", "04"],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_baansoorten",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("rijbewijzen"),
                                models.Value(
                                    [
                                        "AM",
                                        "A1",
                                        "A2",
                                        "A",
                                        "B",
                                        "B+",
                                        "BE",
                                        "C1",
                                        "C1E",
                                        "C",
                                        "CE",
                                        "D1",
                                        "D1E",
                                        "D",
                                        "DE",
                                        "T",
                                    ],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_rijbewijzen",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("vervoer"),
                                models.Value(
                                    ["1", "2", "3", "4", "5", "9"],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_vervoer",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Func(
                                models.F("toon_contact"),
                                models.Value(
                                    ["telefoon", "email", "woonplaats", "geen"],
                                    django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                function="codes_kloppen",
                                output_field=models.BooleanField(),
                            )
                        ),
                        name="profiel_bekend_toon_contact",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uren_min__gte", 1), ("uren_min__lte", 60)),
                        name="profiel_uren_min_grenzen",
                        violation_error_message="Vul een getal in van 1 tot en met 60.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uren_max__gte", 1), ("uren_max__lte", 60)),
                        name="profiel_uren_max_grenzen",
                        violation_error_message="Vul een getal in van 1 tot en met 60.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reisafstand__gte", 1), ("reisafstand__lte", 500)),
                        name="profiel_reisafstand_grenzen",
                        violation_error_message="Vul een getal in van 1 tot en met 500.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reistijd__gte", 1), ("reistijd__lte", 300)),
                        name="profiel_reistijd_grenzen",
                        violation_error_message="Vul een getal in van 1 tot en met 300.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("toon_contact__contains", ["geen"]), _negated=True),
                            ("toon_contact__len", 1),
                            _connector="OR",
                        ),
                        name="profiel_contact_iets_of_niets",
                        violation_error_message="Kies wat er op het cv mag staan, of kies: niets.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="profiel",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("uren_max__gte", models.F("uren_min"))),
                        name="profiel_uren_in_orde",
                        violation_error_message="Het meeste aantal uren is lager dan het minste.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profiel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_profielgeschiedenis" ("baansoorten", "beroepen", "beschikbaar_vanaf", "contractduur", "dagen", "denkniveau", "id", "kantoortijden", "klant_id", "levering_id", "onregelmatig", "over_mij", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reisafstand", "reistijd", "rijbewijzen", "sectoren", "toon_contact", "uren_max", "uren_min", "vaardigheden", "versie", "vervallen_op", "vervallen_reden", "vervoer") VALUES (NEW."baansoorten", NEW."beroepen", NEW."beschikbaar_vanaf", NEW."contractduur", NEW."dagen", NEW."denkniveau", NEW."id", NEW."kantoortijden", NEW."klant_id", NEW."levering_id", NEW."onregelmatig", NEW."over_mij", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reisafstand", NEW."reistijd", NEW."rijbewijzen", NEW."sectoren", NEW."toon_contact", NEW."uren_max", NEW."uren_min", NEW."vaardigheden", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervoer"); RETURN NULL;',
                            hash="9688e3e8b528a2a51478a95a01a45bee14b3b0b5",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_6d31f",
                            table="trajecten_profiel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profiel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_profielgeschiedenis" ("baansoorten", "beroepen", "beschikbaar_vanaf", "contractduur", "dagen", "denkniveau", "id", "kantoortijden", "klant_id", "levering_id", "onregelmatig", "over_mij", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reisafstand", "reistijd", "rijbewijzen", "sectoren", "toon_contact", "uren_max", "uren_min", "vaardigheden", "versie", "vervallen_op", "vervallen_reden", "vervoer") VALUES (NEW."baansoorten", NEW."beroepen", NEW."beschikbaar_vanaf", NEW."contractduur", NEW."dagen", NEW."denkniveau", NEW."id", NEW."kantoortijden", NEW."klant_id", NEW."levering_id", NEW."onregelmatig", NEW."over_mij", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reisafstand", NEW."reistijd", NEW."rijbewijzen", NEW."sectoren", NEW."toon_contact", NEW."uren_max", NEW."uren_min", NEW."vaardigheden", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervoer"); RETURN NULL;',
                            hash="3bb501685896b4836957fcaa2ce5199ba4d8df9b",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_51e24",
                            table="trajecten_profiel",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profiel",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_profielgeschiedenis" ("baansoorten", "beroepen", "beschikbaar_vanaf", "contractduur", "dagen", "denkniveau", "id", "kantoortijden", "klant_id", "levering_id", "onregelmatig", "over_mij", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reisafstand", "reistijd", "rijbewijzen", "sectoren", "toon_contact", "uren_max", "uren_min", "vaardigheden", "versie", "vervallen_op", "vervallen_reden", "vervoer") VALUES (OLD."baansoorten", OLD."beroepen", OLD."beschikbaar_vanaf", OLD."contractduur", OLD."dagen", OLD."denkniveau", OLD."id", OLD."kantoortijden", OLD."klant_id", OLD."levering_id", OLD."onregelmatig", OLD."over_mij", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reisafstand", OLD."reistijd", OLD."rijbewijzen", OLD."sectoren", OLD."toon_contact", OLD."uren_max", OLD."uren_min", OLD."vaardigheden", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vervoer"); RETURN NULL;',
                            hash="46ca47244939b0b238e00c0ae4bd0827f95363e3",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_84cd6",
                            table="trajecten_profiel",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="scholing",
                    index=models.Index(fields=["klant"], name="scholing_klant"),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
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
                        name="scholing_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("scholingnummer__regex", "^\\S(.*\\S)?$")),
                        name="scholing_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("naam__regex", "\\S")),
                        name="scholing_zegt_naam",
                        violation_error_message="Vul in welke opleiding of cursus het was.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("soort__in", ["opleiding", "cursus"])),
                        name="scholing_bekend_soort",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("niveau__in", ["1", "2", "3", "4", "5", "6", "9"])),
                        name="scholing_bekend_niveau",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stand__in", ["1", "2", "3"])),
                        name="scholing_bekend_stand",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("diploma__in", ["1", "2", "8"])),
                        name="scholing_bekend_diploma",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("jaar__gte", 1900), ("jaar__lte", 2199)),
                        name="scholing_jaar",
                        violation_error_message="Vul het jaar in met vier cijfers, bijvoorbeeld 2015.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scholing",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("diploma__isnull", True),
                            models.Q(("diploma", "1"), _negated=True),
                            ("stand__isnull", True),
                            ("stand", "1"),
                            _connector="OR",
                        ),
                        name="scholing_diploma_als_afgemaakt",
                        violation_error_message="Een diploma hoort bij een opleiding of cursus die is afgemaakt.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scholing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_scholinggeschiedenis" ("diploma", "geldig_tot", "id", "jaar", "klant_id", "levering_id", "naam", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scholingnummer", "school", "soort", "stand", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."diploma", NEW."geldig_tot", NEW."id", NEW."jaar", NEW."klant_id", NEW."levering_id", NEW."naam", NEW."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."scholingnummer", NEW."school", NEW."soort", NEW."stand", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="a0ab491c6e4ea9ba05203ef8a75973e60b88f328",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1d398",
                            table="trajecten_scholing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scholing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_scholinggeschiedenis" ("diploma", "geldig_tot", "id", "jaar", "klant_id", "levering_id", "naam", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scholingnummer", "school", "soort", "stand", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."diploma", NEW."geldig_tot", NEW."id", NEW."jaar", NEW."klant_id", NEW."levering_id", NEW."naam", NEW."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."scholingnummer", NEW."school", NEW."soort", NEW."stand", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="bfba6a00c9531e58a363ef47c1bbba77788122af",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_a5f53",
                            table="trajecten_scholing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scholing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_scholinggeschiedenis" ("diploma", "geldig_tot", "id", "jaar", "klant_id", "levering_id", "naam", "niveau", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scholingnummer", "school", "soort", "stand", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."diploma", OLD."geldig_tot", OLD."id", OLD."jaar", OLD."klant_id", OLD."levering_id", OLD."naam", OLD."niveau", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."scholingnummer", OLD."school", OLD."soort", OLD."stand", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="371c87f93f6aa5bad9ed9c3c9d9a21170f57acdc",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_37156",
                            table="trajecten_scholing",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taalkennis",
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
                        name="taalkennis_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taalkennis",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("klant", "taal"),
                        name="taalkennis_een_per_taal",
                        violation_error_message="Deze taal staat al in het profiel. Wijzig hem daar.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taalkennis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("taal__regex", "^[a-z]{3}$")),
                        name="taalkennis_taal",
                        violation_error_message="Deze taal kennen wij niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taalkennis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("spreken__in", ["1", "2", "3", "4", "8"])),
                        name="taalkennis_bekend_spreken",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taalkennis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("luisteren__in", ["1", "2", "3", "4", "8"])),
                        name="taalkennis_bekend_luisteren",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taalkennis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("lezen__in", ["1", "2", "3", "4", "8"])),
                        name="taalkennis_bekend_lezen",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="taalkennis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("schrijven__in", ["1", "2", "3", "4", "8"])),
                        name="taalkennis_bekend_schrijven",
                        violation_error_message="Dit antwoord bestaat niet.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taalkennis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_taalkennisgeschiedenis" ("id", "klant_id", "levering_id", "lezen", "luisteren", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "schrijven", "spreken", "taal", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", NEW."lezen", NEW."luisteren", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."schrijven", NEW."spreken", NEW."taal", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="88734e63e85e3ae38ed87729dd0d0ce92ae8ec9f",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1a46c",
                            table="trajecten_taalkennis",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taalkennis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_taalkennisgeschiedenis" ("id", "klant_id", "levering_id", "lezen", "luisteren", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "schrijven", "spreken", "taal", "versie", "vervallen_op", "vervallen_reden") VALUES (NEW."id", NEW."klant_id", NEW."levering_id", NEW."lezen", NEW."luisteren", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."schrijven", NEW."spreken", NEW."taal", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden"); RETURN NULL;',
                            hash="c8cb852b9af6d3e7ff5f6d1ca5248db2b639db98",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4c626",
                            table="trajecten_taalkennis",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taalkennis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_taalkennisgeschiedenis" ("id", "klant_id", "levering_id", "lezen", "luisteren", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "schrijven", "spreken", "taal", "versie", "vervallen_op", "vervallen_reden") VALUES (OLD."id", OLD."klant_id", OLD."levering_id", OLD."lezen", OLD."luisteren", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."schrijven", OLD."spreken", OLD."taal", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden"); RETURN NULL;',
                            hash="5149cfd0fb34a7cb401069f3bf0f665af8c0d734",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_59a3d",
                            table="trajecten_taalkennis",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="werkervaring",
                    index=models.Index(fields=["klant"], name="werkervaring_klant"),
                ),
                migrations.AddConstraint(
                    model_name="werkervaring",
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
                        name="werkervaring_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkervaring",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("werkervaringnummer__regex", "^\\S(.*\\S)?$")),
                        name="werkervaring_nummer_zonder_randen",
                        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkervaring",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("functie__regex", "\\S")),
                        name="werkervaring_zegt_functie",
                        violation_error_message="Vul in wat voor werk het was.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkervaring",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "van__lte",
                                models.Func(
                                    werkoffensief.logboek.expressions.Today(),
                                    models.Value("YYYY-MM"),
                                    function="to_char",
                                    output_field=models.CharField(),
                                ),
                            ),
                            ("van__regex", "^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$"),
                        ),
                        name="werkervaring_van_jaar_of_maand",
                        violation_error_message="Vul een jaar in, of een maand en een jaar, die niet in de toekomst liggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkervaring",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tot__lte",
                                models.Func(
                                    werkoffensief.logboek.expressions.Today(),
                                    models.Value("YYYY-MM"),
                                    function="to_char",
                                    output_field=models.CharField(),
                                ),
                            ),
                            ("tot__regex", "^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$"),
                        ),
                        name="werkervaring_tot_jaar_of_maand",
                        violation_error_message="Vul een jaar in, of een maand en een jaar, die niet in de toekomst liggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkervaring",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tot__gte",
                                models.Func(
                                    models.F("van"),
                                    models.Func(models.F("tot"), function="length"),
                                    function="left",
                                    output_field=models.CharField(),
                                ),
                            )
                        ),
                        name="werkervaring_tot_na_van",
                        violation_error_message="Het einde van dit werk ligt voor het begin.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="werkervaring",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("omschrijving__length__lte", 2000)),
                        name="werkervaring_lengte",
                        violation_error_message="De tekst is langer dan 2.000 tekens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkervaring",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_werkervaringgeschiedenis" ("functie", "id", "klant_id", "levering_id", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "van", "versie", "vervallen_op", "vervallen_reden", "werkervaringnummer", "werkgever") VALUES (NEW."functie", NEW."id", NEW."klant_id", NEW."levering_id", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."tot", NEW."van", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."werkervaringnummer", NEW."werkgever"); RETURN NULL;',
                            hash="bfd2ec7fd4009f3af05e7ca943436a652bc2a986",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_9a8ec",
                            table="trajecten_werkervaring",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkervaring",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trajecten_werkervaringgeschiedenis" ("functie", "id", "klant_id", "levering_id", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "van", "versie", "vervallen_op", "vervallen_reden", "werkervaringnummer", "werkgever") VALUES (NEW."functie", NEW."id", NEW."klant_id", NEW."levering_id", NEW."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."tot", NEW."van", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."werkervaringnummer", NEW."werkgever"); RETURN NULL;',
                            hash="fe7a3ad8c6390e196ab67cc5b0be4556aa0efceb",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b6b5a",
                            table="trajecten_werkervaring",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="werkervaring",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trajecten_werkervaringgeschiedenis" ("functie", "id", "klant_id", "levering_id", "omschrijving", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "van", "versie", "vervallen_op", "vervallen_reden", "werkervaringnummer", "werkgever") VALUES (OLD."functie", OLD."id", OLD."klant_id", OLD."levering_id", OLD."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."tot", OLD."van", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."werkervaringnummer", OLD."werkgever"); RETURN NULL;',
                            hash="ac72ca277ffd7ef5899971ed2c4051ab200f9e69",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_b58e4",
                            table="trajecten_werkervaring",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
