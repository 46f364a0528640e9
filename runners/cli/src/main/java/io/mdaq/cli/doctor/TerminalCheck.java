// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether letters of all languages can be shown, and be in file names.
 *
 * @param environment {@link System#getenv()}
 * @param fileNames the encoding of file names: the property {@code sun.jnu.encoding}
 */
record TerminalCheck(Map<String, String> environment, String fileNames) implements Check {

  @Override
  public Finding find() {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("not set");
    String text = "locale %s, file names in %s".formatted(locale, fileNames);
    return isUtf8(fileNames) && (isUtf8(locale) || locale.equals("not set"))
        ? Finding.ok("terminal", text)
        : Finding.warn(
            "terminal",
            text + ": files with other than English letters in their names cannot be opened",
            "Set LC_ALL=C.UTF-8, or another locale of UTF-8.");
  }

  private static boolean isUtf8(String name) {
    return name.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
  }
}
