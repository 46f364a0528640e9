// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.manifest.Sha256;
import java.util.List;

/**
 * What one rater is given.
 *
 * @param language BCP-47
 * @param rater from 1
 * @param items in the order of this rater
 */
record Sheet(String language, int rater, List<SheetItem> items) {

  private static final int HASH_DIGITS = 8;

  Sheet {
    items = List.copyOf(items);
  }

  /** The name of its files, without the ending; what is no language tag is no part of a name. */
  String name() {
    boolean isTag =
        LanguageTag.of(language).filter(tag -> tag.value().equals(language)).isPresent();
    String place = isTag ? language : "language-" + Sha256.hex(language).substring(0, HASH_DIGITS);
    return place + "-rater-" + rater;
  }
}
