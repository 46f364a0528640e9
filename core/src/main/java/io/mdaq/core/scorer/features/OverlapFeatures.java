// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/**
 * Repetition inside the response, and what it shares with its instruction and input, by {@link
 * LetterGrams}: a response that only repeats its task, or ignores it, shows here.
 */
final class OverlapFeatures implements FeatureGroup {

  /** The share of distinct grams falls with length; over the first grams alone it compares. */
  private static final int OPENING_GRAMS = 300;

  private static final int HEAD_GRAMS = 40;

  private final GramSet prompt = new GramSet();
  private final GramSet answer = new GramSet();
  private final GramSet firstSentence = new GramSet();
  private int[] sharedBefore = new int[512];

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    LetterGrams instruction = sample.instruction().grams();
    LetterGrams input = sample.input().grams();
    LetterGrams response = sample.response().grams();
    writeRepetition(response, sink);
    prompt.clear();
    add(prompt, instruction, 0, instruction.count());
    add(prompt, input, 0, input.count());
    countShared(response);

    int all = response.count();
    int firstEnd = response.countBefore(sample.responseSentences().firstEnd());
    int lastStart = response.countBefore(sample.responseSentences().lastStart());
    int firstLine = response.countBefore(sample.responseLines().firstEnd());
    sink.put("prompt_share", sharedIn(0, all));
    sink.put("prompt_share_in_first_sentence", sharedIn(0, firstEnd));
    sink.put("prompt_share_in_last_sentence", sharedIn(lastStart, all));
    sink.put("prompt_share_in_head", sharedIn(0, Math.min(HEAD_GRAMS, all)));
    sink.put("prompt_share_in_first_line", sharedIn(0, firstLine));
    sink.put("instruction_covered", covered(instruction, answer, 0));
    sink.put("input_covered", covered(input, answer, FeatureScale.ABSENT));
    sink.put("log_prompt_grams_in_first_sentence", FeatureScale.log(sharedBefore[firstEnd]));
    sink.put("log_new_grams", FeatureScale.log(all - sharedBefore[all]));
    firstSentence.clear();
    add(firstSentence, response, 0, firstEnd);
    sink.put("instruction_covered_by_first_sentence", covered(instruction, firstSentence, 0));
  }

  /** Fills {@link #answer}. */
  private void writeRepetition(LetterGrams response, FeatureSink sink) {
    int opening = Math.min(OPENING_GRAMS, response.count());
    answer.clear();
    add(answer, response, 0, opening);
    int distinctInOpening = answer.size();
    add(answer, response, opening, response.count());
    sink.put("distinct_share", FeatureScale.share(answer.size(), response.count(), 1));
    sink.put("distinct_share_in_opening", FeatureScale.share(distinctInOpening, opening, 1));
  }

  /** Running counts of the response's grams that instruction or input have too. */
  private void countShared(LetterGrams response) {
    if (sharedBefore.length <= response.count()) {
      sharedBefore = new int[2 * response.count()];
    }
    sharedBefore[0] = 0;
    for (int i = 0; i < response.count(); i++) {
      sharedBefore[i + 1] = sharedBefore[i] + (prompt.contains(response.hash(i)) ? 1 : 0);
    }
  }

  private double sharedIn(int from, int to) {
    return FeatureScale.share(sharedBefore[to] - sharedBefore[from], to - from, 0);
  }

  private static void add(GramSet set, LetterGrams grams, int from, int end) {
    for (int i = from; i < end; i++) {
      set.add(grams.hash(i));
    }
  }

  /** The share of the grams that the set has. */
  private static double covered(LetterGrams grams, GramSet set, double ifNone) {
    int found = 0;
    for (int i = 0; i < grams.count(); i++) {
      found += set.contains(grams.hash(i)) ? 1 : 0;
    }
    return FeatureScale.share(found, grams.count(), ifNone);
  }
}
