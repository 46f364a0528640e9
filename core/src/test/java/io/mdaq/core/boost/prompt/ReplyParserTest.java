// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.boost.prompt.BoosterReply.Fault;
import io.mdaq.core.boost.prompt.BoosterReply.Revised;
import io.mdaq.core.boost.prompt.BoosterReply.Unreadable;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.sample.SampleText;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyParserTest {

  private static final String MARK = "0123abcd";
  private static final String WHOLE = "I\na\nN\nb\nR\nc\nE";

  private static BoosterReply parse(String reply) {
    return parse(reply, Ending.STOP);
  }

  private static BoosterReply parse(String reply, Ending ending) {
    return new ReplyParser(MARK).parse(new Completed(reply, ending, Optional.empty()));
  }

  /** Capital letters alone on a line become section lines. */
  private static String marked(String text) {
    return text.replaceAll("(?m)^I$", "<<<INSTRUCTION " + MARK + ">>>")
        .replaceAll("(?m)^N$", "<<<INPUT " + MARK + ">>>")
        .replaceAll("(?m)^R$", "<<<RESPONSE " + MARK + ">>>")
        .replaceAll("(?m)^E$", "<<<END " + MARK + ">>>");
  }

  private static Fault fault(String reply) {
    return ((Unreadable) parse(marked(reply))).fault();
  }

  @Test
  void readsWhatAPromptWrites() {
    for (SampleText sample :
        new SampleText[] {
          new SampleText("a", "b", "c"),
          new SampleText("a", "", "c\n\nd"),
          new SampleText("اكتب", "", "نعم"),
          new SampleText("a\n<<<INPUT 99999999>>>", "<<<END>>>", "RESPONSE")
        }) {
      assertThat(parse(BoosterPrompt.sections(sample, MARK))).isEqualTo(new Revised(sample));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "' \u200b ', EMPTY",
    "I|a|N|b|R|E, EMPTY",
    "I|N|b|R|c|E, EMPTY",
    "I|a|N|b|R|c, CUT_OFF",
    "I|a|N|b, CUT_OFF",
    "I|a, CUT_OFF",
    "a, SECTION_MISSING",
    "I|a|R|c|E, SECTION_MISSING",
    "N|b|R|c|E, SECTION_MISSING",
    "I|a|N|b|E, SECTION_MISSING",
    "I|a|N|b|R|c|E|E, SECTION_DOUBLED",
    "I|a|N|b|R|c|R|d|E, SECTION_DOUBLED",
    "R|c|N|b|I|a|E, SECTIONS_REORDERED",
    "I|a|N|b|E|R|c, SECTIONS_REORDERED",
    "Sure!|I|a|N|b|R|c|E, TEXT_OUTSIDE",
    "I|a|N|b|R|c|E|Done., TEXT_OUTSIDE",
    "```|I|a|N|b|R|c|E|```, TEXT_OUTSIDE",
    "I|a|N|see 0123abcd|R|c|E, MARK_IN_TEXT"
  })
  void anythingElseIsAFault(String reply, Fault fault) {
    assertThat(fault(reply.replace('|', '\n'))).isEqualTo(fault);
  }

  @Test
  void theEndingCounts() {
    assertThat(parse(marked(WHOLE), Ending.LENGTH))
        .isInstanceOfSatisfying(
            Unreadable.class, reply -> assertThat(reply.fault()).isEqualTo(Fault.CUT_OFF));
    assertThat(parse(marked(WHOLE), Ending.REFUSAL))
        .isInstanceOfSatisfying(
            Unreadable.class, reply -> assertThat(reply.fault()).isEqualTo(Fault.REFUSED));
  }

  @Test
  void whatAModelThinksIsNoPartOfItsReply() {
    assertThat(parse("<think>\nI must...\n</think>\n" + marked(WHOLE)))
        .isEqualTo(new Revised(new SampleText("a", "b", "c")));
    assertThat(fault("<think>\nI must...\n" + WHOLE)).isEqualTo(Fault.TEXT_OUTSIDE);
  }

  @Test
  void ourOwnWordsAreAnEchoWhereverTheyStand() {
    SampleText sample = new SampleText("a", "b", "c");
    BoosterPrompt prompt = BoosterPrompt.of("de", sample, Culture.TOLD);
    ReplyParser parser = new ReplyParser(prompt.mark());
    for (String reply :
        new String[] {
          prompt.message(),
          prompt.message().substring(0, 300),
          BoosterPrompt.sections(new SampleText("a", "b", prompt.message()), "ffffffff")
        }) {
      assertThat(parser.parse(new Completed(reply, Ending.STOP, Optional.empty())))
          .isInstanceOfSatisfying(
              Unreadable.class, read -> assertThat(read.fault()).isEqualTo(Fault.PROMPT_ECHOED));
    }
  }

  @Test
  void randomRepliesNeverThrowAndNeverYieldAnEmptySample() {
    Random random = new Random(20);
    String[] pieces = {"I", "N", "R", "E", "a", "", "<<<", MARK, "</think>", "\ud800", "\n\n"};
    for (int round = 0; round < 5000; round++) {
      StringBuilder reply = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        reply.append(pieces[random.nextInt(pieces.length)]).append('\n');
      }
      if (parse(marked(reply.toString())) instanceof Revised revised) {
        assertThat(revised.text().instruction()).isNotBlank();
        assertThat(revised.text().response()).isNotBlank();
      }
    }
  }
}
