// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.sample.SampleText;

/** Which text of a sample an encoder reads. */
public enum TextRole {
  /** The instruction and its input: what is asked. */
  INSTRUCTION {
    @Override
    public String of(SampleText sample) {
      return sample.input().isEmpty()
          ? sample.instruction()
          : sample.instruction() + PARAGRAPH + sample.input();
    }
  },
  RESPONSE {
    @Override
    public String of(SampleText sample) {
      return sample.response();
    }
  },
  /** All of it. */
  SAMPLE {
    @Override
    public String of(SampleText sample) {
      return INSTRUCTION.of(sample) + PARAGRAPH + sample.response();
    }
  };

  private static final String PARAGRAPH = "\n\n";

  /** The text. */
  public abstract String of(SampleText sample);

  /** The text as an encoder reads it that wants something before it. */
  public String of(SampleText sample, TextPrompts prompts) {
    return switch (this) {
      case INSTRUCTION -> prompts.query() + of(sample);
      case RESPONSE, SAMPLE -> prompts.document() + of(sample);
    };
  }

  static TextRole of(EmbeddedText text) {
    return switch (text) {
      case INSTRUCTION -> INSTRUCTION;
      case SAMPLE -> SAMPLE;
    };
  }
}
