"""What to ask about each topic; of health what somebody can do, never what somebody has."""

from django.db import migrations

UITLEG = {
    "dagelijks_leven": "Hoe ziet een gewone dag eruit? Wat gaat goed, wat kost moeite?",
    "werk_ervaring": "Welk werk deed u, ook vrijwillig of thuis? Wat beviel, wat niet?",
    "opleiding_taal": (
        "Hoogste opleiding en diploma. Welke talen spreekt, leest en schrijft u? Weet u het nog niet, kies dat dan."
    ),
    "talenten_hobbys": "Waar bent u goed in? Wat doet u graag?",
    "dromen_ambities": "Wat wilt u over een jaar doen?",
    "belastbaarheid": (
        "Schrijf op wat kan en wat niet kan: hoeveel uur per dag en per week, zitten, staan, tillen, drukte, reizen "
        "(rijbewijs, fiets, ov). Schrijf geen ziekte, diagnose of medicijnen op."
    ),
    "geld": "Lukt het om rond te komen? Is er hulp bij schulden?",
    "wonen": "Is de woonplek veilig en blijvend?",
    "gezin_opvang": "Wie zorgt er voor wie? Is er opvang, en op welke dagen?",
    "netwerk": "Wie helpt u als het nodig is?",
    "belemmeringen": "Wat moet er eerst gebeuren voordat werken lukt?",
}


def add_help(apps, schema_editor):
    topics = apps.get_model("intake", "Onderwerp").objects.using(schema_editor.connection.alias)
    for code, uitleg in UITLEG.items():
        topics.filter(code=code, uitleg__isnull=True).update(uitleg=uitleg)


class Migration(migrations.Migration):
    dependencies = [("intake", "0064_uitleg_bij_onderwerp")]
    operations = [migrations.RunPython(add_help, migrations.RunPython.noop)]
