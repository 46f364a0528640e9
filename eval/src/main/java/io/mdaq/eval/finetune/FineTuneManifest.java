// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import java.util.List;
import java.util.Map;

/**
 * What a fine-tune says of itself: all that its output depends on, and what came out.
 *
 * @param command fine-tune
 * @param finishedAt when, in UTC
 * @param software what it ran on
 * @param seed the one seed; every other one is derived from it
 * @param config the effective configuration, every key
 * @param inputs the files read, with hashes
 * @param base the model that it started from
 * @param rows where the rows ended
 * @param sequences what was trained on
 * @param training how
 * @param output the hash of the files that came out, as of the base
 * @param seconds wall-clock time of the last start, from the first file to the written model
 */
public record FineTuneManifest(
    String command,
    String finishedAt,
    SoftwareVersions software,
    long seed,
    Map<String, Object> config,
    List<FileHash> inputs,
    Base base,
    RowCounts rows,
    Sequences sequences,
    Trained training,
    String output,
    double seconds) {

  /**
   * The model at the start.
   *
   * @param name nano, or the folder
   * @param sha256 of the list of its files with their hashes
   * @param parameters in all weights
   */
  public record Base(String name, String sha256, long parameters) {}

  /**
   * What one epoch sees.
   *
   * @param count of sequences
   * @param tokens of all
   * @param learned tokens that the loss is taken of
   */
  public record Sequences(long count, long tokens, long learned) {}

  /**
   * What the training did.
   *
   * @param parameters how many numbers were trained
   * @param precision of products
   * @param threads of one product; the last bits depend on them
   * @param firstLoss mean of the first ten steps; of half of them where there are fewer than twenty
   * @param lastLoss mean of the last ten steps likewise
   */
  public record Trained(
      long steps,
      long parameters,
      String precision,
      int threads,
      double firstLoss,
      double lastLoss) {}
}
