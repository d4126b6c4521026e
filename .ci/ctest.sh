#!/usr/bin/env bash
# Runs CTest in a build folder and closes with one line, `N passed, N failed`.
#
#   .ci/ctest.sh BUILD_FOLDER [CTEST OPTIONS]
set -euo pipefail
folder=$1
shift

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$(nproc)" "$@" | tee "$log" ||
  status=$?

# CTest closes with "98% tests passed, 1 tests failed out of 50".
read -r failed total < <(sed -n 's/^.*tests passed, \([0-9]*\) tests failed out of \([0-9]*\)$/\1 \2/p' "$log") || true
echo
echo "$((${total:-0} - ${failed:-0})) passed, ${failed:-0} failed"
exit "$status"
