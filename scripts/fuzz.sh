#!/usr/bin/env bash
# Fuzzes each target for some seconds, starting from seeds made from the data of the tests and from what once failed.
#   scripts/fuzz.sh [SECONDS [TARGET...]]
# An input that fails is left in fuzz/regressions/TARGET: commit it, every build replays it from then on.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-10}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(parse print_roundtrip evaluate date regex record schema scim_path scope_filter)

cmake --preset fuzz
cmake --build --preset fuzz -j "$(nproc)" --target fuzz_targets
python3 fuzz/seeds.py tests build/fuzz/seeds

run() {
  mkdir -p "build/fuzz/corpus/$1"
  local status=0 dict=fuzz/attrmap.dict longest=4096
  case $1 in
    record) dict=fuzz/record.dict ;;
    date) longest=2000 ;;
    regex) longest=1000 ;;
    schema) dict=fuzz/schema.dict longest=30000 ;;
    scim_path) dict=fuzz/scim_path.dict ;;
    scope_filter) dict=fuzz/scope_filter.dict longest=1000 ;;
  esac
  "build/fuzz/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len="$longest" -dict="$dict" \
    -artifact_prefix="fuzz/regressions/$1/" -print_final_stats=1 "build/fuzz/corpus/$1" "build/fuzz/seeds/$1" "fuzz/regressions/$1" \
    >"build/fuzz/$1.log" 2>&1 || status=$?
  echo "$status" >"build/fuzz/$1.status"
}

rm -f build/fuzz/*.status
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
  run "$target" &
done
wait

failed=()
for target in "${targets[@]}"; do
  if [ "$(cat "build/fuzz/$target.status")" = 0 ]; then
    echo "fuzz $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$target.log") runs, nothing found"
  else
    echo "fuzz $target: FAILED"
    tail -n 40 "build/fuzz/$target.log"
    failed+=("$target")
  fi
done
[ ${#failed[@]} -eq 0 ] || { echo "fuzzing found failures: ${failed[*]}"; exit 1; }
