"""The web process. It refuses to start with the owner's database rights."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkoffensief.settings.base")
if os.environ.get("DATABASE_OWNER_URL"):
    raise ImproperlyConfigured("DATABASE_OWNER_URL is for `migrate` only; the web process refuses it.")
application = get_wsgi_application()
