// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.judge.ReplyForm;
import io.mdaq.eval.judge.label.ParsedReply;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.response.Finish;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the kept replies of a finished folder again, as this version reads them, and asks nobody.
 * Askings that brought no reply stay as they are.
 */
public final class Reparse {

  private final JudgementFolder folder;
  private final JudgementManifest manifest;
  private final OutcomeCounts counts = new OutcomeCounts();
  private long changed;

  private Reparse(JudgementFolder folder) {
    this.folder = folder;
    this.manifest = folder.manifest();
  }

  /**
   * What came of it.
   *
   * @param changed judgements that read otherwise than before
   */
  public record Result(JudgementManifest manifest, long changed) {}

  /**
   * Reads the replies of a folder again and replaces its judgements.
   *
   * @throws UserException where the folder is no finished run, or was changed since
   */
  public static Result run(Path dir) {
    try (JudgementFolder folder = JudgementFolder.finished(dir)) {
      return new Reparse(folder).run();
    }
  }

  private Result run() {
    requireUnchanged();
    FileHash file = folder.writeJudgements(this::rewrite);
    JudgementManifest parsed = manifest.withJudgements(counts, file);
    folder.finish(parsed);
    return new Result(parsed, changed);
  }

  private void requireUnchanged() {
    try {
      if (folder.hashJudgements().equals(manifest.judgements())) {
        return;
      }
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(folder.judgements().toString())
              + ": cannot be read: "
              + e
              + ". Check the file's permissions and the disk.",
          e);
    }
    throw UserException.failed(
        Excerpt.escape(folder.judgements().toString())
            + ": was changed since it was written. Judge again with --overwrite: answers that are"
            + " kept are not asked for again.");
  }

  private void rewrite(OutputStream stream) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(folder.judgements())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Judgement before = JsonFile.readLine(line, Judgement.class);
        Judgement now = parse(before);
        changed += now.equals(before) ? 0 : 1;
        counts.add(now);
        stream.write(JsonFile.line(now));
        stream.write('\n');
      }
    }
  }

  private Judgement parse(Judgement judgement) {
    if (judgement.orders().isEmpty()) {
      return judgement;
    }
    List<OrderedVerdict> orders = judgement.orders().stream().map(this::parse).toList();
    return new Judgement(
        judgement.prompt(),
        judgement.set(),
        judgement.language(),
        judgement.turn(),
        judgement.dimension(),
        PairOutcome.of(orders.get(0).verdict(), orders.get(1).verdict()),
        orders);
  }

  private OrderedVerdict parse(OrderedVerdict asking) {
    if (asking.finish() == Finish.ERROR) {
      return asking;
    }
    ReplyForm form = manifest.judge().replies();
    ParsedReply reply = form.parse(asking.reply(), asking.finish());
    return new OrderedVerdict(
        asking.order(),
        reply.verdict(asking.order()),
        asking.reply(),
        asking.finish(),
        asking.promptHash(),
        reply.detail());
  }
}
