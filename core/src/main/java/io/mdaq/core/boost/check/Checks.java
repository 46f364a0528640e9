// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every check found.
 *
 * @param language of each section
 * @param arrangement whether the sections are where they were
 * @param meaning the closeness of texts, and what follows from it
 * @param markup what was injected, such as {@code <script}; empty where nothing was
 * @param ending whether the response is complete
 * @param lengths of instruction, input and response
 * @param lost what the task may need and the revision has no longer
 * @param editDistance over the three sections, in code points
 * @param referencesBefore things of the language's own world that the sample names
 * @param referencesAfter those that the revision names
 * @param objections all of them, in order; empty where the revision may be taken
 */
public record Checks(
    LanguageCheck.Finding language,
    ArrangementCheck.Finding arrangement,
    MeaningCheck.Finding meaning,
    List<String> markup,
    EndingCheck.Finding ending,
    LengthCheck.Finding lengths,
    Set<Essential> lost,
    int editDistance,
    int referencesBefore,
    int referencesAfter,
    List<Objection> objections) {

  public Checks {
    markup = List.copyOf(markup);
    lost = Collections.unmodifiableSet(new TreeSet<>(lost));
    objections = List.copyOf(objections);
  }

  /** The first objection. */
  public Optional<Objection> objection() {
    return objections.stream().findFirst();
  }
}
