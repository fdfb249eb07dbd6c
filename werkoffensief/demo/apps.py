from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "werkoffensief.demo"
    label = "demo"
    verbose_name = "Demo"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten
