"""What `migrate` keeps while it runs."""

from django.apps import apps

from werkoffensief.logboek.management.commands.migrate import swappable_names_kept


def test_which_setting_names_a_model_is_found_once_also_after_another_model_was_made():
    with swappable_names_kept():
        asked = [apps.get_swappable_settings_name(name) for name in ("accounts.Medewerker", "intake.Klant")]
        assert asked == ["AUTH_USER_MODEL", None]
        apps.__class__.get_swappable_settings_name.cache_clear()  # what a model that is rendered does
        apps.get_swappable_settings_name("intake.Klant")
        assert apps.get_swappable_settings_name.cache_info().misses == 2
    assert "get_swappable_settings_name" not in vars(apps)
