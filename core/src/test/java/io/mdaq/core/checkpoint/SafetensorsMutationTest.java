// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.problem.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files are refused in words or read; they never bring the reader down. */
class SafetensorsMutationTest {

  private static final int MUTATIONS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void survivesDamage(long seed) throws IOException {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    byte[] valid = valid();
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = damage(valid, random);
      try {
        TensorFile file = Safetensors.read("damaged", damaged);
        assertThat(bytesOf(file)).isLessThanOrEqualTo(damaged.length);
      } catch (UserException e) {
        assertThat(e).hasMessageStartingWith("damaged: ").hasMessageMatching("(?s).{20,1000}");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(MUTATIONS / 4).isLessThan(MUTATIONS);
  }

  /** Reads every byte of every tensor. */
  private static long bytesOf(TensorFile file) {
    long bytes = 0;
    for (String name : file.names()) {
      Tensor tensor = file.find(name).orElseThrow();
      byte[] copy = new byte[tensor.data().remaining()];
      tensor.data().get(copy);
      bytes += copy.length;
    }
    return bytes;
  }

  /** One to three edits: a bit, a byte, a character of the header's own alphabet, or a cut. */
  private static byte[] damage(byte[] valid, UniformRandomProvider random) {
    byte[] bytes = valid.clone();
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(8)) {
        case 0 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(16));
        case 2 -> bytes[Math.min(at, random.nextInt(8))] = (byte) random.nextInt();
        case 3, 4 -> bytes[at] = (byte) random.nextInt();
        case 5 -> bytes[at] = (byte) "{}[]\",:0123456789-.eE".charAt(random.nextInt(21));
        default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return bytes;
  }

  private static byte[] valid() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Safetensors.write(
        stream,
        Map.of("format", "pt", "clé", "値"),
        List.of(
            Tensor.ofFloats("model.weight", new long[] {3, 4}, new float[12]),
            Tensor.ofInts("model.ids", new long[] {5}, new int[5]),
            Tensor.ofShorts("empty", new long[] {2, 0}, new short[0]),
            Tensor.ofBytes("quantised", new long[] {7, 11}, new byte[77])));
    return stream.toByteArray();
  }
}
