// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.training.finetuning.ChatSequences;
import io.mdaq.core.training.finetuning.Example;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.core.training.finetuning.ExampleSet.TooLong;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;

/** A sequence for each row, of which the answer is learned. */
final class ResponseSequences implements SequenceMaker {

  private final ChatExamples chat;
  private final int maxTokens;
  private final TooLong tooLong;
  private final List<Example> examples = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();

  ResponseSequences(ChatExamples chat, int maxTokens, TooLong tooLong) {
    this.chat = chat;
    this.maxTokens = maxTokens;
    this.tooLong = tooLong;
  }

  @Override
  public Made add(ReadSample sample, long row) {
    return add(chat.of(sample), row);
  }

  @Override
  public Made add(List<ChatMessage> messages, long row) {
    ChatSequences sequences = chat.sequences();
    return add(sequences.sequence(sequences.render(messages)), row);
  }

  private Made add(Example example, long row) {
    Made made = new Made(ExampleSet.fate(example, maxTokens, tooLong), example.length());
    // What is left of a long row is enough to tell that it was long.
    examples.add(example.length() > maxTokens ? example.truncated(maxTokens + 1) : example);
    rows.add(Math.toIntExact(row));
    return made;
  }

  @Override
  public Made add(String file, BufferedReader text) {
    throw UserException.usage(
        file
            + ": a text has no responses to learn. Set examples.learn: text, or name files with"
            + " instructions and responses.");
  }

  @Override
  public ExampleSet finish() {
    ExampleSet set = ExampleSet.of(examples, maxTokens, tooLong);
    return new ExampleSet(
        set.usable(),
        set.places().stream().map(rows::get).toList(),
        set.truncated(),
        set.dropped(),
        set.masked());
  }
}
