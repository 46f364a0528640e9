// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Samples with ranks, and what all stages together make of them without Beam. */
final class Pool {

  /** A sample of the pool. */
  record Entry(Rank rank, String language, SampleText text) {}

  /**
   * What was found.
   *
   * @param survivors of each duplicate
   * @param comparisons how many pairs of texts were compared
   */
  record Found(IdPairs survivors, long comparisons) {

    boolean isDuplicate(Entry entry) {
      return survivors.count(entry.rank().id()) == 1;
    }
  }

  private static final int GROUPS = 7;

  final List<Entry> entries = new ArrayList<>();

  /** Adds a sample; ids count upwards. */
  Entry add(int score, String language, String instruction, String response) {
    SampleId id = new SampleId(0x51EEDL, entries.size());
    Entry entry =
        new Entry(new Rank(score, id), language, new SampleText(instruction, "", response));
    entries.add(entry);
    return entry;
  }

  Found nearDuplicates(double threshold) {
    return nearDuplicates(NearDuplicateSettings.of(threshold, 42), entries);
  }

  /** The stages on samples in the given order. */
  static Found nearDuplicates(NearDuplicateSettings settings, List<Entry> entries) {
    Shingler shingler = new Shingler();
    BucketHasher hasher = new BucketHasher(settings);
    BucketEntries entriesOfAll = new BucketEntries();
    for (Entry entry : entries) {
      Buckets buckets = hasher.of(entry.language(), entry.text());
      for (long bucket : buckets.hashes()) {
        entriesOfAll.add(bucket, entry.rank(), buckets.shingles());
      }
    }
    Invitations invitations =
        new MeetingPlan(GROUPS, 1, id -> 0)
            .invitations(entriesOfAll.withLeaders(settings.threshold()))
            .getOrDefault(0, Invitations.NONE);
    Map<Integer, Meeting> meetings = new TreeMap<>();
    for (Entry entry : entries) {
      if (invitations.contain(entry.rank().id())) {
        invitations.send(entry.rank(), shingler.of(entry.text()), meetings);
      }
    }
    List<Matches.Match> matches = new ArrayList<>();
    meetings.values().forEach(m -> matches.addAll(m.matches(settings.threshold()).pairs()));
    return new Found(IdPairs.of(new Matches(matches).survivors()), invitations.comparisons());
  }
}
