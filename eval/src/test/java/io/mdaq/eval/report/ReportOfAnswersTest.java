// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.CultureConfig;
import io.mdaq.core.config.FindingsConfig;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.config.StatisticsConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.diagnostics.Side;
import io.mdaq.eval.diagnostics.VerdictDrift;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.report.ReportRow.Favours;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.testing.Judgements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on judgements of answers that are at hand, as they are behind {@code judge}. */
class ReportOfAnswersTest {

  private static final int QUESTIONS = 60;
  private static final List<String> LANGUAGES = List.of("de", "el");
  private static final String GERMAN =
      "Das ist eine gute Frage, auf die es mehrere Antworten gibt, je nachdem wie man sie stellt. ";

  @TempDir private Path folder;

  /** What a judge says of the answer shown first and the one shown second. */
  private interface Judge extends BiFunction<String, String, Verdict> {}

  @Test
  void aLongestWinsJudgeIsExposed() throws IOException {
    ContestReport report =
        report("longest", ReportOfAnswersTest::longest, answers(1), answers(2)).contests().get(0);

    assertThat(languages(report))
        .allSatisfy(
            row -> {
              LengthBias lengths = Objects.requireNonNull(row.lengths());
              assertThat(lengths.share()).isEqualTo(1.0);
              assertThat(lengths.pairs()).isEqualTo(QUESTIONS);
            });
    assertThat(report.warnings())
        .filteredOn(warning -> warning.contains("longer answer"))
        .singleElement()
        .asString()
        .startsWith(
            "The longer answer won most of the decisions: 100.0 % (de German), 100.0 % (el Greek). A");
  }

  @Test
  void anOrderBiasedJudgeIsExposed() throws IOException {
    ContestReport report =
        report("first", (first, second) -> Verdict.WIN, answers(1), answers(2)).contests().get(0);

    assertThat(languages(report))
        .allSatisfy(
            row -> {
              ReportRow.Orders orders = Objects.requireNonNull(row.orders());
              assertThat(orders.flipped()).isEqualTo(1.0);
              assertThat(orders.firstPosition()).isEqualTo(1.0);
              assertThat(Objects.requireNonNull(row.rate()).winRate()).isEqualTo(0.5);
            });
    assertThat(report.warnings())
        .anyMatch(
            warning ->
                warning.contains(
                    "changed sides with the order of the answers on many of the pairs: 100.0 % (de"));
  }

  @Test
  void aFairJudgeIsNotWarnedAbout() throws IOException {
    Judge byFirstLetter =
        (first, second) -> {
          int order = Integer.compare(second.codePointAt(0), first.codePointAt(0));
          return order == 0 ? Verdict.TIE : order > 0 ? Verdict.WIN : Verdict.LOSS;
        };

    ContestReport report = report("fair", byFirstLetter, answers(3), answers(4)).contests().get(0);

    assertThat(report.warnings())
        .noneMatch(warning -> warning.contains("longer answer"))
        .noneMatch(warning -> warning.contains("changed sides"))
        .noneMatch(warning -> warning.contains("One and the same answer"));
  }

  @Test
  void constantAnswersAndAnswersInOtherLanguagesAreFlagged() throws IOException {
    List<Response> constant = answers(5).stream().map(response -> with(response, GERMAN)).toList();

    ContestReport report =
        report("constant", ReportOfAnswersTest::longest, constant, answers(6)).contests().get(0);

    AnswerCheck greek = check(report, Side.SUBJECT, "el");
    assertThat(greek.isConstant()).isTrue();
    assertThat(greek.distinct()).isEqualTo(1);
    assertThat(greek.otherLanguage()).isEqualTo(QUESTIONS);
    assertThat(check(report, Side.SUBJECT, "de").otherLanguage()).isZero();
    assertThat(check(report, Side.BASELINE, "el").isConstant()).isFalse();
    assertThat(report.warnings())
        .anyMatch(
            warning ->
                warning.startsWith(
                    "One and the same answer was given by the subject to many questions: 60 of 60"
                        + " (de German), 60 of 60 (el Greek). Such"))
        .anyMatch(
            warning ->
                warning.startsWith(
                    "Many answers of the subject are in another language than their question, of"
                        + " those whose could be told: 60 of 60 (el Greek). They"));
  }

