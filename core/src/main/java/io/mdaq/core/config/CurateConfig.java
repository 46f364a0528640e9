// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.Checking;

/**
 * The configuration of {@code curate}; keys, meanings and defaults stand in {@code
 * configs/curate.yaml}.
 *
 * @param languageCheck what is done about texts that are in another language than is said
 * @param seed 0 or more
 */
public record CurateConfig(
    InputConfig input,
    LanguagesConfig languages,
    Checking languageCheck,
    NearDuplicatesConfig nearDuplicates,
    BoosterConfig boost,
    ModelChoice scorer,
    ModelChoice embedder,
    EncodingConfig encoding,
    ClusterConfig cluster,
    SelectionConfig selection,
    long seed,
    OutputConfig output,
    Runner runner)
    implements CorpusConfig {

  /** The setting {@code runner}: what runs the pipeline. */
  public enum Runner {
    FLINK,
    DIRECT,
    PORTABLE,
    DATAFLOW
  }

  /**
   * Reads and checks every key.
   *
   * @throws io.mdaq.core.problem.UserException for the first value that is not allowed
   */
  public static CurateConfig from(ConfigTree tree) {
    LanguagesConfig languages = LanguagesConfig.from(tree);
    return new CurateConfig(
        InputConfig.from(tree),
        languages,
        tree.value("languages.check").choice(Checking.class),
        NearDuplicatesConfig.from(tree),
        BoosterConfig.from(tree),
        ModelChoice.from(tree.value("scorer.model")),
        ModelChoice.from(tree.value("embedder.model")),
        EncodingConfig.from(tree),
        ClusterConfig.from(tree),
        SelectionConfig.from(tree, languages.set()),
        tree.value("seed").integer(0, Long.MAX_VALUE),
        OutputConfig.from(tree),
        tree.value("runner").choice(Runner.class));
  }

  @Override
  public CommandDefaults command() {
    return CommandDefaults.CURATE;
  }
}
