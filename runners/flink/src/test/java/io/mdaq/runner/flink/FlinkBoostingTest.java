// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.FakeBooster;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Boosting gives the same through Flink and a job server, at any parallelism, as on the
 * DirectRunner.
 */
class FlinkBoostingTest {

  private static final int ROWS = 150;
  private static final int EXAMPLES = 30;

  @TempDir private Path folder;

  /** Rows in several languages, a few of which are said to be made from the same example. */
  private static List<String> aligned() {
    List<String> rows = Corpora.withNearCopies(ROWS, 41);
    return IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                rows.get(i).substring(0, rows.get(i).length() - 1)
                    + ",\"source_row\":"
                    + i % EXAMPLES
                    + "}")
        .toList();
  }

  private Path run(Engine engine, String name, List<String> arguments) throws IOException {
    String input = Runs.write(folder.resolve("in.jsonl"), aligned());
    Path output = folder.resolve(name);
    // Each run asks anew: only the fixed order decides where the cap stops.
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      String[] settings =
          FakeBooster.settings(
              endpoint,
              folder.resolve(name + ".answers").toString(),
              "dedup.near.enabled=true",
              "selection.budget=30%",
              "boost.endpoint.price_input=1000000",
              "boost.endpoint.max_cost=100000",
              "boost.alignment_field=source_row");
      Runs.prepare(engine, input, output, arguments, settings).execute(note -> {});
      assertThat(endpoint.requests().values()).isNotEmpty().containsOnly(1);
      assertThat(endpoint.mostUnderWay()).isLessThanOrEqualTo(8);
    }
    return output;
  }

  @Test
  void neitherEngineNorParallelismChangesAnything() throws IOException {
    Path direct = run(new StrictDirectEngine(), "direct", List.of());
    assertThat(Runs.ledger(direct)).anyMatch(LedgerEntry::isBoosted);
    assertThat(Runs.boosted(direct))
        .anyMatch(line -> line.checks() != null && line.checks().siblings() > 0);
    for (EngineAt here : EngineAt.all()) {
      Path flink = run(here.engine(), here.name(), here.arguments());
      assertThat(Runs.contents(flink, "selected")).isEqualTo(Runs.contents(direct, "selected"));
      assertThat(Runs.ledger(flink)).isEqualTo(Runs.ledger(direct));
      assertThat(bytes(flink.resolve("boosted"))).isEqualTo(bytes(direct.resolve("boosted")));
    }
  }

  private static SortedMap<String, List<Byte>> bytes(Path folder) throws IOException {
    SortedMap<String, List<Byte>> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        List<Byte> bytes = new java.util.ArrayList<>();
        for (byte b : Files.readAllBytes(file)) {
          bytes.add(b);
        }
        contents.put(file.getFileName().toString(), bytes);
      }
    }
    return contents;
  }
}
