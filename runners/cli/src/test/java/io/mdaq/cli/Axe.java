// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What axe-core (Deque Systems, github.com/dequelabs/axe-core) holds against a page on behalf of
 * people who do not see it, see little of it, or use no mouse.
 */
final class Axe {

  private static final String LIBRARY = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /** What is folded cannot be seen and would not be looked at. */
  private static final String CHECK =
      """
      <script src="axe.js"></script><script>
      document.querySelectorAll('details').forEach(details => { details.open = true; });
      axe.run(document, { resultTypes: ['violations'] }).then(result => {
        const told = parent.document.createElement('pre');
        told.id = 'told';
        told.textContent = encodeURIComponent(JSON.stringify(result.violations.map(found =>
          `${found.impact} ${found.id}: ${found.help}, ${found.nodes.length} times: `
            + found.nodes.slice(0, 3).map(node => node.html).join(' '))));
        parent.document.body.append(told);
      });
      </script>
      """;

  private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"[^>]*>";
  private static final Pattern TOLD = Pattern.compile("<pre id=\"told\">(.*?)</pre>");

  private Axe() {}

  /** A way to look at a page. */
  enum View {
    LIGHT_AND_WIDE(1280),
    DARK_AND_NARROW(390, "--blink-settings=preferredColorScheme=0"),
    WITHOUT_SCRIPTS(1280) {
      @Override
      String seen(String html) {
        return html.replace("<script>", "<script type=\"text/never\">")
            .replace("noscript>", "div>");
      }
    };

    private final int width;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final String[] flags;

    View(int width, String... flags) {
      this.width = width;
      this.flags = flags;
    }

    String seen(String html) {
      return html;
    }
  }

  /** All that is found, each with its weight, its rule and some of the places. */
  static List<String> findings(Path page, View view) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("mdaq-axe");
    try (InputStream library = Axe.class.getResourceAsStream(LIBRARY)) {
      Files.copy(Objects.requireNonNull(library, LIBRARY), folder.resolve("axe.js"));
    }
    String html = view.seen(Files.readString(page));
    int end = html.lastIndexOf("</body>");
    // The page's own policy would keep the library out.
    String checked = html.substring(0, end).replaceFirst(POLICY, "") + CHECK + html.substring(end);
    // A window is never as narrow as a phone, a frame is.
    String host =
        "<!DOCTYPE html><body><iframe width=\"%d\" height=\"844\" srcdoc=\"%s\"></iframe></body>"
            .formatted(view.width, checked.replace("&", "&amp;").replace("\"", "&quot;"));
    Browser.Opened opened =
        Browser.open(Browser.write(folder.resolve("host.html"), host), view.flags);
    Matcher told = TOLD.matcher(opened.document());
    if (!told.find()) {
      throw new AssertionError("the check did not end: " + opened.console());
    }
    return List.of(
        new JsonMapper()
            .readValue(URLDecoder.decode(told.group(1), StandardCharsets.UTF_8), String[].class));
  }
}
