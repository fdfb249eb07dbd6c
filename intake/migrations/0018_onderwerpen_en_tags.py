"""The topics, and the talents and wishes to choose from, that are known from the start."""

from django.db import migrations

ONDERWERPEN = {
    "dagelijks_leven": "Dagelijks leven",
    "werk_ervaring": "Werk en ervaring",
    "opleiding_taal": "Opleiding en taal",
    "talenten_hobbys": "Talenten en hobby's",
    "dromen_ambities": "Dromen en ambities",
    "belastbaarheid": "Gezondheid en belastbaarheid",
    "geld": "Geld",
    "wonen": "Wonen",
    "gezin_opvang": "Gezin en opvang",
    "netwerk": "Netwerk",
    "belemmeringen": "Wat in de weg staat",
}
TAGS = {
    "talent": {
        "met_mensen": "Met mensen omgaan",
        "met_handen": "Met de handen werken",
        "techniek": "Techniek",
        "verzorgen": "Zorgen voor anderen",
        "koken": "Koken",
        "organiseren": "Organiseren",
        "creatief": "Creatief",
        "computers": "Computers",
        "talen": "Meer talen spreken",
        "buiten": "Buiten bezig zijn",
        "volhouden": "Volhouden",
        "leren": "Snel leren",
    },
    "wens": {
        "wens_betaald_werk": "Betaald werk",
        "wens_deeltijd": "Werk voor een paar uur",
        "wens_opleiding": "Een opleiding of cursus",
        "wens_vrijwilligerswerk": "Vrijwilligerswerk",
        "wens_eigen_bedrijf": "Een eigen bedrijf",
        "wens_dichtbij": "Werk dicht bij huis",
        "wens_vaste_tijden": "Vaste werktijden",
        "wens_ontmoeten": "Meer mensen ontmoeten",
    },
}


def add_codes(apps, schema_editor):
    alias = schema_editor.connection.alias
    topics, tags = apps.get_model("intake", "Onderwerp"), apps.get_model("intake", "Tag")
    topics.objects.using(alias).bulk_create(
        topics(code=code, naam=naam, volgorde=10 * place)
        for place, (code, naam) in enumerate(ONDERWERPEN.items(), start=1)
    )
    tags.objects.using(alias).bulk_create(
        tags(code=code, naam=naam, soort=soort)
        for soort, codes in TAGS.items()
        for code, naam in codes.items()
    )


class Migration(migrations.Migration):
    dependencies = [("intake", "0017_regels_aan_tafel")]
    operations = [migrations.RunPython(add_codes, migrations.RunPython.noop)]
