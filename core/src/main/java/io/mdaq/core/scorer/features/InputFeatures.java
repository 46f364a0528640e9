// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** The form of the input: present or not, a word or a text, a placeholder in brackets. */
final class InputFeatures implements FeatureGroup {

  private static final double SHORT_INPUT_UNITS = 16;

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    TextProfile input = sample.input();
    ScannedText text = input.text();
    boolean empty = text.length() == 0;
    boolean speaks = input.lettersAndDigits() > 0;
    // 0.5: an input without a letter, such as a dash
    sink.put("has_input", speaks ? 1 : empty ? 0 : 0.5);
    sink.put("log_input_line_breaks", FeatureScale.log(input.count(CharClass.NEWLINE)));
    sink.put("input_is_short", speaks && input.units() < SHORT_INPUT_UNITS ? 1 : 0);
    sink.put("input_starts_with_bracket", !empty && isBracket(text.codePoint(0)) ? 1 : 0);
    sink.put("input_ends_sentence", empty ? FeatureScale.ABSENT : endsSentence(text));
    sink.put("input_starts_with_quote", !empty && text.is(0, CharClass.QUOTE) ? 1 : 0);
  }

  private static boolean isBracket(int codePoint) {
    return codePoint == '<' || codePoint == '(' || codePoint == '[';
  }

  private static double endsSentence(ScannedText text) {
    return CharClass.endsSentence(text.classAt(text.length() - 1)) ? 1 : 0;
  }
}
