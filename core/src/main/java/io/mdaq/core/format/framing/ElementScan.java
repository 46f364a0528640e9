// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

/**
 * Follows one element of a JSON array byte by byte just far enough to know where it ends: strings,
 * escapes and brackets. Whether it is good JSON is not asked here, so that a bad element costs one
 * row.
 */
final class ElementScan {

  /** What a byte means for the element. */
  enum Step {
    INSIDE,
    /** The element ends before this byte. */
    ENDS_BEFORE,
    /** The element ends with this byte. */
    ENDS_WITH,
    /** A closing bracket that nothing or another kind of bracket opened. */
    MISMATCH
  }

  /**
   * Kinds of open brackets are remembered to this depth; rows that go deeper are rejected anyway.
   */
  private static final int REMEMBERED_DEPTH = Long.SIZE;

  private long curly;
  private int depth;
  private boolean inString;
  private boolean escaped;

  boolean inString() {
    return inString && !escaped;
  }

  Step step(byte b) {
    if (inString) {
      stringByte(b);
      return Step.INSIDE;
    }
    return switch (b) {
      case '"' -> {
        inString = true;
        yield Step.INSIDE;
      }
      case '{', '[' -> {
        open(b);
        yield Step.INSIDE;
      }
      case '}' -> depth == 0 ? Step.MISMATCH : close(b);
      case ']' -> depth == 0 ? Step.ENDS_BEFORE : close(b);
      case ',', ' ', '\t', '\n', '\r' -> depth == 0 ? Step.ENDS_BEFORE : Step.INSIDE;
      default -> Step.INSIDE;
    };
  }

  private void stringByte(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
    }
  }

  private void open(byte bracket) {
    if (depth < REMEMBERED_DEPTH) {
      long bit = 1L << depth;
      curly = bracket == '{' ? curly | bit : curly & ~bit;
    }
    depth++;
  }

  private Step close(byte bracket) {
    depth--;
    if (depth < REMEMBERED_DEPTH && (curly >>> depth & 1) != (bracket == '}' ? 1 : 0)) {
      return Step.MISMATCH;
    }
    return depth == 0 ? Step.ENDS_WITH : Step.INSIDE;
  }
}
