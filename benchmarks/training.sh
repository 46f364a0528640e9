#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Speed, exactness and memory of training decoders with random weights.
#
#   benchmarks/training.sh [WORK_FOLDER]
#
# speed: a Llama of 110M parameters on 8 x 512 tokens beside the engine's own float32 product.
# losses: bfloat16 beside float32 over 100 steps of the same model and data, with TOKENS a row.
# memory: 500 steps of a small model on rows of changing length: arrays and resident memory.
# lora: 20 steps of an adapter beside a Qwen2-0.5B frozen in bfloat16, 256 tokens a row.
# The models are written into WORK_FOLDER once (1.5 GB). PARTS, STEPS (of speed) and TOKENS (of
# losses) may be set in the environment.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d)}

# As the launcher sets them.
export GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-100000}
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1}
export GLIBC_TUNABLES=${GLIBC_TUNABLES:-glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=17179869184:glibc.malloc.hugetlb=1}

"$home/mdaq" --version >/dev/null
for part in ${PARTS:-speed losses memory lora}; do
  echo "== $part"
  # A heap of fixed size, resident from the start, so that resident memory tells of the engine.
  java -Xms512m -Xmx512m -XX:+AlwaysPreTouch -Dsteps="${STEPS:-5}" -Dtokens="${TOKENS:-64}" -cp "$home/runners/cli/target/lib/*" \
    "$home/benchmarks/Training.java" "$part" "$work" 2> >(grep -v -e SLF4J -e ai.djl >&2)
done
