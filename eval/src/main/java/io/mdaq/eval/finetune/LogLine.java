// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A line of {@code log.jsonl}, as the training writes it for each step. */
record LogLine(
    long step,
    double loss,
    double learningRate,
    double gradientNorm,
    long tokens,
    double tokensPerSecond,
    double shareOfCeiling) {

  /** All lines in order. */
  static List<LogLine> read(Path file) {
    List<LogLine> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        lines.add(JsonFile.readLine(line, LogLine.class));
      }
      return lines;
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be read: " + e + ". Was it changed during the training?", e);
    }
  }

  /** The mean loss of some lines, 0 for none. */
  static double meanLoss(List<LogLine> lines) {
    return lines.stream().mapToDouble(LogLine::loss).average().orElse(0);
  }
}
