// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.language.Checking;
import io.mdaq.core.language.LanguageResolution;
import io.mdaq.core.language.LanguageSet;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How rows get their language, in a form that can be shipped to workers.
 *
 * @param set the languages that are curated
 * @param assumed the language of rows that say nothing; blank to detect it
 * @param checking whether texts are compared with the language that they are said to be in
 */
public record LanguageSettings(LanguageSet set, String assumed, Checking checking)
    implements Serializable {

  /** Detection models are large: one resolution per process and set. */
  private static final Map<LanguageSettings, LanguageResolution> SHARED = new ConcurrentHashMap<>();

  /** The rule itself; shared by the threads of this process. */
  LanguageResolution resolution() {
    return SHARED.computeIfAbsent(
        this,
        settings ->
            new LanguageResolution(
                settings.set,
                Optional.of(settings.assumed).filter(code -> !code.isBlank()),
                settings.checking));
  }
}
