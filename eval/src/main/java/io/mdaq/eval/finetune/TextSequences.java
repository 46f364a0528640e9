// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.training.finetuning.Example;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.core.training.finetuning.ExampleSet.Fate;
import io.mdaq.core.training.finetuning.ExampleSet.TooLong;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts put end to end and cut into sequences of one length, all of whose tokens are learned, as
 * GPT-3 was trained (Brown et al. 2020, arXiv:2005.14165): what a sequence has of one text is seen
 * by the next in it. Each text has the tokenizer's begin before it and an end token behind it.
 */
final class TextSequences implements SequenceMaker {

  private static final String PARAGRAPH = "\n\n";

  /** Long texts go through the tokenizer in pieces of about so many characters. */
  private static final int PIECE = 1 << 16;

  private final TextTokenizer tokenizer;
  private final int endId;
  private final int[] begin;
  private final int[] window;
  private final List<Example> examples = new ArrayList<>();
  private int filled;

  TextSequences(TextTokenizer tokenizer, int endId, int maxTokens) {
    this.tokenizer = tokenizer;
    this.endId = endId;
    this.begin = tokenizer.encode("", SpecialTokens.WITH);
    this.window = new int[maxTokens];
  }

  @Override
  public Made add(ReadSample sample, long row) {
    SampleText text = sample.text();
    String question =
        text.input().isEmpty() ? text.instruction() : text.instruction() + PARAGRAPH + text.input();
    return made(
        append(begin)
            + append(encoded(question + PARAGRAPH + text.response()))
            + append(new int[] {endId}));
  }

  @Override
  public Made add(List<ChatMessage> messages, long row) {
    throw new IllegalArgumentException("conversations are learned by their answers");
  }

  @Override
  public Made add(String file, BufferedReader text) throws IOException {
    long tokens = append(begin);
    StringBuilder piece = new StringBuilder();
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      piece.append(line).append('\n');
      if (piece.length() >= PIECE) {
        tokens += append(encoded(piece.toString()));
        piece.setLength(0);
      }
    }
    tokens += append(encoded(piece.toString()));
    return made(tokens + append(new int[] {endId}));
  }

  private static Made made(long tokens) {
    return new Made(Fate.USED, tokens);
  }

  private int[] encoded(String text) {
    return tokenizer.encode(text, SpecialTokens.WITHOUT);
  }

  private long append(int[] ids) {
    for (int from = 0; from < ids.length; ) {
      int count = Math.min(ids.length - from, window.length - filled);
      System.arraycopy(ids, from, window, filled, count);
      filled += count;
      from += count;
      if (filled == window.length) {
        cut();
      }
    }
    return ids.length;
  }

  private void cut() {
    examples.add(Example.ofText(Arrays.copyOf(window, filled)));
    filled = 0;
  }

  /** A last token alone predicts nothing and is left out. */
  @Override
  public ExampleSet finish() {
    if (filled > 1) {
      cut();
    }
    return ExampleSet.of(examples, window.length, TooLong.DROP);
  }
}
