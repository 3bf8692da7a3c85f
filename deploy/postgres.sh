#!/usr/bin/env bash
# Start Debian's Postgres for Dagster on the loopback address, without containers:
#   deploy/postgres.sh start DIR [PORT]    make a cluster in DIR if there is none, start it, print the settings to export
#   deploy/postgres.sh stop DIR
# Needs: apt-get install postgresql. Run as root it becomes the user `postgres`, whom DIR is given to.
set -euo pipefail
action=${1:-}; folder=${2:-}; port=${3:-5433}
[ -n "$folder" ] || { sed -n '2,5p' "$0"; exit 2; }
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "no Postgres found: apt-get install postgresql" >&2; exit 1; }
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
case $action in
  start)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    chmod 700 "$folder"
    if [ ! -s "$folder/PG_VERSION" ]; then
      secret=$(head -c 18 /dev/urandom | base64 | tr -d '+/=')
      # The password reaches initdb through a file that only the owner can read, never a command line.
      (umask 077; printf '%s\n' "$secret" >"$folder.secret")
      [ "$(id -u)" != 0 ] || chown postgres "$folder.secret"
      as "$bin/initdb" -D "$folder" -U news -A scram-sha-256 --pwfile="$folder.secret" -E UTF8 --locale=C >/dev/null
    fi
    as "$bin/pg_ctl" -D "$folder" -w -l "$folder/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start >/dev/null
    password=$(cat "$folder.secret")
    PGPASSWORD=$password as "$bin/psql" -qAt -h 127.0.0.1 -p "$port" -U news -d postgres -c "select 1 from pg_database where datname='dagster'" | grep -q 1 ||
      PGPASSWORD=$password as "$bin/createdb" -h 127.0.0.1 -p "$port" -U news dagster
    printf 'export NEWS_ASSETS_PG_HOST=127.0.0.1 NEWS_ASSETS_PG_PORT=%s NEWS_ASSETS_PG_USER=news NEWS_ASSETS_PG_PASSWORD=%s NEWS_ASSETS_PG_DATABASE=dagster\n' "$port" "$password"
    ;;
  stop) as "$bin/pg_ctl" -D "$folder" -m fast -w stop >/dev/null ;;
  *) sed -n '2,5p' "$0"; exit 2 ;;
esac
