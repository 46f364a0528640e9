// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is known of a trained encoder: its {@code manifest.json}, which is written last.
 *
 * @param format {@link #FORMAT}
 * @param software what trained it
 * @param base {@code nano}, or the folder that it came from
 * @param baseSha256 of the base, as manifests of {@code curate} name models
 * @param sha256 of the model, likewise
 * @param parameters how many numbers were trained
 * @param seed of all that was drawn at random
 * @param config the effective configuration, every key
 * @param precision what products were computed in
 * @param threads how many each product was computed on; the last bits depend on it
 * @param pairs revision pairs by language, those left out included
 * @param groups source examples
 * @param triplets what was trained on
 * @param sameResponse pairs left out because the expert did not touch the response
 * @param cutTexts texts of which only the beginning was read
 * @param steps of the optimizer
 * @param files of the model
 */
public record EncoderScorerCard(
    String format,
    SoftwareVersions software,
    String base,
    String baseSha256,
    String sha256,
    long parameters,
    long seed,
    Map<String, Object> config,
    String precision,
    int threads,
    SortedMap<String, Long> pairs,
    long groups,
    long triplets,
    long sameResponse,
    long cutTexts,
    long steps,
    List<FileHash> files) {

  /** What tells the file from other manifests. */
  public static final String FORMAT = "mdaq-encoder-scorer";

  public EncoderScorerCard {
    files = List.copyOf(files);
  }
}
