// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

/** A template that cannot be parsed or rendered. The message names the line where it is known. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final int line;

  TemplateException(String message) {
    this(0, message);
  }

  TemplateException(int line, String message) {
    super(message);
    this.what = message;
    this.line = line;
  }

  /** The same problem with a line, unless it has one already. */
  TemplateException at(int where) {
    return line > 0 ? this : new TemplateException(where, what);
  }

  /** Counted from 1; 0 if not known. */
  public int line() {
    return line;
  }
}
