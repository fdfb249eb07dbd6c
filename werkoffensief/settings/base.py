"""Settings of every mode. Production IS this file plus the environment (12-factor).

Source of the variables: docs/beheer.md. MODUS is `demo`, `test` or `productie`; DEBUG is off in all three.
"""

import os
from pathlib import Path

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
MODUS = os.environ.get("MODUS", "demo")
if MODUS not in {"demo", "test", "productie"}:
    raise ImproperlyConfigured(f"MODUS is {MODUS!r}; it must be demo, test or productie.")
PRODUCTIE = MODUS == "productie"
DEBUG = False
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / ".data").resolve()


def _required(name: str, default: str) -> str:
    """The value of an environment variable; `default` serves in demo and test only, under whatever key id."""
    value = os.environ.get(name)
    if value and not (PRODUCTIE and default.rpartition(":")[2] in value):
        return value
    if PRODUCTIE:
        raise ImproperlyConfigured(f"{name} is required in MODUS=productie and may not be the demo's value.")
    return default


SECRET_KEY = _required("SECRET_KEY", "demo-sleutel-niet-voor-productie-0123456789-abcdefghijklmnopqrstuv")
# Keys outside the database, each 32 bytes in hex. BSN_SLEUTELS: "id:hex,id:hex"; the first one encrypts.
BSN_SLEUTELS = _required("BSN_SLEUTELS", "demo:" + "11" * 32)
BSN_INDEX_SLEUTEL = _required("BSN_INDEX_SLEUTEL", "22" * 32)
IMPORT_SLEUTEL = _required("IMPORT_SLEUTEL", "33" * 32)
TWEEDE_FACTOR_SLEUTELS = _required("TWEEDE_FACTOR_SLEUTELS", "44" * 32)  # "hex,hex"; the first one encrypts

GEMEENTE_NAAM = os.environ.get("GEMEENTE_NAAM", "Gemeente Den Haag" if not PRODUCTIE else "")
KLANTWOORD = os.environ.get("KLANTWOORD", "klant")
KLANTWOORD_MEERVOUD = os.environ.get("KLANTWOORD_MEERVOUD", "klanten")
VERSIE = "0.1.0"
HULP_CONTACT = os.environ.get("HULP_CONTACT", "de functioneel beheerder van uw gemeente")
HULP_TELEFOON = os.environ.get("HULP_TELEFOON", "")
HULP_EMAIL = os.environ.get("HULP_EMAIL", "")

ALLOWED_HOSTS = [
    h for h in _required("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",") if h
]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]

# --- Database: three roles -------------------------------------------------------------------------------------
# default = web role (owns no table), log = may only insert into the logs, eigenaar = owner, for `migrate` only.
_CONNECTION = {
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    "DISABLE_SERVER_SIDE_CURSORS": False,
}
_OPTIONS = {
    "options": "-c pgtrigger.ignore={} -c TimeZone=UTC -c jit=off",
    "connect_timeout": 5,
    # Only for what web/eenmaal.py asks: other cursors put their values in the SQL, which is never prepared.
    "prepare_threshold": 0,
}


_OWNER_URL = os.environ.get("DATABASE_OWNER_URL", "")  # only ever in the environment of `migrate`
_WEB_URL = os.environ.get("DATABASE_URL", "") or _OWNER_URL
_LOG_URL = os.environ.get("DATABASE_LOG_URL", "") or (_OWNER_URL if PRODUCTIE else _WEB_URL)


def _database(variable: str, url: str) -> dict:
    if not url and PRODUCTIE:
        raise ImproperlyConfigured(f"{variable} is required in MODUS=productie.")
    config = dj_database_url.parse(url or "postgresql://geen-database.invalid/geen")
    return {**config, **_CONNECTION, "OPTIONS": {**config.get("OPTIONS", {}), **_OPTIONS}}


DATABASES = {
    "default": _database("DATABASE_URL", _WEB_URL),
    "log": _database("DATABASE_LOG_URL", _LOG_URL),
}
if _OWNER_URL:
    DATABASES["eigenaar"] = _database("DATABASE_OWNER_URL", _OWNER_URL)
# The roles that `migrate` grants rights to; read from the URLs so that a hosted database may name them freely.
DATABASE_WEB_ROLE = os.environ.get("DATABASE_WEB_ROLE") or DATABASES["default"].get("USER", "")
DATABASE_LOG_ROLE = os.environ.get("DATABASE_LOG_ROLE") or DATABASES["log"].get("USER", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Applications ----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "werkoffensief.web",
    "werkoffensief.logboek",
    "werkoffensief.accounts",
    "werkoffensief.berichten",
    "intake",
    "werkgevers",
    "trajecten",
    "werkoffensief.doelen",
    "werkoffensief.overdracht",
    "werkoffensief.dossier",
    "werkoffensief.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
]
AUTH_USER_MODEL = "accounts.Medewerker"

