// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.judge.label.ParsedReply.Decided;
import io.mdaq.eval.judge.label.ParsedReply.Undecided;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.Finish;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the label of a judge's reply. Exactly one distinct label is a verdict, however often it
 * stands there; two are none, since nobody knows which was meant. What a reasoning model writes for
 * itself, up to {@code </think>}, is not part of the reply. A reply without a label was withheld or
 * declined (REFUSED), cut off (TRUNCATED), or cannot be read (UNPARSED).
 */
public record ReplyParser(LabelScheme scheme) {

  private static final String THINKING = "<think>";
  private static final String THOUGHT = "</think>";

  /** Whoever declines does so at once. */
  private static final int OPENING_CHARS = 300;

  private static final Pattern DECLINING =
      Pattern.compile(
          "\\bi(?: am|['’]m) (?:unable|not able) to\\b"
              + "|\\bi (?:cannot|can['’]t|can not|won['’]t|will not|must decline|decline to)\\b"
              + "|\\bi(?: am|['’]m) sorry,? but\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads a reply.
   *
   * @param reply the judge's words, untrusted
   * @param finish how the reply ended
   */
  public ParsedReply parse(String reply, Finish finish) {
    String answer = behindReasoning(reply);
    Set<Label> labels = scheme.labelsIn(answer);
    if (labels.size() == 1) {
      return new Decided(labels.iterator().next());
    }
    if (!labels.isEmpty()) {
      return new Undecided(
          Verdict.UNPARSED,
          "the reply has more than one label: "
              + labels.stream().map(scheme::write).collect(Collectors.joining(", ")));
    }
    return switch (finish) {
      case CONTENT_FILTER -> new Undecided(Verdict.REFUSED, "the endpoint withheld the reply");
      case LENGTH -> new Undecided(Verdict.TRUNCATED, "the reply was cut off before a label");
      default -> withoutLabel(answer);
    };
  }

  private static ParsedReply withoutLabel(String answer) {
    String opening = answer.strip();
    opening = opening.substring(0, Math.min(OPENING_CHARS, opening.length()));
    return DECLINING.matcher(opening).find()
        ? new Undecided(Verdict.REFUSED, "the judge declined: " + Excerpt.of(opening))
        : new Undecided(Verdict.UNPARSED, "the reply has no label: " + Excerpt.of(opening));
  }

  private static String behindReasoning(String reply) {
    int thought = reply.lastIndexOf(THOUGHT);
    if (thought >= 0) {
      return reply.substring(thought + THOUGHT.length());
    }
    return reply.stripLeading().startsWith(THINKING) ? "" : reply;
  }
}
