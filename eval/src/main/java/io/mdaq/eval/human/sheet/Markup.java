// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

/**
 * HTML that grows. What a page says goes through {@link #text} or an attribute's value and is
 * escaped there and nowhere else; only literals of this program may be {@link #raw}.
 */
final class Markup {

  private final StringBuilder html = new StringBuilder();

  /** Markup of this program itself. */
  Markup raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Anything that is to be read. */
  Markup text(String text) {
    html.append(escape(text));
    return this;
  }

  /**
   * An opening tag.
   *
   * @param attributes names and values in turn
   */
  Markup open(String tag, String... attributes) {
    html.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      html.append('"');
    }
    html.append('>');
    return this;
  }

  Markup close(String tag) {
    html.append("</").append(tag).append(">\n");
    return this;
  }

  /** An element that holds a text. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
