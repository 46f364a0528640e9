// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.facts;

import io.mdaq.core.ledger.RowTally;
import io.mdaq.pipeline.files.OutputFolder;
import java.util.SortedMap;

/**
 * What only the pipeline knows: it writes it to a file, because an engine may run elsewhere.
 *
 * @param read the readers' own tally, to hold against the ledger's
 * @param groups by group
 */
public record RunFacts(RowTally read, SortedMap<String, GroupFacts> groups) {

  /** The file's name in the output folder. */
  public static final String FILE = OutputFolder.RUN_FACTS + "/facts.json";
}
