"""The embedded servers: who may do what, when they start and stop, and what survives a kill -9."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import dj_database_url
import psycopg
import pytest
import redis
from django.db.backends.postgresql.base import DatabaseWrapper

from tests.embedded.support import (
    PROJECT,
    User,
    data_directory,
    eventually,
    is_served,
    lives,
    plain_environment,
    processes_of,
    state,
)
from werkoffensief import embedded
from werkoffensief.embedded import reset

SERVERS = ("postgres", "valkey")


@pytest.fixture(scope="module")
def shared():
    """One pair of servers for the tests that only look."""
    with data_directory() as data_dir, User(data_dir) as user:
        yield data_dir, user.answer()


@pytest.fixture
def data_dir():
    with data_directory() as path:
        yield path


def value(url, statement):
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(statement).fetchone()[0]


def test_postgresql_18_sorts_by_code_point_in_utf8_and_listens_on_no_port(shared):
    url = shared[1]["web_url"]
    assert value(url, "SHOW server_version").startswith("18.")
    assert value(url, "SHOW server_encoding") == "UTF8"
    assert (
        value(url, "SELECT datlocale FROM pg_database WHERE datname = current_database()")
        == "PG_UNICODE_FAST"
    )
    assert value(url, "SHOW listen_addresses") == ""
    assert redis.Redis.from_url(shared[1]["redis_url"]).config_get("port") == {"port": "0"}


def test_three_roles_and_only_the_owner_makes_tables(shared):
    names = {"owner_url": "werk_eigenaar", "web_url": "werk_web", "log_url": "werk_log"}
    for address, role in names.items():
        assert value(shared[1][address], "SELECT current_user") == role
        assert (
            value(shared[1][address], "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        )
    for address in ("web_url", "log_url"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            value(shared[1][address], "CREATE TABLE public.nee (id int)")
    owners = "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'public'"
    assert value(shared[1]["owner_url"], owners) == "werk_eigenaar"


def test_owner_may_create_the_extensions(shared):
    with psycopg.connect(shared[1]["owner_url"], autocommit=True) as connection:
        for name in ("btree_gist", "pg_trgm", "unaccent"):
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
        names = {row[0] for row in connection.execute("SELECT extname FROM pg_extension")}
    assert names >= {"btree_gist", "pg_trgm", "unaccent"}


def test_superuser_makes_databases(shared):
    assert (
        value(shared[1]["superuser_url"], "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        is True
    )


def test_django_connects_with_the_url(shared):
    settings = {"TIME_ZONE": None, "TEST": {}, **dj_database_url.parse(shared[1]["web_url"])}
    connection = DatabaseWrapper({"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, **settings}, "elsewhere")
    raw = psycopg.connect(**connection.get_connection_params())
    assert raw.info.user == "werk_web"
    raw.close()


def test_a_refused_row_leaves_no_value_in_the_log(shared):
    data_dir, addresses = shared
    with psycopg.connect(addresses["owner_url"], autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS proef (naam text PRIMARY KEY, dag date)")
        connection.execute("INSERT INTO proef VALUES ('Geheimenaam', '2019-01-01')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO proef VALUES ('Geheimenaam', '2019-01-01')")
        with pytest.raises(psycopg.errors.InvalidDatetimeFormat):
            connection.execute("INSERT INTO proef VALUES ('x', 'Geheimenaam')")
    log = (data_dir / "embedded" / "run" / "postgres" / "log.txt").read_text()
    assert "ready to accept connections" in log
    assert "Geheimenaam" not in log


def test_directories_with_data_and_sockets_are_closed_to_others(shared):
    for name in ("postgres", "valkey", "sockets/postgres", "sockets/valkey"):
        assert (shared[0] / "embedded" / name).stat().st_mode & 0o777 == 0o700


def test_last_one_out_stops_the_servers_also_after_kill_9(data_dir):
    with User(data_dir) as first, User(data_dir) as second:
        assert first.answer() == second.answer()
        pids = {name: state(data_dir, name)["server_pid"] for name in SERVERS}
        first.kill()
        assert not eventually(lambda: not all(map(lives, pids.values())), 0.6)
        second.kill()
        assert eventually(lambda: not any(map(lives, pids.values())))
    assert eventually(lambda: not is_served(data_dir))


@pytest.mark.lang
def test_whoever_is_last_waits_until_the_servers_have_stopped(data_dir):
    with User(data_dir) as user:
        user.answer()
        user.end()
        assert not is_served(data_dir)


def test_four_at_once_share_one_server(data_dir):
    users = [User(data_dir) for _ in range(4)]
    try:
        answers = [user.answer() for user in users]
        assert all(answer == answers[0] for answer in answers)
        assert len([line for line in processes_of(data_dir) if "supervisor postgres" in line]) == 1
    finally:
        for user in users:
            user.end()
    assert not is_served(data_dir)


def test_a_killed_server_is_started_again_and_valkey_keeps_what_it_had(data_dir):
    with User(data_dir) as user:
        addresses = user.answer()
        queue = redis.Redis.from_url(addresses["redis_url"])
        for number in range(100):
            queue.rpush("rij", number)
        for name in SERVERS:
            os.kill(state(data_dir, name)["server_pid"], signal.SIGKILL)

        def is_back():
            try:
                return queue.llen("rij") == 100 and value(addresses["web_url"], "SELECT 1") == 1
            except (redis.ConnectionError, psycopg.OperationalError):
                return False

        assert eventually(is_back, 20)


@pytest.mark.lang
def test_servers_do_not_outlive_a_killed_supervisor_and_start_again(data_dir):
    with User(data_dir) as user:
        before = user.answer()
        states = {name: state(data_dir, name) for name in SERVERS}
        for name in SERVERS:
            os.kill(states[name]["pid"], signal.SIGKILL)
        with User(data_dir) as newcomer:
            assert newcomer.answer() == before
            assert value(before["web_url"], "SELECT 1") == 1
            assert not any(lives(states[name]["server_pid"]) for name in SERVERS)


@pytest.mark.lang
def test_a_stale_pid_file_with_the_number_of_a_stranger_is_no_obstacle(data_dir):
    with User(data_dir) as user:
        user.answer()
    cluster = data_dir / "embedded" / "postgres" / "cluster"
    stranger = subprocess.Popen(
        ["sleep", "60"], **({"user": cluster.stat().st_uid} if os.geteuid() == 0 else {})
    )
    try:
        (cluster / "postmaster.pid").write_text(f"{stranger.pid}\n{cluster}\n1\n5432\n\n\n\nready\n")
        with User(data_dir) as user:
            assert value(user.answer()["web_url"], "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.lang
def test_a_broken_off_first_start_is_done_again(data_dir):
    half = data_dir / "embedded" / "postgres" / "half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with User(data_dir) as user:
        assert value(user.answer()["web_url"], "SELECT 1") == 1


@pytest.mark.lang
@pytest.mark.parametrize("name", ["Mijn map met spaties & co", "x" * 120])
def test_paths_that_no_socket_can_have(name):
    with data_directory() as outer:
        outer.mkdir(mode=0o755)
        inner = outer / name
        with User(inner) as user:
            addresses = user.answer()
            assert value(addresses["web_url"], "SELECT 1") == 1
            assert redis.Redis.from_url(addresses["redis_url"]).ping()
            sockets = Path(state(inner, "postgres")["sockets"])
            assert sockets.parent == Path("/tmp")
            assert sockets.stat().st_mode & 0o777 == 0o700
        reset.remove_data(inner)
        assert not sockets.exists()


@pytest.mark.lang
@pytest.mark.skipif(os.geteuid() != 0, reason="only root's servers run as somebody else")
def test_root_below_a_closed_home_keeps_the_data_elsewhere_and_says_so():
    with data_directory(mode=0o700) as data_dir:
        done = subprocess.run(
            [sys.executable, "-c", "import sys; from pathlib import Path; from werkoffensief import embedded;"
             "print(embedded.ensure(Path(sys.argv[1])).web_url)", str(data_dir)],
            env=plain_environment(), capture_output=True, text=True, check=True,
        )  # fmt: skip
        place = Path((data_dir / "embedded" / "elsewhere").read_text().strip())
        assert str(place) in done.stderr
        assert str(place) in done.stdout
        assert (place / "postgres" / "cluster").is_dir()
        reset.remove_data(data_dir)
        assert not place.exists()


def test_reset_refuses_while_something_runs(data_dir):
    with User(data_dir) as user:
        user.answer()
        with pytest.raises(embedded.EmbeddedError, match="draait nog iets"):
            reset.remove_data(data_dir)
        assert (data_dir / "embedded" / "postgres" / "cluster").is_dir()
    reset.remove_data(data_dir)
    assert not data_dir.exists()


def test_own_addresses_are_kept_and_only_what_is_missing_is_started(data_dir):
    both = {"DATABASE_URL": "postgres://eigen/db", "REDIS_URL": "redis://eigen"}
    environ = dict(both)
    assert embedded.ensure_environment(environ, data_dir) == {"DATABASE_OWNER_URL", "DATABASE_LOG_URL"}
    assert environ == both | {
        name: both["DATABASE_URL"] for name in ("DATABASE_OWNER_URL", "DATABASE_LOG_URL")
    }
    assert not data_dir.exists()


def test_own_database_with_the_embedded_queue(data_dir):
    script = (
        "import json, os, sys; from pathlib import Path; from werkoffensief import embedded;"
        "environ = {'DATABASE_URL': 'postgres://eigen/db'};"
        "embedded.ensure_environment(environ, Path(sys.argv[1]));"
        "print(json.dumps([environ, sorted(os.listdir(sys.argv[1] + '/embedded/run'))]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(data_dir)],
        env=plain_environment(), cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert '"REDIS_URL": "unix:///' in done.stdout
    assert '["valkey"]' in done.stdout


def test_a_directory_that_cannot_be_written_is_one_clear_line():
    with User(Path("/proc/nergens")) as user:
        assert "DATA_DIR=" in user.answer().get("error", "")
