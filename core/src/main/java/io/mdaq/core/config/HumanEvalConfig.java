// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of {@code human-eval}; keys, meanings and defaults stand in {@code
 * configs/human-eval.yaml}.
 *
 * @param contest what people compare
 * @param sheets what they are given
 * @param answers what they gave back
 */
public record HumanEvalConfig(
    Contest contest, Sheets sheets, Answers answers, OutputConfig output) {

  private static final int MOST_PAIRS = 1_000_000;
  private static final int MOST_RATERS = 100;

  /**
   * A contest that a judge has judged.
   *
   * @param judged the folder of judgements; empty where none has been named yet
   * @param subject responses, where they lie elsewhere than the judgements say; else empty
   * @param baseline likewise
   * @param dimension what the judge was asked about
   */
  public record Contest(String judged, String subject, String baseline, String dimension) {

    /**
     * The folder of judgements.
     *
     * @throws UserException where none was named
     */
    public String requireJudged() {
      if (judged.isEmpty()) {
        throw UserException.usage(
            "contest.judged: no judgements are named. Add --judged DIR, a folder that"
                + " \"mdaq judge\" wrote.");
      }
      return judged;
    }
  }

  /**
   * How sheets are drawn.
   *
   * @param languages those that get sheets; empty for all
   * @param pairs of each language, at most
   * @param raters of each language; each rates the same pairs
   * @param seed of the draw, the order and the sides
   */
  public record Sheets(Optional<LanguageSet> languages, int pairs, int raters, long seed) {}

  /**
   * Filled sheets.
   *
   * @param sheets the folder that holds their key; empty where none has been named yet
   * @param files the filled sheets
   */
  public record Answers(String sheets, List<String> files) {

    public Answers {
      files = List.copyOf(files);
    }

    /**
     * The folder with the key.
     *
     * @throws UserException where none was named
     */
    public String requireSheets() {
      if (sheets.isEmpty()) {
        throw UserException.usage(
            "answers.sheets: no sheets are named. Add --sheets DIR, the folder that \"mdaq"
                + " human-eval sheets\" wrote.");
      }
      return sheets;
    }

    /**
     * The filled sheets, at least one.
     *
     * @throws UserException where none was named
     */
    public List<String> requireFiles() {
      if (files.isEmpty()) {
        throw UserException.usage(
            "answers.files: no filled sheets are named. Add --filled FILE (it may be repeated), or"
                + " a folder of them.");
      }
      return files;
    }
  }

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed
   */
  public static HumanEvalConfig from(ConfigTree tree) {
    return new HumanEvalConfig(
        new Contest(
            tree.value("contest.judged").text().strip(),
            tree.value("contest.subject").text().strip(),
            tree.value("contest.baseline").text().strip(),
            dimension(tree.value("contest.dimension"))),
        new Sheets(
            languages(tree.value("sheets.languages")),
            tree.value("sheets.pairs").integer(1, MOST_PAIRS),
            tree.value("sheets.raters").integer(1, MOST_RATERS),
            tree.value("sheets.seed").integer(0, Long.MAX_VALUE)),
        new Answers(
            tree.value("answers.sheets").text().strip(), tree.value("answers.files").texts()),
        OutputConfig.from(tree));
  }

  private static String dimension(ConfigValue value) {
    return value
        .optionalText()
        .orElseThrow(
            () -> value.problem("names nothing", "a dimension of the judgements, such as overall"));
  }

  private static Optional<LanguageSet> languages(ConfigValue value) {
    return value.texts().isEmpty()
        ? Optional.empty()
        : Optional.of(value.parseList(LanguageSet::parse));
  }
}
