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
        from intake.nightly import forget_merges, remove_documents, remove_drafts
        from intake.permissions import may_ask_toegang, may_have_agenda, may_read_toegangen, may_read_ww
        from intake.queries import own_toegangen_panel, toegang_panel
        from intake.services.afspraken import parts_of_afspraak
        from intake.services.documenten import WISSEN, remove_files
        from intake.services.feiten import register_parts
        from intake.services.herinneringen import HERINNEREN
        from intake.services.uitnodigingen import MAILEN, send_invitations, send_reminders
        from werkoffensief.accounts.enums import Rol
        from werkoffensief.berichten.registry import register, register_nightly
        from werkoffensief.web import navigatie, panelen
        from werkoffensief.web.navigatie import Menu

        register(WISSEN, remove_files)
        register_parts("afspraak", parts_of_afspraak)
        register(MAILEN, send_invitations, batch=1)
        register(HERINNEREN, send_reminders, batch=1)
        register_nightly("documenten opruimen", remove_documents)
        register_nightly("lege concepten opruimen", remove_drafts)
        register_nightly("samenvoegingen vergeten", forget_merges)
        navigatie.register("Agenda", "agenda", may_have_agenda, order=15, also=("/bijeenkomsten/",))
        navigatie.register("WW", "ww_lijst", may_read_ww, order=42)
        navigatie.register("Toegang", "toegang_lijst", may_read_toegangen, order=45)
        navigatie.register(
            "Dossier van een ander team", "toegang_vragen", may_ask_toegang, menu=Menu.GEBRUIKER, order=10
        )
        navigatie.register("Mijn concepten", "mijn_concepten", may_have_agenda, menu=Menu.GEBRUIKER, order=15)
        panelen.register(Rol.TEAMLEIDER, "intake/_toegang_paneel.html", toegang_panel, order=20)
        for rol in (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER):
            panelen.register(rol, "intake/_eigen_toegang_paneel.html", own_toegangen_panel, order=10)
        navigatie.register(
            "Dossier van een ander team openen", "toegang_vragen", may_ask_toegang, menu=Menu.NIET_GEVONDEN
        )
