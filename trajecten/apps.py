from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    label = "trajecten"
    verbose_name = "Trajecten"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten
