// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.training.finetuning.ChatSequences;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.core.training.finetuning.ExampleSet.Fate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Rows as LLaMA-Factory reads them, a line of {@code messages} for each row that would be trained
 * on here.
 *
 * <p>Where the base has a chat template, question and answer are written as that renders them, for
 * LLaMA-Factory's template "empty", which adds nothing: the model sees the same tokens as here.
 * Where it has none, the turns are written as they are, for LLaMA-Factory's template "alpaca",
 * which it then puts into the tokenizer that comes back.
 */
final class LlamaFactoryData implements SequenceMaker {

  private static final JsonMapper JSON = new JsonMapper();

  private final ResponseSequences sequences;
  private final ChatExamples chat;
  private final OutputStream lines;

  /**
   * @param sequences decides what becomes of each row
   */
  LlamaFactoryData(ResponseSequences sequences, ChatExamples chat, OutputStream lines) {
    this.sequences = sequences;
    this.chat = chat;
    this.lines = lines;
  }

  @Override
  public Made add(ReadSample sample, long row) {
    Made made = sequences.add(sample, row);
    if (isUsed(made)) {
      write(chat.sequences().isPlain() ? ChatExamples.messages(sample) : chat.rendered(sample));
    }
    return made;
  }

  @Override
  public Made add(List<ChatMessage> messages, long row) {
    Made made = sequences.add(messages, row);
    if (isUsed(made)) {
      ChatSequences format = chat.sequences();
      write(format.isPlain() ? messages : format.texts(format.render(messages)));
    }
    return made;
  }

  private static boolean isUsed(Made made) {
    return made.fate() == Fate.USED || made.fate() == Fate.TRUNCATED;
  }

  private void write(List<ChatMessage> turns) {
    ObjectNode line = JSON.createObjectNode();
    ArrayNode messages = line.putArray("messages");
    for (ChatMessage turn : turns) {
      messages.addObject().put("role", turn.role().id()).put("content", turn.content());
    }
    try {
      lines.write(JSON.writeValueAsBytes(line));
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Made add(String file, BufferedReader text) {
    return sequences.add(file, text);
  }

  @Override
  public ExampleSet finish() {
    return sequences.finish();
  }
}
