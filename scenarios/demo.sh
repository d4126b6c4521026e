#!/usr/bin/env bash
# From a bare Debian 12 or 13 to the section table of the Zhonglou case: installs what is missing,
# builds, runs.
#
#   scenarios/demo.sh [SCENARIO]      the scenario is plum-rain unless another is named
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/setup.sh build
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF
cmake --build build --target biandan
echo
build/bin/biandan run scenarios/cases/zhonglou --scenario "${1:-plum-rain}"
