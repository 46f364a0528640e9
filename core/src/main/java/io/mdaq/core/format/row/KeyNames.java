// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

/** Compares the keys that people write with the keys that formats know. */
final class KeyNames {

  private KeyNames() {}

  /**
   * Whether a key means a name: letters A to Z in any case, space and underscore alike.
   *
   * @param name in lower case, words separated by single spaces
   */
  static boolean matches(String key, String name) {
    if (key.length() != name.length()) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (fold(key.charAt(i)) != fold(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char fold(char c) {
    if (c == '_') {
      return ' ';
    }
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
