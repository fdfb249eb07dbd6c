"""Locks that change nothing anybody could see when they alone are off, each with what stands behind it.

By path, function, kind, and which of its kind it is in that function.
"""

KEEPER = "behind it stands leads_templates, with the same answer: it also asks a teamleider for a team"
SECOND_LOCKS = {
    **{
        ("trajecten/views/sjablonen.py", view, "@requires", 1): KEEPER
        for view in (
            "plansjabloon_lijst",
            "plansjabloon_nieuw",
            "plansjabloon",
            "plansjabloon_naam",
            "plansjabloon_opbergen",
            "sjabloonregel_weg",
        )
    },
    (
        "trajecten/permissions.py",
        "sjablonen_of",
        "leads_team",
        1,
    ): "each of its pages asked leads_templates before",
    ("trajecten/views/wens.py", "regisseurswens", "can_transfer", 1): (
        "never says no: the page is of a teamleider whose work the file is, and who may hand it over"
    ),
    ("werkoffensief/accounts/middleware.py", "process_view", "may_come_before_second_factor", 1): (
        "off here; tests/accounts/test_tweede_factor.py walks it"
    ),
    ("werkoffensief/dossier/permissions.py", "starts_here", "may_open_files", 1): (
        "gives no right: where the menu leads an accountmanager, who is sent on from the start page"
    ),
    ("werkoffensief/dossier/views/taken.py", "taak_later", "visible_to", 1): (
        "taken.find found the line before, and each of its sources begins with those in sight"
    ),
    ("trajecten/views/aanbod.py", "aanbod", "may_open_plans", 1): (
        "names stand behind visible_to too, which shows nobody to who works with no people"
    ),
    ("intake/permissions.py", "can_withdraw", "can_view_klant", 1): (
        "get_klant opened the file the line before, with the same question"
    ),
    ("intake/permissions.py", "can_merge", "sees_by_task", 1): "the file that stays was opened by get_klant",
}
