// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.text.MarkdownText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A booster's figures in words and tables, as Markdown. */
public final class EvaluationMarkdown {

  private EvaluationMarkdown() {}

  /** The page. */
  public static String of(BoosterEvaluation evaluation) {
    MarkdownText text = new MarkdownText();
    LanguageFigures all = evaluation.all();
    text.line("# What the booster does to revisions that it has not seen");
    text.line("");
    text.line(verdict(all));
    text.heading("Replies");
    text.table(
        List.of("language", "pairs", "loss", "readable", "accepted", "others, by reason"),
        "lrrrrl");
    evaluation.figures().forEach(figures -> addReplies(text, figures));
    text.line("");
    text.line(
        "Loss is in nats per token of the expert's revision, its end included"
            + (all.lossPairs() < all.pairs()
                ? "; of %s pairs, the others are too long for the model."
                    .formatted(count(all.lossPairs()))
                : "."));
    text.heading("How near readable replies are to the expert's revision");
    text.table(
        List.of(
            "language",
            "readable",
            "chrF",
            "chrF left as it is",
            "edit distance",
            "left as it is",
            "scorer prefers the reply",
            "scorer prefers the expert"),
        "lrrrrrrr");
    evaluation.figures().stream()
        .filter(figures -> figures.readable() > 0)
        .forEach(figures -> addNearness(text, figures));
    text.line("");
    text.line(
        "chrF is 100 where a text is the expert's; edit distances are means, in characters. \"Left"
            + " as it is\" takes the same samples without the booster. The scorer prefers what it"
            + " scores higher than the sample as it was.");
    text.line("");
    text.line(
        "Every reply is in %s. Prompt %s, model %s, scorer %s."
            .formatted(
                EvaluationFiles.REPLIES,
                evaluation.prompt(),
                evaluation.model(),
                evaluation.scorer()));
    return text.toString();
  }

  /** What came out, in a sentence or two. */
  public static String verdict(LanguageFigures all) {
    long accepted = accepted(all);
    String sentence =
        "Of %s samples %s would be replaced by what the booster made of them (%s)."
            .formatted(count(all.pairs()), count(accepted), share(accepted, all.pairs()));
    if (accepted > 0) {
      return sentence;
    }
    return sentence
        + (all.readable() == 0
            ? " None of its replies can be read: it has not learned the form of a reply."
            : " Its replies are of no use as they are.");
  }

  private static void addReplies(MarkdownText text, LanguageFigures figures) {
    Double loss = figures.loss();
    text.row(
        figures.language(),
        count(figures.pairs()),
        loss == null ? "-" : String.format(Locale.ROOT, "%.4f", loss),
        share(figures.readable(), figures.pairs()),
        share(accepted(figures), figures.pairs()),
        figures.outcomes().entrySet().stream()
            .filter(outcome -> !outcome.getKey().equals(LanguageFigures.ACCEPTED))
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(outcome -> outcome.getKey() + " " + count(outcome.getValue()))
            .collect(Collectors.joining(", ")));
  }

  private static void addNearness(MarkdownText text, LanguageFigures figures) {
    text.row(
        figures.language(),
        count(figures.readable()),
        number(figures.booster().chrf()),
        number(figures.leftAsIs().chrf()),
        number(figures.booster().editDistance()),
        number(figures.leftAsIs().editDistance()),
        share(figures.replyPreferred(), figures.readable()),
        share(figures.expertPreferred(), figures.readable()));
  }

  private static long accepted(LanguageFigures figures) {
    return figures.outcomes().getOrDefault(LanguageFigures.ACCEPTED, 0L);
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "-" : percent((double) part / whole);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
