#!/usr/bin/env bash
# Everything that must hold: the whole suite under the sanitizers, some seconds of fuzzing, and last, so that ctest's closing
# line is the last line, what the released executable is asked for: conformance, command line, service provider, limits,
# installation.
#   scripts/test.sh           that
#   scripts/test.sh full      and the unit tests of the release build, and those of the threads under tsan
#   scripts/test.sh quick     the release build's suite only, unit tests included
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-packages.sh --tests
jobs=$(nproc)
mode=${1:-}
export CTEST_OUTPUT_ON_FAILURE=1

# Compiling is most of the time; unit tests run under the sanitizers anyway.
cmake --preset release -DATTRMAP_DEVELOPER=ON -DATTRMAP_UNIT_TESTS=$([ -n "$mode" ] && echo ON || echo OFF)
cmake --build --preset release -j "$jobs"

if [ "$mode" != quick ]; then
  # One build serves the suite and the fuzz targets (clang; preset asan is the same with g++). Memory and time limits of
  # tests are for the release build.
  cmake --preset fuzz
  cmake --build --preset fuzz -j "$jobs"
  ctest --preset fuzz -j "$jobs" --exclude-regex "^(limits|install|docs|architecture|pictures|scale_out|readers|bench)/"
  scripts/fuzz.sh "${FUZZ_SECONDS:-5}"
fi

if [ "$mode" = full ]; then
  # Programs are shared between threads, and so are the pipeline's blocks.
  cmake --preset tsan
  cmake --build --preset tsan -j "$jobs" --target test_engine test_batch
  ctest --preset tsan -j "$jobs" --tests-regex '^(engine|batch)/'
fi

ctest --preset release -j "$jobs"
