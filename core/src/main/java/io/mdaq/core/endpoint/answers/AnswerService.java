// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatClient;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Answers streams of questions by one model. */
public final class AnswerService {

  private final ChatClient client;
  private final AnswerStore store;
  private final Budget budget;
  private final int concurrency;

  /**
   * A service.
   *
   * @param concurrency the most questions under way at once: the endpoint's {@code maxConcurrency}
   */
  public AnswerService(ChatClient client, AnswerStore store, Budget budget, int concurrency) {
    this.client = client;
    this.store = store;
    this.budget = budget;
    this.concurrency = concurrency;
  }

  /**
   * Answers questions. The calling thread reads them and calls the consumer, once for each question
   * and in the order of the questions. At most 1,024 questions, or as many as have 32 MiB of
   * prompts, are held at once, however many there are. Equal questions that are held together are
   * asked once; later ones find the answer in the store.
   *
   * @param questions in an order that is the same in every run
   * @throws io.mdaq.core.problem.UserException if the endpoint cannot serve (wrong key, unknown
   *     model, not reachable, failures in a row) or the store cannot be used; what was answered is
   *     kept, and the next run goes on from there
   * @throws RuntimeException whatever the iterator or the consumer throws
   * @throws CancellationException if the calling thread is interrupted, which it then still is
   */
  public <T> AnswerAccount answer(Iterator<Question<T>> questions, Consumer<Answered<T>> consumer) {
    try (AnswerRun<T> run = new AnswerRun<>(client, store, budget, concurrency, consumer)) {
      while (questions.hasNext()) {
        run.add(questions.next());
      }
      return run.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while asking");
    }
  }
}
