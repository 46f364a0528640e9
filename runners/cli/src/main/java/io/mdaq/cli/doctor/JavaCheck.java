// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import java.lang.Runtime.Version;

/**
 * The version of Java.
 *
 * @param version {@link Runtime#version()}, except in tests
 * @param home where it lies
 */
record JavaCheck(Version version, String home) implements Check {

  private static final int REQUIRED = 17;

  @Override
  public Finding find() {
    String text = "%s (%s)".formatted(version, home);
    return version.feature() >= REQUIRED
        ? Finding.ok("java", text)
        : Finding.fail(
            "java", text, "Java " + REQUIRED + " or later is needed. Set JAVA_HOME to one.");
  }
}
