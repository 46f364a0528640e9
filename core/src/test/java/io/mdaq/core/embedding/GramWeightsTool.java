// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the embedded gram weights anew from the reference data (system property {@code
 * mdaq.shared}). Argument: the file to write, {@code
 * core/src/main/resources/io/mdaq/core/embedding/gram-weights.bin}.
 */
final class GramWeightsTool {

  private GramWeightsTool() {}

  public static void main(String[] args) throws IOException {
    byte[] bytes = GramWeightsTrainer.train(SharedRevisions.trainingTexts()).toBytes();
    Files.write(Path.of(args[0]), bytes);
    System.out.println(args[0] + ": " + bytes.length + " bytes");
  }
}
