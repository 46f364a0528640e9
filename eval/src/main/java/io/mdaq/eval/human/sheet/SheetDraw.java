// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import io.mdaq.core.config.HumanEvalConfig;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.eval.human.JudgedPair;
import io.mdaq.eval.human.SheetKey;
import io.mdaq.eval.human.ShownText;
import io.mdaq.eval.human.Side;
import io.mdaq.eval.judge.run.AnsweredTurn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All that is drawn at random: which pairs, in which order, on which sides. Each draw is a hash of
 * the seed and of what is drawn, so nothing depends on the order of the judgements, and the same
 * questions are drawn in all languages.
 */
record SheetDraw(HumanEvalConfig.Sheets config) {

  private static final int ITEM_DIGITS = 12;

  /** The pairs of each language, by language. */
  SortedMap<String, List<JudgedPair>> pairs(List<JudgedPair> judged) {
    Map<String, List<JudgedPair>> byLanguage =
        judged.stream()
            .filter(pair -> isWanted(pair.language()))
            .collect(Collectors.groupingBy(JudgedPair::language));
    SortedMap<String, List<JudgedPair>> drawn = new TreeMap<>();
    byLanguage.forEach(
        (language, pairs) ->
            drawn.put(
                language,
                pairs.stream()
                    .sorted(
                        Comparator.comparing(this::rank)
                            .thenComparing(pair -> pair.at().prompt())
                            .thenComparingInt(pair -> pair.at().turn()))
                    .limit(config.pairs())
                    .toList()));
    return drawn;
  }

  /** The sheets of one language, one for each rater. */
  List<Sheet> sheets(String language, List<AnsweredTurn> turns) {
    return IntStream.rangeClosed(1, config.raters())
        .mapToObj(
            rater ->
                new Sheet(
                    language,
                    rater,
                    turns.stream()
                        .map(turn -> item(turn, rater))
                        .sorted(Comparator.comparing(item -> hash("order", item.key().item())))
                        .toList()))
        .toList();
  }

  private SheetItem item(AnsweredTurn turn, int rater) {
    String question = shown(turn.subject().question());
    String prompt = turn.subject().prompt();
    int number = turn.subject().turn();
    Side subject = side(prompt, number, rater);
    String ours = shown(turn.answers());
    String theirs = shown(turn.others());
    String a = subject == Side.A ? ours : theirs;
    String b = subject == Side.A ? theirs : ours;
    return new SheetItem(
        new SheetKey(
            hash("item", rater, prompt, number).substring(0, ITEM_DIGITS),
            rater,
            turn.subject().language(),
            prompt,
            turn.subject().set(),
            number,
            subject,
            ShownText.check(question, a, b)),
        question,
        a,
        b);
  }

  /** Drawn for the pair; every other rater sees it the other way round. */
  private Side side(String prompt, int turn, int rater) {
    Side drawn = hash("side", prompt, turn).charAt(0) < '8' ? Side.A : Side.B;
    return rater % 2 == 1 ? drawn : drawn.other();
  }

  private String rank(JudgedPair pair) {
    return hash("pair", pair.question(), pair.at().turn());
  }

  private boolean isWanted(String language) {
    return config.languages().isEmpty() || config.languages().get().resolve(language).isPresent();
  }

  private String hash(String purpose, Object... what) {
    List<Object> parts = new ArrayList<>(List.of(config.seed(), purpose));
    parts.addAll(List.of(what));
    return Sha256.hex(parts.stream().map(String::valueOf).collect(Collectors.joining("\0")));
  }

  /** One text as it is, several numbered. */
  private static String shown(List<String> texts) {
    if (texts.size() == 1) {
      return ShownText.clean(texts.get(0));
    }
    return ShownText.clean(
        IntStream.range(0, texts.size())
            .mapToObj(i -> "(" + (i + 1) + ") " + ShownText.clean(texts.get(i)))
            .collect(Collectors.joining("\n\n")));
  }
}
