from django.apps import AppConfig


class DoelenConfig(AppConfig):
    name = "werkoffensief.doelen"
    label = "doelen"
    verbose_name = "Doelen"
    deletable = ("cijferregel",)  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        from intake.permissions import may_read_campaigns
        from werkoffensief.accounts.enums import Rol
        from werkoffensief.berichten import registry
        from werkoffensief.doelen import permissions, queries, services
        from werkoffensief.doelen.queries.eigen_tempo import own_pace
        from werkoffensief.web import navigatie, panelen

        registry.register(services.HERBEREKENEN, services.handle)
        registry.register_nightly("cijfers_herberekenen", services.turn_day)
        navigatie.register("Doelen", "dashboard", permissions.may_see_sums, order=5)
        navigatie.register("Doelstellingen", "doelstelling_lijst", permissions.may_set_targets, order=13)
        navigatie.register("Vragen", "vraag_lijst", permissions.may_read_questions, order=14)
        navigatie.register("Campagnes", "campagne_lijst", may_read_campaigns, order=40)
        panelen.register(Rol.CONSULENT, "doelen/_eigen_tempo_paneel.html", own_pace, order=5)
        panelen.register(Rol.TEAMLEIDER, "doelen/_vragen_paneel.html", queries.questions_panel, order=10)
        panelen.register(Rol.MANAGER, "doelen/_vragen_paneel.html", queries.questions_panel, order=30)
