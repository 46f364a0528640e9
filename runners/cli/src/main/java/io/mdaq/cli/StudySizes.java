// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.StudyConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.sah.SahAnalysis;
import io.mdaq.eval.sah.SahReport;
import io.mdaq.eval.sah.SizeComparisons;
import io.mdaq.eval.sah.SizeContest;
import io.mdaq.eval.study.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the sizes of a study say of the Superficial Alignment Hypothesis. */
record StudySizes(StudyConfig config, StudyFolder folder, StudyPlan plan) {

  /** The file in the study's folder. */
  static final String NAME = "sah.json";

  /** Writes {@code sah.json}; where the study has no sizes, there is none. */
  Optional<SahReport> write() {
    Path file = folder.of(NAME);
    try {
      if (plan.sizes().isEmpty()) {
        Files.deleteIfExists(file);
        return Optional.empty();
      }
      SahReport report =
          new SahAnalysis(config.sizes().get(0), config.sah().margin())
              .report(SizeComparisons.read(contests()));
      WholeFile.write(file, stream -> JsonFile.write(stream, report));
      return Optional.of(report);
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be written: " + e + ". Check the disk and the permissions.", e);
    }
  }

  private List<SizeContest> contests() {
    return plan.sizes().stream()
        .map(
            size ->
                new SizeContest(
                    folder.of(StudyCommands.judgements(size.contest())),
                    size.size(),
                    size.seed(),
                    size.contest().repeat()))
        .toList();
  }
}
