// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.eval.winrate.Funnel;
import java.util.List;
import java.util.Map;

/**
 * What a folder with a report says of itself; written last.
 *
 * @param command the command that wrote the folder
 * @param finishedAt when, in UTC
 * @param software what it ran on
 * @param config the effective configuration, every key
 * @param inputs the files of judgements, then those of responses, of short questions and of other
 *     commands' findings, with hashes
 * @param counts all comparisons of all contests
 */
public record ReportManifest(
    String command,
    String finishedAt,
    SoftwareVersions software,
    Map<String, Object> config,
    List<FileHash> inputs,
    Funnel counts) {}
