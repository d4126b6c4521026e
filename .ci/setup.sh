#!/usr/bin/env bash
# Installs the Debian packages that are missing, and nothing else.
#
#   .ci/setup.sh build   to build the program            (scenarios/demo.sh)
#   .ci/setup.sh test    to build and run the tests      (tests/run.sh)
#   .ci/setup.sh check   formatting, fuzzing and a browser as well  (.ci/run)
set -euo pipefail

purpose=${1:-build}

packages=(
  cmake g++ ninja-build
  libeigen3-dev libsundials-dev libsuitesparse-dev libhdf5-dev
  libboost-program-options-dev libtomlplusplus-dev nlohmann-json3-dev libxlsxwriter-dev
)
optional=()
case $purpose in
  build) ;;
  test | check)
    packages+=(doctest-dev librapidcheck-dev netcdf-bin python3-netcdf4 python3-xarray python3-openpyxl)
    # Clang with its sanitizers and libFuzzer, whatever their version. The formatter is pinned to the
    # version of Debian 12; other releases do without it.
    if [ "$purpose" = check ]; then
      packages+=(clang libclang-rt-dev chromium)  # a browser to open report.html in
      optional+=(clang-format-14)
    fi
    ;;
  *)
    echo "setup: unknown purpose '$purpose', expected build, test or check" >&2
    exit 2
    ;;
esac

installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

known() { # to the package lists on this machine
  apt-cache show --no-all-versions "$1" >/dev/null 2>&1
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  echo "setup: no apt-get here; going on in the hope that these are installed: ${packages[*]}" >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  installed "$package" || missing+=("$package")
done
wanted=()
for package in "${optional[@]}"; do
  installed "$package" || wanted+=("$package")
done
if [ ${#missing[@]} -eq 0 ] && [ ${#wanted[@]} -eq 0 ]; then
  echo "setup: nothing to install"
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup: these packages are missing and neither root nor sudo is at hand:" >&2
    echo "  ${missing[*]} ${wanted[*]}" >&2
    echo "Ask an administrator to run: apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get -q -y -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@"
}

# Package lists are fetched only where this machine does not know a package, or knows it by an
# address that is gone.
fresh=no
refresh() {
  apt update
  fresh=yes
}
for package in "${missing[@]}" "${wanted[@]}"; do
  known "$package" || { refresh && break; }
done
for package in "${wanted[@]}"; do
  if known "$package"; then
    missing+=("$package")
  else
    echo "setup: this release has no $package, going on without it"
  fi
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "setup: installing ${missing[*]}"
  if ! apt install --no-install-recommends "${missing[@]}"; then
    [ "$fresh" = no ] || exit 1
    refresh
    apt install --no-install-recommends "${missing[@]}"
  fi
fi
