// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.Arrays;

/**
 * A text as folded code points with their classes, in buffers that are reused from text to text.
 *
 * <p>Classes follow the context where a sign alone does not tell: a dot inside a number is part of
 * the number, an apostrophe or hyphen inside a word is part of the word, the Greek question mark
 * (written as a semicolon after NFC) is a question mark, a run of dots is one ellipsis. One per
 * thread.
 */
public final class ScannedText {

  private final int limit;
  private int length;
  private int sourceLength;
  private int[] codePoints = new int[512];
  private byte[] classes = new byte[512];
  private byte[] scripts = new byte[512];
  private byte[] quarterUnits = new byte[512];

  /**
   * @param limit code points read of a text; the rest is not looked at, which bounds the time that
   *     one huge sample can take
   */
  public ScannedText(int limit) {
    this.limit = limit;
  }

  /** Replaces the content. */
  public void scan(CharSequence text) {
    ensureCapacity(Math.min(text.length(), limit));
    int count = 0;
    int next = 0;
    while (next < text.length() && count < limit) {
      int c = Character.codePointAt(text, next);
      next += Character.charCount(c);
      codePoints[count] = CharTable.fold(c);
      classes[count] = CharTable.classOf(c);
      scripts[count] = CharTable.scriptOf(c);
      count++;
    }
    length = count;
    sourceLength = next;
    for (int i = 0; i < count; i++) {
      byte code = classes[i];
      if (code >= CharClass.PERIOD.code()) {
        classes[i] = inContext(i, CharClass.of(code)).code();
      }
      quarterUnits[i] = weigh(i);
    }
  }

  /** Code points read. */
  public int length() {
    return length;
  }

  /** UTF-16 units of the source that were read: all of them unless the limit cut it. */
  int sourceLength() {
    return sourceLength;
  }

  /** Whether the letter's script puts spaces between words; Han, kana and Thai do not. */
  boolean separatesWords(int index) {
    ScriptGroup script = ScriptGroup.of(scripts[index]);
    return script != ScriptGroup.HAN
        && script != ScriptGroup.KANA
        && script != ScriptGroup.SOUTH_EAST_ASIAN;
  }

  int codePoint(int index) {
    return codePoints[index];
  }

  byte classAt(int index) {
    return classes[index];
  }

  boolean is(int index, CharClass charClass) {
    return classes[index] == charClass.code();
  }

  boolean isLetterOrDigit(int index) {
    return is(index, CharClass.LETTER) || is(index, CharClass.DIGIT);
  }

  byte scriptAt(int index) {
    return scripts[index];
  }

  /** Information of one character in quarters of a Latin letter; digits count as such letters. */
  int quarterUnits(int index) {
    return quarterUnits[index];
  }

  private byte weigh(int i) {
    if (is(i, CharClass.LETTER)) {
      return ScriptGroup.of(scripts[i]).quarterUnits();
    }
    return is(i, CharClass.DIGIT) ? ScriptGroup.LATIN.quarterUnits() : 0;
  }

  private CharClass inContext(int i, CharClass own) {
    return switch (own) {
      case PERIOD -> {
        if (i > 0 && codePoints[i - 1] == '.' && !isClass(i - 1, CharClass.DIGIT)) {
          yield CharClass.MARK;
        }
        if (isClass(i + 1, CharClass.PERIOD)) {
          yield CharClass.ELLIPSIS;
        }
        yield between(i, CharClass.DIGIT) ? CharClass.DIGIT : own;
      }
      case COMMA, COLON -> between(i, CharClass.DIGIT) ? CharClass.DIGIT : own;
      case QUOTE -> isApostrophe(i) && between(i, CharClass.LETTER) ? CharClass.MARK : own;
      case DASH -> insideWord(i) ? CharClass.MARK : own;
      case BULLET -> {
        if (insideWord(i)) {
          yield CharClass.MARK;
        }
        yield codePoints[i] == 0xB7 && followsGreek(i) ? CharClass.SEMICOLON : own;
      }
      case SEMICOLON -> codePoints[i] == ';' && followsGreek(i) ? CharClass.QUESTION : own;
      default -> own;
    };
  }

  private boolean isApostrophe(int i) {
    return codePoints[i] == '\'' || codePoints[i] == 0x2019;
  }

  private boolean isClass(int i, CharClass charClass) {
    return i >= 0 && i < length && classes[i] == charClass.code();
  }

  private boolean between(int i, CharClass charClass) {
    return isClass(i - 1, charClass) && isClass(i + 1, charClass);
  }

  private boolean insideWord(int i) {
    return (isClass(i - 1, CharClass.LETTER) || isClass(i - 1, CharClass.DIGIT))
        && (isClass(i + 1, CharClass.LETTER) || isClass(i + 1, CharClass.DIGIT));
  }

  private boolean followsGreek(int i) {
    return isClass(i - 1, CharClass.LETTER)
        && codePoints[i - 1] >= 0x370
        && codePoints[i - 1] <= 0x3FF;
  }

  private void ensureCapacity(int wanted) {
    if (wanted > codePoints.length) {
      int capacity = Math.max(wanted, codePoints.length * 2);
      codePoints = Arrays.copyOf(codePoints, capacity);
      classes = Arrays.copyOf(classes, capacity);
      scripts = Arrays.copyOf(scripts, capacity);
      quarterUnits = Arrays.copyOf(quarterUnits, capacity);
    }
  }
}
