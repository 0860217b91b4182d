#!/usr/bin/env bash
# Everything that must hold: the suite under the sanitizers, some seconds of fuzzing, and the whole suite of the release
# build last, so that ctest's closing line is the last line.
#   scripts/test.sh           all of it
#   scripts/test.sh quick     the release build's suite only
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-packages.sh --tests
jobs=$(nproc)
export CTEST_OUTPUT_ON_FAILURE=1

cmake --preset release -DATTRMAP_DEVELOPER=ON
cmake --build --preset release -j "$jobs"

if [ "${1:-}" != quick ]; then
  # The whole suite under address and undefined-behaviour sanitizers, in the build that the fuzz targets need anyway (clang;
  # preset asan is the same with g++). Memory and time limits of tests are for the release build.
  cmake --preset fuzz
  cmake --build --preset fuzz -j "$jobs"
  ctest --preset fuzz -j "$jobs" --exclude-regex '^(limits|install|docs|architecture)/'

  # Programs are shared between threads, and so are the pipeline's blocks.
  cmake --preset tsan
  cmake --build --preset tsan -j "$jobs" --target test_engine test_batch
  ctest --preset tsan -j "$jobs" --tests-regex '^(engine|batch)/'

  scripts/fuzz.sh "${FUZZ_SECONDS:-8}"
fi

ctest --preset release -j "$jobs"
