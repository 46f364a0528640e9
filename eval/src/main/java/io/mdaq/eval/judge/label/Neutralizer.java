// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Disarms what strangers' texts may hold of a judge's own language: labels, section marks, and the
 * special tokens of chat models. Whatever looks like one of them to {@link FoldedText} gets a tilde
 * behind its first bracket, as in {@code [~[FIRST]]}, and one more where it has some already; so a
 * disarmed text says visibly that it was changed, {@link #restore} gives the original back, and
 * nothing that {@link LabelScheme#labelsIn} or a tokenizer would take for a label or a token
 * remains. All other texts stay as they are.
 */
public final class Neutralizer {

  private static final String TILDES = "[~*_`\\\\]*+";

  /** Such as {@code <|im_end|>}. */
  private static final String CHAT_TOKEN = "<(?=" + TILDES + "\\|[^|<>]*+\\|>)";

  private final Pattern pattern;

  /**
   * @param scheme whose labels
   * @param sectionMark how the lines that part a prompt's sections begin: two or more characters
   * @param specialTokens of a model that reads the texts; those without brackets are left alone
   */
  public Neutralizer(LabelScheme scheme, String sectionMark, Collection<String> specialTokens) {
    StringBuilder regex =
        new StringBuilder("\\[(?=" + scheme.behindFirstBracket(TILDES) + ")|" + CHAT_TOKEN);
    append(regex, sectionMark);
    specialTokens.stream()
        .filter(token -> FoldedText.mayHaveBrackets(token))
        .filter(token -> FoldedText.of(token).text().length() > 1)
        .sorted()
        .forEach(token -> append(regex, token));
    pattern = Pattern.compile(regex.toString());
  }

  /** Adds a text that must not stand there, with markup or tildes anywhere in it. */
  private static void append(StringBuilder regex, String forbidden) {
    List<String> looks =
        FoldedText.of(forbidden)
            .text()
            .codePoints()
            .mapToObj(c -> Pattern.quote(Character.toString(c)))
            .toList();
    regex.append('|').append(looks.get(0)).append("(?=");
    looks.stream().skip(1).forEach(look -> regex.append(TILDES).append(look));
    regex.append(')');
  }

  /** The text without anything that could be taken for our own. */
  public String neutralize(String text) {
    if (!FoldedText.mayHaveBrackets(text)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    int from = 0;
    FoldedText folded = FoldedText.of(text);
    Matcher matcher = pattern.matcher(folded.text());
    while (matcher.find()) {
      int behind = text.offsetByCodePoints(folded.origin(matcher.start()), 1);
      safe.append(text, from, behind).append('~');
      from = behind;
    }
    return from == 0 ? text : safe.append(text, from, text.length()).toString();
  }

  /** The text that {@link #neutralize} was given. */
  public String restore(String safe) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    FoldedText folded = FoldedText.of(safe);
    Matcher matcher = pattern.matcher(folded.text());
    while (matcher.find()) {
      int behind = safe.offsetByCodePoints(folded.origin(matcher.start()), 1);
      if (safe.startsWith("~", behind)) {
        text.append(safe, from, behind);
        from = behind + 1;
      }
    }
    return text.append(safe, from, safe.length()).toString();
  }
}
