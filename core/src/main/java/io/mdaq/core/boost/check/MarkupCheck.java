// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.sample.SampleText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a revision brings that does something in a browser, a terminal or a model: HTML elements,
 * pictures and links of Markdown, special tokens of chat models, section marks. None of the expert
 * revisions that were looked at brings any into a sample without it. Markdown's own emphasis, lists
 * and code are no injection, nor is what stands in code.
 */
final class MarkupCheck {

  private static final Pattern CODE = Pattern.compile("```[^`]*(?:```|$)|`[^`\\n]+`");

  /** An element of HTML or SVG by its name, so that {@code <name>} and x < y are none. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<(?:/\\s*)?("
              + "a|applet|article|aside|audio|b|base|big|blink|blockquote|body|br|button|canvas"
              + "|center|code|col|details|div|dl|dt|dd|em|embed|fieldset|figure|font|footer|form"
              + "|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li"
              + "|link|main|map|mark|marquee|math|meta|nav|noscript|object|ol|option|p|param"
              + "|picture|pre|s|script|section|select|small|source|span|strike|strong|style|sub"
              + "|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track"
              + "|tt|u|ul|video|wbr)(?=[\\s/>])[^<>]*>?",
          Pattern.CASE_INSENSITIVE);

  /** What is compared word by word, since there is no name to it. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "<!--|<!\\[CDATA|<!doctype|<\\|[^|<>\\s]{1,40}\\|>|<<<[A-Z]|\\[/?INST]|<</?SYS>>"
              + "|\\[\\[[A-Z]+]]|</?think>|!\\[[^\\]\\n]*]\\(|]\\(\\s*(?:[a-z]{2,12}:|//)"
              + "|\\bjavascript:|\\bdata:[a-z]+/|\\bvbscript:"
              + "|^\\s*#{2,4} (?:Instruction|Input|Response):",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** By which chat models part turns; in a prompt they could end our own. */
  private static final Pattern CONTROL =
      Pattern.compile("<\\|[^|<>\\s]{1,40}\\|>|\\[/?INST]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>");

  private MarkupCheck() {}

  /** What the revision has, outside of code, and the sample has nowhere; sorted. */
  static List<String> injected(SampleText sample, SampleText revised) {
    Set<String> found = new TreeSet<>(in(withoutCode(revised)));
    if (!found.isEmpty()) {
      found.removeAll(in(all(sample)));
    }
    return List.copyOf(found);
  }

  /** Whether a sample has tokens by which a model parts its turns. */
  static boolean hasControlTokens(SampleText sample) {
    return CONTROL.matcher(all(sample)).find();
  }

  private static Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    Matcher element = ELEMENT.matcher(text);
    while (element.find()) {
      found.add("<" + element.group(1).toLowerCase(Locale.ROOT));
    }
    Matcher other = OTHERS.matcher(text);
    while (other.find()) {
      found.add(other.group().strip().toLowerCase(Locale.ROOT));
    }
    return found;
  }

  private static String withoutCode(SampleText text) {
    return CODE.matcher(all(text)).replaceAll(" ");
  }

  private static String all(SampleText text) {
    return String.join("\n\n", text.instruction(), text.input(), text.response());
  }
}
