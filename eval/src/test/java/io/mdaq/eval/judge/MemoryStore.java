// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.answers.AnswerStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps answers as long as it lives. */
final class MemoryStore implements AnswerStore {

  private final Map<String, Completed> answers = new ConcurrentHashMap<>();

  @Override
  public Optional<Completed> find(String hash) {
    return Optional.ofNullable(answers.get(hash));
  }

  @Override
  public Completed keep(String hash, byte[] request, Completed answer) {
    Completed before = answers.putIfAbsent(hash, answer);
    return before == null ? answer : before;
  }
}
