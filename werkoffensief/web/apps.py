from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "werkoffensief.web"
    label = "web"
    verbose_name = "Web"
