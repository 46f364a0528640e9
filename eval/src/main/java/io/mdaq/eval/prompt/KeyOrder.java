// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The order of keys in a prompt set: as texts, but runs of digits by their number, so that {@code
 * q-9} comes before {@code q-10}.
 */
final class KeyOrder {

  private static final Pattern DIGITS = Pattern.compile("0*([0-9]+)");

  static final Comparator<String> BY_KEY =
      Comparator.comparing(KeyOrder::sortable).thenComparing(Comparator.naturalOrder());

  private KeyOrder() {}

  /** A longer number is a larger one: its length goes before its digits. */
  private static String sortable(String key) {
    return DIGITS
        .matcher(key)
        .replaceAll(
            number -> {
              String digits = number.group(1);
              return "0" + (char) digits.length() + digits;
            });
  }
}
