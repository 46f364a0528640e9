// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import io.mdaq.core.format.ReadSample;
import io.mdaq.core.scorer.RevisionPair;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample data of one language.
 *
 * @param language its code
 * @param revisions both sides of each revision in the order of the file, the raw one first
 * @param pool in the order of the file
 * @param prompts in the order of the file
 * @param key what was planted where
 */
public record LanguageSamples(
    String language,
    List<ReadSample> revisions,
    List<ReadSample> pool,
    List<SamplePrompt> prompts,
    SampleKey key) {

  public LanguageSamples {
    revisions = List.copyOf(revisions);
    pool = List.copyOf(pool);
    prompts = List.copyOf(prompts);
  }

  /** The revisions for training and evaluating scorers; each pair is a source of its own. */
  public List<RevisionPair> pairs() {
    List<RevisionPair> pairs = new ArrayList<>();
    for (int i = 0; i < revisions.size(); i += 2) {
      String group = language + "-" + (pairs.size() + 1);
      pairs.add(
          new RevisionPair(group, language, revisions.get(i).text(), revisions.get(i + 1).text()));
    }
    return pairs;
  }
}
