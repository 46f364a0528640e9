// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/**
 * The templates of one package, which the build turned into classes of that package: {@code
 * src/main/jte} of its module.
 */
public final class Templates {

  private final TemplateEngine engine;

  private Templates(TemplateEngine engine) {
    this.engine = engine;
  }

  /** The templates of the package that a class is in. */
  public static Templates beside(Class<?> owner) {
    return new Templates(
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, owner.getClassLoader(), owner.getPackageName()));
  }

  /**
   * Prints a template.
   *
   * @param name of the template, without its ending
   * @param model its one parameter
   */
  public void print(String name, Object model, TemplateOutput output) {
    engine.render(name + ".jte", model, output);
  }

  /** A template with its parameter, to be printed where it stands in another one. */
  public Content content(String name, Object model) {
    return output -> print(name, model, output);
  }

  /** The template as text. */
  public String text(String name, Object model) {
    StringOutput output = new StringOutput();
    print(name, model, output);
    return output.toString();
  }
}
