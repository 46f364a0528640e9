// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.MarkedText;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.UserText;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.DiffExcerpt;
import io.mdaq.core.text.TextDiff;
import io.mdaq.core.text.TextDiff.Piece;
import io.mdaq.pipeline.boost.BoostedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Some candidates beside their revisions, with the difference marked.
 *
 * @param replaced by language
 * @param kept by reason
 */
record RevisionSection(List<Group> replaced, List<Group> kept) {

  private static final int LIMIT = 1200;

  /** Some candidates that have something in common. */
  record Group(Content title, List<Shown> candidates) {}

  /**
   * A candidate.
   *
   * @param what score and edit distance
   * @param place the row it comes from
   * @param detail why it stayed; empty where it did not
   * @param original its sections
   * @param revision those of the revision; empty where none could be read
   */
  record Shown(
      String what,
      UserText place,
      UserText detail,
      List<Content> original,
      List<Content> revision) {}

  static Optional<Section> of(ReportFacts facts) {
    RevisionSection section =
        new RevisionSection(
            groups(facts.boosted().replaced(), code -> Cell.text(PageTemplates.nameOf(code))),
            groups(facts.boosted().kept(), UserText::word));
    return section.replaced.isEmpty() && section.kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "revisions",
                "Samples and their revisions",
                PageTemplates.content("revisions", section)));
  }

  private static List<Group> groups(
      SortedMap<String, List<BoostedLine>> examples, Function<String, Content> title) {
    List<Group> groups = new ArrayList<>();
    examples.forEach(
        (key, lines) ->
            groups.add(
                new Group(title.apply(key), lines.stream().map(RevisionSection::shown).toList())));
    return groups;
  }

  private static Shown shown(BoostedLine line) {
    List<Content> original = new ArrayList<>();
    List<Content> revision = new ArrayList<>();
    SampleText old = line.original();
    SampleText now = line.revised();
    if (now == null) {
      List.of(old.instruction(), old.input(), old.response()).stream()
          .filter(text -> !text.isEmpty())
          .forEach(text -> original.add(UserText.block(text, line.language(), LIMIT)));
    } else {
      add(line.language(), old.instruction(), now.instruction(), original, revision);
      add(line.language(), old.input(), now.input(), original, revision);
      add(line.language(), old.response(), now.response(), original, revision);
    }
    return new Shown(
        what(line),
        UserText.code(line.place()),
        UserText.inline(line.detail()),
        original,
        revision);
  }

  /** Both sides get a section where either has a text, so that they stay beside each other. */
  private static void add(
      String language, String old, String now, List<Content> original, List<Content> revision) {
    if (old.isEmpty() && now.isEmpty()) {
      return;
    }
    List<Piece> pieces = TextDiff.between(old, now);
    original.add(new MarkedText(DiffExcerpt.before(pieces, LIMIT), language));
    revision.add(new MarkedText(DiffExcerpt.after(pieces, LIMIT), language));
  }

  private static String what(BoostedLine line) {
    Integer after = line.revisedScore();
    Integer distance = line.editDistance();
    return "Score "
        + BoostWords.mean(line.score(), 1)
        + (after == null ? "" : ", of the revision " + BoostWords.mean(after, 1))
        + (distance == null ? "." : ". Edit distance %s.".formatted(count(distance)));
  }
}
