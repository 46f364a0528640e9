// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import io.mdaq.core.manifest.FileHash;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What manifests say of a prompt set.
 *
 * @param name the first part of its prompts' ids
 * @param files what was read, sorted by name
 * @param alignment whether keys pair languages
 * @param aligned the languages that they pair, sorted; empty where there is no alignment
 * @param prompts how many prompts of each language are asked
 * @param leftOut usable rows of these files that are not asked: in other languages, or beyond the
 *     limit
 * @param rejected rows that are no prompts
 * @param translatedKeys rows whose only key is no known one and was taken for {@code instruction}
 */
public record PromptSetFacts(
    String name,
    List<FileHash> files,
    Alignment alignment,
    List<String> aligned,
    SortedMap<String, Long> prompts,
    long leftOut,
    List<RejectedPrompt> rejected,
    long translatedKeys) {

  public PromptSetFacts {
    files = List.copyOf(files);
    aligned = List.copyOf(aligned);
    prompts = Collections.unmodifiableSortedMap(new TreeMap<>(prompts));
    rejected = List.copyOf(rejected);
    if ((alignment == Alignment.BY_ID) == aligned.isEmpty()) {
      throw new IllegalArgumentException(name + ": " + alignment + " comes with " + aligned);
    }
  }
}
