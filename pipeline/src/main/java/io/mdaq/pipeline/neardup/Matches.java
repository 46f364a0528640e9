// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of samples that are nearly the same, in no particular order.
 *
 * @param pairs may hold a pair more than once
 */
public record Matches(List<Match> pairs) {

  /** Two samples whose similarity reaches the threshold. */
  public record Match(Rank one, Rank other) {

    private void write(ByteWriter out) {
      Ranks.write(out, one);
      Ranks.write(out, other);
    }

    private static Match read(ByteReader in) {
      return new Match(Ranks.read(in), Ranks.read(in));
    }
  }

  public static RecordCoder<Matches> coder() {
    return RecordCoder.of(
        Matches.class,
        (out, matches) -> out.putAll(matches.pairs, (to, match) -> match.write(to)),
        in -> new Matches(in.all(Match::read)));
  }

  /**
   * Who goes, and who stays for it. Samples that matches link, directly or over others, stay
   * together; of each such chain the best-ranked sample survives. So no survivor is itself a
   * duplicate, and which samples go depends on nothing but the matches and the ranks.
   *
   * @return each duplicate with its one survivor, by the duplicates' ids
   */
  public List<IdPair> survivors() {
    Map<SampleId, Rank> better = new HashMap<>();
    for (Match match : pairs) {
      Rank one = best(match.one, better);
      Rank other = best(match.other, better);
      int order = one.compareTo(other);
      if (order != 0) {
        Rank worse = order < 0 ? other : one;
        better.put(worse.id(), order < 0 ? one : other);
      }
    }
    List<IdPair> survivors = new ArrayList<>();
    List.copyOf(better.entrySet())
        .forEach(
            link -> survivors.add(new IdPair(link.getKey(), best(link.getValue(), better).id())));
    survivors.sort(Comparator.naturalOrder());
    return survivors;
  }

  /** The end of the links from a sample; what was passed is linked closer to it (path halving). */
  private static Rank best(Rank sample, Map<SampleId, Rank> better) {
    Rank here = sample;
    Rank next = better.get(here.id());
    while (next != null) {
      Rank afterNext = better.get(next.id());
      if (afterNext != null) {
        better.put(here.id(), afterNext);
      }
      here = next;
      next = afterNext;
    }
    return here;
  }
}
