#!/usr/bin/env bash
# Runs the tests and collects the lines `figure: NAME = VALUE (bound BOUND)` that they print into a
# table for tests/README.md.
#
#   tests/figures.sh [BUILD_FOLDER] [CTEST OPTIONS]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-build}
shift || true

echo '| Test | Figure | Value | Bound |'
echo '|---|---|---|---|'
# CTest begins each test with `    Start 7: NAME` and each line of its output with `7: `.
ctest --test-dir "$folder" -LE bench -V "$@" | awk '
  /^ *Start +[0-9]+: / { number = $2; sub(":", "", number); name[number] = $3; next }
  /^[0-9]+: .*figure: / {
    number = $1; sub(":", "", number)
    line = $0; sub(/^.*figure: /, "", line)
    bound = ""
    if (match(line, / *\(bound .*\)$/)) {
      bound = substr(line, RSTART, RLENGTH)
      sub(/^ *\(bound /, "", bound); sub(/\)$/, "", bound)
      line = substr(line, 1, RSTART - 1)
    }
    gsub(/\|/, "\\|", line); gsub(/\|/, "\\|", bound)
    parts = split(line, part, " = ")
    value = part[parts]
    figure = substr(line, 1, length(line) - length(value) - 3)
    printf "| %s | %s | %s | %s |\n", name[number], figure, value, bound
  }' | sort
