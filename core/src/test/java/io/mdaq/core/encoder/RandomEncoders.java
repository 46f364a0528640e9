// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Encoders and rows for tests. */
final class RandomEncoders {

  /** Two layers of sizes that no operator likes especially. */
  static final EncoderConfig SMALL = new EncoderConfig(264, 40, 72, 2, 5, 90, 1, 1e-5, 1);

  /** One layer wide enough for the engine to split products among threads. */
  static final EncoderConfig WIDE = new EncoderConfig(264, 256, 1024, 1, 4, 130, 1, 1e-5, 1);

  private RandomEncoders() {}

  static ModelFolder write(Path folder, EncoderConfig config) {
    new RandomCheckpoint(config, 7, DType.F32, Long.MAX_VALUE).write(folder);
    return ModelFolder.open(folder);
  }

  /** Rows of random ids with random lengths. */
  static List<int[]> rows(UniformRandomProvider random, int rows, int maxTokens) {
    List<int[]> made = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] ids = new int[1 + random.nextInt(maxTokens)];
      Arrays.setAll(ids, i -> 4 + random.nextInt(256));
      made.add(ids);
    }
    return made;
  }
}
