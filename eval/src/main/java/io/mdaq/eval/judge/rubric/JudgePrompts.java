// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.rubric;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.language.Language;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.eval.judge.label.Neutralizer;
import io.mdaq.eval.judgement.Order;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the messages in which a judge is asked. Equal answers give equal messages in both orders.
 */
public final class JudgePrompts {

  /** How the lines that part the sections begin. */
  static final String SECTION_MARK = "<<<mdaq";

  /**
   * 64 bits: nobody can write a text that holds the hash of itself and of what he does not know.
   */
  private static final int MARK_DIGITS = 16;

  private final Rubric rubric = Rubric.get();
  private final Ending ending;
  private final Neutralizer neutralizer;

  /**
   * @param specialTokens of a local model that reads the messages; empty for endpoints
   */
  public JudgePrompts(Ending ending, Collection<String> specialTokens) {
    this.ending = ending;
    this.neutralizer = new Neutralizer(Rubric.LABELS, SECTION_MARK, specialTokens);
  }

  /** The message for one asking. */
  public String of(AnswerPair pair, Order order) {
    Map<String, String> sections = sections(pair, order);
    String mark = mark(sections);
    String language = name(pair.language());
    Map<String, String> values = new LinkedHashMap<>();
    values.put("turn", Integer.toString(pair.turn()));
    if (pair.turn() == 1) {
      values.put("earlier_turns", "");
    }
    values.put("language", language);
    values.put("mark", mark);
    values.put("material", material(sections, mark));
    return rubric.render(ending, pair.dimension(), values);
  }

  private Map<String, String> sections(AnswerPair pair, Order order) {
    boolean isSubjectFirst = order == Order.SUBJECT_FIRST;
    var first = isSubjectFirst ? pair.subject() : pair.baseline();
    var second = isSubjectFirst ? pair.baseline() : pair.subject();
    Map<String, String> sections = new LinkedHashMap<>();
    for (int turn = 1; turn <= pair.turn(); turn++) {
      put(sections, "QUESTION " + turn, pair.questions().get(turn - 1));
      put(sections, "FIRST ANSWER TO QUESTION " + turn, first.get(turn - 1));
      put(sections, "SECOND ANSWER TO QUESTION " + turn, second.get(turn - 1));
    }
    return sections;
  }

  private void put(Map<String, String> sections, String name, String text) {
    sections.put(name, neutralizer.neutralize(text));
  }

  /** A number that no section contains. */
  private static String mark(Map<String, String> sections) {
    String content = String.join("\u0000", sections.values());
    String mark = Sha256.hex(content.getBytes(UTF_8)).substring(0, MARK_DIGITS);
    while (content.toLowerCase(Locale.ROOT).contains(mark)) {
      mark = Sha256.hex((mark + content).getBytes(UTF_8)).substring(0, MARK_DIGITS);
    }
    return mark;
  }

  private static String material(Map<String, String> sections, String mark) {
    StringBuilder material = new StringBuilder();
    sections.forEach(
        (name, text) ->
            material
                .append(material.isEmpty() ? "" : "\n\n")
                .append("%s %s %s>>>\n%s\n".formatted(SECTION_MARK, mark, name, text))
                .append("%s %s END>>>".formatted(SECTION_MARK, mark)));
    return material.toString();
  }

  /** Never the text itself, which a stranger may have written. */
  private static String name(String language) {
    return LanguageTag.of(language)
        .map(
            tag ->
                LanguageCatalog.get()
                    .byCode(tag.primary().value())
                    .map(Language::englishName)
                    .orElse("the language with the BCP-47 code " + tag.value()))
        .orElse("the language of the question");
  }
}
