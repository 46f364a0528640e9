// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import java.util.LinkedHashMap;
import java.util.Map;

/** A parsed template. Immutable, and safe to render in several threads at once. */
public final class Template {

  /** Ten times the longest published chat template, in UTF-16 code units. */
  public static final int MAX_LENGTH = 1_000_000;

  private final Node root;

  private Template(Node root) {
    this.root = root;
  }

  /**
   * Parses a template.
   *
   * @throws TemplateException if it is too long or has something that is not known
   */
  public static Template parse(String source) {
    if (source.length() > MAX_LENGTH) {
      throw new TemplateException(
          "the template has " + source.length() + " characters; allowed are " + MAX_LENGTH);
    }
    return new Template(TemplateParser.parse(source));
  }

  /**
   * Renders the template.
   *
   * @param variables by name; they hide functions of the same name
   * @throws TemplateException if a value is missing where one is needed, an operation is not
   *     possible, the template raises an exception of its own, or it takes too many steps
   */
  public String render(Map<String, Value> variables) {
    Map<String, Value> all = new LinkedHashMap<>(Globals.all());
    all.putAll(variables);
    Context context = new Context(all);
    try {
      return context.capture(() -> root.render(context));
    } catch (StackOverflowError e) {
      // Lists of lists can be built as deep as the steps allow; nothing is lost but this rendering.
      throw new TemplateException("values or calls are nested too deep");
    }
  }
}
