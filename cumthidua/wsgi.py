"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cumthidua.settings")

application = get_wsgi_application()

from cumthidua.core import jobs  # noqa: E402  (needs the applications)

jobs.start()
