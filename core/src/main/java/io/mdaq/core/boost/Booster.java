// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.endpoint.answers.Answered;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that rewrites samples. Close it after the last use. */
public interface Booster extends AutoCloseable {

  /**
   * Rewrites samples.
   *
   * @param candidates in an order that is the same in every run; each {@link
   *     io.mdaq.core.boost.check.Verifier#isPresentable presentable}
   * @param consumer gets the answer to each candidate, in their order
   * @return what it cost; empty where nobody was asked
   * @throws io.mdaq.core.problem.UserException if the booster cannot serve; what was answered is
   *     kept, and the next run goes on from there
   */
  Optional<AnswerAccount> boost(
      Iterator<BoostCandidate> candidates, Consumer<Answered<BoostCandidate>> consumer);

  @Override
  void close();
}
