// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;

import io.mdaq.core.html.Cell;
import io.mdaq.core.html.ConfigTable;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.UserText;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.util.List;
import java.util.Optional;

/**
 * What the run depended on.
 *
 * @param software versions, models and seed
 * @param inputs the first files
 * @param more how many files there are besides, in words; empty where there are none
 */
record ProvenanceSection(DataTable software, DataTable inputs, String more) {

  private static final int FILES_SHOWN = 50;

  /** Every key of the configuration. */
  static Optional<Section> configuration(ReportFacts facts) {
    DataTable table = ConfigTable.of(facts.manifest().command(), facts.manifest().config());
    return Optional.of(new Section("configuration", "Configuration", table));
  }

  /** Versions, models, seed and input files. */
  static Optional<Section> provenance(ReportFacts facts) {
    CurationManifest manifest = facts.manifest();
    DataTable software =
        new DataTable(
            "What the result depends on.",
            List.of(Column.text("what"), Column.text("which"), Column.text("SHA-256")));
    software.row(Cell.text("mdaq"), UserText.inline(manifest.software().mdaq()), Cell.NONE);
    software.row(Cell.text("engine"), UserText.inline(manifest.software().engine()), Cell.NONE);
    software.row(
        Cell.text("Java"),
        UserText.inline(manifest.software().java() + ", " + manifest.software().platform()),
        Cell.NONE);
    software.row(Cell.text("seed"), Cell.text(Long.toString(manifest.seed())), Cell.NONE);
    manifest
        .models()
        .forEach(
            model ->
                software.row(
                    Cell.text(model.role()),
                    UserText.inline(model.name()),
                    UserText.code(model.sha256())));
    DataTable inputs =
        new DataTable(
            "Input files, as stored.",
            List.of(Column.text("file"), Column.number("bytes"), Column.text("SHA-256")));
    for (FileHash file : manifest.inputs().subList(0, shown(manifest))) {
      inputs.row(
          UserText.code(file.name()), Cell.count(file.bytes()), UserText.code(file.sha256()));
    }
    int hidden = manifest.inputs().size() - shown(manifest);
    ProvenanceSection section =
        new ProvenanceSection(
            software, inputs, hidden == 0 ? "" : count(hidden) + " more are in manifest.json.");
    return Optional.of(
        new Section("provenance", "Provenance", PageTemplates.content("provenance", section)));
  }

  private static int shown(CurationManifest manifest) {
    return Math.min(FILES_SHOWN, manifest.inputs().size());
  }

  /** When and how long: all that differs between two runs of the same. */
  static Optional<Section> time(ReportFacts facts) {
    CurationManifest manifest = facts.manifest();
    DataTable table =
        new DataTable(
            "Finished at %s after %.1f s. Time in a stage is summed over the workers in this process."
                .formatted(manifest.finishedAt(), manifest.seconds().total()),
            List.of(Column.text("stage"), Column.number("seconds")));
    manifest
        .seconds()
        .stages()
        .forEach((stage, seconds) -> table.row(Cell.text(stage), Cell.decimal(seconds, 1)));
    return Optional.of(new Section("time", "Time", table));
  }
}
