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
