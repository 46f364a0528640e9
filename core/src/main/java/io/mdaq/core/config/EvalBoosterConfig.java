// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.config.EvalBoosterConfig.Split.Portion;
import io.mdaq.core.language.LanguageSet;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of {@code eval-booster}; keys, meanings and defaults stand in {@code
 * configs/eval-booster.yaml}.
 *
 * @param scorer the folder of a lexical scorer, or the embedded one; empty where one is trained
 * @param meaning where the classifier of meaning comes from
 * @param siblings whether siblings in other languages count as evidence
 * @param modelSeed 0 or more; of the trained scorer
 */
public record EvalBoosterConfig(
    RevisionsConfig revisions,
    Optional<ModelChoice> scorer,
    Meaning meaning,
    Siblings siblings,
    Split split,
    long modelSeed) {

  private static final double LEAST_FRACTION = 0.01;
  private static final double GREATEST_FRACTION = 0.99;

  /** The setting {@code meaning.siblings}. */
  public enum Siblings {
    USED,
    IGNORED
  }

  /** Where the classifier of meaning comes from. */
  public sealed interface Meaning {

    /** The one in the jar. */
    record Embedded() implements Meaning {}

    /**
     * Fitted to the training part.
     *
     * @param output a file that it is written to; empty for none
     * @param siblingsOutput a file that the one for samples with siblings is written to
     * @param provenance what they are fitted to, in words
     */
    record Fitted(Optional<String> output, Optional<String> siblingsOutput, String provenance)
        implements Meaning {}
  }

  /** The setting {@code meaning.model}. */
  private enum MeaningChoice {
    EMBEDDED,
    FITTED
  }

  /**
   * What is fitted to and what is tested on.
   *
   * @param heldOutFraction share of the source examples that is tested on, 0.01 to 0.99
   * @param portion which part is tested on
   * @param leaveOut languages that are left out of fitting, one after the other, and tested on;
   *     where there is none, all languages are fitted to and tested on
   * @param seed 0 or more
   */
  public record Split(double heldOutFraction, Portion portion, List<String> leaveOut, long seed) {

    public Split {
      leaveOut = List.copyOf(leaveOut);
    }

    /** The setting {@code split.test_on}. */
    public enum Portion {
      HELD_OUT,
      ALL
    }
  }

  /**
   * Reads and checks every key.
   *
   * @throws io.mdaq.core.problem.UserException for the first value that is not allowed
   */
  public static EvalBoosterConfig from(ConfigTree tree) {
    Optional<ModelChoice> scorer =
        tree.value("scorer.model").optionalText().map(ModelChoice::ofText);
    Meaning meaning = meaning(tree);
    Portion portion = tree.value("split.test_on").choice(Portion.class);
    List<String> leaveOut = tree.value("split.leave_out").texts();
    if (portion == Portion.ALL && (scorer.isEmpty() || meaning instanceof Meaning.Fitted)) {
      throw tree.value("split.test_on")
          .problem(
              "would test models on what they are fitted to here",
              "held_out, or all with both scorer.model and meaning.model: embedded");
    }
    if (!leaveOut.isEmpty() && scorer.isPresent() && meaning instanceof Meaning.Embedded) {
      throw tree.value("split.leave_out")
          .problem(
              "leaves languages out of fitting, but nothing is fitted",
              "[], or a list with scorer.model empty or meaning.model: fitted");
    }
    return new EvalBoosterConfig(
        RevisionsConfig.from(tree),
        scorer,
        meaning,
        siblings(tree, meaning),
        new Split(
            tree.value("split.held_out_fraction").decimal(LEAST_FRACTION, GREATEST_FRACTION),
            portion,
            leaveOut.isEmpty() ? List.of() : List.copyOf(LanguageSet.parse(leaveOut).codes()),
            tree.value("split.seed").integer(0, Long.MAX_VALUE)),
        tree.value("model.seed").integer(0, Long.MAX_VALUE));
  }

  private static Siblings siblings(ConfigTree tree, Meaning meaning) {
    Siblings siblings = tree.value("meaning.siblings").choice(Siblings.class);
    if (siblings == Siblings.IGNORED
        && meaning instanceof Meaning.Fitted fitted
        && fitted.siblingsOutput().isPresent()) {
      throw tree.value("meaning.siblings_output")
          .problem("is of a classifier that looks at siblings", "empty, or meaning.siblings: used");
    }
    return siblings;
  }

  private static Meaning meaning(ConfigTree tree) {
    Optional<String> output = tree.value("meaning.output").optionalText();
    String provenance = tree.value("meaning.provenance").text().strip();
    if (tree.value("meaning.model").choice(MeaningChoice.class) == MeaningChoice.FITTED) {
      return new Meaning.Fitted(
          output, tree.value("meaning.siblings_output").optionalText(), provenance);
    }
    for (String key : List.of("meaning.output", "meaning.siblings_output", "meaning.provenance")) {
      if (tree.value(key).optionalText().isPresent()) {
        throw tree.value(key)
            .problem(
                "is of a classifier that is fitted, but none is",
                "empty, or a text with meaning.model: fitted");
      }
    }
    return new Meaning.Embedded();
  }
}
