// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import io.mdaq.core.html.Chart.Series;
import io.mdaq.core.html.Chart.View;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.text.DiffExcerpt;
import io.mdaq.core.text.TextDiff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTest {

  /** Texts that would be read as something else where they are not escaped. */
  static List<String> hostile() {
    return List.of(
        "<script>alert(1)</script>",
        "</script><script>alert(2)</script>",
        "\"><img src=x onerror=alert(3)>",
        "' onmouseover='alert(4)",
        "{{7*7}} ${7*7} @if(true) !{x} $unsafe{x}",
        "</style></title><!--",
        "<a href=\"javascript:alert(5)\">x</a>",
        "&lt;b&gt; &#60;script&#62;");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aStrangersTextIsNowhereMarkup(String text) {
    String html = everywhere(text);

    assertThat(count(html, "<script")).isEqualTo(count(everywhere("harmless"), "<script"));
    assertThat(visible(html))
        .contains(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .doesNotContain("<img", "<a href=\"javascript", "<!--");
  }

  @Test
  void whatTurnsTheDirectionOrCannotBeSeenIsShown() {
    String text = "a\u202Eb\u0000c\uFEFFd\uD800e\u2028f\u2066g";
    for (UserText shown :
        List.of(
            UserText.inline(text),
            UserText.code(text),
            UserText.word(text),
            UserText.block(text, "", 99))) {
      assertThat(visible(body(shown)))
          .contains("a\\u202eb\\u0000c\\ufeffd\uFFFDe\\u2028f\\u2066g")
          .doesNotContain("\u202E", "\u0000", "\u2066", "\u2028");
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aMarkedDifferenceIsNowhereMarkup(String text) {
    List<TextDiff.Piece> pieces = TextDiff.between("alt gleich " + text, text + " gleich neu");
    String html =
        visible(
            body(
                Cell.of(
                    new MarkedText(DiffExcerpt.before(pieces, 900), "ar"),
                    new MarkedText(DiffExcerpt.after(pieces, 900), ""))));
    assertThat(html)
        .contains("<del>", "<ins>", "dir=\"rtl\" lang=\"ar\"", "dir=\"auto\"")
        .doesNotContain("<script", "<img", "<a href=\"javascript", "<!--", "</style");
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    String html =
        new Page("t", UserText.block("ش".repeat(1 << 20), "ar", 100), List.of(), "").html();

    assertThat(html).contains(">" + "ش".repeat(100) + "<", "… 1,048,476 more characters");
    assertThat(html.length()).isLessThan(40_000);
  }

  @Test
  void manyEmptyLinesAreToldInsteadOfShown() {
    String told = "<span class=\"rest\" lang=\"en\" dir=\"ltr\">… %s empty lines</span>";

    assertThat(body(UserText.block("\n \n\n\nfirst\n\n\nlast\n\n\u3000\t\n\n", "ar", 99)))
        .contains(">" + told.formatted(4) + "\nfirst\n\n\nlast\n" + told.formatted(3) + "</div>");
    assertThat(body(UserText.block("\n".repeat(5001), "", 5001))).contains(told.formatted("5,001"));
    assertThat(body(UserText.block("a\n\n\n", "", 9))).contains(">a\n\n\n</div>");
    assertThat(body(UserText.block("", "", 9))).contains("dir=\"auto\"></div>");
  }

  @Test
  void aTextHasItsLanguageAndDirection() {
    assertThat(body(UserText.block("GET / نص", "ar", 9))).contains("dir=\"rtl\" lang=\"ar\"");
    assertThat(body(UserText.block("x", "ar-EG", 9))).contains("dir=\"rtl\" lang=\"ar-EG\"");
    assertThat(body(UserText.block("x", "ja", 9))).contains("dir=\"ltr\" lang=\"ja\"");
    assertThat(body(UserText.block("x", "", 9))).contains("dir=\"auto\">x</div>");
    assertThat(body(UserText.block("x", "tlh", 9))).contains("dir=\"auto\" lang=\"tlh\"");
    assertThat(body(UserText.inline("نص"))).contains("<bdi dir=\"auto\">نص</bdi>");
  }

  @Test
  void thePolicyAllowsThePagesOwnStyleAndScriptsOnly() throws Exception {
    String html = everywhere("x");

    assertThat(html).contains("content=\"default-src &#39;none&#39;; base-uri &#39;none&#39;;");
    String policy = html.substring(html.indexOf("default-src"), html.indexOf("viewport"));
    assertThat(policy).doesNotContain("unsafe", "http");
    Matcher inline = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL).matcher(html);
    int found = 0;
    for (; inline.find(); found++) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
      assertThat(policy).contains(Base64.getEncoder().encodeToString(hash));
    }
    assertThat(found).isEqualTo(3);
    assertThat(count(policy, "sha256-")).isEqualTo(3);
  }

  @Test
  void aPageWithoutChartsIsSmallAndWholeWithoutAnything() {
    String html = new Page("Empty", Cell.text(""), List.of(), "").html();

    assertThat(html).startsWith("<!DOCTYPE html>").contains("<h1>Empty</h1>", "lang=\"en\"");
    assertThat(html).doesNotContain("echarts.init=", "application/json");
    assertThat(html.length()).isLessThan(40_000);
    assertThat(everywhere("x").length()).isBetween(600_000, 900_000);
  }

  @Test
  void writingIsTheSameText() throws IOException {
    Page page = new Page("ص", Cell.text("x"), List.of(), "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    page.write(bytes);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(page.html());
  }

  @Test
  void sectionsAreLinkedByTheirIds() {
    Section one = new Section("one", "First & best", Cell.text("body"));
    String html = new Page("t", Cell.text(""), List.of(one), "").html();

    assertThat(html)
        .contains("<a href=\"#one\">First &amp; best</a>")
        .contains("<section id=\"one\" aria-labelledby=\"one-title\">");
    assertThatThrownBy(() -> new Page("t", Cell.text(""), List.of(one, one), ""))
        .hasMessageContaining("two sections with the id one");
    assertThatThrownBy(() -> new Section("a b", "t", Cell.text("")))
        .hasMessageContaining("is no id");
  }

  @Test
  void tablesHaveACaptionAndHeadingsForRowsAndColumns() {
    DataTable table =
        new DataTable("What it is", List.of(Column.text("name"), Column.number("rows")))
            .row(Cell.text("a"), Cell.count(1234));

    assertThat(body(table))
        .contains("<caption><span>What it is</span></caption>")
        .contains("<th scope=\"col\" class=\"number\">rows</th>")
        .contains("<th scope=\"row\" class=\"words\">a</th>")
        .contains("<td class=\"number\">1,234</td>");
    assertThatThrownBy(() -> table.row(Cell.NONE)).hasMessageContaining("1 cells in a table of 2");
  }

  @Test
  void partsOfNothingAreDrawnAndNotDividedByZero() {
    Parts parts = new Parts(List.of(new Parts.Part("selected", 0, Tone.MAIN)));
    assertThat(body(parts)).contains("width=\"0.00\"", "0.0 %").doesNotContain("NaN");
    assertThat(body(Bars.of(Double.NaN, Tone.MAIN))).contains("width=\"0.00%\"");
    assertThat(body(Bars.of(7, Tone.MAIN))).contains("width=\"100.00%\"");
    assertThat(body(new Outline("none", new long[3], new long[3])))
        .contains("aria-label=\"none\"")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void chartsAreCheckedAndTheirDataCannotEndTheirElement() {
    View view =
        new View("</script>", List.of("<"), "&", "%", List.of(new Series("\u2028", Tone.MAIN, 1)));
    assertThat(new Chart("c", Chart.Kind.BARS, List.of(view), Cell.NONE).json())
        .contains("\\u003c/script\\u003e", "\\u0026", "\\u2028")
        .doesNotContain("<", ">", "&", "\u2028");
    assertThatThrownBy(() -> new Series("s", Tone.MAIN, Double.NaN))
        .hasMessageContaining("cannot be drawn");
    assertThatThrownBy(
            () -> new View("v", List.of(), "", "", List.of(new Series("s", Tone.MAIN, 1))))
        .hasMessageContaining("1 values for 0 categories");
  }

  /** A page in which a text stands wherever a user's text can. */
  static String everywhere(String text) {
    DataTable table =
        new DataTable(text, List.of(Column.text(text), Column.number(text)))
            .row(UserText.code(text), UserText.inline(text))
            .row(UserText.word(text), Cell.strong(text))
            .row(Cell.text("plain"), UserText.block(text, "ar", 1000));
    Chart chart =
        new Chart(
            text,
            Chart.Kind.BARS,
            List.of(
                new View(text, List.of(text), text, text, List.of(new Series(text, Tone.MAIN, 1)))),
            table);
    Parts parts = new Parts(List.of(new Parts.Part(text, 3, Tone.BASE)));
    Outline outline = new Outline(text, new long[] {1, 2}, new long[] {0, 1});
    Content block = UserText.block(text, "", 1000);
    return new Page(
            "Hostile",
            block,
            List.of(
                new Section("table", "Table", table),
                new Section("chart", "Chart", chart),
                new Section("parts", "Parts", parts),
                new Section("outline", "Outline", outline)),
            "")
        .html();
  }

  private static String body(Content content) {
    return new Page("t", content, List.of(), "").html();
  }

  /** The page without its style and scripts; the data of charts stay. */
  private static String visible(String html) {
    return html.replaceAll("(?s)<(style|script)>.*?</\\1>", "");
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
