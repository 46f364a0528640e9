// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

/**
 * Who was compared with whom, and by whom.
 *
 * @param source the file or folder that tells
 * @param subject the system under test
 * @param baseline the system it is compared with
 * @param judge who compared them
 */
public record Contest(String source, String subject, String baseline, Judge judge) {

  /**
   * Who compared.
   *
   * @param name model, or what a recording calls its judge
   */
  public record Judge(String name, Kind kind) {

    private static final String EMBEDDED = "embedded judge";

    /** What it is, in words behind its name; empty where the name says it already. */
    public String description() {
      return switch (kind) {
        case ENDPOINT -> "a model behind an endpoint";
        case LOCAL -> "a language model on this machine";
        case EMBEDDED -> name.startsWith(EMBEDDED) ? "" : EMBEDDED;
        case RECORDED -> "as recorded";
      };
    }
  }

  /** What a judge is. */
  public enum Kind {
    /** A model behind an OpenAI-compatible endpoint. */
    ENDPOINT,
    /** A causal language model on this machine. */
    LOCAL,
    /** A quality scorer: it prefers what it was trained to prefer, and reads no question. */
    EMBEDDED,
    /** Judgements that another harness recorded. */
    RECORDED
  }
}
