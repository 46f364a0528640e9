// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.config.BoosterConfig.Backend;
import io.mdaq.core.config.CurateConfig.Runner;
import io.mdaq.core.language.Checking;
import io.mdaq.core.problem.UserException;

/**
 * The configuration of {@code boost}; keys, meanings and defaults stand in {@code
 * configs/boost.yaml}.
 *
 * @param languageCheck what is done about texts that are in another language than is said
 * @param boost who rewrites what; a backend need not be named yet
 * @param seed 0 or more
 */
public record BoostConfig(
    InputConfig input,
    LanguagesConfig languages,
    Checking languageCheck,
    BoosterConfig boost,
    ModelChoice scorer,
    EncodingConfig encoding,
    long seed,
    OutputConfig output,
    Runner runner)
    implements CorpusConfig {

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed
   */
  public static BoostConfig from(ConfigTree tree) {
    return new BoostConfig(
        InputConfig.from(tree),
        LanguagesConfig.from(tree),
        tree.value("languages.check").choice(Checking.class),
        BoosterConfig.from(tree),
        ModelChoice.from(tree.value("scorer.model")),
        EncodingConfig.from(tree),
        tree.value("seed").integer(0, Long.MAX_VALUE),
        OutputConfig.from(tree),
        tree.value("runner").choice(Runner.class));
  }

  @Override
  public CommandDefaults command() {
    return CommandDefaults.BOOST;
  }

  /**
   * Makes sure that there is somebody to boost.
   *
   * @throws UserException where nobody was named
   */
  public void requireBooster() {
    if (boost.backend() == Backend.NONE) {
      throw UserException.usage(
          "boost.backend: none, so there is nothing to boost with. Set it to endpoint and name"
              + " boost.endpoint.url and boost.endpoint.model, or to local and name"
              + " boost.local.model.");
    }
  }
}
