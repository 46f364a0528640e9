// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.triplet;

import io.mdaq.core.encoder.TokenBatch;
import io.mdaq.core.training.Batch;
import java.util.List;

/**
 * Triplets side by side: as many anchors, positives and negatives, each filled up to the longest of
 * its kind.
 *
 * @param rows the places of the triplets in the data
 */
public record TripletBatch(
    int[] rows, TokenBatch anchors, TokenBatch positives, TokenBatch negatives, long tokens)
    implements Batch {

  static TripletBatch of(int[] rows, List<Triplet> triplets, int padId) {
    return new TripletBatch(
        rows,
        tokens(triplets.stream().map(Triplet::anchor).toList(), padId),
        tokens(triplets.stream().map(Triplet::positive).toList(), padId),
        tokens(triplets.stream().map(Triplet::negative).toList(), padId),
        triplets.stream().mapToLong(Triplet::tokens).sum());
  }

  private static TokenBatch tokens(List<int[]> texts, int padId) {
    return TokenBatch.of(
        texts, texts.stream().mapToInt(text -> text.length).max().orElse(0), padId);
  }

  List<TokenBatch> texts() {
    return List.of(anchors, positives, negatives);
  }

  @Override
  public long terms() {
    return rows.length;
  }
}
