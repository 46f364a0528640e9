// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

/**
 * One thing that a check found.
 *
 * @param level how bad it is
 * @param subject what was looked at, in a word or two
 * @param text what was found; fit for a terminal
 * @param fix what to do; empty where all is well
 */
public record Finding(Level level, String subject, String text, String fix) {

  /** How bad a finding is. */
  public enum Level {
    /** All is well. */
    OK,
    /** It works, but not as it should. */
    WARN,
    /** Something will not work. */
    FAIL
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, "");
  }

  static Finding warn(String subject, String text, String fix) {
    return new Finding(Level.WARN, subject, text, fix);
  }

  static Finding fail(String subject, String text, String fix) {
    return new Finding(Level.FAIL, subject, text, fix);
  }
}
