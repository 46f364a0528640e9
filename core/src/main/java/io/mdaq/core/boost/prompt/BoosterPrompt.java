// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.culture.CultureProfile;
import io.mdaq.core.language.Language;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.sample.SampleText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a booster is asked about one sample. The same sample gives the same message everywhere.
 *
 * @param mark the number in the lines that part the sections: a hash of the sample that does not
 *     occur in it, 8 hexadecimal digits
 * @param message all that is asked
 */
public record BoosterPrompt(String mark, String message) {

  private static final int MARK_DIGITS = 8;

  /** Whether the booster is told of a language's culture. */
  public enum Culture {
    TOLD,
    UNTOLD
  }

  /** Such as {@code booster-v1}, for manifests. */
  public static String version() {
    return PromptTexts.VERSION;
  }

  /** SHA-256 of the prompt's words, for manifests: 64 hexadecimal digits. */
  public static String sha256() {
    return PromptTexts.sha256();
  }

  /**
   * The prompt for a sample.
   *
   * @param language BCP-47
   */
  public static BoosterPrompt of(String language, SampleText sample, Culture culture) {
    String mark = mark(sample);
    String name = name(language);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("language", name);
    values.put("mark", mark);
    values.put("sample", sections(sample, mark));
    values.put("profile", culture == Culture.TOLD ? profile(language, name) : "");
    return new BoosterPrompt(mark, PromptTexts.frame(values));
  }

  /** A sample as it stands in prompts, and as a reply is to have it. */
  public static String sections(SampleText sample, String mark) {
    return Stream.of(Section.values())
        .map(section -> (section.line(mark) + "\n" + section.of(sample)).strip())
        .collect(Collectors.joining("\n"));
  }

  /** The number in the marks of a sample. */
  public static String mark(SampleText sample) {
    String content = String.join("\u0000", sample.instruction(), sample.input(), sample.response());
    String mark = digits(content);
    while (content.toLowerCase(Locale.ROOT).contains(mark)) {
      mark = digits(mark + content);
    }
    return mark;
  }

  private static String digits(String content) {
    return Sha256.hex(content.getBytes(UTF_8)).substring(0, MARK_DIGITS);
  }

  private static String profile(String language, String name) {
    return CultureProfile.of(language)
        .map(
            profile -> PromptTexts.profile(Map.of("language", name, "conventions", profile.text())))
        .orElse("");
  }

  /** Never the text itself, which a stranger may have written. */
  private static String name(String language) {
    LanguageTag tag = new LanguageTag(language);
    return LanguageCatalog.get()
        .byCode(tag.primary().value())
        .map(Language::englishName)
        .orElse("the language with the BCP-47 code " + tag.value());
  }
}
