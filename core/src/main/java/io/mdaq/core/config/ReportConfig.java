// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.problem.UserException;
import java.util.List;

/**
 * The configuration of {@code report}; keys, meanings and defaults stand in {@code
 * configs/report.yaml}.
 *
 * @param inputs folders and files of judgements; empty where none has been named yet
 * @param language BCP-47 of recordings that do not tell theirs; {@code und} where it is not stated
 * @param fewSamples win rates from fewer comparisons are marked, 1 or more
 * @param statistics how sure the numbers are
 * @param culture what is counted in responses
 * @param findings of other commands, shown beside
 */
public record ReportConfig(
    List<String> inputs,
    String language,
    long fewSamples,
    StatisticsConfig statistics,
    CultureConfig culture,
    FindingsConfig findings,
    OutputConfig output) {

  /** The language of questions in no stated language. */
  public static final String NO_LANGUAGE = "und";

  private static final long MOST_SAMPLES = 1_000_000;

  public ReportConfig {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed
   */
  public static ReportConfig from(ConfigTree tree) {
    return new ReportConfig(
        tree.value("input.paths").texts(),
        language(tree.value("input.language")),
        tree.value("few_samples").integer(1, MOST_SAMPLES),
        StatisticsConfig.from(tree),
        CultureConfig.from(tree),
        FindingsConfig.from(tree),
        OutputConfig.from(tree));
  }

  /**
   * The folders and files of judgements; empty only where there are responses to report on.
   *
   * @throws UserException where neither was named
   */
  public List<String> requireInputs() {
    if (inputs.isEmpty() && culture.responses().isEmpty()) {
      throw UserException.usage(
          "input.paths: no judgements are named. Add --input PATH (it may be repeated), for example"
              + " --input out/judged.");
    }
    return inputs;
  }

  private static String language(ConfigValue value) {
    return value
        .optionalText()
        .map(
            text ->
                LanguageTag.of(text)
                    .orElseThrow(
                        () ->
                            value.problem(
                                "is no language", "a BCP-47 code such as fi, a name, or nothing"))
                    .value())
        .orElse(NO_LANGUAGE);
  }
}
