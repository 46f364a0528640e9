// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judgement.Judgement;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares answers. Used by one thread. */
public interface Judge extends AutoCloseable {

  /**
   * Judges pairs, each in both orders. Pairs are read and judgements handed on by the calling
   * thread, a bounded number being held at once.
   *
   * @param pairs in an order that is the same in every run
   * @param consumer gets one judgement a pair, in the order of the pairs
   * @return what the asking cost; empty for judges that are not asked in words
   * @throws io.mdaq.core.problem.UserException if the judge cannot be used at all
   */
  Optional<AnswerAccount> judge(Iterator<AnswerPair> pairs, Consumer<Judgement> consumer);

  @Override
  void close();
}
