#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Kills processes of a Flink cluster under a running `mdaq curate`, and holds what comes out against
# an undisturbed run: in each of RUNS runs a TaskManager is killed with SIGKILL at a random moment
# between first and last stage and replaced; at the end, the JobManager.
#
#   benchmarks/chaos.sh INPUT_GLOB [WORK_FOLDER] [CURATE_ARGUMENT...]
#
# RUNS (10), SEED (1), PORT (18281) and CLUSTER (more options for runners/flink/cluster start) may be
# set in the environment; JOBMANAGER=0 leaves out the last part. Fails where a result differs, or
# where anything looks finished that is not.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
input=${1:?glob of input files}
work=${2:-$(mktemp -d)}
shift $(($# < 2 ? $# : 2))
runs=${RUNS:-10}
port=${PORT:-18281}
RANDOM=${SEED:-1}
cluster=$home/runners/flink/cluster
folder=$work/cluster
tries_per_run=5
declare -a more=("$@")
curate=0

fail() {
  echo "chaos: $*" >&2
  exit 1
}

finish() {
  ((curate == 0)) || kill "$curate" 2>/dev/null || true
  "$cluster" stop --folder "$folder" >/dev/null
}

# Starts a run in the background: its process id is in $curate, what it prints in OUTPUT.log.
start_curate() { # OUTPUT BEAM_ARGUMENT...
  local output=$1
  shift
  "$home/mdaq" curate --input "$input" --output "$output" --overwrite ${more[@]+"${more[@]}"} \
    --runner flink -- --flinkMaster="127.0.0.1:$port" "$@" >"$output.log" 2>&1 &
  curate=$!
}

# Waits for the run to end and gives its exit code.
end_of_curate() {
  local code=0
  wait "$curate" || code=$?
  curate=0
  return "$code"
}

running_job() {
  {
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET /jobs/overview HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
    timeout 5 cat <&3
  } 2>/dev/null | grep -o '"state":"RUNNING"[^}]*' | head -n 1 || true
}

number_of() { # FIELD JSON
  sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p" <<<"$2"
}

# Returns once a share (of 100) of the tasks of the job is done; fails where the run ends before.
await_progress() {
  local share=$1 job
  while kill -0 "$curate" 2>/dev/null; do
    job=$(running_job)
    if [[ -n $job ]] && (($(number_of finished "$job") * 100 >= share * $(number_of total "$job"))); then
      return 0
    fi
    sleep 0.05
  done
  return 1
}

restarts() {
  grep -c 'switched from state RUNNING to RESTARTING' "$folder/jobmanager.log" || true
}

same_result() { # OUTPUT
  diff -r "$work/undisturbed/selected" "$1/selected" >/dev/null &&
    cmp -s <(zcat "$work"/undisturbed/ledger/*.gz | LC_ALL=C sort) <(zcat "$1"/ledger/*.gz | LC_ALL=C sort) &&
    [[ -f $1/manifest.json && -z $(find "$1" -name '*.partial') ]]
}

trap finish EXIT
mkdir -p "$work"
"$home/mdaq" --version >/dev/null
# shellcheck disable=SC2086 # several options in one variable are meant to be split
"$cluster" start --folder "$folder" --port "$port" ${CLUSTER:-}
start_curate "$work/undisturbed"
end_of_curate || fail "the undisturbed run failed; see $work/undisturbed.log"

run=1
tries=0
while ((run <= runs)); do
  share=$((1 + RANDOM % 98))
  before=$(restarts)
  out=$work/run-$run
  start_curate "$out"
  if await_progress "$share"; then
    mapfile -t victims < <("$cluster" status --folder "$folder" | grep '^taskmanager-')
    victim=${victims[RANDOM % ${#victims[@]}]}
    kill -KILL "${victim#* }"
    "$cluster" add --folder "$folder" >/dev/null
    end_of_curate || fail "run $run failed after ${victim% *} was killed at $share %; see $out.log"
    same_result "$out" || fail "run $run: another result after ${victim% *} was killed at $share %; see $out"
    echo "run $run: ${victim% *} killed at $share % of the tasks, $(($(restarts) - before)) restarts, identical result"
    run=$((run + 1))
    tries=0
  else
    end_of_curate || fail "run $run failed before anything was killed; see $out.log"
    tries=$((tries + 1))
    ((tries < tries_per_run)) || fail "the job ended $tries times before $share % of its tasks were seen to be done; take more input"
  fi
done

if [[ ${JOBMANAGER:-1} != 0 ]]; then
  out=$work/no-jobmanager
  # The client does not wait a minute for another JobManager to take over.
  mkdir -p "$work/client"
  printf 'rest.retry.max-attempts: 3\nrest.retry.delay: 500\n' >"$work/client/flink-conf.yaml"
  start_curate "$out" --flinkConfDir="$work/client"
  await_progress 30 || fail "the job ended before the JobManager could be killed; take more input"
  kill -KILL "$(<"$folder/jobmanager.pid")"
  code=0
  end_of_curate || code=$?
  [[ $code == 1 ]] || fail "exit code $code instead of 1 after the JobManager was killed; see $out.log"
  [[ ! -e $out/manifest.json && ! -e $out/report.html ]] || fail "$out looks finished, but the JobManager was killed"
  echo "JobManager killed: $(grep '^mdaq: ' "$out.log" | head -n 1)"
fi
echo "$runs of $runs runs gave the undisturbed result."
