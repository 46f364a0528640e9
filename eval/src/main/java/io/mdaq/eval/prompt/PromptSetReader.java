// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.ContainerDetector;
import io.mdaq.core.format.framing.DamagedPackingException;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.format.framing.FramedRow;
import io.mdaq.core.format.framing.RowFramer;
import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.language.FileNameLanguage;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.Position;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the files of a prompt set. A row's field names its language, else the file's name; files
 * whose names tell a language that is not asked for are not opened.
 */
final class PromptSetReader {

  private static final int MOST_ROW_BYTES = 8 << 20;
  private static final int SHOWN_REJECTIONS = 5;

  private final PromptFiles files;
  private final PromptsConfig config;
  private final LanguageSet languages;
  private final FileNameLanguage fileNames;
  private final PromptSetBuilder set;
  private long rows;

  PromptSetReader(PromptFiles files, PromptsConfig config) {
    this.files = files;
    this.config = config;
    this.languages = config.languages();
    this.fileNames = new FileNameLanguage(languages);
    this.set = new PromptSetBuilder(files.set());
  }

  /**
   * @throws UserException where a file cannot be read, two prompts have one id, or too many rows
   *     are no prompts
   */
  PromptSet read() {
    List<FileHash> hashes = new ArrayList<>();
    for (Path file : files.files()) {
      Optional<LanguageTag> named = fileNames.find(file.toString());
      if (named.isEmpty() || languages.match(named.get()).isPresent()) {
        hashes.add(read(file, named.flatMap(languages::match)));
      }
    }
    requireFewRejected();
    return set.build(hashes, config.limit());
  }

  private FileHash read(Path file, Optional<String> language) {
    String name = file.toString();
    try {
      ByteSource source = ByteSource.of(file);
      FileSlice whole = FileSlices.whole(name, Files.size(file), source);
      try (RowFramer framer = RowFramer.of(whole, source.openAt(0), MOST_ROW_BYTES)) {
        for (Optional<FramedRow> row = framer.next(); row.isPresent(); row = framer.next()) {
          rows++;
          read(name, row.get(), language);
        }
      } catch (DamagedPackingException e) {
        throw ContainerDetector.damaged(name, e, rows);
      }
      try (InputStream bytes = source.openAt(0)) {
        return FileHash.of(name, bytes);
      }
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(name)
              + ": cannot be read: "
              + e
              + ". Check the file's permissions and the disk.",
          e);
    }
  }

  private void read(String file, FramedRow framed, Optional<String> ofFile) {
    try {
      if (!(framed instanceof FramedRow.Complete complete)) {
        throw new RowRejection(
            RejectReason.TOO_LONG, "the row has more than " + MOST_ROW_BYTES + " bytes");
      }
      PromptRow row = PromptRow.of(JsonRow.parse(complete.bytes()));
      Optional<String> language = row.language().isEmpty() ? ofFile : declared(row.language());
      if (language.isEmpty()) {
        requireKnown(row.language());
        set.countOtherLanguage();
        return;
      }
      add(file, framed.position(), row, language.get());
    } catch (RowRejection e) {
      set.reject(
          new RejectedPrompt(
              file, framed.position().describe(), e.reason().ledgerName(), e.detail()));
    }
  }

  private Optional<String> declared(String language) {
    return languages.resolve(language);
  }

  /** Another language than those asked for is no defect of the row. */
  private static void requireKnown(String declared) throws RowRejection {
    if (declared.isEmpty()) {
      throw new RowRejection(
          RejectReason.UNKNOWN_LANGUAGE,
          "neither a language field nor the file's name tells the language");
    }
    if (LanguageTag.of(declared).isEmpty()) {
      throw new RowRejection(
          RejectReason.UNKNOWN_LANGUAGE,
          "the language field says " + Excerpt.of(declared) + ", which is no language");
    }
  }

  private void add(String file, Position position, PromptRow row, String language) {
    KeySource source = row.id().isEmpty() ? KeySource.POSITION : KeySource.ROW;
    String key = source == KeySource.ROW ? row.id() : Long.toString(number(position));
    set.add(
        Prompt.of(files.set(), language, key, row.category(), row.turns(), row.references()),
        source,
        file + ", " + position.describe());
    if (row.naming() == PromptRow.KeyNaming.TRANSLATED) {
      set.countTranslatedKey();
    }
  }

  /** Whole files are numbered by line or element. */
  private static long number(Position position) {
    if (position instanceof Position.Line line) {
      return line.number();
    }
    if (position instanceof Position.Element element) {
      return element.number();
    }
    throw new IllegalStateException("a file that was read whole has " + position.describe());
  }

  private void requireFewRejected() {
    int rejected = set.rejected().size();
    if (rejected > config.maxInvalidFraction() * rows) {
      throw UserException.failed(
          files.set()
              + ": "
              + rejected
              + " of "
              + rows
              + " rows are no prompts; allowed is a share of "
              + config.maxInvalidFraction()
              + " (prompts.max_invalid_fraction). Correct the rows, or allow more. The first:\n  "
              + set.rejected().stream()
                  .limit(SHOWN_REJECTIONS)
                  .map(RejectedPrompt::describe)
                  .collect(Collectors.joining("\n  ")));
    }
  }
}
