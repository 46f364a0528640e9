// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of JSON Lines, a line for each step. */
final class TrainingLog {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String STEP = "step";

  private final Path file;
  private final double ceiling;

  TrainingLog(Path file, double ceiling) {
    this.file = file;
    this.ceiling = ceiling;
  }

  /** Drops the lines of steps that are done again, and a line that was cut off. */
  void cutBehind(long done) {
    try {
      if (Files.exists(file)) {
        List<String> kept =
            Files.readAllLines(file).stream().filter(line -> isUpTo(done, line)).toList();
        Files.write(file, kept);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static boolean isUpTo(long done, String line) {
    try {
      JsonNode step = JSON.readTree(line).path(STEP);
      return step.isIntegralNumber() && step.longValue() <= done;
    } catch (JsonProcessingException e) {
      // Only the last line can be half: the process ended while writing it, before its checkpoint.
      return false;
    }
  }

  void append(StepReport report) {
    ObjectNode line =
        JSON.createObjectNode()
            .put(STEP, report.step())
            .put("loss", report.loss())
            .put("learning_rate", report.rate())
            .put("gradient_norm", report.gradientNorm())
            .put("tokens", report.tokens())
            .put("tokens_per_second", report.tokensPerSecond())
            .put("share_of_ceiling", report.operationsPerSecond() / ceiling);
    try {
      Files.writeString(
          file,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UserException unwritable(IOException e) {
    return UserException.failed(
        Excerpt.escape(file.toString())
            + ": the log of the training cannot be kept: "
            + e
            + ". Check the folder, its permissions and the free space, then start again: the"
            + " training goes on behind the last checkpoint.",
        e);
  }
}
