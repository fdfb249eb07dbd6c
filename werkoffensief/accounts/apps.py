from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "werkoffensief.accounts"
    label = "accounts"
    verbose_name = "Medewerkers"
    deletable = ("teamstadsdeel",)  # models whose rows the web role may delete, see logboek.rechten
