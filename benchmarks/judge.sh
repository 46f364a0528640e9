#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Speed and memory of mdaq judge against a server on loopback that answers at once.
#
#   benchmarks/judge.sh [WORK_FOLDER]
#
# LANGUAGES and QUESTIONS may be set in the environment; so may MDAQ_JAVA_OPTS: with -Xmx256m the
# time should not change, whatever the number of questions.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d)}

"$home/mdaq" --version >/dev/null
rm -rf "$work/out"
java -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=off -cp "$home/runners/cli/target/lib/*" \
  "$home/benchmarks/Judging.java" "$home/mdaq" "$work" "${LANGUAGES:-18}" "${QUESTIONS:-805}"