MIDDLEWARE = [
    "werkoffensief.web.views.headers_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "werkoffensief.web.views.private_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "werkoffensief.accounts.middleware.session_age_middleware",
    "werkoffensief.accounts.middleware.second_factor_middleware",
    "werkoffensief.accounts.middleware.stranger_body_middleware",
    "werkoffensief.accounts.middleware.known_browser_middleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "werkoffensief.web.views.method_page_middleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "werkoffensief.logboek.middleware.transaction_middleware",
]
ROOT_URLCONF = "werkoffensief.urls"
WSGI_APPLICATION = "werkoffensief.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "werkoffensief.web.context.page",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Language and time -----------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

# --- Files -----------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or DATA_DIR / "static")
WHITENOISE_USE_FINDERS = not PRODUCTIE
_S3_BUCKET = os.environ.get("S3_BUCKET", "")
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": _S3_BUCKET,
            "endpoint_url": os.environ.get("S3_ENDPOINT_URL") or None,
            "default_acl": "private",
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }
    if _S3_BUCKET
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "bestanden",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["werkoffensief.web.uploads.PrivateUploadHandler"]
STRANGER_MAX_BODY = 64 * 1024  # of whoever is not logged in; the log-in needs a few hundred bytes
UPLOAD_MAX_FILE = 50 * 1024 * 1024
UPLOAD_MAX_TOTAL = 200 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
# Documents in the file of a klant. DOCUMENT_SCANNER names a callable, see intake.services.scanner.
DOCUMENT_MAX_FILE = int(os.environ.get("DOCUMENT_MAX_MB", "10")) * 1024 * 1024
DOCUMENT_QUOTA = int(os.environ.get("DOCUMENT_QUOTA_MB", "100")) * 1024 * 1024
DOCUMENT_SCANNER = os.environ.get("DOCUMENT_SCANNER", "")
CLAMD_ADRES = os.environ.get("CLAMD_ADRES", "/run/clamav/clamd.ctl")

# --- Mail: to owners of accounts, about their account, by the worker -------------------------------------------
EMAIL_HOST = os.environ.get("EMAIL_HOST", "").strip()
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "1") == "1"
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_AFZENDER", "").strip() or "werkoffensief@localhost"
MAIL = bool(EMAIL_HOST) or not PRODUCTIE
if not EMAIL_HOST:  # the demo keeps its mails as files
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
# How many days before an appointment a klant with an e-mail address gets a reminder; 0: none.
# Under 27 a plan is looked at again at least every so many months (docs/adr/0022).
EVALUATIE_MAANDEN_JONG = int(os.environ.get("EVALUATIE_MAANDEN_JONG", "6"))
DAGMAIL_UUR = int(os.environ.get("DAGMAIL_UUR", "7"))
HERINNERING_DAGEN = int(os.environ.get("HERINNERING_DAGEN", "2"))
# Where a link in a mail leads; never the Host of a request.
WEB_ADRES = os.environ.get("WEB_ADRES", "").rstrip("/") or f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
if PRODUCTIE and MAIL and not (WEB_ADRES.startswith("https://") and "*" not in WEB_ADRES):
    raise ImproperlyConfigured("WEB_ADRES must be the application's own address and begin with https://.")

# --- Log-in, sessions, lock-out --------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "gebruikersnaam"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "werkoffensief.accounts.adapter.ClosedAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "werkoffensief.accounts.forms.InlogForm"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = False  # axes counts failed log-ins, in the database, per user, browser and address
ACCOUNT_PRESERVE_USERNAME_CASING = True
TWEEDE_FACTOR = MODUS != "demo"  # no variable of the environment switches it off
MFA_ADAPTER = "werkoffensief.accounts.adapter.TweedeFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
# Single sign-on is off, without an address or a button, unless all three are set (docs/adr/0016).
OIDC_ISSUER = os.environ.get("OIDC_ISSUER", "").strip()
OIDC_CLIENT_ID = os.environ.get("OIDC_CLIENT_ID", "").strip()
OIDC_CLIENT_SECRET = os.environ.get("OIDC_CLIENT_SECRET", "").strip()
OIDC = bool(OIDC_ISSUER and OIDC_CLIENT_ID and OIDC_CLIENT_SECRET)
if not OIDC and (OIDC_ISSUER or OIDC_CLIENT_ID or OIDC_CLIENT_SECRET):
    raise ImproperlyConfigured("OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together.")
if OIDC and PRODUCTIE and not OIDC_ISSUER.startswith("https://"):
    raise ImproperlyConfigured("OIDC_ISSUER must begin with https:// in MODUS=productie.")
