// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.ledger.LanguageProfile.Count;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The clusters of each group with their samples, as the ledger has them. */
final class ClusterCoverage {

  private ClusterCoverage() {}

  /** By group: the clusters that have candidates. */
  static SortedMap<String, List<Count>> of(ReportFacts facts) {
    TreeMap<String, List<Count>> lists = new TreeMap<>();
    byNumber(facts).forEach((group, clusters) -> lists.put(group, List.copyOf(clusters.values())));
    return lists;
  }

  /** By group, then by number of the cluster. */
  static SortedMap<String, SortedMap<Integer, Count>> byNumber(ReportFacts facts) {
    TreeMap<String, SortedMap<Integer, Count>> groups = new TreeMap<>();
    facts
        .profile()
        .languages()
        .forEach(
            (code, profile) -> {
              SortedMap<Integer, Count> clusters = profile.clusters();
              if (!clusters.isEmpty()) {
                groups.merge(groupOf(code, facts), clusters, ClusterCoverage::plus);
              }
            });
    return groups;
  }

  /** A language is its own group, unless all are one. */
  private static String groupOf(String code, ReportFacts facts) {
    SortedMap<String, ?> groups = facts.manifest().groups();
    return groups.containsKey(code) ? code : groups.firstKey();
  }

  private static SortedMap<Integer, Count> plus(
      SortedMap<Integer, Count> some, SortedMap<Integer, Count> more) {
    TreeMap<Integer, Count> both = new TreeMap<>(some);
    for (Map.Entry<Integer, Count> cluster : more.entrySet()) {
      both.merge(cluster.getKey(), cluster.getValue(), Count::plus);
    }
    return both;
  }
}
