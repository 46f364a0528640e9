// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.testing;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Folders of judgements, made up. */
public final class Judgements {

  private Judgements() {}

  /** A pair that was judged in both orders; set and language are those of the prompt's id. */
  public static Judgement judged(
      String prompt, int turn, Verdict subjectFirst, Verdict baselineFirst) {
    return judgement(
        prompt,
        turn,
        PairOutcome.of(subjectFirst, baselineFirst),
        List.of(
            new OrderedVerdict(Order.SUBJECT_FIRST, subjectFirst, "", "", ""),
            new OrderedVerdict(Order.BASELINE_FIRST, baselineFirst, "", "", "")));
  }

  /** A pair that was not judged. */
  public static Judgement notAsked(String prompt, PairOutcome outcome) {
    return judgement(prompt, 1, outcome, List.of());
  }

  private static Judgement judgement(
      String prompt, int turn, PairOutcome outcome, List<OrderedVerdict> orders) {
    String[] parts = prompt.split("/", -1);
    return new Judgement(prompt, parts[0], parts[1], turn, "overall", outcome, orders);
  }

  /** Writes a finished folder. */
  public static void write(Path folder, String judgeKind, List<Judgement> judgements) {
    StringBuilder lines = new StringBuilder();
    for (Judgement judgement : judgements) {
      try {
        lines.append(new String(JsonFile.line(judgement), StandardCharsets.UTF_8)).append('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    writeLines(folder, judgeKind, lines.toString());
  }

  /** Writes a finished folder about two files of responses, of one set named {@code s}. */
  public static void writeOf(
      Path folder,
      List<Judgement> judgements,
      Path subject,
      Path baseline,
      String subjectName,
      String baselineName,
      List<String> aligned)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Judgement judgement : judgements) {
      lines.append(new String(JsonFile.line(judgement), StandardCharsets.UTF_8)).append('\n');
    }
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolve("judgements.jsonl"), lines.toString());
    String languages =
        aligned.stream().map(language -> '"' + language + '"').collect(Collectors.joining(","));
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"judge": {"kind": "endpoint", "name": "the judge"},
         "subject": "%s", "baseline": "%s",
         "inputs": [{"file": {"sha256": "%s"}, "aligned": {"s": [%s]}},
                    {"file": {"sha256": "%s"}, "aligned": {"s": [%s]}}],
         "pairs": {"subject_only": 0, "baseline_only": 0, "beyond_limit": 0},
         "judgements": {"sha256": "%s"}}
        """
            .formatted(
                subjectName,
                baselineName,
                hash(subject),
                languages,
                hash(baseline),
                languages,
                hash(file)));
  }

  private static String hash(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return FileHash.of(file.toString(), stream).sha256();
    }
  }

  /** Writes a finished folder with lines as they are. */
  public static void writeLines(Path folder, String judgeKind, String lines) {
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("judgements.jsonl"), lines);
      try (InputStream stream = Files.newInputStream(file)) {
        Files.writeString(
            folder.resolve("manifest.json"),
            """
            {"judge": {"kind": "%s", "name": "the judge"},
             "subject": "out/new", "baseline": "out/old",
             "pairs": {"subject_only": 5, "baseline_only": 2, "beyond_limit": 0},
             "judgements": {"sha256": "%s"}}
            """
                .formatted(judgeKind, FileHash.of("judgements.jsonl", stream).sha256()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
