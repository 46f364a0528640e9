// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

/**
 * Tokens by descending score, equal ones by ascending id, handed out one at a time: a heap, so that
 * the few that are asked for do not cost sorting a vocabulary. Scores must not be NaN.
 */
final class TokenRanking {

  private final double[] scores;
  private final int[] heap;
  private int size;

  TokenRanking(double[] scores) {
    this.scores = scores;
    this.size = scores.length;
    this.heap = new int[size];
    for (int id = 0; id < size; id++) {
      heap[id] = id;
    }
    for (int place = size / 2 - 1; place >= 0; place--) {
      sink(place);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The best of those not yet handed out. */
  int next() {
    if (isEmpty()) {
      throw new IllegalStateException("all tokens have been handed out");
    }
    int best = heap[0];
    size--;
    heap[0] = heap[size];
    sink(0);
    return best;
  }

  private void sink(int from) {
    int place = from;
    int id = heap[place];
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], id)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = id;
  }

  private boolean isBefore(int a, int b) {
    return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
  }
}
