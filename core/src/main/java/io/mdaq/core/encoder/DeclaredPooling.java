// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pooling that a model folder asks for, in the file that sentence-transformers writes (Reimers
 * and Gurevych 2019, arXiv 1908.10084).
 */
public final class DeclaredPooling {

  private static final String FOLDER = "1_Pooling";
  private static final String FILE = FOLDER + "/config.json";
  private static final long MAX_BYTES = 1 << 16;

  private DeclaredPooling() {}

  /**
   * Reads it.
   *
   * @return MEAN where there is no such file
   * @throws io.mdaq.core.problem.UserException if the file asks for neither mean nor first token
   */
  public static Pooling of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Pooling.MEAN;
    }
    JsonObject config = JsonObject.read(file, MAX_BYTES);
    if (config.flag("pooling_mode_mean_tokens").orElse(false)) {
      return Pooling.MEAN;
    }
    if (config.flag("pooling_mode_cls_token").orElse(false)) {
      return Pooling.CLS;
    }
    throw config.problem(
        "pooling_mode_mean_tokens",
        "is not true and neither is pooling_mode_cls_token, the two that are known. Set"
            + " encoder.pooling to mean or cls to use one of them all the same.");
  }

  /**
   * Writes that a model's vectors are means.
   *
   * @param width of the vectors
   * @throws IOException if that fails
   */
  public static void writeMean(Path folder, int width) throws IOException {
    Files.createDirectories(folder.resolve(FOLDER));
    WholeFile.write(
        folder.resolve(FILE),
        stream -> JsonFile.write(stream, new Declaration(width, false, true)));
  }

  /** The keys that sentence-transformers reads. */
  private record Declaration(
      int wordEmbeddingDimension, boolean poolingModeClsToken, boolean poolingModeMeanTokens) {}
}
