from django.apps import AppConfig


class WerkgeversConfig(AppConfig):
    name = "werkgevers"
    label = "werkgevers"
    verbose_name = "Werkgevers"
    deletable = ()  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from werkgevers.lijsten import AKKOORDEN, VACATURES, WERKGEVERS
        from werkgevers.permissions import may_read, may_write
        from werkoffensief.web import lijsten, navigatie

        for lijst in (WERKGEVERS, AKKOORDEN, VACATURES):
            lijsten.register(lijst)

        navigatie.register("Vandaag", "werkgever_start", may_write, order=21)
        navigatie.register(
            "Werkgevers",
            "werkgever_lijst",
            may_read,
            order=30,
            also=("/contact", "/akkoorden/", "/vacatures/"),
        )
        navigatie.register_search(
            "werkgever_zoeken", may_write, label="Zoek een werkgever", hint="Werkgever", order=60
        )
        navigatie.register("Werkakkoorden", "akkoord_overzicht", may_write, order=31)
        navigatie.register("Vacatures", "vacature_lijst", may_write, order=32)
