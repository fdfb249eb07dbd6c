from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    label = "trajecten"
    verbose_name = "Trajecten"
    # Models whose rows the web role may delete, see logboek.rechten; a tie goes when a merge is undone and its two ends
    # are of two people again.
    deletable = ("doelactie",)
    append_only = ("boeking",)  # the ledger: what was booked stays, whoever asks
    read_only = ("opleidingsfonds",)  # the ledger's own trigger writes it
    add_only = ("planversie",)  # what was agreed is a copy that nobody changes

    def ready(self) -> None:
        """Register what runs each night, what goes along with a fact taken back and who may, where a klant stands."""
        from intake.queries import register_stand
        from intake.services.samenvoegen_dubbel import register_soort
        from intake.services.taken import register_absences
        from trajecten.queries import stand_of
        from trajecten.services.profiel import DUBBEL
        from trajecten.services.werkfit import missed_in_a_row

        _register_nights()
        _register_parts()
        _register_withdrawals()
        for soort in DUBBEL:
            register_soort(soort)
        register_absences(missed_in_a_row)
        register_stand(stand_of)
        _register_navigation()


def _register_nights() -> None:
    from trajecten.nightly import assign_klanten, erase_buddies, recount_fonds
    from trajecten.services.openwerk import move_open_work_on
    from trajecten.services.wachtplek import stop_lists
    from werkoffensief.berichten.registry import register_nightly

    register_nightly("klanten_toedelen", assign_klanten)
    register_nightly("open_werk_overdragen", move_open_work_on)
    register_nightly("wachtlijsten_bijwerken", stop_lists)
    register_nightly("opleidingsfonds_natellen", recount_fonds)
    register_nightly("buddies_wissen", erase_buddies)


def _register_parts() -> None:
    """What goes along with a fact that is taken back."""
    from intake.services.feiten import (
        EigenWeg,
        Gevolg,
        register_gevolg,
        register_own_way,
        register_parts,
    )
    from trajecten.services import goes_along, instead_of_lapsing, parts_of, ties_of, why_it_cannot_lapse
    from trajecten.services.buddies import parts_of as of_buddy
    from trajecten.services.leningbrief import letters_of_kwijtschelding, letters_of_lening
    from trajecten.services.plaatsing import parts_of as aftercare_of
    from trajecten.services.regisseur import what_follows, withdraw_regisseurschap
    from trajecten.services.werkfit import of_stap

    register_own_way(
        "regisseurschap",
        EigenWeg(
            withdraw_regisseurschap, "Regisseur terugnemen", what_follows, "De regisseur is teruggenomen."
        ),
    )
    register_parts("traject", parts_of)
    register_gevolg("traject", Gevolg(goes_along, why_it_cannot_lapse, instead_of_lapsing))
    register_parts("plaatsing", aftercare_of)
    register_parts("doel", ties_of)
    register_parts("stap", of_stap)
    register_parts("buddykoppeling", of_buddy)
    register_parts("actie", ties_of)
    register_parts("lening", letters_of_lening)
    register_parts("kwijtschelding", letters_of_kwijtschelding)


def _register_withdrawals() -> None:
    """Who may take a fact back; `never`: it goes with another, or is changed where it stands."""
    from intake.permissions import register_withdrawal
    from trajecten.permissions import (
        can_take_back_regisseur,
        can_withdraw_award,
        can_withdraw_loan,
        can_withdraw_traject,
        never,
    )

    register_withdrawal("regisseurschap", can_take_back_regisseur)
    register_withdrawal("traject", can_withdraw_traject)
    for soort in ("toekenning", "uitgave"):
        register_withdrawal(soort, can_withdraw_award)
    for soort in ("lening", "kwijtschelding"):
        register_withdrawal(soort, can_withdraw_loan)
    for soort in ("plan", "wachtplek", "doelactie", "profiel", "aanwezigheid", "leningbrief"):
        register_withdrawal(soort, never)


def _register_navigation() -> None:
    """Where the pages stand in the menu, and who sees them there."""
    from trajecten.permissions import (
        leads_templates,
        may_keep_books,
        may_open_plans,
        may_see_cover,
        may_see_money,
        may_see_offers,
        sees_buddies,
    )
    from werkoffensief.web import navigatie

    navigatie.register("Nazorg", "nazorg_lijst", may_open_plans, order=22)
    navigatie.register("Voorzieningen", "voorziening_lijst", may_see_offers, order=24, also=("/aanbod/",))
    navigatie.register("Budgetten", "budget_lijst", may_see_money, order=26)
    navigatie.register("Leningen", "lening_lijst", may_open_plans, menu=navigatie.Menu.HOOFD, order=23)
    navigatie.register("Buddies", "buddy_lijst", sees_buddies, order=33)
    navigatie.register("Opleidingsfonds", "opleidingsfonds", may_keep_books, order=27)
    navigatie.register("Waarneming", "waarneming_lijst", may_see_cover, menu=navigatie.Menu.GEBRUIKER)
    navigatie.register(
        "Sjablonen", "plansjabloon_lijst", leads_templates, order=43, also=("/sjabloonregels/",)
    )
