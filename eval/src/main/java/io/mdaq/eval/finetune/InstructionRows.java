// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.config.InputConfig;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.RowConsumer;
import io.mdaq.core.format.RowReader;
import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.language.LanguageOutcome;
import io.mdaq.core.language.LanguageSource;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.Side;
import io.mdaq.core.training.finetuning.ExampleSet.Fate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the rows of some files, of instruction data or of texts. */
final class InstructionRows {

  private static final String TEXT_ENDING = ".txt";
  private static final int SHOWN = 5;

  /** Which language a row is in makes no difference here. */
  private static final LanguageOutcome ANY =
      new LanguageOutcome.Known("und", LanguageSource.DEFAULT);

  private InstructionRows() {}

  /**
   * Reads all files.
   *
   * @param ledger takes a {@link RowLine} for each row
   * @throws UserException if a file cannot be read or too many rows are unusable
   */
  static RowCounts read(
      LocalFiles files, InputConfig input, SequenceMaker maker, OutputStream ledger)
      throws IOException {
    Reading reading = new Reading(maker, ledger);
    RowReader rows = new RowReader(input.reading(), (file, declared, text) -> ANY);
    for (Path file : files.files()) {
      try {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(TEXT_ENDING)) {
          reading.text(file);
        } else {
          ByteSource source = ByteSource.of(file);
          rows.read(FileSlices.whole(file.toString(), Files.size(file), source), source, reading);
        }
      } catch (UncheckedIOException e) {
        // The ledger's disk, not the file that is read.
        throw e.getCause();
      } catch (IOException e) {
        throw UserException.failed(
            file + ": cannot be read: " + e + ". Check the file and its permissions.", e);
      }
    }
    reading.requireMostlyValid(input.maxInvalidFraction());
    return reading.counts;
  }

  /** Counts and lists what becomes of each row. */
  private static final class Reading implements RowConsumer {

    private final SequenceMaker maker;
    private final OutputStream ledger;
    private final List<String> rejections = new ArrayList<>();
    private RowCounts counts = RowCounts.NONE;

    Reading(SequenceMaker maker, OutputStream ledger) {
      this.maker = maker;
      this.ledger = ledger;
    }

    @Override
    public void sample(ReadSample sample) {
      SequenceMaker.Made made;
      try {
        made = maker.add(sample, counts.read());
      } catch (UserException e) {
        reject(sample.origin(), String.valueOf(e.getMessage()));
        return;
      }
      count(sample.origin(), RowOutcome.of(made.fate()), made.tokens(), "");
    }

    @Override
    public void rejected(ReadRejection rejection) {
      reject(rejection.origin(), rejection.reason().ledgerName() + ", " + rejection.detail());
    }

    private void reject(RowOrigin origin, String detail) {
      if (rejections.size() < SHOWN) {
        rejections.add(origin.describe() + ": " + detail);
      }
      count(origin, RowOutcome.REJECTED, 0, detail);
    }

    private void count(RowOrigin origin, RowOutcome outcome, long tokens, String detail) {
      write(
          new RowLine(
              counts.read(),
              origin.file(),
              origin.position().describe(),
              origin.side().ledgerName(),
              outcome.label(),
              tokens,
              detail));
      counts = counts.plus(outcome);
    }

    void text(Path file) throws IOException {
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        SequenceMaker.Made made = maker.add(file.toString(), reader);
        write(
            new RowLine(
                counts.read(),
                file.toString(),
                "",
                Side.NONE.ledgerName(),
                RowOutcome.of(Fate.USED).label(),
                made.tokens(),
                ""));
        counts = counts.plus(RowOutcome.USED);
      } catch (CharacterCodingException e) {
        throw UserException.failed(file + ": this is no UTF-8 text. Save it as UTF-8.", e);
      }
    }

    private void write(RowLine line) {
      try {
        ledger.write(JsonFile.line(line));
        ledger.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void requireMostlyValid(double maxInvalidFraction) {
      if (counts.read() == 0) {
        throw UserException.failed("the input holds no row. Name files with instruction data.");
      }
      if (counts.rejected() == counts.read()
          || counts.rejected() > maxInvalidFraction * counts.read()) {
        throw UserException.failed(
            "%,d of %,d rows are unusable (input.max_invalid_fraction is %s); the first:%n  %s"
                .formatted(
                    counts.rejected(),
                    counts.read(),
                    maxInvalidFraction,
                    String.join(System.lineSeparator() + "  ", rejections)));
      }
    }
  }
}
