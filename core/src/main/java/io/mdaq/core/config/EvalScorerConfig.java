// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.util.Optional;

/**
 * The configuration of {@code eval-scorer}; keys, meanings and defaults stand in {@code
 * configs/eval-scorer.yaml}.
 *
 * @param model the model to test; empty where a lexical one is trained and tested
 * @param testOn which pairs a given model is tested on
 * @param encoding how it runs, where it is an encoder
 * @param modelSeed 0 or more
 */
public record EvalScorerConfig(
    RevisionsConfig revisions,
    Optional<ModelChoice> model,
    TestOn testOn,
    EncodingConfig encoding,
    Split split,
    long modelSeed) {

  private static final double LEAST_FRACTION = 0.01;
  private static final double GREATEST_FRACTION = 0.99;

  /** The setting {@code scorer.test_on}. */
  public enum TestOn {
    ALL,
    /** What {@code train-scorer} leaves out with the same split. */
    HELD_OUT
  }

  /** Which pairs are trained on. */
  public enum Protocol {
    /** The training part of all languages. */
    HELD_OUT_EXAMPLES,
    /** Each part of the examples is held out once, and all results are put together. */
    EVERY_EXAMPLE_ONCE,
    /** The training part of all languages but the one tested on. */
    LEAVE_ONE_LANGUAGE_OUT
  }

  /**
   * What is trained on and what is tested on.
   *
   * @param heldOutFraction share of the source examples that is tested on, 0.01 to 0.99
   * @param seed 0 or more
   */
  public record Split(double heldOutFraction, Protocol protocol, long seed) {}

  /**
   * Reads and checks every key.
   *
   * @throws io.mdaq.core.problem.UserException for the first value that is not allowed
   */
  public static EvalScorerConfig from(ConfigTree tree) {
    Protocol protocol = protocol(tree);
    Optional<ModelChoice> model =
        tree.value("scorer.model").optionalText().map(ModelChoice::ofText);
    if (model.isPresent() && protocol != Protocol.HELD_OUT_EXAMPLES) {
      throw tree.value("scorer.model")
          .problem(
              "names a trained model, but split asks for models to be trained",
              "nothing, or neither split.every_example_once nor split.leave_one_language_out");
    }
    return new EvalScorerConfig(
        RevisionsConfig.from(tree),
        model,
        tree.value("scorer.test_on").choice(TestOn.class),
        EncodingConfig.from(tree),
        new Split(
            tree.value("split.held_out_fraction").decimal(LEAST_FRACTION, GREATEST_FRACTION),
            protocol,
            tree.value("split.seed").integer(0, Long.MAX_VALUE)),
        tree.value("model.seed").integer(0, Long.MAX_VALUE));
  }

  private static Protocol protocol(ConfigTree tree) {
    ConfigValue everyExample = tree.value("split.every_example_once");
    boolean leaveOut = tree.value("split.leave_one_language_out").flag();
    if (everyExample.flag()) {
      if (leaveOut) {
        throw everyExample.problem(
            "does not go with split.leave_one_language_out: true", "false, or leave that one out");
      }
      return Protocol.EVERY_EXAMPLE_ONCE;
    }
    return leaveOut ? Protocol.LEAVE_ONE_LANGUAGE_OUT : Protocol.HELD_OUT_EXAMPLES;
  }
}
