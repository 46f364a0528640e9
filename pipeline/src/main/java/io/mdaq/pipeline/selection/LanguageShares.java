// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.cluster.LargestRemainder;
import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a budget is divided among languages: exact integers, ties by language code. */
public sealed interface LanguageShares extends Serializable {

  /**
   * Divides the budget.
   *
   * @param budget in all; {@link Explicit} does not use it
   * @param sizes the number of samples of each language
   * @throws UserException if a language with samples would get nothing and that is refused
   */
  Allocation allocate(Budget budget, SortedMap<String, Long> sizes, EmptyLanguages empty);

  /**
   * In proportion to the samples, by largest remainders. A language whose share rounds to nothing
   * takes one from the language with the largest share, unless empty languages are allowed.
   */
  record Proportional() implements LanguageShares {
    @Override
    public Allocation allocate(Budget budget, SortedMap<String, Long> sizes, EmptyLanguages empty) {
      long available = Shares.sum(sizes);
      long requested = budget.of(available);
      long total = Math.min(requested, available);
      Shares.requireOneEach(total, sizes, empty);
      long[] counts = sizes.values().stream().mapToLong(Long::longValue).toArray();
      long[] shares;
      if (available == 0) {
        shares = new long[counts.length];
      } else if (empty == EmptyLanguages.ALLOWED) {
        shares = LargestRemainder.divide(counts, total);
      } else {
        shares = LargestRemainder.divideLeavingNoneOut(counts, total);
      }
      SortedMap<String, Long> quotas = new TreeMap<>();
      int next = 0;
      for (String language : sizes.keySet()) {
        quotas.put(language, shares[next++]);
      }
      return new Allocation(requested, quotas);
    }
  }

  /**
   * The same for each language; what a small language cannot fill goes to the others in equal
   * parts. Left-over single samples go to the first languages by code that have more to give.
   */
  record Equal() implements LanguageShares {
    @Override
    public Allocation allocate(Budget budget, SortedMap<String, Long> sizes, EmptyLanguages empty) {
      long available = Shares.sum(sizes);
      long requested = budget.of(available);
      long left = Math.min(requested, available);
      Shares.requireOneEach(left, sizes, empty);
      List<Map.Entry<String, Long>> smallestFirst =
          sizes.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()))
              .toList();
      SortedMap<String, Long> quotas = new TreeMap<>();
      int done = 0;
      // A language that cannot fill an equal share gives all it has; the others' share then grows.
      while (done < sizes.size()
          && smallestFirst.get(done).getValue() <= left / (sizes.size() - done)) {
        Map.Entry<String, Long> language = smallestFirst.get(done++);
        quotas.put(language.getKey(), language.getValue());
        left -= language.getValue();
      }
      List<String> others =
          smallestFirst.subList(done, sizes.size()).stream()
              .map(Map.Entry::getKey)
              .sorted(Comparator.naturalOrder())
              .toList();
      for (int i = 0; i < others.size(); i++) {
        long extra = i < left % others.size() ? 1 : 0;
        quotas.put(others.get(i), left / others.size() + extra);
      }
      return new Allocation(requested, quotas);
    }
  }

  /**
   * As written in the configuration; what a language does not have is missing.
   *
   * @param counts by language code, not negative; zero is an explicit none
   */
  record Explicit(SortedMap<String, Long> counts) implements LanguageShares {

    public Explicit {
      counts.forEach(
          (language, count) -> {
            if (count < 0 || count > Budget.MAX) {
              throw UserException.usage(
                  "the budget of language \"%s\" is %d; write a number from 0 to %d"
                      .formatted(language, count, Budget.MAX));
            }
          });
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    @Override
    public Allocation allocate(Budget budget, SortedMap<String, Long> sizes, EmptyLanguages empty) {
      List<String> unnamed =
          Shares.languagesWithSamples(sizes).stream()
              .filter(language -> !counts.containsKey(language))
              .toList();
      if (empty == EmptyLanguages.REFUSED && !unnamed.isEmpty()) {
        throw UserException.usage(
            "the explicit budget names no number for "
                + String.join(", ", unnamed)
                + ", which the input contains; name one for each (0 to select none) or set"
                + " selection.allow_empty_languages: true");
      }
      SortedMap<String, Long> quotas = new TreeMap<>();
      sizes.forEach(
          (language, size) ->
              quotas.put(language, Math.min(size, counts.getOrDefault(language, 0L))));
      return new Allocation(Shares.sum(counts), quotas);
    }
  }
}
