#!/usr/bin/env bash
# From a fresh checkout to the first result: packages, release build, and the example mapping over the example users.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-packages.sh >&2
cmake --preset release >&2
cmake --build --preset release --target attrmap_cli -j "$(nproc)" >&2
build/release/attrmap map --mapping examples/data/mapping.json --users examples/data/users.json
