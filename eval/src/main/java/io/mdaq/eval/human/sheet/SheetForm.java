// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.resource.Resource;
import io.mdaq.eval.human.RaterLabel;
import io.mdaq.eval.human.SheetColumn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sheet as one HTML file that works from a disk without a network: readable without scripts,
 * usable by keyboard, in the direction of its language. Answers are saved as a CSV file that the
 * browser downloads. The page's policy (CSP) names the hashes of its one style and its one script
 * and forbids all else, so a text that got past the escaping could still load and run nothing.
 */
final class SheetForm {

  private static final String STYLE = resource("form.css");
  private static final String SCRIPT = resource("form.js");

  private static final String POLICY =
      "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'";

  /** Longer texts may be higher than the style lets them be, in wide letters on a phone. */
  private static final int MOST_WITHOUT_SCROLLING = 300;

  private static final int MOST_LINES = 15;

  private final Sheet sheet;
  private final RaterTexts texts;
  private final Markup page = new Markup();

  private SheetForm(Sheet sheet) {
    this.sheet = sheet;
    this.texts = RaterTexts.in(sheet.language());
  }

  /** The whole page. */
  static String of(Sheet sheet) {
    SheetForm form = new SheetForm(sheet);
    form.head();
    form.body();
    return form.page.toString();
  }

  private void head() {
    // The frame's words are English where there are none in the rater's language.
    String words = RaterTexts.languageOf(sheet.language());
    page.raw("<!doctype html>\n")
        .open("html", "lang", words, "dir", WritingDirection.of(words))
        .raw("\n<head>\n<meta charset=\"utf-8\">\n")
        .open(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            POLICY.formatted(hash(STYLE), hash(SCRIPT)))
        .raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
        .element("title", texts.title())
        .raw("<style>" + STYLE + "</style>\n</head>\n");
  }

  private void body() {
    page.raw("<body>\n<header>\n")
        .element("h1", texts.title())
        .element("p", texts.intro())
        .element("p", texts.keys(), "class", "keys")
        .raw("<noscript>")
        .element("p", texts.noScripts(), "class", "warning")
        .raw("</noscript>\n</header>\n");
    page.open("main")
        .open(
            "form",
            "id",
            "form",
            "data-name",
            sheet.name(),
            "data-separator",
            String.valueOf(texts.separator()),
            "data-columns",
            SheetColumn.ITEM.title()
                + " "
                + SheetColumn.CHECK.title()
                + " "
                + SheetColumn.VERDICT.title()
                + " "
                + SheetColumn.COMMENT.title(),
            "data-sheet",
            Sha256.hex(
                sheet.items().stream()
                    .map(item -> item.key().item() + item.key().check())
                    .collect(Collectors.joining())));
    for (int i = 0; i < sheet.items().size(); i++) {
      item(i + 1, sheet.items().get(i));
    }
    page.close("form")
        .close("main")
        .raw("<footer id=\"bar\" hidden>\n<progress id=\"meter\" value=\"0\" max=\"")
        .text(String.valueOf(sheet.items().size()))
        .raw("\"></progress>\n<span role=\"status\">")
        .text(texts.progress())
        .raw(" <bdi id=\"done\" dir=\"ltr\"></bdi></span>\n")
        .element("button", texts.save(), "type", "button", "id", "save")
        .raw("</footer>\n<script>" + SCRIPT + "</script>\n</body>\n</html>\n");
  }

  private void item(int number, SheetItem item) {
    String name = item.key().item();
    page.open("section", "data-item", name, "data-check", item.key().check())
        .raw("\n")
        .element("h2", number + " / " + sheet.items().size(), "class", "number");
    text("question", texts.question(), item.question());
    page.open("div", "class", "answers").raw("\n");
    text("answer", texts.answerA(), item.answerA());
    text("answer", texts.answerB(), item.answerB());
    page.close("div").raw("<fieldset>\n").element("legend", texts.which());
    choice(name, 1, RaterLabel.A, texts.betterA());
    choice(name, 2, RaterLabel.B, texts.betterB());
    choice(name, 3, RaterLabel.TIE, texts.equal());
    choice(name, 4, RaterLabel.BAD, texts.unusable());
    page.close("fieldset")
        .raw("<label class=\"comment\">")
        .text(texts.comment())
        .raw("<textarea rows=\"1\" dir=\"auto\"></textarea></label>\n")
        .close("section");
  }

  private void text(String kind, String title, String text) {
    page.open("article", "class", kind)
        .raw("\n")
        .element("h3", title)
        .element("div", text, attributes(title, text))
        .close("article");
  }

  private String[] attributes(String title, String text) {
    List<String> attributes =
        new ArrayList<>(List.of("class", "text", "dir", "auto", "lang", sheet.language()));
    if (text.length() > MOST_WITHOUT_SCROLLING || text.lines().count() > MOST_LINES) {
      // What can be scrolled must be reached by keyboard.
      attributes.addAll(List.of("tabindex", "0", "role", "group", "aria-label", title));
    }
    return attributes.toArray(String[]::new);
  }

  private void choice(String name, int key, RaterLabel label, String words) {
    page.raw("<label>")
        .open("input", "type", "radio", "name", name, "value", label.code())
        .raw(" <kbd>" + key + "</kbd> ")
        .text(words)
        .close("label");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    return Resource.text(SheetForm.class, "/io/mdaq/eval/human/" + name);
  }
}
