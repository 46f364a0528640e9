// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.record.ClusteredSample;
import java.util.Comparator;

/**
 * A sample as the report shows it.
 *
 * @param id 32 hexadecimal digits
 * @param score quality in ten-thousandths
 * @param place the row it was read from, for people
 * @param stage by which it was selected; empty where it was not
 * @param instruction the beginning of its instruction
 * @param input the beginning of its input
 * @param response the beginning of its response
 */
public record ShownSample(
    String id,
    int score,
    String place,
    String stage,
    CutText instruction,
    CutText input,
    CutText response) {

  private static final int ASKED_SHOWN = 300;
  private static final int ANSWER_SHOWN = 600;

  /** The best first. */
  static final Comparator<ShownSample> BEST =
      Comparator.comparingInt(ShownSample::score).reversed().thenComparing(ShownSample::id);

  /** The worst first. */
  static final Comparator<ShownSample> WORST =
      Comparator.comparingInt(ShownSample::score).thenComparing(ShownSample::id);

  static ShownSample of(ClusteredSample sample, SampleText text, String stage) {
    return new ShownSample(
        sample.row().header().id().toString(),
        sample.score(),
        sample.row().header().origin().describe(),
        stage,
        CutText.of(text.instruction(), ASKED_SHOWN),
        CutText.of(text.input(), ASKED_SHOWN),
        CutText.of(text.response(), ANSWER_SHOWN));
  }
}
