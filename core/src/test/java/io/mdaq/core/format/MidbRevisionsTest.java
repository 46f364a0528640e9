// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.sample.Side;
import io.mdaq.core.testing.SharedData;
import io.mdaq.core.text.TextNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published revisions, ragged as they are: every element is accounted for on both sides. */
class MidbRevisionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void accountsForEverySideOfEveryElement() throws IOException {
    ReadTally tally = ReadTally.NONE;
    for (Path file : files()) {
      ReadResults results = read(file);
      assertThat(results.samples.size() + results.rejections.size())
          .as("%s", file)
          .isEqualTo((int) results.tally.outcomes());
      assertThat(results.reasons())
          .containsOnly(RejectReason.EMPTY_INSTRUCTION, RejectReason.EMPTY_RESPONSE);
      tally = tally.plus(results.tally);
    }
    assertThat(tally).isEqualTo(new ReadTally(18_408, 36_816));
  }

  @Test
  void payloadsHoldTheUsersTextsAndReadBackAsTheSamples() throws IOException {
    for (Path file : files()) {
      JsonNode elements = JSON.readTree(file.toFile());
      for (ReadSample sample : read(file).samples) {
        int element = Integer.parseInt(sample.origin().position().describe().substring(8)) - 1;
        String side = sample.origin().side() == Side.RAW ? "Raw " : "Revised ";
        JsonNode written = JSON.readTree(sample.payload().bytes());

        assertThat(written.get("instruction"))
            .isEqualTo(elements.get(element).get(side + "Instruction"));
        assertThat(written.get("input")).isEqualTo(elements.get(element).get(side + "Input"));
        assertThat(written.get("output")).isEqualTo(elements.get(element).get(side + "Response"));
        assertThat(sample.format().texts(sample.payload())).isEqualTo(sample.text());
        assertThat(sample.text().response())
            .isEqualTo(TextNormalizer.normalize(written.get("output").textValue()));
      }
    }
  }

  private static ReadResults read(Path file) throws IOException {
    return ReadResults.of(file.toString(), Files.readAllBytes(file), ReadResults.SETTINGS);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("data/midb_revisions"))) {
      return files.sorted().toList();
    }
  }
}
