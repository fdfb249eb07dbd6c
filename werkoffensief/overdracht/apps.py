from django.apps import AppConfig


class OverdrachtConfig(AppConfig):
    name = "werkoffensief.overdracht"
    label = "overdracht"
    verbose_name = "Overdracht"
    deletable = ("importgeheugen",)  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from werkoffensief.berichten.registry import register, register_nightly
        from werkoffensief.overdracht.leveringen import SOORT
        from werkoffensief.overdracht.opruimen import tidy_deliveries
        from werkoffensief.overdracht.permissions import can_deliver
        from werkoffensief.overdracht.tasks import wake_worker
        from werkoffensief.web import navigatie

        register(SOORT, wake_worker)
        register_nightly("leveringen opruimen", tidy_deliveries)
        navigatie.register("Leveringen", "levering_lijst", can_deliver, order=13)
