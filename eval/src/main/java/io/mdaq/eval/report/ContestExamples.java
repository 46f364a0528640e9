// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.html.UserText;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.eval.diagnostics.GivenAnswer;
import io.mdaq.eval.diagnostics.Side;
import io.mdaq.eval.winrate.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some comparisons of a contest, of each language and kind those with the smallest hash of seed and
 * place, so that nobody chose them. They are drawn first, and take their texts from the answers as
 * these are read: only beginnings are kept. Not thread-safe.
 */
final class ContestExamples {

  /** Of each language and kind, at most. */
  static final int MOST_OF_A_KIND = 3;

  private static final int QUESTION = 500;
  private static final int ANSWER = 1000;

  private final List<Drawn> drawn;
  private final Map<Place, Texts> texts = new HashMap<>();

  private record Drawn(Example.Kind kind, Comparison comparison, String hash) {}

  private record Place(String prompt, int turn) {}

  private static final class Texts {
    private List<UserText> question = List.of();
    private final Map<Side, UserText> answers = new EnumMap<>(Side.class);
  }

  private ContestExamples(List<Drawn> drawn) {
    this.drawn = drawn;
    drawn.forEach(one -> texts.put(place(one.comparison()), new Texts()));
  }

  /** None, of contests that are not shown. */
  static ContestExamples none() {
    return new ContestExamples(List.of());
  }

  /** Draws; equal seeds and comparisons, in whatever order, give the same. */
  static ContestExamples draw(List<Comparison> comparisons, long seed) {
    Map<String, Map<Example.Kind, List<Drawn>>> byLanguage = new TreeMap<>();
    for (Comparison comparison : comparisons) {
      Example.Kind.of(comparison)
          .ifPresent(
              kind -> {
                List<Drawn> list =
                    byLanguage
                        .computeIfAbsent(
                            comparison.stratum().language(),
                            language -> new EnumMap<>(Example.Kind.class))
                        .computeIfAbsent(kind, key -> new ArrayList<>());
                list.add(new Drawn(kind, comparison, hash(comparison, seed)));
                if (list.size() > MOST_OF_A_KIND) {
                  list.sort(Comparator.comparing(Drawn::hash));
                  list.remove(MOST_OF_A_KIND);
                }
              });
    }
    List<Drawn> drawn = new ArrayList<>();
    byLanguage
        .values()
        .forEach(
            kinds ->
                kinds
                    .values()
                    .forEach(
                        list -> {
                          list.sort(Comparator.comparing(Drawn::hash));
                          drawn.addAll(list);
                        }));
    return new ContestExamples(drawn);
  }

  /** Takes the texts of an answer that was drawn. */
  void add(GivenAnswer answer) {
    Texts wanted = texts.get(new Place(answer.prompt(), answer.turn()));
    if (wanted != null) {
      String language = answer.language().equals(ReportConfig.NO_LANGUAGE) ? "" : answer.language();
      wanted.question =
          answer.question().stream().map(turn -> UserText.block(turn, language, QUESTION)).toList();
      wanted.answers.putIfAbsent(answer.side(), UserText.block(answer.text(), language, ANSWER));
    }
  }

  /** Those whose texts are known, by language, kind and hash. */
  List<Example> known() {
    List<Example> known = new ArrayList<>();
    for (Drawn one : drawn) {
      Texts found = texts.getOrDefault(place(one.comparison()), new Texts());
      UserText subject = found.answers.get(Side.SUBJECT);
      UserText baseline = found.answers.get(Side.BASELINE);
      if (subject != null && baseline != null) {
        known.add(new Example(one.kind(), one.comparison(), found.question, subject, baseline));
      }
    }
    return known;
  }

  private static Place place(Comparison comparison) {
    return new Place(comparison.prompt(), comparison.stratum().turn());
  }

  private static String hash(Comparison comparison, long seed) {
    return Sha256.hex(seed + "\n" + comparison.prompt() + "\n" + comparison.stratum());
  }
}
