from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "werkoffensief.demo"
    label = "demo"
    verbose_name = "Demo"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from django.conf import settings

        from intake.permissions import CASEWORK
        from werkoffensief.accounts.enums import Rol
        from werkoffensief.accounts.permissions import has_one_of
        from werkoffensief.web import navigatie
        from werkoffensief.web.navigatie import Menu

        if not settings.PRODUCTIE:
            navigatie.register(
                "Mail in de demo",
                "demo_mail",
                lambda user: has_one_of(user, *CASEWORK, Rol.BEHEERDER),
                menu=Menu.GEBRUIKER,
                order=90,
            )
