#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How long a command line takes to answer: whole processes, once built. Bar: help below 0.7 s.
#
#   benchmarks/start.sh
#
# Each of "help", "curate --help" and "config curate" is started RUNS (7) times, by turns with a Java
# that only starts; medians. It ends with the size of what a user has after the build.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
"$home/mdaq" --version >/dev/null # Builds, and writes the class archive.

seconds() {
  local start=$EPOCHREALTIME
  "$@" >/dev/null 2>&1
  awk "BEGIN { printf \"%.3f\n\", $EPOCHREALTIME - $start }"
}
median() {
  sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT
for ((run = 0; run < ${RUNS:-7}; run++)); do
  seconds "${JAVA_HOME:+$JAVA_HOME/bin/}java" -version >>"$times/java"
  seconds "$home/mdaq" help >>"$times/help"
  seconds "$home/mdaq" curate --help >>"$times/curate"
  seconds "$home/mdaq" config curate >>"$times/config"
done
echo "java -version:  $(median <"$times/java") s"
echo "help:           $(median <"$times/help") s"
echo "curate --help:  $(median <"$times/curate") s"
echo "config curate:  $(median <"$times/config") s"
du -sh "$home/runners/cli/target/lib" "$home/runners/cli/target/mdaq.jsa"
