// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.config.JudgeConfig;

/**
 * Who judged.
 *
 * @param name for reports; an embedded judge's says so
 * @param id the endpoint's name for its model, or the SHA-256 of the model's files
 * @param detail what else the verdicts depend on: precision and device, or the endpoint's address
 * @param replies how its replies are read
 */
public record JudgeFacts(
    JudgeConfig.Kind kind, String name, String id, String detail, ReplyForm replies) {

  /** The same as far as it decides verdicts: a model may be served at another address. */
  public JudgeFacts decisive() {
    return kind == JudgeConfig.Kind.ENDPOINT ? new JudgeFacts(kind, "", id, "", replies) : this;
  }
}
