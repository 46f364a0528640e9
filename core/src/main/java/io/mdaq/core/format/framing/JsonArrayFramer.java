// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import io.mdaq.core.format.framing.ElementScan.Step;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.Position;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * A JSON array: a row per top-level element, numbered from 1, never more than one in memory.
 *
 * <p>The elements are told apart by brackets and quotes alone. A token stream such as Jackson's
 * cannot go on behind a malformed element, so one bad row would cost all that follow, and it would
 * hold a string of 50 MB before its length could be known. Here a malformed element whose brackets
 * balance comes out as a row (to be rejected by whoever parses it), nothing between two commas as
 * an empty one. Only where the elements cannot be counted any more does the reading fail: brackets
 * that do not match, no comma between elements, an array that is not closed, text behind it.
 */
final class JsonArrayFramer implements RowFramer {

  private enum Phase {
    BEFORE_ARRAY,
    BEFORE_FIRST,
    BEFORE_ELEMENT,
    AFTER_ELEMENT,
    CLOSED
  }

  private static final int END = -1;

  private final String file;
  private final Window window;
  private final int maxRowBytes;
  private Phase phase = Phase.BEFORE_ARRAY;
  private long elements;

  JsonArrayFramer(String file, InputStream in, int maxRowBytes) {
    this(file, new Window(in, maxRowBytes), maxRowBytes);
  }

  JsonArrayFramer(String file, Window window, int maxRowBytes) {
    this.file = file;
    this.window = window;
    this.maxRowBytes = maxRowBytes;
  }

  @Override
  public Optional<FramedRow> next() throws IOException {
    if (phase == Phase.BEFORE_ARRAY) {
      openArray();
    }
    while (phase != Phase.CLOSED) {
      int b = peekPastSpace();
      if (b == END) {
        throw broken("the array is not closed: the file ends behind element " + elements);
      }
      if (b == ']' && phase != Phase.BEFORE_ELEMENT) {
        closeArray();
      } else if (phase == Phase.AFTER_ELEMENT) {
        passComma(b);
      } else {
        phase = Phase.AFTER_ELEMENT;
        elements++;
        return Optional.of(element(new Position.Element(elements)));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private void openArray() throws IOException {
    window.dropByteOrderMark();
    int b = peekPastSpace();
    if (b != '[') {
      throw broken("a JSON array was expected, but " + describe(b) + " stands before any \"[\"");
    }
    window.drop(1);
    phase = Phase.BEFORE_FIRST;
  }

  private void passComma(int b) {
    if (b != ',') {
      String found = b == '}' ? "a \"}\" that nothing opened" : describe(b);
      throw broken(
          "a comma or \"]\" was expected behind element " + elements + ", but found " + found);
    }
    window.drop(1);
    phase = Phase.BEFORE_ELEMENT;
  }

  private void closeArray() throws IOException {
    window.drop(1);
    int b = peekPastSpace();
    if (b != END) {
      throw broken("behind the array's closing \"]\" stands " + describe(b));
    }
    phase = Phase.CLOSED;
  }

  /** Takes an element off the window, of which the window's first byte is the first. */
  private FramedRow element(Position.Element position) throws IOException {
    long start = window.offset();
    ElementScan scan = new ElementScan();
    int index = 0;
    while (true) {
      if (scan.inString()) {
        index = window.indexOfQuoteOrBackslash(index);
      }
      if (index == window.length()) {
        if (window.offset() - start + index > maxRowBytes) {
          // Too long whatever follows: go on counting without holding it.
          window.drop(index);
          index = 0;
        }
        if (!window.more()) {
          window.drop(index);
          throw broken(
              position.describe()
                  + ", which begins at byte "
                  + start
                  + ", is not closed before the file ends");
        }
        continue;
      }
      Step step = scan.step(window.at(index));
      if (step == Step.MISMATCH) {
        window.drop(index);
        throw broken(
            "in "
                + position.describe()
                + ", which begins at byte "
                + start
                + ", a bracket is closed that was not opened");
      }
      index += step == Step.ENDS_BEFORE ? 0 : 1;
      if (step != Step.INSIDE) {
        return take(position, start, index);
      }
    }
  }

  private FramedRow take(Position.Element position, long start, int index) {
    long length = window.offset() - start + index;
    FramedRow row =
        length > maxRowBytes
            ? new FramedRow.TooLong(position, length)
            : new FramedRow.Complete(position, window.view(0, index));
    window.drop(index);
    return row;
  }

  /** Drops white space and looks at the byte behind it; {@link #END} at the end of the file. */
  private int peekPastSpace() throws IOException {
    while (true) {
      int index = 0;
      while (index < window.length() && JsonSpace.isSpace(window.at(index))) {
        index++;
      }
      window.drop(index);
      if (window.length() > 0) {
        return window.at(0) & 0xFF;
      }
      if (!window.more()) {
        return END;
      }
    }
  }

  private static String describe(int b) {
    if (b == END) {
      return "the end of the file";
    }
    return b > ' ' && b < 0x7F
        ? "\"" + (char) b + "\""
        : String.format(Locale.ROOT, "byte 0x%02x", b);
  }

  private UserException broken(String what) {
    return UserException.failed(
        file
            + ": "
            + what
            + " (byte "
            + window.offset()
            + "). The rest of the file cannot be told"
            + " apart into rows. Mend the file there, or write it as JSON Lines (one object per"
            + " line), where a bad row costs only itself.");
  }
}
