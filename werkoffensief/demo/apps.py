from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "werkoffensief.demo"
    label = "demo"
    verbose_name = "Demo"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from django.conf import settings

        from werkoffensief.web import navigatie
        from werkoffensief.web.navigatie import Menu, logged_in

        if not settings.PRODUCTIE:
            navigatie.register("Mail in de demo", "demo_mail", logged_in, menu=Menu.GEBRUIKER, order=90)
