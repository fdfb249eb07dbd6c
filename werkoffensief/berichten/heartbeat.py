"""Whether a worker and beat are alive: each leaves the time in Valkey. Nothing depends on it but `/werkers/`."""

from datetime import datetime, timedelta

import redis
from django.conf import settings

MAX_AGE = timedelta(seconds=70)
KEPT_SECONDS = 3600
WORKER, BEAT = "werkoffensief:hartslag:worker", "werkoffensief:hartslag:beat"
TIMEOUT_SECONDS = 2


def beat_once(key: str, *, now: datetime) -> None:
    """Note that this process lives. Nothing happens while Valkey cannot be reached."""
    try:
        with _client() as client:
            client.set(key, now.isoformat(), ex=KEPT_SECONDS)
    except redis.RedisError:
        return


def workers_alive(now: datetime) -> bool:
    """Whether a worker and beat left a heartbeat less than 70 seconds ago; False when Valkey is down."""
    return not silent_processes(now)


def silent_processes(now: datetime) -> list[str]:
    """Which of worker and beat left no young heartbeat; both when Valkey is down."""
    try:
        with _client() as client:
            values = client.mget([WORKER, BEAT])
    except redis.RedisError:
        return ["worker", "beat"]
    found = zip(("worker", "beat"), values, strict=True)
    return [name for name, value in found if not _is_young(value, now)]


def _is_young(value: bytes | None, now: datetime) -> bool:
    if value is None:
        return False
    return abs(now - datetime.fromisoformat(value.decode())) < MAX_AGE


def _client() -> redis.Redis:
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS
    )
