#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Speed of the scoring stage with an encoder beside the encoder alone, on embedded Flink.
#
#   benchmarks/stage.sh REVISIONS_FOLDER [WORK_FOLDER]
#
# SAMPLES, ROUNDS and PRECISION may be set in the environment. WORK_FOLDER keeps the random weights
# (345 MB) for the next time.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
revisions=${1:?folder of revision files}
work=${2:-$(mktemp -d)}

"$home/mdaq" --version >/dev/null
java -Xmx2g -Dorg.slf4j.simpleLogger.defaultLogLevel=off -Dsamples="${SAMPLES:-300}" -Drounds="${ROUNDS:-3}" \
  -Dprecision="${PRECISION:-auto}" -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/EncoderStage.java" "$revisions" "$work"
