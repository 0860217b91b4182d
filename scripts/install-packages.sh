#!/usr/bin/env bash
# Installs the Debian 12 packages that building (and, with --tests, testing) attrmap needs. Does nothing when all are there.
set -euo pipefail

build=(g++ cmake ninja-build pkg-config tao-pegtl-dev nlohmann-json3-dev libsimdjson-dev libicu-dev libpcre2-dev
       libfmt-dev libcli11-dev libtbb-dev libexpected-dev libcsv-dev zlib1g-dev libzstd-dev libedit-dev doctest-dev
       python3)
tests=(clang libclang-rt-14-dev tmux chromium zstd parallel python3-distributed valgrind)

wanted=("${build[@]}")
if [ "${1:-}" = "--tests" ]; then
  wanted+=("${tests[@]}")
  # By command, not by package: a nodejs that is not Debian's own brings npm along and excludes Debian's.
  command -v node >/dev/null || wanted+=(nodejs)
  command -v npm >/dev/null || wanted+=(npm)
fi
missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
echo "installing: ${missing[*]}"
"${root[@]}" apt-get update -qq
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