  @Test
  void alignedLanguagesAreDrawnByQuestion() throws IOException {
    ContestReport report =
        report("aligned", ReportOfAnswersTest::longest, answers(7), answers(8)).contests().get(0);

    ReportRow pooled = row(report, Scope.POOLED_LANGUAGES);
    Rate rate = Objects.requireNonNull(pooled.rate());
    assertThat(rate.resampling()).isEqualTo(Resampling.BY_QUESTION);
    Interval interval = Objects.requireNonNull(rate.interval());
    assertThat(interval.contains(rate.winRate())).isTrue();
    assertThat(rate.standardError()).isPositive();
    assertThat(rate.detectable()).isPositive();
    assertThat(rate.wilson()).isNull();
    assertThat(Objects.requireNonNull(row(report, Scope.MEAN_OF_LANGUAGES).rate()).interval())
        .isNotNull();
    assertThat(report.spreads()).singleElement().matches(spread -> spread.effects().groups() == 2);
  }

  @Test
  void aClearWinnerIsNamedInEveryLanguageAndInTheHeadline() throws IOException {
    List<Response> longer =
        answers(9).stream().map(response -> with(response, response.text().repeat(3))).toList();

    ContestReport report =
        report("clear", ReportOfAnswersTest::longest, longer, answers(9)).contests().get(0);

    assertThat(languages(report))
        .allMatch(
            row ->
                Objects.requireNonNull(Objects.requireNonNull(row.rate()).signTest()).favours()
                    == Favours.SUBJECT);
    assertThat(Files.readString(folder.resolve("out-clear/report.md")))
        .contains("has a win rate of 100.0 % over 120 comparisons, 95 % interval")
        .contains("Of 2 rows by language, 2 favour it, 0 the baseline, and 0 do not tell.")
        .contains("| subject | de German | 60 |");
  }

  @Test
  void answersThatWereChangedSinceAreNotUsed() throws IOException {
    Path judged = judged("moved", ReportOfAnswersTest::longest, answers(1), answers(2));
    Files.writeString(
        folder.resolve("moved-subject.jsonl"), "\n", java.nio.file.StandardOpenOption.APPEND);

    ContestReport report = execute("moved", List.of(judged), List.of()).contests().get(0);

    assertThat(report.answers()).isEmpty();
    assertThat(report.rows()).allMatch(row -> row.lengths() == null);
  }

  @Test
  void theSameAnswersJudgedAgainShowTheNoiseOfTheJudge() throws IOException {
    Path once = judged("once", ReportOfAnswersTest::longest, answers(1), answers(2));
    Path twice = judged("twice", (first, second) -> Verdict.TIE, answers(1), answers(2));
    Path other = judged("other", ReportOfAnswersTest::longest, answers(1), answers(3));

    EvaluationReport report = execute("again", List.of(once, twice, other), List.of());

    VerdictDrift drift = report.drifts().get(0);
    assertThat(report.drifts()).hasSize(1);
    assertThat(drift.kind()).isEqualTo(VerdictDrift.Kind.REPEAT);
    assertThat(drift.pairs()).isEqualTo(2L * QUESTIONS);
    assertThat(drift.winRateAfter()).isEqualTo(0.5);
    assertThat(drift.same()).isLessThan(0.2);
    assertThat(Files.readString(folder.resolve("out-again/report.md"))).contains("## Judged again");
  }

