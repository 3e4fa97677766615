"""The one settings file. What differs between machines comes from the environment (env.py)."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from cumthidua.env import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)

# What differs between machines

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret_key("SECRET_KEY", debug=DEBUG)
# Old keys, newest first, while sessions and stored second factors move to a new one.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
# Address on paper (QR codes) and in mails, without a slash at the end.
PUBLIC_URL = env.public_url("PUBLIC_URL", debug=DEBUG)
PUBLIC_HOST = PUBLIC_URL.partition("://")[2].partition(":")[0]
ALLOWED_HOSTS = env.hosts(
    "ALLOWED_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]", PUBLIC_HOST] if DEBUG else [PUBLIC_HOST],
    wildcard=DEBUG,
)
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS", default=[PUBLIC_URL])
# How many proxies of ours stand before the web process; 0 means X-Forwarded-* is not believed.
TRUSTED_PROXY = env.count("TRUSTED_PROXY", default=0, most=5)
MFA_REQUIRED = env.flag("MFA_REQUIRED", default=not DEBUG)
DATABASES = {"default": env.database("DATABASE_URL", default_path=BASE_DIR / "var/portal.sqlite3")}
REDIS_URL = env.redis_url("REDIS_URL")
# Two portals (or two test runs) may share one Redis under different prefixes.
REDIS_PREFIX = env.text("REDIS_PREFIX", "cumthidua:")
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(BASE_DIR / "var/media")))
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"Cụm thi đua <khong-tra-loi@{PUBLIC_HOST}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
globals().update(env.email("EMAIL_URL", debug=DEBUG))
env.finish()

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)

# Applications

INSTALLED_APPS = [
    "cumthidua.core",
    "schools",
    "clusters",
    "pledges",
    "reports",
    "awards",
    "cumthidua.portal",
    "cumthidua.portal.apps.PortalAdminConfig",  # django.contrib.admin with our site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",  # allauth.usersessions' templates
    "whitenoise.runserver_nostatic",  # runserver serves static files as production does
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rules.apps.AutodiscoverRulesConfig",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_prose_editor",
    "js_asset",
    "csp",
    "django_include_bootstrap",  # last: it brings a base.html of its own
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cumthidua.core.middleware.RequireSecondFactor",
    "cumthidua.core.middleware.RefusedMiddleware",
]

ROOT_URLCONF = "cumthidua.urls"
WSGI_APPLICATION = "cumthidua.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "csp.context_processors.nonce",
                "cumthidua.portal.shell.shell",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates/jinja"],
        "OPTIONS": {"environment": "cumthidua.core.jinja.environment"},
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Language and time

LANGUAGE_CODE = "vi"
FORMAT_MODULE_PATH = "cumthidua.formats"  # days before months
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]  # texts of allauth, which has no Vietnamese catalogue

# Sign-in. allauth has no Vietnamese catalogue: every page of it has a template of ours.

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "schools.backends.DutyBackend",
    "rules.permissions.ObjectPermissionBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "cumthidua.core.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are opened by invitation, not by sign-up
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Cụm thi đua] "
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
# A whole school signs in from one public address in the last hour before a deadline: the limits
# per address are high, those per account (`key`, `user`) do the work. `login_failed` locks an
# account for everyone, so it opens again after a minute.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "120/m/ip,8/m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "60/m/ip,5/h/key",
    "reset_password_from_key": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY
MFA_ADAPTER = "cumthidua.core.accounts.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Cụm thi đua"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}

# Sessions, cookies, transport

SESSION_COOKIE_AGE = 12 * 60 * 60  # one working day
SESSION_COOKIE_NAME = "cumthidua_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "cumthidua_csrf"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
SECURE_SSL_REDIRECT = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked over plain HTTP from inside the container
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# No inline script or style anywhere; NONCE is for the import map of the editor.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# Files

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
# Source maps are fetched by a developer's tools at most; compressing them takes longer than all else.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "png", "jpg", "webp", "gz", "br", "zip", "woff", "woff2")
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # larger uploads go to disk as they arrive
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # form fields without files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Cache and jobs. Without Redis one web process does everything (docs/adr/0002), so a cache in its
# own memory is shared by all that need it.

if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": f"{REDIS_PREFIX}cache",
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Who runs jobs: Celery workers, or one thread of the web process ("inline" is for tests).
JOB_RUNNER = "celery" if REDIS_URL else "thread"

CELERY_BROKER_URL = f"redis+socket://{REDIS_URL[7:]}" if REDIS_URL[:5] == "unix:" else REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": REDIS_PREFIX,
    "visibility_timeout": 3600,
    # A web request must not hang on a dead broker: the job row is swept up later anyway.
    "socket_connect_timeout": 3,
    "socket_timeout": 10,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True  # a job's result is in its row
CELERY_RESULT_EXPIRES = None  # so there is nothing to clean up daily
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_SOFT_TIME_LIMIT = 10 * 60
CELERY_TASK_TIME_LIMIT = 11 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "sweep-jobs": {"task": "core.sweep_jobs", "schedule": 30, "options": {"expires": 30}},
    "deliver-outbox": {"task": "core.deliver_outbox", "schedule": 60, "options": {"expires": 60}},
    "forget-scans": {"task": "reports.forget_scans", "schedule": 3600, "options": {"expires": 3600}},
}

# Logging: one line an event on stderr; libraries speak up only when something is wrong.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "cumthidua": {"level": "INFO"},
        "celery": {"level": "INFO"},
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
