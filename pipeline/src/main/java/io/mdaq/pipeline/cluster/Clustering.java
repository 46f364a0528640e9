// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Where every vector belongs: to the nearest coarse centroid, and there to the nearest of its fine
 * centroids; of equally near ones the lowest index wins. A flat clustering has a single coarse
 * centroid. Immutable and thread-safe; {@code 2 * clusters * dimensions} bytes when written, three
 * times that in memory.
 */
public final class Clustering implements Serializable {

  private static final long serialVersionUID = 1L;

  private final transient Centroids coarse;
  private final transient List<Centroids> fine;
  private final transient int[] firstCluster;

  /**
   * @param coarse one centroid per element of {@code fine}
   * @param fine the centroids inside each coarse cell
   */
  Clustering(Centroids coarse, List<Centroids> fine) {
    if (coarse.count() != fine.size()) {
      throw new IllegalArgumentException(
          coarse.count() + " coarse centroids for " + fine.size() + " cells");
    }
    this.coarse = coarse;
    this.fine = List.copyOf(fine);
    this.firstCluster = new int[fine.size() + 1];
    for (int cell = 0; cell < fine.size(); cell++) {
      if (fine.get(cell).dimensions() != coarse.dimensions()) {
        throw new IllegalArgumentException("centroids of different dimensions");
      }
      firstCluster[cell + 1] = firstCluster[cell] + fine.get(cell).count();
    }
  }

  /** One level: the nearest of all centroids. */
  static Clustering flat(Centroids centroids) {
    int dimensions = centroids.dimensions();
    return new Clustering(new Centroids(new short[dimensions], dimensions), List.of(centroids));
  }

  /** The number of clusters; they are numbered from 0. */
  public int clusters() {
    return firstCluster[fine.size()];
  }

  /** The dimensions of the vectors it assigns. */
  public int dimensions() {
    return coarse.dimensions();
  }

  /**
   * The cluster of a unit vector in fixed point.
   *
   * @throws IllegalArgumentException if it has other dimensions
   */
  public int assign(short[] vector) {
    if (vector.length != dimensions()) {
      throw new IllegalArgumentException(
          "a vector of " + vector.length + " instead of " + dimensions() + " dimensions");
    }
    int cell = coarse.nearest(vector);
    return firstCluster[cell] + fine.get(cell).nearest(vector);
  }

  /** The components of a cluster's centroid; a copy. */
  public short[] centroid(int cluster) {
    int cell = Arrays.binarySearch(firstCluster, cluster);
    cell = cell >= 0 ? cell : -cell - 2;
    return fine.get(cell).only(cluster - firstCluster[cell]).values();
  }

  /** The whole state, in a form of its own. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(dimensions());
      out.writeInt(fine.size());
      Shorts.write(out, coarse.values());
      for (Centroids centroids : fine) {
        out.writeInt(centroids.count());
        Shorts.write(out, centroids.values());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes()} wrote. */
  public static Clustering fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int dimensions = in.readInt();
      int cells = in.readInt();
      Centroids coarse = read(in, cells, dimensions);
      Centroids[] fine = new Centroids[cells];
      for (int cell = 0; cell < cells; cell++) {
        fine[cell] = read(in, in.readInt(), dimensions);
      }
      return new Clustering(coarse, List.of(fine));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Centroids read(DataInputStream in, int count, int dimensions) throws IOException {
    return new Centroids(Shorts.read(in, Math.multiplyExact(count, dimensions)), dimensions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clustering that && coarse.equals(that.coarse) && fine.equals(that.fine);
  }

  @Override
  public int hashCode() {
    return 31 * coarse.hashCode() + fine.hashCode();
  }

  private Object writeReplace() {
    return new Written(toBytes());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a clustering is written through its bytes");
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Written(byte[] bytes) implements Serializable {
    private Object readResolve() {
      return fromBytes(bytes);
    }
  }
}
