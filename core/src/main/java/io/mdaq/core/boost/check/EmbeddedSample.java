// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CodePoints;

/**
 * The vectors of a sample's texts, and the lengths that say how much a cosine is worth.
 *
 * @param sections of instruction, input and response
 * @param task of instruction and input together
 * @param taskLength code points of instruction and input
 * @param responseLength code points of the response
 */
record EmbeddedSample(short[][] sections, short[] task, int taskLength, int responseLength) {

  static EmbeddedSample of(SampleText text, Closeness closeness) {
    short[] instruction = closeness.vector(text.instruction());
    short[] task =
        text.input().isEmpty()
            ? instruction
            : closeness.vector(text.instruction() + "\n" + text.input());
    return new EmbeddedSample(
        new short[][] {
          instruction, closeness.vector(text.input()), closeness.vector(text.response())
        },
        task,
        CodePoints.length(text.instruction()) + CodePoints.length(text.input()),
        CodePoints.length(text.response()));
  }

  short[] response() {
    return sections[2];
  }
}
