#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Speed of the text encoder beside ONNX Runtime and the engine's own matrix product, in one process.
#
#   benchmarks/encoder.sh ONNX_FILE [WORK_FOLDER]
#
# ONNX_FILE is an encoder of XLM-RoBERTa base's shape with a vocabulary of at least 1,000 (inputs
# input_ids and attention_mask). ROWS, TOKENS, THREADS, ROUNDS and CLOCK (wall or
# processor) may be set in the environment. On a busy machine: THREADS=1 CLOCK=processor.
# WORK_FOLDER keeps the random weights (345 MB) for the next time.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
onnx=${1:?ONNX file}
work=${2:-$(mktemp -d)}

"$home/mdaq" --version >/dev/null
java -Xmx2g -Drows="${ROWS:-32}" -Dtokens="${TOKENS:-128}" -Dthreads="${THREADS:-2}" -Drounds="${ROUNDS:-7}" -Dclock="${CLOCK:-wall}" \
  -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/EncoderBenchmark.java" "$onnx" "$work" 2> >(grep -v '^SLF4J' >&2)