# On the button: "Verder met …". Empty while single sign-on is off.
OIDC_NAAM = (os.environ.get("OIDC_NAAM", "").strip() or "uw werkaccount") if OIDC else ""
OIDC_CLAIM = os.environ.get("OIDC_CLAIM", "").strip() or "preferred_username"
# Which values of `amr` or `acr` say that the provider asked a second factor. None of them: ours is asked.
OIDC_AMR = os.environ.get("OIDC_AMR", "mfa").replace(",", " ").split()
OIDC_ACR = os.environ.get("OIDC_ACR", "").replace(",", " ").split()
SESSION_ENGINE = "werkoffensief.accounts.sessies"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_IDLE_AGE = 15 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "werkoffensief.web.views.csrf_failure"
AXES_HANDLER = "werkoffensief.accounts.adapter.LockoutHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5  # of one name in one browser
LOCKOUT_AT_ADDRESS = 50  # of one name from one address, over all browsers that are not known
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "werkoffensief.accounts.adapter.lockout_name"
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["password", "login", "username"]
AXES_LOCKOUT_TEMPLATE = "account/lockout.html"
AXES_CLIENT_IP_CALLABLE = "werkoffensief.accounts.adapter.client_address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a lock-out ends, also while somebody goes on guessing
PROXY_COUNT = int(os.environ.get("PROXY_COUNT", "1" if PRODUCTIE else "0"))
AXES_VERBOSE = False

# --- Security headers ------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if PRODUCTIE:
    SECURE_SSL_REDIRECT = os.environ.get("SECURE_SSL_REDIRECT", "1") == "1"
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$", r"^gereed/$", r"^werkers/$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    # Both speak for other sites of the municipality too, so they are its own choice.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = os.environ.get("HSTS_SUBDOMEINEN", "0") == "1"
    SECURE_HSTS_PRELOAD = os.environ.get("HSTS_PRELOAD", "0") == "1"

# --- Queue: rows in the outbox are the truth, Redis only says that there is something to do --------------------
REDIS_URL = os.environ.get("REDIS_URL", "")
if PRODUCTIE and not (REDIS_URL or _OWNER_URL):
    raise ImproperlyConfigured("REDIS_URL is required in MODUS=productie.")
VISIBILITY_TIMEOUT = 3600  # seconds; the hard time limit of a task stays below it
# kombu reads the number of the database behind a socket from `virtual_host` and silently ignores `db`.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": VISIBILITY_TIMEOUT,
    "socket_timeout": 30,
    "socket_connect_timeout": 5,
    "socket_keepalive": True,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for Redis as long as it takes
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]  # never a pickle
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = VISIBILITY_TIMEOUT // 2
CELERY_TASK_SOFT_TIME_LIMIT = CELERY_TASK_TIME_LIMIT - 300  # time to note which row was too slow
CELERY_TASK_DEFAULT_QUEUE = "werkoffensief"
CELERY_WORKER_CONCURRENCY = 2
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False  # a running task ends; its rows say so
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")
CELERY_BEAT_MAX_LOOP_INTERVAL = 10
# Clock times only, and none between 02:00 and 03:00, which is skipped or comes twice when the clock changes.
# Each message expires, so that they do not pile up while no worker runs; all of them may come twice.
CELERY_BEAT_SCHEDULE: dict[str, dict] = {
    "outbox": {"task": "berichten.werk_af", "schedule": 10.0, "options": {"expires": 10}},
    "heartbeat": {"task": "berichten.hartslag", "schedule": 20.0, "options": {"expires": 20}},
    "nightly": {
        "task": "berichten.nachtwerk",
        "schedule": crontab(minute="5", hour="0"),
        "options": {"expires": 600},
    },
    "nightly-catch-up": {
        "task": "berichten.nachtwerk",
        "schedule": crontab(minute="*/15", hour="0,1,3-23"),
        "options": {"expires": 600},
    },
    "deliveries": {"task": "overdracht.leveringen", "schedule": 30.0, "options": {"expires": 30}},
}

# --- Logging: no personal data; one line each, to standard error ----------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
    # A refused or unknown page is no fault of ours, and its path is nobody's business.
    "loggers": {
        "django.request": {"level": "ERROR", "filters": ["without_keys"]},
        "django.security.csrf": {"filters": ["without_keys"]},
        "django.security.DisallowedHost": {"filters": ["one_line"]},  # anybody can send a wrong Host header
    },
    "filters": {
        "one_line": {
            "()": "django.utils.log.CallbackFilter",
            "callback": "ext://werkoffensief.web.logregel.one_line",
        },
        "without_keys": {
            "()": "django.utils.log.CallbackFilter",
            "callback": "ext://werkoffensief.web.logregel.without_keys",
        },
    },
}

# --- History (django-pghistory): who did it stands on each event, see werkoffensief.logboek.geschiedenis -------
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = False
PGHISTORY_ADMIN_CLASS = None
PGHISTORY_BASE_MODEL = "werkoffensief.logboek.geschiedenis.Gebeurtenis"
SILENCED_SYSTEM_CHECKS: list[str] = []
