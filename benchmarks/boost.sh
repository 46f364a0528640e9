#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Speed and memory of boosting in mdaq curate against a server on loopback that answers at once.
#
#   benchmarks/boost.sh REVISIONS_FOLDER [WORK_FOLDER]
#
# REVISIONS_FOLDER holds LANG.json files of revision pairs. SAMPLES (each is a candidate) may be set
# in the environment: the time per sample and, with MDAQ_JAVA_OPTS=-Xmx1g, the memory should not
# change with their number.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
revisions=${1:?folder of revision files}
work=${2:-$(mktemp -d)}
samples=${SAMPLES:-20000}

"$home/mdaq" --version >/dev/null
data=$work/grown-$samples
[[ -d $data ]] || java -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/GrowCorpus.java" "$revisions" "$data" "$samples"
rm -rf "$work/out" "$work/out.answers"
java -Xmx512m -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/Boosting.java" \
  "$home/mdaq" "$data" "$work" "$samples"
