// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.util.List;

/**
 * A language that mdaq knows by name.
 *
 * @param code the BCP-47 code, two lower-case letters
 * @param englishName such as {@code Arabic}
 * @param nativeName the name in the language itself
 * @param script ISO 15924, such as {@code Arab}
 * @param names further names, not the two above
 * @param codes further codes, such as ISO 639-3
 */
public record Language(
    String code,
    String englishName,
    String nativeName,
    String script,
    Direction direction,
    Words words,
    List<String> names,
    List<String> codes) {

  /** The direction of writing. */
  public enum Direction {
    LTR,
    RTL
  }

  /** Whether spaces part the words (in Vietnamese they part syllables). */
  public enum Words {
    SPACED,
    UNSPACED
  }

  public Language {
    names = List.copyOf(names);
    codes = List.copyOf(codes);
  }
}
