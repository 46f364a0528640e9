// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.eval.judge.Judge;
import io.mdaq.eval.judgement.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Judges all pairs of a plan and writes the judgements. */
public final class JudgeRun {

  private final JudgePlan plan;
  private final JudgementFolder folder;
  private final LongConsumer progress;
  private final OutcomeCounts counts = new OutcomeCounts();
  private Optional<AnswerAccount> account = Optional.empty();
  private PairCounts pairs = new PairCounts(0, 0, 0, 0);

  private JudgeRun(JudgePlan plan, JudgementFolder folder, LongConsumer progress) {
    this.plan = plan;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Judges in the folder that the configuration names. Where the same run was finished there,
   * nothing is done; where it was interrupted, answers that it brought are not asked for again.
   *
   * @param progress told how many judgements are done
   * @return what the finished folder says of itself
   * @throws io.mdaq.core.problem.UserException if the folder is another run's, or judge, input or
   *     disk fail
   */
  public static JudgementManifest run(JudgePlan plan, LongConsumer progress) {
    try (JudgementFolder folder = JudgementFolder.create(plan.config().output())) {
      if (folder.isFinished(plan.fingerprint(), plan.config().output().ifExists())) {
        return folder.manifest();
      }
      return new JudgeRun(plan, folder, progress).run();
    }
  }

  private JudgementManifest run() {
    FileHash file;
    try (Judge judge = plan.judges().open(plan.judge(), folder.answers())) {
      file = folder.writeJudgements(stream -> judge(judge, stream));
    }
    JudgementManifest manifest =
        new JudgementManifest(
            plan.fingerprint(),
            plan.judge(),
            plan.asked(),
            Located.name(plan.subject().place()),
            Located.name(plan.baseline().place()),
            plan.inputs(),
            pairs,
            counts.outcomes(),
            counts.verdicts(),
            account.orElse(AnswerAccount.NONE),
            file,
            SoftwareVersions.here(TorchEngine.version()));
    folder.finish(manifest);
    return manifest;
  }

  private void judge(Judge judge, OutputStream stream) throws IOException {
    try (TurnMatcher turns = plan.match()) {
      JudgementQueue queue =
          new JudgementQueue(turns, plan.dimensions(), judgement -> write(judgement, stream));
      account = judge.judge(queue, queue::accept);
      pairs = turns.counts();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(Judgement judgement, OutputStream stream) {
    try {
      stream.write(JsonFile.line(judgement));
      stream.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    counts.add(judgement);
    progress.accept(counts.judgements());
  }
}
