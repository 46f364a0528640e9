// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.testing.SharedData;
import io.mdaq.eval.judge.label.Label;
import io.mdaq.eval.judge.label.LabelScheme;
import io.mdaq.eval.judge.label.ReplyParser;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.winrate.OrderAgreement;
import io.mdaq.eval.winrate.Tally;
import io.mdaq.eval.winrate.WinRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of FastChat's judgements gives the counts that are expected of it. */
class PublishedMtBenchTest {

  private static final String FOLDER = "mt_bench_pairs";
  private static final Offset<Double> TOLERANCE = within(1e-9);
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Named<Path>> files() throws IOException {
    return SharedData.vectorFiles(FOLDER, ".jsonl").stream()
        .map(path -> Named.of(path.getFileName().toString(), path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void givesTheExpectedNumbersUnderFastChatsRule(Path file) throws IOException {
    JsonNode expected = expected(file);

    Tally tally = Recorded.read(file).tally();

    WinRate rate = tally.winRate().orElseThrow();
    OrderAgreement orders = tally.orderAgreement().orElseThrow();
    assertThat(tally.funnel().questions()).isEqualTo(expected.get("rows").asLong());
    assertThat(tally.count(PairOutcome.UNSCORED))
        .isEqualTo(expected.get("dropped_with_error").asLong());
    assertThat(rate.wins()).isEqualTo(expected.get("model_1_wins").asLong());
    assertThat(rate.losses()).isEqualTo(expected.get("model_1_losses").asLong());
    assertThat(rate.ties()).isEqualTo(expected.get("ties").asLong());
    assertThat(rate.value()).isCloseTo(expected.get("model_1_win_rate").asDouble(), TOLERANCE);
    assertThat(orders.agreement().orElseThrow())
        .isCloseTo(expected.get("order_agreement").asDouble(), TOLERANCE);
    assertThat(orders.kappa().orElseThrow())
        .isCloseTo(expected.get("order_kappa").asDouble(), TOLERANCE);
  }

  /** FastChat takes the first label that it looks for; where there is one, both must read it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void parsesTheSameVerdictWhereverOneLabelStands(Path file) throws IOException {
    ReplyParser parser = new ReplyParser(LabelScheme.FASTCHAT);
    Map<PairOutcome, Integer> ours = new EnumMap<>(PairOutcome.class);
    int compared = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      Map<Order, Verdict> verdicts = new EnumMap<>(Order.class);
      for (Order order : Order.values()) {
        String game = order == Order.SUBJECT_FIRST ? "g1" : "g2";
        String text = row.get(game + "_judgment").asText();
        verdicts.put(order, parser.parse(text, Finish.STOP).verdict(order));
        Set<Label> labels = LabelScheme.FASTCHAT.labelsIn(text);
        if (labels.size() == 1) {
          compared++;
          assertThat(verdicts.get(order))
              .as("question %s turn %s %s", row.get("question_id"), row.get("turn"), game)
              .isEqualTo(recorded(row.get(game + "_winner").asText()));
        }
      }
      PairOutcome outcome =
          PairOutcome.of(
              verdicts.getOrDefault(Order.SUBJECT_FIRST, Verdict.UNPARSED),
              verdicts.getOrDefault(Order.BASELINE_FIRST, Verdict.UNPARSED));
      ours.merge(outcome, 1, Integer::sum);
    }
    System.out.printf("%s by our own rule: %s%n", file.getFileName(), ours);
    assertThat(compared).isPositive();
  }

  private static Verdict recorded(String winner) {
    return switch (winner) {
      case "model_1" -> Verdict.WIN;
      case "model_2" -> Verdict.LOSS;
      case "tie" -> Verdict.TIE;
      default -> Verdict.UNPARSED;
    };
  }

  private static JsonNode expected(Path file) throws IOException {
    Path table = SharedData.vectors(FOLDER).resolve("expected.json");
    assumeTrue(Files.exists(table), () -> "reference data absent: " + table);
    JsonNode row = JSON.readTree(Files.readString(table)).get(file.getFileName().toString());
    assertThat(row).as("%s in %s", file.getFileName(), table).isNotNull();
    return row;
  }
}
