// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.record.SampleHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first candidates of a part of the corpus; lists of parts add up to that of the whole, in any
 * order. Holds at most twice as many as may be taken. Not thread-safe.
 */
public final class CandidateList {

  /**
   * A candidate.
   *
   * @param bound the most tokens that asking can take; nothing where it is not asked about, or
   *     where nothing is capped
   */
  record Entry(Place place, TokenUsage bound) {

    private void write(ByteWriter out) {
      place.write(out);
      out.putLong(bound.input());
      out.putLong(bound.output());
    }

    private static Entry read(ByteReader in) {
      return new Entry(Place.read(in), new TokenUsage(in.longValue(), in.longValue()));
    }
  }

  private final int most;
  private final List<Entry> entries = new ArrayList<>();
  private long samples;
  private long withExample;

  /**
   * @param most as many are taken at most
   */
  public CandidateList(int most) {
    this.most = most;
  }

  public static RecordCoder<CandidateList> coder() {
    return RecordCoder.of(
        CandidateList.class, (out, list) -> list.write(out), CandidateList::decode);
  }

  /** Counts a sample, whether or not it is a candidate. */
  void count(SampleHeader header) {
    samples++;
    if (!header.example().isEmpty()) {
      withExample++;
    }
  }

  void add(Place place, TokenUsage bound) {
    entries.add(new Entry(place, bound));
    if (entries.size() >= 2L * most) {
      prune();
    }
  }

  /** Adds those of another part. */
  public void addAll(CandidateList other) {
    other.entries.forEach(entry -> add(entry.place(), entry.bound()));
    samples += other.samples;
    withExample += other.withExample;
  }

  /**
   * About whom is asked.
   *
   * @throws UserException where siblings are to be looked at and no sample says of which example it
   *     is
   */
  public BoostPlan plan(BoostSettings settings) {
    if (settings.looksAtSiblings() && samples > 0 && withExample == 0) {
      throw UserException.failed(
          "boost.alignment_field: no sample (of %,d) has a text or a number in the field %s"
                  .formatted(samples, Excerpt.of(settings.alignmentField()))
              + " at the top of its row. Name the field that is equal in all translations of one"
              + " example, or none.");
    }
    prune();
    TokenUsage sum = TokenUsage.NONE;
    int asked = 0;
    for (Entry entry : entries) {
      TokenUsage more = sum.plus(entry.bound());
      if (!settings.cap().admits(more)) {
        break;
      }
      sum = more;
      asked++;
    }
    return new BoostPlan(
        places(entries.size()), places(asked), new BoostForecast(entries.size(), asked, sum));
  }

  private List<Place> places(int count) {
    return count == 0 ? List.of() : List.of(entries.get(count - 1).place());
  }

  private void prune() {
    entries.sort(Comparator.comparing(Entry::place));
    if (entries.size() > most) {
      entries.subList(most, entries.size()).clear();
    }
  }

  private void write(ByteWriter out) {
    prune();
    out.putLong(most);
    out.putLong(samples);
    out.putLong(withExample);
    out.putAll(entries, (to, entry) -> entry.write(to));
  }

  private static CandidateList decode(ByteReader in) {
    CandidateList list = new CandidateList(in.intValue());
    list.samples = in.longValue();
    list.withExample = in.longValue();
    list.entries.addAll(in.all(Entry::read));
    return list;
  }
}
