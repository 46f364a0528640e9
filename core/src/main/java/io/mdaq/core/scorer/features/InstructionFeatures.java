// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** The form of the instruction: how it closes, how many sentences, what signs. */
final class InstructionFeatures implements FeatureGroup {

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    TextProfile instruction = sample.instruction();
    LineTable lines = sample.instructionLines();
    byte closing = lines.lastClosing();
    CharClass sign = CharClass.of(closing);
    sink.put("instruction_ends_with_period", sign == CharClass.PERIOD ? 1 : 0);
    sink.put("instruction_ends_sentence", CharClass.endsSentence(closing) ? 1 : 0);
    sink.put("instruction_ends_with_question", sign == CharClass.QUESTION ? 1 : 0);
    sink.put("instruction_ends_with_colon", sign == CharClass.COLON ? 1 : 0);
    sink.put("log_instruction_lines", FeatureScale.log(lines.count()));
    int sentenceEnds =
        instruction.count(CharClass.PERIOD)
            + instruction.count(CharClass.QUESTION)
            + instruction.count(CharClass.EXCLAMATION)
            + instruction.count(CharClass.ELLIPSIS);
    sink.put("log_instruction_sentence_ends", FeatureScale.log(sentenceEnds));
    sink.put("log_instruction_quotes", FeatureScale.log(instruction.count(CharClass.QUOTE)));
    sink.put("log_instruction_brackets", FeatureScale.log(instruction.count(CharClass.OPEN)));
    sink.put("log_instruction_commas", FeatureScale.log(instruction.count(CharClass.COMMA)));
    sink.put("instruction_has_colon", instruction.count(CharClass.COLON) > 0 ? 1 : 0);
  }
}
