from django.apps import AppConfig


class WerkgeversConfig(AppConfig):
    name = "werkgevers"
    label = "werkgevers"
    verbose_name = "Werkgevers"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from werkgevers.permissions import may_read
        from werkoffensief.web import navigatie

        navigatie.register("Werkgevers", "werkgever_lijst", may_read, order=30)
