// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import java.util.List;
import java.util.Map;

/**
 * What an exported job says of itself.
 *
 * @param <C> how rows are counted
 * @param command such as fine-tune --export llama-factory
 * @param finishedAt when, in UTC
 * @param config the effective configuration, every key
 * @param inputs the files read, with hashes
 * @param base the model that the job starts from
 * @param rows where the rows ended
 * @param sequences what the job trains on
 */
public record ExportManifest<C>(
    String command,
    String finishedAt,
    SoftwareVersions software,
    Map<String, Object> config,
    List<FileHash> inputs,
    FineTuneManifest.Base base,
    C rows,
    FineTuneManifest.Sequences sequences) {}
