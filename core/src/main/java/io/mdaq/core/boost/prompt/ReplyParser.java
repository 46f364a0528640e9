// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.prompt;

import io.mdaq.core.boost.prompt.BoosterReply.Fault;
import io.mdaq.core.boost.prompt.BoosterReply.Revised;
import io.mdaq.core.boost.prompt.BoosterReply.Unreadable;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.text.TextNormalizer;
import io.mdaq.core.text.VisibleText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the replies to one prompt. What a reasoning model thinks first is no part of a reply. */
public final class ReplyParser {

  private static final String THOUGHT = "</think>";
  private static final List<String> OUR_WORDS = PromptTexts.telling();

  private final String mark;

  /**
   * @param mark of the prompt
   */
  public ReplyParser(String mark) {
    this.mark = mark;
  }

  /** Reads a reply. */
  public BoosterReply parse(Completed answer) {
    if (answer.ending() == Ending.REFUSAL || answer.ending() == Ending.CONTENT_FILTER) {
      return new Unreadable(Fault.REFUSED, "the endpoint sent a refusal");
    }
    String text = TextNormalizer.normalize(behindThought(answer.text()));
    if (answer.ending() == Ending.LENGTH) {
      return new Unreadable(Fault.CUT_OFF, "the reply reached the most tokens that it may have");
    }
    if (VisibleText.isBlank(text)) {
      return new Unreadable(Fault.EMPTY, "the reply says nothing");
    }
    Optional<String> ours = OUR_WORDS.stream().filter(text::contains).findFirst();
    if (ours.isPresent()) {
      return new Unreadable(Fault.PROMPT_ECHOED, "the reply repeats " + Excerpt.of(ours.get()));
    }
    return sections(text);
  }

  private BoosterReply sections(String text) {
    List<Section> found = new ArrayList<>();
    Map<Section, StringBuilder> texts = new EnumMap<>(Section.class);
    StringBuilder outside = new StringBuilder();
    StringBuilder current = outside;
    for (String line : text.split("\n", -1)) {
      Optional<Section> begun = begins(line);
      if (begun.isPresent()) {
        found.add(begun.get());
        current = texts.computeIfAbsent(begun.get(), section -> new StringBuilder());
      } else {
        current.append(line).append('\n');
      }
    }
    Optional<Unreadable> fault = fault(found);
    if (fault.isPresent()) {
      return fault.get();
    }
    outside.append(texts.get(Section.END));
    if (!VisibleText.isBlank(outside.toString())) {
      return new Unreadable(
          Fault.TEXT_OUTSIDE,
          "outside of the sections stands " + Excerpt.of(outside.toString().strip()));
    }
    return revised(texts);
  }

  private Optional<Section> begins(String line) {
    String bare = line.strip();
    return Stream.of(Section.values())
        .filter(section -> section.line(mark).equals(bare))
        .findFirst();
  }

  private static Optional<Unreadable> fault(List<Section> found) {
    List<Section> expected = List.of(Section.values());
    if (found.equals(expected)) {
      return Optional.empty();
    }
    if (found.stream().distinct().count() < found.size()) {
      return Optional.of(new Unreadable(Fault.SECTION_DOUBLED, "the reply has " + found));
    }
    if (found.containsAll(expected)) {
      return Optional.of(new Unreadable(Fault.SECTIONS_REORDERED, "the reply has " + found));
    }
    // What breaks off has the beginning, in order.
    boolean isBeginning = !found.isEmpty() && found.equals(expected.subList(0, found.size()));
    return Optional.of(
        isBeginning
            ? new Unreadable(Fault.CUT_OFF, "the reply ends behind " + found)
            : new Unreadable(Fault.SECTION_MISSING, "the reply has only " + found));
  }

  private BoosterReply revised(Map<Section, StringBuilder> texts) {
    SampleText sample =
        new SampleText(
            text(texts, Section.INSTRUCTION),
            text(texts, Section.INPUT),
            text(texts, Section.RESPONSE));
    if (VisibleText.isBlank(sample.instruction()) || VisibleText.isBlank(sample.response())) {
      return new Unreadable(Fault.EMPTY, "the reply has no instruction or no response");
    }
    boolean hasMark =
        Stream.of(sample.instruction(), sample.input(), sample.response())
            .anyMatch(text -> text.contains(mark));
    return hasMark
        ? new Unreadable(Fault.MARK_IN_TEXT, "the mark " + mark + " stands inside a text")
        : new Revised(sample);
  }

  private static String text(Map<Section, StringBuilder> texts, Section section) {
    return TextNormalizer.normalize(String.valueOf(texts.get(section)));
  }

  private static String behindThought(String reply) {
    int thought = reply.lastIndexOf(THOUGHT);
    boolean isThinking = reply.stripLeading().startsWith("<think>");
    return isThinking && thought >= 0 ? reply.substring(thought + THOUGHT.length()) : reply;
  }
}
