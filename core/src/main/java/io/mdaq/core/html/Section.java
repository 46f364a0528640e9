// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;

/**
 * A part of a page under a heading of the second level.
 *
 * @param id names it in links: lower-case letters, digits and hyphens
 * @param title its heading, and its link in the list of sections
 * @param body what stands under the heading
 */
public record Section(String id, String title, Content body) {

  public Section {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("\"" + id + "\" is no id of a section");
    }
  }
}
