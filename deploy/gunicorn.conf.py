"""The web server in production. PORT, WEB_WORKERS and WEB_THREADS come from the environment."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
# Without Redis the sign-in limits live in one process's memory (docs/adr/0002).
HAS_REDIS = bool(os.environ.get("REDIS_URL") or os.environ.get("REDIS_URL_FILE"))
workers = int(os.environ.get("WEB_WORKERS", "2" if HAS_REDIS else "1"))
if workers > 1 and not HAS_REDIS:
    raise RuntimeError("WEB_WORKERS above 1 needs REDIS_URL; without it set WEB_WORKERS=1.")
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60  # uploads over slow lines; anything longer is a job
graceful_timeout = 30
keepalive = 5
# A fresh process now and then keeps a slow leak in a library from mattering.
max_requests = 5000
max_requests_jitter = 500
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 (heartbeat, no data)
accesslog = "-"
access_log_format = '%({x-forwarded-for}i)s "%(r)s" %(s)s %(B)s %(M)sms'
