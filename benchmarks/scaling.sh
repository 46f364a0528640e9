#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Time, memory and shuffled bytes of `mdaq curate` on a Flink cluster of one TaskManager, over the
# number of samples and of slots.
#
#   benchmarks/scaling.sh REVISIONS_FOLDER [WORK_FOLDER]
#
# REVISIONS_FOLDER holds LANG.json files of revision pairs. SIZES ("100000 1000000"), SLOTS (2; one
# cluster for each), HEAP (1536 MiB for tasks), NEAR=1 (near duplicates are removed) and PORT (18481)
# may be set in the environment. Of each run the tasks that sent the most are listed.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
revisions=${1:?folder of revision files}
work=${2:-$(mktemp -d)}
sizes=${SIZES:-100000 1000000}
port=${PORT:-18481}
near=$([[ ${NEAR:-} == 1 ]] && echo true || echo false)
cluster=$home/runners/flink/cluster
folder=$work/cluster

"$home/mdaq" --version >/dev/null
trap '"$cluster" stop --folder "$folder" >/dev/null' EXIT
for slots in ${SLOTS:-2}; do
  # Managed and network memory are for each slot; the heap is for all of them together.
  "$cluster" start --folder "$folder" --port "$port" --task-managers 1 --slots "$slots" \
    --heap "${HEAP:-1536}" --managed "$((128 * slots))" --network "$((128 * slots))" >/dev/null
  for size in $sizes; do
    data=$work/grown-$size
    [[ -d $data ]] || java -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/GrowCorpus.java" "$revisions" "$data" "$size"
    /usr/bin/time -f %e -o "$work/time" "$home/mdaq" curate --input "$data/*.jsonl" --output "$work/out-$size-$slots" \
      --overwrite --set selection.budget=6000 --set "dedup.near.enabled=$near" \
      -- --flinkMaster="127.0.0.1:$port" >"$work/log" 2>&1 || {
      tail -n 5 "$work/log" >&2
      exit 1
    }
    resident=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$(<"$folder/taskmanager-1.pid")/status")
    awk -v n="$size" -v s="$slots" -v r="$resident" \
      '{printf "%d slots, %d samples: %s s, %.0f samples/s, TaskManager %d MB resident at most\n", s, n, $0, n / $1, r / 1024}' "$work/time"
    java -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/JobStages.java" "127.0.0.1:$port"
  done
  "$cluster" stop --folder "$folder" >/dev/null
done
