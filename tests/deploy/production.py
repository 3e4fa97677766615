"""What the tests of production share: its environment and its command line."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "thidua.example.vn"
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "SECRET_KEY": "k3J9x-Wq72_nVb5Tz8LmPd4RsYc6HgFa1UeXo0QiKtBvNjMwZpSrDlCy",
    "PUBLIC_URL": f"https://{HOST}",
    "DATABASE_URL": "postgres://portal:portal@db.invalid/portal",
    "REDIS_URL": "redis://redis.invalid:6379/0",
    "EMAIL_URL": "smtp://mail.invalid:587?tls=1",
    "TRUSTED_PROXY": "1",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A management command under production settings, except for what `environment` says."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env={**ENVIRONMENT, **environment}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
