from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "werkoffensief.logboek"
    label = "logboek"
    verbose_name = "Logboek"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten
