// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import io.mdaq.core.text.TextDiff.Kind;
import io.mdaq.core.text.TextDiff.Piece;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The beginning of a difference between strangers' texts, as it may be shown: as {@link
 * DisplayText} has it, with long stretches that are the same cut short.
 *
 * @param spans in order
 * @param hidden code points that were cut off at the end
 */
public record DiffExcerpt(List<Span> spans, long hidden) {

  /** What is the same on more code points is cut short. */
  private static final int LONGEST_SAME = 240;

  /** So much of it is left at either end. */
  private static final int LEFT_OF_SAME = 80;

  /** What a span is. */
  public enum Mark {
    SAME,
    REMOVED,
    ADDED,
    /** It stands for what is left out, in the program's own words. */
    GAP
  }

  /** A span of one mark. */
  public record Span(Mark mark, String text) {}

  public DiffExcerpt {
    spans = List.copyOf(spans);
  }

  /** The first text, with what the second one lacks. */
  public static DiffExcerpt before(List<Piece> pieces, int limit) {
    return of(pieces, EnumSet.of(Kind.SAME, Kind.REMOVED), limit);
  }

  /** The second text, with what the first one lacks. */
  public static DiffExcerpt after(List<Piece> pieces, int limit) {
    return of(pieces, EnumSet.of(Kind.SAME, Kind.ADDED), limit);
  }

  /** Both texts in one. */
  public static DiffExcerpt both(List<Piece> pieces, int limit) {
    return of(pieces, EnumSet.allOf(Kind.class), limit);
  }

  private static DiffExcerpt of(List<Piece> pieces, Set<Kind> kinds, int limit) {
    List<Span> spans = new ArrayList<>();
    int room = limit;
    long hidden = 0;
    for (Piece piece : pieces) {
      if (!kinds.contains(piece.kind())) {
        continue;
      }
      int length = CodePoints.length(piece.text());
      int shown = 0;
      for (Span span : spans(piece)) {
        if (room <= 0) {
          break;
        }
        if (span.mark() == Mark.GAP) {
          spans.add(span);
          shown += length - 2 * LEFT_OF_SAME;
        } else {
          String head = CodePoints.prefix(span.text(), room);
          spans.add(new Span(span.mark(), DisplayText.of(head)));
          room -= CodePoints.length(head);
          shown += CodePoints.length(head);
        }
      }
      hidden += length - shown;
    }
    return new DiffExcerpt(spans, hidden);
  }

  private static List<Span> spans(Piece piece) {
    String text = piece.text();
    int length = CodePoints.length(text);
    if (piece.kind() == Kind.REMOVED) {
      return List.of(new Span(Mark.REMOVED, text));
    }
    if (piece.kind() == Kind.ADDED) {
      return List.of(new Span(Mark.ADDED, text));
    }
    if (length <= LONGEST_SAME) {
      return List.of(new Span(Mark.SAME, text));
    }
    int tail = text.offsetByCodePoints(text.length(), -LEFT_OF_SAME);
    return List.of(
        new Span(Mark.SAME, CodePoints.prefix(text, LEFT_OF_SAME)),
        new Span(
            Mark.GAP,
            " … %s characters that are the same … "
                .formatted(MarkdownText.count(length - 2L * LEFT_OF_SAME))),
        new Span(Mark.SAME, text.substring(tail)));
  }
}
