from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "werkoffensief.dossier"
    label = "dossier"
    verbose_name = "Dossier"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten
