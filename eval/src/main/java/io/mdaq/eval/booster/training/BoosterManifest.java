// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.eval.booster.BoosterEvaluation;
import io.mdaq.eval.finetune.FineTuneManifest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the training of a booster says of itself: all that its output depends on, and what came out.
 *
 * @param command train-booster
 * @param finishedAt when, in UTC
 * @param software what it ran on
 * @param seed the one seed of the training; every other one is derived from it
 * @param config the effective configuration, every key
 * @param inputs the files read, with hashes
 * @param base the model that it started from
 * @param prompt the version of what boosters are asked, and the SHA-256 of its words
 * @param rows where the rows ended
 * @param sequences what was trained on
 * @param training how
 * @param output the hash of the files that came out, as of the base
 * @param evaluation what the booster does to pairs that were held out; null where none was tested
 * @param seconds wall-clock time of the last start
 */
public record BoosterManifest(
    String command,
    String finishedAt,
    SoftwareVersions software,
    long seed,
    Map<String, Object> config,
    List<FileHash> inputs,
    FineTuneManifest.Base base,
    Prompt prompt,
    PairCounts rows,
    FineTuneManifest.Sequences sequences,
    FineTuneManifest.Trained training,
    String output,
    @Nullable BoosterEvaluation evaluation,
    double seconds) {

  /** What boosters are asked. */
  public record Prompt(String version, String sha256) {}
}
