"""Settings of the test suite: the same application, with quick password hashing and strict templates."""

import os

os.environ.setdefault("MODUS", "test")

from werkoffensief.settings.base import *  # noqa: F403
from werkoffensief.settings.base import TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "ONBEKENDE_VARIABELE(%s)"  # type: ignore[index]
WHITENOISE_AUTOREFRESH = True  # nothing is collected in tests
TWEEDE_FACTOR = False  # tests/accounts/test_tweede_factor.py switches it on and walks every URL
# On, at an address where nothing listens; tests/accounts/aanbieder.py starts a real provider.
OIDC = True
OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = "http://127.0.0.1:9", "werkoffensief", "geheim"
OIDC_NAAM = "uw account van de gemeente"
