// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.ChrF;
import java.util.List;

/**
 * How near texts are to the expert's revisions.
 *
 * @param chrf 0 to 100, of all texts as one corpus, the sections of a sample put together
 * @param editDistance the mean, in code points over the three sections; 0 where there is no text
 */
public record Nearness(double chrf, double editDistance) {

  /**
   * A text and what it is compared with.
   *
   * @param text as it is
   * @param expert as it should be
   */
  record Compared(SampleText text, SampleText expert) {}

  static Nearness of(List<Compared> texts) {
    ChrF chrf =
        texts.stream()
            .map(compared -> ChrF.of(whole(compared.text), whole(compared.expert)))
            .reduce(ChrF.NONE, ChrF::plus);
    long distance =
        texts.stream()
            .mapToLong(compared -> Verifier.distance(compared.text, compared.expert))
            .sum();
    return new Nearness(chrf.score(), (double) distance / Math.max(1, texts.size()));
  }

  private static String whole(SampleText text) {
    return String.join("\n", text.instruction(), text.input(), text.response());
  }
}
