// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.core.sample.SampleId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The vectors that k-means is fitted to: of all samples seen, the {@code capacity} ones with the
 * smallest {@link IdHash}, unsigned. Sets from different shards merge to the set of the whole, in
 * any order.
 *
 * <p>Holds at most {@code 2 * capacity} vectors while it grows ({@code 2 * dimensions + 40} bytes
 * each). Not thread-safe.
 */
public final class TrainingSet {

  /** A training vector; the array is not copied and must not change. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Point(long rank, SampleId id, short[] vector) {}

  private static final Comparator<Point> ORDER =
      ((Comparator<Point>) (a, b) -> Long.compareUnsigned(a.rank, b.rank))
          .thenComparing(Point::id)
          .thenComparing(Point::vector, Arrays::compare);

  private final IdHash hash;
  private final int dimensions;
  private final int capacity;
  private long bound;
  private List<Point> points = new ArrayList<>();

  /**
   * @param seed chooses the hash
   * @param dimensions of every vector
   * @param capacity how many vectors are kept, at least 1
   * @param groupSize how many samples will be offered to this set and all it is merged with; a
   *     number too large is harmless up to a factor of two, {@code capacity} or less means unknown
   */
  public TrainingSet(long seed, int dimensions, int capacity, long groupSize) {
    if (dimensions < 1 || capacity < 1) {
      throw new IllegalArgumentException(
          "a training set of " + capacity + " vectors of " + dimensions + " dimensions");
    }
    this.hash = new IdHash(seed);
    this.dimensions = dimensions;
    this.capacity = capacity;
    this.bound = boundFor(capacity, groupSize);
  }

  /** Whether {@link #add} would look at this sample at all: most vectors need not be copied. */
  public boolean wants(SampleId id) {
    return Long.compareUnsigned(hash.of(id), bound) <= 0;
  }

  /**
   * Offers a sample.
   *
   * @param vector kept without a copy if it is taken
   */
  public void add(SampleId id, short[] vector) {
    if (vector.length != dimensions) {
      throw new IllegalArgumentException(
          "a vector of " + vector.length + " instead of " + dimensions + " dimensions");
    }
    long rank = hash.of(id);
    if (Long.compareUnsigned(rank, bound) <= 0) {
      keep(new Point(rank, id, vector));
    }
  }

  /** Offers all samples of another set of the same settings. */
  public void addAll(TrainingSet other) {
    if (!hash.equals(other.hash) || dimensions != other.dimensions || capacity != other.capacity) {
      throw new IllegalArgumentException("training sets of different settings cannot be merged");
    }
    other.points.forEach(this::keep);
  }

  /** How many vectors there are. */
  public int size() {
    compact();
    return points.size();
  }

  int dimensions() {
    return dimensions;
  }

  /** The vectors in ascending order of their ids. */
  List<Point> byId() {
    compact();
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparing(Point::id).thenComparing(Point::vector, Arrays::compare));
    return sorted;
  }

  /** All of the set's state, in a form of its own. */
  public byte[] toBytes() {
    compact();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(hash.seed());
      out.writeInt(dimensions);
      out.writeInt(capacity);
      out.writeLong(bound);
      out.writeInt(points.size());
      for (Point point : points) {
        out.writeLong(point.id.high());
        out.writeLong(point.id.low());
        Shorts.write(out, point.vector);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes()} wrote. */
  public static TrainingSet fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      TrainingSet set = new TrainingSet(in.readLong(), in.readInt(), in.readInt(), 0);
      set.bound = in.readLong();
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        SampleId id = new SampleId(in.readLong(), in.readLong());
        set.points.add(new Point(set.hash.of(id), id, Shorts.read(in, set.dimensions)));
      }
      return set;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The hash below which {@code wanted} of {@code total} samples are expected, plus six standard
   * deviations: fewer lie below it about once in 10^9 groups, and then the training set is that
   * much smaller, nothing else.
   *
   * @return an unsigned bound, inclusive
   */
  static long boundFor(long wanted, long total) {
    double expected = wanted + 6 * Math.sqrt((double) wanted) + 36;
    if (expected >= total) {
      return -1L;
    }
    // The quotient is below one, so 2^63 times it fits into a signed long.
    return (long) (expected / total * 0x1p63) << 1;
  }

  private void keep(Point point) {
    points.add(point);
    if (points.size() >= 2L * capacity) {
      compact();
    }
  }

  private void compact() {
    if (points.size() > capacity) {
      points.sort(ORDER);
      points = new ArrayList<>(points.subList(0, capacity));
      long last = points.get(capacity - 1).rank;
      bound = Long.compareUnsigned(last, bound) < 0 ? last : bound;
    }
  }
}
