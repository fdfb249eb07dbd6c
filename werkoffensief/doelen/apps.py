from django.apps import AppConfig


class DoelenConfig(AppConfig):
    name = "werkoffensief.doelen"
    label = "doelen"
    verbose_name = "Doelen"
    deletable = ("cijferregel",)  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from werkoffensief.berichten import registry
        from werkoffensief.doelen import services

        registry.register(services.HERBEREKENEN, services.handle)
