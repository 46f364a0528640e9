// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.problem.UserException;
import java.util.List;

/**
 * The configuration of {@code judge}; keys, meanings and defaults stand in {@code
 * configs/judge.yaml}.
 *
 * @param subject the responses under test; empty where none are named yet
 * @param baseline what they are compared with; empty likewise
 * @param maxPrompts so many prompts of each set and language; 0 for all
 * @param dimensions names, as written
 * @param maxTokens the longest reply
 * @param endpoint where {@code kind} is ENDPOINT
 * @param local where {@code kind} is LOCAL
 * @param scorer where {@code kind} is EMBEDDED
 * @param encoding of the scorer, where it is an encoder
 * @param seed 0 or more
 */
public record JudgeConfig(
    String subject,
    String baseline,
    int maxPrompts,
    Kind kind,
    List<String> dimensions,
    int maxTokens,
    EndpointConfig endpoint,
    LocalModelConfig local,
    ModelChoice scorer,
    EncodingConfig encoding,
    long seed,
    OutputConfig output) {

  private static final int MOST_PROMPTS = 10_000_000;
  private static final int MOST_TOKENS = 1_000_000;

  /** Who judges. */
  public enum Kind {
    /** The quality scorer. */
    EMBEDDED,
    /** A causal language model on this machine. */
    LOCAL,
    /** A chat model behind an OpenAI-compatible endpoint. */
    ENDPOINT
  }

  public JudgeConfig {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed
   */
  public static JudgeConfig from(ConfigTree tree) {
    return new JudgeConfig(
        tree.value("input.subject").text().strip(),
        tree.value("input.baseline").text().strip(),
        tree.value("input.max_prompts").integer(0, MOST_PROMPTS),
        tree.value("judge.kind").choice(Kind.class),
        tree.value("judge.dimensions").texts(),
        tree.value("judge.max_tokens").integer(1, MOST_TOKENS),
        EndpointConfig.from(tree, "endpoint"),
        LocalModelConfig.from(tree, "local"),
        ModelChoice.from(tree.value("scorer.model")),
        EncodingConfig.from(tree),
        tree.value("seed").integer(0, Long.MAX_VALUE),
        OutputConfig.from(tree));
  }

  /**
   * The responses under test.
   *
   * @throws UserException where none are named
   */
  public String requireSubject() {
    return require(subject, "subject");
  }

  /**
   * The responses they are compared with.
   *
   * @throws UserException where none are named
   */
  public String requireBaseline() {
    return require(baseline, "baseline");
  }

  private static String require(String place, String side) {
    if (place.isEmpty()) {
      throw UserException.usage(
          "input.%1$s: no responses are named. Add --%1$s DIR, a folder that generate wrote, or a file"
                  .formatted(side)
              + " of responses.");
    }
    return place;
  }
}
