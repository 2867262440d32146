# shellcheck shell=bash
# Sanitizers and fuzzing, for .ci/run (short) and ./dev prove (long). Sourced after tools/lib.sh.
# Each part adds to `passed` and `failed` and says so on one line, which is also kept in $parts_file.

passed=0 failed=0
parts_file=/dev/null

# part <what> <report> <command…>
part() {
    local what=$1 report=$2 started=$SECONDS p f
    shift 2
    local status=0
    rm -f "$report"
    mkdir -p "$(dirname "$report")"
    ("$@") || status=$?  # a part that gives up does not end the others
    read_report "$report"
    if ((p + f == 0 || (f == 0 && status != 0))); then f=1; fi
    passed=$((passed + p)) failed=$((failed + f))
    say "$what: $p passed, $f failed, $((SECONDS - started)) s" | tee -a "$parts_file"
}

# Kernel, runtime, decision and the readers of import, with checks of addresses and of what C++ leaves undefined.
core_tests_on_addresses() { # <report>
    build_server sanitize veerkracht_core_tests
    LSAN_OPTIONS="suppressions=$PWD/tools/leaks_of_others.txt:print_suppressions=0" \
        nice -n 5 build/sanitize/veerkracht_core_tests --gtest_brief=1 --gtest_output="json:$1"
}

# What several threads share: which tests those are stands in cmake/checked.cmake.
core_tests_on_threads() { # <report>
    build_server threads veerkracht_core_tests
    nice -n 5 build/threads/veerkracht_core_tests --gtest_brief=1 --gtest_output="json:$1"
}

fuzz_target() { # <name> <seconds>
    mkdir -p "build/fuzz/$1"
    exec nice -n 5 "build/sanitize/$1_fuzz" -max_total_time="$2" -max_len=4096 -timeout=10 \
        -artifact_prefix="build/fuzz/$1.found-" "build/fuzz/$1" "server/fuzz/seeds/$1" \
        >"build/log/fuzz_$1.log" 2>&1
}

# fuzz <seconds a target> <report>: two beside each other. What it found stays in build/fuzz/NAME.found-*.
fuzz() {
    local seconds=$1 report=$2 name p=0 f=0 i
    local -a names
    local -A running=()
    build_server sanitize veerkracht_fuzz
    mkdir -p build/log
    names=(server/fuzz/*_fuzz.cpp)
    names=("${names[@]##*/}") names=("${names[@]%_fuzz.cpp}")
    for ((i = 0; i < ${#names[@]}; i += 2)); do
        for name in "${names[@]:i:2}"; do
            fuzz_target "$name" "$seconds" &
            running[$name]=$!
        done
        for name in "${names[@]:i:2}"; do
            if wait "${running[$name]}"; then
                p=$((p + 1))
                say "fuzz $name: $(sed -n 's/^Done \(.*\) in .*/\1/p' "build/log/fuzz_$name.log")" |
                    tee -a "$parts_file"
            else
                f=$((f + 1))
                say "fuzz $name: failed" | tee -a "$parts_file"
                tail -n 40 "build/log/fuzz_$name.log"
            fi
        done
    done
    say "$p passed, $f failed" >"$report"
}
