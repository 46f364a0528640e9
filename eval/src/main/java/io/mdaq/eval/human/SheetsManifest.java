// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import io.mdaq.core.manifest.SoftwareVersions;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a folder of sheets says of itself; written last.
 *
 * @param command the command that wrote the folder
 * @param finishedAt when, in UTC
 * @param software what it ran on
 * @param config the effective configuration, every key
 * @param judged the folder of judgements
 * @param judgementsSha256 of the judgements
 * @param dimension what the judge was asked about
 * @param pairs drawn, by language
 * @param keySha256 of {@code key.jsonl}
 */
public record SheetsManifest(
    String command,
    String finishedAt,
    SoftwareVersions software,
    Map<String, Object> config,
    String judged,
    String judgementsSha256,
    String dimension,
    SortedMap<String, Integer> pairs,
    String keySha256) {

  /** The key's file. */
  public static final String KEY = "key.jsonl";
}
