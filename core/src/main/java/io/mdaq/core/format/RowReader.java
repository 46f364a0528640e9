// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.ContainerDetector;
import io.mdaq.core.format.framing.DamagedPackingException;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FramedRow;
import io.mdaq.core.format.framing.Layout;
import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.format.framing.RowFramer;
import io.mdaq.core.format.parquet.ParquetFramer;
import io.mdaq.core.format.row.CompactJson;
import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.format.row.ValueKind;
import io.mdaq.core.language.LanguageOutcome;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.Side;
import io.mdaq.core.text.TextNormalizer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads slices of files: each row becomes samples or rejections, never neither. Reuses its buffers
 * from row to row: one per thread.
 */
public final class RowReader {

  /** In UTF-16 units: what is longer is a text and no name. It goes with every sample. */
  private static final int LONGEST_EXAMPLE = 1000;

  private final ReadSettings settings;
  private final LanguageResolver languages;
  private final CompactJson compactor = new CompactJson();
  private final RawHash rawHash = new RawHash();

  public RowReader(ReadSettings settings, LanguageResolver languages) {
    this.settings = settings;
    this.languages = languages;
  }

  /**
   * Reads a slice to its end.
   *
   * @param slice as {@link io.mdaq.core.format.framing.FileSlices} cut it
   * @param source the slice's file; opened and closed once
   * @return how many rows there were and how many outcomes they gave
   * @throws io.mdaq.core.problem.UserException where the file is damaged such that its rows cannot
   *     be counted
   * @throws IOException where the file cannot be read
   */
  public ReadTally read(FileSlice slice, ByteSource source, RowConsumer consumer)
      throws IOException {
    ReadTally tally = ReadTally.NONE;
    try (RowFramer framer = framer(slice, source)) {
      for (Optional<FramedRow> row = framer.next(); row.isPresent(); row = framer.next()) {
        tally =
            tally.plus(
                new ReadTally(1, outcomes(slice.file(), row.get(), framer.schema(), consumer)));
      }
      return tally;
    } catch (DamagedPackingException e) {
      throw ContainerDetector.damaged(slice.file(), e, tally.rows());
    }
  }

  private RowFramer framer(FileSlice slice, ByteSource source) throws IOException {
    return slice.container().layout() == Layout.PARQUET
        ? ParquetFramer.open(slice, source, settings.maxRowBytes())
        : RowFramer.of(
            slice, source.openAt(RowFramer.openingOffset(slice)), settings.maxRowBytes());
  }

  private int outcomes(String file, FramedRow framed, String schema, RowConsumer consumer) {
    if (framed instanceof FramedRow.Complete row) {
      return outcomes(file, row.position(), row.bytes(), schema, consumer);
    }
    FramedRow.TooLong row = (FramedRow.TooLong) framed;
    consumer.rejected(
        new ReadRejection(
            new RowOrigin(file, row.position(), Side.NONE),
            OptionalLong.empty(),
            RejectReason.TOO_LONG,
            "the row has "
                + row.length()
                + " bytes, allowed are "
                + settings.maxRowBytes()
                + " (input.max_row_bytes)"));
    return 1;
  }

  private int outcomes(
      String file, Position position, RowBytes bytes, String schema, RowConsumer consumer) {
    RowBytes compact = compactor.of(bytes);
    long hash = rawHash.of(compact);
    try {
      JsonRow row = JsonRow.parse(bytes);
      RowFormat format = format(row);
      Optional<String> declared = declaredLanguage(row);
      String example = settings.exampleField().isEmpty() ? "" : example(row);
      List<SideOutcome> outcomes =
          format.format().read(row, () -> Payload.of(compact.copy(), schema), settings);
      for (SideOutcome outcome : outcomes) {
        RowOrigin origin = new RowOrigin(file, position, outcome.side());
        if (outcome instanceof SideOutcome.Read read) {
          sample(origin, hash, format, read, declared, example, consumer);
        } else if (outcome instanceof SideOutcome.Refused refused) {
          consumer.rejected(
              new ReadRejection(origin, OptionalLong.of(hash), refused.reason(), refused.detail()));
        }
      }
      return outcomes.size();
    } catch (RowRejection e) {
      consumer.rejected(
          new ReadRejection(
              new RowOrigin(file, position, Side.NONE),
              OptionalLong.of(hash),
              e.reason(),
              e.detail()));
      return 1;
    }
  }

  private RowFormat format(JsonRow row) throws RowRejection {
    Optional<RowFormat> format = settings.format().of(row);
    if (format.isEmpty()) {
      throw new RowRejection(RejectReason.UNKNOWN_FORMAT, "keys found: " + row.describeKeys());
    }
    return format.get();
  }

  private Optional<String> declaredLanguage(JsonRow row) throws RowRejection {
    for (String name : settings.languageFields()) {
      Optional<JsonRow.Field> field = row.find(name);
      if (field.isPresent()) {
        String text = TextNormalizer.normalize(row.text(field.get()));
        return Optional.of(text).filter(language -> !language.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** Empty where the field is absent or blank, and where it holds what cannot name anything. */
  private String example(JsonRow row) {
    try {
      Optional<JsonRow.Field> field = row.find(settings.exampleField());
      if (field.isEmpty() || !canName(field.get().kind())) {
        return "";
      }
      String example = row.scalar(field.get()).strip();
      return example.length() <= LONGEST_EXAMPLE ? example : "";
    } catch (RowRejection e) {
      // Two keys that mean this field, or half a character in it: a sample can be read without it.
      return "";
    }
  }

  private static boolean canName(ValueKind kind) {
    return kind == ValueKind.TEXT || kind == ValueKind.NUMBER;
  }

  private void sample(
      RowOrigin origin,
      long hash,
      RowFormat format,
      SideOutcome.Read read,
      Optional<String> declared,
      String example,
      RowConsumer consumer) {
    LanguageOutcome language = languages.resolve(origin.file(), declared, read.text());
    if (language instanceof LanguageOutcome.Known known) {
      consumer.sample(
          new ReadSample(
              origin,
              hash,
              format,
              read.payload(),
              read.text(),
              known.code(),
              known.detected(),
              example));
    } else if (language instanceof LanguageOutcome.Unknown unknown) {
      consumer.rejected(
          new ReadRejection(
              origin, OptionalLong.of(hash), RejectReason.UNKNOWN_LANGUAGE, unknown.detail()));
    } else if (language instanceof LanguageOutcome.Contradicted contradicted) {
      consumer.rejected(
          new ReadRejection(
              origin, OptionalLong.of(hash), RejectReason.OTHER_LANGUAGE, contradicted.detail()));
    }
  }
}
