// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.problem;

import org.jspecify.annotations.Nullable;

/**
 * A problem that the user can mend. The message is shown as it is, without a stack trace: it names
 * what is wrong, where, the value found, what is allowed and what to do.
 */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Decides the exit code. */
  public enum Kind {
    /** The command line or the configuration is wrong: exit code 2. */
    USAGE,
    /** The run met something it cannot go on with: exit code 1. */
    FAILED
  }

  private final Kind kind;

  private UserException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Wrong flags, keys or values; nothing was started. */
  public static UserException usage(String message) {
    return new UserException(Kind.USAGE, message, null);
  }

  /** The run cannot go on: unreadable input, a full disk, too many invalid rows. */
  public static UserException failed(String message) {
    return new UserException(Kind.FAILED, message, null);
  }

  /** As {@link #failed(String)}, keeping the cause for {@code --verbose}. */
  public static UserException failed(String message, Throwable cause) {
    return new UserException(Kind.FAILED, message, cause);
  }

  /** The same problem, told of a configuration key whose value led to it. */
  public UserException under(String key) {
    return new UserException(kind, key + ": " + getMessage(), this);
  }

  public Kind kind() {
    return kind;
  }
}
