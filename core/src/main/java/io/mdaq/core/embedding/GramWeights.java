// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import io.mdaq.core.resource.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How much an n-gram says: {@value #NEUTRAL} unless it is listed as common in some language, then
 * less. It takes the place of an inverse document frequency, and because only listed n-grams are
 * touched, a language outside the training data is neither helped nor hurt.
 *
 * <p>Immutable. N-grams are known by the high 32 bits of their hash. The file holds {@code MDGW}, a
 * version, the number of entries, the keys in ascending order (ints) and the weights (bytes).
 */
final class GramWeights {

  /** The weight of an n-gram that is not listed. */
  static final int NEUTRAL = 255;

  /** No file has more entries; the embedded one has {@link GramWeightsTrainer#ENTRIES}. */
  static final int MAX_ENTRIES = 1 << 20;

  private static final String RESOURCE = "gram-weights.bin";
  private static final int MAGIC = 0x4D444757;
  private static final int VERSION = 1;

  private final int[] keys;
  private final byte[] weights;
  private final int[] slots;

  /**
   * @param keys high halves of the n-grams' hashes, strictly ascending
   * @param weights as many weights, unsigned, none zero
   */
  GramWeights(int[] keys, byte[] weights) {
    if (keys.length != weights.length || keys.length > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "gram weights: " + keys.length + " keys and " + weights.length + " weights");
    }
    this.keys = keys.clone();
    this.weights = weights.clone();
    this.slots = new int[Integer.highestOneBit(Math.max(keys.length, 1)) * 4];
    for (int i = 0; i < keys.length; i++) {
      if (weights[i] == 0 || (i > 0 && keys[i] <= keys[i - 1])) {
        throw new IllegalArgumentException("gram weights: entry " + i + " is out of order or zero");
      }
      int slot = keys[i] & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i + 1;
    }
  }

  /** The weights in the jar. */
  static GramWeights embedded() {
    return Embedded.WEIGHTS;
  }

  /** Every n-gram has the same weight. */
  static GramWeights neutral() {
    return new GramWeights(new int[0], new byte[0]);
  }

  /** From 1 to {@value #NEUTRAL}. */
  int of(long gram) {
    int key = (int) (gram >>> Integer.SIZE);
    int slot = key & (slots.length - 1);
    while (slots[slot] != 0) {
      int entry = slots[slot] - 1;
      if (keys[entry] == key) {
        return weights[entry] & 0xFF;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return NEUTRAL;
  }

  /** The content of the file. */
  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(keys.length);
      for (int key : keys) {
        out.writeInt(key);
      }
      out.write(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static GramWeights fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      boolean known = in.readInt() == MAGIC && in.readInt() == VERSION;
      int entries = known ? in.readInt() : -1;
      if (entries < 0 || entries > MAX_ENTRIES || in.available() != entries * 5) {
        throw new IllegalArgumentException("not a file of gram weights of version " + VERSION);
      }
      int[] keys = new int[entries];
      for (int i = 0; i < entries; i++) {
        keys[i] = in.readInt();
      }
      return new GramWeights(keys, in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalArgumentException("a file of gram weights ends early", e);
    }
  }

  private static final class Embedded {

    private static final GramWeights WEIGHTS =
        fromBytes(Resource.bytes(GramWeights.class, RESOURCE));
  }
}
