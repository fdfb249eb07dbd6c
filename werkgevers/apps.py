from django.apps import AppConfig


class WerkgeversConfig(AppConfig):
    name = "werkgevers"
    label = "werkgevers"
    verbose_name = "Werkgevers"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten
