# The application as a municipality runs it: web, worker and beat are the same image with another command.
FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/base.txt /tmp/base.txt
RUN python -m venv /opt/venv && /opt/venv/bin/python -m pip install --require-hashes -r /tmp/base.txt

FROM python:3.12-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 MODUS=productie \
    DJANGO_SETTINGS_MODULE=werkoffensief.settings.base DATA_DIR=/data STATIC_ROOT=/app/staticfiles
# Pango makes letters and agreements into a PDF.
RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin werk \
    && install -d -m 700 -o werk -g werk /data \
    && install -d -o werk -g werk /app/staticfiles
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY . .
USER werk
# Collecting static files reads the settings, not the data: values for this one command that can open nothing.
RUN SECRET_KEY=bouwen-alleen-voor-collectstatic BSN_SLEUTELS=bouwen:00 BSN_INDEX_SLEUTEL=00 IMPORT_SLEUTEL=00 \
    TWEEDE_FACTOR_SLEUTELS=00 GEMEENTE_NAAM=bouwen ALLOWED_HOSTS=bouwen.invalid REDIS_URL=redis://bouwen.invalid \
    DATABASE_URL=postgres://bouwen.invalid/x DATABASE_LOG_URL=postgres://bouwen.invalid/x \
    python manage.py collectstatic --no-input --verbosity 0
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "werkoffensief.wsgi", "--bind", "0.0.0.0:8000", "--no-control-socket", "--limit-request-line", "8190"]
