#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Whole-process figures of `mdaq curate`: time, samples per second and peak memory at several sizes.
#
#   benchmarks/curate.sh REVISIONS_FOLDER [WORK_FOLDER]
#
# REVISIONS_FOLDER holds LANG.json files of revision pairs. SIZES, RUNNERS and PLAIN=1 (also time the
# plain Python script, pair by pair) may be set in the environment; so may NEAR=1 (near
# duplicates are removed) and POOLS, of even, skew and copies (see GrowCorpus.java).
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
revisions=${1:?folder of revision files}
work=${2:-$(mktemp -d)}
sizes=${SIZES:-60000 300000 600000}
runners=${RUNNERS:-flink}
pools=${POOLS:-even}
near=$([[ ${NEAR:-} == 1 ]] && echo true || echo false)

"$home/mdaq" --version >/dev/null
for size in $sizes; do
  for pool in $pools; do
    data=$work/grown-$size-$pool
    [[ -d $data ]] || java -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/GrowCorpus.java" "$revisions" "$data" "$size" "$pool"
    for runner in $runners; do
      out=$work/out-$size-$pool-$runner
      /usr/bin/time -f "%e s wall, %U s user, %S s system, %M KiB resident" -o "$work/time" \
        "$home/mdaq" curate --input "$data/*.jsonl" --output "$out" --overwrite --runner "$runner" \
        --set selection.budget=6000 --set "dedup.near.enabled=$near" 2>/dev/null
      awk -v n="$size" -v p="$pool" -v r="$runner" \
        '{printf "%s, %s, %d samples: %s, %.0f samples/s\n", r, p, n, $0, n / $1}' "$work/time"
    done
    if [[ ${PLAIN:-} == 1 ]]; then
      ${PYTHON:-python3} "$home/benchmarks/plain.py" 6000 "$data"/*.jsonl 2>/dev/null | sed 's/^/plain Python: /'
    fi
  done
done
