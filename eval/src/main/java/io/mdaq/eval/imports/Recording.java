// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.winrate.AlignedLanguages;
import io.mdaq.eval.winrate.Contest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Judgements on disk. */
public sealed interface Recording permits JudgementSet, RecordedFile {

  /**
   * Recognises a folder or file by its content.
   *
   * @param language BCP-47 for files that do not tell their language; {@code und} where unknown
   * @throws UserException where it is nothing that is known here
   */
  static Recording open(Path path, String language) {
    try {
      return Files.isDirectory(path)
          ? JudgementSet.open(path)
          : RecordedFile.recognise(path, language);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** What could be done about a file that is there but cannot be read. */
  static UserException unreadable(Path path, IOException e) {
    return UserException.failed(
        Excerpt.escape(path.toString())
            + ": cannot be read: "
            + e
            + ". Check the file's permissions and the disk.",
        e);
  }

  /** The folder or file that was named. */
  Path path();

  /** The file that holds the judgements. */
  Path data();

  /** What it is, in a few words. */
  String describe();

  /** What its numbers leave out, in whole sentences. */
  List<String> notes();

  /** Which languages ask the same questions under the same keys. */
  AlignedLanguages aligned();

  /**
   * What was judged here: equal for two judgings of the same answers.
   *
   * @param contest one of this recording's
   */
  String answersId(Contest contest);

  /**
   * Reads the answers that were compared, as far as they are known.
   *
   * @param places folders and files where responses may lie
   */
  void readAnswers(List<Path> places, AnswerSink sink) throws IOException;

  /**
   * Reads all of it.
   *
   * @throws UserException at the first row that cannot be understood
   */
  void read(ComparisonSink sink) throws IOException;
}
