// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.ConfigLayer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that name revision pairs. */
final class RevisionInput {

  @Option(
      names = "--input",
      paramLabel = "GLOB",
      description = "Revision pairs: JSON, JSON Lines (plain, gzip, zstd) or Parquet. Repeatable.")
  private List<String> globs = new ArrayList<>();

  @Option(
      names = "--source-rows",
      paramLabel = "FILE",
      description =
          "JSON file with the source example of every row, {\"Arabic\": [0, 1, 3], ...}: translations"
              + " of one example are then kept together.")
  private @Nullable String sourceRows;

  List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    if (!globs.isEmpty()) {
      flags.add(ConfigLayer.flag("--input", "input.globs", globs));
    }
    ConfigLayers.add(flags, "--source-rows", "input.source_rows", sourceRows);
    return flags;
  }
}
