// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.boost.check.LanguageCheck.Verdict;
import io.mdaq.core.culture.ReferenceList;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.EditDistance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes all checks of a revision. Keeps scratch memory: use one instance per thread. */
public final class Verifier {

  private final LanguageCheck languages;
  private final MeaningModel model;
  private final MeaningCheck meanings;
  private final Closeness closeness = new Closeness();
  private final Centers centers;
  private final Map<String, Optional<ReferenceList>> references = new HashMap<>();

  /**
   * @param detector of the languages that the samples may be in
   */
  public Verifier(LanguageDetector detector, MeaningModel model) {
    this(detector, model, Background.NONE);
  }

  /**
   * @param detector of the languages that the samples may be in
   * @param background of the samples among which the revised ones are
   */
  public Verifier(LanguageDetector detector, MeaningModel model, Background background) {
    this(detector, model, SiblingModel.embedded(), background);
  }

  /**
   * @param detector of the languages that the samples may be in
   * @param model decides where a sample has no siblings
   * @param siblingModel decides where it has some
   * @param background of the samples among which the revised ones are
   */
  public Verifier(
      LanguageDetector detector,
      MeaningModel model,
      SiblingModel siblingModel,
      Background background) {
    this.languages = new LanguageCheck(detector);
    this.model = model;
    this.meanings = new MeaningCheck(model, siblingModel);
    this.centers = new Centers(background);
  }

  /** Whether a sample can be shown to a booster: it must not hold a chat model's own tokens. */
  public static boolean isPresentable(SampleText sample) {
    return !MarkupCheck.hasControlTokens(sample);
  }

  /**
   * Checks a revision of a sample without siblings.
   *
   * @param language the sample's, BCP-47
   */
  public Checks check(String language, SampleText sample, SampleText revised) {
    return check(language, sample, revised, Siblings.NONE);
  }

  /**
   * Checks a revision.
   *
   * @param language the sample's, BCP-47
   * @param siblings of the sample
   */
  public Checks check(String language, SampleText sample, SampleText revised, Siblings siblings) {
    EmbeddedSample before = EmbeddedSample.of(sample, closeness);
    EmbeddedSample after = EmbeddedSample.of(revised, closeness);
    LanguageCheck.Finding tongue = languages.check(language, sample, revised, before, after);
    ArrangementCheck.Finding arrangement = ArrangementCheck.check(before, after);
    MeaningCheck.Finding meaning =
        meanings.check(before, after, centers.of(language), revised, siblings);
    List<String> markup = MarkupCheck.injected(sample, revised);
    EndingCheck.Finding ending = EndingCheck.check(sample.response(), revised.response());
    LengthCheck.Finding lengths = LengthCheck.check(sample, revised);
    List<Objection> objections = new ArrayList<>();
    add(objections, Objection.SAME_TEXT, revised.equals(sample));
    add(objections, Objection.MARKUP_INJECTED, !markup.isEmpty());
    add(objections, Objection.SECTIONS_SWAPPED, !arrangement.isKept());
    add(objections, Objection.INSTRUCTION_ECHOED, isEcho(sample, revised));
    add(objections, Objection.LANGUAGE_CHANGED, tongue.verdict() == Verdict.CHANGED);
    add(objections, Objection.MEANING_CHANGED, !meaning.isKept());
    // What is surely about something else may only seem to be in another language.
    add(objections, Objection.LANGUAGE_CHANGED, tongue.verdict() == Verdict.DOUBTFUL);
    add(objections, Objection.UNFINISHED, ending != EndingCheck.Finding.FINISHED);
    add(objections, Objection.TOO_LONG, lengths.bound() == LengthCheck.Bound.TOO_LONG);
    add(objections, Objection.TOO_SHORT, lengths.bound() == LengthCheck.Bound.TOO_SHORT);
    return new Checks(
        tongue,
        arrangement,
        meaning,
        markup,
        ending,
        lengths,
        Essential.lost(sample, revised),
        distance(sample, revised),
        references(language, sample),
        references(language, revised),
        objections);
  }

  /**
   * The features that the meaning's model is fitted to.
   *
   * @param language the sample's, BCP-47
   */
  public double[] meaningFeatures(String language, SampleText sample, SampleText revised) {
    return MeaningModel.features(
        EmbeddedSample.of(sample, closeness),
        EmbeddedSample.of(revised, closeness),
        centers.of(language));
  }

  /**
   * The features that the model with siblings is fitted to.
   *
   * @param language the sample's, BCP-47
   * @param siblings of the sample, at least one
   */
  public double[] siblingFeatures(
      String language, SampleText sample, SampleText revised, Siblings siblings) {
    return SiblingModel.features(
        model.classifier().logOdds(meaningFeatures(language, sample, revised)),
        NeutralForm.of(revised),
        siblings);
  }

  /** Insertions, deletions and replacements of code points over the three sections. */
  public static int distance(SampleText sample, SampleText revised) {
    return EditDistance.between(sample.instruction(), revised.instruction())
        + EditDistance.between(sample.input(), revised.input())
        + EditDistance.between(sample.response(), revised.response());
  }

  private static void add(List<Objection> objections, Objection objection, boolean holds) {
    if (holds) {
      objections.add(objection);
    }
  }

  private static boolean isEcho(SampleText sample, SampleText revised) {
    String response = letters(revised.response());
    String task = letters(sample.instruction() + sample.input());
    return !response.isEmpty()
        && !letters(sample.response()).equals(response)
        && (response.equals(letters(sample.instruction()))
            || response.equals(letters(revised.instruction()))
            || response.equals(task));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private int references(String language, SampleText text) {
    return references
        .computeIfAbsent(language, ReferenceList::of)
        .map(
            list ->
                list.in(String.join("\n", text.instruction(), text.input(), text.response()))
                    .size())
        .orElse(0);
  }
}
