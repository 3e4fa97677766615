"""Settings of the tests: the project's own, over real servers, with stricter templates and queries."""

import os
import tempfile

from tests import services

# The tests are the same on every machine: only what names servers is taken from outside.
for name in (
    "SECRET_KEY", "SECRET_KEY_FILE", "SECRET_KEY_FALLBACKS", "PUBLIC_URL", "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS", "TRUSTED_PROXY", "MFA_REQUIRED", "EMAIL_URL", "DEFAULT_FROM_EMAIL",
    "MEDIA_ROOT",
):  # fmt: skip
    os.environ.pop(name, None)
os.environ["DEBUG"] = "1"
_media = tempfile.TemporaryDirectory(prefix="cumthidua-media-", ignore_cleanup_errors=True)
os.environ["MEDIA_ROOT"] = _media.name
services.provide()

from cumthidua.settings import *  # noqa: E402, F403
from cumthidua.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, TEMPLATES  # noqa: E402
from tests.undefined import Undefined  # noqa: E402

# A query repeated once a row fails the test that met it.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
# A save reads the sheet before and after, and once more for the rules: that is no query a row.
ZEAL_NPLUSONE_THRESHOLD = 4
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()

# Connections end with their thread, so that the test database can be dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0
JOB_RUNNER = "inline"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
STATIC_ROOT = None
