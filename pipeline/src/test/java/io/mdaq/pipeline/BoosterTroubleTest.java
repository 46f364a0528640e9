// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.FakeBooster;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with an endpoint that is overloaded, broken or slow. */
class BoosterTroubleTest {

  private static final int ROWS = 80;

  /** What is sent to a request however often it comes; the first is no trouble. */
  private static final List<FakeReply> TROUBLES =
      List.of(
          FakeReply.text("I will not do that."),
          FakeReply.error(500, "broken"),
          FakeReply.error(400, "too long"),
          FakeReply.retryAfter(429, "0"),
          FakeReply.retryAfter(503, "0"),
          FakeReply.halfJson(),
          FakeReply.json("<html><script>alert(1)</script></html>"),
          FakeReply.json("{}"),
          FakeReply.json(""),
          FakeReply.json("{\"choices\": [{\"message\": {\"content\": 7}}]}"),
          new FakeReply.Plain(200, Map.of(), new byte[] {(byte) 0xFF, 0, 1, 2}),
          new FakeReply.Nothing(),
          new FakeReply.BrokenOff("{\"choices\": [".getBytes(StandardCharsets.UTF_8)),
          new FakeReply.Late(60_000, FakeReply.text("too late")));

  @TempDir private Path folder;

  private CurationManifest run(FakeEndpoint endpoint, String output, String... settings) {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(ROWS, 51));
    return Runs.run(
        new StrictDirectEngine(),
        input,
        folder.resolve(output),
        FakeBooster.settings(endpoint, folder.resolve(output + ".kept").toString(), settings));
  }

  /** The trouble with a request; about one in three has none. */
  private static int trouble(String hash) {
    return Math.max(
        0,
        Integer.parseInt(hash.substring(0, 4), 16) % (3 * TROUBLES.size() / 2)
            - TROUBLES.size() / 2);
  }

  @Test
  void whatBrokenServersSendNeverReplacesASample() {
    AtomicInteger troubled = new AtomicInteger();
    String[] settings = {
      "boost.below_percentile=100",
      "boost.endpoint.attempts=2",
      "boost.endpoint.timeout_seconds=3",
      "boost.endpoint.max_failures_in_a_row=1000",
      "selection.budget=100%"
    };
    try (FakeEndpoint endpoint =
        FakeEndpoint.start(
            call -> {
              int trouble = trouble(call.hash());
              if (trouble > 0 && call.attempt() == 1) {
                troubled.incrementAndGet();
              }
              return trouble > 0
                  ? TROUBLES.get(trouble)
                  : FakeBooster.reply(call, FakeBooster::longer);
            })) {
      CurationManifest manifest = run(endpoint, "out", settings);
      Map<String, Integer> requests = endpoint.requests();
      assertThat(troubled.get()).isGreaterThan(TROUBLES.size());
      requests.forEach((hash, count) -> assertThat(count).isBetween(1, trouble(hash) == 0 ? 1 : 2));
      long unanswered =
          Objects.requireNonNull(manifest.boosting()).languages().values().stream()
              .mapToLong(language -> language.kept().getOrDefault("no_answer", 0L))
              .sum();
      assertThat(unanswered).isEqualTo(troubled.get());
      assertThat(manifest.counts().selected() + manifest.counts().duplicate())
          .isEqualTo(manifest.counts().read());
      assertThat(manifest.counts().replaced()).isPositive();
      String selected = String.join("", Runs.contents(folder.resolve("out"), "selected").values());
      assertThat(selected).doesNotContain("alert(1)", "too late", "I will not");
    }
  }

  @Test
  void anOverloadedServerIsAskedAgainUntilItAnswersAndTheResultIsTheSame() {
    List<List<LedgerEntry>> ledgers = new ArrayList<>();
    for (int refusals : new int[] {0, 3}) {
      try (FakeEndpoint endpoint =
          FakeEndpoint.start(
              call ->
                  call.attempt() <= refusals
                      ? FakeReply.retryAfter(429, "0")
                      : FakeBooster.reply(call, FakeBooster::longer))) {
        CurationManifest manifest = run(endpoint, "refused" + refusals);
        assertThat(endpoint.requests().values()).isNotEmpty().containsOnly(refusals + 1);
        assertThat(Objects.requireNonNull(manifest.boosting()).languages().values())
            .noneMatch(language -> language.kept().containsKey("no_answer"));
        ledgers.add(Runs.ledger(folder.resolve("refused" + refusals)));
      }
    }
    assertThat(ledgers.get(0)).anyMatch(LedgerEntry::isBoosted).isEqualTo(ledgers.get(1));
  }

  @Test
  void aHigherCapGoesOnWhereTheLowerOneStopped() {
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      String answers = "boost.endpoint.cache=" + folder.resolve("answers");
      String price = "boost.endpoint.price_input=1000000";
      CurationManifest low = run(endpoint, "low", answers, price, "boost.endpoint.max_cost=40000");
      int asked = endpoint.totalRequests();
      assertThat(low.counts().replaced()).isPositive();
      assertThat(asked).isPositive();

      CurationManifest high =
          run(endpoint, "high", answers, price, "boost.endpoint.max_cost=80000");
      assertThat(endpoint.totalRequests()).isGreaterThan(asked);
      assertThat(endpoint.requests().values()).containsOnly(1);
      assertThat(high.counts().replaced()).isGreaterThan(low.counts().replaced());
      assertThat(accepted("high")).containsAll(accepted("low"));
    }
  }

  private List<String> accepted(String output) {
    return Runs.ledger(folder.resolve(output)).stream()
        .filter(LedgerEntry::isBoosted)
        .map(entry -> String.valueOf(entry.id()))
        .toList();
  }
}
