# One image for the web process, the worker, the timetable and the migration.
# docker-compose.yml says which command each of them runs.

FROM python:3.13-slim-bookworm AS packages
COPY requirements/base.txt /tmp/
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/base.txt

FROM python:3.13-slim-bookworm
# Pango for PDF documents; version 2 of the font: the older one lacks 93 Vietnamese letters.
# Tesseract and Poppler read scans and photographs.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 \
      tesseract-ocr tesseract-ocr-vie poppler-utils \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home portal \
 && install -d -o portal -g portal /srv/media
COPY --from=packages /venv /venv
# XDG_CACHE_HOME: the font cache needs a place to write in a container that is read-only.
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp \
    MEDIA_ROOT=/srv/media
WORKDIR /app
COPY . .
# Static files get their names and compressed copies here. The key lives for this one command.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    PUBLIC_URL=https://build.invalid EMAIL_URL=console: \
    python manage.py collectstatic --noinput -v 0 \
 && python -m compileall -q cumthidua schools clusters pledges reports awards
USER portal
VOLUME /srv/media
EXPOSE 8000
CMD ["gunicorn", "-c", "deploy/gunicorn.conf.py", "cumthidua.wsgi"]
