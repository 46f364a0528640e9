// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import io.mdaq.core.manifest.Sha256;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.testing.Judgements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A judged contest on disk, made up: responses of two systems and the judgements of them. */
public final class JudgedFolder {

  /** An answer that would do harm in a table or on a page. */
  public static final String HOSTILE =
      "=HYPERLINK(\"http://x\")</div><script>alert('x')</script> \u202E & \u0000 \"quoted\"\r\nend";

  private JudgedFolder() {}

  /**
   * Writes the folders {@code new}, {@code old} and {@code judged}.
   *
   * @param questions of each language, half of them won; the first answer is {@link #HOSTILE}
   * @return the folder of judgements
   */
  public static Path write(Path folder, List<String> languages, int questions) {
    List<Response> subject = new ArrayList<>();
    List<Response> baseline = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    for (String language : languages) {
      for (int i = 0; i < questions; i++) {
        String prompt = "bench/" + language + "/" + i;
        subject.add(response(prompt, language, i == 0 ? HOSTILE : "new answer " + i));
        baseline.add(response(prompt, language, "old answer " + i));
        Verdict verdict = i % 2 == 0 ? Verdict.WIN : Verdict.LOSS;
        judgements.add(Judgements.judged(prompt, 1, verdict, verdict));
      }
    }
    Path judged = folder.resolve("judged");
    ResponseFile.write(folder.resolve("new.jsonl"), subject);
    ResponseFile.write(folder.resolve("old.jsonl"), baseline);
    Judgements.write(judged, "local", judgements);
    manifest(folder, judged);
    return judged;
  }

  private static Response response(String prompt, String language, String text) {
    return new Response(
        prompt,
        "bench",
        language,
        1,
        List.of("question " + prompt.substring(prompt.lastIndexOf('/') + 1)),
        text,
        Finish.STOP,
        1,
        List.of(),
        0,
        "model",
        "");
  }

  /** What {@link Judgements} leaves out: which files were judged. */
  private static void manifest(Path folder, Path judged) {
    try {
      Files.writeString(
          judged.resolve("manifest.json"),
          """
          {"judge": {"kind": "local", "name": "the judge"},
           "subject": "%s", "baseline": "%s",
           "inputs": [
             {"file": {"sha256": "%s"}, "aligned": {"bench": ["ar", "de", "sv"]}},
             {"file": {"sha256": "%s"}, "aligned": {"bench": ["ar", "de", "sv"]}}],
           "pairs": {"subject_only": 0, "baseline_only": 0, "beyond_limit": 0},
           "judgements": {"sha256": "%s"}}
          """
              .formatted(
                  folder.resolve("new.jsonl"),
                  folder.resolve("old.jsonl"),
                  hash(folder.resolve("new.jsonl")),
                  hash(folder.resolve("old.jsonl")),
                  hash(judged.resolve("judgements.jsonl"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path file) throws IOException {
    return Sha256.hex(Files.readAllBytes(file));
  }
}
