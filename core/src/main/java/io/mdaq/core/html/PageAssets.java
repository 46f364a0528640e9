// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import io.mdaq.core.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The style and the scripts that a page carries, and the policy that allows nothing else.
 *
 * @param style the one style sheet
 * @param scripts in order
 */
record PageAssets(String style, List<String> scripts) {

  private static final String STYLE = "page.css";
  private static final String SCRIPT = "page.js";

  /** Apache ECharts (Apache License 2.0): the build with lines, bars and points. */
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

  PageAssets {
    scripts = List.copyOf(scripts);
    for (String script : scripts) {
      if (script.toLowerCase(java.util.Locale.ROOT).contains("</script")) {
        throw new IllegalArgumentException("a script that would end its own element");
      }
    }
  }

  private static final class Holder {
    private static final PageAssets PLAIN = new PageAssets(read(STYLE), List.of(read(SCRIPT)));
    private static final PageAssets CHARTS =
        new PageAssets(PLAIN.style(), List.of(read(ECHARTS), PLAIN.scripts().get(0)));
  }

  /** Without the chart library. */
  static PageAssets plain() {
    return Holder.PLAIN;
  }

  /** With the chart library. */
  static PageAssets charts() {
    return Holder.CHARTS;
  }

  /** The content security policy: what stands in the page, told by its hash, and nothing else. */
  String policy() {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src %s; script-src %s"
        .formatted(
            source(style),
            scripts.stream().map(PageAssets::source).collect(Collectors.joining(" ")));
  }

  private static String source(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String read(String resource) {
    // A page's line ends are line feeds when a browser hashes it.
    return Resource.text(PageAssets.class, resource).replace("\r\n", "\n");
  }
}
