"""The arbeidsmarktwaardescan: answers, and chances and alternatives in words."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0041_instroom"),
        ("logboek", "0006_handeling_gelezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                migrations.CreateModel(
                    name="Waardescan",
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
                            "werktijden",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("overdag", "Overdag"),
                                    ("avond_of_nacht", "'s Avonds of 's nachts"),
                                    ("wisselend", "Wisselende tijden"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Wanneer wilt u werken?",
                            ),
                        ),
                        (
                            "uren",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("paar_dagdelen", "Een paar dagdelen"),
                                    ("halve_week", "Ongeveer een halve week"),
                                    ("hele_week", "Een hele week"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoeveel wilt u werken?",
                            ),
                        ),
                        (
                            "vervoer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lopend_of_fiets", "Lopend of op de fiets"),
                                    ("openbaar_vervoer", "Met bus, tram of trein"),
                                    ("auto", "Met de auto"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe gaat u naar uw werk?",
                            ),
                        ),
                        (
                            "houding",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("zittend", "Vooral zittend"),
                                    ("afwisselend", "Zitten, staan en lopen door elkaar"),
                                    ("in_beweging", "Vooral staand of lopend"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe werkt u het liefst?",
                            ),
                        ),
                        (
                            "ervaring",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("zorg", "In de zorg"),
                                    ("horeca", "In de horeca"),
                                    ("bouw", "In de bouw of techniek"),
                                    ("transport", "In transport of een magazijn"),
                                    ("winkel", "In een winkel"),
                                    ("schoonmaak", "In de schoonmaak"),
                                    ("kantoor", "Op kantoor"),
                                    ("anders", "Ergens anders"),
                                    ("nergens", "Ik heb nog niet betaald gewerkt"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Waar hebt u het meest gewerkt?",
                            ),
                        ),
                        (
                            "duur",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("kort", "Korter dan een jaar"),
                                    ("enkele_jaren", "Een paar jaar"),
                                    ("lang", "Langer dan vijf jaar"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoelang hebt u dat gedaan?",
                            ),
                        ),
                        (
                            "laatst",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("pas", "Minder dan een jaar geleden"),
                                    ("enkele_jaren", "Een paar jaar geleden"),
                                    ("lang_geleden", "Langer dan vijf jaar geleden"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Wanneer was uw laatste werk?",
                            ),
                        ),
                        (
                            "diploma",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("geen", "Geen diploma"),
                                    ("vmbo", "Vmbo of mbo niveau 1"),
                                    ("mbo", "Mbo niveau 2 of hoger, havo of vwo"),
                                    ("hbo", "Hbo of universiteit"),
                                    ("buitenland", "Een diploma uit een ander land"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Welk diploma hebt u?",
                            ),
                        ),
                        (
                            "nederlands",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lastig", "Dat is lastig"),
                                    ("redelijk", "Dat gaat redelijk"),
                                    ("goed", "Dat gaat goed"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe gaat een gesprek in het Nederlands?",
                            ),
                        ),
                        (
                            "computer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("niet", "Nee"),
                                    ("eenvoudig", "Voor eenvoudige dingen"),
                                    ("goed", "Ja, dat gaat goed"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Werkt u met een computer?",
                            ),
                        ),
                        (
                            "sterk_in",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mensen", "Omgaan met mensen"),
                                    ("handen", "Werken met mijn handen"),
                                    ("ordenen", "Regelen, rekenen of ordenen"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Waar bent u het sterkst in?",
                            ),
                        ),
                        (
                            "leren",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("op_het_werk", "Op het werk"),
                                    ("met_een_cursus", "Met een cursus of opleiding"),
                                    ("liever_niet", "Liever niet nu"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe leert u het liefst iets nieuws?",
                            ),
                        ),
                        ("kansen", models.TextField(blank=True, max_length=2000, null=True)),
                        ("alternatieven", models.TextField(blank=True, max_length=2000, null=True)),
                        (
                            "klant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waardescans",
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
                        (
                            "medewerker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waardescans",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "arbeidsmarktwaardescan",
                        "verbose_name_plural": "waardescans",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WaardescanGeschiedenis",
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
                            "werktijden",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("overdag", "Overdag"),
                                    ("avond_of_nacht", "'s Avonds of 's nachts"),
                                    ("wisselend", "Wisselende tijden"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Wanneer wilt u werken?",
                            ),
                        ),
                        (
                            "uren",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("paar_dagdelen", "Een paar dagdelen"),
                                    ("halve_week", "Ongeveer een halve week"),
                                    ("hele_week", "Een hele week"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoeveel wilt u werken?",
                            ),
                        ),
                        (
                            "vervoer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lopend_of_fiets", "Lopend of op de fiets"),
                                    ("openbaar_vervoer", "Met bus, tram of trein"),
                                    ("auto", "Met de auto"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe gaat u naar uw werk?",
                            ),
                        ),
                        (
                            "houding",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("zittend", "Vooral zittend"),
                                    ("afwisselend", "Zitten, staan en lopen door elkaar"),
                                    ("in_beweging", "Vooral staand of lopend"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe werkt u het liefst?",
                            ),
                        ),
                        (
                            "ervaring",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("zorg", "In de zorg"),
                                    ("horeca", "In de horeca"),
                                    ("bouw", "In de bouw of techniek"),
                                    ("transport", "In transport of een magazijn"),
                                    ("winkel", "In een winkel"),
                                    ("schoonmaak", "In de schoonmaak"),
                                    ("kantoor", "Op kantoor"),
                                    ("anders", "Ergens anders"),
                                    ("nergens", "Ik heb nog niet betaald gewerkt"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Waar hebt u het meest gewerkt?",
                            ),
                        ),
                        (
                            "duur",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("kort", "Korter dan een jaar"),
                                    ("enkele_jaren", "Een paar jaar"),
                                    ("lang", "Langer dan vijf jaar"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoelang hebt u dat gedaan?",
                            ),
                        ),
                        (
                            "laatst",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("pas", "Minder dan een jaar geleden"),
                                    ("enkele_jaren", "Een paar jaar geleden"),
                                    ("lang_geleden", "Langer dan vijf jaar geleden"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Wanneer was uw laatste werk?",
                            ),
                        ),
                        (
                            "diploma",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("geen", "Geen diploma"),
                                    ("vmbo", "Vmbo of mbo niveau 1"),
                                    ("mbo", "Mbo niveau 2 of hoger, havo of vwo"),
                                    ("hbo", "Hbo of universiteit"),
                                    ("buitenland", "Een diploma uit een ander land"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Welk diploma hebt u?",
                            ),
                        ),
                        (
                            "nederlands",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lastig", "Dat is lastig"),
                                    ("redelijk", "Dat gaat redelijk"),
                                    ("goed", "Dat gaat goed"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe gaat een gesprek in het Nederlands?",
                            ),
                        ),
                        (
                            "computer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("niet", "Nee"),
                                    ("eenvoudig", "Voor eenvoudige dingen"),
                                    ("goed", "Ja, dat gaat goed"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Werkt u met een computer?",
                            ),
                        ),
                        (
                            "sterk_in",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mensen", "Omgaan met mensen"),
                                    ("handen", "Werken met mijn handen"),
                                    ("ordenen", "Regelen, rekenen of ordenen"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Waar bent u het sterkst in?",
                            ),
                        ),
                        (
                            "leren",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("op_het_werk", "Op het werk"),
                                    ("met_een_cursus", "Met een cursus of opleiding"),
                                    ("liever_niet", "Liever niet nu"),
                                ],
                                max_length=20,
                                null=True,
                                verbose_name="Hoe leert u het liefst iets nieuws?",
                            ),
                        ),
                        ("kansen", models.TextField(blank=True, max_length=2000, null=True)),
                        ("alternatieven", models.TextField(blank=True, max_length=2000, null=True)),
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
                                to="intake.waardescan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="waardescan",
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
                        name="waardescan_vervallen_met_reden",
                        violation_error_message="Geef een reden waarom dit gegeven vervalt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waardescan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("datum__lte", werkoffensief.logboek.expressions.Today())),
                        name="waardescan_niet_in_toekomst",
                        violation_error_message="Een scan kan niet in de toekomst liggen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waardescan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("werktijden__isnull", True),
                                ("werktijden__in", ["overdag", "avond_of_nacht", "wisselend"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("uren__isnull", True),
                                ("uren__in", ["paar_dagdelen", "halve_week", "hele_week"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("vervoer__isnull", True),
                                ("vervoer__in", ["lopend_of_fiets", "openbaar_vervoer", "auto"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("houding__isnull", True),
                                ("houding__in", ["zittend", "afwisselend", "in_beweging"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ervaring__isnull", True),
                                (
                                    "ervaring__in",
                                    [
                                        "zorg",
                                        "horeca",
                                        "bouw",
                                        "transport",
                                        "winkel",
                                        "schoonmaak",
                                        "kantoor",
                                        "anders",
                                        "nergens",
                                    ],
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("duur__isnull", True),
                                ("duur__in", ["kort", "enkele_jaren", "lang"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("laatst__isnull", True),
                                ("laatst__in", ["pas", "enkele_jaren", "lang_geleden"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("diploma__isnull", True),
                                ("diploma__in", ["geen", "vmbo", "mbo", "hbo", "buitenland"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("nederlands__isnull", True),
                                ("nederlands__in", ["lastig", "redelijk", "goed"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("computer__isnull", True),
                                ("computer__in", ["niet", "eenvoudig", "goed"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("sterk_in__isnull", True),
                                ("sterk_in__in", ["mensen", "handen", "ordenen"]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("leren__isnull", True),
                                ("leren__in", ["op_het_werk", "met_een_cursus", "liever_niet"]),
                                _connector="OR",
                            ),
                        ),
                        name="waardescan_bekende_antwoorden",
                        violation_error_message="Dit antwoord bestaat niet bij deze vraag.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waardescan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kansen__length__lte", 2000), ("alternatieven__length__lte", 2000)),
                            models.Q(("alternatieven__length__lte", 2000), ("kansen__isnull", True)),
                            models.Q(("alternatieven__isnull", True), ("kansen__length__lte", 2000)),
                            models.Q(("alternatieven__isnull", True), ("kansen__isnull", True)),
                            _connector="OR",
                        ),
                        name="waardescan_lengte",
                        violation_error_message="Een tekst van de scan heeft hoogstens 2.000 tekens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="waardescan",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("vervallen_op__isnull", True)),
                        fields=("klant", "datum"),
                        name="waardescan_een_per_dag",
                        violation_error_message="Er is op deze dag al een scan van deze klant.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waardescan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_waardescangeschiedenis" ("alternatieven", "computer", "datum", "diploma", "duur", "ervaring", "houding", "id", "kansen", "klant_id", "laatst", "leren", "levering_id", "medewerker_id", "nederlands", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sterk_in", "uren", "versie", "vervallen_op", "vervallen_reden", "vervoer", "werktijden") VALUES (NEW."alternatieven", NEW."computer", NEW."datum", NEW."diploma", NEW."duur", NEW."ervaring", NEW."houding", NEW."id", NEW."kansen", NEW."klant_id", NEW."laatst", NEW."leren", NEW."levering_id", NEW."medewerker_id", NEW."nederlands", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."sterk_in", NEW."uren", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervoer", NEW."werktijden"); RETURN NULL;',
                            hash="2b06a0748286a8732cf5404d64cd8c852122396e",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_e707a",
                            table="intake_waardescan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waardescan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_waardescangeschiedenis" ("alternatieven", "computer", "datum", "diploma", "duur", "ervaring", "houding", "id", "kansen", "klant_id", "laatst", "leren", "levering_id", "medewerker_id", "nederlands", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sterk_in", "uren", "versie", "vervallen_op", "vervallen_reden", "vervoer", "werktijden") VALUES (NEW."alternatieven", NEW."computer", NEW."datum", NEW."diploma", NEW."duur", NEW."ervaring", NEW."houding", NEW."id", NEW."kansen", NEW."klant_id", NEW."laatst", NEW."leren", NEW."levering_id", NEW."medewerker_id", NEW."nederlands", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."sterk_in", NEW."uren", NEW."versie", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervoer", NEW."werktijden"); RETURN NULL;',
                            hash="0b90175905286fab78cc127be282660bf6e6fcc6",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_a73a8",
                            table="intake_waardescan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waardescan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_waardescangeschiedenis" ("alternatieven", "computer", "datum", "diploma", "duur", "ervaring", "houding", "id", "kansen", "klant_id", "laatst", "leren", "levering_id", "medewerker_id", "nederlands", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sterk_in", "uren", "versie", "vervallen_op", "vervallen_reden", "vervoer", "werktijden") VALUES (OLD."alternatieven", OLD."computer", OLD."datum", OLD."diploma", OLD."duur", OLD."ervaring", OLD."houding", OLD."id", OLD."kansen", OLD."klant_id", OLD."laatst", OLD."leren", OLD."levering_id", OLD."medewerker_id", OLD."nederlands", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."sterk_in", OLD."uren", OLD."versie", OLD."vervallen_op", OLD."vervallen_reden", OLD."vervoer", OLD."werktijden"); RETURN NULL;',
                            hash="2d3d32e7f8f06c45461bed58ec59bd3fc37ff947",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_0e5c4",
                            table="intake_waardescan",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
