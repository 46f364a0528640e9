// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.row.RejectReason;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows made to harm stand between good ones: each costs itself and nothing else. */
class HostileRowsTest {

  private static final long SEED_OF_RANDOM_DAMAGE = 52_000;
  private static final String GOOD = "{\"instruction\":\"i\",\"output\":\"o\"}";

  private static void assertOneRejection(byte[] bad, RejectReason reason) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes((GOOD + "\n").getBytes(UTF_8));
    file.writeBytes(bad);
    file.writeBytes(("\n" + GOOD + "\n").getBytes(UTF_8));
    ReadResults results = ReadResults.of("a.jsonl", file.toByteArray(), ReadResults.SETTINGS);

    assertThat(results.samples).hasSize(2);
    assertThat(results.reasons()).containsExactly(reason);
    assertThat(results.rejections.get(0).detail().length()).isLessThan(300);
  }

  private static byte[] row(String response) {
    return ("{\"instruction\":\"i\",\"output\":\"" + response + "\"}").getBytes(UTF_8);
  }

  @Test
  void badBytes() {
    for (String hex : List.of("c0af", "e280", "eda0bdedb880", "ff", "f4908080")) {
      ByteArrayOutputStream bad = new ByteArrayOutputStream();
      bad.writeBytes("{\"instruction\":\"i\",\"output\":\"".getBytes(UTF_8));
      bad.writeBytes(HexFormat.of().parseHex(hex));
      bad.writeBytes("\"}".getBytes(UTF_8));
      assertOneRejection(bad.toByteArray(), RejectReason.INVALID_UTF8);
    }
  }

  @Test
  void nulBytes() {
    assertOneRejection(new byte[100], RejectReason.NOT_JSON);
    assertOneRejection(row("\u0000"), RejectReason.NOT_JSON);
    assertOneRejection("{\u0000\"\u0000a".getBytes(UTF_8), RejectReason.NOT_JSON);
  }

  @Test
  void deepNesting() {
    assertOneRejection("{\"a\":".repeat(100_000).getBytes(UTF_8), RejectReason.TOO_DEEP);
    assertOneRejection(
        ("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8),
        RejectReason.TOO_DEEP);
  }

  @Test
  void aFiftyMegabyteRow() {
    assertOneRejection(row("x".repeat(50_000_000)), RejectReason.TOO_LONG);
  }

  @Test
  void aTextOverTheLimitOfCharacters() {
    assertOneRejection(row("ท".repeat(100_001)), RejectReason.TOO_LONG);
  }

  @Test
  void aRowOfKeysOnly() {
    StringBuilder keys = new StringBuilder("{");
    for (int i = 0; i < 500_000; i++) {
      keys.append('"').append(Integer.toString(i, 36)).append("\":1,");
    }
    assertOneRejection((keys + "\"z\":1}").getBytes(UTF_8), RejectReason.TOO_LONG);
  }

  @Test
  void keysOfControlCharactersAreEscapedInTheDetail() {
    byte[] bad = "{\"\\u001b[2J\\u202e\":1}".getBytes(UTF_8);
    assertOneRejection(bad, RejectReason.UNKNOWN_FORMAT);
    assertThat(ReadResults.of("a.jsonl", bad, ReadResults.SETTINGS).rejections.get(0).detail())
        .isEqualTo("keys found: \"\\u001b[2J\\u202e\"");
  }

  /** Whatever happens to a row, it gives one outcome, and its payload reads back as its texts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Instruction\": \"สรุป \\u0e01\\n\", \"input\":null, \"output\" :\"é\\ud83d\\ude00\", \"x\":[{}]}",
        "{\"messages\" : [ {\"role\":\"user\",\"content\":\"ก\\\"}]\"} ,{\"content\":\"é\\ud83d\\ude00\", \"role\":\"gpt\"}]}",
      })
  void randomDamageNeverCrashesOrLosesARow(String row) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED_OF_RANDOM_DAMAGE);
    byte[] model = row.getBytes(UTF_8);
    assertThat(ReadResults.of(row).samples).hasSize(1);
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = model.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        bad[random.nextInt(bad.length)] =
            random.nextBoolean() ? (byte) random.nextInt(256) : model[random.nextInt(model.length)];
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes((GOOD + "\n").getBytes(UTF_8));
      file.writeBytes(bad);
      ReadResults results = ReadResults.of("a.jsonl", file.toByteArray(), ReadResults.SETTINGS);
      assertThat(results.tally.outcomes())
          .isEqualTo(results.samples.size() + results.rejections.size());
      assertThat(results.samples)
          .allSatisfy(s -> assertThat(s.format().texts(s.payload())).isEqualTo(s.text()));
    }
  }
}
