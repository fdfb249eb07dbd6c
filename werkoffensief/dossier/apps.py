from django.apps import AppConfig

# Pages about one fact of a klant: their addresses name the fact, not the klant.
OF_A_KLANT = (
    "/trajecten/", "/regisseurs/", "/stappen/", "/plaatsingen/", "/gesprekken/", "/belemmeringen/", "/feiten/",
    "/vertegenwoordigers/", "/gezinsleden/", "/uitkeringen/", "/documenten/",
    "/ontheffingen/", "/terugbelbeloften/", "/uitvragen/", "/talenten/",
    "/plandoelen/", "/wachtpunten/", "/planversies/", "/profielregels/", "/buddykoppelingen/",
)  # fmt: skip


class DossierConfig(AppConfig):
    name = "werkoffensief.dossier"
    label = "dossier"
    verbose_name = "Dossier"
    # Models whose rows the web role may delete, see logboek.rechten.
    deletable = ("bulkactie", "bulkregel", "dagmailstop")

    def ready(self) -> None:
        from werkoffensief.berichten.registry import register, register_nightly
        from werkoffensief.dossier.nightly import remove_unfinished_acts
        from werkoffensief.dossier.permissions import is_privacy, may_open_files, may_weigh, starts_here
        from werkoffensief.dossier.queries.klantlijst import KLANTEN
        from werkoffensief.dossier.services import regisseurs
        from werkoffensief.dossier.services.dagmail import DAGMAIL, queue_mails, send_mails
        from werkoffensief.web import lijsten, navigatie
        from werkoffensief.web.navigatie import Menu, everyone, logged_in

        register_nightly("bulkacties_opruimen", remove_unfinished_acts)
        register_nightly("regisseurs controleren", regisseurs.check_regisseurs)
        register(regisseurs.MAIL, regisseurs.send_alarms, batch=1)
        register_nightly("dagmail klaarzetten", queue_mails)
        register(DAGMAIL, send_mails, batch=1)  # a mail cannot be taken back with the others of its batch
        lijsten.register(KLANTEN)
        navigatie.register("Start", "start", starts_here, order=0)
        navigatie.register("Klanten", "klant_lijst", may_open_files, order=20, also=OF_A_KLANT)
        navigatie.register("Te doen", "taak_lijst", may_open_files, order=5)
        navigatie.register(
            "Wie spreek ik nu?", "werklijst", may_open_files, order=15, also=("/overgeslagen/",)
        )
        navigatie.register("Volgorde van de werklijst", "weging", may_weigh, order=42)
        navigatie.register_search(
            "klant_zoeken", may_open_files, label="Zoek een klant op naam, geboortedatum of nummer"
        )
        navigatie.register("Wie zag wat", "inzage", is_privacy, order=10)
        navigatie.register("Handelingen", "handeling_lijst", is_privacy, order=12)
        navigatie.register("Wie mag wat", "rechten", is_privacy, order=15)
        navigatie.register("Verzoeken", "verzoek_lijst", is_privacy, order=20)
        navigatie.register("Sneltoetsen", "sneltoetsen", logged_in, menu=Menu.GEBRUIKER, order=80)
        navigatie.register("Toegankelijkheid", "toegankelijkheid", everyone, menu=Menu.VOET, order=10)
        navigatie.register("Privacy", "privacy", everyone, menu=Menu.VOET, order=20)