  @Test
  void sentinelsShowAJudgeThatChanged() throws IOException {
    Path earlier = judged("earlier", ReportOfAnswersTest::longest, answers(1), answers(9));
    Path same = judged("same", ReportOfAnswersTest::longest, answers(1), answers(9));
    Path changed = judged("changed", (first, second) -> Verdict.WIN, answers(1), answers(9));

    VerdictDrift steady = execute("steady", List.of(same), List.of(earlier)).drifts().get(0);
    assertThat(steady.kind()).isEqualTo(VerdictDrift.Kind.SENTINEL);
    assertThat(steady.same()).isEqualTo(1.0);
    assertThat(steady.isShift()).isFalse();
    VerdictDrift shifted = execute("shifted", List.of(changed), List.of(earlier)).drifts().get(0);
    assertThat(shifted.same()).isLessThan(0.2);
    assertThat(shifted.outcomes().get(0).get(2)).isPositive();
    Path foreign = judged("foreign", ReportOfAnswersTest::longest, answers(1), answers(10));
    assertThatThrownBy(() -> execute("foreign", List.of(foreign), List.of(earlier)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("statistics.sentinels")
        .hasMessageContaining("compared answers that no input compared");
    assertThat(folder.resolve("out-foreign")).doesNotExist();
  }

  @Test
  void moreThanTwoSystemsAreRanked() throws IOException {
    List<Path> judged = new ArrayList<>();
    for (String[] pair : new String[][] {{"a", "b"}, {"b", "c"}, {"a", "c"}}) {
      judged.add(
          judged(
              pair[0] + pair[1],
              ReportOfAnswersTest::longest,
              answers(pair[0].charAt(0)),
              answers(pair[1].charAt(0)),
              pair[0],
              pair[1]));
    }

    EvaluationReport report = execute("ranked", judged, List.of());

    assertThat(report.rankings()).hasSize(1);
    assertThat(report.rankings().get(0).ranking().systems())
        .extracting(place -> place.system())
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(report.rankings().get(0).ranking().questions()).isEqualTo(QUESTIONS);
    assertThat(report.rankings().get(0).ranking().systems())
        .allMatch(place -> place.bradleyTerryInterval() != null);
    assertThat(Files.readString(folder.resolve("out-ranked/report.md")))
        .contains("## All systems, `overall`, judged by `the judge`")
        .contains("Elo: start 1000, k 4, base 10, scale 400");
  }

  private static Verdict longest(String first, String second) {
    int order = Integer.compare(first.length(), second.length());
    return order == 0 ? Verdict.TIE : order > 0 ? Verdict.WIN : Verdict.LOSS;
  }

  /** Answers of many lengths to the same questions in each language. */
  private static List<Response> answers(long seed) {
    Random random = new Random(seed);
    List<Response> answers = new ArrayList<>();
    for (String language : LANGUAGES) {
      for (int question = 0; question < QUESTIONS; question++) {
        String prompt = "s/" + language + "/q" + question;
        String text =
            (char) ('a' + random.nextInt(26)) + " " + question + " x".repeat(random.nextInt(300));
        answers.add(
            new Response(
                prompt,
                "s",
                language,
                1,
                List.of("?"),
                text,
                Finish.STOP,
                1,
                List.of(),
                0,
                "m",
                ""));
      }
    }
    return answers.stream().sorted(Comparator.comparing(Response::prompt)).toList();
  }

  private static Response with(Response response, String text) {
    return new Response(
        response.prompt(),
        response.set(),
        response.language(),
        response.turn(),
        response.question(),
        text,
        response.finish(),
        response.tokens(),
        response.tokenIds(),
        response.seed(),
        response.model(),
        response.problem());
  }

  private EvaluationReport report(
      String name, Judge judge, List<Response> subject, List<Response> baseline)
      throws IOException {
    return execute(name, List.of(judged(name, judge, subject, baseline)), List.of());
  }

  private Path judged(String name, Judge judge, List<Response> subject, List<Response> baseline)
      throws IOException {
    return judged(
        name,
        judge,
        subject,
        baseline,
        folder.resolve(name + "-subject.jsonl").toString(),
        folder.resolve(name + "-baseline.jsonl").toString());
  }

  private Path judged(
      String name,
      Judge judge,
      List<Response> subject,
      List<Response> baseline,
      String subjectName,
      String baselineName)
      throws IOException {
    Path ours = folder.resolve(name + "-subject.jsonl");
    Path theirs = folder.resolve(name + "-baseline.jsonl");
    ResponseFile.write(ours, subject);
    ResponseFile.write(theirs, baseline);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < subject.size(); i++) {
      String mine = subject.get(i).text();
      String other = baseline.get(i).text();
      judgements.add(
          Judgements.judged(
              subject.get(i).prompt(), 1, judge.apply(mine, other), turned(judge, other, mine)));
    }
    Path judged = folder.resolve("judged-" + name);
    Judgements.writeOf(judged, judgements, ours, theirs, subjectName, baselineName, LANGUAGES);
    return judged;
  }

  private static Verdict turned(Judge judge, String first, String second) {
    return switch (judge.apply(first, second)) {
      case WIN -> Verdict.LOSS;
      case LOSS -> Verdict.WIN;
      default -> Verdict.TIE;
    };
  }

  private EvaluationReport execute(String name, List<Path> inputs, List<Path> sentinels) {
    return ReportRun.of(
            new ReportConfig(
                inputs.stream().map(Path::toString).toList(),
                "und",
                10,
                new StatisticsConfig(
                    1000, 1, 0.05, sentinels.stream().map(Path::toString).toList()),
                CultureConfig.NONE,
                FindingsConfig.NONE,
                new OutputConfig(folder.resolve("out-" + name).toString(), IfExists.REFUSE)),
            Map.of())
        .execute();
  }

  private static List<ReportRow> languages(ContestReport report) {
    return report.rows().stream().filter(row -> row.scope() == Scope.LANGUAGE).toList();
  }

  private static ReportRow row(ContestReport report, Scope scope) {
    return report.rows().stream().filter(row -> row.scope() == scope).findFirst().orElseThrow();
  }

  private static AnswerCheck check(ContestReport report, Side side, String language) {
    return report.answers().stream()
        .filter(check -> check.side() == side && check.language().equals(language))
        .findFirst()
        .orElseThrow();
  }
}
