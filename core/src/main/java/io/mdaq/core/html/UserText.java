// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.mdaq.core.language.Language;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.text.CodePoints;
import io.mdaq.core.text.DisplayText;
import io.mdaq.core.text.MarkdownText;
import java.util.List;
import java.util.Optional;

/**
 * A text that a user or a stranger wrote, shown as what it is: escaped, in its own direction, and
 * kept from turning the direction of its surroundings.
 *
 * @param text as {@link DisplayText} has it
 * @param language its BCP-47 code, empty where that is not known
 * @param hidden code points that were cut off at the end
 * @param shape how it stands in the page
 */
public record UserText(String text, String language, long hidden, Shape shape) implements Content {

  private static final Templates TEMPLATES = Templates.beside(UserText.class);

  /** How a text stands in a page. */
  public enum Shape {
    /** Within a line. */
    INLINE,
    /** Within a line, in letters of equal width: names of files, keys, values. */
    CODE,
    /** As {@link #CODE}, on one line. */
    WORD,
    /** By itself, with its line ends. */
    BLOCK
  }

  /** A text within a line. */
  public static UserText inline(String text) {
    return new UserText(DisplayText.of(text), "", 0, Shape.INLINE);
  }

  /** A file, key or value within a line. */
  public static UserText code(String text) {
    return new UserText(DisplayText.of(text), "", 0, Shape.CODE);
  }

  /** A code within a line that is short and never parted, such as a reason. */
  public static UserText word(String text) {
    return new UserText(DisplayText.of(text), "", 0, Shape.WORD);
  }

  /**
   * A text by itself, of which the beginning is shown.
   *
   * @param language BCP-47 code, or empty
   * @param limit code points to show at most
   */
  public static UserText block(String text, String language, int limit) {
    String head = CodePoints.prefix(text, limit);
    return beginning(head, language, text.codePointCount(head.length(), text.length()));
  }

  /**
   * The beginning of a text, by itself.
   *
   * @param language BCP-47 code, or empty
   * @param hidden code points of the text that come after it
   */
  public static UserText beginning(String head, String language, long hidden) {
    return new UserText(DisplayText.of(head), language, hidden, Shape.BLOCK);
  }

  /**
   * The direction of a known language's script, else what the text's first letter says. A text may
   * begin with code or a foreign word, so the language knows better.
   */
  public String direction() {
    return directionOf(language);
  }

  static String directionOf(String language) {
    return LanguageCatalog.get()
        .byCode(language.split("-", -1)[0])
        .map(known -> known.direction() == Language.Direction.RTL ? "rtl" : "ltr")
        .orElse("auto");
  }

  /** The language where one is known; an absent attribute else. */
  public Optional<String> knownLanguage() {
    return language.isEmpty() ? Optional.empty() : Optional.of(language);
  }

  /** The text in parts between many empty lines. */
  public List<TextRun> runs() {
    return TextRun.of(text);
  }

  /** What was cut off, for people; empty where nothing was. */
  public String rest() {
    return restOf(hidden);
  }

  static String restOf(long hidden) {
    return hidden == 0
        ? ""
        : "… %s more character%s".formatted(MarkdownText.count(hidden), hidden == 1 ? "" : "s");
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("usertext", this, output);
  }
}
