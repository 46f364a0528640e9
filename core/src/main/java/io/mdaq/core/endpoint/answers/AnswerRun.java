// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.OverBudget;
import io.mdaq.core.endpoint.ChatClient;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.answers.Outcome.Source;
import io.mdaq.core.endpoint.answers.OutcomeBoard.Slot;
import io.mdaq.core.manifest.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One pass over questions: a window of them is under way, and its oldest is handed on first. The
 * caller's thread does everything but asking.
 */
final class AnswerRun<T> implements AutoCloseable {

  static final int MOST_QUESTIONS = 1024;
  private static final long MOST_BYTES = 32 << 20;

  /** A question of the window. */
  private record Held<T>(T subject, String hash, int bytes, Slot slot) {}

  private final ChatClient client;
  private final AnswerStore store;
  private final Admission admission;
  private final AccountKeeper account;
  private final Consumer<Answered<T>> consumer;
  private final ExecutorService threads;
  private final OutcomeBoard board = new OutcomeBoard();
  private final Deque<Held<T>> window = new ArrayDeque<>();
  private final Map<String, Slot> underWay = new HashMap<>();
  private long bytesHeld;

  AnswerRun(
      ChatClient client,
      AnswerStore store,
      Budget budget,
      int concurrency,
      Consumer<Answered<T>> consumer) {
    this.client = client;
    this.store = store;
    this.admission = new Admission(budget, client.model());
    this.account = new AccountKeeper(budget.prices());
    this.consumer = consumer;
    this.threads = Executors.newFixedThreadPool(concurrency, AnswerRun::daemon);
  }

  /** Takes one question, after handing on as many outcomes as it needs to find room. */
  void add(Question<T> question) throws InterruptedException {
    byte[] json = question.request().json(client.model());
    while (!window.isEmpty()
        && (window.size() == MOST_QUESTIONS || bytesHeld + json.length > MOST_BYTES)) {
      handOnOldest();
    }
    String hash = Sha256.hex(json);
    window.add(new Held<>(question.subject(), hash, json.length, slot(question.request(), hash)));
    bytesHeld += json.length;
  }

  /** Hands on all that is left. */
  AnswerAccount finish() throws InterruptedException {
    while (!window.isEmpty()) {
      handOnOldest();
    }
    return account.account();
  }

  private Slot slot(ChatRequest request, String hash) {
    if (!admission.admits(request)) {
      return Slot.of(new Outcome(new OverBudget(), Source.NONE));
    }
    Optional<Slot> equal = Optional.ofNullable(underWay.get(hash));
    if (equal.isPresent()) {
      return equal.get();
    }
    Slot slot = new Slot();
    underWay.put(hash, slot);
    threads.execute(() -> ask(request, hash, slot));
    return slot;
  }

  private void handOnOldest() throws InterruptedException {
    Held<T> oldest = window.element();
    Outcome outcome = board.await(oldest.slot());
    window.remove();
    bytesHeld -= oldest.bytes();
    // Of equal questions the first one was asked; the others come after the removal.
    boolean isFirst = underWay.remove(oldest.hash(), oldest.slot());
    account.count(isFirst ? outcome : outcome.again());
    consumer.accept(new Answered<>(oldest.subject(), oldest.hash(), outcome.answer()));
  }

  private void ask(ChatRequest request, String hash, Slot slot) {
    try {
      board.post(slot, outcome(request, hash));
    } catch (Throwable e) {
      board.fail(e);
    }
  }

  private Outcome outcome(ChatRequest request, String hash) throws InterruptedException {
    Optional<Completed> kept = store.find(hash);
    if (kept.isPresent()) {
      return new Outcome(kept.get(), Source.REUSED);
    }
    ChatAnswer answer = client.ask(request);
    if (answer instanceof Completed completed) {
      return new Outcome(store.keep(hash, request.json(client.model()), completed), Source.ASKED);
    }
    return new Outcome(answer, Source.NONE);
  }

  /** Gives up what is under way and waits for its end, so that nothing is written afterwards. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean isInterrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "endpoint");
    // A run that is broken off must not keep the process alive.
    thread.setDaemon(true);
    return thread;
  }
}
