// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.sample.SampleText;

/** Which text of a sample an encoder reads. */
enum TextRole {
  /** The instruction and its input: what is asked. */
  INSTRUCTION {
    @Override
    String of(SampleText sample) {
      return sample.input().isEmpty()
          ? sample.instruction()
          : sample.instruction() + PARAGRAPH + sample.input();
    }
  },
  RESPONSE {
    @Override
    String of(SampleText sample) {
      return sample.response();
    }
  },
  /** All of it. */
  SAMPLE {
    @Override
    String of(SampleText sample) {
      return INSTRUCTION.of(sample) + PARAGRAPH + sample.response();
    }
  };

  private static final String PARAGRAPH = "\n\n";

  abstract String of(SampleText sample);

  static TextRole of(EmbeddedText text) {
    return switch (text) {
      case INSTRUCTION -> INSTRUCTION;
      case SAMPLE -> SAMPLE;
    };
  }
}
