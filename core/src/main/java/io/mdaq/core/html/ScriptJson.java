// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

/** JSON that stands in a script element. */
final class ScriptJson {

  private ScriptJson() {}

  /**
   * The same JSON, without a character that HTML or old JavaScript would read as something else.
   * All of them can only stand in strings, where an escape means the same.
   */
  static String escape(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
