// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.Checking;

/**
 * What the commands have in common that read a corpus, score it and write what is left of it: keys
 * of one name have one meaning in all of them.
 */
public sealed interface CorpusConfig permits CurateConfig, BoostConfig {

  /** Whose configuration it is. */
  CommandDefaults command();

  InputConfig input();

  LanguagesConfig languages();

  /** What is done about texts that are in another language than is said. */
  Checking languageCheck();

  BoosterConfig boost();

  ModelChoice scorer();

  EncodingConfig encoding();

  /** 0 or more. */
  long seed();

  OutputConfig output();

  CurateConfig.Runner runner();
}
