// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mdaq.core.language.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * What raters read beside questions and answers, in their language; {@code rater-texts.yaml} says
 * where each text stands.
 *
 * @param separator of cells
 */
record RaterTexts(
    char separator,
    String title,
    String intro,
    String question,
    @JsonProperty("answer_a") String answerA,
    @JsonProperty("answer_b") String answerB,
    String which,
    @JsonProperty("a_better") String betterA,
    @JsonProperty("b_better") String betterB,
    String equal,
    String unusable,
    String comment,
    String save,
    String progress,
    String keys,
    @JsonProperty("no_scripts") String noScripts) {

  private static final String RESOURCE = "/io/mdaq/eval/human/rater-texts.yaml";
  private static final String FALLBACK = "en";

  private static final class Holder {
    private static final Map<String, RaterTexts> BY_LANGUAGE = read();
  }

  /** The texts in a language, in English where there are none. */
  static RaterTexts in(String language) {
    return Objects.requireNonNull(byLanguage().get(languageOf(language)));
  }

  /** The language that {@link #in} finds texts in. */
  static String languageOf(String language) {
    return LanguageTag.of(language)
        .map(tag -> tag.primary().value())
        .filter(byLanguage()::containsKey)
        .orElse(FALLBACK);
  }

  /** All texts by BCP-47 code. */
  static Map<String, RaterTexts> byLanguage() {
    return Holder.BY_LANGUAGE;
  }

  private static Map<String, RaterTexts> read() {
    YAMLMapper mapper =
        YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    try (InputStream stream = RaterTexts.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return Map.copyOf(mapper.readValue(stream, new TypeReference<Map<String, RaterTexts>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
    }
  }
}
