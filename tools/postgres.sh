# shellcheck shell=bash
# A private PostgreSQL 15 cluster in a folder of its own, reached by a unix socket only.
# Sourced. start_postgres sets postgres_url; stop_postgres ends it and removes the folder. crash_postgres ends it at once
# and leaves the folder as it is, for restart_postgres.

postgres_bin=/usr/lib/postgresql/15/bin
postgres_folder=

# PostgreSQL refuses to run as root; then the user of the Debian package does it.
as_postgres() {
    if [[ $(id -u) == 0 ]]; then (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@")
    else "$@"; fi
}

# start_postgres [setting=value…]
start_postgres() {
    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/veerkracht-postgres.XXXXXX")
    chmod 711 "$postgres_folder"
    [[ $(id -u) == 0 ]] && chown postgres "$postgres_folder"
    as_postgres "$postgres_bin/initdb" --pgdata="$postgres_folder/data" --username=postgres \
        --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$postgres_folder/initdb.log" ||
        { cat "$postgres_folder/initdb.log" >&2; return 1; }
    {
        echo "listen_addresses = ''"
        echo "unix_socket_directories = '$postgres_folder'"
        echo "max_connections = 100"
        printf '%s\n' "$@"
    } | as_postgres tee -a "$postgres_folder/data/postgresql.conf" >/dev/null
    restart_postgres || return 1
    # A plain role, as of an installation: a superuser would walk past the lock on rows of people.
    "$postgres_bin/createuser" --host="$postgres_folder" --username=postgres veerkracht
    "$postgres_bin/createdb" --host="$postgres_folder" --username=postgres --owner=veerkracht veerkracht
    # shellcheck disable=SC2034  # read by who sources this
    postgres_url="postgresql://veerkracht@/veerkracht?host=$postgres_folder"
}

restart_postgres() {
    as_postgres "$postgres_bin/pg_ctl" --pgdata="$postgres_folder/data" --wait --silent \
        --log="$postgres_folder/data/server.log" start
}

crash_postgres() {
    as_postgres "$postgres_bin/pg_ctl" --pgdata="$postgres_folder/data" --mode=immediate --silent stop
}

stop_postgres() {
    [[ -n $postgres_folder ]] || return 0
    crash_postgres
    rm -rf "$postgres_folder"
    postgres_folder=
}
