"""Asks one of the processes whether it works: `python deploy/healthcheck.py web|beat`.

For the container engine; ends with 0 or 1. The worker is asked by `celery inspect ping`.
"""

import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

BEAT_STATE = Path(os.environ.get("BEAT_STATE", "/tmp/celerybeat-schedule"))  # noqa: S108
BEAT_SILENCE = 6 * 60  # beat writes its state every three minutes


def web() -> str | None:
    """None when the web process answers, else what is wrong."""
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz"
    # Only the portal's own host names are answered.
    host = urlsplit(os.environ["PUBLIC_URL"]).netloc
    try:
        request = urllib.request.Request(address, headers={"Host": host})
        with urllib.request.urlopen(request, timeout=5):  # noqa: S310 (our own address)
            return None
    except urllib.error.HTTPError as error:
        return error.read().decode(errors="replace")[:300]
    except OSError as error:
        return str(error)


def beat() -> str | None:
    """None when the timetable has written its state of late, else what is wrong."""
    written = [file.stat().st_mtime for file in BEAT_STATE.parent.glob(f"{BEAT_STATE.name}*")]
    if not written:
        return f"{BEAT_STATE} was never written"
    silent = time.time() - max(written)
    return f"silent for {silent:.0f} s" if silent > BEAT_SILENCE else None


if __name__ == "__main__":
    sys.exit({"web": web, "beat": beat}[sys.argv[1]]())
