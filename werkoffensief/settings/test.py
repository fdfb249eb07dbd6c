"""Settings of the test suite: the same application, with quick password hashing and strict templates."""

import os

os.environ.setdefault("MODUS", "test")

from werkoffensief.settings.base import *  # noqa: F403
from werkoffensief.settings.base import OIDC_ISSUER, TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "ONBEKENDE_VARIABELE(%s)"  # type: ignore[index]
WHITENOISE_AUTOREFRESH = True  # nothing is collected in tests
TWEEDE_FACTOR = False  # tests/accounts/test_tweede_factor.py switches it on and walks every URL
# On, at an address where nothing listens; tests/accounts/provider.py starts a real provider.
OIDC, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = True, "werkoffensief", "geheim"
OIDC_ISSUER = OIDC_ISSUER or "http://127.0.0.1:9"
OIDC_NAAM = "uw account van de gemeente"
