// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import io.mdaq.core.language.Language;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.language.LanguageTag;
import java.util.Set;

/** In which direction a language is written. */
final class WritingDirection {

  /** Languages beyond the catalogue that are written from right to left wherever they are. */
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi");

  private WritingDirection() {}

  /** The value of HTML's {@code dir}: {@code rtl} or {@code ltr}. */
  static String of(String language) {
    return LanguageTag.of(language)
        .map(LanguageTag::primary)
        .map(WritingDirection::of)
        .orElse("ltr");
  }

  private static String of(LanguageTag primary) {
    boolean isRightToLeft =
        LanguageCatalog.get()
            .byCode(primary.value())
            .map(known -> known.direction() == Language.Direction.RTL)
            .orElse(RIGHT_TO_LEFT.contains(primary.value()));
    return isRightToLeft ? "rtl" : "ltr";
  }
}
