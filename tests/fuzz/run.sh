#!/usr/bin/env bash
# Fuzzes every target for so many seconds, two at a time, and fails when one of them finds something.
# Inputs that reach new branches are kept in the build folder and built on the next time.
#
#   tests/fuzz/run.sh BUILD_FOLDER SECONDS [TARGET...]
#
# FUZZ_SEED makes a run begin with the same inputs as another with that seed; without it every run has
# its own.
#
# The build folder is one with BIANDAN_FUZZ (.ci/run). A crasher is named; feed it again with
#   BUILD_FOLDER/tests/fuzz/fuzz_TARGET FILE
# and keep it in tests/fuzz/corpus/TARGET once what it found is mended.
set -euo pipefail
build=$(cd "$1" && pwd)
seconds=$2
shift 2
cd "$(dirname "$0")"

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for corpus in corpus/*/; do targets+=("$(basename "$corpus")"); done
fi

work=$build/fuzz
export UBSAN_OPTIONS=print_stacktrace=1
mkdir -p "$work"

# Seconds an input may take: one that takes longer hangs. A SWMM file of 17 years, which is what one
# without a start date has, writes 300,000 rows: 0.2 s, and 6 s under the sanitizers.
hangs=30

fuzz() { # one target; its log is what counts
  local target=$1 options=()
  mkdir -p "$work/$target/corpus" "$work/$target/found"
  if [ -f "dictionaries/$target.dict" ]; then options+=("-dict=dictionaries/$target.dict"); fi
  "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -seed="${FUZZ_SEED:-0}" \
    -timeout="$hangs" -report_slow_units="$hangs" -rss_limit_mb=2048 \
    -max_len=2048 -print_final_stats=1 -artifact_prefix="$work/$target/found/" \
    ${options[@]+"${options[@]}"} "$work/$target/corpus" "corpus/$target" \
    >"$work/$target/log" 2>&1 || true
}

rm -rf "$work"/*/found
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  fuzz "$target" &
done
wait

number() { # of the final statistics of a log; 0 when the target ended before it had any
  local value
  value=$(sed -n "s/^stat::$2: *//p" "$1")
  echo "${value:-0}"
}

printf '%-12s %12s %10s %8s %9s\n' target executions per\ s corpus findings
failed=0
for target in "${targets[@]}"; do
  log=$work/$target/log
  found=("$work/$target/found/"*)
  if [ ! -e "${found[0]}" ]; then found=(); fi
  executed=$(number "$log" number_of_executed_units)
  # A target that ends without a word has not been fuzzed either.
  if [ ${#found[@]} -gt 0 ] || [ "$executed" -eq 0 ]; then failed=1; fi
  printf '%-12s %12s %10s %8s %9s\n' "$target" "$executed" \
    "$(number "$log" average_exec_per_sec)" "$(find "$work/$target/corpus" -type f | wc -l)" \
    "${#found[@]}"
  if [ "$executed" -eq 0 ]; then tail -n 5 "$log"; fi
  for file in ${found[@]+"${found[@]}"}; do
    echo "  $file"
    grep -m 3 -E 'ERROR|runtime error|what\(\)|SUMMARY' "$log" | sed 's/^/    /' || true
    # The log of a machine that is gone must be enough to have the input again.
    echo "    base64, the first 4096 bytes: $(head -c 4096 "$file" | base64 -w 0)"
  done
done
exit "$failed"
