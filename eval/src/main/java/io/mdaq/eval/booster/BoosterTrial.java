// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.BoostOutcome;
import io.mdaq.core.boost.Boosting;
import io.mdaq.core.boost.ChatBooster;
import io.mdaq.core.boost.LocalChat;
import io.mdaq.core.boost.check.MeaningModel;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.FolderAnswerStore;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Tests a booster as boosting would ask it, with the classifier of meaning that boosting uses.
 *
 * @param maxTokens the longest reply
 * @param scorer that was not trained on the pairs
 */
public record BoosterTrial(
    Culture culture,
    int maxTokens,
    Precision precision,
    TorchDevice device,
    LanguageDetector detector,
    LexicalScorer scorer) {

  /**
   * Asks a model about raw samples, and writes the files of the test.
   *
   * @param model the folder of a whole model
   * @param pairs in the order of their ids
   * @param answers the folder in which replies are kept, so that none is asked for twice
   * @param output the folder of the test's files
   * @param progress is told how many pairs are done
   * @throws io.mdaq.core.problem.UserException where the folder holds no causal language model, or
   *     a file cannot be written
   */
  public BoosterEvaluation run(
      Path model, List<RevisionPair> pairs, Path answers, Path output, IntConsumer progress) {
    String hash = ModelHash.of(model);
    String name = "local " + hash + " " + TorchEngine.resolve(precision, device).label();
    List<TestedPair> tested = new ArrayList<>();
    try (LocalChat chat = LocalChat.load(name, model, precision, device)) {
      Iterator<RevisionPair> next = pairs.iterator();
      boosting(chat, answers)
          .boost(
              pairs.stream().map(BoosterTrial::candidate).iterator(),
              outcome -> {
                tested.add(tested(next.next(), outcome, chat));
                progress.accept(tested.size());
              });
    }
    BoosterEvaluation evaluation =
        new BoosterEvaluation(
            hash, BoosterPrompt.version(), scorer.sha256(), BoosterEvaluation.figures(tested));
    EvaluationFiles.write(output, evaluation, tested);
    return evaluation;
  }

  private Boosting boosting(LocalChat chat, Path answers) {
    AnswerService service =
        new AnswerService(chat, new FolderAnswerStore(answers, notice -> {}), Budget.UNLIMITED, 1);
    return new Boosting(
        new ChatBooster(service, ChatParameters.greedy(maxTokens), culture, () -> {}),
        new Acceptance(new Verifier(detector, MeaningModel.embedded())),
        scorer);
  }

  private TestedPair tested(RevisionPair pair, BoostOutcome outcome, LocalChat chat) {
    return TestedPair.of(pair, outcome, chat.loss(Lesson.of(pair, culture).messages()), scorer);
  }

  private static BoostCandidate candidate(RevisionPair pair) {
    return new BoostCandidate(
        SampleIds.of(pair.language(), pair.raw()).toString(), pair.language(), pair.raw());
  }
}
