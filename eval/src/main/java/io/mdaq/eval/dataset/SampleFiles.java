// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import io.mdaq.core.config.InputConfig;
import io.mdaq.core.config.LanguagesConfig;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.RowConsumer;
import io.mdaq.core.format.RowReader;
import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.language.LanguageResolution;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The samples of local files, in the order of the files and of their rows. */
final class SampleFiles {

  private static final int SHOWN = 5;

  private final InputConfig input;
  private final LanguageResolution languages;

  SampleFiles(InputConfig input, LanguagesConfig languages) {
    this.input = input;
    this.languages = new LanguageResolution(languages.set(), languages.fallback());
  }

  /**
   * Reads the files once.
   *
   * @return how many rows, or sides of rows, were no samples
   * @throws UserException where a file cannot be read, or too many rows are unusable
   */
  long forEach(List<Path> files, Consumer<ReadSample> consumer) {
    Reading reading = new Reading(consumer);
    RowReader rows = new RowReader(input.reading(), languages::resolve);
    for (Path file : files) {
      try {
        ByteSource source = ByteSource.of(file);
        rows.read(FileSlices.whole(file.toString(), Files.size(file), source), source, reading);
      } catch (UncheckedIOException e) {
        throw e;
      } catch (IOException e) {
        throw UserException.failed(
            file + ": cannot be read: " + e + ". Check the file and its permissions.", e);
      }
    }
    long read = reading.samples + reading.rejected;
    if (reading.rejected > input.maxInvalidFraction() * read) {
      throw UserException.failed(
          "%,d of %,d rows are unusable, more than input.max_invalid_fraction (%s) allows; the first:%n  %s"
              .formatted(
                  reading.rejected,
                  read,
                  input.maxInvalidFraction(),
                  String.join(System.lineSeparator() + "  ", reading.first)));
    }
    return reading.rejected;
  }

  private static final class Reading implements RowConsumer {

    private final Consumer<ReadSample> consumer;
    private final List<String> first = new ArrayList<>();
    private long samples;
    private long rejected;

    Reading(Consumer<ReadSample> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void sample(ReadSample sample) {
      samples++;
      consumer.accept(sample);
    }

    @Override
    public void rejected(ReadRejection rejection) {
      rejected++;
      if (first.size() < SHOWN) {
        first.add(
            rejection.origin().describe()
                + ": "
                + rejection.reason().ledgerName()
                + ", "
                + rejection.detail());
      }
    }
  }
}
