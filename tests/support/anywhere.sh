#!/bin/sh
# Runs tests as on other machines: on one processor, with a quarter of the memory, and beside a full load.
#
#   sh tests/support/anywhere.sh [ARGUMENT…]     all tests, or what the arguments for pytest say, such as tests/graders/test_hostile.py
#
# PYTHON is .venv/bin/python where it is not set. The memory is that of a control group, for which systemd, or root, is
# needed; where there can be none, that run is left out, and this is said.

set -u
cd "$(dirname "$0")/../.." || exit 2
PYTHON=${PYTHON:-.venv/bin/python}
SIZE=$(($(awk '/^MemTotal/ {print $2}' /proc/meminfo) * 1024 / 4))
failed=0

test_as() {
    echo "== $1"
    shift
    "$@" || failed=1
}

# A control group of version 1 within our own, or of version 2 at the top, as a container's root has it.
make_group() {
    old=/sys/fs/cgroup/memory
    if [ -d $old ]; then
        group=$old/$(sed -n 's/^[0-9]*:memory:\///p' /proc/self/cgroup)
        [ -d "$group" ] || group=$old
        group=$group/anywhere-$$
        mkdir "$group" && echo "$SIZE" > "$group/memory.limit_in_bytes"
    else
        group=/sys/fs/cgroup/anywhere-$$
        mkdir "$group" && echo "$SIZE" > "$group/memory.max" && echo 0 > "$group/memory.swap.max"
    fi 2> /dev/null
}

in_a_quarter_of_the_memory() {
    if systemd-run --quiet --scope -p "MemoryMax=$SIZE" true 2> /dev/null; then
        systemd-run --quiet --scope -p "MemoryMax=$SIZE" -p MemorySwapMax=0 "$@"
    elif make_group; then
        sh -c 'echo $$ > "$0/cgroup.procs" && exec "$@"' "$group" "$@"
        status=$?
        rmdir "$group"
        return $status
    else
        echo "left out: no control group can be made here; try it as root, or in a container of $SIZE bytes"
    fi
}

beside_a_full_load() {
    others=
    for _ in $(seq $((2 * $(nproc)))); do
        yes > /dev/null &
        others="$others $!"
    done
    trap 'kill $others' EXIT
    "$@"
    status=$?
    kill $others
    trap - EXIT
    return $status
}

set -- "$PYTHON" -m pytest "$@"
test_as "on one processor" taskset -c "$("$PYTHON" -c 'import os; print(min(os.sched_getaffinity(0)))')" "$@"
test_as "with a quarter of the memory ($((SIZE / 1024 / 1024)) MiB)" in_a_quarter_of_the_memory "$@"
test_as "beside a full load" beside_a_full_load "$@"
exit $failed
