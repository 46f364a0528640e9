// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import io.mdaq.core.text.CodePoints;

/**
 * The beginning of a text.
 *
 * @param head what is shown of it
 * @param hidden code points that come after it
 */
public record CutText(String head, int hidden) {

  static CutText of(String text, int limit) {
    String head = CodePoints.prefix(text, limit);
    return new CutText(head, text.codePointCount(head.length(), text.length()));
  }
}
