// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.study;

import io.mdaq.core.config.StudyConfig;
import io.mdaq.eval.dataset.SetSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All training sets, models and contests of a study, in the order in which they are made.
 *
 * <p>A better score of the curated model alone would not tell why. So two controls always come with
 * it: as many rows drawn at random, trained for as many steps, which differ from the curated ones
 * in nothing but the choice; and the whole pool trained for as many steps, which takes the length
 * of the training out of the comparison with the pool.
 *
 * @param sets by name
 * @param models each after the one whose steps it has
 * @param contests in the order of the report
 * @param sizes those of the contests that compare sizes
 */
public record StudyPlan(
    Map<String, SetSource> sets,
    List<StudyModel> models,
    List<StudyContest> contests,
    List<StudySize> sizes) {

  private static final String VANILLA = "vanilla";
  private static final String CURATED = StudyCuration.CURATED.id();
  private static final String BOOSTED = StudyCuration.BOOSTED.id();
  private static final String BOOSTED_CURATED = StudyCuration.BOOSTED_CURATED.id();
  private static final String RANDOM = "random";
  private static final String VANILLA_STEPS = "vanilla-steps";
  private static final String SIZE = "size-";

  public StudyPlan {
    sets = new LinkedHashMap<>(sets);
    models = List.copyOf(models);
    contests = List.copyOf(contests);
    sizes = List.copyOf(sizes);
  }

  /**
   * Plans a study.
   *
   * @param curated the files that a curation wrote
   * @param files resolves the path of a further data set
   */
  public static StudyPlan of(
      StudyConfig config,
      Function<StudyCuration, List<Path>> curated,
      Function<String, List<Path>> files) {
    Planning planning = new Planning();
    planning.sets.put(VANILLA, new SetSource.Pool());
    List<StudyCuration> curations = StudyCuration.of(config);
    curations.forEach(
        curation -> planning.sets.put(curation.id(), new SetSource.Files(curated.apply(curation))));
    config
        .datasets()
        .forEach((name, path) -> planning.sets.put(name, new SetSource.Files(files.apply(path))));
    for (long seed : config.seeds()) {
      if (curations.contains(StudyCuration.CURATED)) {
        planning.curation(seed);
      }
      if (curations.contains(StudyCuration.BOOSTED)) {
        planning.boosting(seed);
      }
      config.datasets().keySet().forEach(name -> planning.dataset(name, seed));
      planning.sizes(config.sizes(), seed, config.sah().judgeRepeats());
    }
    return new StudyPlan(planning.sets, planning.models, planning.contests, planning.sizes);
  }

  private static final class Planning {

    private final Map<String, SetSource> sets = new LinkedHashMap<>();
    private final List<StudyModel> models = new ArrayList<>();
    private final List<StudyContest> contests = new ArrayList<>();
    private final List<StudySize> sizes = new ArrayList<>();

    void curation(long seed) {
      sets.put(named(RANDOM, seed), new SetSource.SameSizeAs(CURATED, seed));
      String vanilla = model(VANILLA, VANILLA, seed, Optional.empty());
      String curated = model(CURATED, CURATED, seed, Optional.empty());
      String random = model(RANDOM, named(RANDOM, seed), seed, Optional.of(curated));
      String steps = model(VANILLA_STEPS, VANILLA, seed, Optional.of(curated));
      contest(curated, vanilla, "is the curated subset better than all data?");
      contest(curated, random, "is it the choice of rows, rather than their number?");
      contest(curated, steps, "is it better than all data trained for as many steps?");
    }

    void boosting(long seed) {
      String boosted = model(BOOSTED, BOOSTED, seed, Optional.empty());
      String both = model(BOOSTED_CURATED, BOOSTED_CURATED, seed, Optional.empty());
      contest(boosted, named(VANILLA, seed), "are all data better with poor samples rewritten?");
      contest(both, named(VANILLA, seed), "are rewriting and selecting better than all data?");
      contest(
          both,
          named(CURATED, seed),
          "is the curated subset better where poor samples are" + " rewritten before?");
      contest(both, boosted, "is selecting worth it where poor samples are rewritten?");
    }

    void dataset(String name, long seed) {
      String model = model(name, name, seed, Optional.empty());
      contest(model, named(VANILLA, seed), "is " + name + " better than all data?");
      contest(model, named(CURATED, seed), "is " + name + " better than the curated subset?");
    }

    void sizes(List<Integer> ascending, long seed, int judgeRepeats) {
      for (int size : ascending) {
        String arm = SIZE + size;
        sets.put(named(arm, seed), new SetSource.Nested(size, seed));
        model(arm, named(arm, seed), seed, Optional.empty());
      }
      for (int larger : ascending.stream().skip(1).toList()) {
        for (int repeat = 1; repeat <= judgeRepeats; repeat++) {
          StudyContest contest =
              new StudyContest(
                  named(SIZE + larger, seed),
                  named(SIZE + ascending.get(0), seed),
                  "do more rows of the same kind make it better?",
                  repeat);
          contests.add(contest);
          sizes.add(new StudySize(contest, larger, seed));
        }
      }
    }

    private String model(String arm, String set, long seed, Optional<String> stepsOf) {
      StudyModel model = new StudyModel(named(arm, seed), arm, set, seed, stepsOf);
      models.add(model);
      return model.name();
    }

    private void contest(String subject, String baseline, String question) {
      contests.add(new StudyContest(subject, baseline, question, 1));
    }

    private static String named(String arm, long seed) {
      return arm + "-s" + seed;
    }
  }
}
