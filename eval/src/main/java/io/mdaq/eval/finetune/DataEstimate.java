// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.config.FineTuneConfig.Learn;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much there is to train on, guessed from the sizes of the files alone.
 *
 * @param files how many
 * @param bytes as stored
 * @param sequences of one epoch
 * @param length tokens of a sequence
 * @param steps of the whole training
 */
record DataEstimate(int files, long bytes, long sequences, int length, long steps) {

  /** A row of instruction data, its keys included, in the data that mdaq was measured with. */
  private static final double BYTES_PER_ROW = 900;

  /** Vocabularies of tens of thousands of tokens spend one on three to five bytes of most texts. */
  private static final double BYTES_PER_TOKEN = 4;

  /** Below this a vocabulary is one of bytes. */
  private static final int BYTE_VOCABULARY = 1000;

  /** What gzip makes of text. */
  private static final double UNPACKED = 4;

  static DataEstimate of(FineTuneConfig config, LocalFiles files, DecoderConfig shape) {
    double text = files.files().stream().mapToDouble(DataEstimate::unpackedBytes).sum();
    double perToken = shape.vocabularySize() < BYTE_VOCABULARY ? 1 : BYTES_PER_TOKEN;
    int most = BaseModel.maxTokens(config, shape);
    boolean isPacked = config.examples().learn() == Learn.TEXT;
    int length = isPacked ? most : (int) Math.min(most, Math.ceil(BYTES_PER_ROW / perToken));
    double bytesPerSequence = isPacked ? most * perToken : BYTES_PER_ROW;
    long sequences = Math.max(1, Math.round(text / bytesPerSequence));
    int batch = config.training().batch();
    return new DataEstimate(
        files.files().size(),
        files.bytes(),
        sequences,
        length,
        config.training().steps((sequences + batch - 1) / batch));
  }

  private static double unpackedBytes(Path file) {
    try {
      return Files.size(file) * (file.toString().endsWith(".gz") ? UNPACKED : 1);
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be read: " + e + ". Check the file and its permissions.", e);
    }
  }

  /** Tokens that all steps see, with repetitions. */
  double tokens(int batch) {
    return (double) steps * Math.min(batch, sequences) * length;
  }
}
