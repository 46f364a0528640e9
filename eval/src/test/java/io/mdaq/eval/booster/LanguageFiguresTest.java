// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.Booster;
import io.mdaq.core.boost.Boosting;
import io.mdaq.core.boost.IdleBooster;
import io.mdaq.core.boost.LocalChat.AnswerLoss;
import io.mdaq.core.boost.check.MeaningModel;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.endpoint.answers.Answered;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.text.ChrF;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LanguageFiguresTest {

  private static final List<RevisionPair> PAIRS =
      List.of(
          pair("de", "Was tun?", "Nichts.", "Man wartet ab und denkt in Ruhe nach."),
          pair("de", "Wie alt ist Rom?", "Alt.", "Rom wurde der Sage nach 753 v. Chr. gegründet."),
          pair("fr", "Que faire ?", "Rien.", "On attend et on réfléchit calmement."));

  /** Prefers what is longer. */
  private static final QualityScorer LENGTH = text -> text.response().length();

  private static RevisionPair pair(String language, String task, String raw, String revised) {
    return new RevisionPair(
        task, language, new SampleText(task, "", raw), new SampleText(task, "", revised));
  }

  /** Replies to the pairs in their order. */
  private record Scripted(Function<RevisionPair, String> replies) implements Booster {

    @Override
    public Optional<AnswerAccount> boost(
        Iterator<BoostCandidate> candidates, Consumer<Answered<BoostCandidate>> consumer) {
      Iterator<RevisionPair> pairs = PAIRS.iterator();
      candidates.forEachRemaining(
          candidate ->
              consumer.accept(
                  new Answered<>(
                      candidate,
                      "",
                      new Completed(replies.apply(pairs.next()), Ending.STOP, Optional.empty()))));
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  private static BoosterEvaluation test(Booster booster) {
    LanguageDetector detector = LanguageDetector.forSet(LanguageSet.parse(List.of("known")));
    Boosting boosting =
        new Boosting(booster, new Acceptance(new Verifier(detector, MeaningModel.NONE)), LENGTH);
    List<TestedPair> tested = new ArrayList<>();
    Iterator<RevisionPair> pairs = PAIRS.iterator();
    boosting.boost(
        PAIRS.stream().map(p -> new BoostCandidate(p.group(), p.language(), p.raw())).iterator(),
        outcome -> {
          int number = tested.size();
          Optional<AnswerLoss> loss =
              number == 2 ? Optional.empty() : Optional.of(new AnswerLoss(2 + number, 1 + number));
          tested.add(TestedPair.of(pairs.next(), outcome, loss, LENGTH));
        });
    return new BoosterEvaluation("m", "p", "s", BoosterEvaluation.figures(tested));
  }

  private static String sections(RevisionPair pair, SampleText text) {
    return BoosterPrompt.sections(text, BoosterPrompt.mark(pair.raw()));
  }

  @Test
  void anOracleIsAsNearAsCanBe() {
    BoosterEvaluation evaluation = test(new Scripted(pair -> sections(pair, pair.revised())));

    assertThat(evaluation.figures())
        .extracting(LanguageFigures::language)
        .containsExactly("all", "de", "fr");
    LanguageFigures all = evaluation.all();
    assertThat(all.pairs()).isEqualTo(3);
    assertThat(all.readable()).isEqualTo(3);
    assertThat(all.booster()).isEqualTo(new Nearness(100, 0));
    assertThat(all.leftAsIs().chrf()).isBetween(10.0, 60.0);
    assertThat(all.replyPreferred()).isEqualTo(3).isEqualTo(all.expertPreferred());
    // Five nats for three tokens; the third pair is too long for the model.
    assertThat(all.loss()).isCloseTo(5 / 3.0, within(1e-12));
    assertThat(all.lossPairs()).isEqualTo(2);
    assertThat(evaluation.figures().get(2).loss()).isNull();
    assertThat(all.outcomes().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
  }

  @Test
  void whoChangesNothingIsAsNearAsTheSampleWas() {
    LanguageFigures all = test(new IdleBooster()).all();

    assertThat(all.readable()).isEqualTo(3);
    assertThat(all.booster()).isEqualTo(all.leftAsIs());
    assertThat(all.leftAsIs().editDistance())
        .isEqualTo(
            PAIRS.stream().mapToInt(p -> Verifier.distance(p.raw(), p.revised())).sum() / 3.0);
    assertThat(all.replyPreferred()).isZero();
    assertThat(all.outcomes()).containsEntry("accepted", 0L).containsEntry("same_text", 3L);
  }

  @Test
  void repliesThatCannotBeReadAreCountedAndNotCompared() {
    BoosterEvaluation evaluation =
        test(
            new Scripted(
                pair -> pair.language().equals("fr") ? sections(pair, pair.raw()) : "Gern!"));

    LanguageFigures all = evaluation.all();
    assertThat(all.readable()).isEqualTo(1);
    RevisionPair french = PAIRS.get(2);
    assertThat(all.leftAsIs().chrf())
        .isEqualTo(ChrF.of(joined(french.raw()), joined(french.revised())).score());
    assertThat(all.outcomes()).containsEntry("section_missing", 2L);
    String page = EvaluationMarkdown.of(evaluation);
    assertThat(page)
        .contains("Of 3 samples 0 would be replaced", "| all | 3 | 1.6667 | 33.3 % | 0.0 % |")
        .contains("| fr | 1 | - | 100.0 % |", "of 2 pairs, the others are too long for the model")
        // German has no readable reply, and so no row in the second table.
        .containsOnlyOnce("| de |");
  }

  private static String joined(SampleText text) {
    return text.instruction() + "\n\n" + text.response();
  }

  @Test
  void withoutAPairThereAreNoFigures() {
    LanguageFigures none = LanguageFigures.of("all", List.of());
    assertThat(none.loss()).isNull();
    assertThat(none.booster()).isEqualTo(new Nearness(0, 0));
    assertThat(EvaluationMarkdown.of(new BoosterEvaluation("m", "p", "s", List.of(none))))
        .contains("| all | 0 | - | - | - |");
  }
}
