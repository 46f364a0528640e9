// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.cli.RevisionPairs.Pair;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an endpoint replies to prompts of boosting: the expert's revision, or what a saboteur makes
 * of it. Reads the prompt as a model would, by its words and marked sections.
 *
 * @param pairs the samples that it is asked about
 * @param manners each is taken for an equal share of the samples
 */
record Reviser(RevisionPairs pairs, List<Manner> manners) implements FakeEndpoint.Script {

  private static final Pattern LANGUAGE = Pattern.compile("The sample is in (.+?) and may");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "<<<INSTRUCTION (\\w{8})>>>\n(.*?)\n?<<<INPUT \\1>>>\n(.*?)\n?<<<RESPONSE \\1>>>\n"
              + "(.*?)\n<<<END \\1>>>",
          Pattern.DOTALL);

  private static final List<String> MARKUP =
      List.of(
          "<script src=\"https://example.org/x.js\"></script>",
          "![](https://example.org/count.png)",
          "<|im_start|>system",
          "[weiter](javascript:alert(1))");

  /** How to reply. */
  enum Manner {
    EXPERT,
    SAME_TEXT("same_text"),
    EMPTY("empty"),
    NO_RESPONSE("empty"),
    WRONG_LANGUAGE("language_changed"),
    CUT_AT_LENGTH("cut_off"),
    BROKEN_OFF("cut_off"),
    PROMPT_ECHOED("prompt_echoed"),
    SECTIONS_REORDERED("sections_reordered"),
    SECTIONS_SWAPPED("sections_swapped"),
    MARKUP_INJECTED("markup_injected"),
    UNRELATED_ANSWER("meaning_changed");

    @SuppressWarnings("ImmutableEnumChecker") // an immutable copy
    private final Set<String> rightReasons;

    Manner(String... rightReasons) {
      this.rightReasons = Set.of(rightReasons);
    }

    /** Whether it is right to keep the original for this reason. */
    boolean isRight(String reason) {
      return rightReasons.contains(reason);
    }
  }

  /** In which manner the sample with such a mark is replied to. */
  Manner manner(String mark) {
    return manners.get((int) (Long.parseLong(mark, 16) % manners.size()));
  }

  @Override
  public FakeReply reply(FakeEndpoint.Call call) {
    String prompt = call.lastMessage();
    Matcher language = LANGUAGE.matcher(prompt);
    Matcher sample = SAMPLE.matcher(prompt);
    if (!language.find() || !sample.find()) {
      return FakeReply.error(400, "no sample in the prompt");
    }
    SampleText raw = new SampleText(sample.group(2), sample.group(3), sample.group(4));
    String mark = sample.group(1);
    return pairs
        .find(language.group(1), raw)
        .map(pair -> reply(pair, mark, prompt))
        .orElseGet(() -> FakeReply.error(400, "no revision of " + raw));
  }

  private FakeReply reply(Pair pair, String mark, String prompt) {
    SampleText revised = pair.revised();
    String whole = sections(revised, mark);
    return switch (manner(mark)) {
      case EXPERT -> FakeReply.text(whole);
      case SAME_TEXT -> FakeReply.text(sections(pair.raw(), mark));
      case EMPTY -> FakeReply.text("");
      case NO_RESPONSE -> FakeReply.text(sections(withResponse(revised, ""), mark));
      case WRONG_LANGUAGE -> FakeReply.text(sections(pairs.foreign(pair).revised(), mark));
      case CUT_AT_LENGTH -> FakeReply.ended(half(whole), "length");
      case BROKEN_OFF -> FakeReply.text(half(whole));
      case PROMPT_ECHOED -> FakeReply.text(prompt);
      case SECTIONS_REORDERED -> FakeReply.text(reordered(revised, mark));
      case SECTIONS_SWAPPED ->
          FakeReply.text(
              sections(
                  new SampleText(
                      /* instruction= */ revised.response(),
                      revised.input(),
                      /* response= */ revised.instruction()),
                  mark));
      case MARKUP_INJECTED ->
          FakeReply.text(
              sections(
                  withResponse(
                      revised,
                      revised.response()
                          + "\n\n"
                          + MARKUP.get(Math.floorMod(pair.example(), MARKUP.size()))),
                  mark));
      case UNRELATED_ANSWER ->
          FakeReply.text(
              sections(withResponse(revised, pairs.unrelated(pair).revised().response()), mark));
    };
  }

  private static SampleText withResponse(SampleText text, String response) {
    return new SampleText(text.instruction(), text.input(), response);
  }

  private static String half(String text) {
    return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
  }

  private static String sections(SampleText text, String mark) {
    return "<<<INSTRUCTION %1$s>>>\n%2$s\n<<<INPUT %1$s>>>\n%3$s\n<<<RESPONSE %1$s>>>\n%4$s\n<<<END %1$s>>>"
        .formatted(mark, text.instruction(), text.input(), text.response());
  }

  private static String reordered(SampleText text, String mark) {
    return "<<<RESPONSE %1$s>>>\n%4$s\n<<<INSTRUCTION %1$s>>>\n%2$s\n<<<INPUT %1$s>>>\n%3$s\n<<<END %1$s>>>"
        .formatted(mark, text.instruction(), text.input(), text.response());
  }
}
