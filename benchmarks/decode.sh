#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Speed and memory of causal language models with random weights, in both precisions.
#
#   benchmarks/decode.sh [WORK_FOLDER]
#
# step: a step of a Llama of 110M parameters beside one pass over as many bytes as its weights have.
# memory: a Qwen2-0.5B in several BF16 files is loaded, generates and scores within 6 GB. The models
# are written into WORK_FOLDER once (1.5 GB). PARTS, PRECISIONS and THREADS may be set in the environment.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d)}

# As the launcher sets it.
export GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-100000}

"$home/mdaq" --version >/dev/null
for part in ${PARTS:-step memory}; do
  for precision in ${PRECISIONS:-float32 bfloat16}; do
    echo "== $part, $precision"
    java -Xmx2g -Dthreads="${THREADS:-$(nproc)}" -cp "$home/runners/cli/target/lib/*" \
      "$home/benchmarks/Decoding.java" "$part" "$precision" "$work" \
      2> >(grep -v SLF4J >&2)
  done
done
