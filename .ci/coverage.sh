#!/usr/bin/env bash
# Which lines of model and solver the tests reach. Fails below 90 %.
#
#   .ci/coverage.sh [BUILD_FOLDER]      default: build-coverage
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-build-coverage}

command -v gcovr >/dev/null || apt-get install -y --no-install-recommends gcovr
cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=ON \
  -DCMAKE_CXX_FLAGS_DEBUG="-O1 --coverage -fprofile-update=atomic"
cmake --build "$folder"
find "$folder" -name '*.gcda' -delete
# record_open_full ends on files that may not grow, as those of gcov would.
.ci/ctest.sh "$folder" -LE "bench|faults" -E record_open_full
# A file of kernels is compiled twice, the second time from a copy in the build folder.
gcovr --root . --object-directory "$folder" --filter 'model/' --filter 'solver/' \
  --exclude-throw-branches --gcov-ignore-parse-errors --sort-percentage --fail-under-line 90 \
  --txt "$folder/coverage.txt"
grep -v '100%' "$folder/coverage.txt" | head -40
tail -3 "$folder/coverage.txt"
