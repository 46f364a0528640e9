#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same job as a plain script: read, deduplicate, score, cluster, select; one process.

    python3 benchmarks/plain.py BUDGET FILE.jsonl [FILE.jsonl ...]

Needs numpy and scikit-learn. Scores by length, the cheapest stand-in for a model.
"""
import json
import sys
import time

import numpy
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.random_projection import SparseRandomProjection

start = time.time()


def lap(what, since):
    now = time.time()
    print(f"{what}: {now - since:.1f} s", file=sys.stderr)
    return now


budget = int(sys.argv[1])
rows, seen = [], set()
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            key = (row["instruction"], row["input"], row["output"])
            if key not in seen:
                seen.add(key)
                rows.append(key)
mark = lap("read and deduplicate", start)

texts = [instruction + "\n" + text + "\n" + output for instruction, text, output in rows]
features = HashingVectorizer(analyzer="char", ngram_range=(1, 4), n_features=1 << 18).transform(texts)
mark = lap("features", mark)

vectors = SparseRandomProjection(256, random_state=42, dense_output=True).fit_transform(features)
mark = lap("projection", mark)

clusters = KMeans(512, n_init=1, max_iter=10, random_state=42).fit_predict(vectors.astype("float32"))
mark = lap("k-means", mark)

order = numpy.argsort([-len(output) for _, _, output in rows], kind="stable")
quality = budget * 6 // 7
chosen = list(order[:quality])
covered = set(clusters[chosen])
for index in order[quality:]:
    if len(chosen) == budget:
        break
    if clusters[index] not in covered:
        covered.add(clusters[index])
        chosen.append(index)
lap("select", mark)
seconds = time.time() - start
print(f"{len(rows)} samples, {len(chosen)} selected, {seconds:.1f} s, {len(rows) / seconds:.0f} samples/s")
