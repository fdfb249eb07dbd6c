from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "werkoffensief.berichten"
    label = "berichten"
    verbose_name = "Berichten"
    deletable = ("opdracht",)  # models whose rows the web role may delete, see logboek.rechten
