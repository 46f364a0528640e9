// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts files for parallel reading. The size of a slice is a constant: were it derived from the
 * number of workers, the byte offsets in the ledger would still agree but a file near the limit
 * would carry line numbers on one machine and offsets on another.
 */
public final class FileSlices {

  /** 16 MiB: some ten thousand rows, a second of work for one core. */
  public static final long SLICE_BYTES = 16L << 20;

  private FileSlices() {}

  /**
   * A file as one slice, in the container that its name and its first bytes tell.
   *
   * @param size the file's size in bytes, not negative
   */
  public static FileSlice whole(String file, long size, ByteSource source) throws IOException {
    return new FileSlice(file, 0, size, ContainerDetector.detect(file, source), Extent.WHOLE);
  }

  /**
   * The slices of a file in order. Uncompressed JSON Lines and Parquet over {@link #SLICE_BYTES}
   * are cut; everything else is one slice.
   *
   * @param size the file's size in bytes, not negative
   */
  public static List<FileSlice> of(String file, long size, Container container) {
    return of(file, size, container, SLICE_BYTES);
  }

  static List<FileSlice> of(String file, long size, Container container, long sliceBytes) {
    if (!container.isSplittable() || size <= sliceBytes) {
      return List.of(new FileSlice(file, 0, size, container, Extent.WHOLE));
    }
    List<FileSlice> slices = new ArrayList<>();
    for (long start = 0; start < size; start += sliceBytes) {
      long end = Math.min(start + sliceBytes, size);
      slices.add(new FileSlice(file, start, end, container, Extent.PART));
    }
    return List.copyOf(slices);
  }
}
