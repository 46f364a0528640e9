// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.pipeline.files.InputFiles;
import java.util.regex.Pattern;

/**
 * Over how many shards a run spreads its samples: about two megabytes each, so that a worker holds
 * one easily, shuffles move few large elements, and the hash that spreads them gives all workers
 * about as much. It follows from the input alone, and no result depends on it.
 */
final class ShardCount {

  private static final long BYTES_PER_SHARD = 2L << 20;
  private static final int LEAST = 16;
  private static final int MOST = 8192;

  /** What gzip and zstd make of text, roughly. */
  private static final int UNPACKED_PER_PACKED = 4;

  private static final Pattern PACKED = Pattern.compile("\\.(gz|zst|parquet)$");

  private ShardCount() {}

  static int of(InputFiles inputs) {
    long bytes =
        inputs.files().stream()
            .mapToLong(
                file ->
                    PACKED.matcher(file.name()).find()
                        ? UNPACKED_PER_PACKED * file.bytes()
                        : file.bytes())
            .sum();
    return (int) Math.max(LEAST, Math.min(MOST, bytes / BYTES_PER_SHARD));
  }
}
