from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    label = "trajecten"
    verbose_name = "Trajecten"
    # Models whose rows the web role may delete, see logboek.rechten; a tie goes when a merge is undone and its two ends
    # are of two people again.
    deletable = ("doelactie",)
    add_only = ("planversie",)  # what was agreed is a copy that nobody changes

    def ready(self) -> None:
        """Register what runs each night, what goes along with a fact taken back and who may, where a klant stands."""
        from intake.permissions import register_withdrawal
        from intake.queries import register_stand
        from intake.services.feiten import register_parts
        from intake.services.taken import register_absences
        from trajecten.nightly import assign_klanten
        from trajecten.permissions import (
            can_transfer,
            can_withdraw_traject,
            leads_templates,
            may_open_plans,
            may_see_cover,
            may_see_offers,
            never,
        )
        from trajecten.queries import stand_of
        from trajecten.services import parts_of, ties_of
        from trajecten.services.plaatsing import parts_of as aftercare_of
        from trajecten.services.wachtplek import stop_lists
        from trajecten.services.werkfit import missed_in_a_row, of_stap
        from werkoffensief.berichten.registry import register_nightly
        from werkoffensief.web import navigatie

        register_nightly("klanten_toedelen", assign_klanten)
        register_nightly("wachtlijsten_bijwerken", stop_lists)
        register_parts("traject", parts_of)
        register_parts("plaatsing", aftercare_of)
        register_parts("doel", ties_of)
        register_parts("stap", of_stap)
        register_parts("actie", ties_of)
        register_withdrawal("regisseurschap", can_transfer)  # else it would be a way around a transfer
        register_withdrawal("traject", can_withdraw_traject)
        register_withdrawal("plan", never)
        register_withdrawal("wachtplek", never)
        register_withdrawal("doelactie", never)
        register_withdrawal("aanwezigheid", never)
        register_absences(missed_in_a_row)
        register_stand(stand_of)
        navigatie.register("Nazorg", "nazorg_lijst", may_open_plans, order=22)
        navigatie.register("Voorzieningen", "voorziening_lijst", may_see_offers, order=24, also=("/aanbod/",))
        navigatie.register("Waarneming", "waarneming_lijst", may_see_cover, menu=navigatie.Menu.GEBRUIKER)
        navigatie.register(
            "Sjablonen", "plansjabloon_lijst", leads_templates, order=43, also=("/sjabloonregels/",)
        )
