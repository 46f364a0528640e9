// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import io.mdaq.core.sample.SampleText;
import io.mdaq.eval.prompt.Prompt;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds training samples that give away a question of the evaluation: those whose instruction is a
 * question, and those that share a run of {@value #WORDS} words with one anywhere in their texts.
 * The length of the run is that of Brown et al. (2020), appendix C, arXiv 2005.14165; where words
 * are not separated by spaces, two characters count as a word. Questions shorter than that are only
 * found whole.
 *
 * <p>Runs are compared by 64-bit hashes: among a million runs of questions, one in about 10^13 runs
 * of other text is taken for one of them by chance.
 */
public final class PromptOverlap {

  static final int WORDS = 13;

  /** How a sample and a question overlap. */
  public enum Kind {
    /** The instruction, with its input or without, is a turn of the question. */
    EXACT,
    /** A run of words stands in both. */
    RUN;

    /** The name in files. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An overlap.
   *
   * @param prompt the id of the question; of several the first by id
   */
  public record Match(Kind kind, String prompt) {}

  private final Map<Long, String> wholes = new HashMap<>();
  private final Map<Long, String> runs = new HashMap<>();

  /** The questions to look for, in any order. */
  public PromptOverlap(List<Prompt> prompts) {
    prompts.stream().sorted(Comparator.comparing(Prompt::id)).forEach(this::add);
  }

  private void add(Prompt prompt) {
    for (String turn : prompt.turns()) {
      TextUnits units = TextUnits.of(turn);
      if (!units.isEmpty()) {
        wholes.putIfAbsent(units.hash(), prompt.id());
      }
      for (int start = 0; start < units.size(); start++) {
        OptionalLong run = units.gram(start, WORDS);
        if (run.isEmpty()) {
          break;
        }
        runs.putIfAbsent(run.getAsLong(), prompt.id());
      }
    }
  }

  /** The overlap of a sample with a question: a whole question before a run, an early run first. */
  public Optional<Match> find(SampleText sample) {
    TextUnits asked = TextUnits.of(sample.instruction() + "\n" + sample.input());
    return whole(TextUnits.of(sample.instruction()))
        .or(() -> whole(asked))
        .or(() -> run(asked))
        .or(() -> run(TextUnits.of(sample.response())));
  }

  private Optional<Match> whole(TextUnits units) {
    return units.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(wholes.get(units.hash())).map(id -> new Match(Kind.EXACT, id));
  }

  private Optional<Match> run(TextUnits units) {
    for (int start = 0; start < units.size(); start++) {
      OptionalLong run = units.gram(start, WORDS);
      if (run.isEmpty()) {
        break;
      }
      String prompt = runs.get(run.getAsLong());
      if (prompt != null) {
        return Optional.of(new Match(Kind.RUN, prompt));
      }
    }
    return Optional.empty();
  }
}
