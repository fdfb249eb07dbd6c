from django.apps import AppConfig


class WebConfig(AppConfig):
    """How a page is made: forms, lists, charts, notation, errors. No models, and nothing of ours below it."""

    name = "werkoffensief.web"
    label = "web"
    verbose_name = "Web"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_out

        from werkoffensief.web.views import remember_log_out

        user_logged_out.connect(remember_log_out, dispatch_uid="uitgelogd")
