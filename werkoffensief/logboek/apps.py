from django.apps import AppConfig
from django.core import checks


class LogboekConfig(AppConfig):
    name = "werkoffensief.logboek"
    label = "logboek"
    verbose_name = "Logboek"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from werkoffensief.logboek.rechten import server_logs_no_names

        checks.register(server_logs_no_names, checks.Tags.database)
