#!/bin/sh
# Runs once, when the database is made: the owner's role and the two that web, worker and beat use.
set -eu
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set=owner="$OWNER_PASSWORD" --set=web="$WEB_PASSWORD" --set=log="$LOG_PASSWORD" <<'SQL'
CREATE ROLE werk_eigenaar LOGIN PASSWORD :'owner';
CREATE ROLE werk_web LOGIN PASSWORD :'web';
CREATE ROLE werk_log LOGIN PASSWORD :'log';
CREATE DATABASE werkoffensief OWNER werk_eigenaar;
REVOKE ALL ON DATABASE werkoffensief FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE werkoffensief TO werk_web, werk_log;
\connect werkoffensief
ALTER SCHEMA public OWNER TO werk_eigenaar;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SQL
