// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.files.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is shown of a run or of a part of it. Parts add up to that of the whole, in any order.
 *
 * <p>Bound: some 30 KB for each language and 10 KB for each group.
 *
 * @param languages by language
 * @param clusters some clusters of each group, in an order by hash
 */
public record RunExamples(
    SortedMap<String, LanguageExamples> languages,
    SortedMap<String, List<ClusterExample>> clusters) {

  /** The file's name in the output folder. */
  public static final String FILE = OutputFolder.RUN_FACTS + "/examples.json";

  /** Of no samples. */
  public static final RunExamples NONE = new RunExamples(new TreeMap<>(), new TreeMap<>());

  /** How many clusters of a group are kept: more than are shown, since small ones say little. */
  static final int CLUSTERS_KEPT = 6;

  public RunExamples {
    languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
    clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
  }

  /** These and those of another part. */
  public RunExamples plus(RunExamples other) {
    TreeMap<String, LanguageExamples> both = new TreeMap<>(languages);
    other.languages.forEach((code, more) -> both.merge(code, more, LanguageExamples::plus));
    TreeMap<String, List<ClusterExample>> groups = new TreeMap<>(clusters);
    other.clusters.forEach((group, more) -> groups.merge(group, more, RunExamples::merged));
    return new RunExamples(both, groups);
  }

  private static List<ClusterExample> merged(List<ClusterExample> some, List<ClusterExample> more) {
    Map<Integer, ClusterExample> byNumber = new TreeMap<>();
    some.forEach(cluster -> byNumber.put(cluster.number(), cluster));
    more.forEach(cluster -> byNumber.merge(cluster.number(), cluster, ClusterExample::plus));
    return byNumber.values().stream().sorted(ClusterExample.ORDER).limit(CLUSTERS_KEPT).toList();
  }

  /** Between workers it travels as it is written. */
  public static RecordCoder<RunExamples> coder() {
    return RecordCoder.of(
        RunExamples.class,
        (out, examples) -> out.putBytes(examples.toBytes()),
        in -> ofBytes(in.bytes()));
  }

  private byte[] toBytes() {
    try {
      return JsonFile.line(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunExamples ofBytes(byte[] bytes) {
    try {
      return JsonFile.readLine(new String(bytes, StandardCharsets.UTF_8), RunExamples.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
