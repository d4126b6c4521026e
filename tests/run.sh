#!/usr/bin/env bash
# From a bare Debian 12 or 13 to a verdict: installs what is missing, builds, runs every test but
# the benchmarks.
#
#   tests/run.sh [CMAKE OPTIONS]      e.g. -DBIANDAN_STRICT=ON
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/setup.sh test
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=ON "$@"
cmake --build build
.ci/ctest.sh build -LE bench
