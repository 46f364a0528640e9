// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.prompt;

import io.mdaq.core.sample.SampleText;

/** The lines that part a sample in prompts and replies, in their order. */
enum Section {
  INSTRUCTION,
  INPUT,
  RESPONSE,
  /** Behind the response; it has no text. */
  END;

  /** The line with which it begins. */
  String line(String mark) {
    return "<<<" + name() + " " + mark + ">>>";
  }

  /** Its text in a sample; empty for the end. */
  String of(SampleText text) {
    return switch (this) {
      case INSTRUCTION -> text.instruction();
      case INPUT -> text.input();
      case RESPONSE -> text.response();
      case END -> "";
    };
  }
}
