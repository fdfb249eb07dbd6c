from django.apps import AppConfig


class OverdrachtConfig(AppConfig):
    name = "werkoffensief.overdracht"
    label = "overdracht"
    verbose_name = "Overdracht"
    deletable = ("importgeheugen",)  # models whose rows the web role may delete, see logboek.rechten
