// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.eval.prompt.PromptSetFacts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder of responses says of itself; written last.
 *
 * @param fingerprint SHA-256 of everything that decides the responses: a run with another one does
 *     not continue this one
 * @param model who answered
 * @param sampling how
 * @param sets what was asked
 * @param counts responses by language and finish
 * @param responses the file of responses
 * @param versions the software
 */
public record ResponseManifest(
    String fingerprint,
    AnsweringModel model,
    Sampling sampling,
    List<PromptSetFacts> sets,
    SortedMap<String, Map<Finish, Long>> counts,
    FileHash responses,
    SoftwareVersions versions) {

  public ResponseManifest {
    sets = List.copyOf(sets);
    SortedMap<String, Map<Finish, Long>> copy = new TreeMap<>();
    counts.forEach(
        (language, ofFinish) -> {
          Map<Finish, Long> ordered = new EnumMap<>(Finish.class);
          ordered.putAll(ofFinish);
          copy.put(language, Collections.unmodifiableMap(ordered));
        });
    counts = Collections.unmodifiableSortedMap(copy);
  }
}
