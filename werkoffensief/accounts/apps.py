from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "werkoffensief.accounts"
    label = "accounts"
    verbose_name = "Medewerkers"
    deletable = (
        "teamstadsdeel",
        "sessie",
        "codepoging",
        "lijstfilter",
    )  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from axes.models import AccessAttempt
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import pre_save

        from werkoffensief.accounts.enums import Rol
        from werkoffensief.accounts.middleware import keep_no_form, remember_log_in
        from werkoffensief.accounts.permissions import confirms_accounts, is_beheerder, is_inside
        from werkoffensief.accounts.queries import unconfirmed_panel
        from werkoffensief.web import navigatie, panelen
        from werkoffensief.web.navigatie import Menu

        panelen.register(Rol.BEHEERDER, "accounts/_bevestigen_paneel.html", unconfirmed_panel, order=5)
        user_logged_in.connect(remember_log_in, dispatch_uid="ingelogd_op")
        pre_save.connect(keep_no_form, sender=AccessAttempt, dispatch_uid="inlogpoging")
        navigatie.register("Medewerkers", "medewerker_lijst", is_beheerder, order=10)
        navigatie.register_search(
            "medewerker_zoeken",
            is_beheerder,
            label="Zoek een medewerker op naam of gebruikersnaam",
            hint="Naam of gebruikersnaam",
            order=70,
        )
        navigatie.register("Teams", "team_lijst", is_beheerder, order=11)
        navigatie.register("Codes", "codes", is_beheerder, order=12)
        for order, (label, page) in enumerate(
            (
                ("Waar bent u ingelogd", "sessie_lijst"),
                ("Tweede factor", "tweede_factor"),
                ("Wachtwoord wijzigen", "wachtwoord_wijzigen"),
            )
        ):
            navigatie.register(label, page, is_inside, menu=Menu.GEBRUIKER, order=order)
        navigatie.register(
            "Nieuwe collega bevestigen", "collega_bevestigen", confirms_accounts, menu=Menu.GEBRUIKER, order=9
        )
