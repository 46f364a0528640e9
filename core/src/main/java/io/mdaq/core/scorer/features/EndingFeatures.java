// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** How the response begins and ends: a text that was cut off shows it at its last sign. */
final class EndingFeatures implements FeatureGroup {

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    ScannedText text = sample.response().text();
    LineTable lines = sample.responseLines();
    writeEnd(lines.lastClosing(), sink);
    int last = lines.count() == 0 ? -1 : lines.end(lines.count() - 1) - 1;
    int first = firstSign(text);
    boolean opensQuoted = isAt(text, first, CharClass.QUOTE);
    boolean closesQuoted = isAt(text, last, CharClass.QUOTE);
    String written = sample.responseAsWritten();
    boolean lowerCase = !written.isEmpty() && Character.isLowerCase(written.codePointAt(0));
    sink.put("last_sign_is_quote", closesQuoted ? 1 : 0);
    sink.put("last_sign_is_closing_bracket", isAt(text, last, CharClass.CLOSE) ? 1 : 0);
    sink.put("starts_with_quote", opensQuoted ? 1 : 0);
    sink.put("starts_with_lower_case", lowerCase ? 1 : 0);
    sink.put("starts_with_digit", isAt(text, first, CharClass.DIGIT) ? 1 : 0);
    sink.put("wrapped_in_quotes", opensQuoted && closesQuoted ? 1 : 0);
  }

  /** The sign that closes the text, seen through quotes, brackets and emphasis around it. */
  private static void writeEnd(byte closing, FeatureSink sink) {
    CharClass sign = CharClass.of(closing);
    boolean word = sign == CharClass.LETTER || sign == CharClass.DIGIT;
    boolean announces = sign == CharClass.COLON || sign == CharClass.COMMA;
    sink.put("ends_sentence", CharClass.endsSentence(closing) ? 1 : 0);
    sink.put("ends_with_period", sign == CharClass.PERIOD ? 1 : 0);
    sink.put("ends_with_question", sign == CharClass.QUESTION ? 1 : 0);
    sink.put("ends_with_exclamation", sign == CharClass.EXCLAMATION ? 1 : 0);
    sink.put("ends_with_letter_or_digit", word ? 1 : 0);
    sink.put("ends_with_colon_or_comma", announces ? 1 : 0);
  }

  /** Index of the first character that is no space, or the text's length. */
  private static int firstSign(ScannedText text) {
    int i = 0;
    while (i < text.length() && (text.is(i, CharClass.SPACE) || text.is(i, CharClass.NEWLINE))) {
      i++;
    }
    return i;
  }

  private static boolean isAt(ScannedText text, int index, CharClass charClass) {
    return index >= 0 && index < text.length() && text.is(index, charClass);
  }
}
