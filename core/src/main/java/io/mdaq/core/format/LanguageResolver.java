// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.language.LanguageOutcome;
import io.mdaq.core.sample.SampleText;
import java.util.Optional;

/** Says what language a sample is in, from whatever is known about it. */
@FunctionalInterface
public interface LanguageResolver {

  /**
   * The sample's language, or why there is none; then it is rejected as {@code unknown_language}.
   * The same arguments give the same answer.
   *
   * @param file the file's name as given for reading
   * @param declared what the row itself says, empty where it says nothing
   */
  LanguageOutcome resolve(String file, Optional<String> declared, SampleText text);
}
