#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Questions a second, and memory, of the client for chat endpoints against a server that answers at
# once: 18 languages x 805 questions x 2 orders, first asked, then found in the store.
#
#   benchmarks/endpoint.sh [WORK_FOLDER]
#
# QUESTIONS, CONCURRENCY and HEAP may be set in the environment. WORK_FOLDER must hold no answers of
# an earlier time.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d)}

"$home/mdaq" --version >/dev/null
coproc server { java -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/Asking.java" serve; }
read -r url <&"${server[0]}"
for pass in asked kept; do
  echo "== $pass"
  java "-Xmx${HEAP:-256m}" -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/Asking.java" ask \
    "$url" "$work/answers" "${QUESTIONS:-28980}" "${CONCURRENCY:-32}"
done
