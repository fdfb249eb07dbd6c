from django.apps import AppConfig


class WebConfig(AppConfig):
    """How a page is made: forms, lists, charts, notation, errors. No models, and nothing of ours below it."""

    name = "werkoffensief.web"
    label = "web"
    verbose_name = "Web"
