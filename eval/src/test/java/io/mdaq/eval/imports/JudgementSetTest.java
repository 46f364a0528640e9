// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.testing.Judgements;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Funnel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementSetTest {

  private static final List<Judgement> JUDGEMENTS =
      List.of(
          Judgements.judged("s/de/1", 1, Verdict.WIN, Verdict.WIN),
          Judgements.judged("s/de/1", 2, Verdict.WIN, Verdict.UNPARSED),
          Judgements.notAsked("s/de/2", PairOutcome.UNANSWERED));

  @TempDir private Path folder;

  @Test
  void aFolderIsReadWithItsContest() {
    Judgements.write(folder, "endpoint", JUDGEMENTS);

    Recorded recorded = Recorded.read(folder);

    assertThat(recorded.contest())
        .isEqualTo(
            new Contest(
                folder.toString(),
                "out/new",
                "out/old",
                new Contest.Judge("the judge", Contest.Kind.ENDPOINT)));
    assertThat(recorded.tally().funnel()).isEqualTo(new Funnel(3, 2, 2, 1, 1));
    assertThat(Recording.open(folder, "und").notes())
        .containsExactly(
            "7 turns stand in the responses of one side only: nothing could be compared, and they"
                + " are in none of the tables.");
  }

  @Test
  void theEmbeddedJudgeIsKnownAsSuch() {
    Judgements.write(folder, "EMBEDDED", JUDGEMENTS);

    assertThat(Recorded.read(folder).contest().judge().kind()).isEqualTo(Contest.Kind.EMBEDDED);
  }

  @Test
  void anUnfinishedFolderIsRefused() throws IOException {
    Judgements.write(folder, "local", JUDGEMENTS);
    Files.delete(folder.resolve("manifest.json"));

    assertRefused("holds no manifest.json: its judging did not finish");
  }

  @Test
  void aFolderOfOtherThingsIsRefused() {
    assertRefused("holds no judgements.jsonl");
  }

  @Test
  void judgementsThatWereChangedAreRefused() throws IOException {
    Judgements.write(folder, "local", JUDGEMENTS);
    Files.writeString(folder.resolve("judgements.jsonl"), "\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> Recorded.read(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("judgements.jsonl: was changed since it was written");
  }

  @Test
  void aJudgementThatStandsThereTwiceIsRefused() {
    Judgements.write(folder, "local", List.of(JUDGEMENTS.get(0), JUDGEMENTS.get(0)));

    assertThatThrownBy(() -> Recorded.read(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("\"s/de/1\", turn 1, \"overall\" stands here a second time");
  }

  @Test
  void aLineThatIsNoJudgementIsRefused() {
    Judgements.writeLines(folder, "local", "{\"prompt\":\"s/de/1\"}\n");

    assertThatThrownBy(() -> Recorded.read(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 1: this is no judgement");
  }

  @Test
  void anUnknownKindOfJudgeIsRefused() {
    Judgements.write(folder, "oracle", JUDGEMENTS);

    assertRefused("judge.kind must be endpoint, local or embedded, found \"oracle\"");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> Recording.open(folder, "und"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(message);
  }
}
