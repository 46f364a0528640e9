// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.core.training.finetuning.ExampleSet.Fate;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** Turns rows and texts into sequences of tokens, one after the other. */
public sealed interface SequenceMaker permits ResponseSequences, TextSequences, LlamaFactoryData {

  /**
   * What became of a row or text.
   *
   * @param tokens that it has, before anything is cut off
   */
  record Made(Fate fate, long tokens) {}

  /**
   * Takes a row.
   *
   * @param row its number, from 0
   * @throws io.mdaq.core.problem.UserException if no sequence can be made of it
   */
  Made add(ReadSample sample, long row);

  /**
   * Takes a conversation.
   *
   * @param messages the last one is the answer, which is learned
   * @param row its number, from 0
   * @throws io.mdaq.core.problem.UserException if no sequence can be made of it
   */
  Made add(List<ChatMessage> messages, long row);

  /**
   * Takes a whole text.
   *
   * @throws io.mdaq.core.problem.UserException if texts are not learned
   */
  Made add(String file, BufferedReader text) throws IOException;

  /**
   * All sequences.
   *
   * @throws io.mdaq.core.problem.UserException if there is none to train on
   */
  ExampleSet finish();
}
