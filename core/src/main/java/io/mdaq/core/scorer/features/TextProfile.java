// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.Arrays;

/** A scanned text with what several groups of features ask of it, gathered in one pass. */
final class TextProfile {

  private final int[] classCounts = new int[CharClass.COUNT];
  private final int[] scriptCounts = new int[ScriptGroup.COUNT];
  private final LetterGrams grams = new LetterGrams();
  private ScannedText text = new ScannedText(0);
  private int quarterUnits;

  void read(ScannedText scanned) {
    text = scanned;
    Arrays.fill(classCounts, 0);
    Arrays.fill(scriptCounts, 0);
    quarterUnits = 0;
    for (int i = 0; i < scanned.length(); i++) {
      classCounts[scanned.classAt(i)]++;
      scriptCounts[scanned.scriptAt(i)]++;
      quarterUnits += scanned.quarterUnits(i);
    }
    grams.read(scanned);
  }

  ScannedText text() {
    return text;
  }

  LetterGrams grams() {
    return grams;
  }

  /** Length in information units: what one Latin letter carries is one unit. */
  double units() {
    return quarterUnits / 4.0;
  }

  int count(CharClass charClass) {
    return classCounts[charClass.code()];
  }

  int count(ScriptGroup script) {
    return scriptCounts[script.code()];
  }

  int lettersAndDigits() {
    return count(CharClass.LETTER) + count(CharClass.DIGIT);
  }

  /** Characters that belong to a script; digits and signs belong to none. */
  int scriptLetters() {
    return text.length() - count(ScriptGroup.NONE);
  }

  /** The script of most letters; Latin where there are none. */
  ScriptGroup mainScript() {
    int main = ScriptGroup.LATIN.code();
    for (int script = main + 1; script < scriptCounts.length; script++) {
      if (scriptCounts[script] > scriptCounts[main]) {
        main = script;
      }
    }
    return ScriptGroup.of((byte) main);
  }
}
