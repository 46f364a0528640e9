#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Size of a curation's report.html, and how long headless Chromium takes to open and draw it.
#
#   benchmarks/report-page.sh report.html
#   benchmarks/report-page.sh REVISIONS_FOLDER [WORK_FOLDER]
#
# Given a folder of LANG.json files of revision pairs, it first curates ROWS (600000) samples grown
# from them, near duplicates and all. Bars: below 5 MB, below 3 s.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
source=${1:?report.html, or a folder of revision files}

if [[ -f $source ]]; then
  page=$source
else
  work=${2:-$(mktemp -d)}
  data=$work/grown-${ROWS:-600000}
  "$home/mdaq" --version >/dev/null
  [[ -d $data ]] ||
    java -cp "$home/runners/cli/target/lib/*" "$home/benchmarks/GrowCorpus.java" \
      "$source" "$data" "${ROWS:-600000}"
  "$home/mdaq" curate --input "$data/*.jsonl" --output "$work/out" --overwrite \
    --set dedup.near.enabled=true
  page=$work/out/report.html
fi

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
open() {
  "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$profile" --dump-dom "$1" \
    2>/dev/null
}
seconds() {
  local start=$EPOCHREALTIME
  open "$1" >"$profile/dom.html"
  awk "BEGIN { printf \"%.2f\", $EPOCHREALTIME - $start }"
}

open about:blank >/dev/null # Fills the browser's own caches.
empty=$(seconds about:blank)
echo "size: $(stat -c %s "$page") bytes"
for run in 1 2 3; do
  opened=$(seconds "file://$(realpath "$page")")
  echo "run $run: $opened s to open, draw and print the document; $empty s of it for an empty page"
done
echo "charts drawn: $(grep -o '<canvas' "$profile/dom.html" | wc -l)"
