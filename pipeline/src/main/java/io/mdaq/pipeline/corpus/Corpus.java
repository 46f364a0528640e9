// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.corpus;

import io.mdaq.core.ledger.RowTally;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.selection.ValueHistogram;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole corpus in numbers.
 *
 * @param read the readers' tally of samples and rejected rows
 * @param rejected how many of them are rejected rows
 * @param scores by language: how often each score occurs
 * @param groups by group: what it may have
 */
public record Corpus(
    RowTally read,
    long rejected,
    SortedMap<String, ValueHistogram> scores,
    SortedMap<String, GroupQuota> groups) {

  public static RecordCoder<Corpus> coder() {
    return RecordCoder.of(Corpus.class, (out, corpus) -> corpus.write(out), Corpus::decode);
  }

  /** The score histogram of a language that has samples. */
  public ValueHistogram scoresOf(String language) {
    return required(scores, language);
  }

  /** The quota of a group that has samples. */
  public GroupQuota quotaOf(String group) {
    return required(groups, group);
  }

  private static <T> T required(SortedMap<String, T> map, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("\"" + key + "\" was not counted: a sample appeared late");
    }
    return value;
  }

  private void write(ByteWriter out) {
    out.putLong(read.outcomes());
    out.putFixedLong(read.fingerprint());
    out.putLong(rejected);
    out.putMap(scores, (to, histogram) -> histogram.write(to));
    out.putLong(groups.size());
    groups.forEach(
        (group, quota) -> {
          out.putText(group);
          quota.write(out, Optional.ofNullable(scores.get(group)));
        });
  }

  private static Corpus decode(ByteReader in) {
    RowTally read = new RowTally(in.longValue(), in.fixedLong());
    long rejected = in.longValue();
    SortedMap<String, ValueHistogram> scores = in.map(ValueHistogram::read);
    SortedMap<String, GroupQuota> groups = new TreeMap<>();
    for (int left = in.intValue(); left > 0; left--) {
      String group = in.text();
      groups.put(group, GroupQuota.read(in, Optional.ofNullable(scores.get(group))));
    }
    return new Corpus(read, rejected, scores, groups);
  }
}
