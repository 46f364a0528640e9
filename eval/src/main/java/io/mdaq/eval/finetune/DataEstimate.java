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
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * How much there is to train on, guessed from the sizes of files or texts alone.
 *
 * @param files how many
 * @param bytes as stored
 * @param sequences of one epoch
 * @param length tokens of a sequence
 * @param steps of the whole training
 */
public record DataEstimate(int files, long bytes, long sequences, int length, long steps) {

  /** A row of instruction data, its keys included, in the data that mdaq was measured with. */
  private static final double BYTES_PER_ROW = 900;

  /** Vocabularies of tens of thousands of tokens spend one on three to five bytes of most texts. */
  private static final double BYTES_PER_TOKEN = 4;

  /** Below this a vocabulary is one of bytes. */
  private static final int BYTE_VOCABULARY = 1000;

  /** What gzip makes of text. */
  private static final double UNPACKED = 4;

  /**
   * Guesses by the sizes of the files.
   *
   * @throws UserException where the base is no decoder
   */
  static DataEstimate of(FineTuneConfig config, LocalFiles files) {
    DecoderConfig shape = BaseModel.shape(config);
    double text = files.files().stream().mapToDouble(DataEstimate::unpackedBytes).sum();
    double perToken = bytesPerToken(shape);
    int most = BaseModel.maxTokens(config, shape);
    boolean isPacked = config.examples().learn() == Learn.TEXT;
    int length = isPacked ? most : (int) Math.min(most, Math.ceil(BYTES_PER_ROW / perToken));
    double bytesPerSequence = isPacked ? most * perToken : BYTES_PER_ROW;
    return of(config, files, Math.max(1, Math.round(text / bytesPerSequence)), length);
  }

  /**
   * Guesses by the sizes of the sequences' texts; those that seem too long are left out.
   *
   * @param texts bytes of each sequence in UTF-8
   * @throws UserException where the base is no decoder
   */
  public static DataEstimate ofTexts(FineTuneConfig config, LocalFiles files, List<Long> texts) {
    DecoderConfig shape = BaseModel.shape(config);
    double perToken = bytesPerToken(shape);
    LongSummaryStatistics fitting =
        texts.stream()
            .mapToLong(bytes -> (long) Math.ceil(bytes / perToken))
            .filter(tokens -> tokens <= BaseModel.maxTokens(config, shape))
            .summaryStatistics();
    return of(config, files, fitting.getCount(), (int) Math.ceil(fitting.getAverage()));
  }

  private static DataEstimate of(
      FineTuneConfig config, LocalFiles files, long sequences, int length) {
    int batch = config.training().batch();
    return new DataEstimate(
        files.files().size(),
        files.bytes(),
        sequences,
        length,
        config.training().steps((sequences + batch - 1) / batch));
  }

  private static double bytesPerToken(DecoderConfig shape) {
    return shape.vocabularySize() < BYTE_VOCABULARY ? 1 : BYTES_PER_TOKEN;
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
