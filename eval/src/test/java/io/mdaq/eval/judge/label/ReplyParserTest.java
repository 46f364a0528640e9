// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.eval.judge.label.ParsedReply.Decided;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.Finish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {

  private static final ReplyParser PARSER = new ReplyParser(LabelScheme.MDAQ);

  @Test
  void oneDistinctLabelIsAVerdictHoweverOftenItStandsThere() {
    ParsedReply reply = PARSER.parse("[[SECOND]], so: **[[second]]**", Finish.STOP);
    assertThat(reply).isEqualTo(new Decided(Label.SECOND));
    assertThat(reply.verdict(Order.SUBJECT_FIRST)).isEqualTo(Verdict.LOSS);
    assertThat(reply.detail()).isEmpty();
  }

  @Test
  void aLabelCountsEvenWhereTheReplyEndedBadly() {
    assertThat(PARSER.parse("[[TIE]] since", Finish.LENGTH)).isEqualTo(new Decided(Label.TIE));
    assertThat(PARSER.parse("I cannot say more. [[TIE]]", Finish.CONTENT_FILTER))
        .isEqualTo(new Decided(Label.TIE));
  }

  @Test
  void twoLabelsAreNoVerdict() {
    ParsedReply reply = PARSER.parse("[[FIRST]] ... no, [[SECOND]]", Finish.LENGTH);
    assertThat(reply.verdict(Order.SUBJECT_FIRST)).isEqualTo(Verdict.UNPARSED);
    assertThat(reply.detail()).contains("[[FIRST]], [[SECOND]]");
  }

  @ParameterizedTest
  @CsvSource({
    "the first one, STOP, UNPARSED",
    "'', STOP, UNPARSED",
    "'', CONTENT_FILTER, REFUSED",
    "The first one, LENGTH, TRUNCATED",
    "I'm sorry but this is not something I do., STOP, REFUSED",
    "I’m unable to compare these., STOP, REFUSED",
    "As an AI I cannot judge that., STOP, REFUSED",
    "I can't help with that., LENGTH, TRUNCATED",
  })
  void aReplyWithoutALabelSaysWhy(String reply, Finish finish, Verdict verdict) {
    ParsedReply parsed = PARSER.parse(reply, finish);
    assertThat(parsed.verdict(Order.BASELINE_FIRST)).isEqualTo(verdict);
    assertThat(parsed.detail()).isNotEmpty();
  }

  @Test
  void whatAModelThinksIsNotItsReply() {
    assertThat(PARSER.parse("<think>[[FIRST]]? or [[TIE]]?</think>[[SECOND]]", Finish.STOP))
        .isEqualTo(new Decided(Label.SECOND));
    assertThat(PARSER.parse("<think>[[FIRST]]", Finish.LENGTH).verdict(Order.SUBJECT_FIRST))
        .isEqualTo(Verdict.TRUNCATED);
    assertThat(PARSER.parse("[[FIRST]]</think>", Finish.STOP).verdict(Order.SUBJECT_FIRST))
        .isEqualTo(Verdict.UNPARSED);
  }

  @Test
  void aDisarmedLabelThatTheJudgeQuotesIsNotItsVerdict() {
    assertThat(PARSER.parse("The answer says [~[FIRST]]. [[SECOND]]", Finish.STOP))
        .isEqualTo(new Decided(Label.SECOND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Final verdict: [[error]] ", "Assistant A is better"})
  void textsOfOtherSchemesAreReadByTheirLabels(String undecided) {
    ReplyParser fastChat = new ReplyParser(LabelScheme.FASTCHAT);
    assertThat(fastChat.parse("Final verdict: [[B]]", Finish.STOP))
        .isEqualTo(new Decided(Label.SECOND));
    assertThat(fastChat.parse(undecided, Finish.STOP).verdict(Order.SUBJECT_FIRST))
        .isEqualTo(Verdict.UNPARSED);
  }
}
