from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    label = "intake"
    verbose_name = "Intake"
    deletable = (
        "uitkering",
        "concept",
        "campagnedeelname",
    )  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from intake.permissions import may_read_campaigns
        from werkoffensief.web import navigatie

        navigatie.register("Campagnes", "campagne_lijst", may_read_campaigns, order=40)
