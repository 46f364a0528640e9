// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The configuration of {@code study}; keys, meanings and defaults stand in {@code
 * configs/study.yaml}.
 *
 * @param pool what all training sets are drawn from
 * @param languages which languages are studied
 * @param prompts what the models are asked
 * @param base {@code nano} or a model's folder
 * @param pretrainingSteps 0 for none
 * @param datasets further training sets by name: a path, glob or curated folder each
 * @param curation whether the curated subset is compared with all data
 * @param sizes rows per language of nested subsets, ascending; none or at least two
 * @param sah how sizes are compared
 * @param seeds at least one, no two alike
 * @param stages settings of the single commands
 * @param output the study's folder
 */
public record StudyConfig(
    InputConfig pool,
    LanguagesConfig languages,
    Prompts prompts,
    String base,
    int pretrainingSteps,
    SortedMap<String, String> datasets,
    Curation curation,
    List<Integer> sizes,
    Sah sah,
    List<Long> seeds,
    Stages stages,
    String output) {

  private static final int MOST_ROWS = 100_000_000;
  private static final double LEAST_MARGIN = 0.001;
  private static final double MOST_MARGIN = 0.499;
  private static final int MOST_REPEATS = 100;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final String BOOSTED = "boosted";
  private static final Set<String> TAKEN = Set.of("vanilla", "curated", "random", "pool");

  /**
   * What the models are asked.
   *
   * @param limit the most of each set and language; 0 for all
   */
  public record Prompts(List<String> paths, int limit) {}

  /** The setting {@code curation}. */
  public enum Curation {
    COMPARE,
    LEAVE_OUT
  }

  /**
   * How sizes are compared, for the Superficial Alignment Hypothesis.
   *
   * @param margin differences of the win rate below this count as none, in shares of 1
   * @param judgeRepeats how often the judge is asked about each pair of sizes
   */
  public record Sah(double margin, int judgeRepeats) {}

  /**
   * Assignments {@code KEY=VALUE} for each command.
   *
   * @param boost for {@code curate} where it boosts; empty where nothing is boosted
   */
  public record Stages(
      List<String> curate,
      List<String> boost,
      List<String> pretrain,
      List<String> fineTune,
      List<String> generate,
      List<String> judge,
      List<String> report) {

    /** Whether poor samples are rewritten, and what comes of it compared. */
    public boolean isBoosting() {
      return !boost.isEmpty();
    }
  }

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed
   */
  public static StudyConfig from(ConfigTree tree) {
    Curation curation = tree.value("curation").choice(Curation.class);
    SortedMap<String, String> datasets = datasets(tree.value("datasets"));
    List<Integer> sizes = sizes(tree.value("sizes"));
    Stages stages = stages(tree);
    if (curation == Curation.LEAVE_OUT
        && (sizes.isEmpty() || !datasets.isEmpty() || stages.isBoosting())) {
      throw tree.value("curation")
          .problem(
              "leaves nothing to compare " + (sizes.isEmpty() ? "at all" : "the datasets with"),
              "leave_out with sizes and without datasets and stages.boost; else compare");
    }
    if (stages.isBoosting() && datasets.containsKey(BOOSTED)) {
      throw tree.value("datasets")
          .problem(
              "has the name " + BOOSTED + ", which stages.boost makes",
              "another name, or no stages.boost");
    }
    return new StudyConfig(
        InputConfig.from(tree),
        LanguagesConfig.from(tree),
        new Prompts(
            tree.value("prompts.paths").texts(), tree.value("prompts.limit").integer(0, MOST_ROWS)),
        base(tree.value("base")),
        tree.value("pretraining_steps").integer(0, MOST_ROWS),
        datasets,
        curation,
        sizes,
        new Sah(
            tree.value("sah.margin").decimal(LEAST_MARGIN, MOST_MARGIN),
            tree.value("sah.judge_repeats").integer(1, MOST_REPEATS)),
        seeds(tree.value("seeds")),
        stages,
        tree.value("output.dir").text().strip());
  }

  /**
   * The prompts' paths, at least one.
   *
   * @throws UserException where none was named
   */
  public List<String> requirePrompts() {
    if (prompts.paths().isEmpty()) {
      throw UserException.usage(
          "prompts.paths: no prompts are named. Add --prompts PATH (it may be repeated), or"
              + " --prompts embedded for those that come with mdaq.");
    }
    return prompts.paths();
  }

  /**
   * The folder.
   *
   * @throws UserException where none was named
   */
  public String requireOutput() {
    if (output.isEmpty()) {
      throw UserException.usage("output.dir: no output folder is named. Add --output DIR.");
    }
    return output;
  }

  private static String base(ConfigValue value) {
    return value
        .optionalText()
        .orElseThrow(() -> value.problem("names no model", "nano, or a model's folder"));
  }

  private static SortedMap<String, String> datasets(ConfigValue value) {
    SortedMap<String, String> paths = value.textsByName();
    for (String name : paths.keySet()) {
      if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
        throw value.problem(
            "has the name " + name + ", which cannot be used",
            "small letters, digits and _ for names, and none of " + new TreeSet<>(TAKEN));
      }
    }
    return paths;
  }

  private static List<Integer> sizes(ConfigValue value) {
    List<Integer> sizes =
        value.integerList(1, MOST_ROWS).stream().map(Math::toIntExact).distinct().sorted().toList();
    if (sizes.size() == 1) {
      throw value.problem("has one size, which can be compared with no other", "two sizes or more");
    }
    return sizes;
  }

  private static List<Long> seeds(ConfigValue value) {
    List<Long> seeds = value.integerList(0, Long.MAX_VALUE);
    if (seeds.isEmpty() || seeds.stream().distinct().count() < seeds.size()) {
      throw value.problem("has no seed, or one twice", "at least one seed, no two alike");
    }
    return seeds;
  }

  private static Stages stages(ConfigTree tree) {
    return new Stages(
        tree.value("stages.curate").texts(),
        tree.value("stages.boost").texts(),
        tree.value("stages.pretrain").texts(),
        tree.value("stages.fine_tune").texts(),
        tree.value("stages.generate").texts(),
        tree.value("stages.judge").texts(),
        tree.value("stages.report").texts());
  }
}
