// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.batching.BucketPlan;
import io.mdaq.core.testing.SharedData;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much of the computation goes into padding on real rows. */
class PaddingTest {

  private static final int ROWS_PER_LANGUAGE = 300;

  @Test
  void lessThanATenthOfTheTokensIsPadding() throws Exception {
    Path revisions = SharedData.require("data/midb_revisions");
    List<Integer> lengths = new ArrayList<>();
    try (TextTokenizer tokenizer = TextTokenizer.open(SharedData.require("golden/xlmr-tiny"));
        Stream<Path> files = Files.list(revisions)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JsonNode rows = new ObjectMapper().readTree(file.toFile());
        for (int row = 0; row < Math.min(ROWS_PER_LANGUAGE, rows.size()); row++) {
          for (String key : List.of("Raw Instruction", "Raw Response")) {
            String text = rows.get(row).path(key).asText();
            lengths.add(tokenizer.encode(text, SpecialTokens.WITH).length);
          }
        }
      }
    }
    int[] cut = lengths.stream().mapToInt(length -> Math.min(length, 512)).toArray();

    BucketPlan plan = BucketPlan.of(cut, 512, EncoderSettings.DEFAULT_TOKEN_BUDGET);

    assertThat(plan.padding(cut)).isBetween(0.0, 0.1);
  }
}
