// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.ContainerDetector;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.language.LanguageOutcome;
import io.mdaq.core.language.LanguageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Everything that reading a file gave, kept for tests to look at. */
final class ReadResults implements RowConsumer {

  static final ReadSettings SETTINGS =
      new ReadSettings(
          FormatChoice.AUTO, SideChoice.BOTH, 8 << 20, 100_000, List.of("language", "lang"));

  /** The language of rows that say nothing. */
  static final String NOTHING_DECLARED = "und";

  final List<ReadSample> samples = new ArrayList<>();
  final List<ReadRejection> rejections = new ArrayList<>();
  ReadTally tally = ReadTally.NONE;

  private ReadResults() {}

  static ReadResults of(String content) {
    return of("rows.json", content.getBytes(UTF_8), SETTINGS);
  }

  static ReadResults of(String content, ReadSettings settings) {
    return of("rows.json", content.getBytes(UTF_8), settings);
  }

  static ReadResults of(String file, byte[] content, ReadSettings settings) {
    return of(
        file,
        content,
        settings,
        (name, declared, text) ->
            new LanguageOutcome.Known(declared.orElse(NOTHING_DECLARED), LanguageSource.FIELD));
  }

  static ReadResults of(
      String file, byte[] content, ReadSettings settings, LanguageResolver languages) {
    ByteSource source = ByteSource.of(content);
    ReadResults results = new ReadResults();
    RowReader reader = new RowReader(settings, languages);
    try {
      var container = ContainerDetector.detect(file, source);
      for (var slice : FileSlices.of(file, content.length, container)) {
        results.tally = results.tally.plus(reader.read(slice, source, results));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return results;
  }

  /** The only sample; there must be nothing else. */
  ReadSample onlySample() {
    if (samples.size() != 1 || !rejections.isEmpty()) {
      throw new AssertionError("not one sample: " + samples + ", " + rejections);
    }
    return samples.get(0);
  }

  List<RejectReason> reasons() {
    return rejections.stream().map(ReadRejection::reason).toList();
  }

  @Override
  public void sample(ReadSample sample) {
    samples.add(sample);
  }

  @Override
  public void rejected(ReadRejection rejection) {
    rejections.add(rejection);
  }
}
