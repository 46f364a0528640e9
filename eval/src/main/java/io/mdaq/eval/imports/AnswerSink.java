// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.eval.diagnostics.GivenAnswer;
import io.mdaq.eval.winrate.Contest;

/** Takes answers as they are read. */
@FunctionalInterface
public interface AnswerSink {

  /** One answer that was compared in a contest. */
  void accept(Contest contest, GivenAnswer answer);
}
